"""Keeps repetitions without end, and prints each one's id once it is on the disk; meant to die."""

import sys
from pathlib import Path

from profiles.store import Store
from tests.profiles.afternoon import repetition_of, round_of, session_of


def main(folder: Path) -> None:
    """One session that nobody will ever end."""
    store = Store(folder)
    guest = store.guest()
    session = session_of(guest, store.gear_of(guest))
    round_ = round_of(session)
    store.keep(session.id, session)
    store.keep(round_.id, round_)
    number = 0
    while True:
        number += 1
        repetition = repetition_of(round_, number)
        store.keep(repetition.id, repetition)
        for kept in store.answers():
            sys.stdout.write(f"{kept.ticket}\n" if kept.error is None else f"{kept.error}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
