"""Whether the disk has room for a family's data to grow (REL-09)."""

import shutil
from pathlib import Path

LEAST_MB = 200
"""With less at the start a family is told. Five years of daily practice take some 40 MB, and
and the backups of them up to twenty times as much."""
MB = 1_000_000


def free_mb(folder: Path) -> int | None:
    """Whole megabytes that are free for what is kept in `folder`; None where nobody can say.

    The folder need not be there yet: what it will be made in tells.
    """
    place = folder.absolute()
    for there in (place, *place.parents):
        try:
            return shutil.disk_usage(there).free // MB
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None


def short_of_room(free: int | None) -> bool:
    """Whether so many megabytes are fewer than a family should begin with."""
    return free is not None and free < LEAST_MB
