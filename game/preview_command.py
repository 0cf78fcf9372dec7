"""`stepling levels preview`: plays a file, and tells what becomes of it."""

import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

DONE, DID_NOT_HOLD = 0, 1


def preview(asked: Namespace) -> int:
    """Play the file and look at it; in a window always 0."""
    # What plays is loaded only here, so that `--help` is instant.
    from game.scenes.previewing import News, Taken  # noqa: PLC0415
    from game.shell import preview as played  # noqa: PLC0415
    from game.shell.paths import data_folder  # noqa: PLC0415
    from game.shell.saying import plain, warn  # noqa: PLC0415

    def announce(news: News) -> None:
        """Taken levels in a sentence, mistakes with their places and lines."""
        with suppress(OSError):  # whoever read along may have left; the picture says it too
            if isinstance(news, Taken):
                warn(f"{plain(news.level.title)} plays from its beginning.")
            elif sys.stderr is not None:
                lines = [plain(line) for one in news.problems for line in str(one).split("\n")]
                sys.stderr.write("".join(f"{line}\n" for line in lines))
                sys.stderr.flush()

    data = data_folder(getattr(asked, "data", None))
    shots = getattr(asked, "shots", None)
    wanted = played.Wanted(
        file=played.file_of(asked.file, data),
        data=data,
        rung=asked.rung,
        sensor=getattr(asked, "sensor", played.KEYS),
        seed=asked.seed,
        headless=asked.headless,
        seconds=asked.seconds,
        shots=Path(shots) if shots else None,
        safe_video=getattr(asked, "safe_video", False),
        full=getattr(asked, "full", False),
        silent=getattr(asked, "silent", False),
    )
    good = played.preview(wanted, warn, announce)
    return DONE if good or not asked.headless else DID_NOT_HOLD
