"""Which rows of a board are believed. A row that is not is no row: nobody plays on it.

A child cannot weigh what a torn wire or a cell at the end of its scale reads. Such a row is left
out and not patched up: without one cell there is neither total nor centre of pressure. A moment of
it is a short gap, which play bridges; after half a second the board counts as broken, and the
sentence names the corner.
"""

from collections.abc import Sequence

from sensors.driver import DeviceError

__all__ = ["Belief"]

LEAST_KG, MOST_KG = -10.0, 200.0
"""Worn cells are 1 kg off, and the whole board may bear 150 kg: too much load is still told."""
RAW_ENDS = (0, 0xFFFF)
"""No cell reads the ends of its converter. A board that is not yet ready reads FF everywhere."""
DOUBT_S = 0.5
CORNERS = ("front left", "front right", "back left", "back right")


class Belief:
    """Judges the rows of one board, one after the other."""

    def __init__(self) -> None:
        """Nothing was doubted yet."""
        self._since_s: float | None = None

    def judge(self, cells_kg: Sequence[float], raw: Sequence[int], now_s: float) -> bool:
        """Whether the row is believed; `raw` may be empty where the kernel hides it.

        Raises DeviceError where no row was, for half a second.
        """
        corner = _broken(cells_kg, raw)
        if corner is None:
            self._since_s = None
            return True
        if self._since_s is None:
            self._since_s = now_s
        if now_s - self._since_s >= DOUBT_S:
            raise DeviceError(
                f"The {CORNERS[corner]} corner of the balance board reads what nobody weighs. "
                "Take everything off the board, take out its batteries for ten seconds and switch "
                "it on again. If it stays like this, the board is broken."
            )
        return False


def _broken(cells_kg: Sequence[float], raw: Sequence[int]) -> int | None:
    """The first cell beyond belief."""
    ended = any(end in raw for end in RAW_ENDS)
    if not ended and min(cells_kg) >= LEAST_KG and max(cells_kg) <= MOST_KG:
        return None
    for at, kg in enumerate(cells_kg):
        if not LEAST_KG <= kg <= MOST_KG or (raw and raw[at] in RAW_ENDS):
            return at
    return None
