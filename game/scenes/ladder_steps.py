"""After play and the questions: where the child starts next time, and why."""

from exercises.adapt import Mark, Standing
from exercises.adapt_decision import Decision, finish
from exercises.adapt_words import for_therapist, set_for_therapist
from exercises.offer import Offer
from game.scenes import records
from game.scenes.answers import Begun
from game.scenes.scene import Effects, Keep, Tick
from game.scenes.setting import Setting, plays_for_real
from game.session import Session
from profiles.practice_records import LadderStep


def decided(session: Session, words: frozenset[Mark], light: str) -> Decision:
    """What the session changes, after everything that was said."""
    offer = session.offer
    return finish(offer.ladder, offer.standing, session.climb, session.asked, words, light)


def told(
    setting: Setting, session: Session, begun: Begun, decision: Decision, tick: Tick
) -> tuple[Setting, Effects]:
    """The setting in which the child goes on from there, and the record of it.

    Keys, recordings and guests leave no record: nobody knows whose they were.
    """
    moved = setting.moved(session.exercise.id, decision.after)
    if not plays_for_real(setting):
        return moved, ()
    return moved, (Keep("ladder", step_of(session, begun, decision, tick.today.at)),)


def step_of(session: Session, begun: Begun, decision: Decision, at: str) -> LadderStep:
    """The record of a decision."""
    after = decision.after
    sets = (set_for_therapist(change) for change in session.changes)
    return LadderStep(
        round_id=records.round_id(begun),
        at=at,
        d=after.d,
        ability=after.ability,
        tries=after.tries,
        good_sessions=after.good_sessions,
        careful=after.careful,
        reason=decision.reason.name.lower(),
        told=" ".join((*sets, for_therapist(session.offer.ladder, decision))),
    )


def standing_of(step: LadderStep) -> Standing:
    """Where the child stands, from its record."""
    return Standing(step.d, step.ability, step.tries, step.good_sessions, step.careful)


def again(offer: Offer, setting: Setting) -> Offer:
    """The level once more, from where the child stands by now."""
    same = (one for one in setting.levels if one.exercise.id == offer.exercise.id)
    return next(same, offer)
