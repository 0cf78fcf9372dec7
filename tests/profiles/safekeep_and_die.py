"""Backs up, takes in, restores or erases, and kills itself at the n-th thing that it does.

0 is never; what counts is as in `open_and_die`. Without a death it prints how much there was. What
was played before is printed once it was committed.
"""

import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from profiles.packet import read
from profiles.restore import restore
from profiles.store import DATABASE, Store
from tests.profiles.afternoon import play
from tests.profiles.open_and_die import Fate

TODAY = "2026-03-15"
SECRET_PACKET = "packet.zip"


def back_up(folder: Path) -> None:
    """Play and make a backup, as at a session's end."""
    with closing(Store(folder)) as store:
        session = play(store, store.guest(), 2, TODAY, ended=True)
        if store.flush(10):
            sys.stdout.write(f"{session.id}\n")
            sys.stdout.flush()
        store.back_up(TODAY)


def take_in(folder: Path) -> None:
    """Take in the packet that lies beside the folder."""
    packet = read(folder.parent / SECRET_PACKET)
    with closing(Store(folder)) as store:
        store.take_in(packet, TODAY)


def put_back(folder: Path) -> None:
    """Restore the newest sound backup."""
    restore(folder / DATABASE, None, TODAY)


def erase(folder: Path) -> None:
    """Erase the child of the packet."""
    (child,) = read(folder.parent / SECRET_PACKET).children
    with closing(Store(folder)) as store:
        found = store.child(child.id)
        if found is not None:
            store.erase(found, folder / "sessions")


JOBS: Mapping[str, Callable[[Path], None]] = {
    "back_up": back_up,
    "take_in": take_in,
    "put_back": put_back,
    "erase": erase,
}


def main(job: str, folder: Path, last: int) -> None:
    """Do the job on the data in `folder`."""
    fate = Fate(last)
    sys.addaudithook(fate.heard)
    sys.setprofile(fate.seen)
    JOBS[job](folder)
    sys.stderr.write(f"{fate.done}\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
