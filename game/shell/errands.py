"""What takes longer than a frame, done beside the screens: one errand after the other."""

from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread

from game.scenes.answers import Answer, Failure
from profiles.errors import StoreError, reason

__all__ = ["Errands"]

CLOSE_S = 60.0
"""So long the program waits at its end for what was begun: erasing five years takes a tenth."""


class Errands:
    """A thread for each errand; each begins when the one before is done."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self._told: SimpleQueue[Answer] = SimpleQueue()
        self._last: Thread | None = None

    def begin(self, ticket: str, work: Callable[[], object]) -> None:
        """Do it; what it returns, or a Failure, is told under the ticket by `news`."""
        before = self._last

        def run() -> None:
            if before is not None:
                before.join()
            self._told.put(Answer(ticket, _done(work)))

        # A daemon: a disk that hangs must not keep the program from ending.
        self._last = Thread(target=run, name="stepling-errand", daemon=True)
        self._last.start()

    def news(self) -> Iterator[Answer]:
        """What was done since the last time; it never waits."""
        while True:
            try:
                yield self._told.get_nowait()
            except Empty:
                return

    def close(self) -> None:
        """Wait for what was begun, so that it is not cut off in the middle."""
        if self._last is not None:
            self._last.join(CLOSE_S)


def _done(work: Callable[[], object]) -> object:
    try:
        return work()
    except StoreError as error:
        return Failure(str(error))
    except OSError as error:
        where = error.filename or "What was asked for"
        return Failure(f"{where} cannot be used: {reason(error)}. Then try again.")
    except Exception as error:  # the page that asked must not wait for ever
        told = f"What was asked for could not be done ({type(error).__name__}: {error})."
        return Failure(f"{told} Please report this.")
