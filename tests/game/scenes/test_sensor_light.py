"""The sensor's lamp: a shape for each light, and a sentence where there is something to do."""

import pytest

from game.model import Text
from game.scenes import sensor_light, ways
from game.scenes.answers import ChildDay, Failure, SensorNews
from game.scenes.choose_game import ChooseGame
from game.scenes.scene import Press
from game.scenes.setting import Setting
from tests.game.scenes.house import KIT, READY_BOARD, READY_KEYS, SETTING, Visit

WORDS = "The batteries are nearly empty. Change them."
PLAYING = SETTING.of_sensor(READY_BOARD)


def home(setting: Setting = PLAYING) -> Visit:
    return Visit(ways.to_home(setting)).tick().tell("children", (KIT,)).tick()


def said(light: str, sentence: str) -> list[str]:
    shapes = sensor_light.view(light, sentence, 100, 100)
    return [shape.message for shape in shapes if isinstance(shape, Text)]


@pytest.mark.parametrize("light", sensor_light.LIGHTS)
def test_every_light_has_its_own_picture(light: str) -> None:
    (*_, lamp) = sensor_light.view(light, "", 100, 200)
    assert (lamp.image, lamp.x, lamp.y) == (f"light_{light}", 100, 200)


def test_a_sentence_is_shown_only_where_there_is_something_to_do() -> None:
    assert said("bad", WORDS) == [WORDS]
    assert said("off", WORDS) == [WORDS]
    assert said("good", WORDS) == []
    assert said("fair", "") == []


def test_an_unknown_light_shows_no_lamp() -> None:
    assert list(sensor_light.lamp("", 0, 0)) == []


def test_home_shows_the_lamp_and_the_sentence_as_soon_as_they_are_told() -> None:
    visit = home()
    assert not [name for name in visit.pictures if name.startswith("light_")]
    visit.tell("sensor", SensorNews("bad", WORDS)).tick()
    assert "light_bad" in visit.pictures
    assert WORDS in visit.said
    visit.tell("sensor", SensorNews("good", "")).tick()
    assert "light_good" in visit.pictures
    assert WORDS not in visit.said


@pytest.mark.parametrize("setting", [SETTING, SETTING.of_sensor(READY_KEYS)])
def test_keys_have_no_lamp(setting: Setting) -> None:
    visit = home(setting).tell("sensor", SensorNews("good", "")).tick()
    assert not [name for name in visit.pictures if name.startswith("light_")]


def test_of_several_news_in_one_tick_the_latest_counts() -> None:
    visit = home().tell("sensor", SensorNews("bad", WORDS)).tell("sensor", SensorNews("good", ""))
    assert "light_good" in visit.tick().pictures


def test_news_do_not_move_the_focus_nor_swallow_a_press() -> None:
    visit = home().press(Press.UP)
    focus = visit.focus
    assert visit.tell("sensor", SensorNews("bad", WORDS)).tick().focus == focus
    visit = home().press(Press.UP).tell("sensor", SensorNews("good", ""))
    assert visit.tick(Press.DOWN).focus != focus


def test_what_home_heard_goes_on_with_the_family() -> None:
    news = SensorNews("fair", WORDS)
    visit = home().tell("sensor", news).tick()
    visit.tell("child", ChildDay(KIT, "gear", None, "", 0.0)).tick()
    assert isinstance(visit.scene, ChooseGame)
    assert visit.scene.setting.news == news


def test_another_sensor_has_no_news_yet_and_nothing_measured() -> None:
    setting = Setting((), "wii", news=SensorNews("bad", WORDS), calibrated_on="2026-03-14")
    other = setting.of_sensor(READY_KEYS)
    assert (other.spec, other.sensor, other.news) == (READY_KEYS.spec, READY_KEYS, None)
    assert (other.calibration, other.calibrated_on) == (None, "")


def test_home_stays_usable_where_the_children_cannot_be_read() -> None:
    visit = Visit(ways.to_home(SETTING)).tick().tell("children", Failure("The disk is full."))
    assert "play" in visit.tick().ids
