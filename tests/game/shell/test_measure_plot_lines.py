"""Lines of a picture of measures: thinned without loss, open at gaps; and the ellipse's place."""

import numpy as np
import pytest

from game.shell.measure_plot.lines import apart, joined, thinned
from game.shell.measure_plot.sway import ellipse
from sensors.measures.sway import sway


def test_a_thinned_line_keeps_the_smallest_and_largest_of_each_column() -> None:
    rng = np.random.default_rng(1)
    t_s, values = np.arange(50_000) / 100, rng.normal(size=50_000)
    thin_s, thin = thinned(t_s, values, columns=100)
    assert len(thin_s) == 200
    pieces = values.reshape(100, 500)
    ends = np.sort(thin.reshape(100, 2), axis=1)
    assert np.array_equal(ends, np.column_stack((pieces.min(axis=1), pieces.max(axis=1))))


@pytest.mark.parametrize("rows", [200, 50_000])
def test_a_line_is_open_where_nothing_was_measured(rows: int) -> None:
    t_s = np.linspace(0, 100, rows)
    away = (t_s > 40) & (t_s < 60)
    thin_s, thin = thinned(t_s[~away], np.ones(rows)[~away], columns=100)
    assert np.isnan(thin).sum() == 1
    assert 58 < thin_s[int(np.flatnonzero(np.isnan(thin))[0])] < 62
    open_s, opened = thinned(t_s, np.where(away, np.nan, 1.0), columns=100)
    assert np.isnan(opened[(open_s > 42) & (open_s < 58)]).all()


def test_bars_that_touch_are_joined_and_ticks_that_touch_are_one() -> None:
    assert joined([(0, 1), (1.05, 2), (3, 4), (3.2, 3.5)], 0.1) == [(0, 2), (3, 4)]
    assert apart([0.0, 0.05, 0.11, 0.3], 0.1) == [0.0, 0.11, 0.3]


def test_the_ellipse_has_the_area_that_is_told_and_95_of_100_places_inside() -> None:
    rng = np.random.default_rng(2)
    cop_mm = rng.normal(size=(20_000, 2)) @ np.array([[4.0, 3.0], [0.0, 2.0]]) + (100, -50)
    x, y = ellipse(cop_mm).T
    area_mm2 = 0.5 * abs(float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()))
    told_mm2 = sway(np.arange(20_000.0), cop_mm)["ellipse95_mm2"]
    assert area_mm2 == pytest.approx(told_mm2, rel=1e-3)
    off = cop_mm - cop_mm.mean(axis=0)
    distance = np.einsum("ni,ij,nj->n", off, np.linalg.inv(np.cov(cop_mm.T)), off)
    on_edge = np.column_stack((x, y)) - cop_mm.mean(axis=0)
    edge = np.einsum("ni,ij,nj->n", on_edge, np.linalg.inv(np.cov(cop_mm.T)), on_edge)
    assert np.ptp(edge) < 1e-6
    assert (distance < edge[0]).mean() == pytest.approx(0.95, abs=0.005)
