"""What the steward does with a disk that is slow, full or damaged: nothing is said too early."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from game.scenes import scene as ask
from game.scenes.answers import Failure
from profiles.model import Child, Repetition, Result, Round, SessionRecord, new_id
from profiles.store import DATABASE, Store
from tests.game.shell.small_program import Small, small
from tests.profiles.afternoon import repetition_of, round_of, session_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as opened:
        yield opened


@pytest.fixture
def home(tmp_path: Path, store: Store) -> Small:
    return small(tmp_path, store)


@pytest.fixture
def round_(home: Small) -> Round:
    """A round that has begun, on the disk."""
    guest = home.store.guest()
    session = session_of(guest, home.store.gear_of(guest))
    made = round_of(session)
    home.tell(ask.Keep("session", session))
    home.tell(ask.Keep("round", made))
    assert home.store.flush(10)
    return made


def on_disk(folder: Path, kind: type[Repetition]) -> list[str]:
    """The ids of what another program finds."""
    with closing(Store.read_only(folder)) as other:
        return [record.id for record in other.records(kind)]


def let_the_disk_be(store: Store, full: bool) -> None:
    """SQLite takes a limit of pages for a full disk; only its writing connection has one."""
    assert store._writes is not None
    with store._writes.open() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages if full else 1_000_000}")


def test_a_repetition_is_told_once_it_is_on_the_disk_and_not_before(
    home: Small, round_: Round, tmp_path: Path
) -> None:
    repetition = repetition_of(round_, 1)
    assert home.store._writes is not None
    with home.store._writes.open():  # as long as we have the connection, nothing can be written
        home.tell(ask.Keep("repetition-1", repetition))
        home.program.tick()
        assert home.steward.committed() == []
        assert on_disk(tmp_path, Repetition) == []
    assert home.store.flush(10)
    home.program.tick()
    assert on_disk(tmp_path, Repetition) == [repetition.id]
    assert home.steward.committed() == [repetition]
    assert home.steward.committed() == []


def test_every_repetition_is_told_in_its_order(home: Small, round_: Round) -> None:
    repetitions = [repetition_of(round_, number) for number in range(1, 31)]
    told = []
    for repetition in repetitions:
        home.tell(ask.Keep(f"repetition-{repetition.number}", repetition))
        told += home.steward.committed()
    home.store.flush(10)
    home.program.tick()
    assert told + home.steward.committed() == repetitions


def test_repetitions_of_two_sessions_with_the_same_ticket_are_both_told(
    home: Small, round_: Round
) -> None:
    first, second = repetition_of(round_, 1), repetition_of(round_, 2)
    home.diary.asks += [ask.Keep("repetition-1", first), ask.Keep("repetition-1", second)]
    home.program.tick()
    home.store.flush(10)
    home.program.tick()
    assert home.steward.committed() == [first, second]


def test_a_full_disk_is_told_in_a_sentence_and_what_it_refused_once_it_is_kept(
    home: Small, round_: Round, tmp_path: Path
) -> None:
    let_the_disk_be(home.store, full=True)
    played: list[Repetition] = []
    while not home.steward.trouble:
        assert len(played) < 2000
        played.append(repetition_of(round_, len(played) + 1))
        home.tell(ask.Keep("repetition", played[-1]))
        home.store.flush(10)
        home.program.tick()
    assert "the disk is full; free some space on it" in home.steward.trouble
    told = home.steward.committed()
    assert told == played[:-1]
    assert on_disk(tmp_path, Repetition) == [repetition.id for repetition in told]
    let_the_disk_be(home.store, full=False)
    assert home.store.flush(10)
    home.program.tick()
    assert home.steward.committed() == played[-1:]


def test_a_full_disk_is_a_failure_for_whoever_waits(home: Small) -> None:
    let_the_disk_be(home.store, full=True)
    answers = [home.ask(ask.AddChild("added", f"Kit {n}", "fox")) for n in range(60)]
    failure = next(answer for answer in answers if isinstance(answer, Failure))
    assert failure.sentence.endswith("Nothing was changed.")
    added = [answer for answer in answers if isinstance(answer, Child)]
    assert home.ask(ask.LoadChildren("who")) == tuple(added)


def test_data_that_makes_no_sense_is_a_failure_and_not_the_end(home: Small, tmp_path: Path) -> None:
    kit = home.store.add_child("Kit", "fox")
    with closing(sqlite3.connect(tmp_path / DATABASE)) as vandal, vandal:
        vandal.execute("UPDATE child SET nickname = CAST(x'ff' AS TEXT)")
    for effect in (
        ask.LoadChildren("who"),
        ask.OpenChild("child", kit.id, "keyboard"),
    ):
        failure = home.ask(effect)
        assert isinstance(failure, Failure)
        assert "damaged and was left as it is" in failure.sentence
    assert isinstance(home.ask(ask.AddChild("added", "Ada", "owl")), Failure)


def test_a_record_that_belongs_to_nobody_is_told_and_play_goes_on(home: Small) -> None:
    orphan = repetition_of(Round(new_id(), new_id(), "a", "a", "river", 1, "none", "", 0.0), 1)
    home.tell(ask.Keep("repetition-1", orphan))
    home.store.flush(10)
    home.program.tick()
    assert home.steward.trouble.startswith("A record could not be kept (")
    assert home.steward.committed() == []


def test_the_outcome_is_that_of_the_latest_session(home: Small, round_: Round) -> None:
    result = Result(round_.id, 8, 6, 4, 4, 61.5, "level")
    home.tell(ask.Keep("result", result))
    assert (home.steward.outcome.game, home.steward.outcome.result) == ("otter_river", result)
    home.ask(ask.BeginSession("begin"))
    assert (home.steward.outcome.game, home.steward.outcome.result) == ("", None)


def test_what_is_kept_of_a_session_says_which_program_kept_it(home: Small, round_: Round) -> None:
    (kept,) = home.store.records(SessionRecord)
    assert kept.program_version == "1.2.3"
