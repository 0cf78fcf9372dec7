"""An afternoon of play to keep: one record of each kind, and as many repetitions as asked for."""

from dataclasses import replace

from profiles.milestone_record import MilestoneRecord, milestone_record_id
from profiles.model import (
    CalibrationRecord,
    Check,
    Child,
    Comfort,
    Device,
    Effort,
    Gear,
    HelpingHands,
    Record,
    Repetition,
    Result,
    Round,
    SessionRecord,
    Skin,
    Stumble,
    new_id,
)
from profiles.practice_records import Assignment, LadderStep, Pause
from profiles.store import Store


def session_of(
    child: Child, gear: Gear, local_date: str = "2026-03-14", ended_by: str | None = None
) -> SessionRecord:
    """A session that starts at four; with an end, it was 90 active seconds long."""
    return SessionRecord(
        id=new_id(),
        child_id=child.id,
        gear_id=gear.id,
        sensor="wii_board",
        started_at=f"{local_date}T16:00:00+01:00",
        local_date=local_date,
        program_version="0.1.0",
        seed=-(2**63),
        ended_by=ended_by,
        duration_s=120.5 if ended_by else 0.0,
        active_s=90.0 if ended_by else 0.0,
        pauses=2,
        rate_hz=99.7,
        dropouts=1,
        repeated=3,
        gaps=4,
    )


def round_of(session: SessionRecord, game: str = "otter_river") -> Round:
    """The first round of a session."""
    return Round(
        new_id(), session.id, game, game, "river", 1, "adult_hand", "format: 1\nid: ö\n", 0.0
    )


def repetition_of(round_: Round, number: int) -> Repetition:
    """Left and right in turn; every third is missed; 4 seconds each."""
    return Repetition(
        id=new_id(),
        round_id=round_.id,
        number=number,
        t_s=number * 5.0,
        success=number % 3 != 0,
        side=("left", "right")[number % 2],
        tries=1 + number % 2,
        duration_s=4.0,
        quality=(("overshoot_share", 0.1 / number), ("hold_s", 1.5)),
    )


def calibration_of(child: Child, gear: Gear, made_at: str, sensor: str) -> CalibrationRecord:
    """A calibration with numbers that a float cannot round away."""
    return CalibrationRecord(
        id=new_id(),
        child_id=child.id,
        gear_id=gear.id,
        sensor=sensor,
        made_at=made_at,
        zero_kg=(0.1, -0.2, 1 / 3, 0.0),
        standing_kg=21.3,
        neutral_x_mm=-4.5,
        neutral_y_mm=7.25,
        reach_left_mm=61.0,
        reach_right_mm=55.5,
        reach_front_mm=40.0,
        reach_back_mm=22.0,
        quiet_mm=3.3,
        left_lift_share=0.16,
        right_lift_share=0.2,
    )


def check_of(session: SessionRecord, speed_mm_s: float = 7.9) -> Check:
    """A quiet check of 20 s, in the first minute of a session."""
    return Check(
        id=new_id(),
        session_id=session.id,
        at=session.started_at.replace(":00:00", ":00:31"),
        local_date=session.local_date,
        sensor=session.sensor,
        gear_id=session.gear_id,
        support="none",
        chain="swarii25_lp10",
        from_s=31.0,
        to_s=51.0,
        standing_kg=21.3,
        values=(("mean_speed_mm_s", speed_mm_s), ("ellipse95_mm2", 95.0 + 1 / 3)),
    )


def step_of(round_: Round, at: str = "2026-03-14T16:03:00+01:00", d: float = 1.4) -> LadderStep:
    """A first session that went well."""
    told = "Stays on rung 1: 6 of 8 tries, and the goal is 6 of 8."
    return LadderStep(round_.id, at, d, d + 1 / 3, 8, 1, False, "not_yet", told)


def assignment_of(child: Child, plan: str = "first_weeks") -> Assignment:
    """A plan that was given on the day before the afternoon."""
    text = f"format: 1\nid: {plan}\n"
    return Assignment(new_id(), child.id, plan, text, "2026-03-13T10:00:00+01:00")


def milestone_of(session: SessionRecord, milestone: str = "first_time") -> MilestoneRecord:
    """Reached with this session, and not celebrated yet."""
    return MilestoneRecord(
        milestone_record_id(session.child_id, milestone),
        *(session.child_id, milestone, session.local_date, session.id),
        evidence="1 session.",
    )


def pause_of(child: Child, from_date: str = "2026-03-20", reason: str = "ill") -> Pause:
    """A pause that lasts."""
    return Pause(new_id(), child.id, reason, from_date)


def device_of(
    spec: str = "wii:00:1E:35:3B:7C:4D", last_used_at: str = "2026-03-14T16:00:00+01:00"
) -> Device:
    """A board of the family's own."""
    added_at = "2026-03-01T15:50:00+01:00"
    return Device(new_id(), spec, "wii_board", "Nintendo RVL-WBC-01", added_at, last_used_at)


def one_of_each() -> tuple[Record, ...]:
    """One record of each kind, owners first."""
    child = Child(new_id(), "KT47", "Ñandú", "fox", "2026-03-01", 1.5, True, True, True, 2019, True)
    gear = Gear(new_id(), child.id, "new socket", "2026-03-02", "prosthesis", "shoe")
    stamp = (("rate_hz", 99.7), ("gap_share", 1 / 3))
    session = replace(session_of(child, gear), sensor_light="fair", sensor_stamp=stamp)
    round_ = round_of(session)
    at = "2026-03-14T16:02:00+01:00"
    return (
        child,
        gear,
        calibration_of(child, gear, at, "wii_board"),
        session,
        round_,
        replace(repetition_of(round_, 1), void=True),
        Result(round_.id, 8, 6, 4, 4, 61.5, "level"),
        Comfort(new_id(), session.id, at, True, "little", "leg_left"),
        Effort(new_id(), session.id, at, "right"),
        Stumble(new_id(), session.id, at),
        Skin(new_id(), session.id, at, ok=False),
        HelpingHands(round_.id, 0.3),
        replace(check_of(session), void=True),
        replace(step_of(round_), careful=True),
        replace(assignment_of(child), ended_at=at),
        replace(pause_of(child), until_date="2026-03-27"),
        replace(milestone_of(session), celebrated_at=at),
        replace(device_of(), checked_on="2026-03-13"),
    )


def play(
    store: Store, child: Child, reps: int, local_date: str = "2026-03-14", *, ended: bool = False
) -> SessionRecord:
    """Keep a session of one round; without an end it looks as if the program had died."""
    session = session_of(child, store.gear_of(child), local_date, "level" if ended else None)
    round_ = round_of(session)
    store.keep("session", session)
    store.keep("round", round_)
    for number in range(1, reps + 1):
        store.keep(f"repetition-{number}", repetition_of(round_, number))
    if ended:
        store.keep("result", Result(round_.id, reps, reps, reps, 0, 90.0, "level"))
    return session
