"""Whatever goes wrong is told in one sentence that says what to do, and nothing is lost by it."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from profiles.model import Repetition
from profiles.store import Store
from tests.game.recorded import run, short_level
from tests.game.running import (
    ROOT,
    Ran,
    command,
    headless,
    is_one_sentence,
    stepling,
    surroundings,
    told,
)

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
GOOD = ("play", "sleepy_owl", "--sensor", "simulated", "--headless")
BOARD = "# format: 1\n# sensor: b\n# cells: {l: [-9, 0], r: [9, 0]}\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "family"


# --- Wrong use ----------------------------------------------------------------------------------
WRONG = {
    "no such command": (("dance",), "invalid choice: 'dance'"),
    "no level": (("play",), "LEVEL"),
    "no such option": ((*GOOD, "--frobnicate"), "--frobnicate"),
    "a rung that is no number": ((*GOOD, "--rung", "two"), '"two" is no whole number'),
    "a seed that is no number": ((*GOOD, "--seed", "1.5"), '"1.5" is no whole number'),
    "a seed that is too large": ((*GOOD, "--seed", "9" * 30), "at most 18 digits"),
    "a folder without a name": ((*GOOD, "--data", ""), "--data: a name is missing"),
    "pictures without a name": ((*GOOD, "--shots", " "), "--shots: a name is missing"),
    "no such level": (("play", "otter_rivr", *GOOD[2:]), 'Did you mean "otter_river"?'),
    "a level of no name": (("play", "", *GOOD[2:]), "one of log_trail, otter_river"),
    "a level elsewhere": (("play", "../../etc/passwd", *GOOD[2:]), "ends in .yaml"),
    "a rung too high": ((*GOOD, "--rung", "9"), "no rung 9 in sleepy_owl; it has the rungs 1 to 8"),
    "a rung too low": ((*GOOD, "--rung", "0"), "no rung 0"),
    "no such world": ((*GOOD, "--world", "moon"), "there are: woods, snow"),
    "a world of no name": ((*GOOD, "--world", ""), "there are: woods, snow"),
    "no kind of children": (("children",), "COMMAND"),
    "no such avatar": (("children", "add", "Ada", "--avatar", "unicorn"), "there are: "),
}


@pytest.mark.parametrize(("words", "said"), WRONG.values(), ids=WRONG)
def test_wrong_use_is_told_in_one_sentence(words: tuple[str, ...], said: str, data: Path) -> None:
    own = () if "--data" in words else ("--data", str(data))
    assert said in told(run(*own, *words), 2)


DID_NOT_HOLD = {
    "no such level file": (("play", "nowhere.yaml"), "nowhere.yaml cannot be read"),
    "no such sensor": ((*GOOD, "--sensor", "keybord"), 'Did you mean "keyboard"?'),
    "a sensor of no name": ((*GOOD, "--sensor", ""), "There are: keyboard, simulated, recording"),
    "a keyboard with a name": ((*GOOD, "--sensor", "keyboard:x"), "--sensor keyboard"),
    "no such virtual child": ((*GOOD, "--sensor", "simulated:x"), "Choose one of: diligent"),
    "no such child": ((*GOOD, "--child", "nobody"), "stepling children list"),
    "a child of no name": ((*GOOD, "--child", ""), "stepling children list"),
    "progress of nobody": (("progress", "nobody"), "stepling children list"),
    "no recording": ((*GOOD, "--sensor", "recording:"), "recording:FILE"),
    "a missing recording": ((*GOOD, "--sensor", "recording:x.csv"), "there is no such file"),
    "a folder as recording": ((*GOOD, "--sensor", "recording:."), "not a file"),
    "a replay of nothing": (("replay", "nowhere", "--headless"), "no recorded session"),
    "a name of no letters": (("children", "add", " "), "at least one letter"),
    "a name of half letters": (("children", "add", "\udc80x"), "cannot be shown"),
    "a name that turns the text": (("children", "add", "a\u202eb"), "cannot be shown"),
    "a name without end": (("children", "add", "x" * 41), "longer than 40 letters"),
    "the guest's name": (("children", "add", "Guest"), "somebody else"),
}


@pytest.mark.parametrize(("words", "said"), DID_NOT_HOLD.values(), ids=DID_NOT_HOLD)
def test_what_does_not_hold_is_told_in_one_sentence(
    words: tuple[str, ...], said: str, data: Path
) -> None:
    assert said in told(run("--data", data, *words), 1)


RECORDINGS = {
    "empty": b"",
    "of no header": b"t_s,l,r\n0,1,2\n",
    "of no rows": BOARD.encode() + b"t_s,l,r\n",
    "of another format": b"# format: 9\n# sensor: b\n# cells: {l: [0, 0]}\nt_s,l\n0,1\n",
    "of bytes": bytes(range(256)),
    "of zeros": b"\0" * 999,
    "without a column": BOARD.encode() + b"t_s,l\n0,1\n",
    "with a word": BOARD.encode() + b"t_s,l,r\n0,1,two\n",
    "with no number": BOARD.encode() + b"t_s,l,r\n0,nan,inf\n",
    "with a short row": BOARD.encode() + b"t_s,l,r\n0,1\n",
    "that runs backwards": BOARD.encode() + b"t_s,l,r\n1,1,1\n0,1,1\n",
    "with commas for dots": BOARD.encode() + b"t_s;l;r\n0,0;1,0;1,0\n",
    "with broken YAML": b"# format: [1\n# sensor: b\nt_s,l\n0,1\n",
    "with two keys": b"# format: 1\n# format: 1\n# sensor: b\n# cells: {l: [0, 0]}\nt_s,l\n0,1\n",
}


@pytest.mark.parametrize("content", RECORDINGS.values(), ids=RECORDINGS)
def test_a_recording_that_is_none_is_told_with_its_file_and_what_to_do(
    content: bytes, data: Path, tmp_path: Path
) -> None:
    path = tmp_path / "movements.csv"
    path.write_bytes(content)
    ran = run(*headless("sleepy_owl", data, "--sensor", f"recording:{path}", "--json"))
    assert (ran.status, ran.stdout, len(ran.told)) == (1, "", 1)
    assert ran.stderr.startswith(f"stepling: {path}:")
    assert ran.stderr.endswith(".\n")


def test_all_mistakes_of_a_level_are_told_each_with_its_place_and_what_stands_there(
    data: Path, tmp_path: Path
) -> None:
    level = tmp_path / "broken.yaml"
    level.write_text(
        "format: 1\nid: broken\ntitle: {en: X}\ngame: otter_river\nworlds: [river, moon]\n"
        "reps: 800\nreach_share: far\nfrobs: 3\n"
    )
    ran = run(*headless(level, data))
    assert (ran.status, ran.stdout) == (1, "")
    assert ran.told[0] == f"stepling: The level {level} has 4 mistakes. Mend it and try again."
    heads = [line for line in ran.told[1:] if not line.startswith(" ")]
    places = ["5:17", "6:7", "7:14", "8:1"]
    assert [line.split(": ")[0] for line in heads] == [f"{level}:{place}" for place in places]
    assert "    6 | reps: 800" in ran.told
    assert sum(line.strip("| ") == "^" for line in ran.told) == 4


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\tx: 1", b"[", b"a: &b 1\nc: *b", b"5"])
def test_a_file_that_is_no_level_is_told_with_its_place(
    content: bytes, data: Path, tmp_path: Path
) -> None:
    level = tmp_path / "odd.yaml"
    level.write_bytes(content)
    ran = run(*headless(level, data))
    assert (ran.status, ran.stdout) == (1, "")
    assert ran.told[1].startswith(f"{level}:1:")


# --- Places for pictures ------------------------------------------------------------------------
def test_pictures_that_cannot_be_written_are_told(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    assert str(file) in told(run(*GOOD, "--data", data, "--shots", file), 1)
    assert str(file) in told(run(*GOOD, "--data", data, "--shots", file / "below"), 1)
    assert run("children", "add", "Ada", "--data", data).status == 0
    for place in (file / "x.png", tmp_path, tmp_path / "no" / "x.png"):
        said = told(run("progress", "Ada", "--data", data, "--png", place), 1)
        assert f"{place} cannot be written" in said


# --- Screen, sound, and whoever listens ---------------------------------------------------------
NOWHERE = surroundings(
    DISPLAY=None, WAYLAND_DISPLAY=None, XDG_RUNTIME_DIR=None, SDL_VIDEODRIVER=None
)


@LINUX
@pytest.mark.parametrize("words", [(), ("play", "otter_river"), ("play", "log_trail", "--silent")])
def test_without_a_screen_the_way_to_play_is_told(words: tuple[str, ...], data: Path) -> None:
    said = told(stepling("--data", data, *words, env=NOWHERE), 1)
    assert "There is no screen" in said
    assert "--headless" in said


@LINUX
def test_a_replay_without_a_screen_is_told_too(data: Path) -> None:
    run(*headless(short_level("sleepy_owl", data.parent), data, "--record"))
    (folder,) = (data / "sessions").iterdir()
    assert "There is no screen" in told(stepling("replay", folder, env=NOWHERE), 1)


def test_neither_screen_nor_sound_card_is_needed_without_a_screen(data: Path) -> None:
    env = {**NOWHERE, "SDL_AUDIODRIVER": "nothing-of-the-kind"}
    ran = stepling(*headless(short_level("sleepy_owl", data.parent), data, "--json"), env=env)
    assert (ran.status, ran.stderr) == (0, "")
    picture = data.parent / "x.png"
    assert stepling("progress", "guest", "--png", picture, "--data", data, env=env).status == 0


def listened(data: Path, redirection: str, *words: str) -> Ran:
    """Run in a shell with standard output or error led somewhere else."""
    level = short_level("otter_river", data.parent)
    script = f'"$@" {redirection}'
    done = subprocess.run(
        ["sh", "-c", script, "sh", *command(*headless(level, data, *words))],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


NOBODY_LISTENS = {"closed": ">&-", "full": ">/dev/full", "gone": '| "$0" -c "exec <&-"'}


@LINUX
@pytest.mark.parametrize("redirection", NOBODY_LISTENS.values(), ids=NOBODY_LISTENS)
@pytest.mark.parametrize("words", [("--json",), ("--events",)])
def test_where_nobody_takes_what_is_printed_nothing_is_lost(
    redirection: str, words: tuple[str, ...], data: Path
) -> None:
    ran = listened(data, redirection, *words)
    assert is_one_sentence(ran), ran.stderr
    assert "cannot be printed" in ran.stderr
    assert ran.status == (0 if "|" in redirection else 1)  # of a pipe the shell tells the last
    with closing(Store(data)) as store:
        assert len(store.records(Repetition)) >= 1
        # Lines of events may be refused while play goes on, or only after its end.
        assert len(store.unfinished_sessions()) <= (words == ("--events",))


@LINUX
def test_where_nobody_hears_of_troubles_the_status_still_tells(data: Path) -> None:
    assert listened(data, "2>&-", "--json").status == 0
    ran = listened(data, "2>&-", "--child", "nobody")
    assert (ran.status, ran.stdout, ran.stderr) == (1, "", "")
