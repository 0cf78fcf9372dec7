"""`stepling measure`: the table and the JSON tell the same; wrong use is told in a sentence."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.game.recorded import run
from tests.game.running import told
from tests.sensors.measures import made
from tests.sensors.measures.made_movements import CHILD_KG, stepping_and_one_leg, walk

MADE = {
    **{kind: lambda kind=kind: made.standing_on(kind, *made.swaying(1)) for kind in made.KINDS},
    "short": lambda: made.standing_on("board", *made.swaying(1, 7.0)),
    "steps": lambda: stepping_and_one_leg(1),
    "walk": lambda: walk(1),
}
KEYS = ["recording", "sensor", "from_s", "to_s", "standing", "values", "events", "refused"]


@pytest.fixture
def child(tmp_path: Path) -> Path:
    """Somebody who stands on a board for 32 s."""
    return made.written(MADE["board"](), tmp_path / "child.csv")


def measured(*words: str | Path) -> dict[str, Any]:
    ran = run("measure", *words, "--json")
    assert (ran.status, ran.stderr) == (0, "")
    return made.as_json(ran.stdout)


@pytest.mark.parametrize("name", MADE)
def test_the_table_and_the_json_tell_the_same(name: str, tmp_path: Path) -> None:
    path = made.written(MADE[name](), tmp_path / "a child.csv")
    found, table = measured(path), run("measure", path)
    assert (table.status, table.stderr) == (0, "")
    assert list(found)[: len(KEYS)] == KEYS
    assert (found["recording"], found["from_s"], found["to_s"]) == ("a child.csv", None, None)
    lines = table.stdout.splitlines()
    for group, numbers in found["values"].items():
        for key, value in numbers.items():
            short = "*" if f"{group}.{key}" in found["short"] else ""
            shown = f"{value:d}" if isinstance(value, int) else f"{value:.4g}"
            rows = [line.split() for line in lines if line.split()[:1] == [key]]
            assert any(f"{shown}{short}" in row for row in rows), (group, key, shown)
    for refused, why in found["refused"].items():
        assert any(refused in line and line.endswith(why) for line in lines), refused


def test_every_number_has_a_unit_and_a_meaning_and_each_group_a_filter(child: Path) -> None:
    found = measured(child)
    assert found["about"].keys() == found["values"].keys()
    for group, about in found["about"].items():
        assert about["measures"].keys() == found["values"][group].keys()
        assert about["filter"]
        assert group.endswith(about["chain"]) or about["chain"] in {"raw", "swarii25_lp10"}
    share = found["about"]["load"]["measures"]["board_left_share"]
    assert (share["unit"], share["kind"]) == ("share", "board share")
    assert "no load under a foot" in share["is"]


def test_a_stretch_is_cut_as_told_and_short_ones_are_marked(child: Path) -> None:
    found = measured(child, "--from", "2", "--to", "12.5")
    assert (found["from_s"], found["to_s"]) == (2.0, 12.5)
    assert found["values"]["recording"]["rows"] == 525
    assert found["short"]["sway_raw.ellipse95_mm2"] == "needs 20 s; here are 10.48"
    assert "sway_raw.mean_speed_mm_s" not in found["short"]
    assert "sway_raw.ellipse95_mm2" not in measured(child)["short"]
    table = run("measure", child, "--from", "2", "--to", "12.5").stdout
    assert re.search(r"ellipse95_mm2 .*\*.* mm2 ", table)
    assert "never compare or keep it" in table


def test_the_standing_weight_is_the_one_that_was_said_else_that_of_a_quiet_stance(
    child: Path,
) -> None:
    assert measured(child)["standing"]["standing_kg"] == pytest.approx(25.0)
    said = measured(child, "--standing-kg", "31.5")
    assert said["standing"] == {"standing_kg": 31.5, "from": "said"}
    assert "31.5 kg, as you said" in run("measure", child, "--standing-kg", "31.5").stdout


def test_without_any_weight_only_the_groups_that_need_it_are_refused(tmp_path: Path) -> None:
    whole = walk(1)
    steps = (whole.table[:, 0] > 4) & (whole.table[:, 0] < 13)
    some = made.of_cells(whole.layout, whole.table[steps, 0], whole.table[steps, 1:])
    path = made.written(some, tmp_path / "walk.csv")
    found = measured(path)
    assert found["standing"] is None
    assert "--standing-kg" in found["refused"]["gait_bw"]
    assert {"gait_20n", "load"} <= found["values"].keys()
    assert "gait_bw" in measured(path, "--standing-kg", str(CHILD_KG))["values"]


# --- Wrong use ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("--from", "5", "--to", "5"), 2, "--from 5 does not lie before --to 5."),
        (("--from", "9", "--to", "3"), 2, "Give the earlier time first."),
        (("--from", "100"), 1, "No row lies there"),
        (("--to", "-3"), 1, "the recording goes from 0 to 31.98 s"),
        (("--from", "3.001", "--to", "3.002"), 1, "No row lies there"),
        (("--from", "nan"), 2, '"nan" is no time in seconds'),
        (("--to", "inf"), 2, '"inf" is no time in seconds'),
        (("--from", "soon"), 2, '"soon" is no time in seconds'),
        (("--standing-kg", "0"), 2, '"0" is no weight above 0'),
        (("--standing-kg", "-20"), 2, "weight above 0"),
        (("--standing-kg", "nan"), 2, "weight above 0"),
        (("--standing-kg", "heavy"), 2, "weight above 0"),
        (("--standing-kg", "1e9"), 2, "up to 1000"),
        (("--standing-kg",), 2, "--standing-kg"),
        (("--plot", ""), 2, "a name is missing"),
        (("more.csv",), 2, "more.csv"),
    ],
)
@pytest.mark.parametrize("json_too", [(), ("--json",)])
def test_a_wrong_word_is_told_in_one_sentence_and_by_its_status(
    child: Path, json_too: tuple[str, ...], words: tuple[str, ...], status: int, says: str
) -> None:
    assert says in told(run("measure", child, *words, *json_too), status)


def test_no_file_a_folder_and_no_name_are_told(tmp_path: Path) -> None:
    assert "there is no such file" in told(run("measure", tmp_path / "none.csv"), 1)
    assert "not a file" in told(run("measure", tmp_path), 1)
    assert "RECORDING" in told(run("measure"), 2)
    assert "a name is missing" in told(run("measure", " "), 2)


def test_a_window_holds_only_what_lies_in_it_and_its_rows_are_counted_anew(child: Path) -> None:
    """From the first moment on, up to the second and without it."""
    t_s = np.arange(1600) / 50
    for from_s, to_s in ((0.0, 32.0), (-5.0, 100.0), (0.02, 31.98), (10.0, 10.04)):
        rows = int(((t_s >= from_s) & (t_s < to_s)).sum())
        found = measured(child, f"--from={from_s}", f"--to={to_s}")
        assert found["values"]["recording"]["rows"] == rows
