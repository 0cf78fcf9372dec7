"""A rehearsal's page as a picture in a file."""

import stat
from io import BytesIO
from pathlib import Path

from game.rehearsal.report import Report
from game.shell.trouble import Trouble

WRONG_USE = 2
SUFFIX = ".png"


def look_for_place(path: Path) -> None:
    """Whether a picture may go there, before a long rehearsal begins. Raises Trouble."""
    if path.suffix.lower() != SUFFIX:
        raise Trouble(f"The picture {path} must end in {SUFFIX}. Choose such a name.", WRONG_USE)
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise _unwritable(path, "it is a folder")
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise _unwritable(path, "there is no such folder") from None
    except OSError as error:
        raise _unwritable(path, error.strerror or "unknown reason") from None
    except ValueError:
        raise _unwritable(path, "no file can have such a name") from None


def write_png(report: Report, path: Path) -> None:
    """The page on 1280x720 px, in the family's language. Raises Trouble."""
    # Only who wants a picture waits for the painter.
    import pygame  # noqa: PLC0415

    from game.model import CANVAS_H, CANVAS_W, Look  # noqa: PLC0415
    from game.scenes.rehearsal_picture import picture  # noqa: PLC0415
    from game.shell import headless  # noqa: PLC0415
    from game.shell.painter import Painter  # noqa: PLC0415
    from game.shell.paths import assets_folder  # noqa: PLC0415
    from game.shell.texts import translator  # noqa: PLC0415

    headless.open_display()
    canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
    painter = Painter(assets_folder(), translator(assets_folder()), Look())
    painter.paint(canvas, picture(report, alone=True))
    written = BytesIO()
    pygame.image.save(canvas, written, SUFFIX)
    try:
        path.write_bytes(written.getvalue())
    except OSError as error:
        raise _unwritable(path, error.strerror or "unknown reason") from None


def _unwritable(path: Path, why: str) -> Trouble:
    return Trouble(f"The picture {path} cannot be written ({why}). Choose another place.")
