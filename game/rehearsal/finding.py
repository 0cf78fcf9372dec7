"""What a rehearsal has to say about a level: a sentence, and how serious it is."""

from enum import Enum
from typing import NamedTuple


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
    sentence: str
    """What was seen, and what to change."""
    group: str = ""
    """The children it is about; "" where it is about all, or about the level itself."""


def percent(share: float) -> str:
    """A share as adults read it."""
    return f"{share:.0%}".replace("%", " %")


def refuse(key: str, sentence: str, group: str = "") -> Finding:
    """A finding that keeps the level from children."""
    return Finding(Severity.REFUSE, key, sentence, group)


def warn(key: str, sentence: str, group: str = "") -> Finding:
    """A finding that a therapist should look at."""
    return Finding(Severity.WARN, key, sentence, group)


def note(key: str, sentence: str, group: str = "") -> Finding:
    """A finding that is good to know."""
    return Finding(Severity.NOTE, key, sentence, group)
