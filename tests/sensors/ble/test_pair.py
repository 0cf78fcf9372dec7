"""Two insoles become one sensor: nothing lost, in order, and silent where one of them is."""

from itertools import pairwise

import pytest

from sensors.ble.pair import Pair
from sensors.layout import Side
from sensors.sample import Sample

LEFT, RIGHT = Side.LEFT, Side.RIGHT
STEP_S = 0.01


def merged(rows, step_s=STEP_S):
    """The pair's rows for (side, time) in the order of arrival; cells count a foot's rows."""
    pair, counts, out = Pair(step_s), {LEFT: 0, RIGHT: 0}, []
    for side, t_s in rows:
        counts[side] += 1
        out.append(pair.add(side, Sample(t_s, (float(counts[side]),))))
    return out


def flat(batches):
    return [row for batch in batches for row in batch]


def feet(seconds, offset_s=0.004):
    count = round(seconds / STEP_S)
    rows = [(LEFT, n * STEP_S) for n in range(count)]
    rows += [(RIGHT, n * STEP_S + offset_s) for n in range(count)]
    return sorted(rows, key=lambda row: row[1])


def test_every_row_of_either_foot_is_one_of_the_pair_at_once():
    batches = merged(feet(1.0))

    assert [len(batch) for batch in batches[1:]] == [1] * 199
    assert batches[0] == []


def test_a_row_holds_what_the_other_foot_read_last():
    rows = flat(merged(feet(0.1)))
    assert [row.cells_kg for row in rows[:4]] == [(1, 1), (2, 1), (2, 2), (3, 2)]
    assert [row.t_s for row in rows[:4]] == pytest.approx([0.004, 0.010, 0.014, 0.020])


def test_bursts_come_out_in_the_order_of_time():
    rows = sorted(feet(1.0), key=lambda row: (row[1] // 0.03, row[0] is RIGHT, row[1]))
    out = flat(merged(rows))

    assert len(out) == 199
    assert all(b.t_s >= a.t_s for a, b in pairwise(out))
    assert out == flat(merged(feet(1.0)))


def test_where_one_foot_is_lost_the_pair_falls_silent():
    rows = [row for row in feet(2.0) if row[0] is LEFT or row[1] < 1.0]
    last = flat(merged(rows))[-1]
    assert last.t_s <= 1.01


def test_it_speaks_again_once_the_foot_is_back():
    rows = [row for row in feet(3.0) if row[0] is LEFT or not 1.0 <= row[1] < 2.0]
    out = flat(merged(rows))
    silent = [(a.t_s, b.t_s) for a, b in pairwise(out) if b.t_s - a.t_s > 0.05]

    assert len(silent) == 1
    assert silent[0][0] == pytest.approx(1.044, abs=0.011)
    assert silent[0][1] == pytest.approx(2.004, abs=0.011)


def test_a_gap_of_fifty_milliseconds_is_bridged():
    rows = [row for row in feet(1.0) if row[0] is LEFT or not 0.5 <= row[1] < 0.54]
    out = flat(merged(rows))
    assert max(b.t_s - a.t_s for a, b in pairwise(out)) <= STEP_S + 1e-9


def test_what_a_lost_foot_had_read_counts_no_more():
    pair = Pair(STEP_S)
    for side, t_s in feet(0.1):
        pair.add(side, Sample(t_s, (1.0,)))
    pair.forget(RIGHT)
    assert pair.add(LEFT, Sample(0.11, (1.0,))) == []


def test_a_slow_pair_is_bridged_over_its_own_steps():
    rows = sorted(
        [(LEFT, n * 0.1) for n in range(20)] + [(RIGHT, n * 0.1 + 0.07) for n in range(20)],
        key=lambda row: row[1],
    )
    assert len(flat(merged(rows, step_s=0.1))) == 39


def test_only_so_much_waits_for_a_foot_that_never_comes():
    rows = [(LEFT, n * STEP_S) for n in range(2000)] + [(RIGHT, 20.0)]
    assert len(flat(merged(rows))) <= 401
