"""What goes wrong with a device shows in its stamp; what a child does on a good one does not."""

from dataclasses import replace

import pytest

from sensors.health import HealthMeter, health_of
from sensors.layout import Layout
from sensors.sample import Sample
from tests import recordings
from tests.sensors import health_rows
from tests.sensors.health_rows import BOARD, ROWS, metered, stamp

KINDS = pytest.mark.parametrize("kind", ROWS)


@KINDS
def test_good_rows_show_nothing(kind):
    health = stamp(kind, ROWS[kind](), battery_share=0.9)

    assert (health.gaps, health.dropouts, health.lost_rows) == (0, 0, 0)
    assert (health.dead_cells, health.saturated_share, health.stuck_s) == ((), 0.0, 0.0)
    assert health.rate_hz == pytest.approx(100)
    assert health.jitter_ms < 0.01
    assert health.drift_kg < 0.02
    assert 0.001 < health.noise_kg < 0.1


# --- When rows come ----------------------------------------------------------------------------
@KINDS
def test_jitter_is_how_far_a_step_is_from_the_usual_one(kind):
    rows = ROWS[kind]()
    late = [
        row if at % 2 else row._replace(t_s=row.t_s + 0.004)  # steps of 6 and 14 ms in turn
        for at, row in enumerate(rows)
    ]

    assert stamp(kind, late).jitter_ms == pytest.approx(4.0, abs=0.1)
    assert stamp(kind, health_rows.thinned(rows, 4)).jitter_ms < 0.01


@KINDS
def test_one_long_pause_is_a_gap_and_no_jitter(kind):
    paused = [row if row.t_s < 30 else row._replace(t_s=row.t_s + 600) for row in ROWS[kind]()]
    health = stamp(kind, paused)

    assert health.gaps == 1
    assert health.jitter_ms < 0.2


@KINDS
def test_bursts_as_radio_sends_them_are_jitter(kind):
    assert stamp(kind, health_rows.in_bursts(ROWS[kind](), 4)).jitter_ms == pytest.approx(15, abs=1)


def test_lost_rows_are_those_since_the_session_began():
    meter = HealthMeter(BOARD, lost_before=100)
    for lost_rows in (100, 103, 103, 105):
        meter.notice(None, lost_rows)
    assert meter.health.lost_rows == 5

    meter.notice(0.5, 2)  # the device was opened anew, and counts from 0
    assert meter.health.lost_rows == 7
    assert meter.health.battery_share == 0.5


# --- Cells ---------------------------------------------------------------------------------------
@KINDS
@pytest.mark.parametrize("every", [2, 5, 15, 100])
def test_the_share_of_rows_with_a_saturated_cell(kind, every):
    rows = health_rows.saturated(ROWS[kind](), every=every)

    assert stamp(kind, rows).saturated_share == pytest.approx(1 / every, rel=0.01)


def test_cells_that_saturate_at_different_loads_are_told_apart():
    cells = tuple(replace(c, full_kg=f) for c, f in zip(BOARD.cells, (9, 8, 7, None), strict=True))
    layout = replace(BOARD, cells=cells)

    assert health_of(layout, [Sample(0.0, (8.5, 7.5, 6.5, 99.0))]).saturated_share == 0
    assert health_of(layout, [Sample(0.0, (8.5, 8.0, 6.5, 99.0))]).saturated_share == 1


@KINDS
def test_a_dead_cell_is_named(kind):
    rows = health_rows.dead(ROWS[kind](), at=2)

    assert stamp(kind, rows).dead_cells == (health_rows.LAYOUTS[kind].cells[2].name,)


@KINDS
def test_a_cell_that_is_silent_for_less_than_two_seconds_is_not_dead(kind):
    rows = [row for row in health_rows.dead(ROWS[kind](), from_s=10.0) if row.t_s < 11.85]

    assert stamp(kind, rows).dead_cells == ()
    assert metered(kind, rows).recent.dead_cells == ()


