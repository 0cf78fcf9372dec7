"""Connecting: waiting for rows, trouble, and where it goes on from there."""

import pytest

from game.scenes import ways
from game.scenes.answers import Failure, SensorChoice, SensorNews, SensorReady
from game.scenes.choose_sensor import ChooseSensor
from game.scenes.connecting import HINT_S, Connecting
from game.scenes.corner_check import CornerCheck
from game.scenes.home import Home
from game.scenes.scene import Press
from game.scenes.stamp import Stamp
from game.shell.finding import LOOKS
from profiles.model import Device
from sensors.signals import Signals
from tests.game.scenes.house import (
    BOARD,
    GOOD,
    INSOLES,
    KEYS,
    MAKERS,
    READY_BOARD,
    READY_INSOLES,
    SETTING,
    TODAY,
    Visit,
    ours,
    rows,
)

GONE = "The board does not answer. Press the button at its front."
QUIET = SensorNews("off", "", "The board is out of reach. Bring it nearer.")


def calling(choice: SensorChoice, ready: SensorReady | Failure | None) -> Visit:
    """In front of a sensor that answers so, before any row."""
    visit = Visit(ways.to_connecting(SETTING, choice), opens=lambda spec: ready)
    return visit.tick().tick()


def connected(choice: SensorChoice, ready: SensorReady) -> Visit:
    visit = calling(choice, ready)
    visit.signals = rows(1, 1, 1, 1)
    return visit.wait(3.0)


def test_the_chosen_sensor_is_opened_once() -> None:
    visit = calling(BOARD, None).wait(5.0)
    assert visit.opened == [BOARD.spec]
    assert isinstance(visit.scene, Connecting)


def test_a_device_counts_as_there_with_its_first_row() -> None:
    visit = calling(ours(BOARD), READY_BOARD).wait(10.0)
    assert isinstance(visit.scene, Connecting)
    assert visit.kept == []
    visit.signals = rows(0, 0, 0, 0)
    visit.tick()
    assert len(visit.kept) == 1
    assert isinstance(visit.wait(3.0).scene, Home)


@pytest.mark.parametrize("light", ["good", "fair", "bad"])
def test_news_of_a_light_are_as_good_as_a_row(light: str) -> None:
    visit = calling(ours(BOARD), READY_BOARD).tell("sensor", SensorNews(light, "")).tick()
    assert len(visit.kept) == 1


def test_rows_and_news_of_the_sensor_before_do_not_count() -> None:
    visit = calling(BOARD, None)
    visit.signals = rows(1, 1, 1, 1)
    for news in (GOOD, QUIET):
        visit.tell("sensor", news).wait(2.0)
        assert visit.kept == []
        assert QUIET.trouble not in visit.said


def test_what_is_no_device_needs_no_row_and_is_not_kept() -> None:
    ready = SensorReady("keyboard", "keyboard", 4, None)
    visit = calling(KEYS, ready)
    assert isinstance(visit.scene, Home)
    assert (visit.scene.setting.spec, visit.scene.setting.sensor) == ("keyboard", ready)
    assert visit.kept == []


def test_an_own_board_goes_straight_home_with_the_sensor() -> None:
    visit = connected(ours(BOARD), READY_BOARD)
    assert isinstance(visit.scene, Home)
    assert visit.scene.setting.sensor == READY_BOARD
    assert visit.scene.setting.spec == BOARD.spec
    assert visit.scene.setting.calibration is None


def test_a_new_board_is_kept_and_its_corners_are_checked() -> None:
    visit = connected(BOARD, READY_BOARD)
    assert isinstance(visit.scene, CornerCheck)
    (device,) = visit.kept
    at = TODAY.at
    assert device == Device(device.id, BOARD.spec, "wii_board", BOARD.name, at, at, None)


@pytest.mark.parametrize(
    ("ready", "kind"),
    [
        (READY_BOARD, "wii_board"),
        (READY_INSOLES._replace(sides_known=True), "insoles"),
        (READY_BOARD._replace(spec=MAKERS.spec, sensor="ble:stepling"), "board"),
    ],
)
def test_a_device_is_kept_as_a_kind_that_has_a_picture(ready: SensorReady, kind: str) -> None:
    (device,) = connected(MAKERS, ready).kept
    assert device.sensor == kind
    assert kind in LOOKS


def test_the_same_device_has_the_same_id_for_ever_and_another_one_another() -> None:
    (first,), (again,) = connected(BOARD, READY_BOARD).kept, connected(BOARD, READY_BOARD).kept
    (other,) = connected(MAKERS, READY_BOARD._replace(spec=MAKERS.spec)).kept
    assert first.id == again.id
    assert first.id != other.id


