"""Whatever rows come, the tracker keeps its promises."""

import math
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from sensors.layout import WII_BOARD
from sensors.sample import Sample
from sensors.tracker import Tracker
from tests.sensors.children import IN_INSOLES, INSOLES, ON_BOARD, board_cells

DEVICES = st.sampled_from(
    [(WII_BOARD, ON_BOARD), (INSOLES, IN_INSOLES), (WII_BOARD, None), (INSOLES, None)]
)
WILD = st.builds(
    Sample,
    st.floats(),
    st.lists(st.floats(), min_size=4, max_size=4).map(tuple) | st.just(()),
)
LOAD = st.floats(0, 30) | st.just(0.0)
PLAUSIBLE = st.tuples(LOAD, LOAD, LOAD, LOAD) | st.builds(
    board_cells, st.floats(-150, 150), st.floats(-80, 80), st.floats(0, 60)
)
ROWS = st.lists(
    st.tuples(st.sampled_from([0.0, 0.005, 0.01, 0.02, 0.3]), PLAUSIBLE), min_size=1, max_size=60
)


NOTHING, CORNER = (0.0,) * 4, (0.0, 0.0, 0.0, 3.0)
CAME_AND_WENT = [
    *((0.0, cells) for cells in (NOTHING, (0.75,) * 4, NOTHING, CORNER)),
    *[(0.0, NOTHING)] * 8,
    *((0.3, NOTHING), (0.0, CORNER), (0.0, NOTHING)),
]
"""Somebody steps, leaves and is back before the tick is over; once, the step was forgotten."""


def samples_of(rows):
    now_s, samples = 0.0, []
    for step_s, cells in rows:
        now_s += step_s
        samples.append(Sample(now_s, cells))
    return samples


def numbers(signals):
    own = [signals.lean_x, signals.lean_y, signals.load_share, signals.left_share, signals.sway]
    own.append(signals.age_s)
    if signals.reading is not None:
        own += [*signals.reading.cells_kg, *signals.reading[1:]]
    return own


@given(device=DEVICES, ticks=st.lists(st.lists(WILD, max_size=4), max_size=12))
def test_no_rows_at_all_make_it_fail_or_give_what_is_no_number(device, ticks):
    tracker = Tracker(*device)
    for samples in ticks:
        signals = tracker.tick(samples, 1 / 60)
        assert all(map(math.isfinite, numbers(signals)))


@given(device=DEVICES, rows=ROWS, wild=st.lists(WILD, max_size=9))
def test_rows_of_any_child_stay_within_the_scale(device, rows, wild):
    tracker = Tracker(*device)
    tracker.tick(wild, 1 / 60)
    for sample in samples_of(rows):
        signals = tracker.tick([sample], 1 / 60)
        assert max(abs(signals.lean_x), abs(signals.lean_y)) <= 1.5
        assert 0 <= signals.left_share <= 1
        assert signals.load_share >= 0
        assert signals.sway >= 0
        assert len(signals.steps) <= 1


@given(device=DEVICES, rows=ROWS)
def test_the_same_rows_give_the_same_signals(device, rows):
    samples = samples_of(rows)
    one, other = Tracker(*device), Tracker(*device)

    assert [one.tick([s], 1 / 60) for s in samples] == [other.tick([s], 1 / 60) for s in samples]


@given(device=DEVICES, rows=ROWS, cuts=st.lists(st.integers(0, 60), max_size=8))
@example(device=(WII_BOARD, ON_BOARD), rows=CAME_AND_WENT, cuts=[4])
def test_it_does_not_matter_which_tick_a_row_falls_into(device, rows, cuts):
    samples = samples_of(rows)
    whole, parts = Tracker(*device), Tracker(*device)
    at_once = whole.tick(samples, 1 / 60)
    places = sorted({0, len(samples), *(cut for cut in cuts if cut < len(samples))})
    pieces = [parts.tick(samples[a:b], 1 / 60) for a, b in pairwise(places)]

    if pieces[-1].on_board and all(piece.on_board for piece in pieces):
        steps = tuple(foot for piece in pieces for foot in piece.steps)
        assert pieces[-1]._replace(steps=steps) == at_once
    else:  # what a child that left had stepped is forgotten at another tick's end
        assert pieces[-1]._replace(steps=()) == at_once._replace(steps=())


@given(device=DEVICES, rows=ROWS, repeats=st.lists(st.integers(0, 3), min_size=60, max_size=60))
def test_repeated_rows_change_nothing_but_freshness(device, rows, repeats):
    once, often = Tracker(*device), Tracker(*device)
    for sample, count in zip(samples_of(rows), repeats, strict=False):
        expected = once.tick([sample], 1 / 60)
        got = often.tick([sample] * (1 + count), 1 / 60)
        assert got == expected
        assert often.tick([], 1 / 60).age_s > 0
        assert often.tick([sample], 1 / 60)._replace(steps=()) == expected._replace(steps=())
