"""The picture of a recording that was measured: sway, and loads over time, on one page."""

import os
import warnings
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from game.shell.measure_plot.page import SIZE_IN, lay_out
from game.shell.measure_plot.style import DOTS_PER_INCH, STYLE
from game.shell.trouble import Trouble
from sensors.measures.given import Given
from sensors.measures.measured import Measured

__all__ = ["draw", "kind_of"]

WRONG_USE = 2
NAME_LETTERS = 50
NO_DATE = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}
"""Nothing but the recording decides the bytes of a picture. Its kinds are the keys."""
INSTALL = 'python3 -m pip --python .venv install -c constraints.txt -e ".[plot]"'


def kind_of(path: Path) -> str:
    """`png` or `svg`, by the name's ending. Raises Trouble for any other."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in NO_DATE:
        told = f"{path} is neither a .png nor a .svg file"
        raise Trouble(f"{told}. Give the picture a name with one of these endings.", WRONG_USE)
    return kind


def draw(given: Given, measured: Measured, path: Path, title: str) -> None:
    """Draw what was measured to `path`, under `title`.

    Whoever reads meanwhile finds the old file or the new one, whole. Raises Trouble where the
    ending is none of a picture, matplotlib is missing, or the file cannot be written.
    """
    picture = _picture(given, measured, kind_of(path), title)
    try:
        _keep(picture, path)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise Trouble(f"{path} cannot be written ({reason}). Choose another place.") from None


def _picture(given: Given, measured: Measured, kind: str, title: str) -> bytes:
    """The bytes of the file."""
    try:
        # Slow to load, and an extra: only who asks for a picture needs it.
        import matplotlib as mpl  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError as error:
        raise Trouble(
            f"A picture needs matplotlib, which cannot be loaded ({error}). In Stepling's folder "
            f"type: {INSTALL} (on Windows py for python3)."
        ) from None
    with mpl.rc_context(), warnings.catch_warnings():
        # A file's name may hold letters that the font lacks: they are drawn as boxes.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        mpl.rcdefaults()  # whatever the family's own settings say
        mpl.rcParams.update(STYLE)
        figure = Figure(figsize=SIZE_IN, dpi=DOTS_PER_INCH)
        lay_out(figure, given, measured, title)
        out = BytesIO()
        figure.savefig(out, format=kind, metadata=NO_DATE[kind])
    return out.getvalue()


def _keep(picture: bytes, path: Path) -> None:
    """Whole or not at all. Raises OSError."""
    # With more letters the name might be too long; others may read it as they may read any file.
    beside = path.with_name(f".{path.name[:NAME_LETTERS]}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(picture)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
