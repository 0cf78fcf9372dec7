"""Errands are done beside the screens, one after the other, and end in an answer whatever comes."""

import threading
from collections.abc import Iterator
from time import monotonic, sleep

import pytest

from game.scenes.answers import Answer, Failure
from game.shell.errands import Errands
from profiles.errors import StoreError


@pytest.fixture
def errands() -> Iterator[Errands]:
    at = Errands()
    yield at
    at.close()


def raising(error: Exception) -> object:
    raise error


def told(errands: Errands, count: int = 1) -> list[Answer]:
    """As many answers, within five seconds."""
    found: list[Answer] = []
    end_s = monotonic() + 5.0
    while len(found) < count and monotonic() < end_s:
        found += errands.news()
        sleep(0.002)
    assert len(found) == count
    return found


def test_nothing_is_told_before_it_is_done(errands: Errands) -> None:
    may_end = threading.Event()
    errands.begin("it", may_end.wait)
    assert list(errands.news()) == []
    may_end.set()
    assert told(errands) == [Answer("it", True)]
    assert list(errands.news()) == []


def test_one_begins_when_the_one_before_is_done(errands: Errands) -> None:
    may_end, done = threading.Event(), list[str]()
    errands.begin("first", lambda: (may_end.wait(), done.append("first")))
    errands.begin("second", lambda: done.append("second"))
    sleep(0.05)
    assert done == []
    may_end.set()
    assert [answer.ticket for answer in told(errands, 2)] == ["first", "second"]
    assert done == ["first", "second"]


def test_closing_waits_for_what_was_begun() -> None:
    errands, done = Errands(), list[str]()
    errands.begin("it", lambda: (sleep(0.1), done.append("it")))
    errands.close()
    assert done == ["it"]


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (StoreError("The disk is full. Free some space on it."), "The disk is full."),
        (PermissionError(13, "Permission denied", "/elsewhere"), "/elsewhere cannot be used"),
        (OSError(5, "Input/output error"), "What was asked for cannot be used"),
        (KeyError("a mistake of ours"), "Please report this."),
    ],
)
def test_whatever_goes_wrong_is_a_sentence(errands: Errands, error: Exception, says: str) -> None:
    errands.begin("it", lambda: raising(error))
    (answer,) = told(errands)
    assert isinstance(answer.value, Failure)
    assert says in answer.value.sentence
    assert answer.value.sentence.endswith(".")
