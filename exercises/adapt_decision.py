"""After a session: whether the next one starts harder, easier or the same, and for which reason.

What happens after hurt, a stumble or "too hard": the next session starts no higher than this one
did and does not climb above its rung, and where it comes in two sessions running, it starts one
rung easier (SAFE-14, SAFE-15). Easing at the first word would make the child's word costly, and
what hurt means is for a grown-up to find out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from exercises.adapt import (
    DIGITS,
    HALF,
    INSIDE,
    Ladder,
    Mark,
    Played,
    Standing,
    Try,
    begin,
    fitted,
    learned,
    mark,
    middle_of,
    next_set,
)

BAD_LIGHT = "bad"


class Reason(Enum):
    """Why it was decided so; the first that holds."""

    EASE = "fewer successes than ease_when says"
    EASIEST = "the same, on the easiest rung"
    WORD_AGAIN = "hurt, a stumble or too hard, in two sessions running"
    WORD = "hurt, a stumble or too hard"
    BAD_SENSOR = "bad data"
    TOO_FEW = "fewer than half of the tries count"
    BELOW = "fewer successes than progress_when says"
    NOT_AT_EDGE = "the median difficulty is below the rung's upper edge"
    HARDEST = "good, on the hardest rung"
    NOT_YET = "good, and progress_when wants more such sessions"
    RISE = "as progress_when says"


DOWN = frozenset({Reason.EASE, Reason.WORD_AGAIN})


@dataclass(frozen=True, slots=True)
class Outing:
    """One session of one level, as it is kept: enough to decide again exactly as it was decided."""

    sets: tuple[tuple[Mark, ...], ...]
    asked: int
    """Tries that the whole session asked for."""
    words: frozenset[Mark] = frozenset()
    """What was said at the check-out."""
    sensor_light: str = "good"


@dataclass(frozen=True, slots=True)
class Decision:
    """What one session changes."""

    reason: Reason
    before: Standing
    after: Standing
    successes: int
    tries: int
    """Tries that count."""
    asked: int
    middle: float
    """The median difficulty reached."""
    words: frozenset[Mark]

    @property
    def moves(self) -> int:
        """Rungs up, from the start of this session to the start of the next: -1, 0 or 1."""
        return self.after.rung - self.before.rung


def finish(
    ladder: Ladder,
    standing: Standing,
    played: Played,
    asked: int,
    words: frozenset[Mark] = frozenset(),
    sensor_light: str = "good",
) -> Decision:
    """The decision after the session `played`, which was begun from `standing`.

    `asked` is how many tries the whole session asked for, `words` what was said at the check-out.
    """
    before, words = fitted(ladder, standing), played.words | words
    bad = sensor_light == BAD_LIGHT
    counted = () if bad else played.tries
    told = Decision(
        reason=Reason.BAD_SENSOR,
        before=before,
        after=before,
        successes=sum(one.success for one in counted),
        tries=len(counted),
        asked=asked,
        middle=middle_of(counted),
        words=words,
    )
    told = replace(told, reason=_reason(ladder, told, bad))
    return replace(told, after=_after(ladder, told, counted))


def play(ladder: Ladder, standing: Standing, sets: Iterable[Iterable[Mark]]) -> Played:
    """A session of these sets."""
    played = begin(ladder, standing)
    for number, marks in enumerate(sets):
        if number:
            played, _ = next_set(ladder, played)
        for now in marks:
            played = mark(ladder, played, now)
    return played


def decide(ladder: Ladder, standing: Standing, outing: Outing) -> Decision:
    """The decision after a session, from its record alone."""
    played = play(ladder, standing, outing.sets)
    return finish(ladder, standing, played, outing.asked, outing.words, outing.sensor_light)


def replay(ladder: Ladder, standing: Standing, outings: Iterable[Outing]) -> tuple[Decision, ...]:
    """Every decision of a row of sessions, oldest first."""
    decisions = []
    for outing in outings:
        decisions.append(decide(ladder, standing, outing))
        standing = decisions[-1].after
    return tuple(decisions)


def _reason(ladder: Ladder, told: Decision, bad: bool) -> Reason:
    enough = told.tries > 0 and 2 * told.tries >= told.asked
    share = told.successes / told.tries if told.tries else 0.0
    if enough and share < ladder.ease_when.success_share:
        return Reason.EASE if told.before.rung > ladder.lowest else Reason.EASIEST
    if told.words:
        return Reason.WORD_AGAIN if told.before.careful else Reason.WORD
    if bad or not enough:
        return Reason.BAD_SENSOR if bad else Reason.TOO_FEW
    return _rising(ladder, told, share)


def _rising(ladder: Ladder, told: Decision, share: float) -> Reason:
    """What a session is that nothing speaks against."""
    rule, rung = ladder.progress_when, told.before.rung
    if share < rule.success_share:
        return Reason.BELOW
    if rung >= ladder.highest:
        return Reason.HARDEST
    if rule.at_upper_edge and told.middle < rung + HALF:
        return Reason.NOT_AT_EDGE
    return Reason.RISE if told.before.good_sessions + 1 >= rule.sessions else Reason.NOT_YET


def _after(ladder: Ladder, told: Decision, counted: tuple[Try, ...]) -> Standing:
    before = told.before
    known = _learned(before, counted)
    wanted = known.ability - ladder.ahead if counted else before.d
    d = round(_start(ladder, told, wanted), DIGITS)
    ability = known.ability
    if told.reason is Reason.WORD_AGAIN:
        ability = min(ability, d + ladder.ahead)  # what was too much has to be earned again
    judged = told.reason not in (Reason.BAD_SENSOR, Reason.TOO_FEW)
    careful = bool(told.words) if judged else before.careful
    after = replace(known, d=d, ability=ability, careful=careful, good_sessions=_good(ladder, told))
    return fitted(ladder, after)


def _learned(before: Standing, counted: tuple[Try, ...]) -> Standing:
    ability, tries = before.ability, before.tries
    for one in counted:
        ability, tries = learned(ability, tries, one.rung, one.success), tries + 1
    return replace(before, ability=ability, tries=tries)


def _start(ladder: Ladder, told: Decision, wanted: float) -> float:
    """Where the next session starts: one rung away at most, and `wanted` as far as it may be."""
    start, rung = told.before.d, told.before.rung
    if told.reason is Reason.RISE:
        return min(start + 1, max(wanted, rung + 1))
    if told.reason in DOWN and rung > ladder.lowest:
        return max(start - 1, min(wanted, rung - 1))
    held = bool(told.words) or told.reason is Reason.EASIEST
    top = start if held else rung + HALF
    return min(top, max(wanted, rung - HALF + INSIDE))


def _good(ladder: Ladder, told: Decision) -> int:
    """Good sessions in a row after this one."""
    before, rule = told.before.good_sessions, ladder.progress_when
    if told.reason in (Reason.BAD_SENSOR, Reason.TOO_FEW):
        return before
    if told.reason is Reason.WORD and not rule.no_hurt:
        return before
    return min(before + 1, rule.sessions) if told.reason in (Reason.HARDEST, Reason.NOT_YET) else 0
