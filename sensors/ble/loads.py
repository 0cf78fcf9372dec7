"""The cells of one sample: from raw numbers to loads that can be trusted to be numbers."""

from collections.abc import Sequence
from operator import itemgetter

from sensors.ble.curves import converter
from sensors.ble.frame import MOST_LOAD, FrameError
from sensors.ble.numbers import Pick
from sensors.ble.profile import DeviceProfile

__all__ = ["LoadReader"]


class LoadReader:
    """Checks and converts the numbers of one profile."""

    def __init__(self, profile: DeviceProfile) -> None:
        """Compile the conversion."""
        cells = profile.cells
        self._slots = cells.slots
        self._convert = converter(cells, profile.full_number, profile.cell_count)
        self._valid = cells.valid

    def picks(self, read: int) -> Pick | None:
        """What takes the cells out of so many numbers; None where they are just the cells."""
        slots = self._slots(read)
        if slots == tuple(range(read)):
            return None
        if len(slots) == 1:
            return lambda numbers: (numbers[slots[0]],)
        return itemgetter(*slots)

    def loads(self, numbers: Sequence[float]) -> tuple[float, ...]:
        """Kilograms or shares; FrameError where they cannot be."""
        if self._valid is not None:
            self._check(numbers, *self._valid)
        try:
            loads = self._convert(numbers)
        except OverflowError:
            raise FrameError("A cell reads more than any load.") from None
        # Written this way round, NaN fails as well.
        if not sum(map(abs, loads)) < MOST_LOAD:
            raise FrameError("A cell reads what is no number, or more than any load.")
        return loads

    @staticmethod
    def _check(numbers: Sequence[float], least: float, most: float) -> None:
        for cell, number in enumerate(numbers, 1):
            if not least <= number <= most:
                told = f"Cell {cell} reads {number:g}; valid is {least:g} to {most:g}."
                raise FrameError(told)
