"""The schemas that editors use agree with the loader, and are written down as they are made."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
import yaml

from exercises.library import ids, level_text
from exercises.shelves import shipped
from game.shell.levels import library, schema_text

FOLDER = files("exercises")
BROKEN = Path(__file__).with_name("broken")
LEVEL, PLAN = (
    jsonschema.Draft7Validator(json.loads(schema_text(kind))) for kind in ("level", "plan")
)
ONLY_THE_LOADER = {
    # What depends on several values, on other files, or on the letters themselves.
    *("adapt_beyond_the_ladder", "adapt_upside_down", "cue_too_long", "extends_itself"),
    *("extends_and_changes_the_game", "extends_and_deletes_nothing", "extends_and_passes_a_limit"),
    *("extends_unknown", "id_of_another_file", "limit_below_the_default"),
    *("limit_of_minutes_passed", "limit_raised_for_nothing", "plays_on_after_a_stumble"),
    *("rung_holds_too_long", "set_too_long", "cue_without_english"),
}
PYYAML_READS_OTHERWISE = {
    # PyYAML's own reading, which stands for an editor's here, sees nothing strange in these.
    *("key_twice", "anchor", "tag", "percent_line", "key_as_list", "reps_with_zeros"),
    *("reach_not_a_number", "utf16"),
}


def plain(value: object) -> object:
    """As JSON has it: every key is a text."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def complaints(text: str | bytes, of: jsonschema.Draft7Validator = LEVEL) -> list[str]:
    return [error.message for error in of.iter_errors(plain(yaml.safe_load(text)))]


@pytest.mark.parametrize(("kind", "name"), [("level", "schema"), ("plan", "plan_schema")])
def test_the_file_is_what_the_classes_make(kind, name):
    written = FOLDER.joinpath(f"{name}.json").read_text("utf-8")
    assert written == schema_text(kind), (
        f"Run: python -m game.shell.levels {kind} > exercises/{name}.json"
    )


@pytest.mark.parametrize("kind", ["level", "plan"])
def test_it_is_a_schema_of_draft_07(kind):
    made = json.loads(schema_text(kind))
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(made)


@pytest.mark.parametrize("level_id", ids())
def test_it_accepts_every_level_that_comes_along_and_what_it_stands_for(level_id):
    assert complaints(level_text(level_id)) == []
    assert complaints(library().level(level_id).text) == []


@pytest.mark.parametrize("name", shipped("templates"))
def test_it_accepts_every_template(name):
    assert complaints(shipped("templates")[name].read_text("utf-8")) == []


@pytest.mark.parametrize("name", shipped("plans"))
def test_it_accepts_every_plan(name):
    assert complaints(shipped("plans")[name].read_text("utf-8"), PLAN) == []


@pytest.mark.parametrize("kind", ["levels", "templates", "plans"])
def test_every_file_tells_editors_where_its_schema_is(kind):
    schema = "plan_schema" if kind == "plans" else "schema"
    for file in shipped(kind).values():
        first = file.read_text("utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=../{schema}.json"
    assert FOLDER.joinpath(f"{schema}.json").is_file()


def readable(path: Path) -> bool:
    try:
        yaml.safe_load(path.read_bytes())
    except yaml.YAMLError:
        return False
    return True


KNOWABLE = sorted(
    path.stem
    for path in BROKEN.glob("*.yaml")
    if path.stem not in ONLY_THE_LOADER | PYYAML_READS_OTHERWISE and readable(path)
)


def test_most_mistakes_can_be_seen_by_an_editor():
    assert len(KNOWABLE) > 60


@pytest.mark.parametrize("name", KNOWABLE)
def test_it_refuses_what_the_loader_refuses(name):
    assert complaints((BROKEN / f"{name}.yaml").read_bytes()) != []


def test_what_builds_on_another_level_may_leave_out_and_delete():
    text = "format: 1\nid: mine\nextends: otter_river\nhold_s: ~\nparams: {patience_s: ~}\n"
    assert complaints(text) == []
    assert complaints(text.replace("extends: otter_river", "game: otter_river")) != []


def test_a_therapist_who_gives_a_name_may_allow_more_reach_and_not_much_more():
    head = "format: 1\nid: mine\ntitle: {en: Mine}\ngame: otter_river\n"
    raised = head + "limits: {max_reach_share: 0.9, raised_by: Ada Ruiz}\n"
    assert complaints(raised + "reach_share: 0.9\n") == []
    assert complaints(raised + "reach_share: 0.91\n") != []
    assert complaints(head + "reach_share: 0.81\n") != []
    assert complaints(head + "ladder: [{}, {reach_share: 0.81}]\n") != []


@pytest.mark.parametrize("kind", ["level", "plan"])
def test_every_key_has_a_title_and_is_described_in_words(kind):
    bare = []

    def look(part: object, path: str) -> None:
        if not isinstance(part, dict):
            return
        for key, below in part.get("properties", {}).items():
            if "title" not in below or len(below.get("description", "")) < 4:
                bare.append(f"{path}.{key}")
            look(below, f"{path}.{key}")
            look(below.get("items"), f"{path}.{key}[]")

    look(json.loads(schema_text(kind)), kind)
    assert bare == []
