"""Texts in the family's language: gettext catalogs, with English as the key."""

import gettext
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from exercises.words import Words

ASKED = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""What the environment says of languages, as gettext takes it: the first that is set counts."""


def translator(assets: Path, languages: list[str] | None = None) -> Callable[[str], str]:
    """A function from a message to its text; messages without a translation stay English.

    `languages` is in order of preference; None asks the environment as gettext does.
    """
    catalog = gettext.translation(
        "stepling", localedir=str(assets / "locale"), languages=languages, fallback=True
    )
    spoken = preferred(os.environ) if languages is None else tuple(languages)

    def said(message: str) -> str:
        return message.among(spoken) if isinstance(message, Words) else catalog.gettext(message)

    return said


def preferred(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The family's languages, the dearest first, as codes such as es_MX or zh_CN."""
    asked = next((environment[name] for name in ASKED if environment.get(name)), "")
    codes = (code.partition(".")[0].partition("@")[0] for code in asked.split(":"))
    return tuple(code for code in codes if code and code not in ("C", "POSIX"))


def counted(number: int, noun: str) -> str:
    """`1 day`, `2 days`: for the command line, which speaks English."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
