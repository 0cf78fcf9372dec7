"""The stamp of a session or a recording: how good its data are. `sensors.verdict` judges it."""

from dataclasses import dataclass

__all__ = ["Health"]


@dataclass(frozen=True, slots=True)
class Health:
    """The stamp of a session or a recording. Kilograms are shares where cells read shares."""

    rate_hz: float
    """(rows - 1) / duration; 0 with fewer than two rows."""
    dropouts: int
    """Bursts of at most 5 rows in which a cell reads exactly 0 and the total falls under 90 %."""
    repeated: int
    """Rows in which every cell equals the row before."""
    gaps: int
    """Steps of more than 50 ms between two rows."""
    rows: int = 0
    """How many rows came; 0 where nobody counted."""
    jitter_ms: float = 0.0
    """How far a step between two rows is from the usual one, as a mean of absolute differences.
    Usual is the exponential mean of about the last 50 steps; no step counts for more than 250 ms,
    so that a pause, which is a gap, makes no jitter."""
    lost_rows: int = 0
    """Rows that the device counted and that never came."""
    saturated_share: float = 0.0
    """The share of rows with a cell at the most that it can read (Cell.full_kg)."""
    dead_cells: tuple[str, ...] = ()
    """Cells that read 0 under a load for the last 2 s of it, or for half of all the time."""
    drift_kg: float = 0.0
    """The largest change of an empty cell against the zero of the calibration; without one, against
    the first empty moment. Of each minute the least counts, since what else lies there only adds to
    it. 0 as long as nothing was empty."""
    noise_kg: float = 0.0
    """How much the total of a row trembles by itself, as one standard deviation (`sensors.hum`):
    while the device is empty, or under somebody, where it never is."""
    battery_share: float | None = None
    """How full the battery is, 0 to 1; None where the device does not say."""
    stuck_s: float = 0.0
    """The longest time that a lively device repeated itself under somebody: each cell of a board,
    each foot of insoles counts by itself."""

    @property
    def figures(self) -> tuple[tuple[str, float], ...]:
        """All but the first four by name, to be kept with a session; dead cells by their number."""
        found = (
            ("rows", float(self.rows)),
            ("jitter_ms", self.jitter_ms),
            ("lost_rows", float(self.lost_rows)),
            ("saturated_share", self.saturated_share),
            ("dead_cells", float(len(self.dead_cells))),
            ("drift_kg", self.drift_kg),
            ("noise_kg", self.noise_kg),
            ("stuck_s", self.stuck_s),
        )
        if self.battery_share is None:
            return found
        return (*found, ("battery_share", self.battery_share))
