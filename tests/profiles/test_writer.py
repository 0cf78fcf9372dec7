"""The writer never makes anybody wait for the disk, and outlives a disk that refuses."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import pytest

from profiles import database, reading
from profiles.database import Door
from profiles.errors import StoreError
from profiles.model import Child, Gear, Repetition, new_id
from profiles.writer import CAPACITY, Kept, Writer
from tests.profiles.afternoon import repetition_of, round_of, session_of


class Family:
    """A database with one child at play, and its writer."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "stepling.db"
        database.ensure(self.path)
        self.door = database.writing(self.path)
        self.writer = Writer(self.door)
        self.number = 0
        child = Child(new_id(), "KT47", "Ana", "fox", "2026-03-14")
        gear = Gear(new_id(), child.id, "", child.created_on)
        session = session_of(child, gear)
        self.round = round_of(session)
        for record in (child, gear, session, self.round):
            self.writer.keep("before", record)
        assert self.writer.flush(10)
        self.writer.answers()

    def play(self, ticket: str) -> None:
        self.number += 1
        self.writer.keep(ticket, repetition_of(self.round, self.number))

    def numbers(self) -> list[int]:
        """Which repetitions another program would find on the disk."""
        with closing(database.reading(self.path)) as door, door.open() as connection:
            return [repetition.number for repetition in reading.records(connection, Repetition)]

    def let_the_disk_be(self, full: bool) -> None:
        with self.door.open() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            most = pages if full else 1_000_000
            connection.execute(f"PRAGMA max_page_count = {most}")

    def play_until_full(self) -> list[Kept]:
        """Play on a full disk until it refuses; the answers to what came before are dropped."""
        self.let_the_disk_be(full=True)
        while not self.writer.held:
            self.play(f"repetition-{self.number + 1}")
            assert self.writer.settle(10)
        return [kept for kept in self.writer.answers() if kept.error is not None]


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    family = Family(tmp_path)
    yield family
    family.writer.close(5)
    family.door.close()


def test_keep_returns_at_once_while_the_disk_is_slow(family: Family) -> None:
    with family.door.open():  # as long as we have the connection, nothing can be written
        took_s = []
        for n in range(CAPACITY):
            begin_s = perf_counter()
            family.play(f"{n}")
            took_s.append(perf_counter() - begin_s)
        assert median(took_s) < 0.001
        assert not family.writer.settle(0.01)
        assert family.writer.answers() == []
    assert family.writer.settle(30)
    assert family.writer.answers() == [Kept(f"{n}") for n in range(CAPACITY)]


def test_keep_waits_where_the_queue_is_full_and_loses_nothing(family: Family) -> None:
    with family.door.open():
        for n in range(CAPACITY + 1):  # one more than fits: the writer has one in its hands
            family.play(f"{n}")
        one_more = threading.Thread(target=family.play, args=["one more"])
        one_more.start()
        one_more.join(0.1)
        assert one_more.is_alive()
    one_more.join(30)
    assert not one_more.is_alive()
    assert family.writer.settle(30)
    assert len(family.numbers()) == CAPACITY + 2


def test_every_record_is_its_own_commit(family: Family) -> None:
    for n in range(1, 6):
        family.play(f"{n}")
        while not (answers := family.writer.answers()):
            sleep(0.0005)
        assert answers == [Kept(f"{n}")]
        assert family.numbers() == list(range(1, n + 1))


def test_a_full_disk_is_told_in_a_sentence_and_loses_nothing(family: Family) -> None:
    (refused,) = family.play_until_full()
    assert refused.error is not None
    assert "the disk is full; free some space on it" in refused.error
    assert str(family.path) in refused.error
    before = family.numbers()
    assert before == list(range(1, family.number))
    for _ in range(5):
        family.play("later")
    assert not family.writer.flush(10)
    assert family.writer.held == 6
    assert [kept.error for kept in family.writer.answers()] == [refused.error] * 5
    assert family.numbers() == before

    family.let_the_disk_be(full=False)
    family.play("room again")
    assert family.writer.flush(10)
    assert family.writer.held == 0
    answers = family.writer.answers()
    assert answers == [Kept(refused.ticket), *[Kept("later")] * 5, Kept("room again")]
    assert family.numbers() == list(range(1, family.number + 1))


