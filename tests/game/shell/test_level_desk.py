"""The desk for levels: what it tells of files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises import Offer
from game.scenes import level_asks as ask
from game.scenes.answers import Failure
from game.shell.level_desk import LevelDesk
from game.shell.levels import library
from tests.game.scenes.office import broken, folder_of, own
from tests.game.shell.level_asking import CROWD, FEW, ask_at, loaded, ours, until

RIVER = library().level("otter_river")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[LevelDesk]:
    at = LevelDesk(folder_of(tmp_path, **FEW), CROWD)
    yield at
    at.close()


# --- Files ----------------------------------------------------------------------------------------
def test_all_levels_are_listed_with_whose_they_are(tmp_path: Path) -> None:
    texts = {"otter_river": own("otter_river"), "mine": own("mine", "Mine", 3)}
    cards = loaded(LevelDesk(folder_of(tmp_path, to_mend=broken("to_mend"), **texts)))
    assert list(cards) == sorted(cards)
    assert set(cards) == {*library().ids, "mine", "to_mend"}
    assert cards["mine"] == ask.LevelCard("mine", "Mine", "otter_river", 3, True, False, 0)
    assert cards["otter_river"].instead
    assert not cards["sleepy_owl"].own
    assert cards["to_mend"] == ask.LevelCard("to_mend", "to_mend", "", 0, True, False, 4)


def test_reading_takes_no_tick_for_itself_and_tells_how_far_it_is(tmp_path: Path) -> None:
    desk = LevelDesk(folder_of(tmp_path, **{f"l_{n:03}": own(f"l_{n:03}") for n in range(100)}))
    desk.carriers[ask.LoadLevels](ask.LoadLevels("it"))
    told: list[object] = []
    while not told or isinstance(told[-1], ask.Reading):
        told += [answer.value for answer in desk.news()]
    assert len(told) > 1
    counts = [one.done for one in told if isinstance(one, ask.Reading)]
    assert counts == sorted(set(counts))
    assert told[-1] == tuple(loaded(desk).values())


def test_a_file_that_was_changed_shows_once_the_list_is_read_again(tmp_path: Path) -> None:
    desk = LevelDesk(folder_of(tmp_path, mine=own("mine", "Before")))
    assert loaded(desk)["mine"].title == "Before"
    folder_of(tmp_path, mine=own("mine", "After"), more=own("more"))
    assert loaded(desk)["mine"].title == "After"
    assert "more" in loaded(desk)


def test_without_a_list_before_it_a_level_is_read_all_the_same(desk: LevelDesk) -> None:
    page = ask_at(desk, ask.ReadLevel("it", "log_trail"))
    assert isinstance(page, ask.LevelPage)
    assert page.card.title == "Puddle & Log Trail"


def test_a_folder_that_is_none_is_told_beside_the_levels(tmp_path: Path) -> None:
    (tmp_path / "levels").write_text("no folder", "utf-8")
    desk = LevelDesk(tmp_path)
    assert set(loaded(desk)) == set(library().ids)
    told = until(desk, Failure)
    assert isinstance(told, Failure)
    assert str(tmp_path / "levels") in told.sentence


# --- One level ------------------------------------------------------------------------------------
def test_a_page_tells_every_key_and_what_the_rung_changes(desk: LevelDesk) -> None:
    page = ask_at(desk, ask.ReadLevel("it", "otter_river", 2))
    assert isinstance(page, ask.LevelPage)
    rows = {row.key: row for row in page.rows}
    assert rows["reach_share"].value == "0.6"
    assert rows["reach_share"].was == "0.5"
    assert rows["reach_share"].where == str(RIVER.origins["ladder[2].reach_share"])
    assert rows["reach_share"].meaning == "share of the child's own reach"
    assert rows["sets"].where == rows["sets"].was == ""
    assert {row.key for row in page.about} >= {"id", "title.en", "adapt.goal"}
    assert page.rung == 2
    assert page.words[0].startswith(f"Rung 2 of {len(RIVER.rungs)}")
    assert "one rung harder" in page.moves
    assert page.problems == ()
    assert page.file == "built-in/otter_river.yaml"


@pytest.mark.parametrize(("asked", "told"), [(0, 1), (1, 1), (3, 3), (99, len(RIVER.rungs))])
def test_a_rung_that_there_is_not_is_the_nearest_one(
    desk: LevelDesk, asked: int, told: int
) -> None:
    page = ask_at(desk, ask.ReadLevel("it", "otter_river", asked))
    assert isinstance(page, ask.LevelPage)
    assert page.rung == told
    offer = ask_at(desk, ask.TryLevel("it", "otter_river", asked))
    assert isinstance(offer, Offer)
    assert offer.exercise.rung == told


def test_a_page_of_a_level_with_mistakes_has_each_with_its_place(tmp_path: Path) -> None:
    desk = LevelDesk(folder_of(tmp_path, to_mend=broken("to_mend")))
    page = ask_at(desk, ask.ReadLevel("it", "to_mend"))
    assert isinstance(page, ask.LevelPage)
    assert page.rows == ()
    assert [problem.line for problem in page.problems] == [5, 7, 8, 9]
    assert all("^" in problem.excerpt for problem in page.problems)
    assert page.file == str(tmp_path / "levels" / "to_mend.yaml")


@pytest.mark.parametrize("kind", [ask.ReadLevel, ask.TryLevel, ask.Rehearse])
def test_a_level_that_is_gone_is_told_in_a_sentence(desk: LevelDesk, kind: type) -> None:
    told = ask_at(desk, kind("it", "gone"))
    assert told == Failure('There is no level "gone" any more. Go back to the list.')


@pytest.mark.parametrize("kind", [ask.TryLevel, ask.Rehearse])
def test_what_has_mistakes_is_neither_tried_nor_rehearsed(tmp_path: Path, kind: type) -> None:
    desk = LevelDesk(folder_of(tmp_path, to_mend=broken("to_mend")))
    told = ask_at(desk, kind("it", "to_mend"))
    assert told == Failure("The level to_mend has 4 mistakes. Mend it and try again.")
    assert ours() == set()


def test_a_try_moves_on_the_whole_ladder_from_the_rung_that_was_looked_at(desk: LevelDesk) -> None:
    offer = ask_at(desk, ask.TryLevel("it", "sleepy_owl", 2))
    assert isinstance(offer, Offer)
    assert offer.rungs == library().level("sleepy_owl").rungs
    assert (offer.exercise.id, offer.exercise.rung) == ("sleepy_owl", 2)
