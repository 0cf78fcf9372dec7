"""A house with levels: what grown-ups' screens ask is carried out by the program's own desk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from game.model import TICK_S
from game.scenes import grown_ways
from game.scenes.answers import ChildDay
from game.scenes.level_cards import START
from game.scenes.level_list import LevelList
from game.scenes.scene import Effect, Input, OpenChild, Tick, Today
from game.scenes.setting import Setting
from game.shell.level_desk import LevelDesk
from profiles.model import Child
from tests.game.scenes.house import SETTING, Visit

GUEST = Child("00000000-0000-4000-8000-000000000009", "guest", "Guest", "guest", "2026-03-01")
NOON = datetime.fromisoformat("2026-03-14T12:00:00+01:00")

OWN = """format: 1
id: {id}
title: {{en: {title}}}
game: otter_river
reach_share: 0.4
reps: 3
sets: 1
notes_for_therapist: {note}
ladder: [{rungs}]
"""
BROKEN = """format: 1
id: {id}
title: {{en: Broken}}
game: sleepy_owl
hold: 10
reps: 3
rest_s: 5
reach_share: 0.95
params: {{calm_facter: 2}}
"""


def own(level_id: str, title: str = "Ours", rungs: int = 2, note: str = "Short.") -> str:
    """The text of a level without mistakes."""
    shares = (f"{{reach_share: {0.3 + 0.4 * n / rungs:.3f}}}" for n in range(rungs))
    return OWN.format(id=level_id, title=title, note=note, rungs=", ".join(shares))


def broken(level_id: str) -> str:
    """The text of a level with four mistakes."""
    return BROKEN.format(id=level_id)


def folder_of(data: Path, **texts: str) -> Path:
    """A family's data folder with these levels."""
    (data / "levels").mkdir(parents=True, exist_ok=True)
    for level_id, text in texts.items():
        (data / "levels" / f"{level_id}.yaml").write_text(text, "utf-8")
    return data


@dataclass
class Office(Visit):
    """A visit to the pages for grown-ups; its clock goes."""

    desk: LevelDesk = field(default_factory=lambda: LevelDesk(Path("nowhere")))
    now: datetime = NOON

    def tick(self, *presses: Input, dt_s: float = TICK_S) -> "Office":
        self.now += timedelta(seconds=dt_s)
        self._answers += self.desk.news()
        answers, self._answers = tuple(self._answers), []
        at = self.now.isoformat(timespec="seconds")
        tick = Tick(dt_s, self.signals, presses, Today(at[:10], at), answers)
        self.scene, effects = self.scene.step(tick)
        for effect in effects:
            self._carry_out(effect)
        return self

    def _carry_out(self, effect: Effect) -> None:
        super()._carry_out(effect)
        if type(effect) in self.desk.carriers:
            answer = self.desk.carriers[type(effect)](effect)
            self._answers += [answer] if answer else []
        elif isinstance(effect, OpenChild):
            self.tell(effect.ticket, ChildDay(GUEST, "gear", None, "", 0.0))

    def read(self) -> "Office":
        """Until the list of levels is there."""
        for _ in range(1000):
            if isinstance(self.scene, LevelList) and self.scene.known:
                return self
            self.tick()
        raise AssertionError("the levels were never read")


def office(data: Path, scene: Callable[[Setting], object], **texts: str) -> Office:
    """A visit of this screen, in a house with these levels of the family's own."""
    desk = LevelDesk(folder_of(data, **texts), crowd=2)
    visit = Office(scene(SETTING), desk=desk)
    visit.tick().tick()
    return visit


def level_list(data: Path, **texts: str) -> Office:
    return office(data, grown_ways.to_levels, **texts).read()


def level_page(data: Path, level_id: str, rung: int = 1, **texts: str) -> Office:
    place = START._replace(level_id=level_id)
    return office(
        data, lambda setting: grown_ways.to_level_page(setting, place, rung), **texts
    ).tick()


__all__ = ["Office", "broken", "folder_of", "level_list", "level_page", "office", "own"]
