"""A family of two with some play behind it, and `stepling children` run on its data."""

from contextlib import closing
from pathlib import Path

from profiles.model import SessionRecord
from profiles.store import Store
from tests.game.running import Ran, stepling
from tests.profiles.afternoon import play


def run(*words: str | Path, typed: str = "") -> Ran:
    return stepling("children", *words, input=typed)


def family_of_two(folder: Path) -> Path:
    """Mia has played twice, Anabel once; Mia's first session was recorded."""
    with closing(Store(folder)) as store:
        mia = store.add_child("Mia", "fox", birth_year=2019)
        anabel = store.add_child("Anabel", "owl")
        first = play(store, mia, 5, "2026-03-13", ended=True)
        play(store, mia, 4, ended=True)
        play(store, anabel, 3, ended=True)
    movements = folder / "sessions" / first.id
    movements.mkdir(parents=True)
    (movements / "session.json").write_text("{}")
    return folder


def sessions(data: Path) -> int:
    with closing(Store.read_only(data)) as store:
        return len(store.records(SessionRecord))
