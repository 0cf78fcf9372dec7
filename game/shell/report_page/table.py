"""The numbers of a report as a table: one number a row, for the CSV file and for JSON."""

import csv
from collections.abc import Iterator
from io import StringIO

from game.shell.report_page.head_part import FORMAT
from game.shell.report_page.table_row import Row
from game.shell.report_page.table_rows import (
    comfort_rows,
    ladder_rows,
    practice_rows,
    quality_rows,
    trend_rows,
)
from profiles.report import Report

__all__ = ["as_csv", "as_plain", "rows_of"]

ORDERS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula."""


def rows_of(report: Report) -> Iterator[Row]:
    """Every number of the report, in the order of the page."""
    yield from _head(report)
    yield from practice_rows(report)
    yield from trend_rows(report)
    yield from comfort_rows(report)
    yield from ladder_rows(report)
    yield from quality_rows(report.quality)
    if report.told.note:
        yield Row("note", text=report.told.note)


def as_csv(report: Report) -> str:
    """The table with its header, as RFC 4180 has it."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(Row._fields)
    for row in rows_of(report):
        writer.writerow([_cell(value) for value in row])
    return written.getvalue()


def as_plain(report: Report) -> dict[str, object]:
    """The same rows for JSON, without what is empty in them."""
    rows = [
        {name: value for name, value in row._asdict().items() if value not in ("", None)}
        for row in rows_of(report)
    ]
    return {
        "form": FORMAT,
        "child": report.child.code,
        "from": report.span.first,
        "to": report.span.last,
        "rows": rows,
    }


def _cell(value: str | float | None) -> str:
    """A cell: numbers as they are, and a text that gives no spreadsheet an order."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(ORDERS) else value
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _head(report: Report) -> Iterator[Row]:
    told = report.told
    yield Row("report", item="child", text=report.child.code)
    if told.nickname:
        yield Row("report", item="nickname", text=told.nickname)
    yield Row("report", item="from", date=report.span.first)
    yield Row("report", item="to", date=report.span.last)
    yield Row("report", item="written on", date=told.made_on)
    yield Row("report", item="program", text=told.program_version)
    yield Row("report", item="form", value=FORMAT)
    for sensor, sessions in report.sensors:
        yield Row("sensor", item=sensor, measure="sessions", value=sessions)
    for gear, sessions in report.worn:
        feet = f"left {gear.left}, right {gear.right}"
        yield Row("gear", gear.since, gear.name, "sessions", sessions, text=feet)
    for version in report.versions:
        yield Row("version", item="played with", text=version)
    for chain in report.chains:
        yield Row("version", item="filter of checks", text=chain)
