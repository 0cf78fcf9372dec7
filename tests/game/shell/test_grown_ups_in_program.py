"""The pages for grown-ups in the whole program: store, desks, screens, but no window."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.scenes import ways
from game.scenes.get_ready import GetReady
from game.scenes.grown_up_gate import GrownUpGate
from game.scenes.grown_ups import GrownUps
from game.scenes.level_list import LevelList
from game.scenes.menu import SETTLE_S
from game.scenes.play import Playing
from game.scenes.rehearsal_page import RehearsalPage
from game.scenes.scene import Click, Press
from game.scenes.setting import Setting
from game.shell.body import Body
from game.shell.level_desk import LevelDesk
from game.shell.program import Program
from game.shell.recorder import Recorder
from game.shell.steward import Steward
from profiles.progress import Progress
from profiles.store import Store
from sensors.around import Around
from tests.game.scenes.office import folder_of, own
from tests.game.shell.level_asking import ours
from tests.sensors.ble.quiet import quiet_radio

LONGEST_TICKS = 60 * 120


@dataclass
class Hand:
    """A program, and a hand that chooses tiles."""

    program: Program

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds * 60)):
            self.program.tick()

    def choose(self, tile_id: str) -> None:
        self.wait(SETTLE_S + 0.1)
        tiles = {tile.id: tile for tile in self.scene.menu.tiles}
        self.program.tick((Click(*tiles[tile_id].middle),))
        self.wait(0.1)

    @property
    def scene(self):
        return self.program.scene

    def come_in(self) -> None:
        """From the first screen through the gate."""
        self.choose("grown_ups")
        while isinstance(self.scene, GrownUpGate):
            self.choose(str(self.scene.asked.right))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with_own = folder_of(tmp_path, mine=own("mine", "Mine", 1))
    opened = Store(with_own)
    opened.add_child("Kit", "fox")
    yield opened
    opened.close()


@pytest.fixture
def hand(tmp_path: Path, store: Store) -> Iterator[Hand]:
    body, recorder = Body(), Recorder(tmp_path / "sessions")
    desk = LevelDesk(tmp_path, crowd=2)
    around = Around(1, quiet_radio)
    steward = Steward(store, body, "1.2.3", 1, recorder, around=around, desks=(desk,))
    program = Program(ways.to_home(Setting((), "simulated")), body, steward, recorder)
    at = Hand(program)
    at.wait(0.2)
    yield at
    steward.close()
    body.close()


def level_of_the_family(hand: Hand) -> None:
    hand.come_in()
    assert isinstance(hand.scene, GrownUps)
    hand.choose("levels")
    assert isinstance(hand.scene, LevelList)
    while not hand.scene.known:
        hand.program.tick()
    hand.choose("level/mine")


def test_a_grown_up_comes_through_the_gate_to_a_level_of_the_family(hand: Hand) -> None:
    level_of_the_family(hand)
    assert hand.scene.page.card.title == "Mine"


def test_a_try_is_played_and_leaves_nothing_with_any_child(hand: Hand, store: Store) -> None:
    level_of_the_family(hand)
    hand.choose("try")
    assert isinstance(hand.scene, GetReady)
    for _ in range(LONGEST_TICKS):
        if isinstance(hand.scene, Playing):
            break
        if isinstance(hand.scene, GetReady) and hand.scene.menu.tiles:
            hand.choose(hand.scene.menu.tiles[0].id)
        hand.program.tick()
    hand.wait(2.0)
    assert hand.scene.session.exercise.id == "mine"
    assert store.flush(10.0)
    (kit,) = (child for child in store.children() if child.nickname == "Kit")
    (session,) = store.unfinished_sessions()
    assert session.child_id == store.guest().id
    assert store.progress(kit) == Progress()


def test_closing_the_program_amid_a_rehearsal_ends_its_processes(hand: Hand) -> None:
    level_of_the_family(hand)
    hand.choose("rehearse")
    assert isinstance(hand.scene, RehearsalPage)
    while not ours():
        hand.program.tick()
    hand.program.steward.close()
    assert ours() == set()


def test_leaving_the_page_ends_its_processes(hand: Hand) -> None:
    level_of_the_family(hand)
    hand.choose("rehearse")
    while not ours():
        hand.program.tick()
    hand.program.tick((Press.BACK,))
    hand.program.tick()
    assert ours() == set()
