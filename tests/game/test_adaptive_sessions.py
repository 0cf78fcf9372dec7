"""Sessions get harder and easier until a child succeeds in about three of four first tries."""

from dataclasses import asdict
from typing import NamedTuple

import pytest

from exercises import Offer
from exercises.adapt import WORDS, Mark, first
from exercises.limits import REACH_SHARE, breaches
from game.guard import needs_a_hand
from game.minigames import GAMES
from game.model import TICK_S
from game.scenes.ladder_steps import decided
from game.session import Asked, Phase, Session, advance, begin, wish
from game.shell.levels import library
from sensors.driver import Controls
from sensors.simulated import simulated
from sensors.tracker import Tracker

LIBRARY = library()
LEAST, MOST = 0.65, 0.90
"""First-try success where a child has settled; play aims at 0.75."""
LONGEST_TICKS = round(30 * 60 / TICK_S)
LAST = 3
"""What counts of a course: its last sessions. One alone is as uneven as chance."""
TWO_WEEKS, SIX_WEEKS = 8, 24
"""Sessions, at four days a week."""
HARDEST = None
"""Instead of a number: the ladder's last rung."""
COURSES = {
    ("otter_river", "weak"): (5, 4),
    ("otter_river", "strong"): (8, 4),
    ("sleepy_owl", "weak"): (HARDEST, 4),
    ("sleepy_owl", "strong"): (HARDEST, 3),
    ("log_trail", "weak"): (7, 4),
    ("log_trail", "strong"): (HARDEST, 3),
}
"""The rung of the first session, and how many there are."""
EVERY_COURSE = pytest.mark.parametrize(("name", "kind"), COURSES)


class Sitting(NamedTuple):
    """One session, played to its end."""

    session: Session
    most_lean: float
    """The farthest lean that was wished, as a share of the child's own reach."""

    @property
    def firsts(self):
        """Of each repetition, whether it succeeded at the first try."""
        return [one.success for one in self.session.climb.tries]


def sitting(offer, kind, seed):
    """A simulated child plays what is offered; an adult nods where one has to."""
    child = simulated(kind, seed)
    tracker = Tracker(child.layout, child.true_calibration())
    session = begin(offer, GAMES[offer.exercise.game], seed)
    most_lean = 0.0
    for tick in range(1, LONGEST_TICKS):
        wanted = wish(session)
        most_lean = max(most_lean, abs(wanted.lean_x), abs(wanted.lean_y))
        signals = tracker.tick(child.step(tick * TICK_S, wanted, Controls()), TICK_S)
        waits = session.phase is Phase.PAUSED and session.why and needs_a_hand(session.why)
        session, _ = advance(session, signals, TICK_S, Asked.RESUME if waits else None)
        if session.over:
            return Sitting(session, most_lean)
    raise AssertionError(f"{kind} never comes to an end of {offer.exercise.id}.")


def course(name, kind, rung, sessions):
    """So many sessions, each from where the one before led; nobody was hurt in any."""
    level = LIBRARY.level(name)
    standing, sittings = first(level.ladder, rung or level.ladder.highest), []
    for number in range(1, sessions + 1):
        sittings.append(sitting(Offer.of(level, standing), kind, number))
        standing = decided(sittings[-1].session, frozenset(), "good").after
    return sittings


@pytest.fixture(scope="module")
def played():
    """Every course, played once."""
    return {key: course(*key, *told) for key, told in COURSES.items()}


def assert_settled(sittings):
    """About three of four first tries succeed, or there is no rung left on that side."""
    last = [one.session for one in sittings]
    firsts = [success for one in sittings for success in one.firsts]
    share = sum(firsts) / len(firsts)
    ladder = last[0].offer.ladder
    hardest = all(one.exercise.rung == ladder.highest for one in last)
    easiest = all(one.exercise.rung == ladder.lowest for one in last)
    assert share >= LEAST or easiest
    assert share <= MOST or hardest


@EVERY_COURSE
def test_a_child_comes_to_rest_where_about_three_of_four_first_tries_succeed(played, name, kind):
    assert_settled(played[name, kind][-LAST:])


@EVERY_COURSE
def test_no_session_asks_for_more_than_is_safe_nor_moves_by_more_than_a_rung(played, name, kind):
    for one in played[name, kind]:
        session, offer = one.session, one.session.offer
        rungs = [offer.exercise, *(offer.on(change.to_rung) for change in session.changes)]
        for rung in rungs:
            assert list(breaches(asdict(rung.params))) == []
            assert abs(rung.rung - offer.exercise.rung) <= 1
        farthest = max(getattr(rung.params, "reach_share", 0.0) for rung in rungs)
        assert one.most_lean <= farthest + 1e-9
        assert farthest <= REACH_SHARE
        assert session.ended_by == "level"


def test_a_strong_child_comes_to_a_harder_rung_of_the_river_than_a_weak_one(played):
    weak, strong = (played["otter_river", kind][-1].session for kind in ("weak", "strong"))
    assert weak.offer.exercise.rung + 2 <= strong.offer.exercise.rung


@pytest.mark.parametrize("word", sorted(WORDS, key=lambda word: word.name))
@EVERY_COURSE
def test_what_hurts_or_is_too_hard_never_leads_up_however_well_it_went(played, name, kind, word):
    for one in played[name, kind]:
        before = one.session.offer.standing
        decision = decided(one.session, frozenset({word}), "good")
        assert decision.moves <= 0
        assert decision.after.d <= before.d
        again = decided(one.session, frozenset(), "good")
        assert again.after.d >= decision.after.d


def test_a_child_to_whom_it_was_too_hard_does_not_climb_in_its_next_session_either(played):
    one = played["otter_river", "weak"][0].session
    careful = decided(one, frozenset({Mark.TOO_HARD}), "good").after
    level = LIBRARY.level("otter_river")
    then = sitting(Offer.of(level, careful), "strong", 1).session
    assert sum(one.success for one in then.climb.tries) == then.asked
    assert then.exercise.rung == then.offer.exercise.rung == careful.rung


@pytest.mark.long
@pytest.mark.parametrize("kind", ["weak", "strong", "one_sided", "slow", "tired", "diligent"])
@pytest.mark.parametrize("name", GAMES)
def test_every_child_comes_to_rest_from_the_first_rung_within_six_weeks(name, kind):
    assert_settled(course(name, kind, 1, SIX_WEEKS)[-TWO_WEEKS:])
