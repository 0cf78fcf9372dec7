"""`stepling levels new`: what it asks, what it writes, and that nothing is lost by it."""

import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from game.minigames import GAMES
from game.shell import levels_asking, levels_new
from game.shell.levels import library
from tests.game.level_files import ok, river
from tests.game.recorded import run
from tests.game.running import ROOT, stepling, surroundings, told

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="terminals and limits of Unix")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "family"


@pytest.mark.parametrize("game", GAMES)
def test_a_new_level_of_each_game_has_comments_a_ladder_and_no_mistakes(
    game: str, data: Path
) -> None:
    ran = stepling("levels", "new", "my_level", "--game", game, "--data", data)
    path = data / "levels" / "my_level.yaml"
    assert ran == (0, f"{path}\n", "")
    first, *lines = path.read_text("utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=level.schema.json"
    assert (path.parent / "level.schema.json").read_text("utf-8") == (
        ROOT / "exercises" / "schema.json"
    ).read_text("utf-8")
    values = [line for line in lines if ": " in line and not line.startswith((" ", "#"))]
    assert all(" # " in line for line in values)
    level = library(data).level("my_level")
    assert (level.game, len(level.rungs)) == (game, 2)
    assert level.rungs[0].params == library().level(game).rungs[0].params
    if sys.platform != "win32":
        assert {folder.stat().st_mode & 0o777 for folder in (data, path.parent)} == {0o700}


def test_another_file_is_replaced_only_by_force(data: Path) -> None:
    path = river(data / "levels", "mine")
    before = path.read_text("utf-8")
    words = ("levels", "new", "mine", "--data", data)
    assert f"{path} is there already" in told(run(*words), 1)
    assert path.read_text("utf-8") == before
    assert run(*words, "--force").status == 0
    assert path.read_text("utf-8") != before
    folder = data / "levels" / "folder.yaml"
    folder.mkdir()
    assert "is a folder" in told(run("levels", "new", "folder", "--data", data, "--force"), 1)


def test_that_a_built_in_level_is_no_longer_played_is_said_aloud(data: Path) -> None:
    ran = run("levels", "new", "otter_river", "--data", data)
    assert ran.status == 0
    assert "yours is played instead of the built-in otter_river" in ran.stderr
    assert library(data).overridden == ("otter_river",)


def test_a_strangers_schema_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "level.schema.json"
    other.write_text("{}")
    assert run("levels", "new", "mine", "--to", tmp_path).status == 0
    assert other.read_text() == "{}"


@pytest.mark.parametrize("word", ["true", "false", "null", "no", "on", "y", "e5", "a_"])
def test_an_id_that_yaml_would_misread_is_no_trap(word: str, tmp_path: Path) -> None:
    assert run("levels", "new", word, "--to", tmp_path).status == 0
    assert ok("check", tmp_path / f"{word}.yaml") == ["1 file checked: nothing is wrong."]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("My Río",), 2, 'Did you mean "my_rio"?'),
        (("3_rivers",), 2, 'Did you mean "rivers"?'),
        (("../x",), 2, 'Did you mean "x"?'),
        (("河",), 2, "a letter first"),
        (("",), 2, "can be no id"),
        (("x" * 41,), 2, "at most 40"),
        (("mine", "--game", "otter"), 2, 'Did you mean "otter_river"?'),
        (("mine", "--game", ""), 2, "a name is missing"),
        (("mine", "--to", "no_such_folder"), 1, "There is no folder no_such_folder"),
        ((), 2, "ID"),
    ],
)
def test_a_wrong_word_is_told_and_nothing_is_written(
    words: tuple[str, ...], status: int, says: str, data: Path
) -> None:
    assert says in told(run("levels", "new", *words, "--data", data), status)
    assert not data.exists()


@UNIX
def test_a_disk_that_takes_no_more_leaves_no_half_level(data: Path) -> None:
    from resource import RLIMIT_FSIZE, setrlimit  # noqa: PLC0415  # not on every system

    full: Callable[[], None] = lambda: setrlimit(RLIMIT_FSIZE, (600, 600))  # noqa: E731
    said = told(stepling("levels", "new", "mine", "--data", data, preexec_fn=full), 1)
    assert "cannot be written (" in said
    assert list((data / "levels").iterdir()) == []


@UNIX
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    in_its_place = tmp_path / "data"
    in_its_place.write_text("no folder")
    said = told(run("levels", "new", "mine", "--data", in_its_place), 1)
    assert "cannot be written (" in said


class Answers:
    """Somebody who answers questions one by one, and remembers them."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.questions = list(answers), list[str]()

    def __call__(self, question: str) -> str:
        self.questions.append(question)
        return self.answers.pop(0) + "\n"


def test_an_answer_that_cannot_be_is_asked_for_again() -> None:
    somebody = Answers("tetris", "otter_river", "many", "500", "4", "", "2,5")
    game = levels_asking.game(None, somebody)
    here = library()
    text = levels_asking.text("mine", here.level(game), here, somebody)
    params = here.read(text, "mine.yaml").rungs[0].params
    assert (params.reps, params.reach_share, params.hold_s) == (4, 0.5, 2.5)
    assert somebody.questions[2] == "How many repetitions in a set (1 to 50) [8]: "
    assert somebody.questions[3] == "Please write a number from 1 to 50, or nothing for 8: "


def test_numbers_that_do_not_go_together_are_asked_for_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    somebody = Answers("50", "", "60", "2", "", "60")
    here = library()
    text = levels_asking.text("mine", here.level("otter_river"), here, somebody)
    assert here.read(text, "mine.yaml").rungs[0].params.reps == 2
    assert "at most 120 s are safe" in capsys.readouterr().err


@pytest.mark.parametrize("game", GAMES)
def test_whatever_is_answered_the_second_rung_is_safe(game: str) -> None:
    here = library()
    model = here.level(game)
    keys = levels_new.defaults(model)
    for end in ("least", "most"):
        for key in keys:
            answers = {**keys, key: getattr(levels_new.span(game, key), end)}
            if answers["reps"] * answers["hold_s"] <= 120:
                text = levels_new.text("mine", model, answers)
                assert here.read(text, "mine.yaml").rungs


@UNIX
def test_on_a_terminal_it_asks_and_takes_the_answers(data: Path) -> None:
    import pty  # noqa: PLC0415  # not on every system

    ours, theirs = pty.openpty()
    os.write(ours, b"sleepy_owl\n4\n12\n")
    words = (sys.executable, "-m", "game", "levels", "new", "nap", "--data", str(data))
    done = subprocess.run(
        words,
        cwd=ROOT,
        env=surroundings(),
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert (done.returncode, done.stdout.decode().strip()) == (0, str(data / "levels/nap.yaml"))
    assert "Which game (otter_river, sleepy_owl, log_trail) [otter_river]: " in shown
    params = library(data).level("nap").rungs[0].params
    assert (params.reps, params.hold_s) == (4, 12)


def test_where_nobody_answers_any_more_nothing_is_written(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Ended())
    monkeypatch.setattr("game.shell.levels_asking.terminal", lambda: levels_asking.answered)
    ran = run("levels", "new", "nap", "--data", data)
    assert (ran.status, ran.stdout) == (1, "")
    assert "the questions were not answered" in ran.stderr
    assert not data.exists()


class Ended(StringIO):
    """A terminal on which somebody pressed Ctrl+D."""
