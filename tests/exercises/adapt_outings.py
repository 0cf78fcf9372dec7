"""Ladders, standings and sessions, made up: tests of getting harder and easier share them."""

from hypothesis import strategies as st

from exercises.adapt import (
    WORDS,
    Adapt,
    EaseWhen,
    Ladder,
    Mark,
    ProgressWhen,
    Standing,
)
from exercises.adapt_decision import Decision, Outing, decide

THREE = Ladder(3)
S, M, V = Mark.SUCCESS, Mark.MISS, Mark.VOID
ALL_WELL = (S,) * 8


def outing(
    *sets: str, asked: int = 16, words: tuple[Mark, ...] = (), light: str = "good"
) -> Outing:
    """A session from sets such as "SSSM"."""
    marks = {"S": S, "M": M, "V": V, "H": Mark.HURT, "T": Mark.STUMBLE}
    played = tuple(tuple(marks[letter] for letter in one) for one in sets)
    return Outing(played, asked, frozenset(words), light)


def decided(standing: Standing, *sets: str, asked: int = 16, ladder: Ladder = THREE) -> Decision:
    return decide(ladder, standing, outing(*sets, asked=asked))


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    rungs = draw(st.integers(1, 8))
    low = draw(st.none() | st.integers(1, rungs))
    high = draw(st.none() | st.integers(low or 1, rungs))
    goal, step = draw(st.floats(0.5, 0.95)), draw(st.floats(0, 0.5))
    rule = ProgressWhen(
        sessions=draw(st.integers(1, 3)),
        success_share=draw(st.floats(0.5, 1)),
        at_upper_edge=draw(st.booleans()),
        no_hurt=draw(st.booleans()),
    )
    ease = EaseWhen(success_share=draw(st.floats(0.2, 0.7)))
    return Ladder(rungs, Adapt(goal=goal, step=step, min=low, max=high), rule, ease)


MARKS = st.sampled_from([S, S, S, S, M, M, V, Mark.HURT, Mark.STUMBLE])
TRIES = st.sampled_from([S, S, S, M])
WORD_SETS = st.sampled_from([frozenset[Mark]()] * 4 + [frozenset({word}) for word in WORDS])
OUTINGS = st.builds(
    Outing,
    st.lists(st.lists(MARKS, max_size=10).map(tuple), max_size=4).map(tuple),
    st.integers(0, 32),
    WORD_SETS,
    st.sampled_from(["good", "fair", "bad"]),
)
GOOD_OUTINGS = st.builds(
    Outing,
    st.lists(st.lists(TRIES, min_size=6, max_size=10).map(tuple), min_size=2, max_size=3).map(
        tuple
    ),
    st.just(12),
)
STANDINGS = st.builds(
    Standing,
    st.floats(0.5, 9),
    st.floats(-2, 12),
    st.integers(0, 200),
    st.integers(0, 3),
    st.booleans(),
)
