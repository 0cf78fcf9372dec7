"""Movements stay at home, and are kept only where an adult asked for it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from profiles.store import DATABASE, Store
from tests.game.recorded import run, short_level
from tests.game.running import KEYS, ROOT, headless, surroundings


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "family"


def bytes_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def movements(tmp_path: Path) -> Path:
    """A recording whose every number can be told from all others."""
    random = Random(4)
    rows = [(n / 100, *(7.0 + random.random() for _ in range(4))) for n in range(2000)]
    cells = "{tl: [-216.5, 119.0], tr: [216.5, 119.0], bl: [-216.5, -119.0], br: [216.5, -119.0]}"
    top = f"# format: 1\n# sensor: wii_board\n# cells: {cells}\nt_s,tl,tr,bl,br\n"
    path = tmp_path / "movements.csv"
    path.write_text(top + "".join(",".join(map(repr, row)) + "\n" for row in rows), "utf-8")
    return path


def loads_of(movements: Path) -> Iterator[bytes]:
    for line in movements.read_bytes().splitlines()[4:]:
        yield from line.split(b",")[1:]


def test_without_being_asked_no_movement_is_kept(movements: Path, data: Path) -> None:
    ran = run(*headless("sleepy_owl", data, "--sensor", f"recording:{movements}"))
    assert ran == (0, "", "")
    kept = bytes_below(data)
    assert kept
    assert not any(load in kept for load in loads_of(movements))
    assert {path.name for path in data.iterdir()} == {DATABASE, "stepling.lock", "backups"}


def test_asked_for_movements_are_kept_and_their_place_is_told(movements: Path, data: Path) -> None:
    spec = f"recording:{movements}"
    ran = run(*headless("sleepy_owl", data, "--sensor", spec, "--record", "--json"))
    assert ran.status == 0
    assert list(json.loads(ran.stdout)) == KEYS
    (folder,) = (data / "sessions").iterdir()
    assert ran.told == [
        f'stepling: The movements are kept. Live them again: stepling replay "{folder}"'
    ]
    kept = bytes_below(folder)
    assert all(load in kept for load in loads_of(movements))


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such rights there")
def test_movements_are_for_the_eyes_of_their_owner_only(movements: Path, data: Path) -> None:
    run(*headless("sleepy_owl", data, "--sensor", f"recording:{movements}", "--record"))
    for path in (data, *data.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.parametrize("on", [True, False])
def test_the_adults_switch_in_a_childs_profile_decides(
    on: bool, movements: Path, data: Path
) -> None:
    with closing(Store(data)) as store:
        child = store.update_child(replace(store.add_child("Ada", "otter"), recording_on=on))
    words = headless("sleepy_owl", data, "--sensor", f"recording:{movements}")
    assert run(*words, "--child", child.code) == (0, "", "")
    assert (data / "sessions").exists() is on
    with closing(Store(data)) as store:
        found = store.child(child.code)
        assert found is not None
        assert found.recording_on is on


def test_asking_once_turns_the_childs_switch_not_on(movements: Path, data: Path) -> None:
    code = run("children", "add", "Ada", "--data", data).stdout.strip()
    words = headless("sleepy_owl", data, "--sensor", f"recording:{movements}", "--child", code)
    assert run(*words, "--record").status == 0
    with closing(Store(data)) as store:
        found = store.child(code)
        assert found is not None
        assert not found.recording_on


# --- No network ---------------------------------------------------------------------------------
WATCHED = """
import sys
def watch(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"a network was touched: {event} {arguments}")
sys.addaudithook(watch)
from game.cli import main
sys.exit(main())
"""


def test_a_game_without_a_screen_opens_no_socket_of_any_kind(movements: Path, data: Path) -> None:
    level = short_level("sleepy_owl", data.parent)
    for sensor in ("simulated", f"recording:{movements}"):
        words = headless(level, data, "--sensor", sensor, "--record", "--json")
        done = subprocess.run(
            [sys.executable, "-c", WATCHED, *words],
            cwd=ROOT,
            env=surroundings(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def test_the_watch_sees_a_socket() -> None:
    planted = WATCHED.replace("from game.cli import main", "import socket; socket.socket()")
    done = subprocess.run([sys.executable, "-c", planted], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"a network was touched: socket" in done.stderr
