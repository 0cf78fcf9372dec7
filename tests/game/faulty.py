"""A whole game on a simulated child whose board can be spoiled at any moment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from exercises import Offer
from game.guard import freeze_of
from game.model import TICK_S, Signals
from game.scenes.answers import Begun, SensorReady
from game.scenes.play import Playing, start_playing
from game.scenes.scene import Keep, MeasureQuiet, Scene, Tick, Today
from game.scenes.setting import Setting
from game.shell.body import Body
from game.shell.levels import level
from profiles.model import Child, Repetition, Result
from sensors.driver import Connection, Controls, Stepped
from sensors.layout import WII_BOARD, Layout
from sensors.sample import Sample
from sensors.signals import Wish
from sensors.simulated import simulated

SESSION = "11111111-1111-4111-8111-111111111111"
CHILD = Child("22222222-2222-4222-8222-222222222222", "KT47", "Kit", "otter", "2026-11-21")
Spoil = Callable[[Sequence[Sample]], Sequence[Sample]]


def silent(rows: Sequence[Sample]) -> Sequence[Sample]:
    """Nothing comes."""
    return ()


@dataclass
class Faulty(Stepped):
    """A simulated child on a lively board; `spoil` stands between it and the program."""

    name: str = "diligent"
    spoil: Spoil | None = None
    openings: int = 1
    layout: Layout = field(default_factory=lambda: replace(WII_BOARD, lively=True))

    def __post_init__(self) -> None:
        self.child = simulated(self.name, seed=3)

    @property
    def connection(self) -> Connection:
        return Connection(self.openings)

    def step(self, t_s: float, wish: Wish, controls: Controls) -> Sequence[Sample]:
        rows = self.child.step(t_s, wish, controls)
        return rows if self.spoil is None else self.spoil(rows)


class Game:
    """One level on it, tick by tick."""

    def __init__(
        self, game: str = "otter_river", name: str = "diligent", check: bool = False
    ) -> None:
        """Calibrated, and about to begin; `check` says whether the day's quiet check is due."""
        self.board = Faulty(name)
        self.body = Body()
        self.body.read(self.board)
        self.body.use(self.board.child.true_calibration())
        ready = SensorReady("wii", "wii", 4, None, device=True)
        setting = Setting((), "wii", CHILD, CHILD.id, ready)
        offer = Offer.fixed(level(game, 1))
        tick = Tick(TICK_S, Signals(), today=Today("2026-11-21", "2026-11-21T10:00:00+01:00"))
        self.today = tick.today
        self.scene: Scene
        self.scene, _ = start_playing(
            setting, offer, offer.exercise.worlds[0], Begun(SESSION, 7, check), tick
        )
        self.signals = Signals()
        self.kept: dict[str, Repetition] = {}
        """The repetitions as the store has them: the last one of an id counts."""
        self.results: list[Result] = []
        self.checks: list[MeasureQuiet] = []
        self.ticks = 0

    @property
    def playing(self) -> Playing:
        assert isinstance(self.scene, Playing), self.scene
        return self.scene

    @property
    def frozen(self) -> object:
        """Why play would stand still now."""
        return freeze_of(self.signals)

    def tick(self) -> None:
        self.ticks += 1
        self.signals = self.body.tick(TICK_S, self.scene.wish(), Controls())
        tick = Tick(TICK_S, self.signals, today=self.today)
        self.scene, effects = self.scene.step(tick)
        for effect in effects:
            if isinstance(effect, Keep) and isinstance(effect.record, Repetition):
                self.kept[effect.record.id] = effect.record
            if isinstance(effect, Keep) and isinstance(effect.record, Result):
                self.results.append(effect.record)
            if isinstance(effect, MeasureQuiet):
                self.checks.append(effect)

    def until(self, holds: Callable[["Game"], bool], longest_s: float = 120.0) -> "Game":
        """Play until this holds."""
        for _ in range(round(longest_s / TICK_S)):
            if holds(self):
                return self
            self.tick()
        raise AssertionError(f"that did not come within {longest_s} s; {self.scene}")

    def pass_s(self, seconds: float) -> "Game":
        for _ in range(round(seconds / TICK_S)):
            self.tick()
        return self
