"""A board through Linux' own driver, hid-wiimote, where its reports may not be read.

The kernel hands over tens of grams, nothing below zero, and changes only [measured on a real
hid-wiimote]: a constant load is silent, so the last row is repeated, until the device is gone.
"""

from collections.abc import Callable, Generator, Iterable, Mapping
from typing import NamedTuple, Protocol

from sensors.driver import DeviceError
from sensors.sample import Sample
from sensors.wii.belief import Belief

__all__ = ["CODES", "EvdevReader", "Event", "EventStream", "Folding"]

EV_SYN, EV_KEY, EV_ABS = 0x00, 0x01, 0x03
SYN_REPORT, SYN_DROPPED = 0, 3
BTN_A = 304
ABS_HAT0X, ABS_HAT0Y, ABS_HAT1X, ABS_HAT1Y = 0x10, 0x11, 0x12, 0x13
CODES = (ABS_HAT1X, ABS_HAT0X, ABS_HAT1Y, ABS_HAT0Y)
"""The axes of tl, tr, bl, br (drivers/hid/hid-wiimote-modules.c)."""
UNITS_PER_KG = 100.0
REPEAT_S = 0.02
"""50 Hz are enough for every measure."""
SETTLE_S = 0.25
"""So long the first row is waited for."""
PING_S = 0.5
"""A living child never stands so long without an axis moving. Then the kernel is asked for the
battery, which it asks the board for: a board that is out of reach does not answer."""
GONE_S = 0.8
"""A board answers in hundredths of a second; the kernel waits for one second."""


class Event(NamedTuple):
    """One event of the kernel; struct input_event."""

    type: int
    code: int
    value: int
    t_s: float
    """The kernel's stamp. Rows are stamped when they are received, like those of other devices."""


class EventStream(Protocol):
    """An open device. `read` and `axes` raise OSError where it is gone."""

    def read(self, timeout_s: float) -> Iterable[tuple[int, int, int, float]]:
        """What came, as soon as something comes; nothing where nothing comes in time."""

    def axes(self) -> Mapping[int, int]:
        """What the axes of CODES read now."""

    def battery_share(self) -> float | None:
        """How full the battery is; None where the kernel does not say. May wait for the board."""

    def close(self) -> None:
        """Let go of the device."""


class Folding:
    """Events to rows: a row is complete when the kernel says so."""

    def __init__(self, axes: Mapping[int, int]) -> None:
        """`axes` is what they read before the first event."""
        self._axes = dict(axes)
        self._dropped = False
        self.button = False

    @property
    def cells_kg(self) -> tuple[float, float, float, float]:
        """What the cells weigh, in the order tl, tr, bl, br; 0 where an axis was never read."""
        tl, tr, bl, br = (self._axes.get(code, 0) / UNITS_PER_KG for code in CODES)
        return tl, tr, bl, br

    def take(self, event: Event, axes: Callable[[], Mapping[int, int]]) -> bool:
        """Whether a row is complete now.

        `axes` is read where the kernel dropped events, once they come again.
        """
        kind, code, value, _ = event
        if kind == EV_SYN and code == SYN_DROPPED:
            self._dropped = True
        elif kind == EV_SYN and code == SYN_REPORT:
            if self._dropped:  # what came of this row is only a part of it
                self._dropped = False
                self._axes.update(axes())
            return True
        elif kind == EV_ABS and code in CODES:
            self._axes[code] = value
        elif kind == EV_KEY and code == BTN_A:
            self.button = bool(value)
        return False


class EvdevReader:
    """A board that the kernel reads."""

    lively = False
    """The kernel hides small changes, and the last row is repeated."""

    def __init__(self, stream: EventStream, clock: Callable[[], float]) -> None:
        """Nothing is asked of the device until its rows are."""
        self._stream = stream
        self._clock = clock
        self._belief = Belief()
        self._folding = Folding({})
        self._changed_s = 0.0
        self.battery_share: float | None = None

    @property
    def button(self) -> bool:
        """Whether the front button is down."""
        return self._folding.button

    def rows(self) -> Generator[Sample | None, None, None]:
        """Rows as they come, for ever, at least 50 in a second.

        Raises DeviceError where the device is lost.
        """
        try:
            yield from self._rows()
        except OSError as gone:
            raise _lost(str(gone)) from gone

    def close(self) -> None:
        """Let go of the device."""
        self._stream.close()

    def _rows(self) -> Generator[Sample | None, None, None]:
        self._ping()
        self._folding = Folding(self._stream.axes())
        # A node that was just opened reads 0 until the first row, which only a new load sends.
        due_s = self._changed_s + SETTLE_S
        while True:
            events = self._stream.read(max(0.0, min(REPEAT_S, due_s - self._clock())))
            now_s = self._clock()
            for event in events:
                if self._folding.take(Event(*event), self._stream.axes):
                    self._changed_s, due_s = now_s, now_s + REPEAT_S
                    yield self._row(now_s)
            if now_s < due_s:
                yield None
                continue
            due_s = max(due_s + REPEAT_S, now_s)  # late by a moment, and not for ever
            yield self._row(now_s)
            if now_s - self._changed_s >= PING_S:
                self._ping()

    def _row(self, now_s: float) -> Sample | None:
        cells_kg = self._folding.cells_kg
        return Sample(now_s, cells_kg) if self._belief.judge(cells_kg, (), now_s) else None

    def _ping(self) -> None:
        """Make sure that somebody is there; else the last row would be repeated for long."""
        asked_s = self._clock()
        share = self._stream.battery_share()
        self._changed_s = self._clock()
        if self._changed_s - asked_s > GONE_S:
            raise _lost("it does not answer")
        if share is not None:
            self.battery_share = share


def _lost(why: str) -> DeviceError:
    return DeviceError(
        f"The balance board is gone ({why}): it was switched off, or is out of reach. Press its "
        "front button; if it stays dark, change its batteries."
    )
