"""What a device measured at one moment. Device-specific code ends here."""

from typing import NamedTuple


class Sample(NamedTuple):
    """One row: when, and the load on each cell in the order of the device's Layout."""

    t_s: float
    """Seconds on the device's own clock; may repeat or leave gaps."""
    cells_kg: tuple[float, ...]
    """What each cell reads, not yet tared; kilograms (or shares, see Layout.absolute)."""
