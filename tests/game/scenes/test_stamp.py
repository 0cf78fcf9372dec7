"""Stamp with your left foot: what is felt or said decides which insole is the left one."""

import pytest

from game.scenes import ways
from game.scenes.answers import SensorNews
from game.scenes.choose_sensor import ChooseSensor
from game.scenes.home import Home
from game.scenes.own_device import swapped
from game.scenes.scene import Press, Scene
from game.scenes.setting import Setting
from game.scenes.stamp import Stamp
from tests.game.scenes.feet import feel, stamp, standing
from tests.game.scenes.house import INSOLES, READY_INSOLES, SETTING, Visit, rows

TURNED = "ble:soles@B2,A1"


def asking(setting: Setting = SETTING) -> Visit:
    scene: Scene = ways.to_stamp(setting.of_sensor(READY_INSOLES), INSOLES)
    return Visit(scene, signals=rows(3, 3, 3, 3, 3, 3)).tick()


def stamped(who: int, times: int = 3) -> Visit:
    visit = feel(asking(), standing(0.5))
    for _ in range(times):
        feel(visit, stamp(who))
    return visit


def test_three_stamps_on_the_first_insole_keep_it_as_it_is() -> None:
    visit = stamped(0)
    assert "Now I know your left foot!" in visit.said
    assert visit.kept == []
    visit.wait(3.0)
    assert isinstance(visit.scene, Home)
    assert [device.spec for device in visit.kept] == [INSOLES.spec]
    assert visit.opened == []


def test_three_stamps_on_the_second_insole_open_and_keep_it_the_other_way_round() -> None:
    visit = stamped(1).wait(6.0)
    assert isinstance(visit.scene, Home)
    assert visit.opened == [TURNED]
    assert [device.spec for device in visit.kept] == [TURNED]
    assert visit.scene.setting.spec == TURNED


@pytest.mark.parametrize(("tile", "spec"), [("right", INSOLES.spec), ("swap", TURNED)])
def test_a_grown_up_can_say_it(tile: str, spec: str) -> None:
    visit = asking().choose(tile).wait(6.0)
    assert isinstance(visit.scene, Home)
    assert visit.scene.setting.spec == spec
    assert [device.spec for device in visit.kept] == [spec]


def test_a_hasty_ok_settles_nothing() -> None:
    visit = asking().press(Press.OK)
    assert isinstance(visit.scene, ChooseSensor)
    assert visit.kept == []


def test_whoever_goes_back_keeps_nothing_and_has_no_sensor() -> None:
    visit = asking().tick(Press.BACK)
    assert isinstance(visit.scene, ChooseSensor)
    assert visit.scene.setting.sensor is None
    assert visit.kept == []


def test_what_was_found_out_can_be_taken_back_while_it_is_shown() -> None:
    visit = stamped(1).wait(0.8).tick(Press.BACK)
    assert isinstance(visit.scene, ChooseSensor)
    assert (visit.opened, visit.kept) == ([], [])
    assert visit.scene.setting.sensor is None


def test_each_stamp_gives_its_foot_a_star() -> None:
    assert stamped(0, 2).pictures.count("star_full") == 2
    visit = stamped(1, 1)
    stars = [shape for shape in visit.scene.view() if getattr(shape, "image", "") == "star_full"]
    assert [star.x > 640 for star in stars] == [True]


def test_what_bears_more_glows_more() -> None:
    visit = asking()
    visit.signals = rows(6, 6, 6, 1, 1, 1)
    visit.wait(0.2)
    left, right = (s for s in visit.scene.view() if getattr(s, "image", "") == "corner_glow")
    assert left.alpha > 2 * right.alpha > 0


def test_without_rows_it_waits() -> None:
    visit = asking()
    visit.signals = visit.signals._replace(reading=None)
    visit.tell("sensor", SensorNews("off", "The insoles are quiet. Bring them nearer.")).wait(60.0)
    assert isinstance(visit.scene, Stamp)
    assert "The insoles are quiet. Bring them nearer." in visit.said


@pytest.mark.parametrize(
    ("spec", "other"),
    [
        ("ble:soles@A,B", "ble:soles@B,A"),
        ("ble:my@home/soles.yaml@A,B", "ble:my@home/soles.yaml@B,A"),
        ("ble:soles@1F2E-77,9A", "ble:soles@9A,1F2E-77"),
        ("ble:soles@A", ""),
        ("ble:soles", ""),
        ("ble:soles@A,", ""),
        ("ble:soles@A,B,C", ""),
        ("wii:00:1E", ""),
    ],
)
def test_only_a_pair_can_be_swapped(spec: str, other: str) -> None:
    assert swapped(spec) == other
    if other:
        assert swapped(other) == spec
