"""The program as a fold of ticks: body, screen, and what the screen asks for."""

from collections.abc import Callable, Iterator

from game.model import TICK_S, Shape, Wish
from game.scenes.answers import SensorEnded
from game.scenes.scene import Input, Scene, Tick
from game.shell.body import Body
from game.shell.recorder import Recorder
from game.shell.steward import Steward
from sensors.driver import Controls

Follow = Callable[[Scene], Wish]
"""How the wish that a simulated child follows comes from the screen."""


def by_wish(scene: Scene) -> Wish:
    """The screen's own wish."""
    return scene.wish()


class Program:
    """Everything but the window: what happens in one tick."""

    def __init__(
        self,
        scene: Scene,
        body: Body,
        steward: Steward,
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
        """What is to be seen now."""
        return self.scene.view()
