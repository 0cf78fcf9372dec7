"""`stepling levels preview`: the file is edited while it plays, and every wrong word is told."""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from game.model import Text
from game.scenes.level_errors import MEND, PLAYS_ON
from game.shell.shots import load
from tests.game.level_files import river
from tests.game.recorded import run
from tests.game.running import ROOT, Ran, command, stepling, surroundings, told

PLAYS = "stepling: River plays from its beginning."
SHORT = "reps: 1\nhold_s: 1\n"
LONGEST_S = 30.0


class Preview:
    """A preview that runs beside the test."""

    def __init__(self, process: subprocess.Popen[str], told: Path) -> None:
        self.process = process
        self._told = told

    def lines(self) -> list[str]:
        return self._told.read_text("utf-8").splitlines()

    def wait_for(self, part: str, count: int = 1) -> None:
        """Until so many lines have this in them."""
        self.wait_until(lambda: sum(part in line for line in self.lines()) >= count, part)

    def wait_until(self, looks: Callable[[], bool], what: str) -> None:
        """Until this is so."""
        end = time.monotonic() + LONGEST_S
        while not looks():
            assert time.monotonic() < end, (what, self.lines())
            assert self.process.poll() is None, self.lines()
            time.sleep(0.05)


@contextmanager
def previewed(folder: Path, *words: str | Path) -> Iterator[Preview]:
    said = folder / "told.txt"
    with said.open("w") as file:
        process = subprocess.Popen(
            command("levels", "preview", *words), cwd=ROOT, env=surroundings(), stderr=file
        )
    try:
        yield Preview(process, said)
    finally:
        process.terminate()
        process.wait(10)


def sentences(folder: Path) -> list[list[str]]:
    """What stood on each of the pictures, in their order; one half written is not there yet."""
    shots = []
    for path in sorted(folder.glob("*.json")):
        with suppress(ValueError):
            shots.append(load(path.read_text("utf-8")))
    return [[one.message for one in shot if isinstance(one, Text)] for shot in shots]


def test_a_file_is_edited_while_it_plays(tmp_path: Path) -> None:
    path, shots, data = river(tmp_path, "mine", "reps: 6\n"), tmp_path / "shots", tmp_path / "data"
    words = (path, "--headless", "--seconds", "60", "--sensor", "simulated")
    with previewed(tmp_path, *words, "--data", data, "--shots", shots) as seen:
        seen.wait_for(PLAYS)
        river(tmp_path, "mine", "reps: 600\n")
        seen.wait_for(f"{path}:5:7: reps: reps is 600; it may be 1 to 50")
        path.unlink()
        seen.wait_for("this file is no longer there")
        river(tmp_path, "mine", "reps: 7\n")
        seen.wait_for(PLAYS, 2)
        seen.wait_until(lambda: PLAYS_ON not in sentences(shots)[-1], "a picture without mistakes")
        lines = seen.lines()
    assert [line for line in lines if not line.startswith(" ")] == [
        PLAYS,
        f"{path}:5:7: reps: reps is 600; it may be 1 to 50 (repetitions in a set)",
        f"{path}: this file is no longer there; save it again under this name",
        PLAYS,
    ]
    shown = sentences(shots)
    wrong = [n for n, said in enumerate(shown) if any("reps is 600" in one for one in said)]
    gone = [n for n, said in enumerate(shown) if any("no longer there" in one for one in said)]
    assert wrong
    assert gone
    assert all(PLAYS_ON in shown[n] for n in (*wrong, *gone))
    assert PLAYS_ON not in shown[0]
    assert not data.exists()


def test_a_file_that_was_never_good_is_waited_for(tmp_path: Path) -> None:
    path, shots = river(tmp_path, "mine", "reps: 600\n"), tmp_path / "shots"
    words = (path, "--headless", "--seconds", "60", "--sensor", "simulated", "--shots", shots)
    with previewed(tmp_path, *words) as seen:
        seen.wait_for("reps is 600")
        river(tmp_path, "mine", "reps: 6\n")
        seen.wait_for(PLAYS)
        seen.wait_until(lambda: len(sentences(shots)) > 1, "a second picture")
    first, second, *_ = sentences(shots)
    assert MEND in first
    assert MEND not in second


