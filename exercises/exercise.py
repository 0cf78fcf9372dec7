"""A therapist's level as the program plays it: frozen, and only ever made from YAML."""

from dataclasses import dataclass
from typing import Any

from exercises.words import NO_WORDS, Words


@dataclass(frozen=True, slots=True)
class Exercise:
    """One rung of one level, resolved: which game, how much, with which parameters."""

    id: str
    title: Words
    game: str
    worlds: tuple[str, ...]
    rung: int
    """Which rung of the ladder this is, from 1."""
    rungs: int
    """How many rungs the ladder has."""
    sets: int
    rest_s: float
    """Seconds of rest after a set, and after 60 to 90 s of work."""
    max_minutes: float
    """Active minutes after which play ends kindly."""
    params: Any
    """The game's own Params, with every shared key that it names filled in."""
    text: str
    """The whole level in one text, for the record of a session: it needs no other file."""
    support: str = "none"
    """What the child should hold on to."""
    cue: Words = NO_WORDS
    """What is said before play; empty where the game's own words are right."""
