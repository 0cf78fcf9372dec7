"""A rehearsal on one page: may children play it, how did each group fare, and what to change.

Whoever reads it is a grown-up who has ten seconds: the verdict, then the bars, then the sentences.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from game.model import CANVAS_H, Layer, Panel, Shape, Sprite, Text, msg
from game.rehearsal import Finding, Report, Severity
from game.scenes.rehearsal_rows import (
    BAR_X,
    HEAD_H,
    LEFT,
    MARKS,
    NAME_PX,
    NAME_W,
    NAME_X,
    SMALL,
    WIDTH,
    heads,
    row,
)
from game.scenes.typeset import cut

OF = msg("Rung {rung} of {rungs}, played by {n} made-up children (crowd {seed})")
MORE = msg("and {n} more")
NOTHING = msg("Nothing stands against this level.")
WHOLE = msg("The level")
"""Whom a finding is about that is about no group."""
VERDICT_X, CORNER = 928.0, 112.0
TITLE_CUT_PX = 21.0
"""A title is cut where it would be too long at 18 px: its letters are wider than the usual."""
TABLE_Y, CARD_GAP, FOOT_Y = 92.0, 8.0, CANVAS_H - 10.0
LOWEST_ROW, HIGHEST_ROW = 34.0, 44.0
LOWEST_LINE, HIGHEST_LINE = 24.0, 30.0
EDGE, GAP, SAID_PX = 10.0, 6.0, 20
SAID_X = BAR_X
SAID_W = LEFT + WIDTH - SAID_X - EDGE


class Verdict(NamedTuple):
    """May children play it? A picture with a shape of its own, and words."""

    picture: str
    scale: float
    words: str


PASSED = Verdict("icon_ok", 0.58, msg("Passed"))
LOOK = Verdict("light_fair", 1.15, msg("Passed, but look"))
REFUSED = Verdict("icon_stop", 0.62, msg("Refused"))


def picture(report: Report, alone: bool = False) -> Iterator[Shape]:
    """The whole page, for a canvas of 1280x720.

    The corner at the left top stays free for a way back, unless the page is `alone`.
    """
    yield Layer("paper_sky")
    yield from _head(report, LEFT if alone else LEFT + CORNER)
    yield from _verdict(verdict(report))
    row_h, line_h = _heights(report)
    yield from _table(report, row_h)
    y = TABLE_Y + HEAD_H + (1 + len(report.groups)) * row_h + EDGE + CARD_GAP
    yield from _said(report, y, line_h)


def verdict(report: Report) -> Verdict:
    """What it comes to."""
    if not report.passes:
        return REFUSED
    serious = any(finding.severity is Severity.WARN for finding in report.findings)
    return LOOK if serious else PASSED


def _heights(report: Report) -> tuple[float, float]:
    """A row's and a line's: first the lines may grow into what is left of the page, then rows."""
    rows = 1 + len(report.groups)
    spare = FOOT_Y - TABLE_Y - HEAD_H - CARD_GAP - 3 * EDGE
    gaps, lines = GAP * len(report.findings), sum(map(_lines, report.findings)) or 1
    line_h = min(HIGHEST_LINE, max(LOWEST_LINE, (spare - gaps - rows * LOWEST_ROW) / lines))
    row_h = min(HIGHEST_ROW, max(LOWEST_ROW, (spare - gaps - lines * line_h) / rows))
    return row_h, line_h


def _head(report: Report, left: float) -> Iterator[Shape]:
    """Which level, and who rehearsed it."""
    x, w = left + 108, VERDICT_X - 24 - left - 108
    yield Panel(left, 12, VERDICT_X - 12 - left, 72, "panel", "tile_edge", 24)
    yield Sprite(f"tile_{report.game}", left + 54, 48, 0.26)
    title = cut(report.title, w, size_px=TITLE_CUT_PX)
    yield Text(title, x, 35, 30, "ink_title", "left", w, 36, title=True, verbatim=True)
    values = {
        "n": report.everybody.children,
        "seed": report.seed,
        "rung": report.rung,
        "rungs": report.rungs,
    }
    known = tuple((name, str(value)) for name, value in values.items())
    yield Text(OF, x, 66, SMALL + 1, "ink_soft", "left", w, 26, values=known)


def _verdict(told: Verdict) -> Iterator[Shape]:
    edge = "stop" if told is REFUSED else "tile_edge"
    yield Panel(VERDICT_X, 12, LEFT + WIDTH - VERDICT_X, 72, "panel", edge, 24)
    yield Sprite(told.picture, VERDICT_X + 44, 48, told.scale)
    yield Text(told.words, VERDICT_X + 82, 48, 32, "ink", "left", 236, 56, title=True)


def _table(report: Report, row_h: float) -> Iterator[Shape]:
    """A row for all children and one for each group."""
    groups = (report.everybody, *report.groups)
    high = HEAD_H + len(groups) * row_h + EDGE
    yield Panel(LEFT, TABLE_Y, WIDTH, high, "panel", "tile_edge", 24)
    yield from heads(report, TABLE_Y + 2)
    marks = _marks(report.findings)
    for number, group in enumerate(groups):
        y = TABLE_Y + HEAD_H + (number + 0.5) * row_h
        yield from row(group, report, (y, row_h), marks)


def _marks(findings: Sequence[Finding]) -> dict[str, str]:
    """The picture of each group's worst finding."""
    worst = {one.group: MARKS[one.severity] for one in reversed(findings) if one.severity in MARKS}
    return {group: mark for group, mark in worst.items() if group}


