"""A rehearsal as lines of text."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import NamedTuple

from game.rehearsal.finding import Finding, Severity, Translate
from game.rehearsal.measured import Measured

WIDTH = 100
MARKS = {Severity.REFUSE: "REFUSED", Severity.WARN: "Look", Severity.NOTE: "Note"}


class Column(NamedTuple):
    """One column: its title, what it is, and what it shows of a group."""

    title: str
    meaning: str
    shows: Callable[[Measured], str]


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"


COLUMNS = (
    Column("n", "children", lambda group: str(group.children)),
    Column("done", "success", lambda group: _share(group.success_share)),
    Column("1st", "success at the first try", lambda group: _share(group.first_try_share)),
    Column("tries", "tries until success", lambda group: f"{group.tries:.1f}"),
    Column("eased", "came to the easiest try", lambda group: _share(group.eased_share)),
    Column(
        "reps L/R",
        "repetitions, left and right",
        lambda group: f"{group.reps:.0f} {group.left_reps:.0f}/{group.right_reps:.0f}",
    ),
    Column("active", "active minutes", lambda group: f"{group.active_min:.1f}"),
    Column("rest", "resting minutes", lambda group: f"{group.resting_min:.1f}"),
    Column("held", "longest hold, s", lambda group: f"{group.longest_held_s:.1f}"),
    Column("reach", "farthest target", lambda group: f"{group.reach_asked_share:.2f}"),
    Column("pauses", "pauses", lambda group: f"{group.pauses:.1f}"),
    Column("to end", "came to the end", lambda group: _share(group.finished_share)),
)


def lines(
    groups: Sequence[Measured], hold_asked_s: float | None, translate: Translate = str
) -> Iterator[str]:
    """A line a group, the ladder, and what the columns mean."""
    titles = [translate(group.title) for group in groups]
    rows = [
        [title, *(column.shows(group) for column in COLUMNS)]
        for title, group in zip(titles, groups, strict=True)
    ]
    rows.insert(0, ["", *(column.title for column in COLUMNS)])
    yield from _aligned(rows)
    yield from _ladder(groups, titles)
    yield ""
    meanings = "; ".join(f"{column.title}: {column.meaning}" for column in COLUMNS)
    hold = f"; the level asks to hold for {hold_asked_s:g} s" if hold_asked_s is not None else ""
    yield from wrap(f"{meanings}{hold}.", WIDTH)


def told(
    findings: Iterable[Finding], titles: Mapping[str, str], translate: Translate = str
) -> Iterator[str]:
    """What there is to say, the worst first; `titles` are those of the groups."""
    findings = tuple(findings)
    if not findings:
        yield "Nothing stands against this level."
    for finding in findings:
        whom = f" ({translate(titles[finding.group])})" if finding.group else ""
        sentence = f"{MARKS[finding.severity]}{whom}: {finding.told(translate)}"
        yield from wrap(sentence, WIDTH, subsequent_indent="  ")


RUNGS_BESIDE = 14
"""Rungs in one line of the table."""


def _ladder(groups: Sequence[Measured], titles: Sequence[str]) -> Iterator[str]:
    climbing = [pair for pair in zip(titles, groups, strict=True) if pair[1].ladder]
    if not climbing:
        return
    rungs = len(climbing[0][1].success_by_rung)
    for first in range(0, rungs, RUNGS_BESIDE):
        last = min(first + RUNGS_BESIDE, rungs)
        yield from ("", f"Success on the rungs {first + 1} to {last}:")
        yield from _aligned(
            [
                [title, *(_share(share) for share in group.success_by_rung[first:last])]
                for title, group in climbing
            ]
        )
    yield from ("", "The rung of each session in two weeks:")
    yield from _aligned(
        [[title, *(f"{rung:.1f}" for rung in group.ladder)] for title, group in climbing]
    )


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns as wide as they need, the first to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield " ".join((first.ljust(widths[0]), *cells)).rstrip()
