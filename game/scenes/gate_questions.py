"""The questions before the pages for grown-ups: a times table in words, and twelve answers.

The core has no chance of its own: which question comes is told by the time and a counter.
"""

from datetime import datetime
from random import Random
from typing import NamedTuple

from game.model import msg

WORDS = {
    36: msg("thirty-six"),
    42: msg("forty-two"),
    45: msg("forty-five"),
    48: msg("forty-eight"),
    49: msg("forty-nine"),
    52: msg("fifty-two"),
    54: msg("fifty-four"),
    56: msg("fifty-six"),
    58: msg("fifty-eight"),
    62: msg("sixty-two"),
    63: msg("sixty-three"),
    64: msg("sixty-four"),
    68: msg("sixty-eight"),
    72: msg("seventy-two"),
    76: msg("seventy-six"),
    81: msg("eighty-one"),
}
"""Every answer that is ever offered, in words: whoever knows figures only learns nothing."""
PRODUCTS = (
    (msg("Six times six?"), 36),
    (msg("Seven times six?"), 42),
    (msg("Eight times six?"), 48),
    (msg("Seven times seven?"), 49),
    (msg("Nine times six?"), 54),
    (msg("Seven times eight?"), 56),
    (msg("Nine times seven?"), 63),
    (msg("Eight times eight?"), 64),
    (msg("Nine times eight?"), 72),
    (msg("Nine times nine?"), 81),
)
ANSWERS = 12
RIGHTS, TRIES, WAIT_S = 2, 5, 60.0
"""So many right answers in a row open the gate; after so many wrong ones it waits so long. Whoever
taps anywhere comes through once in 144 tries."""


class Question(NamedTuple):
    """One question, its right answer, and all that are offered, in the order of their places."""

    words: str
    right: int
    answers: tuple[int, ...]


def question(at: str, number: int, before: Question | None = None) -> Question:
    """The question of this time and count; never the one of `before` again."""
    rng = Random(f"{at} {number}")
    words, right = rng.choice([one for one in PRODUCTS if before is None or one[0] != before.words])
    others = rng.sample([answer for answer in WORDS if answer != right], ANSWERS - 1)
    answers = [right, *others]
    rng.shuffle(answers)
    return Question(words, right, tuple(answers))


class Tries(NamedTuple):
    """What was tried at the gate so far: it is carried along, so that leaving changes nothing."""

    wrong: int = 0
    shut_at: str = ""
    """When the gate was shut, local time with its offset, ISO 8601; empty while it is not."""

    def missed(self, at: str) -> "Tries":
        """One more wrong answer, at that time."""
        wrong = self.wrong + 1
        return Tries(0, at) if wrong >= TRIES else Tries(wrong)

    def waits_s(self, at: str) -> float:
        """For how many seconds the gate still waits; 0 once it may be tried."""
        if not self.shut_at or not at:
            return 0.0
        waited = datetime.fromisoformat(at) - datetime.fromisoformat(self.shut_at)
        waited_s = waited.total_seconds()
        # A clock that was set back, or far ahead, must not keep anybody out for long.
        return WAIT_S - waited_s if 0.0 <= waited_s < WAIT_S else 0.0


UNTRIED = Tries()
"""Nobody tried yet."""
