"""How good the data of a session is, and how good they were lately: a stamp that runs along.

What is measured of each row is summed up, so that the stamp of the last seconds is a difference of
sums, and hours of play need no more memory than minutes.
"""

from collections import deque
from collections.abc import Iterable
from itertools import cycle
from math import inf, isfinite
from typing import NamedTuple

from sensors.cell_group import BOARD_SHARE
from sensors.cell_watch import LOOKS_S, CellWatch
from sensors.dropouts import Burst, Dropouts
from sensors.hum import Hum
from sensors.layout import Layout
from sensors.loads import MOST, floor_of
from sensors.rhythm import Rhythm
from sensors.sample import Sample
from sensors.stamp import Health

__all__ = ["RECENT_S", "Burst", "Health", "HealthMeter", "health_of"]

RECENT_S = 10
"""What `HealthMeter.recent` looks back on, in seconds of streaming."""
FULL_SHARE = 1 - 1e-6
"""Room for a saturation value that was converted on another way than the row."""


class _Sums(NamedTuple):
    """What was counted up to some moment."""

    rows: int = 0
    streamed_s: float = 0.0
    repeated: int = 0
    gaps: int = 0
    unsteady_s: float = 0.0
    dropouts: int = 0
    lost_rows: int = 0
    saturated: int = 0


class _Cells(NamedTuple):
    """What was found out about the cells."""

    dead: tuple[str, ...] = ()
    drift_kg: float = 0.0
    stuck_s: float = 0.0


