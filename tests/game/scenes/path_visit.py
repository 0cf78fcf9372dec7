"""Somebody looks at a child's path: what is asked for is kept, and answered by hand."""

from dataclasses import dataclass, field

from game.model import Signals
from game.scenes import ways
from game.scenes.answers import Answer
from game.scenes.scene import Tick, Today
from game.scenes.setting import Setting
from profiles.child_path import ChildPath
from tests.game.paths_walked import (
    KIT,
    TODAY,
)
from tests.game.scenes.house import Visit
from tests.game.scenes.page_checks import said, texts_of

SETTING = Setting((), "keyboard", KIT)


@dataclass
class PathVisit(Visit):
    """Somebody looks at a path; what is asked for is kept, and answered by hand."""

    today: str = TODAY
    told: list[Answer] = field(default_factory=list)

    def tick(self, *presses: object, dt_s: float = 1 / 60) -> "PathVisit":
        answers, self.told = tuple(self.told), []
        at = Today(self.today, f"{self.today}T16:00:00+01:00")
        self.scene, effects = self.scene.step(Tick(dt_s, Signals(), presses, at, answers))  # type: ignore[arg-type]  # presses are Inputs
        self.asked += effects
        return self

    def tell(self, ticket: str, value: object) -> "PathVisit":
        self.told.append(Answer(ticket, value))
        return self.tick()

    def go(self, *tiles: str) -> "PathVisit":
        for tile in tiles:
            self.choose(tile)
        return self

    @property
    def words(self) -> list[str]:
        return [said(text) for text in texts_of(tuple(self.scene.view()))]


def looking_at(path: ChildPath, today: str = TODAY) -> PathVisit:
    there = PathVisit(ways.to_progress(SETTING), today=today)
    there.tick()
    there.tell("path", path)
    return there
