"""A report as one page of HTML: it prints on one sheet, loads nothing, and has no script."""

from html import escape

from game.shell.report_page.head_part import facts, glance, heading
from game.shell.report_page.hold_part import NO_HOLDS, hold_columns
from game.shell.report_page.practice_part import practice_columns
from game.shell.report_page.room import PAGE_LETTERS, drawn_in, lines_in, scale_for
from game.shell.report_page.style import POLICY, STYLE, setting
from game.shell.report_page.talk_part import comfort_part, data_part, goals_part, note_part
from game.shell.report_page.trends_part import about, trend_columns
from game.shell.report_page.words import Names
from profiles.report import Report

__all__ = ["SENTENCE", "page"]

SENTENCE = (
    "This is free movement-game software. It is not a medical device and does not diagnose, treat, "
    "monitor or prevent any condition. It has not been shown to improve walking or balance. "
    "Numbers are for play and conversation, not for clinical decisions. Use it only with an adult "
    "beside the child and after a qualified professional who knows the child has said these "
    "movements are suitable. Stop if anything hurts."
)
"""Requirement SAFE-21, word for word; a test holds it to the list of approved sentences."""
CHECKS = "load share and sway from quiet checks: 20 s of standing still, at most one a day"

Columns = tuple[str, str]


def page(report: Report, names: Names) -> str:
    """The whole file; `names` are those of every level that the report tells of."""
    title = escape(f"Stepling report {report.child.code}, {report.span.first} {report.span.last}")
    scale, body = _body(report, names)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n"
        f'<body style="{setting(scale)}">\n{body}</body>\n</html>\n'
    )


def _body(report: Report, names: Names) -> tuple[float, str]:
    """How large it is set, and all that is read."""
    known, practice = facts(report), practice_columns(report, names)
    trends, holds = trend_columns(report, names), hold_columns(report, names)
    said = (
        comfort_part(report, names) + data_part(report),
        goals_part(report, names) + note_part(report),
    )
    rows = (practice, trends, said) if holds is None else (practice, trends, holds, said)
    third = _side_by_side(holds, " apart") if holds else f'<p class="apart">{NO_HOLDS}</p>'
    body = (
        f"{heading(report)}\n{known}\n{glance(report)}\n"
        f"<h2>Planned and done</h2>{_side_by_side(practice)}\n"
        f'<h2>Trends <span class="soft">{CHECKS}</span></h2>{_side_by_side(trends)}'
        f'<p class="key">{about(report)}</p>{third}\n'
        f"{_side_by_side(said)}\n<footer>{SENTENCE}</footer>\n"
    )
    lines = lines_in(known, PAGE_LETTERS) + sum(max(map(lines_in, row)) for row in rows)
    lines += 0.0 if holds else lines_in(NO_HOLDS, PAGE_LETTERS)
    return scale_for(lines, sum(max(map(drawn_in, row)) for row in rows)), body


def _side_by_side(columns: Columns, apart: str = "") -> str:
    left, right = columns
    return f'<div class="two{apart}"><div>{left}</div><div>{right}</div></div>'
