"""Getting ready while the sensor is quiet, bears too much, or has just come back."""

from dataclasses import replace

import pytest

from exercises import Offer
from game.guard import Freeze
from game.model import TICK_S, Signals, Text
from game.scenes import get_ready
from game.scenes.answers import SensorReady
from game.scenes.choose_sensor import ChooseSensor
from game.scenes.get_ready import GetReady
from game.scenes.scene import Click, Press, Tick, UseCalibration
from game.scenes.setting import Setting
from game.shell.levels import level
from sensors.signals import Reading, Unload

BOARD = SensorReady("wii", "wii", 4, None, device=True)
RIVER = Offer.fixed(level("otter_river", 1))
STANDING = Signals(reading=Reading((7.0, 8.0, 7.0, 8.0), 30.0, 0.0, 0.0))
QUIET = Signals(age_s=0.5, reading=STANDING.reading)
HEAVY = Signals(overloaded=True, reading=STANDING.reading)
BACK = Signals(unload=Unload.BOARD, reading=STANDING.reading)


def standing() -> GetReady:
    """In the stage in which the child stands quietly, for a second so far."""
    setting = Setting((RIVER,), "wii", sensor=BOARD, checked=True)
    scene = get_ready.begin(setting, RIVER, "river")
    scene = replace(scene, stage="stand", on_s=5.0)
    return run(scene, STANDING, 1.0)


def run(scene, signals, seconds, *presses):
    effects = []
    for n in range(round(seconds / TICK_S)):
        scene, asked = scene.step(Tick(TICK_S, signals, presses if n == 0 else ()))
        effects += asked
        if not isinstance(scene, GetReady):
            break
    run.effects = effects
    return scene


def words(scene):
    return [shape.message for shape in scene.view() if isinstance(shape, Text)]


@pytest.mark.parametrize(
    ("signals", "why", "told"),
    [
        (QUIET, Freeze.LOST, "The sensor is quiet. We wait for it."),
        (HEAVY, Freeze.TOO_HEAVY, "Only one at a time, please."),
    ],
)
def test_nothing_is_measured_meanwhile_and_the_screen_says_why(signals, why, told):
    scene = standing()
    measured = scene.readings
    held = run(scene, signals, 2.0)

    assert (held.held, held.stage, held.readings) == (why, "stand", measured)
    assert told in words(held)


def test_it_goes_on_by_itself():
    scene = run(run(standing(), QUIET, 2.0), STANDING, 0.5)
    assert scene.held is None
    assert scene.stage == "stand"


def test_a_device_that_came_back_is_measured_from_the_start():
    scene = run(run(standing(), QUIET, 2.0), BACK, 0.1)
    assert scene.stage == "zero"
    assert UseCalibration(None) in run.effects


def test_another_sensor_can_be_chosen_while_this_one_is_quiet():
    held = run(standing(), QUIET, 1.0)
    assert isinstance(run(held, QUIET, 0.1, Press.OK), ChooseSensor)


def test_an_idle_quarter_of_an_hour_changes_nothing():
    held = run(standing(), QUIET, 1.0)
    later = run(held, QUIET, 900.0)
    assert (later.stage, later.held) == (held.stage, held.held)


def test_no_words_tell_a_weight():
    held = run(standing(), HEAVY, 1.0)
    assert not any(letter.isdigit() for word in words(held) for letter in word)


# --- What the level wants to be held --------------------------------------------------------------
def asking(wanted: str, **known) -> GetReady:
    offer = Offer.fixed(replace(RIVER.exercise, support=wanted))
    setting = Setting((offer,), "wii", sensor=BOARD, **known)
    scene = run(get_ready.begin(setting, offer, "river"), STANDING, TICK_S)
    if scene.stage == "check":
        scene = run(run(scene, STANDING, 1.0), STANDING, TICK_S, Press.OK)
    return scene


def starred(scene: GetReady) -> list[tuple[float, float]]:
    return [(one.x, one.y) for one in scene.view() if getattr(one, "image", "") == "icon_star"]


def test_what_the_level_wants_to_be_held_has_a_star_and_the_focus():
    scene = asking("chair")
    tile = scene.menu.tiles[scene.menu.focus]
    assert (scene.stage, tile.id) == ("hold", "chair")
    ((x, y),) = starred(scene)
    assert tile.holds(x, y)
    assert starred(asking("none")) == []


def test_it_is_asked_again_only_where_the_next_level_wants_something_else_to_be_held():
    assert asking("rail", checked=True, support="chair").stage == "hold"
    assert asking("chair", checked=True, support="chair").stage == "zero"
    assert asking("none", checked=True, support="chair").stage == "zero"


def test_the_family_may_hold_something_else_than_the_level_asks_for():
    scene = run(asking("chair"), STANDING, 1.0)
    wall = next(tile for tile in scene.menu.tiles if tile.id == "wall")
    scene = run(scene, STANDING, TICK_S, Click(*wall.middle))
    assert (scene.stage, scene.setting.support) == ("zero", "wall")
