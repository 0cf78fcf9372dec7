"""Help me connect: one step a page, for each operating system."""

from dataclasses import replace

import pytest

from game.scenes import ways
from game.scenes.choose_sensor import ChooseSensor
from game.scenes.pairing_help import PairingHelp
from game.scenes.pairing_pages import pages
from game.scenes.scene import Press
from game.scenes.setting import Setting
from tests.game.scenes.house import SETTING, Visit

KINDS = ("wii", "insoles", "board")
SYSTEMS = ("linux", "windows", "macos")


def reading(kind: str = "", system: str = "linux") -> Visit:
    visit = Visit(ways.to_pairing_help(replace(SETTING, system=system))).tick()
    return visit.choose(kind) if kind else visit


def notes(kind: str, system: str) -> str:
    return " ".join(page.note for page in pages(kind, system))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_page_after_page_leads_to_the_choice_of_sensors(kind: str, system: str) -> None:
    visit = reading(kind, system)
    for page in pages(kind, system):
        assert page.words in visit.said
        assert page.picture in visit.pictures
        assert (page.note in visit.said) is bool(page.note)
        visit.choose("next")
    assert isinstance(visit.scene, ChooseSensor)


@pytest.mark.parametrize("kind", KINDS)
def test_back_turns_one_page_and_at_last_leaves(kind: str) -> None:
    visit = reading(kind)
    count = len(pages(kind, "linux"))
    for _ in range(count - 1):
        visit.choose("next")
    for page in reversed(pages(kind, "linux")[:-1]):
        visit.tick(Press.BACK)
        assert page.words in visit.said
    visit.choose("back")
    assert visit.ids == [*KINDS, "back"]
    assert isinstance(visit.tick(Press.BACK).scene, ChooseSensor)


def test_the_last_page_is_known_by_its_tile() -> None:
    visit = reading("insoles")
    assert visit.menu.tiles[0].picture == "icon_arrow_right"
    visit.choose("next")
    assert visit.menu.tiles[0].picture == "icon_ok"


def test_the_red_button_comes_after_the_window_that_must_be_open() -> None:
    order = [page.picture for page in pages("wii", "linux")]
    assert order.index("pair_settings") < order.index("pair_sync") < order.index("pair_step_off")
    assert order[-1] == "pair_front_button"


def test_each_system_gets_its_own_words() -> None:
    assert "bluetoothctl" in notes("wii", "linux")
    assert "PIN" in notes("wii", "linux")
    assert "balance-board-pair" in notes("wii", "windows")
    assert "may not work on new Macs" in notes("wii", "macos")
    for kind in KINDS:
        assert len({notes(kind, system) for system in SYSTEMS}) == len(SYSTEMS)


def test_a_system_that_nobody_knows_gets_the_pages_all_the_same() -> None:
    assert [page.words for page in pages("wii", "haiku")] == [
        page.words for page in pages("wii", "linux")
    ]


def test_nobody_is_told_to_pair_what_needs_no_pairing() -> None:
    for system in SYSTEMS:
        assert "pair nothing" in notes("insoles", system)


def test_linux_is_the_system_where_none_is_named() -> None:
    assert Setting((), "keyboard").system == "linux"


def test_pages_do_not_turn_by_themselves() -> None:
    visit = reading("wii").wait(600.0, dt_s=0.1)
    assert isinstance(visit.scene, PairingHelp)
    assert visit.scene.page == 0
