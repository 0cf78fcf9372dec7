"""The body of the child as the program knows it: a sensor, its tracker, and its stamp."""

from collections import deque
from collections.abc import Sequence
from itertools import chain, islice
from typing import Protocol

from game.model import TICK_S
from sensors.calibration import Calibration
from sensors.driver import Controls, DeviceError, Stepped, SteppedDriver
from sensors.health import Health, HealthMeter
from sensors.layout import WII_BOARD, Layout
from sensors.sample import Sample
from sensors.signals import Signals, Wish
from sensors.tracker import Tracker

HEARD_S = 1.0
KEPT_S = 21.0
"""So much of a session's rows is held in memory, for the day's quiet check."""


class Witness(Protocol):
    """Somebody who writes down what the body did, tick by tick."""

    def reopened(self) -> None:
        """In this tick the device came back."""

    def rows(self, samples: Sequence[Sample]) -> None:
        """These rows were consumed in this tick."""


class Nobody(Stepped):
    """No sensor yet: a stepped driver that never hands over a sample."""

    layout: Layout = WII_BOARD

    def step(self, t_s: float, wish: Wish, controls: Controls) -> Sequence[Sample]:
        """Nothing."""
        return ()


class Body:
    """Turns time into signals, one tick after the other."""

    def __init__(self) -> None:
        """No sensor yet."""
        self._driver: SteppedDriver = Nobody()
        self._tracker = Tracker(WII_BOARD, None)
        self._lively = WII_BOARD.lively
        self._meter = HealthMeter(WII_BOARD)
        self._t_s = 0.0
        self._openings = 0
        self._waits = False
        """Whether a recording waits for its session, so that none of its rows is missed."""
        self.witness: Witness | None = None
        self.trouble = ""
        """Why the device was lost, until somebody has told it."""
        self.lost_because = ""
        """The same, until rows come again."""
        self._silent_s = 0.0
        self._held: deque[Sequence[Sample]] = deque(maxlen=round(KEPT_S / TICK_S))

    @property
    def driver(self) -> SteppedDriver:
        """The sensor that is read."""
        return self._driver

    @property
    def calibration(self) -> Calibration | None:
        """The calibration in use, with the zero that was found last."""
        return self._tracker.calibration

    def read(self, driver: SteppedDriver) -> None:
        """Read this sensor from now on, with the calibration that it brings along.

        The one before is let go of.
        """
        self._driver.close()
        self._driver = driver
        self._t_s = 0.0
        self._openings = 0
        self._waits = driver.calibration is not None
        self.lost_because = ""
        self.use(driver.calibration)
        self._meter = self._new_meter()

    def close(self) -> None:
        """Let go of the sensor."""
        self.read(Nobody())

    def use(self, calibration: Calibration | None) -> None:
        """Scale by this from the next tick on. The tracker starts afresh."""
        if calibration is None:
            calibration = self._driver.calibration
        self._lively = self._driver.layout.lively
        self._tracker = Tracker(self._driver.layout, calibration)

    def begin(self) -> None:
        """A session begins: tracker and stamp start afresh."""
        self._waits = False
        self._held.clear()
        self._tracker = Tracker(self._driver.layout, self._tracker.calibration)
        self._meter = self._new_meter()

    def _new_meter(self) -> HealthMeter:
        calibration = self._tracker.calibration
        lost = self._driver.connection.lost_rows
        if calibration is None:
            return HealthMeter(self._driver.layout, lost_before=lost)
        return HealthMeter(
            self._driver.layout, calibration.zero_kg, calibration.standing_kg, lost_before=lost
        )

    @property
    def lately(self) -> Health:
        """What the last seconds of the sensor's data were like."""
        return self._driver.health or self._meter.recent

    def rows_of_last(self, span_s: float) -> tuple[Sample, ...]:
        """The rows of the last `span_s` seconds of the session, at most KEPT_S."""
        ticks = min(round(span_s / TICK_S), len(self._held))
        return tuple(chain.from_iterable(islice(self._held, len(self._held) - ticks, None)))

    @property
    def heard_lately(self) -> bool:
        """Whether rows came within the last second."""
        return self._silent_s < HEARD_S

    @property
    def health(self) -> Health:
        """The stamp of the session; a recording brings along that of the whole file."""
        return self._driver.health or self._meter.health

    def _read(self, wish: Wish, controls: Controls) -> Sequence[Sample]:
        try:
            return self._driver.step(self._t_s, wish, controls)
        except DeviceError as error:
            # The link goes on trying; meanwhile the silence freezes play.
            self.trouble = self.lost_because = str(error)
            return ()

    def tick(self, dt_s: float, wish: Wish, controls: Controls) -> Signals:
        """One tick of `dt_s` seconds."""
        if self._waits:
            return self._tracker.tick((), dt_s)
        self._t_s += dt_s
        samples = self._read(wish, controls)
        self._look_for_a_return()
        self._held.append(samples)
        self._silent_s = 0.0 if samples else self._silent_s + dt_s
        if self._driver.health is None:
            self._measure_health(samples)
        if self.witness is not None:
            self.witness.rows(samples)
        zero_before = self._tracker.calibration
        signals = self._tracker.tick(samples, dt_s)
        found = self._tracker.calibration
        if found is not None and found is not zero_before:
            self._meter.tare(found.zero_kg)
        return signals

    def _measure_health(self, samples: Sequence[Sample]) -> None:
        connection = self._driver.connection
        self._meter.notice(connection.battery_share, connection.lost_rows)
        for sample in samples:
            self._meter.add(sample)
        if samples:
            self.lost_because = ""

    def _look_for_a_return(self) -> None:
        """A device that was lost and is back finds its zero again."""
        openings = self._driver.connection.openings
        if openings == self._openings:
            return
        if self._driver.layout.lively is not self._lively:
            # Only once it is open is it known which way leads to a device.
            self.use(self._tracker.calibration)
        if openings > self._openings > 0:
            self._tracker.reopened()
            if self.witness is not None:
                self.witness.reopened()
        self._openings = openings
