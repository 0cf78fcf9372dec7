"""`stepling levels explain` and `rehearse`: what a level comes to, on paper and in play."""

from pathlib import Path

import pytest

from game.shell.levels import library
from tests.game.level_files import ok, parsed, river
from tests.game.recorded import run
from tests.game.running import told


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "family"


# --- explain --------------------------------------------------------------------------------------
def test_every_value_is_explained_with_its_unit_and_its_line(data: Path) -> None:
    more = "hold_s: 2\nladder:\n  - {}\n  - {hold_s: 3, params: {gate_width_share: 0.2}}\n"
    path = river(data, "mine", more)
    lines = ok("explain", path)
    assert lines[:2] == ["River (mine): a level of otter_river with 2 rungs", "File: mine.yaml"]
    assert "2 sets of 8 repetitions, with 20 s of rest after each" in lines[3]
    assert "  hold_s                   2     seconds to hold [mine.yaml:5]" in lines
    assert "  rest_s                   20    seconds of rest [default]" in lines
    at = lines.index("What each rung changes")
    assert lines[at + 1 : at + 3] == [
        "  rung 2  hold_s: 2 -> 3 [mine.yaml:8]",
        "          params.gate_width_share: 0.3 -> 0.2 [mine.yaml:8]",
    ]
    assert any("after 2 good ones in a row" in line for line in lines)


def test_what_is_taken_over_names_the_file_it_was_written_in(data: Path) -> None:
    folder = data / "levels"
    river(folder, "ours", "reps: 5\nhold_s: 3\n")
    (folder / "more.yaml").write_text(
        "format: 1\nid: more\nextends: ours\ntitle: {en: More}\nreps: 6\n", "utf-8"
    )
    found = parsed(run("levels", "explain", "more", "--data", data, "--json"))
    assert found["extends"] == ["ours.yaml"]
    assert isinstance(found["rungs"], list)
    values = {value["key"]: value for value in found["rungs"][0]["values"]}
    assert values["reps"]["from"] == {"file": "more.yaml", "line": 5, "column": 7}
    assert values["hold_s"]["from"] == {"file": "ours.yaml", "line": 6, "column": 9}
    assert values["sets"]["from"] == "default"
    assert "It builds on: ours.yaml" in ok("explain", "more", "--data", data)


@pytest.mark.parametrize("level_id", library().ids)
def test_nothing_that_is_played_is_left_out(level_id: str) -> None:
    level = library().level(level_id)
    found = parsed(run("levels", "explain", level_id, "--json"))
    assert isinstance(found["rungs"], list)
    for rung, told_rung in zip(level.rungs, found["rungs"], strict=True):
        values = {value["key"]: value["value"] for value in told_rung["values"]}
        names = rung.params.__dataclass_fields__
        own = {name: values.get(name, values.get(f"params.{name}")) for name in names}
        assert own == {name: getattr(rung.params, name) for name in names}
        assert (values["sets"], values["rest_s"]) == (rung.sets, rung.rest_s)
        assert all(value["meaning"] for value in told_rung["values"])


def test_one_rung_alone_is_explained_on_demand() -> None:
    lines = ok("explain", "otter_river", "--rung", "3")
    assert lines[3].startswith(f"Rung 3 of {len(library().level('otter_river').rungs)}:")
    assert not any("What each rung changes" in line for line in lines)
    found = parsed(run("levels", "explain", "otter_river", "--rung", "3", "--json"))
    assert isinstance(found["rungs"], list)
    assert [rung["rung"] for rung in found["rungs"]] == [3]


@pytest.mark.parametrize("command", ["explain", "rehearse"])
def test_a_level_that_there_is_not_is_told(command: str, tmp_path: Path) -> None:
    known = told(run("levels", command, "otter_rivr"), 2)
    assert 'Did you mean "otter_river"?' in known
    assert "There is no rung 99 in otter_river" in told(
        run("levels", command, "otter_river", "--rung", "99"), 2
    )
    assert "cannot be read" in told(run("levels", command, tmp_path / "none.yaml"), 1)
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    assert "cannot be read" in told(run("levels", command, folder), 1)
    assert "There can be no file" in told(run("levels", command, "a\0.yaml"), 1)
    bad = river(tmp_path, "bad", "reps: 80\n")
    ran = run("levels", command, bad)
    assert (ran.status, ran.stdout) == (1, "")
    assert ran.told[0] == f"stepling: The level {bad} has 1 mistake. Mend it and try again."
    assert ran.told[1].startswith(f"{bad}:5:7: reps: ")
    river(tmp_path / "data" / "levels", "ours", "reps: 80\n")
    by_id = run("levels", command, "ours", "--data", tmp_path / "data")
    assert by_id.told[1].startswith(f"{tmp_path / 'data' / 'levels' / 'ours.yaml'}:5:7: reps: ")


# --- rehearse -------------------------------------------------------------------------------------
def test_a_rehearsal_prints_a_table_or_json_and_is_the_same_each_time(tmp_path: Path) -> None:
    level = river(tmp_path, "short", "reps: 2\nsets: 1\nhold_s: 0.5\n")
    words = ("rehearse", level, "--children", "2")
    lines = ok(*words)
    assert lines[0] == "River: rung 1 of 1"
    assert any(line.startswith("All children") for line in lines)
    first, again, other = (
        parsed(run("levels", *words, "--seed", seed, "--json")) for seed in ("5", "5", "6")
    )
    assert first == again
    assert first["groups"] != other["groups"]
    assert (first["passes"], first["seed"]) == (True, 5)


def test_a_level_that_is_refused_ends_with_a_status_of_its_own(tmp_path: Path) -> None:
    more = "reps: 2\nsets: 1\nhold_s: 30\nreach_share: 0.8\nextra_tries: 0\n"
    own = "params: {gate_width_share: 0.1, patience_s: 2}\n"
    level = river(tmp_path, "hard", more + own)
    ran = run("levels", "rehearse", level, "--children", "8", "--json")
    found = parsed(ran, 1)
    assert found["passes"] is False
    assert isinstance(found["findings"], list)
    assert found["findings"][0]["severity"] == "refuse"


@pytest.mark.parametrize(
    "words", [("--children", "0"), ("--children", "many"), ("--children", "3", "--quick")]
)
def test_a_crowd_that_cannot_be_is_wrong_use(words: tuple[str, ...]) -> None:
    assert "--" in told(run("levels", "rehearse", "otter_river", *words), 2)
