"""The chain for reports, against plain loops."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sensors.measures.chain import report
from sensors.measures.entropy import sample_entropy
from sensors.measures.low_pass import low_pass
from sensors.measures.refused import Refused
from sensors.measures.spectrum import spectrum
from sensors.measures.swarii import swarii
from sensors.measures.sway import sway
from tests.benchmarks import naive_measures as naive

STEPS_S = st.lists(st.sampled_from([0.0, 0.003, 0.01, 0.013, 0.02, 0.05, 0.3]), min_size=3)
SEEDS = st.integers(0, 2**32 - 1)


def wandering(rows: int, seed: int, columns: int = 2) -> np.ndarray:
    """Places that wander like sway, and tremble a little."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(rows, columns)).cumsum(axis=0) + rng.normal(size=(rows, columns))


# --- Windowed averages ----------------------------------------------------------------------------
@given(STEPS_S, SEEDS)
@settings(max_examples=60)
def test_windowed_averages_are_those_of_a_plain_loop(steps_s: list[float], seed: int) -> None:
    t_s = np.concatenate(([0.0], np.cumsum(steps_s)))
    values = wandering(len(t_s), seed)
    if not t_s[-1] > 0:
        with pytest.raises(Refused):
            swarii(t_s, values)
        return
    grid, means = swarii(t_s, values)
    plain_grid, plain_means = naive.swarii(t_s, values)
    # The plain loop ends with the last window that holds a row and lies before the last row.
    rows = min(len(grid), len(plain_grid))
    assert len(grid) >= len(plain_grid) - 1
    assert grid[:rows] == pytest.approx(plain_grid[:rows], abs=1e-9)
    assert means[: rows - 1] == pytest.approx(plain_means[: rows - 1], abs=1e-9)


def test_rows_that_are_not_kept_count_as_not_there() -> None:
    t_s, values = np.arange(300) / 100, wandering(300, 1)
    kept = np.arange(300) % 7 != 3
    for got, wanted in zip(
        swarii(t_s, values, kept=kept), swarii(t_s[kept], values[kept]), strict=True
    ):
        assert np.array_equal(got, wanted)


def test_a_constant_stays_constant_and_a_line_stays_a_line() -> None:
    t_s = np.arange(500) / 100
    _, level = swarii(t_s, np.full((500, 1), 7.0))
    assert level == pytest.approx(7.0)
    grid, line = swarii(t_s, 3 * t_s[:, None])
    assert line[2:-2, 0] == pytest.approx(3 * grid[2:-2], abs=1e-9)


# --- Low-pass -------------------------------------------------------------------------------------
@given(
    st.integers(16, 400),
    st.sampled_from([20.5, 25.0, 50.0, 62.3, 100.0, 200.0, 1000.0]),
    SEEDS,
)
@settings(max_examples=40)
def test_the_low_pass_is_that_of_a_plain_loop(rows: int, rate_hz: float, seed: int) -> None:
    values = wandering(rows, seed)
    plain = naive.low_pass(values, rate_hz)
    # The plain loop is one section of order 4, which rounds more at a high rate.
    room = (1e-7 if rate_hz > 500 else 1e-9) * np.abs(values).max()
    assert low_pass(values, rate_hz) == pytest.approx(plain, abs=room)
    assert low_pass(values[:, 0], rate_hz) == pytest.approx(plain[:, 0], abs=room)


def test_slow_waves_pass_without_delay_and_fast_ones_do_not() -> None:
    t_s = np.arange(2000) / 100
    slow, fast = np.sin(2 * np.pi * t_s), np.sin(2 * np.pi * 30 * t_s)
    inside = slice(200, -200)
    assert low_pass(slow + fast, 100.0)[inside] == pytest.approx(slow[inside], abs=1e-3)


def test_too_few_rows_or_too_low_a_rate_are_refused() -> None:
    with pytest.raises(Refused, match="at least 16 rows; here are 15"):
        low_pass(np.zeros(15), 100.0)
    with pytest.raises(Refused, match="more than 20 rows a second; here are 20"):
        low_pass(np.zeros(100), 20.0)


# --- Measures -------------------------------------------------------------------------------------
@given(SEEDS, st.integers(5, 900))
@settings(max_examples=40)
def test_sway_is_that_of_a_plain_loop(seed: int, rows: int) -> None:
    t_s, cop = np.arange(rows) / 100, wandering(rows, seed)
    ours = sway(t_s, cop)
    for key, value in naive.sway_time(t_s, cop).items():
        assert ours[key] == pytest.approx(value, rel=1e-7, abs=1e-6), key


@given(SEEDS, st.integers(1000, 4000), st.sampled_from([25.0, 50.0, 100.0]))
@settings(max_examples=20, deadline=None)
def test_the_spectrum_is_that_of_a_plain_loop(seed: int, rows: int, rate_hz: float) -> None:
    # A bin on an edge of the band belongs to it: the plain loop leaves that to rounding.
    assume(
        all(abs(edge - round(edge)) > 1e-6 for edge in (0.15 * rows / rate_hz, 5 * rows / rate_hz))
    )
    cop = wandering(rows, seed)
    ours, plain = spectrum(cop, rate_hz), naive.sway_spectrum(cop, rate_hz)
    for key, value in plain.items():
        # A share that lies on the edge of a bin may fall to either side of it.
        room = 1.01 * rate_hz / rows if "f50" in key or "f95" in key else 1e-7
        assert ours[key] == pytest.approx(value, abs=room, rel=1e-7), key


@given(SEEDS, st.integers(10, 300), st.sampled_from([0, 1, 2]))
@settings(max_examples=40)
def test_sample_entropy_is_that_of_a_plain_loop(seed: int, rows: int, decimals: int) -> None:
    values = np.round(wandering(rows, seed, 1)[:, 0], decimals)
    try:
        ours = sample_entropy(values)
    except Refused:
        with pytest.raises((ValueError, ZeroDivisionError)):
            naive.sample_entropy(values)
        return
    assert ours == pytest.approx(naive.sample_entropy(values), abs=1e-12)


def test_bins_on_both_edges_of_the_band_count() -> None:
    t_s = np.arange(1615) / 25  # 5 Hz is the 323rd bin, which rounding puts above it
    at_5_hz = np.column_stack((np.sin(2 * np.pi * 5 * t_s), np.zeros(1615)))
    assert spectrum(at_5_hz, 25.0)["freq_f95_0.15_5_ml_hz"] == pytest.approx(5.0)


def test_what_does_not_move_has_no_frequencies_and_no_entropy() -> None:
    t_s, cop = np.arange(500) / 100, np.full((500, 2), 3.0)
    assert not any("freq" in key for key in sway(t_s, cop))
    assert spectrum(cop, 100.0) == {}
    with pytest.raises(Refused):
        sample_entropy(cop[:, 0])


def test_no_time_no_rows_and_too_little_of_them_are_refused() -> None:
    with pytest.raises(Refused):
        sway(np.zeros(5), np.zeros((5, 2)))
    with pytest.raises(Refused):
        sway(np.zeros(0), np.zeros((0, 2)))
    with pytest.raises(Refused):
        spectrum(np.zeros((5, 2)), 100.0)
    with pytest.raises(Refused):
        report(np.arange(30) / 100, np.zeros((30, 1)), np.ones(30, dtype=bool))
