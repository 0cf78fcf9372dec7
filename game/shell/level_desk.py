"""What grown-ups' screens ask about levels: read them all, show one, rehearse it, try it."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from exercises import Level, LevelError, Offer
from exercises.library import Library
from game.scenes import level_asks as ask
from game.scenes.answers import Answer, Failure
from game.shell import level_pages
from game.shell.desk import Carriers
from game.shell.levels import library
from game.shell.saying import plain
from game.shell.texts import counted

if TYPE_CHECKING:
    from game.shell.rehearsal_room import RehearsalRoom

__all__ = ["LevelDesk"]

SEED = 1
"""Of the crowd, so that the same level gives the same report again."""
READING_S = 0.006
"""How long files are read in one tick: the rest of it is the picture's."""
NO_ROOM = (
    "This computer lets no other program play beside this one. Close some programs and try again, "
    'or rehearse it in a terminal: stepling levels rehearse "{level_id}"'
)


class LevelDesk:
    """Knows the family's levels, and lets made-up children play them."""

    def __init__(self, data: Path, crowd: int | None = None) -> None:
        """`data` is the family's data folder; nothing of it is read yet.

        So many children rehearse; without a number as many as on the command line.
        """
        self._data = data
        self._crowd = crowd
        self._here: Library | None = None
        self._reading: Iterator[Answer] = iter(())
        self._room: RehearsalRoom | None = None
        self._room_for: ask.Rehearse | None = None

    @property
    def carriers(self) -> Carriers:
        """What is asked about levels."""
        return {
            ask.LoadLevels: self._load,
            ask.ReadLevel: self._read,
            ask.TryLevel: self._try,
            ask.Rehearse: self._rehearse,
            ask.StopRehearsing: lambda effect: self._stop(),
        }

    def news(self) -> Iterator[Answer]:
        """How far reading and rehearsing are."""
        begun_s = perf_counter()
        for answer in self._reading:
            if not isinstance(answer.value, ask.Reading):
                yield answer
            elif perf_counter() - begun_s >= READING_S:
                yield answer
                break
        yield from self._rehearsed()

    def close(self) -> None:
        """Nobody plays any more."""
        self._stop()

    # --- The library ----------------------------------------------------------------------------
    @property
    def _library(self) -> Library:
        if self._here is None:
            self._here = library(self._data)
        return self._here

    def _load(self, effect: ask.LoadLevels) -> None:
        """All files are read anew, so that whatever was changed in an editor shows."""
        self._here = None
        self._reading = self._read_all(effect.ticket)

    def _read_all(self, ticket: str) -> Iterator[Answer]:
        """One file after the other, as far as each tick has time for it."""
        here = self._library
        ids, cards = here.ids, []
        for done, level_id in enumerate(ids):
            yield Answer(ticket, ask.Reading(done, len(ids)))
            cards.append(level_pages.card(here.entry(level_id), here))
        yield Answer(ticket, tuple(cards))
        of_files = {one for entry in here.entries() for one in entry.problems}
        for problem in here.problems:
            if problem not in of_files:  # it is the folder that cannot be read
                yield Answer(ticket, Failure(f"{problem.name}: {problem.message}."))

    def _read(self, effect: ask.ReadLevel) -> Answer:
        here = self._library
        if effect.level_id not in here.ids:
            return Answer(effect.ticket, _gone(effect.level_id))
        entry = here.entry(effect.level_id)
        return Answer(effect.ticket, level_pages.page(entry, here, effect.rung, self._data))

    def _level(self, level_id: str) -> Level | Failure:
        """A level that can be played, or why there is none."""
        try:
            return self._library.level(level_id)
        except LevelError as error:
            if level_id not in self._library.ids:
                return _gone(level_id)
            mistakes = counted(len(error.problems), "mistake")
            return Failure(f"The level {level_id} has {mistakes}. Mend it and try again.")

    def _try(self, effect: ask.TryLevel) -> Answer:
        level = self._level(effect.level_id)
        if isinstance(level, Failure):
            return Answer(effect.ticket, level)
        rung = max(1, min(effect.rung, len(level.rungs)))
        return Answer(effect.ticket, Offer.of(level, rung=rung))

    # --- Rehearsing -----------------------------------------------------------------------------
    def _rehearse(self, effect: ask.Rehearse) -> Answer | None:
        from game.minigames import GAMES  # noqa: PLC0415  # only a rehearsal needs all of this
        from game.rehearsal import FULL_CROWD, plan  # noqa: PLC0415
        from game.shell.rehearsal_room import RehearsalRoom  # noqa: PLC0415

        self._stop()
        level = self._level(effect.level_id)
        if isinstance(level, Failure):
            return Answer(effect.ticket, level)
        rung = max(1, min(effect.rung, len(level.rungs)))
        whole = plan(
            *(level.rungs, GAMES[level.game], rung, self._crowd or FULL_CROWD, SEED),
            most_reach_share=level.sheet.limits.max_reach_share,
        )
        self._room, self._room_for = RehearsalRoom(whole, level.ladder), effect
        return None

    def _rehearsed(self) -> Iterator[Answer]:
        """What there is to tell of the rehearsal."""
        if self._room is None or self._room_for is None:
            return
        from game.shell.rehearsal_room import RoomError  # noqa: PLC0415  # as above

        effect = self._room_for
        try:
            told = self._room.news()
        except RoomError:
            self._stop()
            yield Answer(effect.ticket, Failure(NO_ROOM.format(level_id=effect.level_id)))
            return
        if isinstance(told, tuple):
            yield Answer(effect.ticket, ask.Rehearsing(*told))
        elif told is not None:
            self._stop()
            yield Answer(effect.ticket, told)

    def _stop(self) -> None:
        room, self._room, self._room_for = self._room, None, None
        if room is not None:
            room.close()


def _gone(level_id: str) -> Failure:
    return Failure(f'There is no level "{plain(level_id)}" any more. Go back to the list.')
