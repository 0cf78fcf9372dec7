"""The choice of sensors: what is found comes and goes, the focus and the tiles stay."""

import pytest

from game.scenes import sensor_tiles, ways
from game.scenes.answers import Failure, SensorNews
from game.scenes.choose_sensor import ChooseSensor
from game.scenes.connecting import Connecting
from game.scenes.forget_sensor import Forgetting
from game.scenes.home import Home
from game.scenes.pairing_help import PairingHelp
from game.scenes.scene import FindSensors, Press, StopFinding
from tests.game.scenes.house import (
    BOARD,
    INSOLES,
    KEYS,
    MAKERS,
    OTHERS,
    READY_BOARD,
    SETTING,
    Visit,
    ours,
)

OFF = "Bluetooth is switched off on this computer. Switch it on in the settings."


def looking(*choices: tuple) -> Visit:
    """In front of the choice, with these devices."""
    return Visit(ways.to_sensors(SETTING), (*choices, *OTHERS)).tick().tick()


def places(visit: Visit) -> dict[str, tuple[float, float]]:
    return {tile.id: (tile.x, tile.y) for tile in visit.menu.tiles}


def test_it_looks_for_sensors_at_once_and_only_once() -> None:
    visit = looking().wait(3.0)
    assert [e for e in visit.asked if isinstance(e, FindSensors)] == [FindSensors("sensors")]


@pytest.mark.parametrize("tile", ["back", "help", "forget", BOARD.spec, "keyboard"])
def test_whoever_leaves_ends_the_search(tile: str) -> None:
    visit = looking(ours(BOARD)).choose(tile)
    assert not isinstance(visit.scene, ChooseSensor)
    assert isinstance(visit.asked[-1], StopFinding)
    assert visit.finding == 0


def test_a_press_of_back_ends_the_search_and_leads_home() -> None:
    visit = looking(BOARD).tick(Press.BACK)
    assert isinstance(visit.scene, Home)
    assert visit.finding == 0


@pytest.mark.parametrize(
    ("tile", "screen"),
    [
        ("back", Home),
        ("help", PairingHelp),
        ("forget", Forgetting),
        (MAKERS.spec, Connecting),
        ("keyboard", Connecting),
    ],
)
def test_every_tile_leads_somewhere(tile: str, screen: type) -> None:
    assert isinstance(looking(ours(BOARD), MAKERS).choose(tile).scene, screen)


def test_the_familys_own_come_first_and_have_the_focus() -> None:
    visit = looking(MAKERS, ours(BOARD))
    assert visit.ids[:2] == [BOARD.spec, MAKERS.spec]
    assert visit.focus == BOARD.spec
    assert visit.ids[-1] == "back"


def test_keys_and_self_play_are_smaller_than_devices() -> None:
    tiles = {tile.id: tile for tile in looking(BOARD).menu.tiles}
    for small in ("keyboard", "simulated", "help"):
        assert tiles[small].w * tiles[small].h < 0.5 * tiles[BOARD.spec].w * tiles[BOARD.spec].h


def test_what_is_found_appears_and_nothing_moves() -> None:
    visit = looking(ours(BOARD))
    before = places(visit)
    visit.find(ours(BOARD), MAKERS)
    assert MAKERS.spec in visit.ids
    assert {id_: place for id_, place in places(visit).items() if id_ in before} == before
    visit.find(INSOLES, MAKERS, ours(BOARD))
    assert {id_: place for id_, place in places(visit).items() if id_ in before} == before


@pytest.mark.parametrize("presses", [(), (Press.DOWN,), (Press.DOWN, Press.RIGHT), (Press.UP,)])
def test_the_focus_stays_on_its_tile_while_devices_come_and_go(presses: tuple) -> None:
    visit = looking(ours(BOARD)).press(*presses)
    focus = visit.focus
    for found in ((ours(BOARD), MAKERS), (INSOLES, MAKERS, ours(BOARD)), (ours(BOARD),)):
        assert visit.find(*found).focus == focus


def test_where_the_chosen_device_vanishes_the_focus_goes_to_its_neighbour() -> None:
    visit = looking(ours(BOARD), MAKERS).press(Press.RIGHT)
    assert visit.focus == MAKERS.spec
    assert visit.find(ours(BOARD)).focus == BOARD.spec
    assert visit.find(ours(BOARD), MAKERS).focus == BOARD.spec


