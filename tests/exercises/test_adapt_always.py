"""Getting harder and easier: what holds on any ladder, for any child and any sessions."""

from math import isclose

from hypothesis import example, given
from hypothesis import strategies as st

from exercises.adapt import (
    WORDS,
    Adapt,
    Ladder,
    Mark,
    Standing,
    begin,
    fitted,
    mark,
    next_set,
    rung_of,
)
from exercises.adapt_decision import Outing, decide, play, replay
from tests.exercises.adapt_outings import (
    ALL_WELL,
    GOOD_OUTINGS,
    OUTINGS,
    STANDINGS,
    M,
    S,
    V,
    ladders,
    outing,
)


@given(ladders(), STANDINGS, st.lists(OUTINGS, max_size=6))
def test_nothing_leaves_the_ladder_or_moves_more_than_one_rung_a_session(
    ladder: Ladder, standing: Standing, outings: list[Outing]
) -> None:
    standing = fitted(ladder, standing)
    for one in outings:
        played = play(ladder, standing, one.sets)
        rungs = {played.rung, rung_of(played.d), *(done.rung for done in played.tries)}
        places = [played.d, *(done.d for done in played.tries)]
        decision = decide(ladder, standing, one)
        after = decision.after
        assert all(abs(rung - standing.rung) <= 1 for rung in {*rungs, after.rung})
        assert all(abs(d - standing.d) <= 1 + 1e-9 for d in [*places, after.d])
        assert all(ladder.lowest <= d <= ladder.highest for d in [*places, after.d])
        assert all(d == round(d, 6) for d in [*places, after.d, after.ability])
        assert ladder.lowest <= after.ability - ladder.ahead + 1e-6
        assert after.ability - ladder.ahead <= ladder.highest + 1e-6
        standing = after


@given(ladders(), STANDINGS, OUTINGS)
@example(Ladder(3), Standing(2.0, 4.0, 0, 1), outing("SSSSSSSSH", "SSSSSSSS"))
@example(Ladder(3), Standing(2.0, 4.0, 0, 1), outing("SHSSSSSSSSS", "SSSSSSSS"))
def test_nothing_goes_up_after_hurt_a_stumble_or_too_hard(
    ladder: Ladder, standing: Standing, one: Outing
) -> None:
    standing = fitted(ladder, standing)
    played = begin(ladder, standing)
    rung_when_told: int | None = None
    d_when_told = float("inf")
    for number, marks in enumerate(one.sets):
        played = next_set(ladder, played)[0] if number else played
        assert rung_when_told is None or played.rung <= rung_when_told
        for now in marks:
            d_when_told = min(d_when_told, played.d) if now in WORDS else d_when_told
            played = mark(ladder, played, now)
            assert played.d <= d_when_told
            if now in WORDS:
                rung_when_told = min(rung_when_told or played.rung, played.rung)
    decision = decide(ladder, standing, one)
    if decision.words:
        assert decision.after.d <= standing.d
        assert decision.after.rung <= standing.rung
        following = play(ladder, decision.after, [ALL_WELL, ALL_WELL, ALL_WELL])
        assert rung_of(following.d) <= decision.after.rung


@given(ladders(), STANDINGS, st.lists(OUTINGS, max_size=4), OUTINGS, st.integers(0, 4))
def test_a_session_on_bad_data_changes_nothing_wherever_it_comes(
    ladder: Ladder, standing: Standing, outings: list[Outing], bad: Outing, at: int
) -> None:
    silent = tuple(tuple(now for now in marks if now not in WORDS) for marks in bad.sets)
    bad = Outing(silent, bad.asked, sensor_light="bad")
    standing = fitted(ladder, standing)
    with_bad = replay(ladder, standing, [*outings[:at], bad, *outings[at:]])
    without = replay(ladder, standing, outings)
    assert with_bad[-1].after == (without[-1].after if without else standing)


@given(ladders(), STANDINGS, OUTINGS, st.integers(0, 5))
def test_void_repetitions_change_nothing_wherever_they_come(
    ladder: Ladder, standing: Standing, one: Outing, at: int
) -> None:
    more = tuple((*marks[:at], V, V, *marks[at:]) for marks in one.sets)
    fewer = tuple(tuple(now for now in marks if now is not V) for marks in one.sets)
    voided, clean = (Outing(sets, one.asked, one.words, one.sensor_light) for sets in (more, fewer))
    assert decide(ladder, standing, voided) == decide(ladder, standing, clean)


@given(STANDINGS, st.permutations([S] * 5 + [M] * 3))
def test_away_from_every_edge_the_order_of_the_tries_of_a_set_is_irrelevant(
    standing: Standing, marks: list[Mark]
) -> None:
    wide = Ladder(8, Adapt(step=0.1))
    standing = fitted(wide, Standing(4.0, standing.ability, standing.tries))
    played = play(wide, standing, [marks])
    assert isclose(played.d, 4.0 + 5 * 0.1 / 3 - 3 * 0.1, abs_tol=1e-5)


@given(ladders(), STANDINGS, st.lists(OUTINGS, min_size=2, max_size=6))
def test_the_same_sessions_decide_the_same_and_may_be_replayed_in_parts(
    ladder: Ladder, standing: Standing, outings: list[Outing]
) -> None:
    whole = replay(ladder, standing, outings)
    middle = len(outings) // 2
    early = replay(ladder, standing, outings[:middle])
    assert whole == early + replay(ladder, early[-1].after, outings[middle:])


@given(ladders(), STANDINGS, GOOD_OUTINGS)
def test_one_success_more_never_makes_the_next_session_easier(
    ladder: Ladder, standing: Standing, one: Outing
) -> None:
    better = (*one.sets[:-1], (*one.sets[-1][:-1], S))
    more = Outing(better, one.asked)
    assert decide(ladder, standing, more).after.d >= decide(ladder, standing, one).after.d
