"""The filter of play: its own published form, and the lag that was promised for it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.one_euro import OneEuro


def published(values_mm, steps_s, min_cut_hz=1.0, beta=0.02, speed_cut_hz=1.0):
    """Casiez 2012, written as in the paper."""

    def share(cut_hz, step_s):
        return 1 / (1 + 1 / (2 * math.pi * cut_hz * step_s))

    value, speed = values_mm[0], 0.0
    for new, step_s in zip(values_mm[1:], steps_s, strict=True):
        speed += share(speed_cut_hz, step_s) * ((new - value) / step_s - speed)
        value += share(min_cut_hz + beta * abs(speed), step_s) * (new - value)
    return value


@given(
    first=st.floats(-200, 200),
    moves=st.lists(st.tuples(st.floats(-200, 200), st.floats(0.001, 0.1)), min_size=1, max_size=30),
)
def test_it_is_the_published_filter(first, moves):
    one = OneEuro(first)
    for value_mm, dt_s in moves:
        one.add(value_mm, dt_s)

    values, steps = zip(*moves, strict=True)
    assert one.value_mm == pytest.approx(published([first, *values], steps), abs=1e-6)


def lag_s(hz, size_mm):
    """Behind a sine, by the phase of its answer."""
    one, sine, cosine = OneEuro(), 0.0, 0.0
    for at in range(4000):
        turn = math.tau * hz * at / 100
        one.add(size_mm * math.sin(turn), 0.01)
        if at >= 2000:
            sine += one.value_mm * math.sin(turn)
            cosine += one.value_mm * math.cos(turn)
    return -math.atan2(cosine, sine) / (math.tau * hz)


def test_a_lean_of_half_a_hertz_lags_by_some_twenty_milliseconds():
    assert lag_s(0.5, 75.0) < 0.030


def test_it_never_overshoots_a_jump():
    one = OneEuro()
    for _ in range(300):
        one.add(100.0, 0.01)
        assert one.value_mm <= 100.0
    assert one.value_mm == pytest.approx(100.0, abs=0.1)


@pytest.mark.parametrize("dt_s", [0.0, -0.01])
def test_no_time_changes_nothing(dt_s):
    one, other = OneEuro(5.0), OneEuro(5.0)
    one.add(50.0, dt_s)
    assert one.value_mm == 5.0

    one.add(20.0, 0.01)
    other.add(20.0, 0.01)
    assert one.value_mm == other.value_mm
