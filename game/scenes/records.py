"""What a session leaves in the child's profile, made from the session as it stands."""

from collections.abc import Sequence
from dataclasses import replace

from game.model import Repetition
from game.scenes.answers import Begun
from game.scenes.setting import Setting, sub_id
from game.session import Session
from profiles import model as kept


def session_record(
    setting: Setting, begun: Begun, session: Session, at: tuple[str, str], version: str = ""
) -> kept.SessionRecord:
    """The session; `at` is its local date and its local time with offset, at the start."""
    assert setting.child is not None
    assert setting.sensor is not None
    return kept.SessionRecord(
        id=begun.session_id,
        child_id=setting.child.id,
        gear_id=setting.gear_id,
        sensor=setting.sensor.sensor,
        started_at=at[1],
        local_date=at[0],
        program_version=version,
        seed=begun.seed,
        ended_by=session.ended_by or None,
        duration_s=session.total_s,
        active_s=session.active_s,
        pauses=session.pauses,
        rate_hz=0.0,
        dropouts=0,
        repeated=0,
        gaps=0,
    )


def round_record(setting: Setting, begun: Begun, session: Session, world: str) -> kept.Round:
    """The one round that a session of one level has."""
    exercise = session.exercise
    return kept.Round(
        id=round_id(begun),
        session_id=begun.session_id,
        level=exercise.id,
        game=exercise.game,
        world=world,
        rung=exercise.rung,
        support=setting.support,
        level_text=exercise.text,
        started_s=0.0,
    )


def repetition_record(
    begun: Begun, session: Session, number: int, repetition: Repetition
) -> kept.Repetition:
    """One repetition, as it happened."""
    return kept.Repetition(
        id=sub_id(begun.session_id, f"repetition-{number}"),
        round_id=round_id(begun),
        number=number,
        t_s=session.total_s,
        success=repetition.success,
        side=repetition.side.value if repetition.side else None,
        tries=repetition.tries,
        duration_s=repetition.duration_s,
        quality=repetition.quality,
    )


def result_record(
    begun: Begun, session: Session, voids: Sequence[kept.Repetition] = ()
) -> kept.Result:
    """What the round came to, without the repetitions that are void."""
    tally = session.tally
    return kept.Result(
        round_id=round_id(begun),
        reps=tally.reps - len(voids),
        successes=tally.successes - sum(void.success for void in voids),
        left_reps=tally.left_reps - sum(void.side == "left" for void in voids),
        right_reps=tally.right_reps - sum(void.side == "right" for void in voids),
        active_s=session.active_s,
        ended_by=session.ended_by,
    )


def round_id(begun: Begun) -> str:
    """The id of the session's round."""
    return sub_id(begun.session_id, "round-1")


def ended(record: kept.SessionRecord, session: Session) -> kept.SessionRecord:
    """The session's record, now that it is over."""
    return replace(
        record,
        ended_by=session.ended_by,
        duration_s=session.total_s,
        active_s=session.active_s,
        pauses=session.pauses,
    )
