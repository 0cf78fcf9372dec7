"""Carries out what a preview asks for: sounds, a sensor that starts afresh, news of the file.

It keeps nothing, and knows of no family.
"""

from collections.abc import Callable

from game.model import Look, Sound
from game.scenes.answers import Answer
from game.scenes.previewing import FILE, News
from game.scenes.scene import Effect, Music, Quit, Started, Today
from game.shell.audio import Player, Silence
from game.shell.body import Body
from game.shell.disk_strip import Refused
from sensors.calibration import Calibration
from sensors.driver import SteppedDriver

Standing = tuple[SteppedDriver, Calibration]
"""A virtual child on its board, and what getting ready would find."""


class Stagehand:
    """An attendant for one level that nobody keeps."""

    def __init__(
        self, body: Body, child: Callable[[], Standing], look_for_news: Callable[[], News | None]
    ) -> None:
        """`child` makes the virtual child anew, so that each play of a level is the same."""
        self.player: Player = Silence()
        self.look = Look()
        self.trouble = ""
        self.refused = Refused()
        self.quitting = False
        self._body = body
        self._child = child
        self._look_for_news = look_for_news
        self._told: list[Answer] = []

    def carry_out(self, effect: Effect) -> None:
        """Do it; what is to be kept is let go of."""
        if isinstance(effect, Sound):
            self.player.play(effect.name)
        elif isinstance(effect, Music):
            self.player.music(effect.name or None)
        elif isinstance(effect, Started):
            driver, calibration = self._child()
            self._body.read(driver)
            self._body.use(calibration)
            self._body.begin()
        elif isinstance(effect, Quit):
            self.quitting = True

    def answers(self) -> tuple[Answer, ...]:
        """What came up since the last tick, news of the file among it."""
        news = self._look_for_news()
        told, self._told = tuple(self._told), []
        return told if news is None else (*told, Answer(FILE, news))

    def tell(self, ticket: str, value: object) -> None:
        """Something happened that the screen should know."""
        self._told.append(Answer(ticket, value))

    def today(self, t_s: float) -> Today:
        """No day: nothing is kept that could have one."""
        return Today("", "")
