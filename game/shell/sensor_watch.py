"""How the sensor is doing: news for the screens, and the light with which a session is stamped."""

from game.scenes.answers import SensorNews
from game.shell.body import Body
from sensors.verdict import verdict

__all__ = ["WORSE", "SensorWatch"]

EVERY_TICKS = 30
"""Half a second between two looks."""
WORSE = ("good", "fair", "bad")
"""Lights of a stamp, the best first."""


class SensorWatch:
    """Looks at one body."""

    def __init__(self, body: Body) -> None:
        """Nothing was told yet."""
        self._body = body
        self._ticks = 0

    @property
    def light(self) -> str:
        """The light of the session so far: good, fair or bad."""
        body = self._body
        light = verdict(body.health, streaming=True, layout=body.driver.layout).light
        return light if light in WORSE else "good"

    def news(self) -> SensorNews | None:
        """How a real device is doing, twice a second: a screen that is new knows nothing yet."""
        self._ticks += 1
        if self._ticks % EVERY_TICKS or not self._body.driver.connection.device:
            return None
        return self._look()

    def _look(self) -> SensorNews:
        body = self._body
        driver = body.driver
        streaming = driver.connection.streaming and body.heard_lately
        found = verdict(body.lately, streaming=streaming, layout=driver.layout)
        sentence = "" if found.light == "good" else found.sentence
        return SensorNews(found.light, sentence, "" if streaming else body.lost_because)
