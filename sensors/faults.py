"""What can be wrong with a device, and from which figure on.

Figures are from sensors.md, section 4, unless they are called ours.
"""

from collections.abc import Callable
from enum import Enum
from typing import Literal, NamedTuple

from sensors.cell_group import CONTACT_KG
from sensors.layout import Layout
from sensors.stamp import Health

__all__ = ["LIMITS", "Fault", "Finding", "Light", "Limit", "findings"]

Light = Literal["good", "fair", "bad", "off"]


class Fault(Enum):
    """What may be wrong with a device, in the order in which it is told."""

    BATTERY = "battery"
    DEAD = "dead cell"
    STUCK = "stuck"
    DRIFT = "zero drift"
    SATURATED = "saturated"
    LOST = "lost rows"
    GAPS = "gaps"
    SLOW = "low rate"
    UNEVEN = "jitter"
    DROPOUTS = "drop-outs"
    NOISE = "noise at rest"


class Finding(NamedTuple):
    """One thing that is wrong."""

    fault: Fault
    light: Light
    """`fair` or `bad`."""


class Limit(NamedTuple):
    """The light is fair beyond `fair`, and bad beyond `bad`."""

    fair: float
    bad: float
    less_is_worse: bool = False

    def light(self, measured: float) -> Light:
        """The light of one figure."""
        sign = -1.0 if self.less_is_worse else 1.0
        if sign * measured > sign * self.bad:
            return "bad"
        return "fair" if sign * measured > sign * self.fair else "good"


FEW = 3
"""So many lost packets, gaps or drop-outs never count: "a few a minute are normal" (ORPHE)."""
LEAST_ROWS = 10
"""Fewer rows tell nothing of rate and jitter."""
SHARE_OF_KG = 0.02
"""What one kilogram is in a cell that reads shares: of a floor of 5 kg and of 0.1, the same."""

LIMITS: dict[Fault, Limit] = {
    # "Warn below 20 %"; ours: the last 5 % are empty, as a Wii board's last bar is.
    Fault.BATTERY: Limit(0.20, 0.05, less_is_worse=True),
    # "0 for 2 s while the total is above the floor": any cell.
    Fault.DEAD: Limit(0, 0),
    # Seconds. Stuck from 0.25 s on (sensors.stuck, REL-11); ours: as long as a dead cell is bad.
    Fault.STUCK: Limit(0.25, 2.0),
    # Kilograms. Worn boards are off by 1 kg a cell (LKML 2025); ours: 20 N pass for a foot, or for
    # the tenth of a child of 20 kg that counts as somebody.
    Fault.DRIFT: Limit(1.0, CONTACT_KG),
    # Share of rows. Ours, as for lost rows: a saturated cell spoils a row as much.
    Fault.SATURATED: Limit(0.01, 0.10),
    # Share of rows. Good links lose less than 1 % (Tipparaju 2021); ours: a tenth is too much.
    Fault.LOST: Limit(0.01, 0.10),
    # A minute. Normal are "a few"; ours: with one a second, no hold of 1 to 2 s is without.
    Fault.GAPS: Limit(5, 60),
    # Hertz. "Flag below 25 Hz"; at 10 Hz peaks are wrong by 9 % (Elstub 2022).
    Fault.SLOW: Limit(25, 10, less_is_worse=True),
    # Milliseconds. Ours: half a step of 50 Hz, which is enough, and of 25 Hz, which is flagged.
    Fault.UNEVEN: Limit(10, 20),
    # A minute, as for gaps.
    Fault.DROPOUTS: Limit(5, 60),
    # Kilograms. A total is known to 4.5 N within a board, to 9.1 N between boards (Bartlett 2014).
    Fault.NOISE: Limit(0.46, 0.93),
}


def findings(health: Health, layout: Layout | None = None) -> tuple[Finding, ...]:
    """All that is wrong, in the order of Fault."""
    absolute = layout is None or layout.absolute
    found = []
    for fault, limit in LIMITS.items():
        measured = _MEASURED[fault](health, absolute)
        light = "good" if measured is None else limit.light(measured)
        if light != "good":
            found.append(Finding(fault, light))
    return tuple(found)


# --- From stamp to figure: None where there is none ----------------------------------------------
def _lost_share(health: Health) -> float | None:
    sent = health.rows + health.lost_rows
    return health.lost_rows / sent if sent and health.lost_rows > FEW else None


def _a_minute(health: Health, count: int) -> float | None:
    minutes = health.rows / health.rate_hz / 60 if health.rate_hz > 0 else 0.0
    return count / minutes if minutes > 0 and count > FEW else None


def _gaps_a_minute(health: Health) -> float | None:
    """Where most steps are gaps, the device is slow, and has none."""
    return _a_minute(health, health.gaps) if health.gaps <= health.rows / 2 else None


def _rate_hz(health: Health) -> float | None:
    return health.rate_hz if health.rows >= LEAST_ROWS and health.rate_hz > 0 else None


_MEASURED: dict[Fault, Callable[[Health, bool], float | None]] = {
    Fault.BATTERY: lambda health, _: health.battery_share,
    Fault.DEAD: lambda health, _: float(len(health.dead_cells)),
    Fault.STUCK: lambda health, _: health.stuck_s,
    Fault.DRIFT: lambda health, kg: health.drift_kg * (1.0 if kg else 1 / SHARE_OF_KG),
    Fault.SATURATED: lambda health, _: health.saturated_share,
    Fault.LOST: lambda health, _: _lost_share(health),
    Fault.GAPS: lambda health, _: _gaps_a_minute(health),
    Fault.SLOW: lambda health, _: _rate_hz(health),
    Fault.UNEVEN: lambda health, _: health.jitter_ms if health.rows >= LEAST_ROWS else None,
    Fault.DROPOUTS: lambda health, _: _a_minute(health, health.dropouts),
    # Shares of an unknown full scale have no newtons to be compared with.
    Fault.NOISE: lambda health, kg: health.noise_kg if kg else None,
}
