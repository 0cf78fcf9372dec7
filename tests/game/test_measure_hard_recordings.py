"""`stepling measure` on recordings that nobody wishes for: always a sentence or a result."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from sensors.layout import WII_BOARD, Cell, Layout, Side
from sensors.recording import Recording
from tests.game.recorded import run
from tests.game.running import ROOT, Ran, is_one_sentence, surroundings, told
from tests.sensors.measures import made
from tests.sensors.measures.made_movements import walk

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts memory as Linux")
ROWS_OF_TWO_HOURS = 720_000
MOST_MB = 300
T_S, PLACES = made.swaying(3)


# --- Recordings -----------------------------------------------------------------------------------
def on_cells(layout: Layout, load_kg: float = 25.0) -> Recording:
    """Somebody who sways on cells that share the load."""
    rng = np.random.default_rng(1)
    share = rng.uniform(0.5, 1.5, len(layout.cells)) + 0.1 * np.sin(
        T_S[:, None] + rng.uniform(0, 6)
    )
    return made.of_cells(layout, T_S, load_kg * share / share.sum(axis=1, keepdims=True))


def grid(count: int) -> Layout:
    return Layout(
        "mat", tuple(Cell(f"c{at}", at % 4 * 90.0, at // 4 * 70.0) for at in range(count))
    )


def stamped(t_s: np.ndarray) -> Recording:
    """Somebody on a board, at other times."""
    _, places = made.swaying(3, len(t_s) / 50)
    return made.on_board(t_s, places)


def at_rate(rate_hz: float) -> Recording:
    return made.on_board(*made.swaying(3, 32.0, rate_hz))


def with_cells(change: Callable[[np.ndarray], np.ndarray]) -> Recording:
    """Somebody on a board, whose cells read something else."""
    whole = made.on_board(T_S, PLACES)
    return made.of_cells(WII_BOARD, T_S, change(whole.table[:, 1:]))


def one_foot() -> Recording:
    """Walks on one insole."""
    whole = walk(1)
    layout = Layout("insole_pair", whole.layout.cells[:8])
    return made.of_cells(layout, whole.table[:, 0], whole.table[:, 1:9])


def never_loaded(side: Side) -> Recording:
    """Walks, and this foot never bears anything."""
    whole = walk(1)
    under = np.array([cell.foot is not side for cell in whole.layout.cells])
    return made.of_cells(whole.layout, whole.table[:, 0], whole.table[:, 1:] * under)


HUGE = {
    "huge": lambda: with_cells(lambda kg: np.full_like(kg, 1e6)),
    "huge and noisy": lambda: with_cells(lambda kg: 9e5 + kg),
    "huge and both signs": lambda: with_cells(lambda kg: 1e6 * np.sign(kg - kg.mean(axis=0))),
    "huge places on a plate": lambda: made.on_plates(T_S, PLACES * 1e4),
}
RECORDINGS: dict[str, Callable[[], Recording]] = {
    **HUGE,
    "one row": lambda: stamped(np.zeros(1)),
    "two rows with one stamp": lambda: stamped(np.full(2, 3.0)),
    "all rows with one stamp": lambda: stamped(np.full(1600, 7.0)),
    "no movement at all": lambda: with_cells(lambda kg: np.full_like(kg, 6.0)),
    "no load": lambda: with_cells(lambda kg: 0 * kg),
    "negative loads": lambda: with_cells(lambda kg: -kg),
    "loads that cancel out": lambda: with_cells(lambda kg: kg * [1, -1, 1, -1]),
    "10 rows a second": lambda: at_rate(10.0),
    "20 rows a second": lambda: at_rate(20.0),
    "25 rows a second": lambda: at_rate(25.0),
    "1000 rows a second": lambda: at_rate(1000.0),
    "a gap of a day": lambda: stamped(np.where(np.arange(1600) < 800, T_S, T_S + 86400)),
    "rows days apart": lambda: stamped(np.arange(1600) * 600.0),
    "steps of a nanosecond": lambda: stamped(np.arange(1600) * 1e-9),
    "3 cells": lambda: on_cells(grid(3)),
    "16 cells": lambda: on_cells(grid(16)),
    "1 cell": lambda: on_cells(grid(1)),
    "a board in shares": lambda: on_cells(Layout("mat", WII_BOARD.cells, absolute=False), 0.6),
    "insoles in shares": lambda: made.standing_on("insoles in shares", T_S, PLACES),
    "insoles of one cell": lambda: on_cells(made.insole_layout(1)),
    "one insole": one_foot,
    "left foot never loaded": lambda: never_loaded(Side.LEFT),
    "right foot never loaded": lambda: never_loaded(Side.RIGHT),
    "a plate without load": lambda: made.on_plates(T_S, 0 * PLACES, 0.0),
    "two plates without load": lambda: made.on_plates(T_S, 0 * PLACES, 0.0, 0 * T_S),
    "two plates, one without load": lambda: made.on_plates(T_S, PLACES, 25.0, 0 * T_S),
}


def is_answered(ran: Ran, name: str) -> None:
    """A result, and nothing but it."""
    assert (ran.status, ran.stderr) == (0, ""), (name, ran.stderr)
    assert "nan" not in ran.stdout.lower().split()
    assert "inf" not in ran.stdout.lower().split()
    assert "Traceback" not in ran.stdout


@pytest.mark.parametrize("name", RECORDINGS)
def test_a_hard_recording_is_answered_in_the_table_and_in_json(name: str, tmp_path: Path) -> None:
    recording = RECORDINGS[name]()
    path = made.written(recording, tmp_path / "hard.csv")
    for words in ((), ("--standing-kg", "25"), ("--from", "0", "--to", "20")):
        for ran in (run("measure", path, *words, "--json"), run("measure", path, *words)):
            is_answered(ran, name)
        found = made.as_json(run("measure", path, *words, "--json").stdout)
        assert 0 < found["values"]["recording"]["rows"] <= len(recording.table)
        assert all(why.endswith(".") for why in found["refused"].values())


@pytest.mark.parametrize("name", RECORDINGS)
def test_what_cannot_be_known_of_it_is_not_given(name: str, tmp_path: Path) -> None:
    path = made.written(RECORDINGS[name](), tmp_path / "hard.csv")
    found = made.as_json(run("measure", path, "--json").stdout)
    nobody = {"no load", "negative loads", "loads that cancel out", "one row"} | {
        *("a plate without load", "two plates without load", "steps of a nanosecond"),
        *("two rows with one stamp", "all rows with one stamp"),
    }
    if name in nobody:
        assert found["standing"] is None
        assert not found["values"].keys() & {"sway_raw", "gait_bw", "rises", "squats", "hands"}
        assert "left_share" not in found["values"].get("load", {})
    if name in {"one insole", "1 cell"}:
        assert "left_share" not in found["values"].get("load", {})
    if "shares" in name:
        assert not [key for key in found["values"]["load"] if key.endswith("_kg")]
        assert "gait_20n" not in found["values"]
    if name in {"10 rows a second", "20 rows a second"}:
        assert "sway_lp10" in found["refused"]
    if name in {"a gap of a day", "rows days apart"}:
        assert not [group for group in found["values"] if group.startswith("sway")]


# --- Files that are no recordings -----------------------------------------------------------------
TOP = "# format: 1\n# sensor: wii_board\n# cells: {tl: [-1, 1], tr: [1, 1]}\nt_s,tl,tr\n"
TEXTS = {
    "nothing": "",
    "blank lines": "\n\n\n",
    "no row": TOP,
    "NaN": TOP + "0,1,nan\n",
    "infinite": TOP + "0,inf,1\n",
    "text": TOP + "0,one,1\n",
    "a number missing": TOP + "0,1\n",
    "a number too much": TOP + "0,1,2,3\n",
    "too large": TOP + "0,1,1e7\n",
    "time that runs backwards": TOP + "1,1,1\n0,1,1\n",
    "another format": TOP.replace("format: 1", "format: 2") + "0,1,1\n",
    "no header": "t_s,tl,tr\n0,1,1\n",
    "no sensor": TOP.replace("# sensor: wii_board\n", "") + "0,1,1\n",
    "a column missing": TOP.replace("t_s,tl,tr", "t_s,tl") + "0,1\n",
    "YAML that is none": TOP.replace("{tl:", "{{tl:") + "0,1,1\n",
    "zero bytes": TOP + "0,1,\0\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_that_is_no_recording_is_told_in_one_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(TEXTS[name], encoding="utf-8")
    for words in ((), ("--json",), ("--from", "1")):
        assert "bad.csv" in told(run("measure", path, *words), 1)


# --- Processes of their own -----------------------------------------------------------------------
def strictly(*words: str | Path, longest_s: float = 120.0) -> Ran:
    """The command in a process in which every warning is an error."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "game", "measure", *map(str, words)],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=longest_s,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("name", ["one row", "huge", "a gap of a day", "one insole"])
