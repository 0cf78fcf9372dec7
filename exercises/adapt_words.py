"""Why a level got harder, easier or stayed: a sentence for the therapist, and one for parents.

The therapist's has the numbers that decided. The parents' has none, and is a whole sentence that
can be translated: English is the key. Nothing here blames a child, and nothing promises.
"""

from exercises.adapt import HALF, Ladder, Mark, SetChange
from exercises.adapt_decision import Decision, Reason

ROUNDING = 1e-6
"""A count this near to a whole one is one."""
TOLD = {
    Mark.HURT: "hurt",
    Mark.STUMBLE: "a stumble",
    Mark.TOO_HARD: '"too hard"',
}
PARENTS = {
    Reason.EASE: "That was a lot today: next time starts a little easier.",
    Reason.EASIEST: "That was a lot today, and it is the easiest there is: tell the therapist.",
    Reason.WORD_AGAIN: "Good that you told us again: next time starts a little easier.",
    Reason.WORD: "Good that you told us: next time is not harder.",
    Reason.BAD_SENSOR: "The sensor was not well today: next time starts as before.",
    Reason.TOO_FEW: "That was short, so it is too early to tell: next time starts as before.",
    Reason.BELOW: "There is still something to practise: next time starts much the same.",
    Reason.NOT_AT_EDGE: "This fits well: next time starts much the same.",
    Reason.HARDEST: "That went well, and it is the hardest there is in this level.",
    Reason.NOT_YET: "That went well: if it does so again, it gets a little harder.",
    Reason.RISE: "That went well: next time starts a little harder.",
}
LOWEST_AGAIN = "Good that you told us again: it is the easiest there is, so tell the therapist."
SETS = {
    -1: "A little easier now.",
    0: "The same once more.",
    1: "A little harder now.",
}


def for_parents(decision: Decision) -> str:
    """The sentence that parents read after a session; one of a fixed list."""
    if decision.reason is Reason.WORD_AGAIN and not decision.moves:
        return LOWEST_AGAIN
    return PARENTS[decision.reason]


def for_therapist(ladder: Ladder, decision: Decision, noun: str = "tries") -> str:
    """The sentence that the therapist reads after a session; `noun` is what is counted: gates."""
    return f"{_move(decision)}: {_why(ladder, decision, noun)}."


def set_for_parents(change: SetChange) -> str:
    """What parents read between two sets."""
    step = change.to_rung - change.from_rung
    return SETS[(step > 0) - (step < 0)]


def set_for_therapist(change: SetChange, noun: str = "tries") -> str:
    """What the therapist reads about one set and the next."""
    step = change.to_rung - change.from_rung
    verb = "stays on" if not step else "goes up to" if step > 0 else "goes down to"
    words = f"; nothing gets harder after {_told(change.words)}" if change.words else ""
    done = f"{change.successes} of {change.tries} {noun}, and {_goal(change.goal, change.tries)}"
    way = f"the difficulty went from {change.from_d:.2f} to {change.to_d:.2f}"
    return f"Set {change.set_number} {verb} rung {change.to_rung}: {done}; {way}{words}."


def _move(decision: Decision) -> str:
    rung = decision.after.rung
    return {-1: f"Down to rung {rung}", 0: f"Stays on rung {rung}", 1: f"Up to rung {rung}"}[
        decision.moves
    ]


def _why(ladder: Ladder, decision: Decision, noun: str) -> str:
    done = f"{decision.successes} of {decision.tries} {noun}"
    rung, reason = decision.before.rung, decision.reason
    if reason in (Reason.EASE, Reason.EASIEST):
        told = f", and {_told(decision.words)}" if decision.words else ""
        end = "" if reason is Reason.EASE else f", and rung {rung} is the easiest allowed"
        return f"{done}, fewer than {_percent(ladder.ease_when.success_share)}{told}{end}"
    if reason is Reason.WORD:
        return f"it never goes up after {_told(decision.words)} ({done} that count)"
    if reason is Reason.WORD_AGAIN:
        low = "" if decision.moves else f", and rung {rung} is the easiest allowed"
        told = f"{_told(decision.words)}, after such a word in the session before"
        return f"{told}{low} ({done} that count)"
    if reason is Reason.BAD_SENSOR:
        return "the sensor's data was bad, so this session is not counted"
    if reason is Reason.TOO_FEW:
        needed = max(1, -(-decision.asked // 2))
        return f"only {decision.tries} of {decision.asked} {noun} count, and {needed} are needed"
    return _why_good(ladder, decision, done)


def _why_good(ladder: Ladder, decision: Decision, done: str) -> str:
    """Of a session that nothing speaks against."""
    rule, goal = ladder.progress_when, ladder.adapt.goal
    rung, reason = decision.before.rung, decision.reason
    share = decision.successes / decision.tries
    if reason is Reason.HARDEST:
        return f"{done}, and rung {rung} is the hardest allowed"
    if reason in (Reason.BELOW, Reason.NOT_AT_EDGE) and share <= goal:
        return f"{done}, and {_goal(goal, decision.tries)}"
    if reason is Reason.BELOW:
        return f"{done}, and going up takes {_percent(rule.success_share)}"
    reached = f"{done}, with the median difficulty at {_below(decision.middle, rung + HALF)}"
    if reason is Reason.NOT_AT_EDGE:
        return f"{reached}, and going up takes {rung + HALF:g}"
    if not rule.at_upper_edge:
        reached = done
    number = decision.before.good_sessions + 1
    if reason is Reason.NOT_YET:
        return f"{reached}; good sessions in a row: {number}, and going up takes {rule.sessions}"
    row = f"the last of {rule.sessions} good sessions in a row" if rule.sessions > 1 else "good"
    return f"{reached}; {row}"


def _goal(goal: float, tries: int) -> str:
    """The goal as a count where it is a whole one, and else as a share."""
    wanted = goal * tries
    if tries and abs(wanted - round(wanted)) < ROUNDING:
        return f"the goal is {round(wanted)} of {tries}"
    return f"the goal is {_percent(goal)}"


def _below(value: float, edge: float) -> str:
    """The value with two digits, never rounded up to an edge that it did not reach."""
    text = f"{value:.2f}"
    return f"{value:g}" if value < edge <= float(text) else text


def _percent(share: float) -> str:
    return f"{share * 100:g} %"


def _told(words: frozenset[Mark]) -> str:
    return " and ".join(text for word, text in TOLD.items() if word in words)
