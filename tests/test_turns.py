"""Who wants to be alone is alone, and gets there."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.turns import turn

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs locks of Unix")
SOON_S, NOT_YET_S = 20.0, 0.1


@contextmanager
def somebody(folder: Path, alone: bool) -> Iterator[tuple[Event, Callable[[], None]]]:
    """Another worker's test: tells that its turn came, and goes when it is told to."""
    came, may_go = Event(), Event()

    def test() -> None:
        with turn(folder, alone):
            came.set()
            may_go.wait(SOON_S)

    thread = Thread(target=test)
    thread.start()

    def go() -> None:
        may_go.set()
        thread.join(SOON_S)

    yield came, go
    go()


def test_ordinary_tests_run_side_by_side(tmp_path: Path) -> None:
    with somebody(tmp_path, alone=False) as (one, _), somebody(tmp_path, alone=False) as (other, _):
        assert one.wait(SOON_S)
        assert other.wait(SOON_S)


@pytest.mark.parametrize("first_alone", [True, False])
def test_whoever_is_alone_is_so_to_the_end(tmp_path: Path, first_alone: bool) -> None:
    with somebody(tmp_path, first_alone) as (first, first_goes):
        assert first.wait(SOON_S)
        with somebody(tmp_path, not first_alone) as (second, _):
            assert not second.wait(NOT_YET_S)
            first_goes()
            assert second.wait(SOON_S)


def test_nobody_overtakes_whoever_waits_to_be_alone(tmp_path: Path) -> None:
    with ExitStack() as stack:
        first, first_goes = stack.enter_context(somebody(tmp_path, alone=False))
        assert first.wait(SOON_S)
        waits, waiter_goes = stack.enter_context(somebody(tmp_path, alone=True))
        assert not waits.wait(NOT_YET_S)
        later, _ = stack.enter_context(somebody(tmp_path, alone=False))
        assert not later.wait(NOT_YET_S)
        first_goes()
        assert waits.wait(SOON_S)
        assert not later.wait(NOT_YET_S)
        waiter_goes()
        assert later.wait(SOON_S)
