"""The Wii Balance Board as a streamed driver, whichever way it is reached."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Protocol

from sensors.driver import DeviceError
from sensors.layout import WII_BOARD, Layout
from sensors.sample import Sample
from sensors.wii.start import WrongDeviceError

__all__ = ["Way", "WiiBoard"]


class Way(Protocol):
    """An open device that is a board, as far as its name says."""

    @property
    def lively(self) -> bool:
        """As `sensors.layout.Layout.lively`."""

    @property
    def battery_share(self) -> float | None:
        """How full the battery is; None as long as nobody said it."""

    @property
    def button(self) -> bool:
        """Whether the front button is down."""

    def rows(self) -> Generator[Sample | None, None, None]:
        """As `sensors.driver.StreamedDriver.read`; raises WrongDeviceError where it is none."""

    def close(self) -> None:
        """Let go of the device."""


class WiiBoard:
    """A streamed driver. The board may come and go; each reading finds it anew."""

    silence_s = None
    """Each way watches for silence itself: over one a board is never silent, over the other a
    steady load is."""

    def __init__(self, ways: Callable[[], Iterator[Way]], lively: bool) -> None:
        """`ways` opens whatever may be the board, one after the other.

        `lively` is that of the way which is likely to be taken.
        """
        self._ways = ways
        self._way: Way | None = None
        self._layout = replace(WII_BOARD, lively=lively)
        self._battery_share: float | None = None

    @property
    def layout(self) -> Layout:
        """A Wii board's; whether it is lively may change when the board is opened anew."""
        return self._layout

    @property
    def battery_share(self) -> float | None:
        """How full the battery is, or was when the board was last heard."""
        share = self._way.battery_share if self._way else None
        return self._battery_share if share is None else share

    @property
    def button(self) -> bool:
        """Whether the front button is down."""
        return self._way is not None and self._way.button

    def read(self) -> Generator[Sample | None, None, None]:
        """Open the board and yield its rows, stamped with the time at which each was received.

        Yields None where nothing came for a tenth of a second. Raises DeviceError with what to do
        where there is no board, or it is lost.
        """
        wrong: DeviceError | None = None
        for way in self._ways():
            try:
                with closing(way):
                    yield from self._follow(way)
            except WrongDeviceError as told:
                wrong = told
        raise wrong or DeviceError("The balance board stopped. Switch it off and on.")

    def _follow(self, way: Way) -> Generator[Sample | None, None, None]:
        self._way, self._layout = way, replace(self._layout, lively=way.lively)
        try:
            yield from way.rows()
        finally:
            self._battery_share, self._way = self.battery_share, None
