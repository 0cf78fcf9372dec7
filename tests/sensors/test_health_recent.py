"""The light on the screen looks back ten seconds: what is over does not keep it yellow."""

from itertools import pairwise
from math import isfinite
from random import Random
from timeit import repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sensors.calibration import Calibration, Reach
from sensors.health import RECENT_S, HealthMeter, health_of
from sensors.layout import WII_BOARD
from sensors.sample import Sample
from sensors.tracker import Tracker
from tests.sensors import health_rows
from tests.sensors.health_rows import INSOLES, ROWS, STANDING_KG, ZERO_KG, metered
from tests.sensors.test_any_rows import ROWS as CHILDREN_S_ROWS
from tests.sensors.test_any_rows import WILD, samples_of

KINDS = pytest.mark.parametrize("kind", ROWS)
SPOILED = {
    "stuck": lambda rows: health_rows.stuck(rows, from_s=10),
    "dead": lambda rows: health_rows.dead(rows, from_s=10, to_s=15),
    "gaps": lambda rows: [row for row in rows if not 10 < row.t_s < 15 or row.t_s % 1 > 0.1],
    "saturated": lambda rows: [
        *health_rows.saturated([row for row in rows if row.t_s < 15], every=2),
        *(row for row in rows if row.t_s >= 15),
    ],
    "bursts": lambda rows: [
        *health_rows.in_bursts([row for row in rows if row.t_s < 15], 4),
        *(row for row in rows if row.t_s >= 15),
    ],
}


def seen(health):
    """What may come and go."""
    jitter = round(health.jitter_ms, 1)
    return health.gaps, health.dead_cells, round(health.stuck_s), health.saturated_share, jitter


@KINDS
@pytest.mark.parametrize("fault", SPOILED)
def test_a_fault_is_seen_while_it_is_fresh_and_forgotten_ten_seconds_later(kind, fault):
    rows = SPOILED[fault](ROWS[kind]())
    fresh = metered(kind, [row for row in rows if row.t_s < 14.9])
    over = metered(kind, [row for row in rows if row.t_s < 15 + RECENT_S + 2.5])

    assert seen(fresh.recent) != (0, (), 0, 0.0, 0.0)
    assert seen(over.recent) == (0, (), 0, 0.0, 0.0)


@KINDS
def test_at_first_the_last_ten_seconds_are_all_there_is(kind):
    meter = metered(kind, ROWS[kind]()[:900])
    recent, health = meter.recent, meter.health

    assert seen(recent) == seen(health)
    assert recent.rows == health.rows
    assert recent.rate_hz == pytest.approx(health.rate_hz)


@KINDS
def test_they_are_ten_to_eleven_seconds_of_rows(kind):
    recent = metered(kind, ROWS[kind]()).recent

    assert 1000 <= recent.rows <= 1101
    assert recent.rate_hz == pytest.approx(100)


def test_a_long_silence_leaves_the_rate_alone():
    rows = [row._replace(t_s=row.t_s + 900 * (row.t_s > 57)) for row in health_rows.board_rows()]
    recent = metered("board", rows).recent

    assert recent.gaps == 1
    assert recent.rate_hz == pytest.approx(98, abs=2)


def test_lost_rows_of_long_ago_are_forgotten():
    meter = HealthMeter(health_rows.BOARD)
    for row in health_rows.board_rows():
        meter.notice(0.5, 40 if row.t_s > 5 else 0)
        meter.add(row)

    assert (meter.health.lost_rows, meter.recent.lost_rows) == (40, 0)
    assert meter.recent.battery_share == 0.5


# --- Whatever comes -------------------------------------------------------------------------------
@given(rows=st.lists(WILD, max_size=40), zero=st.booleans())
def test_no_rows_make_it_fail_or_give_what_is_no_number(rows, zero):
    meter = HealthMeter(health_rows.BOARD, ZERO_KG["board"] if zero else None, 20.0)
    for row in rows:
        meter.add(row)
        for health in (meter.health, meter.recent):
            assert all(isfinite(value) for _, value in health.figures)
            assert 0 <= health.saturated_share <= 1
            assert min(value for _, value in health.figures) >= 0


@given(rows=CHILDREN_S_ROWS)
def test_the_first_four_figures_are_counted_as_they_are_defined(rows):
    samples = samples_of(rows)
    health = health_of(WII_BOARD, samples)
    pairs = list(pairwise(samples))
    span_s = samples[-1].t_s - samples[0].t_s

    assert health.rows == len(samples)
    assert health.repeated == sum(a.cells_kg == b.cells_kg for a, b in pairs)
    assert health.gaps == sum(b.t_s - a.t_s > 0.0501 for a, b in pairs)
    assert health.rate_hz == (len(pairs) / span_s if span_s else 0.0)


@settings(max_examples=20, deadline=None)
@given(start_s=st.integers(-100_000, 100_000), kind=st.sampled_from(sorted(ROWS)))
def test_it_does_not_matter_when_a_session_begins(start_s, kind):
    rows = ROWS[kind]()[:1500]
    shifted = [row._replace(t_s=row.t_s + start_s) for row in rows]

    assert dict(metered(kind, shifted).health.figures) == pytest.approx(
        dict(metered(kind, rows).health.figures), abs=0.02
    )


# --- What it costs --------------------------------------------------------------------------------
def held(thing, seen_ids):
    """How many things are held on to, all in all."""
    if id(thing) in seen_ids:
        return 0
    seen_ids.add(id(thing))
    if isinstance(thing, (str, bytes, int, float)):
        return 1
    if isinstance(thing, dict):
        inside = [*thing.keys(), *thing.values()]
    elif hasattr(thing, "__iter__") and hasattr(thing, "__len__"):
        inside = list(thing)
    else:
        names = [*getattr(thing, "__slots__", ()), *getattr(thing, "__dict__", ())]
        inside = [getattr(thing, name) for name in names if type(thing).__module__ != "builtins"]
    return 1 + sum(held(one, seen_ids) for one in inside)


def test_twenty_minutes_of_a_bad_board_needs_no_more_memory_than_minutes():
    rng = Random(1)
    meter = HealthMeter(health_rows.BOARD, ZERO_KG["board"], STANDING_KG)
    sizes = []
    for at in range(120_000):  # at 100 Hz; a drop-out every half second
        cells = tuple(7.5 + rng.gauss(0, 0.1) for _ in range(4))
        meter.add(Sample(at / 100, (0.0, *cells[1:]) if at % 50 == 0 else cells))
        if at in {60_000, 119_999}:
            sizes.append(held(meter, set()))

    assert meter.health.dropouts > 2000
    assert sizes[1] <= 1.1 * sizes[0]


def test_a_row_costs_the_meter_less_than_the_tracker():
    reach = Reach(80.0, 100.0, 50.0, 40.0)
    calibration = Calibration(ZERO_KG["insoles"], STANDING_KG, 0.0, 0.0, reach, 4.0)
    rows = health_rows.insole_rows()

    def track():
        tracker = Tracker(INSOLES, calibration)
        for at in range(0, len(rows), 2):
            tracker.tick(rows[at : at + 2], 1 / 60)

    metered_s = min(repeat(lambda: metered("insoles", rows), number=1, repeat=5))
    tracked_s = min(repeat(track, number=1, repeat=5))
    assert metered_s < tracked_s
