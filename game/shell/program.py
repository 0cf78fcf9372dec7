"""The program as a fold of ticks: body, screen, and what the screen asks for."""

from collections.abc import Callable, Iterator
from typing import Protocol

from game.model import TICK_S, Look, Shape, Wish
from game.scenes.answers import Answer, SensorEnded
from game.scenes.scene import Effect, Input, Scene, Tick, Today
from game.shell.audio import Player
from game.shell.body import Body
from game.shell.disk_strip import Refused, disk_strip
from game.shell.recorder import Recorder
from sensors.driver import Controls

Follow = Callable[[Scene], Wish]
"""How the wish that a simulated child follows comes from the screen."""


def by_wish(scene: Scene) -> Wish:
    """The screen's own wish."""
    return scene.wish()


class Attendant(Protocol):
    """Carries out what screens ask for: the steward, or for a preview one who keeps nothing."""

    player: Player
    trouble: str
    refused: Refused
    """What the disk has not taken yet."""

    @property
    def look(self) -> Look:
        """How everything is shown."""

    @property
    def quitting(self) -> bool:
        """Whether a screen asked to close the program."""

    def carry_out(self, effect: Effect) -> None:
        """Do what a screen asked for."""

    def answers(self) -> tuple[Answer, ...]:
        """What is to be told in the next tick."""

    def tell(self, ticket: str, value: object) -> None:
        """Something happened that a screen should know."""

    def today(self, t_s: float) -> Today:
        """What the calendar says, `t_s` seconds after the start."""


class Program:
    """Everything but the window: what happens in one tick."""

    def __init__(
        self,
        scene: Scene,
        body: Body,
        steward: Attendant,
        recorder: Recorder,
        follow: Follow = by_wish,
    ) -> None:
        """Start on `scene`."""
        self.scene = scene
        self.body = body
        self.steward = steward
        self._recorder = recorder
        self._follow = follow
        self._t_s = 0.0
        self._told_end = False

    @property
    def over(self) -> bool:
        """Whether the program was asked to close."""
        return self.steward.quitting

    def tick(self, presses: tuple[Input, ...] = (), controls: Controls = Controls()) -> None:
        """One tick of TICK_S seconds."""
        self._t_s += TICK_S
        signals = self.body.tick(TICK_S, self._follow(self.scene), controls)
        if self.body.trouble:
            self.steward.trouble, self.body.trouble = self.body.trouble, ""
        ended = self.body.driver.ended
        if ended and not self._told_end:
            self.steward.tell("sensor", SensorEnded())
        self._told_end = ended
        answers = self.steward.answers()
        tick = Tick(TICK_S, signals, presses, self.steward.today(self._t_s), answers)
        before = self.scene
        self.scene, effects = before.step(tick)
        self._recorder.tick(tick, before, effects)
        for effect in effects:
            self.steward.carry_out(effect)

    def view(self) -> Iterator[Shape]:
        """What is to be seen now; over it, whether the disk has refused anything."""
        yield from self.scene.view()
        if self.steward.refused:
            yield from disk_strip(self.scene)
