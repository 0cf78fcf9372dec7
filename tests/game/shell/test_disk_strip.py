"""A disk that refuses what was played: the adult is told kindly, until all of it is there."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from exercises.offer import Offer
from game.minigames import GAMES
from game.model import Shape, Text
from game.scenes import scene as ask
from game.scenes import ways
from game.scenes.choose_game import ChooseGame
from game.scenes.get_ready import GetReady
from game.scenes.home import Home
from game.scenes.results import Results
from game.session import begin
from game.shell.disk_strip import AGAIN_TICKS, PLACES, REFUSED, Refused, disk_strip
from game.shell.levels import library, of_games
from profiles.model import Child, Repetition
from profiles.store import Store
from profiles.writer import Kept
from tests.game.scenes import page_checks as check
from tests.game.scenes.house import KIT, SETTING, Visit
from tests.game.shell.small_program import Small, small
from tests.profiles.afternoon import repetition_of, round_of, session_of

LEVEL = library().level("log_trail")


def home() -> Visit:
    names = ("Kit", "Ada", "Ben", "Mia", "Tom", "Eva")
    children = tuple(replace(KIT, id=f"{n}", nickname=name) for n, name in enumerate(names))
    return Visit(ways.to_home(SETTING)).tick().tell("children", children).tick()


def no_children() -> Visit:
    return Visit(ways.to_home(SETTING)).tick().tell("children", ()).tick()


def games() -> Visit:
    offers = tuple(Offer.of(level) for level in of_games(library()))
    return Visit(ways.to_games(replace(SETTING, child=KIT, levels=offers))).tick().tick()


def results() -> Visit:
    session = begin(Offer.of(LEVEL), GAMES["log_trail"], 1)
    setting = replace(SETTING, child=KIT)
    return Visit(Results(setting, "forest", session, "sticker_1")).tick().tick()


SCREENS = {"home": home, "no children": no_children, "games": games, "results": results}


# --- What was refused ----------------------------------------------------------------------------
def test_what_was_refused_is_missing_until_the_disk_has_it() -> None:
    refused = Refused()
    refused.hear(Kept("1"))
    assert not refused
    refused.hear(Kept("1", "full"))
    refused.hear(Kept("2", "full"))
    refused.hear(Kept("1"))
    assert refused
    refused.hear(Kept("2"))
    assert not refused


def test_several_records_may_share_a_ticket() -> None:
    refused = Refused()
    for kept in (Kept("session", "full"), Kept("session", "full"), Kept("session")):
        refused.hear(kept)
    assert refused
    refused.hear(Kept("session"))
    assert not refused


def test_the_disk_is_asked_again_from_time_to_time_and_only_while_something_is_missing() -> None:
    refused = Refused()
    assert not any(refused.asks_again() for _ in range(3 * AGAIN_TICKS))
    refused.hear(Kept("1", "full"))
    assert [refused.asks_again() for _ in range(2 * AGAIN_TICKS)].count(True) == 2
    refused.hear(Kept("1"))
    assert not any(refused.asks_again() for _ in range(3 * AGAIN_TICKS))


# --- Where it is told ----------------------------------------------------------------------------
def test_it_is_told_on_three_screens_and_never_in_play() -> None:
    assert set(PLACES) == {Home, ChooseGame, Results}
    for other in (GetReady(SETTING, Offer.of(LEVEL), "forest"), ways.to_gate(SETTING)):
        assert list(disk_strip(other)) == []


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_strip_covers_nothing_that_can_be_chosen_or_read(name: str, scale: float) -> None:
    there = SCREENS[name]()
    strip = list(disk_strip(there.scene))
    check.all_that_is_named_exists(strip)
    check.texts_are_large_enough_and_on_the_canvas(strip)
    check.texts_fit(strip, scale)
    check.no_paper_covers_a_tile(strip, there.menu)
    check.no_two_texts_share_their_room([*there.scene.view(), *strip])


# --- With a disk that is full --------------------------------------------------------------------
@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as opened:
        yield opened


def told(program: Small) -> bool:
    shapes: list[Shape] = list(program.program.view())
    return REFUSED in [one.message for one in shapes if isinstance(one, Text)]


def let_the_disk_be(store: Store, full: bool) -> None:
    """SQLite takes a limit of pages for a full disk; only its writing connection has one."""
    assert store._writes is not None
    with store._writes.open() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages if full else 1_000_000}")


def test_a_full_disk_is_told_on_the_first_screen_until_all_is_kept(
    tmp_path: Path, store: Store
) -> None:
    there = small(tmp_path, store)
    guest: Child = store.guest()
    session = session_of(guest, store.gear_of(guest))
    round_ = round_of(session)
    for ticket, record in (("session", session), ("round", round_)):
        there.tell(ask.Keep(ticket, record))
    let_the_disk_be(store, full=True)
    count = 0
    while not there.steward.refused:
        count += 1
        assert count < 2000
        there.tell(ask.Keep("repetition", repetition_of(round_, count)))
        store.flush(10)
        there.program.tick()
    assert not told(there)  # the diary is no screen that has a place for it
    there.program.scene = ways.to_home(SETTING)
    assert told(there)
    let_the_disk_be(store, full=False)
    for _ in range(AGAIN_TICKS + 1):  # nothing new is kept: it is tried again by itself
        there.program.tick()
    assert store.flush(10)
    there.program.tick()
    assert not told(there)
    assert len(store.records(Repetition)) == count
