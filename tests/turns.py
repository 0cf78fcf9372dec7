"""Turns of tests that run side by side: some count on the clock, and are alone meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where neither a virtual screen nor a private bus is to be had
    fcntl = None  # type: ignore[assignment]

__all__ = ["turn"]


@contextmanager
def turn(folder: Path, alone: bool) -> Iterator[None]:
    """Wait until it is one's turn, beside others or `alone`, among all that use this `folder`.

    Nobody overtakes whoever waits to be alone: everybody comes in by the same gate.
    """
    if fcntl is None:
        yield
        return
    with (folder / "machine").open("w") as machine:
        with (folder / "gate").open("w") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            fcntl.flock(machine, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield
