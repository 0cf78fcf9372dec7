"""Opens the family's data and kills itself at the n-th thing that it does to it; 0 is never.

Each statement to a database in a file counts, and each file that is opened, made, renamed or
removed. Without a death it prints how many there were.
"""

import os
import signal
import sqlite3
import sys
from pathlib import Path
from types import FrameType

from profiles.connection import settled
from profiles.store import Store

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # on Windows the latter ends it as hard
WATCHED = ("open", "os.", "sqlite3.")


class Fate:
    """Counts what happens, and ends it."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.done = 0

    def step(self, _: object = None) -> None:
        self.done += 1
        if self.done == self.last:
            os.kill(os.getpid(), KILL)

    def heard(self, event: str, _: tuple[object, ...]) -> None:
        """Python tells what it is about to do to files."""
        if event.startswith(WATCHED):
            self.step()

    def seen(self, frame: FrameType, event: str, value: object) -> None:
        """A connection is made: SQLite will tell each of its statements."""
        if event != "return" or frame.f_code is not settled.__code__:
            return
        if isinstance(value, sqlite3.Connection) and frame.f_locals["address"] != ":memory:":
            value.set_trace_callback(self.step)


def main(folder: Path, last: int) -> None:
    """Open and close the data in `folder`."""
    fate = Fate(last)
    sys.addaudithook(fate.heard)
    sys.setprofile(fate.seen)
    Store(folder).close()
    sys.stdout.write(f"{fate.done}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
