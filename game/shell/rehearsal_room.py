"""A rehearsal beside a running game: other processes play, and nobody ever waits for them.

The command line waits for its rehearsal, and shares it out by an executor (rehearsing.py); a screen
must not wait for anything, and whoever leaves it wants the processes gone at once.
"""

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from exercises.adapt import Ladder
from game.rehearsal import Part, Plan, Played, Report, by_level, parts, play_part, rehearse

__all__ = ["RehearsalRoom", "RoomError"]

AHEAD = 2
"""So many parts lie ready with each process, so that none of them waits for a tick."""
POLITE = 10
"""How far other processes stand back behind the game, as `nice` counts it."""
JOIN_S = 1.0

Job = Part | tuple[Played, ...]
"""What is sent to a process: a part to be played, or all that was played for the report."""


class RoomError(Exception):
    """No process can play."""


@dataclass(slots=True, eq=False)
class Player:
    """One process, what is said to it, and what it is at."""

    process: Any
    pipe: Connection
    jobs: list[Job] = field(default_factory=list)


class RehearsalRoom:
    """One rehearsal under way; `news` is asked once a tick, and closing it ends all processes."""

    def __init__(self, plan: Plan, ladder: Ladder, processes: int | None = None) -> None:
        """Nothing runs yet. Without a number, as many processes play as there are cores."""
        self._plan, self._ladder = plan, ladder
        self._waiting: list[Job] = list(reversed(parts(plan)))
        self._of = len(self._waiting)
        self._wanted = min(self._of, processes or _usual())
        self._players: list[Player] = []
        self._played: list[Played] = []

    def news(self) -> tuple[int, int] | Report | None:
        """How many of how many are played where that has changed; at last the report.

        Raises RoomError where no process can play. It never waits.
        """
        if len(self._players) < self._wanted:
            self._invite()  # one a tick: to start a process takes some milliseconds
        heard = [told for player in self._ready() for told in self._heard(player)]
        for player in tuple(self._players):
            self._feed(player)
        if self._wanted == 0:
            raise RoomError("No other process can be started, or all of them were ended.")
        for told in heard:
            if isinstance(told, Report):
                self.close()
                return told
        if heard and len(self._played) == self._of:
            self._waiting.append(tuple(self._played))
        return (len(self._played), self._of) if heard else None

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that play now."""
        return tuple(player.process.pid for player in self._players)

    def close(self) -> None:
        """End all processes now."""
        for player in self._players:
            player.process.kill()  # it keeps nothing that could be lost
        for player in self._players:
            self._see_out(player)
        self._players.clear()

    # --- The processes ------------------------------------------------------------------------
    def _invite(self) -> None:
        # Started afresh: a fork would copy threads, a display and a sound card.
        afresh = get_context("spawn")
        ours, theirs = afresh.Pipe()
        process = afresh.Process(
            target=perform, args=(self._plan, self._ladder, theirs), daemon=True
        )
        try:
            process.start()
        except OSError:
            self._wanted = len(self._players)  # too little memory, or a machine that forbids it
            ours.close()
        else:
            self._players.append(Player(process, ours))
        theirs.close()

    def _ready(self) -> Iterable[Player]:
        by_pipe = {player.pipe: player for player in self._players}
        # 0 s: only those that have something to say.
        return [by_pipe[pipe] for pipe in wait(list(by_pipe), 0) if isinstance(pipe, Connection)]

    def _heard(self, player: Player) -> Iterator[Played | Report]:
        """What a process has to say; where it has gone, others do what it was at."""
        try:
            told = player.pipe.recv()
        except (EOFError, OSError):
            self._lose(player)
            return
        player.jobs.pop(0)
        if isinstance(told, Played):
            self._played.append(told)
        yield told

    def _feed(self, player: Player) -> None:
        while self._waiting and len(player.jobs) < AHEAD:
            try:
                player.pipe.send(self._waiting[-1])
            except OSError:
                self._lose(player)
                return
            player.jobs.append(self._waiting.pop())

    def _lose(self, player: Player) -> None:
        self._players.remove(player)
        self._wanted -= 1
        self._waiting += reversed(player.jobs)
        self._see_out(player)

    def _see_out(self, player: Player) -> None:
        player.process.join(JOIN_S)
        player.pipe.close()


def perform(plan: Plan, ladder: Ladder, pipe: Connection) -> None:
    """What one of the processes does: play what it is told, until nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the game, which ends this too
    _be_polite()
    with suppress(EOFError, OSError):
        while True:
            job: Job = pipe.recv()
            if isinstance(job, Part):
                pipe.send(play_part(plan, job))
            else:
                pipe.send(rehearse(plan, job, by_level(ladder)))


def _usual() -> int:
    """All cores where the others can stand back behind the game, else all but one."""
    cores = os.cpu_count() or 1
    return cores if hasattr(os, "nice") else max(1, cores - 1)


def _be_polite() -> None:
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(POLITE)
