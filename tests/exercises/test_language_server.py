"""The real yaml-language-server sees mistakes and completes keys, and wants no network."""

import json
import shutil
from pathlib import Path

import pytest

import exercises
from game.shell.levels import PARAMS
from tests.exercises.editor import Editor, yaml_server

SERVER = yaml_server()
SHIPPED = Path(exercises.__file__).parent
OFFLINE = {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}
RIVER, NAP = "templates/river_gently.yaml", "templates/nap_first.yaml"
PLAN = "plans/first_weeks.yaml"

pytestmark = pytest.mark.skipif(
    SERVER is None,
    reason="needs yaml-language-server, on the PATH or named by $STEPLING_YAML_SERVER",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the folder `exercises`, beside which nothing else is."""
    copy = tmp_path_factory.mktemp("family") / "exercises"
    return shutil.copytree(SHIPPED, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))


@pytest.fixture(scope="module")
def editor(folder):
    with Editor(SERVER, folder, OFFLINE) as one:
        yield one
        assert one.network_tries == []


@pytest.fixture
def mine(editor, folder):
    """Opens a copy of a shipped file with one change; tells its path and where `^` is."""

    def copy(like, old, new):
        shipped = folder / like
        text = shipped.read_text("utf-8")
        assert text.count(old) == 1
        before, *after = text.replace(old, new).split("^")
        path = shipped.with_name(f"mine_{sum(1 for _ in shipped.parent.iterdir())}.yaml")
        path.write_text("".join([before, *after]), "utf-8")
        editor.open(path)
        lines = before.split("\n")
        return path, len(lines), len(lines[-1]) + 1

    return copy


def test_every_level_plan_and_template_that_comes_along_is_without_complaint(editor, folder):
    names = [path.relative_to(SHIPPED) for path in SHIPPED.rglob("*.yaml")]
    assert len(names) >= 18
    for name in names:
        editor.open(folder / name)
    found = {name: editor.complaints(folder / name) for name in names}
    assert {name: complaints for name, complaints in found.items() if complaints} == {}


@pytest.mark.parametrize(
    ("like", "right", "wrong", "says"),
    [
        (RIVER, "reps: 6 ", "^repss: 6 ", "repss"),
        (RIVER, "share: 0.3 ", "^share: 0.9 ", "maximum of 0.8"),
        (RIVER, "rest_s: 30", "^rest_s: 3", "minimum of 15"),
        (RIVER, "hold_s: 0.5 ", "^hold_s: long ", "number"),
        (RIVER, "support: adult_hand ", "^support: sofa ", '"harness"'),
        (RIVER, "game: otter_river", "^game: otter_rivr", '"sleepy_owl"'),
        (RIVER, "patience_s: 15 ", "^lead_s: 8 ", "lead_s"),
        (RIVER, "{reach_share: 0.4}\n", "^{reach_share: 0.85}\n", "0.8"),
        (NAP, "sets: 2\n", "^reps: 2\n", "unique"),
        (PLAN, "days_a_week: 4", "^days_a_week: 8", "maximum of 5"),
    ],
)
def test_a_planted_mistake_is_underlined_where_it_stands(editor, mine, like, right, wrong, says):
    path, line, _ = mine(like, right, wrong)
    found = editor.complaints(path)
    assert {one.line for one in found} == {line}
    assert any(says in one.text for one in found)


def test_a_missing_title_is_missed(editor, mine):
    path, *_ = mine(RIVER, "title: {en: Gentle River}\n", "")
    assert ['"title"' in one.text for one in editor.complaints(path)] == [True]


def test_keys_are_offered_that_do_not_stand_in_the_file_yet(editor, mine):
    offered = editor.offers(*mine(RIVER, "reach_share: 0.3 ", "^\n# "))
    assert {"reach_share", "side", "max_minutes", "limits", "adapt"} <= set(offered)
    assert not {"hold_s", "reps", "game", "id"} & set(offered)


def test_a_game_is_offered_its_own_numbers_only(editor, mine):
    offered = editor.offers(*mine(RIVER, "  patience_s: 15 ", "  ^\n# "))
    assert "patience_s" in offered
    assert not {"lead_s", "window_s", "calm_factor", "reps"} & set(offered)


@pytest.mark.parametrize(
    ("old", "key", "values"),
    [
        ("game: otter_river", "game: ", set(PARAMS)),
        ("support: adult_hand", "support: ", {"none", "wall", "rail", "harness"}),
        ("goal: shift", "goal: ", {"stand", "shift", "step_over"}),
        ("sets: 2", "side: ", {"left", "right", "both"}),
    ],
)
def test_the_values_of_a_key_are_offered(editor, mine, old, key, values):
    assert values <= set(editor.offers(*mine(RIVER, old, f"{key}^\n#")))


@pytest.mark.parametrize("key", ["game", "support", "rest_s", "goal"])
def test_resting_on_a_key_tells_what_it_means(editor, folder, mine, key):
    schema = json.loads((folder / "schema.json").read_text("utf-8"))
    meant = schema["properties"][key]["description"]
    assert meant in editor.explains(*mine(RIVER, f"\n{key}:", f"\n{key[0]}^{key[1:]}:"))


def test_nothing_is_asked_of_a_network_unless_a_catalogue_is_wanted(editor, folder, tmp_path):
    editor.open(folder / "levels" / "sleepy_owl.yaml")
    assert editor.complaints(folder / "levels" / "sleepy_owl.yaml") == []
    assert editor.network_tries == []
    with Editor(SERVER, tmp_path, {"schemaStore": {"enable": True}}) as curious:
        lonely = tmp_path / "lonely.yaml"
        lonely.write_text("format: 1\n", "utf-8")
        curious.open(lonely)
        curious.complaints(lonely)
        assert curious.network_tries != []
