"""Which corners of a board with four cells were felt, over the board as it is without a load."""

from dataclasses import dataclass, replace

ALL = (True, True, True, True)
CORNERS = ((-190.0, -92.0), (190.0, -92.0), (-190.0, 88.0), (190.0, 88.0))
"""Where the cells tl, tr, bl, br are on the picture, from its middle."""
PRESSED_KG = 3.0
"""A corner that rises by more than this, and by more than the others together, was pressed."""
SMOOTH_S = 0.2
"""A press lasts longer than this, and a single wild row does not."""


@dataclass(frozen=True, slots=True)
class Corners:
    """Four corners; one that was felt once stays lit."""

    lit: tuple[bool, ...] = (False, False, False, False)
    smooth_kg: tuple[float, ...] = ()
    """What each cell reads, without its fastest changes."""
    empty_kg: tuple[float, ...] = ()
    """The least of that so far: what it reads without a load, once nobody stood on the board."""
    waiting_s: float = 0.0
    """How long no corner was newly felt."""

    def step(self, cells_kg: tuple[float, ...], dt_s: float) -> "Corners":
        """One tick; `cells_kg` are tl, tr, bl, br as the device gives them, or nothing."""
        waits = replace(self, waiting_s=self.waiting_s + dt_s)
        if len(cells_kg) != len(ALL):
            return waits
        if not self.smooth_kg:
            return replace(waits, smooth_kg=cells_kg, empty_kg=cells_kg)
        part = min(1.0, dt_s / SMOOTH_S)
        smooth = tuple(
            before + part * (now - before)
            for before, now in zip(self.smooth_kg, cells_kg, strict=True)
        )
        empty = tuple(map(min, self.empty_kg, smooth))
        return replace(waits, smooth_kg=smooth, empty_kg=empty)._felt()

    def _felt(self) -> "Corners":
        rises = self._rises_kg
        lit = tuple(
            was or (rise > PRESSED_KG and rise > sum(rises) - rise)
            for was, rise in zip(self.lit, rises, strict=True)
        )
        return self if lit == self.lit else replace(self, lit=lit, waiting_s=0.0)

    @property
    def _rises_kg(self) -> tuple[float, ...]:
        return tuple(now - least for now, least in zip(self.smooth_kg, self.empty_kg, strict=True))

    def pressed(self, corner: int) -> float:
        """How much a corner is pressed now, as a share of what lights it, up to 1."""
        return min(1.0, self._rises_kg[corner] / PRESSED_KG) if self.smooth_kg else 0.0


UNFELT = Corners()
"""No corner was felt yet."""
