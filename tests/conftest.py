"""Tests run side by side; one that is marked `alone` or `window` has the machine for itself."""

from collections.abc import Generator
from pathlib import Path
from signal import SIG_IGN, SIGINT, default_int_handler, getsignal, signal
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings

from tests.turns import turn

# How long one example takes on a busy machine proves nothing; all else stays as it was.
settings.register_profile("patient", parent=settings(), deadline=None)
settings.load_profile("patient")

TURNS = pytest.StashKey[TemporaryDirectory[str]]()
MARKS = ("alone", "window")


def pytest_configure() -> None:
    """A shell lets what it starts in the background hear no Ctrl+C; here some tests press it."""
    if getsignal(SIGINT) is SIG_IGN:
        signal(SIGINT, default_int_handler)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where this run takes its turns."""
    stash = node.config.stash
    if TURNS not in stash:
        stash[TURNS] = TemporaryDirectory()
    node.workerinput["turns"] = stash[TURNS].name


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    if TURNS in config.stash:
        config.stash[TURNS].cleanup()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test and what it sets up: beside those of other workers, or while they wait."""
    folder = getattr(item.config, "workerinput", {}).get("turns")
    if folder is None:
        return (yield)
    with turn(Path(folder), alone=any(item.get_closest_marker(mark) for mark in MARKS)):
        return (yield)
