"""`stepling report`: a child's page for the therapist, and the same numbers as a table."""

import json
from argparse import Namespace
from datetime import date, datetime, timedelta
from pathlib import Path

from game.shell.launch import child_called, program_version, store_to_read
from game.shell.paths import data_folder
from game.shell.report_page import keeping
from game.shell.report_page.made import level_names, made
from game.shell.report_page.page import page
from game.shell.report_page.table import as_csv, as_plain
from game.shell.report_page.words import span_told
from game.shell.saying import plain, say, warn
from game.shell.trouble import Trouble
from profiles.names import GUEST
from profiles.report import USUAL_WEEKS, Report, Told, usual_span
from profiles.report_filed import Filed, Span

DONE, WRONG_USE = 0, 2
MOST_YEARS = 10
BOM = "\ufeff"
"""Without it some spreadsheets take the table's letters for others."""


def report(asked: Namespace) -> int:
    """Write the page and the table, or print them."""
    page_file, table_file = _places(asked)
    data = getattr(asked, "data", None)
    today = datetime.now().astimezone().date().isoformat()
    told = _told(asked, data, today)
    if page_file is not None:
        keeping.keep(page_file, page(told, level_names(told, data_folder(data))))
    if table_file is not None:
        keeping.keep(table_file, BOM + as_csv(told))
    if asked.json:
        say(json.dumps(as_plain(told)))
    days = f"{told.child.code}, {span_told(*told.span)}"
    for file, what in ((page_file, "on one page"), (table_file, "as a table")):
        if file is not None:
            sentence = f"{plain(str(file))} shows {days}, {what}."
            # Standard output is one JSON object where that was asked for.
            warn(sentence) if asked.json else say(sentence)
    return DONE


def _places(asked: Namespace) -> tuple[Path | None, Path | None]:
    """Where the page and the table go; each may be missing, but for one. Raises Trouble."""
    if not (asked.page or asked.csv or asked.json):
        raise Trouble("It is not said where the report goes. Add -o FILE.html.", WRONG_USE)
    places = []
    for name, suffix in ((asked.page, ".html"), (asked.csv, ".csv")):
        if name:
            keeping.look_for_place(Path(name), suffix, asked.force)
        places.append(Path(name) if name else None)
    return places[0], places[1]


def _told(asked: Namespace, data: str | None, today: str) -> Report:
    with store_to_read(data) as store:
        child = child_called(asked.child, store)
        if child.code == GUEST:
            raise Trouble(
                "A guest may be another child each time, so there is no report on one. Add the "
                "child, and let it play: stepling children add NICKNAME"
            )
        filed = store.filed(child)
    nickname = child.nickname if asked.with_name else ""
    told = Told(today, program_version(), asked.note, nickname)
    return made(filed, _span(asked, filed, today), told)


def _span(asked: Namespace, filed: Filed, today: str) -> Span:
    """The days asked for. Raises Trouble."""
    usual = usual_span(filed.sessions, today)
    last = asked.to_day or (today if asked.from_day else usual.last)
    twelve_weeks = timedelta(weeks=USUAL_WEEKS) - timedelta(days=1)
    end = date.fromisoformat(last)
    if asked.from_day:
        first = date.fromisoformat(asked.from_day)
    else:
        first = end - min(twelve_weeks, end - date.min)
    if first > end:
        raise Trouble(f"{first} does not lie before {last}. Give the earlier day first.", WRONG_USE)
    if end - first > timedelta(days=366 * MOST_YEARS):
        raise Trouble(f"From {first} to {last} are more than {MOST_YEARS} years.", WRONG_USE)
    return Span(first.isoformat(), last)
