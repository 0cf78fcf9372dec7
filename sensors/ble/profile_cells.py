"""What a cell's number means and where the cell is: the part of a profile that makes the layout."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from sensors.ble.fields import Breach, Factor, MisfitError, Raw, Slot, check_one, described
from sensors.layout import Cell, Side

FARTHEST_MM = 5000.0
Mm = Annotated[float, Field(ge=-FARTHEST_MM, le=FARTHEST_MM, description="mm, or foot lengths")]
Place = Annotated[tuple[Mm, Mm], Field(description="x to the right and y to the front: [x, y]")]
Points = Annotated[tuple[Raw, Raw], Field(description="a number of the frame and its load")]
Zeros = Annotated[tuple[Raw, ...], Field(min_length=1, max_length=256, description="numbers")]
Slots = Annotated[tuple[Slot, ...], Field(min_length=1, max_length=256, description="slots")]


@described
class Power:
    """factor * number ** exponent; what is below 0 counts as 0."""

    factor: Factor = 1.0
    exponent: Annotated[float, Field(ge=0.1, le=5, description="an exponent")]


@described
class TwoPoint:
    """What each cell reads without and with a known load; a line goes through both."""

    load: Annotated[float, Field(gt=0, le=10_000, description="the known load, in the unit")]
    zero: Zeros
    """What each cell reads without load."""
    loaded: Zeros
    """What each cell reads below the known load."""


@described
class Curve:
    """How a number of the frame, after scale and offset, becomes a load."""

    ONE_OF: ClassVar = ("power", "table", "two_point")

    power: Power | None = None
    table: Annotated[tuple[Points, ...] | None, Field(min_length=2, max_length=256)] = None
    """Numbers, growing, each with its load. Between them a line, and beyond them too."""
    two_point: TwoPoint | None = None

    @model_validator(mode="after")
    def _fits(self) -> "Curve":
        check_one(self, self.ONE_OF, "a curve is a power, a table or two_point; give one of them")
        if self.table is not None:
            for at, ((low, _), (high, _)) in enumerate(pairwise(self.table)):
                if high <= low:
                    told = "the numbers of a table grow from line to line; put them in order"
                    raise MisfitError(Breach(("table", at + 1), told))
        if self.two_point is not None:
            self._check_points(self.two_point)
        return self

    @staticmethod
    def _check_points(points: TwoPoint) -> None:
        if len(points.zero) != len(points.loaded):
            told = f"zero has {len(points.zero)} numbers and loaded {len(points.loaded)}; "
            raise MisfitError(
                Breach(("two_point", "loaded"), told + "give one of each for every cell")
            )
        for at, (zero, loaded) in enumerate(zip(points.zero, points.loaded, strict=True)):
            if zero == loaded:
                told = "a cell must read something else below the load than without"
                raise MisfitError(Breach(("two_point", "loaded", at), told))


@described
class Cells:
    """All cells of a board, or of one insole."""

    unit: Annotated[
        Literal["kg", "N", "raw"],
        Field(description="raw where no load is known"),
    ]
    scale: Factor = 1.0
    """number * scale + offset goes into the curve, or is the load where there is none."""
    offset: Raw = 0.0
    curve: Curve | None = None
    saturation: Raw | None = None
    """The number of the frame that a cell gives when it can tell no more."""
    full: Raw | None = None
    """For raw: the number of the frame that counts as 1; `saturation`, else the type's largest."""
    valid: Annotated[tuple[Raw, Raw] | None, Field(description="least and most number")] = None
    """A frame with any other number is broken, and refused as a whole."""
    exclude: Slots | None = None
    """Numbers of the frame, from 0, that belong to no cell."""
    order: Slots | None = None
    """Or, for each place, which number of the frame it is, from 0."""
    places: Annotated[tuple[Place, ...], Field(min_length=1, max_length=256)]
    """Where each cell is, from the middle of the board or insole."""
    places_in: Literal["mm", "foot_lengths"] = "mm"
    """What places count in: foot_lengths grow with the foot."""
    foot_length_mm: Annotated[float, Field(ge=100, le=350, description="mm of a foot")] = 210.0
    """The length that foot_lengths count in, where nobody knows the child's own."""
    foot: Literal["left", "right"] = "right"
    """The foot that `places` are drawn for; the other one is its mirror image."""
    feet_apart_mm: Annotated[float, Field(ge=50, le=600, description="mm between feet")] = 150.0
    """From the middle of one insole to the other, which no insole can know."""
    area_mm2: Annotated[float | None, Field(gt=0, le=1e6, description="mm2 of a cell")] = None
    """Told for makers of measures; loads do not need it."""

    @model_validator(mode="after")
    def _fits(self) -> "Cells":
        breaches = []
        if self.scale == 0:
            breaches.append(Breach(("scale",), "scale is 0, so that nothing is ever read"))
        if self.valid is not None and self.valid[0] >= self.valid[1]:
            breaches.append(Breach(("valid",), "valid is [least, most]; put the smaller one first"))
        if self.exclude is not None and self.order is not None:
            breaches.append(Breach(("order",), "order leaves out what it does not name; drop one"))
        for key in ("exclude", "order"):
            slots = getattr(self, key) or ()
            if len(set(slots)) != len(slots):
                breaches.append(Breach((key,), f"a number stands twice in {key}; keep one"))
        if self.full is not None and self.unit != "raw":
            breaches.append(Breach(("full",), "full is for unit: raw only; use saturation"))
        if breaches:
            raise MisfitError(*breaches)
        return self

    def slots(self, read: int) -> tuple[int, ...]:
        """Which of so many numbers of a frame are cells, in the order of cells."""
        if self.order is not None:
            return self.order
        return tuple(slot for slot in range(read) if slot not in (self.exclude or ()))

    def placed(self, full: Sequence[float | None]) -> tuple[Cell, ...]:
        """The cells of a board; `full` is what each reads when it is saturated."""
        return tuple(
            Cell(f"cell_{number}", x, y, None, most)
            for number, ((x, y), most) in enumerate(zip(self.places, full, strict=True), 1)
        )

    def under(
        self, foot: Side, full: Sequence[float | None], foot_length_mm: float | None
    ) -> tuple[Cell, ...]:
        """The cells under one foot of a pair, seen from the middle between both."""
        unit = 1.0
        if self.places_in == "foot_lengths":
            unit = foot_length_mm or self.foot_length_mm
        mirror = 1.0 if foot.value == self.foot else -1.0
        aside = self.feet_apart_mm / (2 if foot is Side.RIGHT else -2)
        return tuple(
            Cell(
                f"{foot.value}_{number}",
                round(mirror * unit * x + aside, 3),
                round(unit * y, 3),
                foot,
                most,
            )
            for number, ((x, y), most) in enumerate(zip(self.places, full, strict=True), 1)
        )
