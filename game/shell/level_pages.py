"""Levels as screens for grown-ups show them: a card for the list, and a whole page."""

from pathlib import Path

from exercises.library import Entry, Library
from exercises.shelves import BUILT_IN, SUFFIX
from game.scenes.level_asks import LevelCard, LevelPage, LevelRow
from game.shell.levels import FOLDER
from game.shell.levels_explained import Value, explained
from game.shell.levels_told import in_words, moves, shown
from game.shell.saying import plain


def card(entry: Entry, here: Library) -> LevelCard:
    """One file of the library, for a list; a file with mistakes goes by its id."""
    level, instead = entry.level, entry.id in here.overridden
    if level is None:
        mistakes = len(set(entry.problems))
        return LevelCard(entry.id, plain(entry.id), "", 0, entry.own, instead, mistakes)
    title, rungs = plain(level.title), len(level.rungs)
    return LevelCard(entry.id, title, level.game, rungs, entry.own, instead, 0)


def page(entry: Entry, here: Library, rung: int, data: Path) -> LevelPage:
    """One file, whole; the nearest rung where it does not have this one."""
    name = f"{entry.id}{SUFFIX}"
    file = plain(str(data / FOLDER / name) if entry.own else f"{BUILT_IN}/{name}")
    level, head = entry.level, card(entry, here)
    if level is None:
        return LevelPage(head, 1, (), tuple(dict.fromkeys(entry.problems)), file=file)
    found = explained(level)
    at = max(1, min(rung, len(found.rungs))) - 1
    before = found.rungs[at - 1] if at else found.rungs[at]
    was = {value.key: shown(old) for value, old in found.rungs[at].changes(before)}
    return LevelPage(
        card=head,
        rung=at + 1,
        rows=tuple(_row(value, was.get(value.key, "")) for value in found.rungs[at].values),
        problems=(),
        about=tuple(_row(value) for value in found.about),
        words=tuple(in_words(found.rungs[at].exercise)),
        moves=moves(level.ladder),
        file=file,
    )


def _row(value: Value, was: str = "") -> LevelRow:
    where = plain(value.whence) if value.origin else ""
    return LevelRow(plain(value.key), shown(value.value), value.meaning, where, was)
