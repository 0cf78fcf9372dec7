"""One level being played: sets and rests, pauses and caps, round a mini-game."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from random import Random
from typing import Any

from exercises import adapt
from exercises.adapt import Mark, SetChange
from exercises.exercise import Exercise
from exercises.offer import Offer
from game import guard
from game.guard import Freeze
from game.model import AnyGame, Event, Missed, Repetition, Side, Signals, Unload, Wish

__all__ = [
    "Asked",
    "Phase",
    "Session",
    "Tally",
    "advance",
    "begin",
    "end",
    "mark_of",
    "unloading",
    "wish",
    "without_last",
]

PATIENT_WISH = Wish()
UNLOADING: Mapping[Unload | None, Wish] = {
    Unload.BOARD: Wish(on_board=False),
    Unload.LEFT: Wish(lift=Side.LEFT),
    Unload.RIGHT: Wish(lift=Side.RIGHT),
}


class Phase(Enum):
    """Where a session stands."""

    WAITING = "waiting"
    """Nobody has stepped on yet, or play is about to go on: calm first."""
    COUNTDOWN = "countdown"
    PLAYING = "playing"
    PAUSED = "paused"
    RESTING = "resting"
    OVER = "over"


class Asked(Enum):
    """What a person asked for, by hand."""

    STOP = "stop"
    RESUME = "resume"
    REST = "rest"
    END = "end"


@dataclass(frozen=True, slots=True)
class Tally:
    """What was done so far."""

    reps: int = 0
    successes: int = 0
    left_reps: int = 0
    right_reps: int = 0

    def plus(self, repetition: Repetition) -> "Tally":
        """One repetition more."""
        return Tally(
            self.reps + 1,
            self.successes + repetition.success,
            self.left_reps + (repetition.side is Side.LEFT),
            self.right_reps + (repetition.side is Side.RIGHT),
        )

    @property
    def success_share(self) -> float:
        """Successes as a share of the repetitions; 0 where there are none."""
        return self.successes / self.reps if self.reps else 0.0


@dataclass(frozen=True, slots=True)
class Session:
    """Where play stands. Times are seconds."""

    offer: Offer
    """The whole level, as this child begins it."""
    exercise: Exercise
    """The rung of it that is played in this set."""
    climb: adapt.Played
    """How it goes on the level's ladder."""
    game: AnyGame
    seed: int
    state: Any
    day_s: float = 0.0
    """Active seconds of today before this session."""
    phase: Phase = Phase.WAITING
    phase_s: float = 0.0
    why: Freeze | None = None
    unload: Unload | None = None
    """What must be without weight before play goes on; see Signals."""
    started: bool = False
    """Whether play has begun once; before that nothing counts as a pause."""
    total_s: float = 0.0
    active_s: float = 0.0
    work_s: float = 0.0
    """Active seconds since the last rest."""
    set_number: int = 1
    tally: Tally = Tally()
    pauses: int = 0
    ended_by: str = ""
    changes: tuple[SetChange, ...] = ()
    """What became of the rung from each set to the next."""

    @property
    def over(self) -> bool:
        """Whether there is nothing left to play."""
        return self.phase is Phase.OVER

    @property
    def asked(self) -> int:
        """How many repetitions the whole session asks for, as far as is known yet."""
        exercise = self.exercise
        before = sum(self.offer.on(change.from_rung).params.reps for change in self.changes)
        return int(before + exercise.params.reps * (exercise.sets - len(self.changes)))

    @property
    def rest_left_s(self) -> float:
        """Seconds of rest still to come."""
        return max(0.0, guard.rest_s(self.exercise.rest_s) - self.phase_s)

    @property
    def count(self) -> int:
        """The number that the 3-2-1 shows."""
        return max(1, int(guard.COUNT_S - self.phase_s) + 1)


def begin(
    offer: Offer, game: AnyGame, seed: int, day_s: float = 0.0, check: bool = False
) -> Session:
    """Start the level that is offered; the same seed lays out the same course.

    `check` says whether the day's quiet check is due; a game that cannot hold it is as ever.
    """
    exercise, climb = offer.exercise, adapt.begin(offer.ladder, offer.standing)
    course = _course(exercise, game, seed, 1)
    if check and game.check is not None:
        course = game.check(course)
    return Session(offer, exercise, climb, game, seed, course, day_s)


def wish(session: Session) -> Wish:
    """What an attentive child would do now."""
    if session.phase is Phase.PLAYING:
        return session.game.wish(session.state)
    return unloading(session.unload)


def unloading(unload: Unload | None) -> Wish:
    """What a child does that takes its weight off this."""
    return UNLOADING.get(unload, PATIENT_WISH)


def advance(
    session: Session, signals: Signals, dt_s: float, asked: Asked | None = None
) -> tuple[Session, tuple[Event, ...]]:
    """Play one tick; while play stands still the game's own state does not change at all."""
    if session.phase is Phase.OVER:
        return session, ()
    if asked is not None:
        session = _ask(session, asked)
    if session.phase is Phase.PLAYING:
        why = guard.freeze_of(signals)
        if why is None:
            return _play(session, signals, dt_s)
        session = _freeze(session, why)
    return _wait(session, signals, dt_s), ()


