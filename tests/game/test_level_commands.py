"""`stepling levels list`, `check` and `schema`: what they print, and every trouble told."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.shell.levels import library
from tests.game.level_files import ok, parsed, river
from tests.game.recorded import run
from tests.game.running import ROOT, stepling

BUILT_IN = ["log_trail", "otter_river", "sleepy_owl"]
PLAN = (
    "format: 1\nid: {id}\ntitle: {{en: Plan}}\nminutes: 10\n"
    "levels:\n  - {{level: {level}, minutes: 5}}\n"
    "goals:\n  - {{text: {{en: Stand still for the owl}}}}\n"
)

PLAIN_YAML = """
import sys, pathlib, yaml
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml")):
    yaml.compose(path.read_text("utf-8"), yaml.SafeLoader)
"""
"""A whole process that does nothing but read the same files, with PyYAML's own parser."""
MOST_TIMES = 4.0
"""Seen: 1.8 times, 0.4 s."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "family"


# --- list -----------------------------------------------------------------------------------------
def test_the_list_says_whose_each_level_is(data: Path) -> None:
    river(data / "levels", "mine", "ladder: [{}]\n")
    river(data / "levels", "otter_river")
    trail, owl = (len(library().level(name).rungs) for name in ("log_trail", "sleepy_owl"))
    assert ok("list", "--data", data) == [
        f"log_trail    Puddle & Log Trail  log_trail    {trail} rungs  built-in",
        "mine         River               otter_river  1 rung   yours",
        "otter_river  River               otter_river  1 rung   yours instead of the built-in one",
        f"sleepy_owl   Sleepy Owl          sleepy_owl   {owl} rungs  built-in",
    ]
    found = json.loads("\n".join(ok("list", "--data", data, "--json")))
    assert found["levels"][1] == {
        **{"id": "mine", "title": "River", "game": "otter_river", "rungs": 1, "from": "yours"}
    }
    assert found["problems"] == []


def test_a_bad_file_is_told_with_its_line_and_the_others_are_listed(data: Path) -> None:
    bad = river(data / "levels", "bad", "reps: 80\n")
    ran = run("levels", "list", "--data", data)
    assert ran.status == 1
    assert [line.split()[0] for line in ran.stdout.splitlines()] == BUILT_IN
    assert ran.told[0].startswith(f"{bad}:5:7: reps: reps is 80; it may be 1 to 50")
    found = parsed(run("levels", "list", "--data", data, "--json"), 1)
    assert isinstance(found["problems"], list)
    assert found["problems"][0]["line"] == 5


def test_a_folder_that_is_none_does_not_stop_the_built_in_ones(data: Path) -> None:
    data.mkdir()
    (data / "levels").write_text("no folder")
    ran = run("levels", "list", "--data", data)
    assert ran.status == 1
    assert len(ran.stdout.splitlines()) == len(BUILT_IN)
    assert "this folder cannot be read" in ran.stderr


# --- check ----------------------------------------------------------------------------------------
def test_a_check_tells_all_mistakes_of_all_files_with_an_excerpt_and_a_caret(
    tmp_path: Path,
) -> None:
    one = river(tmp_path, "one", "reps: 80\nsied: left\n")
    good = river(tmp_path, "good")
    two = river(tmp_path, "two", "hold_s: long\n")
    ran = run("levels", "check", one, good, two)
    assert ran.status == 1
    assert ran.stdout == "3 files checked: 3 mistakes in 2 files.\n"
    assert ran.told == [
        f"{one}:5:7: reps: reps is 80; it may be 1 to 50 (repetitions in a set)",
        "    4 | game: otter_river",
        "    5 | reps: 80",
        "      |       ^",
        "    6 | sied: left",
        f'{one}:6:1: sied: there is no key sied; did you mean "side"?',
        "    5 | reps: 80",
        "    6 | sied: left",
        "      | ^",
        f'{two}:5:9: hold_s: hold_s is the text "long"; it must be a number, 0.1 to 60 '
        "(seconds to hold)",
        "    4 | game: otter_river",
        "    5 | hold_s: long",
        "      |         ^",
    ]


def test_as_json_each_mistake_has_its_place_its_key_and_a_sentence(tmp_path: Path) -> None:
    bad = river(tmp_path, "bad", "ladder:\n  - {}\n  - {reps: 80}\n")
    found = parsed(run("levels", "check", bad, "--json"), 1)
    assert found == {
        "files": 1,
        "ok": False,
        "problems": [
            {
                "file": str(bad),
                "line": 7,
                "column": 12,
                "key": "ladder[2].reps",
                "message": "reps is 80; it may be 1 to 50 (repetitions in a set)",
            }
        ],
    }


def test_without_a_name_the_familys_levels_and_plans_are_checked(data: Path) -> None:
    assert run("levels", "check", "--data", data) == (
        0,
        "0 files checked: nothing is wrong.\n",
        f"stepling: There is no level of yours in {data / 'levels'}. "
        "Make one: stepling levels new ID\n",
    )
    river(data / "levels", "mine")
    (data / "plans").mkdir()
    plan = data / "plans" / "spring.yaml"
    plan.write_text(PLAN.format(id="spring", level="mine"), "utf-8")
    assert ok("check", "--data", data) == ["2 files checked: nothing is wrong."]
    assert ok("check", plan, "--data", data) == ["1 file checked: nothing is wrong."]
    plan.write_text(PLAN.format(id="spring", level="mien"), "utf-8")
    for words in ((), (plan,)):
        ran = run("levels", "check", *words, "--data", data)
        assert ran.status == 1
        assert ran.told[0].startswith(f"{plan}:6:5: levels[1]")
        assert 'did you mean "mine"?' in ran.told[0]


def test_a_file_may_extend_a_level_of_the_library(data: Path, tmp_path: Path) -> None:
    river(data / "levels", "ours")
    path = tmp_path / "more.yaml"
    path.write_text("format: 1\nid: more\nextends: ours\ntitle: {en: More}\n", "utf-8")
    assert ok("check", path, "--data", data) == ["1 file checked: nothing is wrong."]
    assert run("levels", "check", path, "--data", tmp_path).status == 1


def test_what_cannot_be_read_is_told_and_the_others_are_checked(tmp_path: Path) -> None:
    latin, long = tmp_path / "latin.yaml", tmp_path / "long.yaml"
    latin.write_bytes(b"format: 1\nid: latin\ntitle: {en: R\xedo}\n")
    long.write_bytes(b"#" * 300_000)
    bad = river(tmp_path, "bad", "reps: 80\n")
    names = (tmp_path / "none.yaml", tmp_path, latin, long, "otter_rivr", "a\0b", bad)
    found = parsed(run("levels", "check", *names, "--json"), 1)
    assert isinstance(found["problems"], list)
    assert found["files"] == len(names) == len(found["problems"])
    said = [one["message"] for one in found["problems"]]
    assert said[0] == ("there is no such file; look at its name, or at: stepling levels list")
    assert said[1] == f"this is a folder; name the files in it, such as {tmp_path / '*.yaml'}"
    assert said[2] == "this is not UTF-8 text; save the file as UTF-8"
    assert found["problems"][2]["line"] == 3
    assert "at most 256 kB can be read" in said[3]
    assert said[4] == 'there is no such file; did you mean "otter_river"?'
    assert said[5] == "no file can have such a name; look at it again"
    assert said[6].startswith("reps is 80")


def test_a_pattern_stands_for_its_files_where_no_shell_has_looked_for_them(tmp_path: Path) -> None:
    river(tmp_path, "one")
    river(tmp_path, "two")
    assert ok("check", tmp_path / "*.yaml") == ["2 files checked: nothing is wrong."]
    ran = run("levels", "check", tmp_path / "*.yml")
    assert (ran.status, len(ran.told)) == (1, 1)
    assert "there is no such file" in ran.told[0]


def test_200_levels_are_checked_about_as_fast_as_yaml_alone_reads_them(tmp_path: Path) -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "exercises" / "levels").glob("*.yaml")]
    for number in range(200):
        text = texts[number % len(texts)]
        old = next(line for line in text.splitlines() if line.startswith("id: "))
        path = tmp_path / "levels" / f"level_{number}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(old, f"id: level_{number}"), "utf-8")
    took_s: dict[str, list[float]] = {"check": [], "yaml": []}
    for _ in range(3):  # in turn, and the best of each: others may have the machine meanwhile
        begun = time.monotonic()
        ran = stepling("levels", "check", "--data", tmp_path)
        took_s["check"].append(time.monotonic() - begun)
        assert ran == (0, "200 files checked: nothing is wrong.\n", "")
        begun = time.monotonic()
        subprocess.run((sys.executable, "-c", PLAIN_YAML, tmp_path / "levels"), check=True)
        took_s["yaml"].append(time.monotonic() - begun)
    assert min(took_s["check"]) <= MOST_TIMES * min(took_s["yaml"])


def test_checking_levels_loads_neither_pictures_nor_arrays() -> None:
    loaded = "import sys, game.level_commands; print({'pygame', 'numpy'} & set(sys.modules))"
    words = (sys.executable, "-c", loaded)
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


# --- schema ---------------------------------------------------------------------------------------
def test_the_schemas_are_printed_as_they_are_shipped() -> None:
    for words, name in (((), "schema.json"), (("--plan",), "plan_schema.json")):
        ran = run("levels", "schema", *words)
        shipped = (ROOT / "exercises" / name).read_text("utf-8")
        assert ran == (0, shipped, "")
