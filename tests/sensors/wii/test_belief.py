"""Which rows are believed: not a cell at the end of its scale, not what nobody weighs."""

import pytest

from sensors.driver import DeviceError
from sensors.wii.belief import Belief

LOADED_KG, RAW = (5.0, 8.0, 20.0, 6.0), (1700, 2800, 12700, 16200)


@pytest.mark.parametrize("raw", [RAW, ()])
def test_a_childs_row_is_believed(raw: tuple[int, ...]) -> None:
    assert Belief().judge(LOADED_KG, raw, 0.0)


@pytest.mark.parametrize("end", [0, 65535])
@pytest.mark.parametrize("cell", range(4))
def test_the_end_of_the_scale_is_not_believed_whatever_it_weighs(cell: int, end: int) -> None:
    raw = (*RAW[:cell], end, *RAW[cell + 1 :])
    assert not Belief().judge(LOADED_KG, raw, 0.0)


@pytest.mark.parametrize("kg", [-10.1, 200.1])
@pytest.mark.parametrize("cell", range(4))
def test_what_no_cell_weighs_is_not_believed(cell: int, kg: float) -> None:
    cells_kg = (*LOADED_KG[:cell], kg, *LOADED_KG[cell + 1 :])
    assert not Belief().judge(cells_kg, RAW, 0.0)


def test_a_worn_board_and_a_heavy_one_are_believed() -> None:
    assert Belief().judge((-1.2, -1.2, -1.2, -1.2), RAW, 0.0)
    assert Belief().judge((180.0, 20.0, 5.0, 5.0), RAW, 0.0)


def test_doubt_ends_in_a_sentence_after_half_a_second_and_begins_anew_after_a_good_row() -> None:
    belief, broken_kg = Belief(), (5.0, 8.0, 20.0, 400.0)
    assert not belief.judge(broken_kg, RAW, 10.0)
    assert not belief.judge(broken_kg, RAW, 10.4)
    assert belief.judge(LOADED_KG, RAW, 10.45)
    assert not belief.judge(broken_kg, RAW, 10.5)
    assert not belief.judge(broken_kg, RAW, 10.9)
    with pytest.raises(DeviceError, match="The back right corner"):
        belief.judge(broken_kg, RAW, 11.0)
