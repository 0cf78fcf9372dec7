"""What `stepling report` can be asked for."""

import argparse
from datetime import date

from game.cli_values import named

REPORT = "report"
"""What `game.report_command` runs, among all commands."""
NOTE_LETTERS = 300


def report(parser: argparse.ArgumentParser) -> None:
    """Options for a report."""
    parser.set_defaults(run=REPORT)
    parser.description = (
        "One page for the therapist, as HTML: open it in any browser and print it, or save it as "
        "PDF there. It shows the child's code, and never the nickname unless it is asked for."
    )
    parser.add_argument("child", metavar="CHILD", type=named, help="code or nickname")
    parser.add_argument("-o", dest="page", metavar="FILE", type=named, help="the page, .html")
    parser.add_argument("--csv", metavar="FILE", type=named, help="the same numbers, .csv")
    parser.add_argument("--json", action="store_true", help="print them as one JSON object")
    for flag, told in (
        ("--from", "first day (default: twelve weeks up to the last day)"),
        ("--to", "last day (default: today)"),
    ):
        name = f"{flag.removeprefix('--')}_day"
        parser.add_argument(flag, dest=name, metavar="DATE", type=a_day, help=told)
    parser.add_argument(
        "--note",
        metavar="TEXT",
        type=a_note,
        default="",
        help=f"a word from the family, up to {NOTE_LETTERS} letters",
    )
    parser.add_argument("--with-name", action="store_true", help="show the nickname, too")
    parser.add_argument("--force", action="store_true", help="replace files that are there")


def a_day(text: str) -> str:
    """A day of the calendar. Raises ArgumentTypeError."""
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f'"{text[:40]}" is no day; write one such as 2026-12-19')


def a_note(text: str) -> str:
    """A short text on one line. Raises ArgumentTypeError."""
    note = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    if len(note) > NOTE_LETTERS:
        raise argparse.ArgumentTypeError(
            f"the note has {len(note)} letters, and {NOTE_LETTERS} have room"
        )
    return note
