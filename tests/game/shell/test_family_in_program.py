"""New gear in the whole program: told behind the gate, and measured before the next game."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.scenes import ways
from game.scenes.choose_game import ChooseGame
from game.scenes.gear_page import GearPage
from game.scenes.get_ready import needed
from game.scenes.grown_up_gate import GrownUpGate
from game.scenes.home import Home
from game.scenes.scene import Press
from game.scenes.setting import Setting
from game.shell.body import Body
from game.shell.family_desk import FamilyDesk
from game.shell.program import Program
from game.shell.recorder import Recorder
from game.shell.steward import Steward
from profiles.store import Store
from sensors.around import Around
from tests.game.shell.test_grown_ups_in_program import Hand
from tests.profiles.afternoon import calibration_of
from tests.sensors.ble.quiet import quiet_radio


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def hand(tmp_path: Path, store: Store) -> Iterator[Hand]:
    body, recorder, around = Body(), Recorder(tmp_path / "sessions"), Around(1, quiet_radio)
    desks = (FamilyDesk(store, tmp_path),)
    steward = Steward(store, body, "1.2.3", 1, recorder, around=around, desks=desks)
    program = Program(ways.to_home(Setting((), "simulated")), body, steward, recorder)
    yield Hand(program)
    steward.close()
    body.close()


def test_new_gear_is_measured_before_the_next_game(hand: Hand, store: Store) -> None:
    kit = store.add_child("Kit", "fox")
    own = store.gear_of(kit)
    hand.wait(0.2)
    today = hand.program.steward.today(0.0)
    store.keep("c", calibration_of(kit, own, today.at, "simulated"))
    hand.choose(f"child-{kit.id}")
    assert isinstance(hand.scene, ChooseGame)
    assert hand.scene.setting.calibration is not None
    assert hand.scene.setting.gear_id == own.id
    hand.choose("back")
    while not isinstance(hand.scene, Home):
        hand.choose("back")

    hand.come_in()
    hand.choose("gear")
    hand.choose(f"child-{kit.id}")
    hand.choose("new")
    hand.choose("left/prosthesis")
    hand.choose("keep")
    assert isinstance(hand.scene, GearPage)
    worn = store.gear_of(kit)
    assert (worn.left, worn.since) == ("prosthesis", today.date)
    while not isinstance(hand.scene, Home):
        hand.wait(0.6)
        hand.program.tick((Press.BACK,))

    hand.wait(0.2)
    hand.choose(f"child-{kit.id}")
    assert isinstance(hand.scene, ChooseGame)
    assert (hand.scene.setting.gear_id, hand.scene.setting.calibration) == (worn.id, None)
    assert needed(hand.scene.setting)


def test_whoever_leaves_the_pages_is_asked_again(hand: Hand) -> None:
    hand.wait(0.2)
    hand.come_in()
    hand.choose("privacy")
    hand.choose("back")
    hand.choose("back")
    hand.wait(0.2)
    hand.choose("grown_ups")
    assert isinstance(hand.scene, GrownUpGate)
