"""How lines of text are laid out: the part of a profile that devices without packets need."""

import re
from typing import Annotated

from pydantic import Field, model_validator

from sensors.ble.fields import Bits, Breach, Count, MisfitError, described
from sensors.ble.patterns import LONGEST, Pattern
from sensors.ble.profile_counts import NEVER_S, UnitS

GROUPS = frozenset(("values", "side", "sequence", "time", "battery"))
"""What the pattern of a line may name."""


@described
class TextFrame:
    """Lines of text, each a sample, that may come in pieces."""

    ends: Annotated[str, Field(min_length=1, max_length=2, description="what ends a line")] = "\n"
    pattern: Pattern
    """What a whole line looks like. The group `values` holds the cells, with commas, semicolons or
    spaces between and any brackets; `side`, `sequence`, `time` and `battery` may be named too."""
    count: Count
    """How many numbers `values` holds, places without a cell included."""
    most_letters: Annotated[int, Field(ge=8, le=LONGEST, description="letters in a line")] = 512
    ignore: Pattern | None = None
    """Other lines that the device sends, such as greetings: they are passed over."""
    sequence_bits: Bits | None = None
    """Where `sequence` wraps; needed where the pattern has that group."""
    time_unit_s: UnitS = 0.001
    time_wrap_s: Annotated[float | None, Field(ge=0.1, le=1e9, description="seconds")] = None

    @model_validator(mode="after")
    def _fits(self) -> "TextFrame":
        groups = set(re.compile(self.pattern).groupindex)
        if "values" not in groups:
            raise MisfitError(
                Breach(("pattern",), "pattern has no group (?P<values>...) for the cells")
            )
        if foreign := sorted(groups - GROUPS):
            told = f"there is no group {foreign[0]}; groups are {', '.join(sorted(GROUPS))}"
            raise MisfitError(Breach(("pattern",), told))
        if ("sequence" in groups) != (self.sequence_bits is not None):
            told = "a group sequence in pattern and sequence_bits go together; give both or neither"
            raise MisfitError(Breach((), told))
        return self

    @property
    def groups(self) -> frozenset[str]:
        """What a line tells."""
        return frozenset(re.compile(self.pattern).groupindex)

    @property
    def repeats_s(self) -> float | None:
        """After how many seconds the time starts over; None where a line tells none."""
        if "time" not in self.groups:
            return None
        return self.time_wrap_s if self.time_wrap_s is not None else NEVER_S

    @property
    def modulus(self) -> int | None:
        """Where the sequence wraps."""
        return 1 << self.sequence_bits if self.sequence_bits is not None else None