class HealthMeter:
    """Looks at each row as it comes. A row that holds no numbers counts as no row."""

    def __init__(
        self,
        layout: Layout,
        zero_kg: tuple[float, ...] | None = None,
        standing_kg: float | None = None,
        lost_before: int = 0,
    ) -> None:
        """`zero_kg` and `standing_kg` are those of the calibration, where there is one.

        `lost_before` is what the connection had lost by now.

        Raises ValueError where the zero belongs to another device.
        """
        self._layout = layout
        # Under a lifted foot an insole's zeros are true, and a plate has no cells to forget.
        self._dropouts = Dropouts() if layout.cells and not layout.has_feet else None
        self._watch = CellWatch(layout, standing_kg) if layout.cells else None
        self._rhythm = Rhythm()
        self._hum = Hum(RECENT_S)
        self._floor_kg = BOARD_SHARE * standing_kg if standing_kg else floor_of(layout)
        self._full_kg = [FULL_SHARE * (cell.full_kg or inf) for cell in layout.cells]
        self._least_full_kg = min(self._full_kg, default=inf)
        self._saturated = 0
        self._zero_kg = 0.0
        if zero_kg is not None:
            self.tare(zero_kg)
        self._lost_rows, self._noticed = 0, lost_before
        self._battery_share: float | None = None
        self._first_s = self._last_s = 0.0
        self._last_cells: tuple[float, ...] = ()
        self._looked_s, self._looks_s = -inf, cycle(LOOKS_S)
        self._pause_s = 0.0
        self._second_s = 1.0
        self._marks = deque([_Sums()], maxlen=RECENT_S + 1)
        self._stuck_s = deque([0.0], maxlen=RECENT_S)
        """The longest time that cells were stuck in each of the last seconds."""

    # --- What it says ----------------------------------------------------------------------------
    @property
    def health(self) -> Health:
        """The stamp of the rows so far."""
        span_s = self._last_s - self._first_s
        rate_hz = (self._rhythm.rows - 1) / span_s if span_s > 0 else 0.0
        watch = self._watch
        cells = _Cells(watch.dead, watch.drift_kg, watch.stuck_s) if watch else _Cells()
        return self._stamp(_Sums(), rate_hz, cells, self._hum.noise_kg)

    @property
    def recent(self) -> Health:
        """The stamp of the last ten seconds of streaming: what is wrong now.

        What lies farther back has no say in it; a zero drift and the battery hold until they are
        measured again. `rate_hz` leaves pauses out.
        """
        then, rhythm = self._marks[0], self._rhythm
        steps = rhythm.rows - (then.rows or 1)
        time_s = rhythm.streamed_s - then.streamed_s
        watch, cells = self._watch, _Cells()
        if watch:
            stuck_s = max(*self._stuck_s, watch.stuck_lately_s)
            cells = _Cells(watch.dead_now, watch.drift_now_kg, stuck_s)
        rate_hz = steps / time_s if time_s > 0 else 0.0
        return self._stamp(then, rate_hz, cells, self._hum.recent_kg)

    @property
    def bursts(self) -> tuple[Burst, ...]:
        """The drop-outs so far, the last thousand of them; one that lasts is none yet."""
        return tuple(self._dropouts.bursts) if self._dropouts else ()

    def _stamp(self, then: _Sums, rate_hz: float, cells: _Cells, noise_kg: float) -> Health:
        """What came since `then`."""
        now = self._sums()
        rows = now.rows - then.rows
        steps = now.rows - (then.rows or 1)
        return Health(
            rate_hz=rate_hz,
            dropouts=now.dropouts - then.dropouts,
            repeated=now.repeated - then.repeated,
            gaps=now.gaps - then.gaps,
            rows=rows,
            jitter_ms=1000 * (now.unsteady_s - then.unsteady_s) / max(1, steps),
            lost_rows=now.lost_rows - then.lost_rows,
            saturated_share=(now.saturated - then.saturated) / max(1, rows),
            dead_cells=cells.dead,
            drift_kg=cells.drift_kg,
            noise_kg=noise_kg,
            battery_share=self._battery_share,
            stuck_s=cells.stuck_s,
        )

    def _sums(self) -> _Sums:
        rhythm, dropouts = self._rhythm, self._dropouts
        return _Sums(
            rhythm.rows,
            rhythm.streamed_s,
            rhythm.repeated,
            rhythm.gaps,
            rhythm.unsteady_s,
            dropouts.count if dropouts else 0,
            self._lost_rows,
            self._saturated,
        )

    # --- What it is told -------------------------------------------------------------------------
    def tare(self, zero_kg: tuple[float, ...]) -> None:
        """The zero was found anew: measure drift against it from now on.

        Raises ValueError where it belongs to another device.
        """
        cells = len(self._layout.cells)
        if len(zero_kg) != cells:
            told = f"The {self._layout.sensor} has {cells} cells, its zero {len(zero_kg)}"
            raise ValueError(f"{told}. Get ready again.")
        self._zero_kg = sum(zero_kg)
        if self._watch is not None:
            self._watch.tare(zero_kg)

    def notice(self, battery_share: float | None, lost_rows: int) -> None:
        """What `sensors.driver.Connection` says now; `lost_rows` counts from its beginning."""
        self._battery_share = battery_share
        more = lost_rows - self._noticed
        self._lost_rows += more if more >= 0 else lost_rows
        self._noticed = lost_rows

    def add(self, sample: Sample) -> None:
        """Look at one more row."""
        t_s, cells = sample
        total_kg = sum(cells)
        if not isfinite(total_kg + t_s):
            return
        rhythm, new = self._rhythm, True
        if self._dropouts is not None:
            self._dropouts.add(rhythm.rows, sample, total_kg)
        if rhythm.rows:
            new = cells != self._last_cells
            rhythm.repeated += not new
            if not rhythm.step(t_s - self._last_s):
                self._hum.cut()
        else:
            self._first_s = t_s
        rhythm.rows += 1
        self._last_s, self._last_cells = t_s, cells
        if self._watch is not None and len(cells) == len(self._full_kg):
            self._look(t_s, cells, total_kg - self._zero_kg, new)
        if rhythm.streamed_s >= self._second_s:
            self._second_over()

    # --- What it does with a row -----------------------------------------------------------------
    def _look(self, t_s: float, cells: tuple[float, ...], load_kg: float, new: bool) -> None:
        """At the cells of a whole row."""
        most_kg = max(cells)
        if most_kg >= self._least_full_kg:
            pairs = zip(cells, self._full_kg, strict=True)
            self._saturated += any(kg >= full_kg for kg, full_kg in pairs)
        if most_kg >= MOST or load_kg <= -MOST:
            return
        if new:
            self._hum.add(load_kg, load_kg >= self._floor_kg)
        if self._watch is not None and not 0.0 <= t_s - self._looked_s < self._pause_s:
            self._looked_s, self._pause_s = t_s, next(self._looks_s)
            self._watch.look(t_s, cells, load_kg)

    def _second_over(self) -> None:
        """Another second of streaming is over."""
        self._second_s = self._rhythm.streamed_s + 1.0
        self._hum.second_over()
        self._marks.append(self._sums())
        if self._watch is not None:
            self._stuck_s.append(self._watch.stuck_lately_s)
            self._watch.stuck_lately_s = 0.0


def health_of(layout: Layout, samples: Iterable[Sample]) -> Health:
    """The stamp of all `samples`."""
    meter = HealthMeter(layout)
    for sample in samples:
        meter.add(sample)
    return meter.health