@pytest.mark.parametrize(
    ("ready", "screen"),
    [
        (READY_INSOLES, Stamp),
        (READY_INSOLES._replace(sides_known=True), Home),
        (READY_INSOLES._replace(spec="ble:soles"), Home),
        (READY_BOARD._replace(cells=16), Home),
        (READY_BOARD._replace(absolute=False), Home),
        (READY_BOARD, CornerCheck),
    ],
    ids=[
        "sides unknown",
        "sides known",
        "no pair to swap",
        "many cells",
        "no kilograms",
        "four cells",
    ],
)
def test_a_new_device_goes_where_it_must(ready: SensorReady, screen: type) -> None:
    assert isinstance(connected(INSOLES, ready).scene, screen)


@pytest.mark.parametrize("ready", [READY_INSOLES, READY_BOARD])
def test_what_the_family_has_played_with_is_asked_nothing(ready: SensorReady) -> None:
    assert isinstance(connected(ours(INSOLES), ready).scene, Home)


def test_insoles_whose_sides_nobody_knows_are_not_kept_yet() -> None:
    assert connected(INSOLES, READY_INSOLES).kept == []


def test_insoles_whose_sides_were_just_found_are_kept_and_not_asked_again() -> None:
    scene = ways.to_connecting(SETTING, INSOLES, sides_settled=True)
    visit = Visit(scene, signals=rows(1, 1, 1, 1, 1, 1)).wait(3.0)
    assert [device.spec for device in visit.kept] == [INSOLES.spec]
    assert isinstance(visit.scene, Home)


def test_a_sensor_that_cannot_be_opened_says_why_word_for_word() -> None:
    visit = calling(BOARD, Failure(GONE))
    assert GONE in visit.said
    assert visit.ids == ["again", "other", "back"]
    assert visit.focus == "again"


def test_trouble_of_the_link_is_said_and_goes_by_itself() -> None:
    visit = calling(ours(BOARD), READY_BOARD).tell("sensor", QUIET).tick()
    assert QUIET.trouble in visit.said
    assert visit.ids == ["again", "other", "back"]
    visit.tell("sensor", SensorNews("off", "")).tick()
    assert QUIET.trouble not in visit.said
    assert visit.ids == ["back"]


def test_rows_after_trouble_lead_on() -> None:
    visit = calling(ours(BOARD), READY_BOARD).tell("sensor", QUIET).wait(2.0)
    visit.signals = rows(1, 1, 1, 1)
    assert isinstance(visit.wait(3.0).scene, Home)


def test_trying_again_opens_it_again() -> None:
    visit = calling(BOARD, Failure(GONE)).choose("again").wait(0.2)
    assert visit.opened == [BOARD.spec, BOARD.spec]
    assert GONE in visit.said


@pytest.mark.parametrize("tile", ["other", "back"])
def test_another_one_can_be_chosen(tile: str) -> None:
    assert isinstance(calling(BOARD, Failure(GONE)).choose(tile).scene, ChooseSensor)


def test_whoever_leaves_before_it_is_there_has_no_sensor_that_is_not_read() -> None:
    setting = SETTING.of_sensor(READY_BOARD)
    visit = Visit(ways.to_connecting(setting, INSOLES), opens=lambda spec: None).tick()
    visit.tick(Press.BACK)
    assert isinstance(visit.scene, ChooseSensor)
    assert visit.scene.setting.sensor is None
    assert visit.scene.setting.spec == BOARD.spec


def test_a_device_that_lets_wait_gets_a_hint_and_no_end() -> None:
    visit = calling(BOARD, READY_BOARD)
    before = set(visit.said)
    visit.wait(HINT_S + 0.5)
    assert "Press the button at its front." in set(visit.said) - before
    assert isinstance(visit.wait(600.0, dt_s=0.1).scene, Connecting)


def test_news_that_come_while_it_cheers_are_not_lost() -> None:
    visit = calling(ours(BOARD), READY_BOARD)
    visit.signals = rows(1, 1, 1, 1)
    visit.tick().tell("sensor", SensorNews("fair", "Bring it nearer.")).wait(3.0)
    assert visit.scene.setting.news == SensorNews("fair", "Bring it nearer.")


def test_a_button_ends_the_cheering_but_not_a_double_press() -> None:
    visit = calling(ours(BOARD), READY_BOARD)
    visit.signals = rows(1, 1, 1, 1)
    visit.tick().tick(Press.OK)
    assert isinstance(visit.scene, Connecting)
    assert isinstance(visit.wait(0.5).tick(Press.OK).scene, Home)


def test_a_lost_sensor_gives_no_rows() -> None:
    visit = calling(BOARD, READY_BOARD).tell("sensor", SensorNews("off", "")).wait(1.0)
    assert visit.signals == Signals()
    assert visit.kept == []
