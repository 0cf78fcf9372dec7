"""A recorded session is lived again tick by tick, and the least change of it is found."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from game.scenes.scene import Click
from tests.game.recorded import PRESSES, Recorded, played, run, scripted, short_level
from tests.game.running import LEVELS, stepling, surroundings

SENSORS = ("simulated", "recording", "scripted")


@pytest.fixture(scope="module", params=[(level, sensor) for level in LEVELS for sensor in SENSORS])
def recorded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Recorded]:
    """A session of each game, with each kind of sensor."""
    game, sensor = request.param
    data = tmp_path_factory.mktemp(f"{game}_{sensor}")
    level = short_level(game, data)
    if sensor == "scripted":
        yield scripted(level, data)
        return
    if sensor == "simulated":
        yield played(level, data)
        return
    # The child in a recording does not know what is asked of it, and takes longer.
    before = tmp_path_factory.mktemp(f"{game}_before")
    longer = played(short_level(game, before, sets=3), before)
    yield played(level, data, "--sensor", f"recording:{longer.folder / 'samples.csv'}")


@pytest.fixture(scope="module")
def by_script(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    data = tmp_path_factory.mktemp("by_script")
    return scripted(short_level("otter_river", data), data)


def replayed(folder: Path) -> tuple[int, int | None]:
    """The exit status, and the tick that was named."""
    ran = run("replay", folder, "--headless", "--json")
    found = json.loads(ran.stdout)
    assert found["same"] is (ran.status == 0)
    tick = found["first_difference"]
    told = [] if tick is None else [f"Tick {tick} is the first that came out differently."]
    assert ran.told == [f"stepling: {line}" for line in told]
    return ran.status, tick


# --- The same -----------------------------------------------------------------------------------
def test_a_recorded_session_is_lived_again_with_the_same_repetitions(recorded: Recorded) -> None:
    ran = run("replay", recorded.folder, "--headless", "--json")
    assert (ran.status, ran.stderr) == (0, "")
    assert json.loads(ran.stdout) == {
        "session": recorded.folder.name,
        "ticks": len(recorded.ticks),
        "repetitions": len(recorded.repetitions),
        "same": True,
        "first_difference": None,
    }
    assert len(recorded.repetitions) >= 1


def test_pauses_and_inputs_are_lived_again_too(by_script: Recorded) -> None:
    presses = [press for _, presses, _ in by_script.ticks for press in presses]
    assert ["click", 3.5, 7.25] in presses
    assert ["press", "stop"] in presses
    assert replayed(by_script.folder) == (0, None)


def test_another_process_lives_it_again_too_by_the_name_of_the_session(tmp_path: Path) -> None:
    recorded = played(short_level("log_trail", tmp_path), tmp_path, "--sensor", "simulated:weak")
    env = surroundings(PYTHONHASHSEED="99")
    ran = stepling("replay", recorded.folder.name, "--headless", "--data", tmp_path, env=env)
    assert ran.status == 0
    assert ran.stdout.endswith("2 repetitions: all the same.\n")
    assert ran.stderr == ""


# --- One thing changed --------------------------------------------------------------------------
def rows_of(folder: Path) -> tuple[list[str], list[str]]:
    """Header lines and rows of the samples."""
    lines = (folder / "samples.csv").read_text("utf-8").splitlines(keepends=True)
    first = next(at for at, line in enumerate(lines) if line.startswith("t_s")) + 1
    return lines[:first], lines[first:]


def write_rows(folder: Path, top: list[str], rows: list[str]) -> None:
    (folder / "samples.csv").write_text("".join(top + rows), "utf-8")


@pytest.mark.parametrize("at", [0.0, 0.4, 1.0], ids=["first", "middle", "last"])
def test_a_row_that_was_changed_ever_so_little_is_found_at_its_tick(
    recorded: Recorded, at: float, tmp_path: Path
) -> None:
    folder = recorded.copied_to(tmp_path)
    top, rows = rows_of(folder)
    row = round(at * (len(rows) - 1))
    *kept, last = rows[row].rstrip("\n").split(",")
    rows[row] = ",".join([*kept, repr(float(last) + 1e-9)]) + "\n"
    write_rows(folder, top, rows)
    assert replayed(folder) == (1, recorded.tick_of_row(row))


@pytest.mark.parametrize("at", [0.6, 1.0], ids=["middle", "last"])
def test_a_row_that_is_missing_is_found_at_its_tick(
    recorded: Recorded, at: float, tmp_path: Path
) -> None:
    folder = recorded.copied_to(tmp_path)
    top, rows = rows_of(folder)
    row = round(at * (len(rows) - 1))
    del rows[row]
    write_rows(folder, top, rows)
    assert replayed(folder) == (1, recorded.tick_of_row(row))


def test_a_row_that_was_added_at_the_end_comes_after_the_last_tick(
    recorded: Recorded, tmp_path: Path
) -> None:
    folder = recorded.copied_to(tmp_path)
    top, rows = rows_of(folder)
    write_rows(folder, top, [*rows, rows[-1]])
    assert replayed(folder) == (1, len(recorded.ticks) + 1)


Change = Callable[[dict[str, Any]], None]


def level_with(old: str, new: str) -> Change:
    return lambda session: session.update(level_text=session["level_text"].replace(old, new))


def changed(recorded: Recorded, folder: Path, change: Change) -> Path:
    into, session = recorded.copied_to(folder), recorded.session
    change(session)
    (into / "session.json").write_text(json.dumps(session), "utf-8")
    return into


OF_EACH: dict[str, Change] = {
    "seed": lambda session: session.update(seed=str(int(session["seed"]) + 1)),
    "level": level_with("reps: 2", "reps: 3"),
}
OF_ONE: dict[str, Change] = {
    "rest": level_with("rest_s: 15", "rest_s: 16"),
    "hold": level_with("hold_s: 0.5", "hold_s: 0.6"),
    "world": lambda session: session.update(world="ocean"),
    "day": lambda session: session.update(day_s="1.0"),
    "weight": lambda session: session["calibration"].update(standing_kg=30.5),
    "lift": lambda session: session["calibration"].update(left_lift_share=0.14),
}


@pytest.mark.parametrize("change", OF_EACH.values(), ids=OF_EACH)
def test_a_seed_or_a_level_that_was_changed_is_found_at_once(
    recorded: Recorded, change: Change, tmp_path: Path
) -> None:
    assert replayed(changed(recorded, tmp_path, change)) == (1, 1)


@pytest.mark.parametrize("change", OF_ONE.values(), ids=OF_ONE)
def test_whatever_stands_above_the_ticks_is_found_where_it_was_changed(
    by_script: Recorded, change: Change, tmp_path: Path
) -> None:
    assert replayed(changed(by_script, tmp_path, change)) == (1, 1)


def with_ticks(recorded: Recorded, folder: Path, ticks: list[list[Any]]) -> Path:
    return changed(recorded, folder, lambda session: session.update(ticks=ticks))


@pytest.mark.parametrize("press", [["press", "right"], ["click", 1.0, 2.0], ["typed", "ß"]])
def test_an_input_that_was_added_is_found_at_its_tick_even_where_it_does_nothing(
    by_script: Recorded, press: list[Any], tmp_path: Path
) -> None:
    ticks = by_script.ticks
    at = len(ticks) // 2
    ticks[at][1] = [*ticks[at][1], press]
    assert replayed(with_ticks(by_script, tmp_path, ticks)) == (1, at + 1)


@pytest.mark.parametrize("press", PRESSES.values(), ids=str)
def test_an_input_that_was_taken_away_is_found_at_its_tick(
    by_script: Recorded, press: object, tmp_path: Path
) -> None:
    ticks = by_script.ticks
    gone = ["click", *press] if isinstance(press, Click) else ["press", getattr(press, "value", "")]
    at = next(n for n, (_, presses, _) in enumerate(ticks) if gone in presses)
    ticks[at][1] = []
    assert replayed(with_ticks(by_script, tmp_path, ticks)) == (1, at + 1)


def test_ticks_that_are_missing_or_too_many_are_found(recorded: Recorded, tmp_path: Path) -> None:
    ticks = recorded.ticks
    cut = next(n for n in range(len(ticks) - 1, 0, -1) if ticks[n][0])
    fewer = with_ticks(recorded, tmp_path / "fewer", ticks[:cut])
    assert replayed(fewer) == (1, cut + 1)
    more = with_ticks(recorded, tmp_path / "more", [*ticks, ticks[-1]])
    assert replayed(more) == (1, len(ticks) + 1)
    moved = [list(tick) for tick in ticks]
    moved[cut - 1][0] += 1
    moved[cut][0] -= 1
    assert replayed(with_ticks(recorded, tmp_path / "moved", moved)) == (1, cut)
