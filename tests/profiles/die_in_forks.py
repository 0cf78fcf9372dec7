"""Families whose program is killed at random moments, hundreds of times a minute.

    python -m tests.profiles.die_in_forks FOLDER TIMES SEED

Each time is a process of its own, forked from one that has all modules loaded, doing one kind of
work; it tells through a pipe what was said to be kept, and is killed with SIGKILL. Then the data is
opened again: whatever was told must be there, whole. The next one goes on with the same data.
One JSON object is printed in the end. Where there is no `fork` there is nothing of this.
"""

import json
import os
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from time import sleep

from profiles.migrations import SCHEMA
from profiles.model import Child, Gear, Repetition, Result, Round, SessionRecord
from profiles.rotation import backups
from profiles.store import DATABASE, Store
from tests.profiles.afternoon import repetition_of, round_of, session_of
from tests.profiles.older import OLDER, as_of_schema, golden_rows, rows_of, with_the_columns_of

KINDS = (Child, Gear, SessionRecord, Round, Repetition)
LONGEST_S = {"play": 0.03, "save": 0.05, "migrate": 0.06, "backup": 0.08, "import": 0.03}
"""Within so long each of them is killed: from its start, or from when its work was begun."""
BEGUN = "begun"
Tell = Callable[[str], None]


def main(folder: Path, times: int, seed: int) -> None:
    """Kill, look, and go on."""
    random, tally = Random(seed), Counter[str]()
    told: set[str] = set()
    family = folder / "family"
    packet = _packet(folder / "sender")
    for number in range(times):
        kind = (*LONGEST_S,)[number % len(LONGEST_S)]
        place = folder / f"old-{number}" if kind == "migrate" else family
        if kind == "migrate":
            as_of_schema(random.choice(list(OLDER)), place)
        after_s = random.uniform(0.0, LONGEST_S[kind])
        # Every fourth dies while it opens the data, or somewhat later.
        from_begun = kind != "migrate" and number // len(LONGEST_S) % 4 > 0
        news, died = _killed(kind, place, packet, after_s, from_begun)
        tally[kind] += 1
        tally[f"{kind} died"] += died
        tally["told"] += len(news)
        if kind == "migrate":
            _assert_whole_and_new(place)
        else:
            told |= set(news)
            _assert_all_there(family, told)
    sys.stdout.write(json.dumps(tally))


def _killed(
    kind: str, place: Path, packet: object, after_s: float, from_begun: bool
) -> tuple[list[str], bool]:
    """What it had told, and whether it was killed before its end."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        with suppress(BaseException):  # whatever happens, it must never come back into the loop
            os.close(reads)
            _work(kind, place, packet, lambda id_: os.write(writes, f"{id_}\n".encode()))
            status = 0
        os._exit(status)
    os.close(writes)
    first = os.read(reads, 1) if from_begun else b""
    sleep(after_s)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reads) as pipe:
        lines = first.decode() + pipe.read()
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, f"{kind} failed"
    told = lines.rpartition("\n")[0].split()
    return [id_ for id_ in told if id_ != BEGUN], os.WIFSIGNALED(status)


# --- What is done when death comes ----------------------------------------------------------------
def _work(kind: str, place: Path, packet: object, tell: Tell) -> None:
    do = {"play": _play, "save": _save, "backup": _back_up}
    store = Store(place)
    tell(BEGUN)
    if kind == "migrate":
        store.close()
    elif kind == "import":
        store.take_in(packet, "2026-03-14")
        for child in store.children():
            tell(child.id)
    else:
        do[kind](store, tell)


def _play(store: Store, tell: Tell) -> None:
    guest = store.guest()
    session = session_of(guest, store.gear_of(guest))
    round_ = round_of(session)
    store.keep(session.id, session)
    store.keep(round_.id, round_)
    for number in range(1, 10_000):
        repetition = repetition_of(round_, number)
        store.keep(repetition.id, repetition)
        for kept in store.answers():
            assert kept.error is None
            tell(kept.ticket)


def _save(store: Store, tell: Tell) -> None:
    """Children, their settings and their gear; and sessions that were cut off are ended."""
    for number in range(100):
        child = store.add_child(f"Ana{number}", "fox")
        tell(child.id)
        store.update_child(replace(child, text_scale=2.0, calm=True))
        tell(store.gear_of(child).id)
        for session in store.unfinished_sessions()[:2]:
            store.finish_interrupted(session.id, keep=number % 3 != 0)


def _back_up(store: Store, tell: Tell) -> None:
    for day in range(1, 29):
        tell(store.guest().id)
        session = session_of(store.guest(), store.gear_of(store.guest()))
        store.keep(session.id, session)
        store.back_up(f"2026-03-{day:02}")


def _packet(folder: Path) -> object:
    with closing(Store(folder)) as store:
        child = store.add_child("Kim", "owl")
        for number in range(20):
            session = session_of(child, store.gear_of(child), ended_by="level")
            round_ = round_of(session)
            for record in (session, round_, repetition_of(round_, 1 + number)):
                store.keep(record.id, record)
        store.flush(10)
        return store.packed([child], "0.1.0", "2026-03-14T16:00:00+01:00")


# --- What must hold afterwards --------------------------------------------------------------------
def _assert_all_there(family: Path, told: set[str]) -> None:
    if family.exists():
        with closing(Store(family)) as store:
            there = {record.id for kind in KINDS for record in store.records(kind)}
            assert told <= there, f"{len(told - there)} were told and are gone"
            assert len(store.records(Result)) <= len(store.records(Round))
            for child in store.children():
                store.progress(child)
        _assert_intact(family / DATABASE)
        for backup in backups(family):
            _assert_intact(backup.path)
    assert told == set() or family.exists()


def _assert_whole_and_new(place: Path) -> None:
    before = {schema: golden_rows(schema) for schema in OLDER}
    with closing(Store(place)) as store:
        assert len(store.children()) == 2
    now = rows_of(place / DATABASE)
    assert any(with_the_columns_of(rows, now) == rows for rows in before.values())
    with closing(sqlite3.connect(place / DATABASE)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    _assert_intact(place / DATABASE)


def _assert_intact(path: Path) -> None:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",), path
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None, path


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