def test_a_process_that_may_not_warn_answers_too(name: str, tmp_path: Path) -> None:
    ran = strictly(made.written(RECORDINGS[name](), tmp_path / "hard.csv"), "--json")
    is_answered(ran, name)
    made.as_json(ran.stdout)


def test_a_process_ends_with_one_sentence_and_its_status(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(TEXTS["NaN"], encoding="utf-8")
    for words, status in (((bad,), 1), ((bad, "--from", "nan"), 2), ((tmp_path / "none",), 1)):
        ran = strictly(*words)
        assert ran.status == status
        assert is_one_sentence(ran), ran.stderr


CHILD = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE)
peak_kb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"status": done.returncode, "mb": peak_kb / 1024, "bytes": len(done.stdout)}))
"""


@LINUX
def test_two_hours_of_a_board_fit_into_300_mb(tmp_path: Path) -> None:
    """In a process between, for the peak of all children of this one may be another's."""
    _, places = made.swaying(1, 7200.0, 100.0)
    cells = np.round(made.on_board(np.arange(ROWS_OF_TWO_HOURS) / 100, places).table, 3)
    path = tmp_path / "long.csv"
    top = "# format: 1\n# sensor: wii_board\n# cells: {tl: [-216.5, 119.0], tr: [216.5, 119.0], "
    top += "bl: [-216.5, -119.0], br: [216.5, -119.0]}\n"
    with path.open("w", encoding="utf-8") as file:
        file.write(f"{top}t_s,tl,tr,bl,br\n")
        np.savetxt(file, cells, "%.3f", delimiter=",")
    words = [sys.executable, "-W", "error", "-m", "game", "measure", str(path), "--json"]
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *words],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found["status"] == 0
    assert found["bytes"] > 10_000
    assert found["mb"] < MOST_MB
