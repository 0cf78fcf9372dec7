"""What the command line promises: what is printed, what is kept, and that no network is touched."""

import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from game.cli import main
from profiles.store import DATABASE, Store
from tests.game.recorded import run, short_level
from tests.game.running import (
    KEYS,
    LEVELS,
    ROOT,
    command,
    headless,
    stepling,
    surroundings,
)

EVENT_KEYS = [
    *("event", "id", "round", "number", "t_s", "success", "side", "tries", "duration_s"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "family"


# --- What is printed ----------------------------------------------------------------------------
@pytest.mark.parametrize("game", LEVELS)
def test_each_game_prints_its_repetitions_and_then_its_outcome(game: str, data: Path) -> None:
    ran = stepling(*headless(game, data, "--seed", "5", "--json", "--events"))
    assert (ran.status, ran.stderr) == (0, "")
    *events, outcome = map(json.loads, ran.stdout.splitlines())
    assert list(outcome) == KEYS
    assert list(outcome["health"]) == ["rate_hz", "dropouts", "repeated", "gaps"]
    assert [list(event) for event in events] == [EVENT_KEYS] * outcome["reps"]
    assert [event["number"] for event in events] == list(range(1, outcome["reps"] + 1))
    assert sum(event["success"] for event in events) == outcome["success_share"] * len(events)
    sides = [event["side"] for event in events]
    assert sides.count("left") == outcome["left_reps"]
    assert sides.count("right") == outcome["right_reps"]
    assert outcome["ended_by"] == "level"


def test_a_repetition_is_on_the_disk_before_it_is_printed(data: Path) -> None:
    words = headless("log_trail", data, "--events", "--json")
    with subprocess.Popen(
        command(*words), cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        for line in program.stdout:
            printed = json.loads(line)
            if "event" not in printed:
                break
            address = f"{(data / DATABASE).as_uri()}?mode=ro"
            with closing(sqlite3.connect(address, uri=True)) as beside:
                found = beside.execute("SELECT 1 FROM repetition WHERE id = ?", (printed["id"],))
                assert found.fetchone() == (1,)
        assert list(printed) == KEYS
        assert program.stdout.read() == ""
    assert program.returncode == 0


def test_without_json_and_events_nothing_is_printed(data: Path) -> None:
    ran = run(*headless(short_level("otter_river", data.parent), data))
    assert ran == (0, "", "")


def test_without_a_seed_each_game_has_its_own(data: Path) -> None:
    words = headless(short_level("otter_river", data.parent), data, "--json")
    assert len({json.loads(run(*words).stdout)["seed"] for _ in range(3)}) == 3


def test_the_help_tells_every_option_and_nothing_else_is_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words, option in ((["--help"], "--data"), (["play", "--help"], "--record")):
        with pytest.raises(SystemExit) as ended:
            main(words)
        printed, told = capsys.readouterr()
        assert ended.value.code == 0
        assert option in printed
        assert told == ""


def test_what_a_pipe_has_no_letters_for_is_printed_all_the_same(data: Path) -> None:
    assert run("children", "add", "Zoë 🦊", "--data", data).status == 0
    ran = stepling("children", "list", "--data", data, env=surroundings(PYTHONIOENCODING="ascii"))
    assert ran.status == 0
    assert "Zo\\xeb \\U0001f98a" in ran.stdout


# --- Before and behind the command --------------------------------------------------------------
def test_data_and_sensor_may_stand_before_the_command_and_behind_it(data: Path) -> None:
    level = short_level("sleepy_owl", data.parent)
    before = ("--data", data, "--sensor", "simulated:weak", "play", level)
    behind = ("play", level, "--data", data, "--sensor", "simulated:weak")
    printed = [run(*words, "--headless", "--json", "--seed", "3") for words in (before, behind)]
    assert printed[0] == printed[1]
    assert json.loads(printed[0].stdout)["sensor"] == "simulated:weak"
    assert run("--data", data, "progress", "guest") == run("progress", "guest", "--data", data)


@pytest.mark.parametrize("word", ["--head", "--rec", "--even"])
def test_an_option_must_be_written_out(word: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["play", "otter_river", word])
    assert ended.value.code == 2


# --- Pictures -----------------------------------------------------------------------------------
def test_pictures_are_left_in_a_folder_that_is_made(data: Path) -> None:
    folder = data.parent / "deep" / "shots"
    level = short_level("log_trail", data.parent)
    ran = run(*headless(level, data, "--shots", folder, "--seed", "1"))
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")
    pictures = list(folder.glob("*.png"))
    assert len(pictures) > 2
    assert len({picture.read_bytes() for picture in pictures}) > 2


# --- Children -----------------------------------------------------------------------------------
NICKNAMES = [
    *("Ada", "Zoë", "小明", "Мария", "ليلى", "🦊", "👩‍👧", 'Quo"te', "O'Neil", "a b", "x" * 40),
    *("-x", "--data", "%s", "{name}", "a;b", "../up"),
]


def test_children_of_any_name_are_added_and_listed(data: Path) -> None:
    codes = []
    for nickname in NICKNAMES:
        added = run("--data", data, "children", "add", "--", nickname)
        assert (added.status, added.stderr) == (0, "")
        codes.append(added.stdout.strip())
    listed = run("--data", data, "children", "list").stdout
    named = zip(codes, NICKNAMES, strict=True)
    assert listed.splitlines() == [f"{code}  {name}  0 days" for code, name in named]


@pytest.mark.parametrize("nickname", ["Zoë 🦊", "-x"])
def test_a_child_plays_by_its_code_and_is_shown_by_code_or_name(nickname: str, data: Path) -> None:
    code = run("--data", data, "children", "add", "--", nickname).stdout.strip()
    level = short_level("sleepy_owl", data.parent)
    assert run(*headless(level, data, "--child", code)).status == 0
    path = run("--data", data, "progress", code)
    assert path.stdout.startswith(f"{nickname} ({code})\n1 day, ")
    assert run("--data", data, "progress", "--", nickname) == path


def test_two_children_of_one_name_are_told_apart_by_their_codes(data: Path) -> None:
    codes = [run("children", "add", "Ada", "--data", data).stdout.strip() for _ in range(2)]
    assert len(set(codes)) == 2
    ran = run("progress", "ada", "--data", data)
    assert (ran.status, ran.stdout) == (1, "")
    assert all(code in ran.stderr for code in codes)
    for code in codes:
        for typed in (code, code.lower()):
            path = run("progress", typed, "--data", data)
            assert path.stdout.startswith(f"Ada ({code})\n0 days, ")


def test_where_nobody_plays_yet_the_list_says_how_to_add_a_child(data: Path) -> None:
    ran = run("children", "list", "--data", data)
    assert (ran.status, ran.stdout) == (0, "")
    assert "stepling children add NICKNAME" in ran.stderr
    assert not data.exists(), "looking must make nothing"


def test_progress_is_a_picture_whatever_the_file_is_called(data: Path) -> None:
    assert run("children", "add", "Ada", "--data", data).status == 0
    for name in ("path.png", "path", "path.jpg", "my path"):
        ran = run("progress", "Ada", "--png", data.parent / name, "--data", data)
        assert (ran.status, ran.stderr) == (0, "")
        assert (data.parent / name).read_bytes().startswith(b"\x89PNG")


def test_looking_is_possible_beside_a_game_that_runs(data: Path) -> None:
    assert run("children", "add", "Ada", "--data", data).status == 0
    with closing(Store(data)):
        assert run("children", "list", "--data", data).status == 0
        assert run("progress", "Ada", "--data", data).status == 0
        assert run("children", "add", "Bo", "--data", data).status == 1