def mark_of(repetition: Repetition) -> Mark:
    """How it counts on the ladder: what needed help, or more than one try, was too hard."""
    return Mark.SUCCESS if repetition.success and repetition.tries == 1 else Mark.MISS


def without_last(session: Session, count: int) -> Session:
    """The last `count` repetitions rest on bad data, and move nobody on the ladder.

    What the child was given for them stays.
    """
    return replace(session, climb=adapt.take_back(session.climb, count))


def end(session: Session, ended_by: str) -> Session:
    """End now, for the reason told."""
    return replace(session, phase=Phase.OVER, phase_s=0.0, ended_by=ended_by)


def _course(exercise: Exercise, game: AnyGame, seed: int, set_number: int) -> Any:
    return game.start(exercise.params, Random(seed * 1000 + set_number))


def _ask(session: Session, asked: Asked) -> Session:
    if asked is Asked.END:
        return end(session, "stopped")
    if asked is Asked.STOP and session.phase is not Phase.PAUSED:
        return _freeze(session, Freeze.STOP)
    if asked is Asked.REST and session.phase is Phase.PAUSED:
        return _to(session, Phase.RESTING, work_s=0.0)
    if asked is Asked.RESUME and session.phase in (Phase.PAUSED, Phase.RESTING):
        resting = session.phase is Phase.RESTING and session.rest_left_s > 0
        return session if resting else _to(session, Phase.WAITING)
    return session


def _to(session: Session, phase: Phase, **changes: Any) -> Session:
    return replace(session, phase=phase, phase_s=0.0, **changes)


def _freeze(session: Session, why: Freeze) -> Session:
    return _to(session, Phase.PAUSED, why=why, pauses=session.pauses + session.started)


def _play(session: Session, signals: Signals, dt_s: float) -> tuple[Session, tuple[Event, ...]]:
    state, events = session.game.step(session.state, signals, dt_s)
    session = replace(
        session,
        state=state,
        phase_s=session.phase_s + dt_s,
        total_s=session.total_s + dt_s,
        active_s=session.active_s + dt_s,
        work_s=session.work_s + dt_s,
    )
    at_break = False
    for event in events:
        if isinstance(event, Repetition):
            climb = adapt.mark(session.offer.ladder, session.climb, mark_of(event))
            session = replace(session, tally=session.tally.plus(event), climb=climb)
            at_break = True
        at_break = at_break or isinstance(event, Missed)
    return _after(session, at_break), events


def _after(session: Session, at_break: bool) -> Session:
    """Set over, rest due, caps: what follows from a tick of play."""
    if guard.day_is_full(session.day_s + session.active_s):
        return end(session, "daily_limit")
    if session.active_s >= session.exercise.max_minutes * 60:
        return end(session, "max_minutes")
    if session.game.done(session.state):
        return _next_set(session)
    if guard.rest_due(session.work_s, at_break):
        return _to(session, Phase.RESTING, work_s=0.0)
    return session


def _next_set(session: Session) -> Session:
    if session.set_number >= session.exercise.sets:
        return end(session, "level")
    number = session.set_number + 1
    climb, change = adapt.next_set(session.offer.ladder, session.climb)
    exercise = session.offer.on(climb.rung)
    state = _course(exercise, session.game, session.seed, number)
    session = replace(session, exercise=exercise, climb=climb)
    changes = (*session.changes, change)
    return _to(session, Phase.RESTING, work_s=0.0, set_number=number, state=state, changes=changes)


def _wait(session: Session, signals: Signals, dt_s: float) -> Session:
    """Everything but play: waiting for calm, 3-2-1, pause and rest."""
    now = guard.freeze_of(signals)
    phase, phase_s = session.phase, session.phase_s + dt_s
    session = replace(
        session, phase_s=phase_s, total_s=session.total_s + dt_s, unload=signals.unload
    )
    if phase in (Phase.WAITING, Phase.COUNTDOWN) and now is not None:
        told = session.started or guard.is_of_the_sensor(now)
        return _to(session, Phase.PAUSED, why=now) if told else _to(session, Phase.WAITING)
    if phase is Phase.WAITING:
        return _to(session, Phase.COUNTDOWN) if phase_s >= guard.CALM_S else session
    if phase is Phase.COUNTDOWN:
        return _to(session, Phase.PLAYING, started=True) if phase_s >= guard.COUNT_S else session
    if phase is Phase.RESTING:
        return _to(session, Phase.WAITING) if session.rest_left_s <= 0 else session
    if session.why is not None and not guard.needs_a_hand(session.why):
        if now is None:
            return _to(session, Phase.WAITING)
        if not guard.needs_a_hand(now):
            return replace(session, why=now)
    return session
