"""What a rehearsal has to say about a level: what was seen, what to change, and how serious it is.

Both are messages with blanks, so that a table and a picture can say them in anybody's language.
"""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

Values = tuple[tuple[str, str], ...]
"""What stands for each {name} in a message."""
Translate = Callable[[str], str]
"""From a message to its text; `str` leaves it in English."""


class Severity(Enum):
    """How serious a finding is, the worst first."""

    REFUSE = "refuse"
    """No child is to play this as it is."""
    WARN = "warn"
    """A therapist should look at it."""
    NOTE = "note"


class Finding(NamedTuple):
    """One thing that a therapist should know."""

    severity: Severity
    key: str
    """Which rule says so."""
    seen: str
    """What was seen, a message."""
    advice: str
    """What to change, a message; "" where there is nothing to change."""
    values: Values = ()
    """What stands for the blanks of both."""
    group: str = ""
    """The children it is about; "" where it is about all, or about the level itself."""

    @property
    def sentence(self) -> str:
        """What was seen and what to change, in English."""
        return self.told()

    def told(self, translate: Translate = str) -> str:
        """The same in another language."""
        parts = (part for part in (self.seen, self.advice) if part)
        return " ".join(filled(translate(part), self.values) for part in parts)


def filled(text: str, values: Values) -> str:
    """The text with its blanks filled in."""
    for name, value in values:
        text = text.replace("{" + name + "}", value)
    return text


def percent(share: float) -> str:
    """A share as adults read it."""
    return f"{share:.0%}".replace("%", " %")


def refuse(key: str, seen: str, advice: str = "", group: str = "", **values: str) -> Finding:
    """A finding that keeps the level from children."""
    return Finding(Severity.REFUSE, key, seen, advice, tuple(values.items()), group)


def warn(key: str, seen: str, advice: str = "", group: str = "", **values: str) -> Finding:
    """A finding that a therapist should look at."""
    return Finding(Severity.WARN, key, seen, advice, tuple(values.items()), group)


def note(key: str, seen: str, advice: str = "", group: str = "", **values: str) -> Finding:
    """A finding that is good to know."""
    return Finding(Severity.NOTE, key, seen, advice, tuple(values.items()), group)
