"""The fault matrix: a board behind the real link, on a real thread, through everything."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from tests.sensors.wii.faults import FAULTS, TOTAL_KG, Fault, Rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    rig = Rig(tmp_path)
    yield rig
    rig.link.close()


def assert_honest(rig: Rig) -> None:
    """Every row is one that stood on the board, on a clock that never runs back."""
    for row in rig.rows:
        assert sum(row.cells_kg) == pytest.approx(TOTAL_KG, abs=0.1)
        assert 4.9 < row.cells_kg[0] < 15.1
        assert 4.9 < row.cells_kg[3] < 15.1
    assert all(earlier.t_s <= later.t_s for earlier, later in pairwise(rig.rows))


def suffer(rig: Rig, fault: Fault) -> int:
    """Let it begin, last and end; how many rows came meanwhile."""
    before = len(rig.rows)
    fault.begin(rig)
    if fault.tells:
        rig.listen(lambda: any(fault.tells in told for told in rig.told))
    else:
        rig.listen_for(fault.lasts_s)
    came = len(rig.rows) - before
    fault.end(rig)
    return came


@pytest.mark.parametrize("name", FAULTS)
def test_it_gives_no_false_row_and_comes_back_from(name: str, rig: Rig) -> None:
    fault = FAULTS[name]
    rig.listen_to_rows()
    assert suffer(rig, fault) >= fault.least_rows
    rig.listen_to_rows()

    assert_honest(rig)
    assert rig.link.connection.streaming
    assert rig.link.connection.openings == fault.opens
    if not fault.tells:
        assert rig.told == []


def test_each_trouble_is_told_once(rig: Rig) -> None:
    rig.listen_to_rows()
    rig.board.stuck["bl"] = 65535
    rig.listen(lambda: bool(rig.told))
    rig.listen_for(3)

    assert len(rig.told) == 1


def test_a_slow_drift_is_handed_on_as_it_is(rig: Rig) -> None:
    rig.listen_to_rows()
    for step in range(1, 6):
        rig.board.drift_kg = step / 2
        rig.listen_to_rows(5)

    assert sum(rig.rows[-1].cells_kg) == pytest.approx(TOTAL_KG + 2.5, abs=0.1)
    assert rig.told == []


@pytest.mark.parametrize(
    ("wrong", "tells"),
    [
        ({"misreads": 1}, ""),
        ({"misreads": 2}, "calibration is damaged"),
        ({"read_errors": {0xFA: [7, 8], 0x30: [8, 8]}}, ""),
        ({"read_errors": {0x60: [7, 7, 7]}}, "does not tell its calibration"),
    ],
)
def test_a_start_that_goes_wrong_is_tried_again(
    rig: Rig, wrong: dict[str, Any], tells: str
) -> None:
    rig.listen_to_rows()
    rig.reboot(**wrong)
    rig.listen_to_rows()

    assert_honest(rig)
    assert all("is gone" in told or (tells and tells in told) for told in rig.told)
    assert bool(tells) is (len(rig.told) > 1)


def test_the_battery_is_seen_through_the_link_and_remembered(rig: Rig) -> None:
    rig.listen_to_rows()
    assert rig.link.connection.battery_share == 1.0
    rig.board.battery = 0x60
    rig.listen_to_rows()
    assert rig.link.connection.battery_share == 0.0
    rig.unplug()
    rig.listen(lambda: bool(rig.told))

    assert rig.link.connection.battery_share == 0.0


def test_several_faults_one_after_the_other_leave_no_mark(rig: Rig) -> None:
    for name in ("it is out of reach", "a short stall", "the battery falls out", "it falls silent"):
        rig.told.clear()
        rig.listen_to_rows(5)
        suffer(rig, FAULTS[name])
    rig.listen_to_rows(5)

    assert_honest(rig)
    assert rig.link.connection.openings == 4


def test_the_board_rests_and_is_let_go_of_when_the_link_closes(rig: Rig) -> None:
    rig.listen_to_rows()
    begun_s = monotonic()
    rig.link.close()

    assert monotonic() - begun_s < 0.9
    assert rig.board.heard[-1] == bytes.fromhex("120030")
    assert rig.library.doubles[-1].closed


def test_a_link_to_a_board_that_never_answers_closes_soon(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.board.deaf = True
    rig.listen_for(0.2)
    begun_s = monotonic()
    rig.link.close()

    assert monotonic() - begun_s < 0.9