@KINDS
def test_a_silence_of_the_device_is_not_one_of_its_cells(kind):
    rows = health_rows.dead(ROWS[kind](), from_s=10.0, to_s=19.0)
    heard = [row for row in rows if row.t_s < 11 or 18 < row.t_s < 18.8]

    assert stamp(kind, heard).dead_cells == ()


@KINDS
def test_a_clock_that_starts_anew_stops_no_watch(kind):
    rows = health_rows.dead(ROWS[kind](), from_s=10.0)
    anew = [row._replace(t_s=row.t_s - 9000 * (row.t_s > 9)) for row in rows]

    assert len(stamp(kind, anew).dead_cells) == 1


def test_two_seconds_of_silence_are_found_at_once():
    rows = [row for row in health_rows.board_rows() if row.t_s < 12.2]

    assert stamp("board", health_rows.dead(rows, from_s=10.0)).dead_cells == ("tr",)


@KINDS
def test_a_cell_that_came_back_is_named_if_it_was_dead_for_half_of_the_time(kind):
    rows = ROWS[kind]()

    assert stamp(kind, health_rows.dead(rows, from_s=5, to_s=15)).dead_cells == ()
    meter = metered(kind, health_rows.dead(rows, from_s=5, to_s=50))
    assert len(meter.health.dead_cells) == 1
    assert meter.recent.dead_cells == ()


def test_a_cell_that_reads_now_and_then_is_not_dead():
    # In step with a look every 50 ms, it would read 0 at each of them.
    rows = health_rows.skipping(health_rows.board_rows(), every=5)

    assert stamp("board", rows).dead_cells == ()


def test_the_zeros_under_a_lifted_foot_are_true():
    up = [0.0] * 8
    lifted = health_rows.each(
        health_rows.insole_rows(), lambda t_s, cells: [*up, *cells[8:]] if t_s > 10 else cells
    )

    assert stamp("insoles", lifted).dead_cells == ()


def test_an_empty_board_of_zeros_is_neither_dead_nor_stuck():
    nobody = [Sample(at / 100, (0.0,) * 4) for at in range(1000)]
    health = health_of(BOARD, nobody)

    assert (health.dead_cells, health.stuck_s) == ((), 0.0)


@KINDS
@pytest.mark.parametrize("lasts_s", [0.5, 3.0])
def test_how_long_a_lively_device_was_stuck(kind, lasts_s):
    rows = health_rows.stuck(ROWS[kind](), lasts_s=lasts_s)

    assert stamp(kind, rows).stuck_s == pytest.approx(lasts_s, abs=0.08)


def test_one_stuck_cell_of_a_board_is_enough():
    rows = health_rows.each(
        health_rows.board_rows(),
        lambda t_s, cells: health_rows.with_cell(cells, 3, 7.0) if 30 <= t_s < 31 else cells,
    )

    assert stamp("board", rows).stuck_s == pytest.approx(1.0, abs=0.08)


def test_a_device_that_is_not_lively_may_repeat_itself():
    rows = health_rows.stuck(health_rows.board_rows(), lasts_s=5.0)

    assert health_of(replace(BOARD, lively=False), rows).stuck_s == 0


@pytest.mark.parametrize("name", recordings.NAMES)
def test_real_people_on_real_devices_look_like_nothing_broken(name):
    board = recordings.recording(name)
    health = health_of(board.layout, board.measured())

    assert (health.dead_cells, health.saturated_share, health.stuck_s) == ((), 0.0, 0.0)
    assert health.drift_kg < 1.0
    assert health.noise_kg < 0.4
    assert health.jitter_ms < 8


def test_a_plate_without_cells_has_no_cells_to_watch():
    plate = Layout("force_plate", ())
    health = health_of(plate, [Sample(at / 100, (50.0, 1.0, 2.0)) for at in range(500)])

    assert (health.rows, health.dead_cells, health.noise_kg) == (500, (), 0.0)
