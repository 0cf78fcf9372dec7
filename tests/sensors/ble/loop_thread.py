"""An event loop on a thread of its own, on which a fake lives beside the program under test."""

import asyncio
from collections.abc import Coroutine
from threading import Event, Thread
from typing import Any, Self, TypeVar

__all__ = ["PATIENCE_S", "LoopThread"]

PATIENCE_S = 5.0
T = TypeVar("T")


class LoopThread:
    """A context manager; heirs say what is opened and closed on the loop."""

    def __init__(self, name: str) -> None:
        """Not started yet."""
        self._ready = Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._trouble: BaseException | None = None
        self._thread = Thread(target=self._run, name=name, daemon=True)

    async def _open(self) -> None:
        """Begin, on the loop."""

    async def _close(self) -> None:
        """End, on the loop, before what it `keep`s is cancelled."""

    def __enter__(self) -> Self:
        """Start. Raises what opening raises."""
        self._thread.start()
        assert self._ready.wait(PATIENCE_S), f"{self._thread.name} did not start."
        if self._trouble is not None:
            raise self._trouble
        return self

    def __exit__(self, *_: object) -> None:
        """End. Raises what ended a task before, so that no test passes over it."""
        self.loop.call_soon_threadsafe(self._closing.set)
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive(), f"{self._thread.name} did not stop."
        if self._trouble is not None:
            raise self._trouble
        for task in self._tasks:
            if task.done() and not task.cancelled():
                task.result()

    def _run(self) -> None:
        try:
            asyncio.run(self._live())
        except BaseException as trouble:  # handed over to the thread that entered
            self._trouble = trouble
        finally:
            self._ready.set()

    async def _live(self) -> None:
        self.loop, self._closing = asyncio.get_running_loop(), asyncio.Event()
        await self._open()
        self._ready.set()
        await self._closing.wait()
        await self._close()

    def keep(self, work: Coroutine[Any, Any, None]) -> None:
        """Let this run as long as the loop; only on the loop's own thread."""
        self._tasks.append(asyncio.create_task(work))

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Do this on the loop and wait for it; on any thread but the loop's own."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(PATIENCE_S)
