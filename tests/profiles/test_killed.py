"""A program that is killed at any moment loses nothing that it had said was kept."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from profiles.model import Repetition, Round, SessionRecord
from profiles.store import DATABASE, Store

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("STEPLING_KILLS", "20"))
"""The release gate G8 asks for 1000; the suite is quicker with fewer."""


def killed_after(folder: Path, wait_s: float, *, from_first_kept: bool) -> list[str]:
    """What the program had printed when it was killed."""
    script = [sys.executable, "-m", "tests.profiles.keep_until_killed", str(folder)]
    with subprocess.Popen(script, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        first = program.stdout.readline() if from_first_kept else ""
        time.sleep(wait_s)
        program.kill()
        rest = program.stdout.read()
    whole_lines = (first + rest).rpartition("\n")[0]
    return whole_lines.split()


def quick_check(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA quick_check").fetchone()[0])


def test_killed_at_any_moment_everything_that_was_answered_is_on_the_disk(tmp_path: Path) -> None:
    random = Random(20260314)
    printed: list[str] = []
    for n in range(KILLS):
        # Some die while they open or make the database, most while they play.
        early = n % 4 == 0
        wait_s = random.uniform(0.0, 0.25 if early else 0.06)
        printed += killed_after(tmp_path, wait_s, from_first_kept=not early)
        if not early:
            with closing(Store(tmp_path)) as store:
                unfinished = {session.id for session in store.unfinished_sessions()}
                assert unfinished == {session.id for session in store.records(SessionRecord)}
            assert quick_check(tmp_path / DATABASE) == "ok"
    with closing(Store(tmp_path)) as store:
        kinds = (SessionRecord, Round, Repetition)
        kept = {record.id for kind in kinds for record in store.records(kind)}
        offered = store.unfinished_sessions()
        for session in offered:
            store.finish_interrupted(session.id, keep=True)
        assert store.unfinished_sessions() == ()
        assert store.progress(store.guest()).totals.reps == len(store.records(Repetition))
    assert len(printed) > KILLS
    assert set(printed) <= kept
    assert len(offered) >= KILLS - KILLS // 4 - 1


@pytest.mark.parametrize("wait_s", [0.0, 0.08, 0.11, 0.14, 0.2])
def test_killed_while_the_database_is_made_the_next_start_is_clean(
    tmp_path: Path, wait_s: float
) -> None:
    killed_after(tmp_path / "family", wait_s, from_first_kept=False)
    with closing(Store(tmp_path / "family")) as store:
        assert store.guest().code == "guest"
