"""Every number and event that independent programs gave of the recordings, and ours beside it."""

import csv
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sensors.layout import Side
from sensors.measures.chain import report
from sensors.measures.cop import centre_of_pressure, places_of
from sensors.measures.measured import Measured, given_of, measure
from sensors.measures.swarii import swarii
from sensors.measures.trial import between, trial_of
from tests import recordings
from tests.game.running import ROOT, surroundings

ROUNDING = 1e-12
STEPPING = "wii_board_adult_steps_and_single_leg"
ROW_S = 0.0105
"""A row of 100 a second, and the rounding of its stamp."""
NEWTON_20_KG = 20 / 9.80665
CHECK = recordings.FOLDER / "check.py"
ALL_GROUPS = {
    *("recording", "load", "cop", "sway_raw", "sway_lp10", "sway_swarii25_lp10"),
    *("gait_20n", "gait_50n", "gait_5pct"),
}


@cache
def measured(name: str, from_s: float | None = None, to_s: float | None = None) -> Measured:
    return measure(given_of(recordings.recording(name), from_s, to_s))


def plain(name: str, from_s: float | None = None, to_s: float | None = None) -> dict[str, Any]:
    """What the command prints, as a program reads it."""
    told: dict[str, Any] = json.loads(json.dumps(measured(name, from_s, to_s).as_plain()))
    return told


def room(known: dict[str, float]) -> float:
    return known.get("atol", known.get("rtol", 0) * abs(known["value"])) + ROUNDING


@pytest.mark.parametrize("name", recordings.NAMES)
def test_every_value_lies_within_its_tolerance(name: str) -> None:
    checked = 0
    for window in recordings.expected(name)["windows"]:
        ours = plain(name, window["from_s"], window["to_s"])
        for group, values in window["values"].items():
            assert values
            for key, known in values.items():
                value = ours["values"][group][key]
                assert isinstance(value, int | float)
                assert abs(value - known["value"]) <= room(known), (window, group, key)
                checked += 1
    assert checked > 10


def test_the_values_are_of_every_group_that_others_give() -> None:
    windows = [
        window for name in recordings.NAMES for window in recordings.expected(name)["windows"]
    ]
    assert set().union(*(window["values"] for window in windows)) == ALL_GROUPS
    assert sum(len(group) for window in windows for group in window["values"].values()) >= 867


@pytest.mark.parametrize("name", recordings.NAMES)
def test_what_is_given_in_a_stretch_is_named_in_it_or_refused_with_a_reason(name: str) -> None:
    for window in recordings.expected(name)["windows"]:
        ours = measured(name, window["from_s"], window["to_s"])
        groups = set(ours.values) | {why.split(".")[0] for why in ours.refused}
        assert groups >= ALL_GROUPS


# --- Events ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", [name for name in recordings.NAMES if name.startswith("insoles")])
def test_contacts_are_those_of_the_published_detector_within_a_row(name: str) -> None:
    ours, checked = plain(name)["events"]["contacts"], 0
    for rule, feet in recordings.expected(name)["events"]["contacts"].items():
        for side, kinds in feet.items():
            for kind, known_s in kinds.items():
                assert ours[rule][side][kind] == pytest.approx(known_s, abs=ROW_S)
                checked += len(known_s)
    assert checked > 100


@pytest.mark.parametrize("name", [name for name in recordings.NAMES if name.startswith("wii")])
def test_drop_outs_are_those_known_by_row_time_length_and_cell(name: str) -> None:
    known = recordings.expected(name)["events"]["dropouts"]
    assert plain(name)["events"]["dropouts"] == known
    assert len(known) == {"wii_board_dropouts": 35, STEPPING: 1}.get(name, 0)


def test_weight_shifts_are_those_known_by_side_and_time() -> None:
    known = recordings.expected(STEPPING)["events"]["weight_shifts"]
    ours = plain(STEPPING)["events"]["weight_shifts"]
    assert [one["to"] for one in ours["shifts"]] == [one["to"] for one in known["shifts"]]
    times_s = [one["t_s"] for one in known["shifts"]]
    assert [one["t_s"] for one in ours["shifts"]] == pytest.approx(times_s, abs=known["atol_s"])
    assert len(ours["bouts"]) == 1
    assert len(times_s) == 17
    assert ours["first_stance"] == known["first_stance"]
    # No tolerance is known of it: the reference's bout begins a little earlier.
    assert ours["mid_line_mm"] == pytest.approx(known["mid_line_mm"], abs=4)