# --- The sentences --------------------------------------------------------------------------------
def _said(report: Report, y: float, line_h: float) -> Iterator[Shape]:
    """What there is to say, the worst first, as far as there is room; `y` is the card's top."""
    shown = _that_fit(report.findings, FOOT_Y - y - 2 * EDGE, line_h)
    left = len(report.findings) - len(shown)
    high = sum(_height(one, line_h) for one in shown) + line_h * (left > 0 or not shown)
    yield Panel(LEFT, y, WIDTH, high + 2 * EDGE, "panel", "tile_edge", 24)
    y += EDGE
    titles = {group.group: group.title for group in report.groups}
    for finding in shown:
        yield from _finding(finding, titles.get(finding.group, WHOLE), y, line_h)
        y += _height(finding, line_h)
    if not report.findings:
        yield Sprite("light_good", LEFT + 24, y + line_h / 2, 0.56)
        yield Text(NOTHING, NAME_X, y + line_h / 2, SAID_PX, align="left", w=1100, h=line_h)
    elif left:
        more = (("n", str(left)),)
        where = (SAID_X, y + line_h / 2)
        yield Text(MORE, *where, SAID_PX, "ink_soft", "left", SAID_W, line_h, values=more)


def _that_fit(findings: Sequence[Finding], high: float, line_h: float) -> Sequence[Finding]:
    """The first of them; where not all fit, there is still room to say how many more there are."""
    heights = [_height(finding, line_h) for finding in findings]
    if sum(heights) <= high + GAP:
        return findings
    fit = (count for count in range(len(findings)) if sum(heights[:count]) + line_h <= high)
    return findings[: max(fit)]


def _lines(finding: Finding) -> int:
    return 2 if finding.advice else 1


def _height(finding: Finding, line_h: float) -> float:
    return line_h * _lines(finding) + GAP


def _finding(finding: Finding, whom: str, y: float, line_h: float) -> Iterator[Shape]:
    """What was seen, and below it what to do; `y` is the top of its first line."""
    middle = y + line_h * _lines(finding) / 2
    if finding.severity in MARKS:
        yield Sprite(MARKS[finding.severity], LEFT + 24, middle, 0.66)
    else:
        yield Panel(LEFT + 18, middle - 6, 12, 12, "ink_accent", "", 6)
    yield Text(whom, NAME_X, middle, NAME_PX, "ink_title", "left", NAME_W, line_h)
    for message, ink in ((finding.seen, "ink"), (finding.advice, "ink_soft")):
        if message:
            place, known = (SAID_X, y + line_h / 2), finding.values
            yield Text(message, *place, SAID_PX, ink, "left", SAID_W, line_h, values=known)
        y += line_h
