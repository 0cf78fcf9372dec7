"""The levels that come with the program, and a family's own over them."""

import os

import pytest

from exercises import LevelError
from exercises.library import Library, ids, level_text
from game.shell.levels import PARAMS, WORLDS, library

MINE = "format: 1\nid: mine\ntitle: {en: Mine}\ngame: otter_river\n"
EXTENDS = "format: 1\nid: ours\nextends: otter_river\ntitle: {en: Ours}\n"


@pytest.fixture
def family(tmp_path):
    """A family's folder of levels, filled by calling it."""

    def filled(**texts):
        for level_id, text in texts.items():
            (tmp_path / f"{level_id}.yaml").write_text(text, "utf-8")
        return Library(tmp_path, PARAMS, WORLDS)

    return filled


def test_each_built_in_level_can_be_read():
    for level_id in ids():
        assert f"id: {level_id}\n" in level_text(level_id)


@pytest.mark.parametrize("level_id", ["no_such_level", "../fields", "", "levels/x", "a" * 500])
def test_an_unknown_level_is_refused_and_the_known_ones_are_named(level_id):
    for asked in (level_text, library().level):
        with pytest.raises(LevelError) as caught:
            asked(level_id)
        assert str(caught.value).startswith(f'levels: there is no level "{level_id[:40]}"; ')
        assert all(known in str(caught.value) for known in ids())


def test_a_slip_of_the_pen_brings_a_suggestion():
    for level_id in ids():
        with pytest.raises(LevelError, match=f'did you mean "{level_id}"'):
            level_text(level_id[:-1])


def test_every_game_has_a_level_of_its_own_name_with_three_rungs_or_more():
    for game in PARAMS:
        assert len(library().level(game).rungs) >= 3


def test_no_built_in_level_has_a_mistake_or_asks_for_more_than_usual():
    levels = library()
    assert levels.problems == ()
    assert levels.overridden == ()
    assert {level.id for level in levels.levels()} == set(ids())
    assert all(level.sheet.limits.raised_by == "" for level in levels.levels())


def test_a_familys_own_levels_stand_beside_the_built_in_ones(family):
    levels = family(mine=MINE)
    assert levels.ids == tuple(sorted((*ids(), "mine")))
    assert levels.level("mine").title == "Mine"
    assert levels.level("mine").file == "mine.yaml"


def test_a_familys_level_takes_the_place_of_a_built_in_one_and_this_is_said(family):
    levels = family(otter_river=MINE.replace("mine", "otter_river"))
    assert levels.level("otter_river").title == "Mine"
    assert levels.overridden == ("otter_river",)
    assert len(levels.ids) == len(ids())


def test_a_file_with_errors_is_listed_with_them_and_the_others_can_be_played(family):
    levels = family(mine=MINE, broken=MINE, worse="a: [")
    assert levels.level("mine").id == "mine"
    assert [str(one).split(": ")[0] for one in levels.problems] == [
        "broken.yaml:2:5",
        "worse.yaml:1:5",
    ]
    assert [entry.id for entry in levels.entries() if entry.problems] == ["broken", "worse"]
    with pytest.raises(LevelError, match="id is mine, but the file is broken"):
        levels.level("broken")


def test_a_familys_level_may_extend_a_built_in_one(family):
    ours = family(ours=EXTENDS).level("ours")
    assert ours.extends == ("built-in/otter_river.yaml",)
    assert len(ours.rungs) == len(library().level("otter_river").rungs)
    assert str(ours.origins["title.en"]) == "ours.yaml:4"
    assert ours.origins["ladder"].file == "built-in/otter_river.yaml"


def test_a_familys_level_extends_their_own_where_they_have_one_of_that_id(family):
    own = MINE.replace("mine", "otter_river")
    assert family(ours=EXTENDS, otter_river=own).level("ours").extends == ("otter_river.yaml",)


def test_a_level_cannot_extend_the_built_in_one_whose_place_it_takes(family):
    levels = family(otter_river=EXTENDS.replace("id: ours", "id: otter_river"))
    with pytest.raises(LevelError, match="a level cannot extend itself"):
        levels.level("otter_river")


def test_a_missing_folder_is_an_empty_one(tmp_path):
    levels = Library(tmp_path / "no" / "levels", PARAMS, WORLDS)
    assert (levels.ids, levels.problems) == (ids(), ())


def test_a_file_where_the_folder_should_be_is_told_and_stops_nothing(tmp_path):
    (tmp_path / "levels").write_text("")
    levels = Library(tmp_path / "levels", PARAMS, WORLDS)
    assert levels.ids == ids()
    (problem,) = levels.problems
    assert "this folder cannot be read (Not a directory)" in str(problem)


def test_folders_hidden_files_pipes_and_other_files_are_left_alone(tmp_path, family):
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    for name in (".hidden.yaml", "notes.txt", "mine.yaml~"):
        (tmp_path / name).write_text("a: [")
    assert family().ids == ids()


def test_a_file_that_cannot_be_read_is_a_problem_and_no_more(tmp_path, family):
    (tmp_path / "gone.yaml").write_text(MINE)
    levels = family(mine=MINE, ours=EXTENDS.replace("otter_river", "gone"))
    assert "gone" in levels.ids
    (tmp_path / "gone.yaml").unlink()
    assert levels.level("mine").id == "mine"
    assert [str(one).split("\n")[0] for one in levels.problems] == [
        "gone.yaml: cannot be read (No such file or directory)",
        "gone.yaml: cannot be read (No such file or directory)",
        "ours.yaml:3:10: extends: gone cannot be read; mend it first",
    ]


def test_file_names_that_are_no_text_and_files_without_end_are_told_too(tmp_path, family):
    with (tmp_path / os.fsdecode(b"caf\xe9.yaml")).open("w") as file:
        file.write(MINE)
    (tmp_path / "big.yaml").write_bytes(b"#" * 3_000_000)
    told = [str(one).split("\n")[0] for one in family().problems]
    assert told == [
        "big.yaml: this file has 256 kB; at most 256 kB can be read",
        "caf?.yaml:2:5: id: id is mine, but the file is caf?; give both the same name",
    ]
    "\n".join(told).encode()


def test_a_level_is_read_once_and_only_when_it_is_asked_for(tmp_path, family):
    levels = family(mine=MINE, worse="a: [")
    first = levels.level("mine")
    (tmp_path / "mine.yaml").unlink()
    assert levels.level("mine") is first
