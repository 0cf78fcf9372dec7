"""The stamp of a recording equals what independent programs found in it."""

import pytest

from sensors.health import Health, HealthMeter, health_of
from sensors.layout import WII_BOARD, Cell, Layout, Side
from sensors.sample import Sample
from tests import recordings

GOOD = (15.0, 15.0, 15.0, 15.0)
LOST = (0.0, 15.0, 15.0, 15.0)


def rows(*loads):
    return [Sample(at / 100, load) for at, load in enumerate(loads)]


def four(health):
    return Health(health.rate_hz, health.dropouts, health.repeated, health.gaps)


def dropouts(layout, *loads):
    return health_of(layout, rows(*loads)).dropouts


@pytest.mark.parametrize("name", recordings.NAMES)
def test_every_known_recording_gets_the_stamp_that_it_should(name):
    board = recordings.recording(name)
    known = recordings.expected(name)["windows"][0]["values"]["recording"]
    health = health_of(board.layout, board.measured())

    assert health.rate_hz == pytest.approx(known["mean_rate_hz"]["value"], rel=1e-6)
    assert health.repeated == known["repeated_rows"]["value"]
    assert health.gaps == known["steps_over_50_ms"]["value"]
    assert health.dropouts == known.get("dropout_bursts", {"value": 0})["value"]


@pytest.mark.parametrize("name", [name for name in recordings.NAMES if "wii" in name])
def test_every_known_dropout_is_found_where_it_is(name):
    board = recordings.recording(name)
    known = recordings.expected(name)["events"]["dropouts"]
    meter = HealthMeter(board.layout)
    for sample in board.measured():
        meter.add(sample)
    cells = [cell.name for cell in board.layout.cells]

    found = [
        (burst.first_row, burst.t_s, burst.rows, [cells[at] for at in burst.cells])
        for burst in meter.bursts
    ]
    assert found == [(one["row"], one["t_s"], one["rows"], one["cells"]) for one in known]


def test_nothing_yet_is_a_stamp_of_zeros():
    assert HealthMeter(WII_BOARD).health == Health(0.0, 0, 0, 0)
    assert HealthMeter(WII_BOARD).recent == Health(0.0, 0, 0, 0)
    assert health_of(WII_BOARD, rows(GOOD)) == Health(0.0, 0, 0, 0, rows=1)
    assert health_of(WII_BOARD, [Sample(1.0, GOOD)] * 3) == Health(0.0, 0, 2, 0, rows=3)


def test_repeats_and_gaps_are_counted():
    samples = [Sample(t_s, (t_s // 1,) * 4) for t_s in (0.0, 0.05, 0.10, 0.16, 1.0, 1.0)]

    assert four(health_of(WII_BOARD, samples)) == Health(5.0, 0, 4, 2)


def test_a_burst_is_at_most_five_rows_long():
    assert dropouts(WII_BOARD, GOOD, *[LOST] * 5, GOOD) == 1
    assert dropouts(WII_BOARD, GOOD, *[LOST] * 6, GOOD) == 0


def test_a_fall_needs_a_zero_and_a_tenth_of_the_load_and_a_person():
    assert dropouts(WII_BOARD, GOOD, LOST, GOOD) == 1
    assert dropouts(WII_BOARD, GOOD, (0.1, 15.0, 15.0, 15.0), GOOD) == 0
    assert dropouts(WII_BOARD, GOOD, (0.0, 18.0, 18.0, 18.1), GOOD) == 0
    assert dropouts(WII_BOARD, (4.9,) * 4, (0.0, 4.9, 4.9, 4.9), (4.9,) * 4) == 0
    assert dropouts(WII_BOARD, (5.0,) * 4, (0.0, 5.0, 5.0, 5.0), (5.0,) * 4) == 1


def test_a_burst_that_lasts_is_none_yet():
    assert dropouts(WII_BOARD, GOOD, LOST, LOST) == 0


def test_lifted_feet_and_plates_have_no_dropouts():
    sides = (Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT)
    insoles = Layout("insole_pair", tuple(Cell(f"{s.value}_1", 0.0, 0.0, s) for s in sides))

    assert dropouts(insoles, GOOD, LOST, GOOD) == 0
    assert dropouts(Layout("force_plate", ()), GOOD, LOST, GOOD) == 0


def test_rows_without_numbers_are_no_rows():
    nothing = (float("nan"), 15.0, 15.0, 15.0)
    broken = [Sample(0.0, GOOD), Sample(0.01, nothing), Sample(float("inf"), GOOD)]

    mended = health_of(WII_BOARD, [*broken, Sample(0.02, LOST), Sample(0.04, GOOD)])
    assert four(mended) == Health(2 / 0.04, 1, 0, 0)
    assert mended.rows == 3


def test_a_stamp_needs_only_its_first_four_figures():
    assert Health(1, 2, 3, 4) == Health(rate_hz=1, dropouts=2, repeated=3, gaps=4)
    assert Health(1, 2, 3, 4).battery_share is None


def test_the_other_figures_are_kept_by_name():
    stamp = Health(99.0, 0, 0, 0, rows=7, drift_kg=0.5, dead_cells=("tl", "br"))
    kept = dict(stamp.figures)

    assert (kept["rows"], kept["drift_kg"], kept["dead_cells"]) == (7.0, 0.5, 2.0)
    assert "battery_share" not in kept
    assert dict(Health(99.0, 0, 0, 0, battery_share=0.4).figures)["battery_share"] == 0.4


def test_a_zero_of_another_device_is_refused():
    with pytest.raises(ValueError, match="4 cells, its zero 2"):
        HealthMeter(WII_BOARD, (0.0, 0.0))
