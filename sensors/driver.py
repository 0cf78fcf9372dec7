"""What a driver is: the two ways in which samples come from a device."""

from collections.abc import Generator, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from sensors.calibration import Calibration
from sensors.health import Health
from sensors.layout import Layout
from sensors.sample import Sample
from sensors.signals import Wish


class DeviceError(Exception):
    """The device cannot be found, opened or understood; the message says what to do."""


class Controls(NamedTuple):
    """What hands do on keyboard, mouse or gamepad, free of any toolkit. Leans are -1 to 1."""

    lean_x: float = 0.0
    lean_y: float = 0.0
    lift_left: bool = False
    lift_right: bool = False
    off_board: bool = False


class Connection(NamedTuple):
    """How the way to a device is, beside the rows that come over it."""

    openings: int = 1
    """How often the device was opened. Its zero may have moved whenever this grows."""
    streaming: bool = True
    """Whether rows have come since it was last opened."""
    battery_share: float | None = None
    """How full the battery is, 0 to 1; None where the device does not say. For two insoles the
    emptier one."""
    lost_rows: int = 0
    """Rows that the device counted and that never came."""
    device: bool = False
    """Whether it is a real device, which can be lost."""
    sides_known: bool = True
    """False for two insoles that do not say which foot they are under: then the order in which they
    are named counts."""


@runtime_checkable
class SteppedDriver(Protocol):
    """A source called by the tick loop: nothing that it does waits."""

    @property
    def layout(self) -> Layout:
        """Where the cells are."""

    @property
    def calibration(self) -> Calibration | None:
        """The calibration that the source brings along, if it does: getting ready is skipped."""

    @property
    def health(self) -> Health | None:
        """The stamp that the source knows from the start, if it does, as a recording does."""

    @property
    def ended(self) -> bool:
        """Whether no sample will come any more."""

    @property
    def connection(self) -> Connection:
        """How the way to the device is now."""

    def step(self, t_s: float, wish: Wish, controls: Controls) -> Sequence[Sample]:
        """Samples up to `t_s` seconds since the start that were not handed over before.

        Raises DeviceError, once for each reason, where the device was lost; later calls may give
        samples again.
        """

    def close(self) -> None:
        """Let go of the device; nothing is asked of the source afterwards."""


class Stepped:
    """What most stepped drivers say of themselves: measured while playing, endless, always here."""

    @property
    def calibration(self) -> Calibration | None:
        """None: getting ready finds it."""
        return None

    @property
    def health(self) -> Health | None:
        """None: it is found while playing."""
        return None

    @property
    def ended(self) -> bool:
        """Never."""
        return False

    @property
    def connection(self) -> Connection:
        """Nothing lies between."""
        return Connection()

    def close(self) -> None:
        """Nothing is open."""


class StreamedDriver(Protocol):
    """A device read on the link thread."""

    @property
    def layout(self) -> Layout:
        """Where the cells are."""

    @property
    def silence_s(self) -> float | None:
        """How long silence may last until the device counts as lost; None where it may be silent
        as long as the load is steady."""

    @property
    def battery_share(self) -> float | None:
        """How full the battery is, 0 to 1; None as long as the device has not said it."""

    def read(self) -> Generator[Sample | None, None, None]:
        """Open the device and yield samples as they come; close it when the generator closes.

        Yields None where nothing came for a tenth of a second, so that the link can stop it and
        watch for silence. Raises DeviceError where the device cannot be opened, or is lost.
        """
