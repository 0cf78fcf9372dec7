"""A crawler with six keys goes wherever the connect screens lead (UI-13)."""

from collections.abc import Iterator
from typing import Any

import pytest

from game.scenes import ways
from game.scenes.answers import Failure, SensorReady
from game.scenes.choose_sensor import ChooseSensor
from game.scenes.connecting import Connecting
from game.scenes.corner_check import CornerCheck
from game.scenes.forget_sensor import Forgetting
from game.scenes.home import Home
from game.scenes.pairing_help import PairingHelp
from game.scenes.scene import Press
from game.scenes.stamp import Stamp
from tests.game.scenes.house import (
    BOARD,
    INSOLES,
    MAKERS,
    OTHERS,
    SETTING,
    Visit,
    everything_opens,
    ours,
    rows,
)

KEYS = (Press.OK, Press.BACK, Press.LEFT, Press.RIGHT, Press.UP, Press.DOWN)
GONE = MAKERS._replace(spec="ble:stepling@GONE")
HOUSE = (ours(BOARD), BOARD._replace(spec="wii:NEW"), INSOLES, GONE)
SCREENS = (ChooseSensor, Connecting, CornerCheck, Forgetting, Home, PairingHelp, Stamp)
LONG_S = 4.0
"""Longer than any celebration."""

Node = tuple[Any, ...]


def opens(spec: str) -> SensorReady | Failure:
    return Failure("It is gone. Look for it.") if spec == GONE.spec else everything_opens(spec)


def visit_of(scene: Any) -> Visit:
    signals = rows(*(2.0,) * 6) if isinstance(scene, Stamp) else rows(1, 1, 1, 1)
    return Visit(scene, (*HOUSE, *OTHERS), opens, signals)


def node_of(scene: Any) -> Node:
    """What makes a place for the crawler: the screen, what it shows, and the focus."""
    page = (getattr(scene, "kind", ""), getattr(scene, "page", 0))
    return type(scene), tuple(tile.id for tile in scene.menu.tiles), scene.menu.focus, page


def settled(scene: Any) -> Any:
    """The screen once it is at rest; what celebrates goes on by itself."""
    visit = visit_of(scene).settle()
    return visit.scene if visit.menu.tiles else visit.wait(LONG_S).settle().scene


def steps_from(scene: Any) -> Iterator[tuple[Press, Any]]:
    for key in KEYS:
        yield key, settled(visit_of(scene).tick(key).scene)


@pytest.fixture(scope="module")
def found() -> dict[Node, Any]:
    """Every place that keys lead to from the choice of sensors; home is not looked into."""
    start = settled(ways.to_sensors(SETTING))
    places, new = {node_of(start): start}, [start]
    while new:
        for _, scene in steps_from(new.pop()):
            node = node_of(scene)
            if node not in places:
                places[node] = scene
                if not isinstance(scene, Home):
                    new.append(scene)
    return places


def test_keys_alone_reach_every_screen(found: dict[Node, Any]) -> None:
    assert {node[0] for node in found} == set(SCREENS)


def test_keys_alone_reach_every_tile_of_every_screen(found: dict[Node, Any]) -> None:
    shown = {(kind, page, tile) for kind, tiles, _, page in found for tile in tiles}
    focused = {(kind, page, tiles[at]) for kind, tiles, at, page in found}
    # Home is not crawled: only where it is entered is known.
    assert {one for one in shown - focused if one[0] is not Home} == set()


def test_keys_alone_connect_every_kind_of_sensor(found: dict[Node, Any]) -> None:
    homes = [scene for node, scene in found.items() if node[0] is Home]
    assert homes
    focused = {(kind, tiles[at]) for kind, tiles, at, _ in found}
    for spec in [choice.spec for choice in (*HOUSE, *OTHERS)]:
        assert (ChooseSensor, spec) in focused


def test_no_screen_is_a_dead_end(found: dict[Node, Any]) -> None:
    for node, scene in found.items():
        now = scene
        for _ in range(12):
            if isinstance(now, Home):
                break
            now = settled(visit_of(now).tick(Press.BACK).scene)
        assert isinstance(now, Home), node


@pytest.mark.parametrize("key", [Press.STOP, Press.ERASE])
def test_keys_that_mean_nothing_here_do_nothing(found: dict[Node, Any], key: Press) -> None:
    for node, scene in found.items():
        assert node_of(settled(visit_of(scene).tick(key).scene)) == node
