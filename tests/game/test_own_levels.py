"""The family's own levels, in the folder of its data."""

import json
from pathlib import Path

from tests.game.recorded import run

OWN = """format: 1
id: {id}
title: {{en: Ours}}
game: otter_river
worlds: [river, ocean]
reps: {reps}
sets: 1
hold_s: 0.5
reach_share: 0.4
"""


def own(data: Path, level_id: str, reps: object = 2) -> None:
    folder = data / "levels"
    folder.mkdir(exist_ok=True)
    (folder / f"{level_id}.yaml").write_text(OWN.format(id=level_id, reps=reps), "utf-8")


def played(data: Path, level: str) -> tuple[int, str]:
    """How many repetitions were done, and what was told."""
    words = ("--sensor", "simulated", "--seed", "1", "--headless", "--json", "--data", str(data))
    ran = run("play", level, *words)
    assert ran.status == 0, ran.stderr
    return json.loads(ran.stdout)["reps"], ran.stderr


def test_a_level_in_the_familys_folder_is_played_by_its_id(tmp_path: Path) -> None:
    own(tmp_path, "ours")
    assert played(tmp_path, "ours") == (2, "")


def test_one_of_the_same_id_takes_the_place_of_the_built_in_one_and_that_is_said(
    tmp_path: Path,
) -> None:
    own(tmp_path, "otter_river")
    reps, told = played(tmp_path, "otter_river")
    assert reps == 2
    assert told == (
        "stepling: Your own otter_river is played in the place of the one that came with "
        "Stepling.\n"
    )


def test_a_broken_one_is_named_and_stops_nothing(tmp_path: Path) -> None:
    own(tmp_path, "ours", reps="many")
    reps, told = played(tmp_path, "otter_river")
    assert reps == 16
    assert "ours.yaml has 1 mistake and is left out." in told
    assert "stepling levels check" in told


def test_a_broken_one_of_a_built_in_id_leaves_the_built_in_one_to_the_others(
    tmp_path: Path,
) -> None:
    own(tmp_path, "log_trail", reps="many")
    reps, told = played(tmp_path, "otter_river")
    assert reps == 16
    assert "in the place of" not in told
