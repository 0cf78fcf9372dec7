"""Where the cells of a device are, and which foot each one is under."""

from dataclasses import dataclass, field
from enum import Enum


class Side(Enum):
    """A side of the child's body: never mirrored, whatever the screen does."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """One load cell: x to the child's right, y to the front, from the middle of the device."""

    name: str
    x_mm: float
    y_mm: float
    foot: Side | None = None
    """The foot it is under, where the device knows: insoles do, one board does not."""
    full_kg: float | None = field(default=None, compare=False)
    """What it reads when it is saturated, in the unit of samples; None where that is unknown."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of device and its cells, in the order in which a Sample lists them."""

    sensor: str
    """The device's kind as recordings name it, such as `wii_board` or `insole_pair`."""
    cells: tuple[Cell, ...]
    absolute: bool = True
    """False where a cell reads a share and not kilograms."""
    most_kg: float | None = field(default=None, compare=False)
    """The most that the device may bear, helpers included (SAFE-04); None where nobody says."""
    lively: bool = field(default=False, compare=False)
    """Whether under a living child no row is ever like the one before for long: then rows that
    repeat come from a sensor that is stuck. A keyboard is not lively, nor is a board that reports
    changes only."""

    @property
    def has_feet(self) -> bool:
        """Whether every cell belongs to a foot, so that each foot's load is known."""
        return bool(self.cells) and all(cell.foot for cell in self.cells)


WII_BOARD = Layout(
    "wii_board",
    (
        Cell("tl", -216.5, 119.0),
        Cell("tr", 216.5, 119.0),
        Cell("bl", -216.5, -119.0),
        Cell("br", 216.5, -119.0),
    ),
    most_kg=150.0,
)
"""Four cells, 433 mm apart in x and 238 mm in y (Leach 2014, Sensors 14:18244).

The most that it may bear is what its manual says; the label of the Japanese model says 136 kg."""
