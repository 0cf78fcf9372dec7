"""The pages in a packet: each child's report, so that a therapist needs no Stepling to read it."""

from collections.abc import Iterable
from pathlib import Path

from game.shell.report_page.made import level_names, made
from game.shell.report_page.page import page
from game.shell.report_page.words import Names
from profiles.deidentified import filed_without_a_name, word_of
from profiles.model import Child
from profiles.report import Told, usual_span
from profiles.store import Store

__all__ = ["reports_of"]


def reports_of(
    store: Store,
    children: Iterable[Child],
    data: Path,
    version: str,
    today: str,
    *,
    deidentified: bool,
) -> dict[str, str]:
    """The page of each child, by its code, on its last twelve weeks.

    `data` is the family's folder, `today` its local date. No page says a nickname by itself; where
    it is `deidentified`, what the family wrote does not say it either.
    """
    return {
        child.code: _page(store, child, data, Told(today, version), deidentified)
        for child in children
    }


def _page(store: Store, child: Child, data: Path, told: Told, deidentified: bool) -> str:
    filed = store.filed(child)
    span = usual_span(filed.sessions, told.made_on)
    report = made(filed_without_a_name(filed) if deidentified else filed, span, told)
    names = level_names(report, data)
    return page(report, _without(names, child) if deidentified else names)


def _without(names: Names, child: Child) -> Names:
    """A level may be called after the child."""
    word = word_of(child.nickname)
    return {id_: one._replace(title=word.sub(child.code, one.title)) for id_, one in names.items()}
