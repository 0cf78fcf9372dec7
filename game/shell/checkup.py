"""What `stepling sensors check` finds out about a sensor, as lines for people and as JSON."""

from collections.abc import Iterator
from dataclasses import asdict
from math import isfinite
from typing import Any

from game.shell.bench import Moment
from game.shell.texts import counted
from game.shell.touch import Touch, words_for
from sensors.driver import SteppedDriver
from sensors.health import Health, HealthMeter
from sensors.layout import Layout
from sensors.sample import Sample
from sensors.verdict import Verdict, verdict

__all__ = ["Checkup"]

HEARD_S = 1.0
"""A device that said nothing for so long is not there any more."""


class Checkup:
    """Watches one sensor from its first row on. Weights stay in here until somebody asks."""

    def __init__(self, spec: str, driver: SteppedDriver) -> None:
        """The device is open, and its first row has just come."""
        self._spec = spec
        self._driver = driver
        self._layout = driver.layout
        self._meter = HealthMeter(self._layout, lost_before=driver.connection.lost_rows)
        self._touch = Touch(self._layout)
        self._now_s = self._heard_s = 0.0
        self._rows = 0
        self._sums = [0.0] * len(self._layout.cells)

    def take(self, moment: Moment) -> None:
        """Look at what has come."""
        connection = self._driver.connection
        self._meter.notice(connection.battery_share, connection.lost_rows)
        self._now_s = moment.t_s
        if moment.samples:
            self._heard_s = moment.t_s
        for sample in moment.samples:
            self._add(sample)

    def _add(self, sample: Sample) -> None:
        self._meter.add(sample)
        if not isfinite(sum(sample.cells_kg)):
            return  # a row that holds no numbers is no row
        self._touch.add(sample)
        self._rows += 1
        self._sums = [kg + now for kg, now in zip(self._sums, sample.cells_kg, strict=True)]

    # --- What came of it -------------------------------------------------------------------------
    @property
    def health(self) -> Health:
        """The stamp; a recording that was read to its end has its own."""
        own = self._driver.health if self._driver.ended else None
        return own or self._meter.health

    @property
    def verdict(self) -> Verdict:
        """The light, and what to do."""
        connection = self._driver.connection
        lately = not connection.device or self._now_s - self._heard_s < HEARD_S
        streaming = self._rows > 0 and connection.streaming and lately
        return verdict(self.health, streaming=streaming, layout=self._layout)

    def as_json(self, loads: bool) -> dict[str, Any]:
        """Floats have 6 places; `loads` are the means of the cells, not tared."""
        found, health = self.verdict, self.health
        figures = {name: _rounded(value) for name, value in asdict(health).items()}
        said: dict[str, Any] = {
            "sensor": self._spec,
            "layout": self._layout.sensor,
            "light": found.light,
            "sentence": found.sentence,
            **figures,
            "answers": self._touch.answers,
        }
        if loads:
            said["units"] = "kg" if self._layout.absolute else "share"
            said["loads"] = {name: _rounded(mean) for name, mean in self._means()}
        return said

    def as_text(self, loads: bool) -> Iterator[str]:
        """A line for each thing that was found."""
        found = self.verdict
        yield f"{found.light}: {found.sentence}"
        yield from _figures(self.health, self._layout)
        words = words_for(self._layout)
        for name, answers in (self._touch.answers or {}).items():
            yield _line(words[name], "answers" if answers else "does not answer")
        for name, mean in self._means() if loads else ():
            yield _line(f"load {words[name]}", f"{mean:.3f}{_unit(self._layout)}")

    def _means(self) -> Iterator[tuple[str, float]]:
        for cell, kg in zip(self._layout.cells, self._sums, strict=True):
            yield cell.name, kg / max(1, self._rows)


def _figures(health: Health, layout: Layout) -> Iterator[str]:
    unit = _unit(layout)
    battery = health.battery_share
    yield _line("rate", f"{health.rate_hz:.1f} Hz, {counted(health.rows, 'row')}")
    yield _line("jitter", f"{health.jitter_ms:.1f} ms")
    yield _line("lost", counted(health.lost_rows, "row"))
    yield _line("gaps", str(health.gaps))
    yield _line("repeats", counted(health.repeated, "row"))
    yield _line("drop-outs", str(health.dropouts))
    yield _line("saturated", f"{100 * health.saturated_share:.1f} % of the rows")
    yield _line("dead cells", ", ".join(health.dead_cells) or "none")
    yield _line("stuck", f"{health.stuck_s:.1f} s")
    yield _line("noise", f"{health.noise_kg:.3f}{unit}")
    yield _line("drift", f"{health.drift_kg:.3f}{unit}")
    yield _line("battery", "not told" if battery is None else f"{100 * battery:.0f} %")


def _unit(layout: Layout) -> str:
    return " kg" if layout.absolute else " of full"


def _line(name: str, value: str) -> str:
    return f"{name:<20}{value}"


def _rounded(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else value
