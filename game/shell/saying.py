"""What the command line prints: what was asked for on standard output, the rest on the other."""

import sys
from contextlib import suppress

from game.shell.trouble import Trouble


def say(line: str) -> None:
    """Print a line at once, so that whoever reads along sees it. Raises Trouble."""
    put(f"{line}\n")
    see_out()


def put(text: str) -> None:
    """Print a piece of a longer text; `see_out` ends it. Raises Trouble."""
    if sys.stdout is None:
        raise Trouble(_unprinted("standard output is closed"))
    try:
        sys.stdout.write(text)
    except OSError as error:
        raise _refused(error) from None


def see_out() -> None:
    """Whatever was put is out with whoever reads it. Raises Trouble."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _refused(error) from None


def warn(line: str) -> None:
    """Tell people something on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"stepling: {line}\n")
        sys.stderr.flush()


def plain(text: str) -> str:
    """`text` as a terminal may show it: what came from a device or a file gives it no orders."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def _refused(error: OSError) -> Trouble:
    with suppress(OSError):
        sys.stdout.close()  # else Python would try once more at its end, and complain
    return Trouble(_unprinted(error.strerror or "it cannot be written"))


def _unprinted(why: str) -> str:
    return f"What was asked for cannot be printed ({why})."
