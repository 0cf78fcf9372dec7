"""A child taken along and erased in the whole program, from the first screen through the gate."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from time import monotonic, sleep
from typing import get_args

import pytest

from game.scenes import child_asks, ways
from game.scenes.child_erasing import ErasingChild
from game.scenes.child_taking import TakingAlong
from game.scenes.home import Home
from game.scenes.one_child import OneChild
from game.scenes.our_children import OurChildren
from game.scenes.scene import Press, Typed
from game.scenes.setting import Setting
from game.shell import launch
from game.shell.body import Body
from game.shell.family_desk import FamilyDesk
from game.shell.plan_desk import PlanDesk
from game.shell.program import Program
from game.shell.recorder import Recorder
from game.shell.steward import Steward
from game.shell.taking_desk import TakingDesk
from game.shell.wanted import Wanted
from profiles import packet
from profiles.model import Child
from profiles.store import Store
from sensors.around import Around
from tests.game.shell.test_grown_ups_in_program import Hand
from tests.game.shell.test_taking_desk import holding
from tests.profiles.afternoon import play
from tests.sensors.ble.quiet import quiet_radio


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    with closing(Store(data)) as opened:
        yield opened


@pytest.fixture
def kit(store: Store) -> Child:
    """Has played, and was in a backup before."""
    kit = store.add_child("Kitty Quill", "fox")
    store.add_child("Mei", "owl")
    play(store, kit, 5, ended=True)
    store.back_up("2026-03-14")
    return kit


@pytest.fixture
def hand(tmp_path: Path, data: Path, store: Store, kit: Child) -> Iterator[Hand]:
    body, recorder, around = Body(), Recorder(data / "sessions"), Around(1, quiet_radio)
    plans, taking = PlanDesk(store, data), TakingDesk(store, data, "1.2.3", lambda: tmp_path)
    steward = Steward(
        *(store, body, "1.2.3", 1, recorder),
        around=around,
        desks=(plans, FamilyDesk(store, data), taking),
        offers=plans.today,
    )
    program = Program(ways.to_home(Setting((), "simulated")), body, steward, recorder)
    hand = Hand(program)
    hand.wait(0.2)
    yield hand
    steward.close()
    body.close()


def to_taking(hand: Hand, child: Child) -> None:
    hand.come_in()
    for tile_id in ("children", f"child-{child.id}", "take"):
        hand.choose(tile_id)
    assert isinstance(hand.scene, TakingAlong)


def until(hand: Hand, attribute: str) -> object:
    """What the page was told, within 20 s."""
    end_s = monotonic() + 20.0
    while monotonic() < end_s:
        hand.program.tick()
        value = getattr(hand.scene, attribute)
        if value is not None:
            return value
        sleep(0.01)
    raise AssertionError(f"{attribute} was never told")


def erase(hand: Hand, typed: str) -> None:
    hand.choose("erase")
    hand.choose("go_on")
    hand.wait(0.6)
    for letter in typed:
        hand.program.tick((Typed(letter),))
    hand.program.tick((Press.OK,))


def test_a_child_is_taken_along_erased_and_brought_back_from_the_file(
    hand: Hand, store: Store, kit: Child, data: Path, tmp_path: Path
) -> None:
    hand.choose(f"child-{kit.id}")  # it was the one that plays
    while not isinstance(hand.scene, Home):
        hand.choose("back")
    hand.wait(0.2)
    to_taking(hand, kit)
    before = store.progress(kit)
    hand.choose("whole")
    file = Path(until(hand, "exported").file)
    assert file.parent == tmp_path

    erase(hand, "kitty quill")
    assert isinstance(hand.scene, ErasingChild)
    assert until(hand, "erased").told == ""
    assert holding(data, kit.nickname, kit.id) == []
    hand.choose("back")
    assert isinstance(hand.scene, OurChildren)
    assert [tile.caption for tile in hand.scene.menu.tiles if tile.caption] == ["Mei"]
    setting = hand.scene.setting
    assert (setting.child, setting.gear_id, setting.calibration) == (None, "", None)
    while not isinstance(hand.scene, Home):
        hand.choose("back")
    hand.wait(0.2)
    assert "Kitty Quill" not in [tile.caption for tile in hand.scene.menu.tiles]

    store.take_in(packet.read(file), "2026-03-15", ("fox", "owl"))
    assert store.child(kit.code) == kit
    assert store.progress(kit) == before


def test_whoever_leaves_while_the_file_is_written_has_it_all_the_same(
    hand: Hand, kit: Child, tmp_path: Path
) -> None:
    to_taking(hand, kit)
    hand.choose("whole")
    hand.program.tick((Press.BACK,))
    assert isinstance(hand.scene, OneChild)
    hand.program.steward.close()
    (file,) = tmp_path.glob("*.zip")
    assert packet.read(file).children == (kit,)


def test_a_wrong_name_erases_nothing(hand: Hand, store: Store, kit: Child) -> None:
    to_taking(hand, kit)
    erase(hand, "kitty")
    hand.wait(0.5)
    assert isinstance(hand.scene, ErasingChild)
    assert hand.scene.another
    assert store.child(kit.id) == kit


def test_closing_the_program_amid_erasing_ends_it_first(hand: Hand, kit: Child, data: Path) -> None:
    to_taking(hand, kit)
    erase(hand, "Kitty Quill")
    hand.program.steward.close()
    assert holding(data, kit.nickname, kit.id) == []


def test_the_program_as_it_starts_carries_out_all_that_these_pages_ask(
    data: Path, store: Store, kit: Child
) -> None:
    with ExitStack() as ends:
        _, steward, _ = launch._assemble(Wanted(data=str(data)), store, data, ends)
        carried = {kind for desk in steward._desks for kind in desk.carriers}
        assert set(get_args(child_asks.Asked)) - carried == set()
