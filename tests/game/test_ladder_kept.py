"""A child's way on a level's ladder: kept after each session, and lived again by a replay."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from profiles.model import Child, Round
from profiles.practice_records import LadderStep
from profiles.store import Store
from tests.game.recorded import run

LEVEL = """format: 1
id: climb
title: {en: Climb}
game: otter_river
reps: 6
sets: 2
rest_s: 15
hold_s: 0.3
ladder:
  - {}
  - {hold_s: 0.4}
  - {hold_s: 0.5}
"""


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kit has played three times: twice as it came, and once on the rung that was asked for."""
    data = tmp_path_factory.mktemp("family")
    (data / "climb.yaml").write_text(LEVEL, "utf-8")
    with closing(Store(data)) as store:
        store.add_child("Kit", "otter", created_on="2026-03-01")
    for more in ((), ("--record",), ("--rung", "2")):
        told = run("play", data / "climb.yaml", "--data", data, "--child", "Kit", *HEADLESS, *more)
        assert told.status == 0, told
        assert json.loads(told.stdout)["ladder"]["told"].endswith(".")
    return data


HEADLESS = ("--sensor", "simulated:diligent", "--headless", "--json", "--seed", "5")


def kept(data: Path) -> tuple[tuple[Round, ...], tuple[LadderStep, ...], Child]:
    with closing(Store(data)) as store:
        kit = store.child("Kit")
        assert kit is not None
        return store.records(Round), store.records(LadderStep), kit


def test_each_session_starts_where_the_one_before_led(family: Path) -> None:
    rounds, steps, _ = kept(family)
    assert [step.round_id for step in steps] == [one.id for one in rounds]
    assert [step.reason for step in steps[:2]] == ["not_yet", "rise"]
    assert [one.rung for one in rounds] == [1, 1, 2]
    assert [step.good_sessions for step in steps[:2]] == [1, 0]
    assert steps[0].d == 1.5
    assert 1.5 < steps[1].d <= 2.5
    assert "Set 2 goes up to rung 2: 6 of 6 tries" in steps[0].told
    assert steps[1].tries == 24


def test_the_rung_that_an_adult_asks_for_is_played_whatever_came_before(family: Path) -> None:
    rounds, steps, _ = kept(family)
    assert rounds[2].rung == 2
    assert steps[2].tries == 12  # what was learned on the way there is begun anew


def test_a_recorded_session_on_a_ladder_is_lived_again(family: Path, tmp_path: Path) -> None:
    (folder,) = (family / "sessions").iterdir()
    session = json.loads((folder / "session.json").read_text("utf-8"))
    assert session["standing"]["d"] == 1.5
    ran = run("replay", folder, "--headless", "--json")
    assert (ran.status, json.loads(ran.stdout)["same"]) == (0, True)


def test_a_folder_may_be_renamed_and_one_of_an_older_stepling_may_not(
    family: Path, tmp_path: Path
) -> None:
    (folder,) = (family / "sessions").iterdir()
    other = tmp_path / "the first time on the board"
    shutil.copytree(folder, other)
    assert run("replay", other, "--headless").status == 0
    session = json.loads((other / "session.json").read_text("utf-8"))
    del session["session"]
    (other / "session.json").write_text(json.dumps(session), "utf-8")
    ran = run("replay", other, "--headless")
    assert ran.status == 1
    assert "is not named after its session. Call the folder again as" in ran.told[0]


def test_another_standing_is_another_session(family: Path, tmp_path: Path) -> None:
    (folder,) = (family / "sessions").iterdir()
    other = tmp_path / "other"
    other.mkdir()
    for name in ("samples.csv", "session.json"):
        (other / name).write_bytes((folder / name).read_bytes())
    session = json.loads((other / "session.json").read_text("utf-8"))
    session["standing"]["d"] = 2.4
    (other / "session.json").write_text(json.dumps(session), "utf-8")
    ran = run("replay", other, "--headless", "--json")
    assert (ran.status, json.loads(ran.stdout)["first_difference"]) == (1, 1)


def test_a_standing_that_makes_no_sense_is_told(family: Path, tmp_path: Path) -> None:
    (folder,) = (family / "sessions").iterdir()
    text = (folder / "session.json").read_text("utf-8")
    for wrong in ('"d": NaN', '"d": "high"', '"d": null'):
        other = tmp_path / wrong.strip('"').replace(" ", "").replace(":", "").replace('"', "")
        other.mkdir()
        (other / "samples.csv").write_bytes((folder / "samples.csv").read_bytes())
        (other / "session.json").write_text(text.replace('"d": 1.5', wrong, 1), "utf-8")
        ran = run("replay", other, "--headless")
        assert ran.status == 1
        assert "is damaged" in ran.told[0]