@pytest.mark.parametrize(
    "sensor", ["simulated", "simulated:weak", "simulated:onlooker", "keyboard"]
)
def test_without_a_screen_it_plays_once_as_fast_as_it_can(tmp_path: Path, sensor: str) -> None:
    data = tmp_path / "data"
    path = river(tmp_path, "mine", SHORT)
    words = ("levels", "preview", path, "--headless", "--sensor", sensor, "--data", data)
    assert stepling(*words) == Ran(0, "", f"{PLAYS}\n")
    assert not data.exists()


def test_without_a_screen_it_ends_after_its_seconds(tmp_path: Path) -> None:
    path = river(tmp_path, "mine", SHORT)
    begun_s = time.monotonic()
    ran = run("levels", "preview", path, "--headless", "--seconds", "1", "--sensor", "simulated")
    assert ran == Ran(0, "", f"{PLAYS}\n")
    assert time.monotonic() - begun_s >= 1.0


def test_without_a_screen_a_file_with_mistakes_does_not_hold(tmp_path: Path) -> None:
    path = river(tmp_path, "mine", "reps: 600\nhold: 1\n")
    check = run("levels", "check", path)
    assert run("levels", "preview", path, "--headless") == Ran(1, "", check.stderr)


def test_a_level_of_the_familys_own_is_found_by_its_id(tmp_path: Path) -> None:
    river(tmp_path / "levels", "mine", SHORT)
    words = ("mine", "--headless", "--sensor", "simulated", "--data", tmp_path)
    assert run("levels", "preview", *words) == Ran(0, "", f"{PLAYS}\n")


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("nowhere.yaml",), 1, "There is no file nowhere.yaml"),
        (("exercises.yaml/",), 1, "There is no file exercises.yaml/"),
        (("otter_river",), 1, "otter_river comes with Stepling and stays as it is"),
        (("nowhere",), 2, "Give one that ends in .yaml"),
        (("",), 2, "a name is missing"),
        ((), 2, "FILE"),
        (("{mine}", "--rung", "2"), 2, "There is no rung 2; this level has 1 rung."),
        (("{mine}", "--rung", "0"), 2, "There is no rung 0"),
        (("{mine}", "--sensor", "wii"), 2, "Play with your sensor: stepling play"),
        (("{mine}", "--sensor", "keyboard:x"), 2, 'not for "keyboard:x"'),
        (("{mine}", "--sensor", "simulated:giant"), 1, "Choose one of: diligent"),
        (("{mine}", "--seconds", "0"), 2, "no number of seconds above 0"),
    ],
)
def test_a_wrong_word_is_told(
    words: tuple[str, ...], status: int, says: str, tmp_path: Path
) -> None:
    path = river(tmp_path, "mine", SHORT)
    given = [word.replace("{mine}", str(path)) for word in words]
    assert says in told(run("levels", "preview", *given, "--headless"), status)


def test_a_rung_of_a_file_with_mistakes_is_waited_for(tmp_path: Path) -> None:
    path = river(tmp_path, "mine", "reps: 600\n")
    ran = run("levels", "preview", path, "--headless", "--rung", "3")
    assert (ran.status, "no rung" in ran.stderr) == (1, False)


def test_control_c_ends_it_and_nothing_is_wrong(tmp_path: Path) -> None:
    path = river(tmp_path, "mine", SHORT)
    words = (path, "--headless", "--seconds", "60", "--sensor", "simulated")
    with previewed(tmp_path, *words) as seen:
        seen.wait_for(PLAYS)
        time.sleep(0.5)
        seen.process.send_signal(2)
        assert seen.process.wait(10) == 0
        assert seen.lines() == [PLAYS]
