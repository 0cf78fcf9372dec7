"""A house with children: the program's own store and desks carry out what grown-ups ask of them."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from game.model import TICK_S
from game.scenes import grown_ways
from game.scenes.child_asks import EraseChild, Erased, ExportChild, Exported
from game.scenes.scene import Effect, Input, Tick, Today
from game.scenes.setting import Setting
from game.shell.child_desk import ChildDesk, nothing_offered
from game.shell.desk import Desk
from game.shell.family_desk import FamilyDesk
from profiles.model import Child, Gear, new_id
from profiles.store import Store
from tests.game.scenes.house import SETTING, Visit
from tests.profiles.afternoon import session_of

BORN_ON = "2026-03-01"
"""The day on which every child came into the house."""


@dataclass
class Family:
    """A family's folder, its store, and the desks that know them."""

    folder: Path
    store: Store
    desk: FamilyDesk = field(init=False)
    children: ChildDesk = field(init=False)

    def __post_init__(self) -> None:
        self.desk = FamilyDesk(self.store, self.folder)
        self.children = ChildDesk(self.store, lambda: Today("2026-03-14", ""), nothing_offered)

    def child(self, nickname: str = "Kit", avatar: str = "fox") -> Child:
        return self.store.add_child(nickname, avatar, created_on=BORN_ON)

    def wears(self, child: Child, name: str, since: str, left: str = "own") -> Gear:
        """From that day on the child wears this."""
        gear = Gear(new_id(), child.id, name, since, left)
        self.store.add_gear(gear, "2026-11-20")
        return gear

    def plays(self, child: Child, local_date: str, times: int = 1) -> None:
        """In what it wears now."""
        for _ in range(times):
            session = session_of(child, self.store.gear_of(child), local_date, "level")
            self.store.keep("session", session)

    def records(self, count: int = 1, size: int = 1000) -> list[Path]:
        """So many recorded sessions."""
        folders = []
        for n in range(count):
            folder = self.folder / "sessions" / str(UUID(int=n + 1))
            folder.mkdir(parents=True)
            (folder / "samples.csv").write_bytes(b"0" * size)
            (folder / "session.json").write_bytes(b"{}")
            folders.append(folder)
        return folders

    def now(self, child: Child) -> Child:
        """As the child is kept now."""
        found = self.store.child(child.id)
        assert found is not None
        return found


def aged(folder: Path, now_s: float, days: float) -> Path:
    """Everything of a recording was written so many days before now."""
    for path in (*folder.iterdir(), folder):
        os.utime(path, (now_s - days * 86_400, now_s - days * 86_400))
    return folder


@dataclass
class FamilyVisit(Visit):
    """A visit to the pages about children, gear and privacy."""

    family: Family | None = None
    date: str = "2026-11-21"
    exported: object = Exported("")
    erased: object = Erased()

    @property
    def _desks(self) -> tuple[Desk, ...]:
        assert self.family is not None
        return self.family.children, self.family.desk

    def tick(self, *presses: Input, dt_s: float = TICK_S) -> "FamilyVisit":
        answers, self._answers = tuple(self._answers), []
        today = Today(self.date, f"{self.date}T16:00:00+01:00")
        self.scene, effects = self.scene.step(Tick(dt_s, self.signals, presses, today, answers))
        for effect in effects:
            self._carry_out(effect)
        return self

    def _carry_out(self, effect: Effect) -> None:
        super()._carry_out(effect)
        if isinstance(effect, ExportChild):
            self.tell(effect.ticket, self.exported)
        elif isinstance(effect, EraseChild):
            self.tell(effect.ticket, self.erased)
        for desk in self._desks:
            if type(effect) in desk.carriers:
                answer = desk.carriers[type(effect)](effect)
                self._answers += [answer] if answer else []

    def go(self, *tile_ids: str) -> "FamilyVisit":
        """Choose one after the other; each page is there before the next choice."""
        for tile_id in tile_ids:
            self.choose(tile_id).tick().tick().tick()
        return self

    def asks(self, kind: type) -> list[Effect]:
        """What was asked of this kind so far."""
        return [one for one in self.asked if type(one) is kind]


def visit(family: Family, scene: object) -> FamilyVisit:
    """In front of this screen, which has asked for what it needs."""
    there = FamilyVisit(scene, family=family)
    there.tick().tick().tick()
    return there


def one_child(family: Family, child: Child, setting: Setting = SETTING) -> FamilyVisit:
    """In front of the page of this child."""
    return visit(family, grown_ways.to_one_child(setting, child))


def gears(family: Family, child: Child) -> FamilyVisit:
    """In front of what this child wears."""
    return visit(family, grown_ways.to_gears(SETTING, child))
