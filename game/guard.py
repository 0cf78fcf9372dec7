"""Safety, as pure rules over signals, seconds and days: no game and no level gets around them.

The numbers are requirements SAFE-06 to SAFE-09 and SAFE-13; they are waiting for a clinician's
review.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum

from game.model import Signals

SILENT_S = 0.2
"""Silence of the sensor that freezes play; with the tick it stays under the promised 250 ms."""
SPIKE_SHARE = 2.0
"""More than twice the standing weight: a jump, a fall, or a second person on the board."""
CALM_S = 2.0
"""Seconds of standing on the board before play goes on."""
COUNT_S = 3.0
"""Then 3-2-1."""
FOUND_S = 0.5
"""A fault of the sensor is found within so long (REL-11): what a repetition that was completed so
shortly before rests on may be the fault already."""
WORK_S, LATEST_WORK_S = 60.0, 90.0
"""After so much work a rest is due at the next break, and at the latest at once."""
REST_S = 20.0
"""The shortest such rest."""
DAY_S = 20 * 60.0
"""Active seconds a day."""
NEW_GEAR_DAYS, NEW_GEAR_DAY_S = 14, 10 * 60.0
"""So many days the skin gets used to a new prosthesis or orthosis; active seconds a day then."""
ON_THE_SKIN = frozenset({"prosthesis", "orthosis"})
"""What may press the skin; a shoe may not, nor what is a leg's own."""


class Freeze(Enum):
    """Why play stands still."""

    OFF_BOARD = "off_board"
    LOST = "lost"
    SPIKE = "spike"
    STOP = "stop"
    TOO_HEAVY = "too_heavy"
    """More on the device than it may bear, helpers included (SAFE-04)."""
    NO_ZERO = "no_zero"
    """The device was lost and is back: its zero is found again before targets return (REL-10)."""


def freeze_of(signals: Signals) -> Freeze | None:
    """Why play must stand still now, or None."""
    if signals.age_s > SILENT_S:
        return Freeze.LOST
    if signals.overloaded:
        return Freeze.TOO_HEAVY
    if signals.unload is not None:
        return Freeze.NO_ZERO
    if not signals.on_board:
        return Freeze.OFF_BOARD
    if signals.load_share > SPIKE_SHARE:
        return Freeze.SPIKE
    return None


def needs_a_hand(why: Freeze) -> bool:
    """Whether a person must say that play may go on, and stepping back on is not enough."""
    return why in (Freeze.STOP, Freeze.SPIKE)


def is_of_the_sensor(why: Freeze) -> bool:
    """Whether the sensor is to blame and not the child: this is told even before play begins."""
    return why in (Freeze.LOST, Freeze.TOO_HEAVY, Freeze.NO_ZERO)


def rest_due(work_s: float, at_break: bool) -> bool:
    """Whether the child rests now, after `work_s` of work without a rest."""
    return work_s >= (WORK_S if at_break else LATEST_WORK_S)


def rest_s(asked_s: float) -> float:
    """How long a rest lasts where a level asks for `asked_s`."""
    return max(asked_s, REST_S)


def care_until(worn: Iterable[str], since: str) -> str:
    """The first day on which new gear is new no more; empty for gear that does not press the skin.

    `worn` is what both legs wear, `since` the local date from which on. What is worn since a day
    that is none counts as new for ever: it is better to look once too often.
    """
    if ON_THE_SKIN.isdisjoint(worn):
        return ""
    try:
        return (date.fromisoformat(since) + timedelta(days=NEW_GEAR_DAYS)).isoformat()
    except (ValueError, OverflowError):
        return date.max.isoformat()


def is_new(worn: Iterable[str], since: str, today: str) -> bool:
    """Whether the skin is looked at before the first session of a day, and the day is short."""
    return today < care_until(worn, since)


def day_s(asked_s: float, new_gear: bool) -> float:
    """The active seconds of a day for which a plan or nobody asks for `asked_s`."""
    return min(asked_s, NEW_GEAR_DAY_S if new_gear else DAY_S)


def counted_s(played_s: float, new_gear: bool) -> float:
    """The active seconds of today as `day_is_full` counts them: new gear makes a day shorter."""
    return played_s + (DAY_S - NEW_GEAR_DAY_S if new_gear else 0.0)


def day_is_full(active_s: float) -> bool:
    """Whether a child that was active for `active_s` today has played enough."""
    return active_s >= DAY_S
