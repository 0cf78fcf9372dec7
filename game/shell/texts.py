"""Texts in the family's language: gettext catalogs, with English as the key."""

import gettext
from collections.abc import Callable
from pathlib import Path


def translator(assets: Path, languages: list[str] | None = None) -> Callable[[str], str]:
    """A function from a message to its text; messages without a translation stay English.

    `languages` is in order of preference; None asks the environment as gettext does.
    """
    catalog = gettext.translation(
        "stepling", localedir=str(assets / "locale"), languages=languages, fallback=True
    )
    return catalog.gettext


def counted(number: int, noun: str) -> str:
    """`1 day`, `2 days`: for the command line, which speaks English."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
