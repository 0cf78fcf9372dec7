"""Uneven frames become even ticks, and frames keep their deadlines."""

from dataclasses import dataclass, field
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model import TICK_S
from game.shell.clock import LONGEST_S, FixedStep, Pace

LOOK_S = 20e-6
"""Looking at the clock takes so long on a slow machine."""


# --- Ticks ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("frames", [4, 7, 24, 30, 59, 60, 61, 75, 144, 240, 1000])
def test_a_second_is_sixty_ticks_however_it_is_cut(frames: int) -> None:
    step = FixedStep()
    assert sum(step.ticks(1 / frames) for _ in range(frames)) == 60


@given(st.lists(st.floats(0.0, LONGEST_S), max_size=200))
def test_no_time_is_lost_or_made_in_uneven_frames(frames_s: list[float]) -> None:
    step = FixedStep()
    ticks = sum(step.ticks(elapsed_s) for elapsed_s in frames_s)
    assert abs(sum(frames_s) - ticks * TICK_S - step.left_s) < 1e-6
    assert -1e-9 < step.left_s < TICK_S + 1e-9


def test_a_fast_screen_has_frames_without_a_tick() -> None:
    step = FixedStep()
    assert [step.ticks(TICK_S / 3) for _ in range(6)] == [0, 0, 1, 0, 0, 1]


@pytest.mark.parametrize("hang_s", [LONGEST_S, 0.5, 30.0, 86400.0])
def test_a_hang_does_not_leap(hang_s: float) -> None:
    step = FixedStep()
    assert step.ticks(hang_s) == round(LONGEST_S / TICK_S) == 15
    assert step.ticks(TICK_S) == 1


# --- Frames ---------------------------------------------------------------------------------------
@dataclass
class Machine:
    """A computer's time: looking at the clock takes a moment, and sleep ends late."""

    chance: Random = field(default_factory=lambda: Random(1))
    now_s: float = 100.0

    def look(self) -> float:
        self.now_s += LOOK_S
        return self.now_s

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now_s += seconds + self.chance.uniform(0.0, 0.0012)

    def work(self, seconds: float) -> None:
        self.now_s += seconds


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine()
    monkeypatch.setattr("game.shell.clock.perf_counter", made.look)
    monkeypatch.setattr("game.shell.clock.sleep", made.sleep)
    return made


def test_frames_keep_their_absolute_deadlines_for_ten_minutes(machine: Machine) -> None:
    pace = Pace()
    begun_s = machine.now_s
    for frame in range(1, 10 * 60 * 60 + 1):
        machine.work(machine.chance.uniform(0.0, 0.012))
        pace.wait()
        assert 0 <= machine.now_s - begun_s - frame * TICK_S < 3 * LOOK_S


def test_what_a_wait_answers_adds_up_to_the_time_that_passed(machine: Machine) -> None:
    pace = Pace()
    begun_s = machine.now_s
    total_s = 0.0
    for _ in range(600):
        machine.work(machine.chance.uniform(0.0, 0.05))
        total_s += pace.wait()
    assert total_s == pytest.approx(machine.now_s - begun_s, abs=3 * LOOK_S)


def test_a_late_frame_is_made_up_for(machine: Machine) -> None:
    pace = Pace()
    begun_s = machine.now_s
    machine.work(4.5 * TICK_S)
    waits_s = [pace.wait() for _ in range(8)]
    assert waits_s[0] == pytest.approx(4.5 * TICK_S, abs=1e-4)
    assert waits_s[1:4] == pytest.approx([0.0, 0.0, 0.0], abs=1e-4)
    assert machine.now_s - begun_s == pytest.approx(8 * TICK_S, abs=1e-4)


def test_after_a_hang_frames_do_not_race_for_ever(machine: Machine) -> None:
    pace = Pace()
    machine.work(60.0)
    pace.wait()
    hung_s = machine.now_s
    frames = 0
    while pace.wait() < TICK_S / 2:
        frames += 1
    assert frames <= LONGEST_S / TICK_S + 1
    assert machine.now_s - hung_s < 2 * TICK_S
