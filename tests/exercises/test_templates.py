"""Each template is a whole level with comments: copied and renamed, it can be played at once."""

import pytest

from exercises import LevelError
from exercises.sheet import PARTS, SHARED, Sheet
from exercises.shelves import shipped
from game.shell.levels import PARAMS, library

TEMPLATES = {name: file.read_text("utf-8") for name, file in shipped("templates").items()}


def test_there_are_twelve_and_every_game_has_three():
    assert len(TEMPLATES) == 12
    games = [library().read(text, f"{name}.yaml").game for name, text in TEMPLATES.items()]
    assert all(games.count(game) >= 2 for game in PARAMS)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_a_level_with_three_rungs_that_says_what_it_is_for(name):
    level = library().read(TEMPLATES[name], f"{name}.yaml")
    assert len(level.rungs) >= 3
    _, first, *_ = TEMPLATES[name].splitlines()
    assert first.startswith("# ")
    assert TEMPLATES[name].count("#") >= 2
    assert level.sheet.limits.raised_by == ""


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_copy_needs_another_id_and_nothing_else(name):
    with pytest.raises(LevelError, match="give both the same name"):
        library().read(TEMPLATES[name], "my_copy.yaml")
    copied = TEMPLATES[name].replace(f"id: {name}", "id: my_copy")
    assert library().read(copied, "my_copy.yaml").id == "my_copy"


def test_examples_need_no_quotes():
    assert [name for name, text in TEMPLATES.items() if '"' in text] == []


def test_one_template_shows_every_key_that_a_river_can_have():
    level = library().read(TEMPLATES["every_key"], "every_key.yaml")
    keys = {path.split(".")[0].split("[")[0] for path in level.origins}
    river = {key for key in SHARED if key in PARAMS["otter_river"].__dataclass_fields__}
    assert set(Sheet.__dataclass_fields__) | river | {"sets", "rest_s", "ladder"} <= keys
    for key, cls in PARTS.items():
        missing = {f"{key}.{name}" for name in cls.__dataclass_fields__} - set(level.origins)
        assert missing <= {"limits.raised_by"}
