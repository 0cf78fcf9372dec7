"""Whatever the clock says during play, seconds and days are not its own to change (REL-17)."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from game.model import TICK_S
from game.scenes.scene import Today
from game.shell.clock import FixedStep
from profiles.model import Repetition, Result, SessionRecord
from sensors.simulated import simulated
from tests.game.sitting import Sitting

START = datetime(2026, 3, 28, 23, 58, tzinfo=timezone(timedelta(hours=1)))
LONGEST_TICKS = 60 * 240
Clock = Callable[[float], datetime]
"""What the clock says so many seconds after the start."""


def steady(t_s: float) -> datetime:
    return START + timedelta(seconds=t_s)


def set_back_a_year(t_s: float) -> datetime:
    return steady(t_s) - timedelta(days=365 * (t_s > 5))


def leaps_over_midnight(t_s: float) -> datetime:
    return steady(t_s) + timedelta(hours=3 * (t_s > 3))


def summer_time_begins(t_s: float) -> datetime:
    return steady(t_s).astimezone(timezone(timedelta(hours=1 + (t_s > 4))))


def goes_mad(t_s: float) -> datetime:
    return steady(t_s) + timedelta(days=(int(t_s * 60) * 7919) % 4001 - 2000)


def played(clock: Clock) -> tuple[SessionRecord, list[Repetition], list[Result], int]:
    """A short level to its end; the ids of repetitions are chance and are left out."""
    board = simulated("diligent", 3)
    sitting = Sitting(board, board.true_calibration(), "otter_river")
    record = sitting.playing.record
    while not sitting.over:
        at = clock(sitting.now_s)
        sitting.today = Today(at.date().isoformat(), at.isoformat(timespec="seconds"))
        sitting.tick()
        assert sitting.ticks < LONGEST_TICKS
    return record, list(sitting.kept.values()), sitting.results, sitting.ticks


def what_was_done(repetitions: list[Repetition]) -> list[tuple[object, ...]]:
    return [(one.number, one.t_s, one.success, one.side, one.duration_s) for one in repetitions]


@pytest.mark.parametrize(
    "clock", [set_back_a_year, leaps_over_midnight, summer_time_begins, goes_mad]
)
def test_play_takes_as_long_whatever_the_clock_says_and_stays_on_its_day(clock: Clock) -> None:
    record, repetitions, (result,), ticks = played(clock)
    usual_record, usual, (usual_result,), usual_ticks = played(steady)
    assert what_was_done(repetitions) == what_was_done(usual)
    assert (result.reps, result.active_s) == (usual_result.reps, usual_result.active_s)
    assert ticks == usual_ticks
    assert record.local_date == usual_record.local_date == "2026-11-21"
    assert len(repetitions) >= 3


@pytest.mark.parametrize("asleep_s", [2.0, 3600.0, 8 * 3600.0])
def test_a_computer_that_slept_goes_on_where_it_was(asleep_s: float) -> None:
    """Whether the monotonic clock counts sleep (Windows) or not (Linux, macOS)."""
    step = FixedStep()
    before = sum(step.ticks(TICK_S) for _ in range(60))
    while_asleep = step.ticks(asleep_s)
    after = sum(step.ticks(TICK_S) for _ in range(60))
    assert before == after == 60
    assert while_asleep * TICK_S <= 0.25
