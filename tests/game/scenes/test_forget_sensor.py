"""Forgetting an own sensor: reviewed by a grown-up, and undone by finding it again."""

from game.scenes import ways
from game.scenes.choose_sensor import ChooseSensor
from game.scenes.forget_sensor import Forgetting
from game.scenes.scene import ForgetSensor, Press
from tests.game.scenes.house import BOARD, INSOLES, MAKERS, OTHERS, SETTING, Visit, ours

OWN = (ours(BOARD), ours(INSOLES, here=False))


def choosing() -> Visit:
    """In front of the question which one, on the way from the choice of sensors."""
    visit = Visit(ways.to_sensors(SETTING), (*OWN, MAKERS, *OTHERS)).tick().tick()
    return visit.choose("forget")


def forgotten(visit: Visit) -> list[str]:
    return [effect.spec for effect in visit.asked if isinstance(effect, ForgetSensor)]


def test_only_the_familys_own_can_be_forgotten() -> None:
    assert choosing().ids == [BOARD.spec, INSOLES.spec, "back"]


def test_nothing_is_forgotten_before_a_second_yes() -> None:
    visit = choosing().choose(INSOLES.spec)
    assert forgotten(visit) == []
    assert visit.ids == ["keep", "forget", "back"]
    assert INSOLES.name in visit.said
    visit.choose("forget")
    assert forgotten(visit) == [INSOLES.spec]
    assert isinstance(visit.scene, ChooseSensor)


def test_a_hasty_ok_keeps_it() -> None:
    visit = choosing().press(Press.OK)
    assert visit.focus == "keep"
    visit.press(Press.OK)
    assert isinstance(visit.scene, ChooseSensor)
    assert forgotten(visit) == []


def test_a_double_press_forgets_nothing() -> None:
    visit = choosing().settle()
    visit.tick(Press.OK).tick(Press.RIGHT).tick(Press.OK)
    assert isinstance(visit.scene, Forgetting)
    assert forgotten(visit) == []


def test_back_asks_again_which_one_and_then_leaves() -> None:
    visit = choosing().choose(BOARD.spec).tick(Press.BACK)
    assert visit.ids == [BOARD.spec, INSOLES.spec, "back"]
    assert isinstance(visit.tick(Press.BACK).scene, ChooseSensor)
    assert isinstance(choosing().choose("back").scene, ChooseSensor)
    assert forgotten(visit) == []


def test_what_was_forgotten_is_found_again_as_new() -> None:
    visit = choosing().choose(BOARD.spec).choose("forget").settle()
    assert BOARD in visit.choices
    assert BOARD.spec in visit.ids
    assert visit.choose("forget").ids == [INSOLES.spec, "back"]


def test_more_than_a_page_of_own_devices_can_be_reached() -> None:
    own = tuple(ours(MAKERS._replace(spec=f"ble:stepling@{n}")) for n in range(5))
    visit = Visit(ways.to_forgetting(SETTING, own)).tick()
    visit.choose("more").choose(own[4].spec).choose("forget")
    assert forgotten(visit) == [own[4].spec]
