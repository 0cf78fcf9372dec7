"""Keys lean a virtual child about, softly, on a board that reads like a real one."""

from itertools import pairwise

import pytest

from sensors.driver import Controls
from sensors.drivers import DRIVERS
from sensors.drivers.keyboard import Keyboard
from sensors.signals import Side, Wish
from sensors.tracker import Tracker
from tests.sensors.watching import TICK_S, mean, rms, watch


def test_sixty_samples_come_in_a_second_whatever_the_tick():
    for tick_s in (1 / 144, 1 / 60, 0.1):
        rows = watch(Keyboard(), (2.0, Controls()), tick_s=tick_s)
        assert len(rows) in range(113, 122)
        assert all(b.t_s - a.t_s == pytest.approx(1 / 60) for a, b in pairwise(rows))


def test_no_sample_is_handed_over_twice_and_none_comes_early():
    keyboard = Keyboard()
    assert len(keyboard.step(0.5, Wish(), Controls())) == 31
    assert keyboard.step(0.5, Wish(), Controls()) == []


def test_a_child_of_thirty_kilograms_stands_there_and_sways_a_little():
    rows = watch(Keyboard(), (20.0, Controls()))
    assert all(row.load_kg == pytest.approx(30.0) for row in rows)
    assert 0.5 < rms(row.x_mm for row in rows) < 3
    assert 0.5 < rms(row.y_mm for row in rows) < 3
    assert len({row.x_mm for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("controls", "x_mm", "y_mm"),
    [
        (Controls(lean_x=1.0), 100, 0),
        (Controls(lean_x=-1.0), -100, 0),
        (Controls(lean_y=1.0), 0, 60),
        (Controls(lean_y=-0.5), 0, -30),
        (Controls(lean_x=0.5, lean_y=0.5), 50, 30),
        (Controls(lean_x=7.0), 100, 0),
        (Controls(lift_left=True), 182, 0),
        (Controls(lift_right=True, lean_x=1.0), -182, 0),
        (Controls(lift_left=True, lift_right=True), 0, 0),
    ],
)
def test_controls_move_the_centre_of_pressure(controls, x_mm, y_mm):
    late = watch(Keyboard(), (6.0, controls))[60:]
    assert mean(row.x_mm for row in late) == pytest.approx(x_mm, abs=1)
    assert mean(row.y_mm for row in late) == pytest.approx(y_mm, abs=1)


def test_a_lean_is_nine_tenths_done_after_a_quarter_of_a_second_and_never_overshoots():
    still = watch(Keyboard(), (3.0, Controls()))
    leaning = watch(Keyboard(), (3.0, Controls(lean_x=1.0)))
    way = [b.x_mm - a.x_mm for a, b in zip(still, leaning, strict=True)]
    assert way[0] < 5
    assert 85 < way[14] < 95
    assert max(way) <= 100.001
    assert all(after >= before - 1e-9 for before, after in pairwise(way))


def test_a_lifted_foot_is_seen_as_one_and_so_is_its_landing():
    keyboard = Keyboard()
    tracker = Tracker(keyboard.layout, Keyboard.CALIBRATION)
    lifted = []
    for tick in range(240):
        controls = Controls(lift_left=60 <= tick < 150)
        signals = tracker.tick(keyboard.step(tick * TICK_S, Wish(), controls), TICK_S)
        lifted.append(signals.lifted)
    assert lifted[59] is None
    assert set(lifted[90:150]) == {Side.LEFT}
    assert lifted[200] is None
    assert Side.RIGHT not in lifted


def test_stepping_off_empties_the_board_and_stepping_on_fills_it():
    keyboard = Keyboard()
    rows = watch(keyboard, (1.0, Controls()), (1.0, Controls(off_board=True)), (1.0, Controls()))
    assert rows[75].load_kg == 0
    assert rows[-1].load_kg == pytest.approx(30.0)


def test_its_calibration_fits_what_it_does():
    calibration = Keyboard.CALIBRATION
    rows = watch(Keyboard(), (60.0, Controls()))
    spread = (rms(row.x_mm for row in rows) ** 2 + rms(row.y_mm for row in rows) ** 2) ** 0.5
    assert spread == pytest.approx(calibration.quiet_mm, rel=0.05)
    assert mean(row.load_kg for row in rows) == pytest.approx(calibration.standing_kg)


def test_it_brings_no_calibration_and_never_ends():
    keyboard = DRIVERS["keyboard"]("", 1)
    assert (keyboard.calibration, keyboard.health, keyboard.ended) == (None, None, False)
