"""The four corners of a new board: each lights when it is pressed, and no hurry."""

import pytest

from game.model import TICK_S
from game.scenes import ways
from game.scenes.answers import SensorNews
from game.scenes.corner_check import LONG_S, CornerCheck
from game.scenes.corners import ALL, UNFELT, Corners
from game.scenes.home import Home
from game.scenes.own_device import device_of
from game.scenes.scene import Press
from tests.game.scenes.house import BOARD, READY_BOARD, SETTING, TODAY, Visit, rows

EMPTY_KG = (0.4, -0.8, 0.1, 0.9)
"""A worn board: no cell reads 0 without a load."""
DEVICE = device_of(BOARD, READY_BOARD, TODAY)


def pressed(corner: int, kg: float, rest_kg: float = 0.0) -> tuple[float, ...]:
    """The board with `kg` on one corner and `rest_kg` on each of the others."""
    return tuple(empty + (kg if at == corner else rest_kg) for at, empty in enumerate(EMPTY_KG))


def felt(*poses: tuple[tuple[float, ...], float]) -> Corners:
    """After each of the poses was held for so many seconds."""
    now = UNFELT
    for cells_kg, seconds in poses:
        for _ in range(round(seconds / TICK_S)):
            now = now.step(cells_kg, TICK_S)
    return now


def checking() -> Visit:
    scene = ways.to_corner_check(SETTING.of_sensor(READY_BOARD), DEVICE)
    return Visit(scene, signals=rows(*EMPTY_KG)).wait(1.0)


def press(visit: Visit, *corners: int) -> Visit:
    for corner in corners:
        visit.signals = rows(*pressed(corner, 8.0, 0.5))
        visit.wait(1.0)
        visit.signals = rows(*EMPTY_KG)
        visit.wait(1.0)
    return visit


@pytest.mark.parametrize("corner", range(4))
def test_a_corner_that_is_pressed_lights_up_alone_and_for_good(corner: int) -> None:
    now = felt((EMPTY_KG, 1.0), (pressed(corner, 6.0), 1.0), (EMPTY_KG, 5.0))
    assert [at for at, lit in enumerate(now.lit) if lit] == [corner]


@pytest.mark.parametrize(
    ("kg", "rest_kg", "lit"), [(2.9, 0.0, False), (3.2, 0.0, True), (9, 2.9, True), (9, 3.1, False)]
)
def test_it_must_rise_by_three_kilograms_and_more_than_the_others_together(
    kg: float, rest_kg: float, lit: bool
) -> None:
    assert any(felt((EMPTY_KG, 1.0), (pressed(2, kg, rest_kg), 3.0)).lit) is lit


def test_somebody_who_stands_on_the_board_at_first_may_step_off() -> None:
    stood = felt((pressed(0, 15.0, 15.0), 2.0))
    assert not any(stood.lit)
    now = felt((pressed(0, 15.0, 15.0), 2.0), (EMPTY_KG, 2.0), (pressed(1, 5.0), 1.0))
    assert now.lit == (False, True, False, False)


def test_one_wild_row_is_no_press() -> None:
    assert not any(felt((EMPTY_KG, 1.0), (pressed(0, 30.0), TICK_S), (EMPTY_KG, 1.0)).lit)


def test_a_device_without_four_cells_and_a_silent_one_light_nothing() -> None:
    assert not any(felt(((), 5.0)).lit)
    assert not any(felt(((9.0,) * 6, 5.0)).lit)


def test_how_hard_a_corner_is_pressed_is_to_be_seen() -> None:
    now = felt((EMPTY_KG, 1.0), (pressed(3, 1.5), 3.0))
    assert now.pressed(3) == pytest.approx(0.5, abs=0.01)
    assert now.pressed(0) == pytest.approx(0.0, abs=0.01)
    assert UNFELT.pressed(0) == 0.0


def test_four_corners_are_kept_as_checked_today_and_lead_home() -> None:
    visit = press(checking(), 0, 1, 2)
    assert visit.kept == []
    visit.signals = rows(*pressed(3, 8.0))
    visit.wait(1.0)
    assert "Every corner works!" in visit.said
    assert isinstance(visit.wait(3.0).scene, Home)
    (device,) = visit.kept
    assert (device.id, device.spec, device.checked_on) == (DEVICE.id, BOARD.spec, TODAY.date)


def test_the_order_does_not_matter() -> None:
    assert isinstance(press(checking(), 3, 0, 2, 1).wait(3.0).scene, Home)


def test_each_corner_has_its_star() -> None:
    visit = press(checking(), 1)
    stars = {
        (shape.x > 640, shape.y > 340): shape.image
        for shape in visit.scene.view()
        if getattr(shape, "image", "").startswith("star_")
    }
    assert stars.pop((True, False)) == "star_full"
    assert set(stars.values()) == {"star_empty"}


@pytest.mark.parametrize("tile", ["skip", "back"])
def test_it_can_be_skipped_at_any_time(tile: str) -> None:
    visit = press(checking(), 0).choose(tile)
    assert isinstance(visit.scene, Home)
    assert visit.scene.setting.sensor == READY_BOARD
    assert visit.kept == []


def test_back_leads_home() -> None:
    assert isinstance(checking().tick(Press.BACK).scene, Home)


def test_a_corner_that_does_not_answer_is_told_and_nothing_ends() -> None:
    visit = press(checking().wait(2 * LONG_S, dt_s=0.1), 0, 1, 2)
    assert "One corner does not answer." not in visit.said
    visit.wait(LONG_S)
    assert "One corner does not answer." in visit.said
    assert "Look under the board." in visit.said
    assert isinstance(visit.wait(600.0, dt_s=0.1).scene, CornerCheck)
    assert isinstance(press(visit, 3).wait(3.0).scene, Home)


def test_nobody_is_told_so_who_has_not_pressed_the_others() -> None:
    visit = press(checking(), 0, 1).wait(5 * LONG_S, dt_s=0.1)
    assert "One corner does not answer." not in visit.said


def test_a_sensor_that_is_lost_on_the_way_says_so_and_the_stars_stay() -> None:
    visit = press(checking(), 0)
    visit.signals = visit.signals._replace(reading=None)
    words = "The board is quiet. Press its button."
    visit.tell("sensor", SensorNews("off", words)).wait(5.0)
    assert words in visit.said
    assert isinstance(press(visit, 1, 2, 3).wait(3.0).scene, Home)


def test_all_corners_are_four() -> None:
    assert felt((EMPTY_KG, 1.0), *((pressed(n, 6.0), 1.0) for n in range(4))).lit == ALL