def test_a_device_that_slips_into_the_place_of_another_is_not_chosen_by_accident() -> None:
    visit = looking(BOARD, MAKERS).settle()
    visit.find(MAKERS)
    visit.find(MAKERS, INSOLES)
    assert places(visit)[INSOLES.spec] == places(looking(BOARD))[BOARD.spec]
    visit.click(INSOLES.spec)
    assert isinstance(visit.scene, ChooseSensor)
    assert isinstance(visit.choose(INSOLES.spec).scene, Connecting)


def test_a_device_that_appears_elsewhere_does_not_hold_up_a_choice() -> None:
    visit = looking(ours(BOARD)).settle().find(ours(BOARD), MAKERS)
    assert isinstance(visit.click(BOARD.spec).scene, Connecting)


def test_a_sentence_is_shown_word_for_word_and_covers_no_tile() -> None:
    visit = looking(ours(BOARD), MAKERS).tell("sensors", Failure(OFF)).tick()
    assert OFF in visit.said
    x, y, w, h = sensor_tiles.WORDS_PLACE
    for tile in visit.menu.tiles:
        apart = tile.x >= x + w or tile.x + tile.w <= x or tile.y >= y + h or tile.y + tile.h <= y
        assert apart, tile.id


def test_a_sentence_and_choices_in_one_tick_are_both_taken() -> None:
    visit = looking().tell("sensors", Failure(OFF)).tell("sensors", (ours(BOARD, False), KEYS))
    visit.tick()
    assert OFF in visit.said
    assert BOARD.spec in visit.ids


def test_the_sentence_goes_once_a_device_is_there() -> None:
    visit = looking(ours(BOARD, here=False)).tell("sensors", Failure(OFF)).tick()
    assert OFF in visit.find(ours(BOARD, here=False)).said
    assert OFF not in visit.find(ours(BOARD)).said


def test_own_devices_that_are_switched_off_sleep_and_can_be_chosen() -> None:
    visit = looking(ours(BOARD, here=False))
    assert "device_sleeping" in visit.pictures
    assert "device_sleeping" not in looking(ours(BOARD)).pictures
    assert isinstance(visit.choose(BOARD.spec).scene, Connecting)


def test_names_of_devices_are_shown_as_they_are() -> None:
    texts = [shape for shape in looking(BOARD).scene.view() if hasattr(shape, "verbatim")]
    assert [text.verbatim for text in texts if text.message == BOARD.name] == [True]
    assert [text.verbatim for text in texts if text.message == BOARD.caption] == [False]


def test_only_a_family_with_own_devices_can_forget_one() -> None:
    assert "forget" not in looking(MAKERS).ids
    assert "forget" in looking(ours(BOARD, here=False)).ids


def test_pages_are_turned_and_the_devices_on_them_can_be_chosen() -> None:
    many = [MAKERS._replace(spec=f"ble:stepling@{n}") for n in range(6)]
    visit = looking(*many)
    assert "before" not in visit.ids
    visit.choose("more")
    assert visit.ids[:2] == [many[4].spec, many[5].spec]
    assert "more" not in visit.ids
    assert isinstance(visit.choose(many[5].spec).scene, Connecting)
    assert looking(*many).choose("more").choose("before").ids[:4] == [c.spec for c in many[:4]]


def test_the_light_of_the_sensor_in_use_is_on_its_tile_and_says_what_to_do() -> None:
    words = "The batteries are nearly empty. Change them."
    setting = SETTING.of_sensor(READY_BOARD)
    visit = Visit(ways.to_sensors(setting), (ours(BOARD), *OTHERS)).tick().tick()
    assert "light_fair" not in visit.pictures
    visit.tell("sensor", SensorNews("fair", words)).tick()
    assert "light_fair" in visit.pictures
    assert words in visit.said
    assert visit.tick(Press.BACK).scene.setting.news == SensorNews("fair", words)


def test_the_stepling_looks_where_the_next_device_will_stand() -> None:
    visit = looking(ours(BOARD))
    (feet,) = [shape for shape in visit.scene.view() if "shadow" in getattr(shape, "image", "")]
    visit.find(ours(BOARD), MAKERS)
    tile = next(tile for tile in visit.menu.tiles if tile.id == MAKERS.spec)
    assert tile.holds(feet.x, feet.y)
