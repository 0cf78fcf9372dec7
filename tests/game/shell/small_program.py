"""The whole program but for its window, round a screen that keeps a diary."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from game.model import Panel, Shape, Wish
from game.scenes.answers import Answer
from game.scenes.scene import Effect, Effects, Scene, Tick
from game.shell.body import Body
from game.shell.program import Program
from game.shell.recorder import Recorder
from game.shell.steward import Steward
from profiles.store import Store
from sensors.around import Around
from sensors.driver import SteppedDriver
from tests.sensors.ble.quiet import quiet_radio

VERSION, SEED = "1.2.3", 41


@dataclass
class Diary:
    """A screen that writes down each tick, and asks for what it was told to ask for."""

    ticks: list[Tick] = field(default_factory=list)
    asks: list[Effect] = field(default_factory=list)
    wished: Wish = field(default_factory=Wish)

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        self.ticks.append(tick)
        asks, self.asks = tuple(self.asks), []
        return self, asks

    def view(self) -> Iterator[Shape]:
        """A grey page, and a mark that moves with each tick."""
        yield Panel(0, 0, 1280, 720, "track", "", 0)
        yield Panel(len(self.ticks) % 100 * 10, 100, 40, 40, "stop", "", 0)

    def wish(self) -> Wish:
        return self.wished

    @property
    def presses(self) -> list[object]:
        return [press for tick in self.ticks for press in tick.presses]

    @property
    def answers(self) -> list[Answer]:
        return [answer for tick in self.ticks for answer in tick.answers]


@dataclass
class Small:
    """A program and its parts."""

    program: Program
    diary: Diary
    steward: Steward
    body: Body
    store: Store
    recorder: Recorder

    def ask(self, effect: Effect) -> object:
        """What a screen is answered with that asks for this; AssertionError where it is nothing."""
        before = len(self.diary.answers)
        self.diary.asks.append(effect)
        for _ in range(3):
            self.program.tick()
        (answer,) = self.diary.answers[before:]
        assert answer.ticket == getattr(effect, "ticket", answer.ticket)
        return answer.value

    def tell(self, effect: Effect) -> None:
        """Ask for something that has no answer."""
        before = len(self.diary.answers)
        self.diary.asks.append(effect)
        for _ in range(3):
            self.program.tick()
        assert self.diary.answers[before:] == []


def small(folder: Path, store: Store, driver: SteppedDriver | None = None) -> Small:
    """A program with `store`; recordings go below `folder`."""
    body, recorder, diary = Body(), Recorder(folder / "sessions"), Diary()
    if driver is not None:
        body.read(driver)
    around = Around(SEED, quiet_radio)
    steward = Steward(store, body, VERSION, SEED, recorder, around=around)
    program = Program(diary, body, steward, recorder)
    return Small(program, diary, steward, body, store, recorder)
