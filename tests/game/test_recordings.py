"""Each real recording is played by one command: the same outcome every time, and true health."""

import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from tests.game.running import KEYS, LEVELS, headless, stepling, surroundings
from tests.recordings import FOLDER, NAMES, expected, path_of

WALKS = [name for name in NAMES if name.startswith("insoles")]
QUIET = "force_plate_open_eyes_firm_a"
STEPS, NOBODY = "wii_board_adult_steps_and_single_leg", "wii_board_light_objects"


def words_for(level: str, recording: Path, data: Path) -> list[str]:
    return headless(level, data, "--sensor", f"recording:{recording}", "--json", "--seed", "1")


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all: what was played before must not change what comes after."""
    return tmp_path_factory.mktemp("family")


Played = Callable[[str, Path], dict[str, Any]]


@pytest.fixture(scope="module")
def played(family: Path) -> Played:
    """What the command printed in this process: one object and nothing else. Plays once each."""

    @cache
    def play(level: str, recording: Path) -> dict[str, Any]:
        with redirect_stdout(StringIO()) as printed, redirect_stderr(StringIO()) as told:
            assert main(words_for(level, recording, family)) == 0
        assert told.getvalue() == ""
        assert printed.getvalue().count("\n") == 1
        found: dict[str, Any] = json.loads(printed.getvalue())
        return found

    return play


def floats_in(found: dict[str, Any]) -> list[float]:
    return [v for v in (*found.values(), *found["health"].values()) if isinstance(v, float)]


def test_no_recording_of_the_folder_is_left_out() -> None:
    if not FOLDER.is_dir():
        pytest.skip("there is no folder of recordings")
    assert {path.stem for path in FOLDER.glob("*.csv")} <= set(NAMES)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", NAMES)
def test_a_recording_is_played_to_its_end_and_its_outcome_is_one_object(
    level: str, name: str, played: Played
) -> None:
    recording = path_of(name)
    found = played(level, recording)
    assert list(found) == KEYS
    asked = {"level": level, "game": level, "sensor": f"recording:{recording}", "seed": 1}
    assert {key: found[key] for key in asked} == asked
    assert found["ended_by"] in ("recording", "level")
    assert all(value == round(value, 6) for value in floats_in(found))
    assert 0 <= found["active_s"] <= found["duration_s"]
    assert found["left_reps"] + found["right_reps"] == (
        0 if level == "sleepy_owl" else found["reps"]
    )
    if not found["reps"]:
        assert found["success_share"] == 0


@pytest.mark.parametrize("name", NAMES)
def test_the_health_of_a_recording_is_that_of_its_reference_values(
    name: str, played: Played
) -> None:
    health = played("sleepy_owl", path_of(name))["health"]
    assert list(health) == ["rate_hz", "dropouts", "repeated", "gaps"]
    whole = next(w for w in expected(name)["windows"] if w["from_s"] is None and w["to_s"] is None)
    known = {key: entry["value"] for key, entry in whole["values"]["recording"].items()}
    assert health["rate_hz"] == pytest.approx((known["rows"] - 1) / known["duration_s"], abs=1e-6)
    assert health["repeated"] == known["repeated_rows"]
    assert health["gaps"] == known["steps_over_50_ms"]
    assert health["dropouts"] == known.get("dropout_bursts", 0)


@pytest.mark.parametrize(
    ("level", "name"),
    [("otter_river", STEPS), ("sleepy_owl", "wii_board_dropouts"), ("log_trail", WALKS[2])],
)
def test_the_same_command_prints_the_same_bytes_in_any_process_and_again_in_the_same_folder(
    level: str, name: str, family: Path, played: Played
) -> None:
    words = words_for(level, path_of(name), family)
    here = json.dumps(played(level, path_of(name))) + "\n"
    for hash_seed in ("0", "4711"):
        ran = stepling(*words, env=surroundings(PYTHONHASHSEED=hash_seed))
        assert (ran.status, ran.stdout, ran.stderr) == (0, here, "")


def test_another_seed_lays_out_another_course(
    family: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = words_for("otter_river", path_of(QUIET), family)
    seen = set()
    for seed in range(1, 4):
        assert main([*words[:-1], str(seed)]) == 0
        found = json.loads(capfd.readouterr()[0])
        assert found["seed"] == seed
        seen.add((found["left_reps"], found["right_reps"]))
    assert len(seen) > 1


@pytest.mark.parametrize("level", LEVELS)
def test_where_only_objects_lie_on_the_board_nobody_ever_plays(level: str, played: Played) -> None:
    found = played(level, path_of(NOBODY))
    done = {key: found[key] for key in ("active_s", "reps", "success_share", "pauses")}
    assert done == {"active_s": 0, "reps": 0, "success_share": 0, "pauses": 0}
    assert found["duration_s"] == pytest.approx(82.8, abs=0.05)


def cut(name: str, folder: Path, to_s: float) -> Path:
    """The rows of a recording before `to_s`, as a recording of their own."""
    lines = path_of(name).read_text("utf-8").splitlines(keepends=True)
    rows = next(at for at, line in enumerate(lines) if line.startswith("t_s")) + 1
    kept = [line for line in lines[rows:] if float(line.split(",")[0]) < to_s]
    path = folder / f"{name}_to_{to_s:g}_s.csv"
    path.write_text("".join([*lines[:rows], *kept]), "utf-8")
    return path


@pytest.mark.parametrize("level", LEVELS)
def test_before_anybody_has_stepped_on_there_is_no_play_and_no_pause(
    level: str, played: Played, tmp_path: Path
) -> None:
    # The board is empty up to 3.6 s, and until 4.7 s nobody stands on it with their whole weight.
    stays_on = played(level, cut(STEPS, tmp_path, 50.0))
    assert stays_on["pauses"] == 0
    # Then come 2 s of standing and 3-2-1; nobody steps off before 105 s.
    assert 50.0 - stays_on["active_s"] == pytest.approx(4.7 + 5.0, abs=0.1)


def test_stepping_off_in_play_is_a_pause(played: Played) -> None:
    assert played("otter_river", path_of(STEPS))["pauses"] == 1


def test_quiet_standing_lets_the_owl_nap(played: Played) -> None:
    found = played("sleepy_owl", path_of(QUIET))
    assert found["reps"] > 0
    assert found["success_share"] == 1


@pytest.mark.parametrize("name", WALKS)
def test_walking_lifts_the_feet_over_logs_on_both_sides(name: str, played: Played) -> None:
    found = played("log_trail", path_of(name))
    assert found["left_reps"] > 0
    assert found["right_reps"] > 0
    assert found["success_share"] == 1


def test_pictures_of_a_recording_are_left_where_they_were_asked_for(tmp_path: Path) -> None:
    words = words_for("sleepy_owl", path_of("four_cell_plate_swaying"), tmp_path / "family")
    ran = stepling(*words, "--shots", tmp_path / "shots" / "deep")
    assert (ran.status, ran.stderr) == (0, "")
    assert list(json.loads(ran.stdout)) == KEYS
    pictures = sorted((tmp_path / "shots" / "deep").glob("*.png"))
    assert len(pictures) >= 2
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