@pytest.mark.parametrize("full", [False, True])
def test_a_repetition_that_turns_out_void_stays_void_in_whatever_order_the_disk_takes_it(
    family: Family, full: bool
) -> None:
    done = [repetition_of(family.round, number) for number in (1, 2, 3)]
    if full:
        family.let_the_disk_be(full=True)
        family.writer.keep("long", replace(family.round, level_text="format: 1\n" * 10_000))
    for repetition in done:
        family.writer.keep(f"{repetition.number}", repetition)
        if repetition.number < 3:
            family.writer.keep("void", replace(repetition, void=True))
    if full:
        assert not family.writer.flush(10)
        assert family.writer.held == 6
        family.let_the_disk_be(full=False)
    assert family.writer.flush(10)
    with closing(database.reading(family.path)) as door, door.open() as connection:
        kept = reading.records(connection, Repetition)
    assert kept == (replace(done[0], void=True), replace(done[1], void=True), done[2])


def test_what_belongs_to_a_record_that_was_refused_waits_behind_it(family: Family) -> None:
    family.let_the_disk_be(full=True)
    long_round = replace(family.round, id=new_id(), level_text="format: 1\n" * 10_000)
    family.writer.keep("too long for now", long_round)
    family.writer.keep("would fit", repetition_of(long_round, 99))
    assert not family.writer.flush(10)
    assert family.writer.held == 2
    family.let_the_disk_be(full=False)
    assert family.writer.flush(10)
    kept = [answer.ticket for answer in family.writer.answers() if answer.error is None]
    assert kept == ["too long for now", "would fit"]
    assert family.numbers() == [99]


def test_flush_tries_again_by_itself(family: Family) -> None:
    family.play_until_full()
    family.let_the_disk_be(full=False)
    assert family.writer.flush(10)
    assert family.numbers() == list(range(1, family.number + 1))


def test_closing_tries_once_more_what_was_held(family: Family) -> None:
    family.play_until_full()
    family.let_the_disk_be(full=False)
    assert family.writer.close(10)
    assert family.numbers() == list(range(1, family.number + 1))


def test_a_database_that_became_read_only_is_told(family: Family) -> None:
    with family.door.open() as connection:
        connection.execute("PRAGMA query_only = ON")
    family.play("refused")
    assert family.writer.settle(10)
    (kept,) = family.writer.answers()
    assert "it is read-only; give yourself the right to write" in str(kept.error)
    with family.door.open() as connection:
        connection.execute("PRAGMA query_only = OFF")
    assert family.writer.flush(10)
    assert family.writer.answers() == [Kept("refused")]


def test_a_job_that_the_disk_refuses_raises_and_has_not_happened(family: Family) -> None:
    with family.door.open() as connection:
        connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match=r"read-only; .* Nothing was changed\."):
        family.writer.do(lambda connection: connection.execute("DELETE FROM round"))


def test_a_job_that_breaks_off_half_way_has_not_happened(family: Family) -> None:
    family.play("1")

    def half(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM repetition")
        raise StoreError("Not like this.")

    with pytest.raises(StoreError, match="Not like this"):
        family.writer.do(half)
    assert family.numbers() == [1]


def test_jobs_and_records_take_turns(family: Family) -> None:
    family.play("1")
    assert family.writer.do(lambda connection: len(reading.records(connection, Repetition))) == 1


def test_an_unexpected_error_in_a_job_reaches_the_one_who_asked(family: Family) -> None:
    with pytest.raises(ZeroDivisionError):
        family.writer.do(lambda _: 1 // 0)
    family.play("1")
    assert family.writer.flush(10)
    assert family.numbers() == [1]


def test_a_writer_in_memory_shares_its_connection_with_reads() -> None:
    door: Door = database.in_memory()
    writer = Writer(door)
    writer.keep("child", Child(new_id(), "KT47", "Ana", "fox", "2026-03-14"))
    assert writer.flush(10)
    with door.open() as connection:
        assert len(reading.children(connection)) == 1
    assert writer.close(5)
    door.close()
