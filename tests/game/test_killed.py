"""A game that is killed loses no repetition that it had told, and says so the next time."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from game.model import TICK_S
from game.scenes.answers import Answer
from game.scenes.home import CUT_OFF, Home
from game.scenes.menu import SETTLE_S
from game.scenes.scene import Effect, FinishInterrupted, LoadUnfinished, Press, Scene, Tick
from game.scenes.setting import Setting
from game.shell.steward import Steward
from profiles.model import Repetition, SessionRecord
from profiles.store import DATABASE, Store
from sensors.signals import Signals
from tests.game.recorded import run
from tests.game.running import ROOT, command, headless, is_one_sentence, stepling, surroundings
from tests.game.shell.small_program import small

LONG = """\
format: 1
id: long_river
title: {en: Long River}
game: otter_river
worlds: [river]
hold_s: 0.5
reps: 40
sets: 2
rest_s: 15
"""
MOST_EVENTS = 30


class Killed(NamedTuple):
    """What a program had told when it died."""

    printed: list[dict[str, Any]]
    seen_at_once: bool
    """Whether another program could read the last repetition as soon as it was told."""


def killed_after(events: int, level: Path, data: Path, *words: str) -> Killed:
    """Play, and kill -9 once so many repetitions were told."""
    words = ("--seed", str(events), "--events", "--json", *words)
    with subprocess.Popen(
        command(*headless(level, data, *words)),
        cwd=ROOT,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as program:
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(events)]
        seen = json.loads(lines[-1])["id"] in ids_on_disk(data)
        program.kill()
        lines += program.stdout.read().splitlines(keepends=True)
    assert program.returncode != 0
    return Killed([json.loads(line) for line in lines if line.endswith("\n")], seen)


def ids_on_disk(data: Path) -> set[str]:
    """The repetitions that a program beside it finds in the database."""
    with closing(sqlite3.connect(f"{(data / DATABASE).as_uri()}?mode=ro", uri=True)) as connection:
        return {str(id_) for (id_,) in connection.execute("SELECT id FROM repetition")}


def is_intact(data: Path) -> bool:
    with closing(sqlite3.connect(data / DATABASE)) as connection:
        check = connection.execute("PRAGMA integrity_check").fetchone()
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return check == ("ok",) and orphans == []


@pytest.fixture
def level(tmp_path: Path) -> Path:
    path = tmp_path / "long_river.yaml"
    path.write_text(LONG, "utf-8")
    return path


def kill_again_and_again(times: int, level: Path, data: Path, random: Random) -> None:
    told: set[str] = set()
    for number in range(1, times + 1):
        killed = killed_after(random.randint(1, MOST_EVENTS), level, data)
        assert killed.seen_at_once
        told |= {event["id"] for event in killed.printed}
        assert is_intact(data)
        with closing(Store(data)) as store:
            kept = store.records(Repetition)
            assert told <= {repetition.id for repetition in kept}
            assert len(store.unfinished_sessions()) == number
            assert len(store.records(SessionRecord)) == number
            assert store.progress(store.guest()).totals.reps == len(kept)
    assert len(told) >= times


def test_a_killed_game_loses_no_repetition_that_it_had_told(level: Path, tmp_path: Path) -> None:
    kill_again_and_again(6, level, tmp_path / "family", Random(20260608))


@pytest.mark.long
def test_a_game_that_is_killed_fifty_times_loses_nothing(level: Path, tmp_path: Path) -> None:
    kill_again_and_again(50, level, tmp_path / "family", Random(50))


# --- The next start -----------------------------------------------------------------------------
@pytest.fixture
def cut_off(level: Path, tmp_path: Path) -> tuple[Path, int]:
    """A data folder with one session that was cut off, and how many repetitions are in it."""
    data = tmp_path / "family"
    killed_after(5, level, data)
    return data, len(ids_on_disk(data))


def test_without_a_screen_the_next_start_says_what_was_cut_off(cut_off: tuple[Path, int]) -> None:
    data, done = cut_off
    ran = run(*headless("sleepy_owl", data, "--seed", "1", "--json"))
    assert ran.status == 0
    assert is_one_sentence(ran)
    assert ran.told[0].startswith(
        "stepling: 1 game was cut off before the end; every repetition is safe."
    )
    assert json.loads(ran.stdout)["ended_by"] == "level"
    with closing(Store(data)) as store:
        assert len(store.unfinished_sessions()) == 1
        assert len(ids_on_disk(data)) > done


def test_progress_shows_what_was_done_in_a_session_that_was_cut_off(
    cut_off: tuple[Path, int],
) -> None:
    data, done = cut_off
    ran = run("progress", "guest", "--data", data)
    assert (ran.status, ran.stderr) == (0, "")
    assert f"{done} repetitions" in ran.stdout


def starts(data: Path, store: Store) -> tuple[Home, Steward]:
    """The first screen, once everything that it asked for was answered."""
    steward = small(data, store).steward
    scene, effects = Home(Setting((), "keyboard")).step(Tick(TICK_S, Signals()))
    assert LoadUnfinished in map(type, effects)
    scene = carried(scene, steward, effects)
    assert isinstance(scene, Home)
    return scene, steward


def carried(scene: Scene, steward: Steward, effects: tuple[Effect, ...]) -> Scene:
    for effect in effects:
        steward.carry_out(effect)
    answers: tuple[Answer, ...] = steward.answers()
    return scene.step(Tick(TICK_S, Signals(), answers=answers))[0]


def shown(scene: Scene) -> set[str]:
    return {str(getattr(shape, "message", "")) for shape in scene.view()}


@pytest.mark.parametrize("keep", [True, False])
def test_the_first_screen_offers_to_keep_what_was_done(
    cut_off: tuple[Path, int], keep: bool
) -> None:
    data, done = cut_off
    with closing(Store(data)) as store:
        home, steward = starts(data, store)
        assert CUT_OFF in shown(home)
        offer, _ = home.step(Tick(SETTLE_S, Signals()))
        presses = (Press.OK,) if keep else (Press.RIGHT, Press.OK)
        scene, effects = offer.step(Tick(TICK_S, Signals(), presses))
        asked = [effect for effect in effects if isinstance(effect, FinishInterrupted)]
        assert [effect.keep for effect in asked] == [keep]
        carried(scene, steward, effects)
        assert store.unfinished_sessions() == ()
        totals = store.progress(store.guest()).totals
        assert totals.reps == (done if keep else 0)
        assert len(store.records(Repetition)) == done
        again, _ = starts(data, store)
        assert CUT_OFF not in shown(again)


def test_a_recording_that_was_cut_off_cannot_be_lived_again_and_says_so(
    level: Path, tmp_path: Path
) -> None:
    data = tmp_path / "family"
    killed_after(3, level, data, "--record")
    (folder,) = (data / "sessions").iterdir()
    ran = run("replay", folder, "--headless")
    assert ran.status == 1
    assert is_one_sentence(ran)
    assert "was cut off before its end" in ran.stderr


# --- Asked to stop ------------------------------------------------------------------------------
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to a child there")
def test_ctrl_c_ends_a_game_with_one_sentence_and_keeps_what_was_told(
    level: Path, tmp_path: Path
) -> None:
    from signal import SIGINT  # noqa: PLC0415  # not on every system

    data = tmp_path / "family"
    with subprocess.Popen(
        command(*headless(level, data, "--events")),
        cwd=ROOT,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        first = program.stdout.readline()
        program.send_signal(SIGINT)
        rest, told = program.communicate()
    assert program.returncode == 1
    assert told == "stepling: Stopped, as you asked. What was played so far is kept.\n"
    printed = {json.loads(line)["id"] for line in (first + rest).splitlines()}
    assert printed <= ids_on_disk(data)
    assert "cut off" in stepling(*headless("sleepy_owl", data)).stderr
