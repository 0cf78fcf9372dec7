"""How good the data of a session is: rate, drop-outs, repeated rows and gaps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Health:
    """The stamp of a session or a recording."""

    rate_hz: float
    """(rows - 1) / duration; 0 with fewer than two rows."""
    dropouts: int
    """Bursts of at most 5 rows in which a cell reads exactly 0 and the total falls under 90 %."""
    repeated: int
    """Rows in which every cell equals the row before."""
    gaps: int
    """Steps of more than 50 ms between two rows."""