def test_times_on_the_right_leg_and_on_the_board_are_those_known() -> None:
    events, ours = recordings.expected(STEPPING)["events"], plain(STEPPING)
    known = events["right_single_leg"]
    periods_s = ours["events"]["right_single_leg"]["periods_s"]
    assert len(periods_s) == len(known["periods_s"]) == 2
    for ours_s, known_s in zip(periods_s, known["periods_s"], strict=True):
        assert ours_s == pytest.approx(known_s, abs=known["atol_s"])
    assert ours["events"]["left_single_leg"]["periods_s"] == []
    # The reference's times are those of 20 kg; ours are those of 5 kg, a little farther out.
    from_s, to_s = ours["events"]["on_board_s"]
    assert from_s <= events["on_board_s"][0] <= from_s + 0.2
    assert to_s - 0.2 <= events["on_board_s"][1] <= to_s


def test_of_objects_on_a_board_no_measure_of_a_body_is_given() -> None:
    ours = plain("wii_board_light_objects")
    assert set(ours["values"]) == {"recording", "load", "cop"}
    assert set(ours["values"]["load"]) == {"max_total_kg", "rows_at_or_over_5_kg"}
    assert ours["events"] == {"dropouts": []}


# --- Series ---------------------------------------------------------------------------------------
def series(name: str) -> dict[str, np.ndarray]:
    """The columns of a table of reference."""
    path = recordings.path_of(f"expected/{name}")
    with path.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    return dict(zip(names, np.array(rows, dtype=np.float64).T, strict=True))


def test_the_point_under_four_cells_is_that_in_their_plane_to_a_hundredth_of_a_millimetre() -> None:
    known = series("four_cell_plate_swaying_cop")
    trial = trial_of(recordings.recording("four_cell_plate_swaying"))
    assert trial.cop_mm is not None
    assert trial.t_s == pytest.approx(known["t_s"], abs=1e-6)
    assert len(trial.t_s) == 500
    assert np.abs(trial.cop_mm[:, 0] - known["cop_x_mm"]).max() <= 0.01
    assert np.abs(trial.cop_mm[:, 1] - known["cop_y_mm"]).max() <= 0.01


@pytest.mark.parametrize(
    ("name", "from_s", "to_s"),
    [("force_plate_open_eyes_firm_a", None, None), (STEPPING, 20.0, 55.0)],
)
def test_the_chain_for_reports_equals_the_program_of_reference(
    name: str, from_s: float | None, to_s: float | None
) -> None:
    known = series(f"{name}_swarii25")
    trial = between(trial_of(recordings.recording(name)), from_s, to_s)
    # The reference drops rows before 0.1 s and the last one, and keeps repeated rows.
    cut = slice(int(np.searchsorted(trial.t_s, trial.t_s[0] + 0.1 - 1e-9)), -1)
    assert trial.cop_mm is not None
    t_s, cop_mm = trial.t_s[cut], trial.cop_mm[cut]
    averaged_s, averaged = swarii(t_s, cop_mm)
    even = report(t_s, cop_mm, np.ones(len(t_s), dtype=np.bool_))
    for times_s, values, column in ((averaged_s, averaged, "cop"), (*even, "lp10")):
        assert times_s == pytest.approx(known["t_s"], abs=2e-6)
        for axis, ours in zip("xy", values.T, strict=True):
            assert np.abs(ours - known[f"{column}_{axis}_mm"]).max() <= 2e-6


@pytest.mark.parametrize("name", [name for name in recordings.NAMES if name.startswith("insoles")])
def test_the_point_under_each_foot_is_that_known_from_20_newton_on(name: str) -> None:
    trial, checked = trial_of(recordings.recording(name)), 0
    assert trial.cells_kg is not None
    assert trial.feet_kg is not None
    for side, load_kg in zip(Side, trial.feet_kg, strict=True):
        under = np.array([cell.foot is side for cell in trial.layout.cells])
        points = centre_of_pressure(trial.cells_kg[:, under], places_of(trial.layout.cells)[under])
        for known in recordings.expected(name)["cop_at_rows"]:
            row, there = known["row"], known[side.value]
            assert trial.t_s[row] == pytest.approx(known["t_s"], abs=1e-6)
            assert bool(load_kg[row] < NEWTON_20_KG) is (there is None)
            if there is not None:
                assert points[row] == pytest.approx(there, abs=0.01)
                checked += 1
    assert checked > 8


# --- The command ----------------------------------------------------------------------------------
@pytest.mark.skipif(not CHECK.is_file(), reason="check.py is not in $STEPLING_RECORDINGS")
def test_the_command_passes_the_check_that_lies_beside_the_recordings() -> None:
    ours = f'"{Path(sys.executable).as_posix()}" -W error -m game'
    done = subprocess.run(
        [
            sys.executable,
            CHECK,
            recordings.FOLDER,
            recordings.FOLDER / "expected",
            "--stepling",
            ours,
        ],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "values hold, 0 misses" in done.stdout
