"""One made-up child plays one rung: the real session, game and tracker, headless, tick by tick.

Getting ready is not played: the child brings its true calibration, apart from quiet sway, of which
three seconds see more or less (crowd.QUIET_SHARE), and a neutral as far off as three seconds leave
it. What reach is asked is therefore a share of what the child can truly do when rested.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import NamedTuple

from exercises.exercise import Exercise
from exercises.offer import Offer
from game.guard import needs_a_hand
from game.model import TICK_S, AnyGame, Event, Repetition, Side, Signals, Wish
from game.rehearsal.crowd import LAPSES_S, LEAVES_S, Child
from game.session import Asked, Phase, Session, advance, begin, wish
from sensors.calibration import Calibration
from sensors.driver import Controls
from sensors.simulated import SimulatedChild
from sensors.tracker import Tracker

LONGEST_S = 45 * 60.0
"""Play that has not ended by now never will: no level allows more than 15 active minutes, and the
day is full after 20."""
KEPT_SHARE = 0.7
"""A lean counts as held from this share of what was wished on: sway takes the rest."""
NO_HANDS = Controls()
AWAY, IDLE = Wish(on_board=False), Wish()


class Stray(NamedTuple):
    """A time in which the child does not do what is wished."""

    from_s: float
    until_s: float
    does: Wish


class Done(NamedTuple):
    """One repetition."""

    success: bool
    side: Side | None
    tries: int


@dataclass(frozen=True, slots=True)
class Played:
    """What one child did on one rung. Seconds are of play."""

    child: int
    group: str
    rung: int
    done: tuple[Done, ...]
    active_s: float
    resting_s: float
    total_s: float
    longest_work_s: float
    """The longest active time between two rests."""
    longest_held_s: float
    """The longest time for which it did what was wished, without a break."""
    reach_asked_share: float
    """The farthest lean that was wished, in shares of its own reach."""
    sent_off: bool
    """Whether the game asked it to leave the board while playing."""
    pauses: int
    ended_by: str
    """What ended play, as the session says; "" where it did not end by itself."""

    @property
    def success_share(self) -> float:
        """Successes as a share of the repetitions; 0 where there are none."""
        return sum(done.success for done in self.done) / len(self.done) if self.done else 0.0

    @property
    def finished(self) -> bool:
        """Whether the level itself came to its end."""
        return self.ended_by == "level"


def play(exercise: Exercise, game: AnyGame, child: Child, longest_s: float = LONGEST_S) -> Played:
    """The child plays `exercise` to its end; the same child plays the same way, anywhere."""
    body = SimulatedChild(child.abilities, child.seed)
    tracker = Tracker(body.layout, _found(body, child))
    session = begin(Offer.fixed(exercise), game, child.seed % 1_000_000)
    watch, strays = Watch(), _strays(child)
    stray = next(strays)
    for tick in range(1, math.ceil(longest_s / TICK_S) + 1):
        t_s = tick * TICK_S
        wanted = wish(session)
        if t_s >= stray.until_s:
            stray = next(strays)
        heard = stray.does if t_s >= stray.from_s else wanted
        signals = tracker.tick(body.step(t_s, heard, NO_HANDS), TICK_S)
        session, events = advance(session, signals, TICK_S, _nod(session))
        watch.see(session, wanted, signals, events)
        if session.over:
            break
    return watch.told(session, child)


def _found(body: SimulatedChild, child: Child) -> Calibration:
    """What getting ready finds: the truth, but for what three seconds cannot see."""
    true, abilities = body.true_calibration(), child.abilities
    rng = Random(f"getting ready {child.seed}")
    # What is not seen within the seconds is how far their mean lies from the true neutral.
    unseen = math.sqrt(1.0 - child.quiet_share**2)
    return replace(
        true,
        neutral_x_mm=true.neutral_x_mm + rng.gauss(0.0, unseen * abilities.sway_x_mm),
        neutral_y_mm=true.neutral_y_mm + rng.gauss(0.0, unseen * abilities.sway_y_mm),
        quiet_mm=child.quiet_share * math.hypot(abilities.sway_x_mm, abilities.sway_y_mm),
    )


def _strays(child: Child) -> Iterator[Stray]:
    """When the child does something of its own, one time after the other, without an end."""
    rng, t_s = Random(f"straying {child.seed}"), 0.0
    per_min = child.lapses_per_min + child.leaves_per_min
    while per_min > 0:
        t_s += rng.expovariate(per_min / 60)
        leaves = rng.random() * per_min < child.leaves_per_min
        until_s = t_s + (LEAVES_S if leaves else LAPSES_S).draw(rng)
        yield Stray(t_s, until_s, AWAY if leaves else IDLE)
        t_s = until_s
    yield Stray(math.inf, math.inf, IDLE)


def _nod(session: Session) -> Asked | None:
    """The adult says that play may go on, where somebody has to."""
    stopped = session.phase is Phase.PAUSED and session.why is not None
    return Asked.RESUME if stopped and session.why and needs_a_hand(session.why) else None


class Watch:
    """Writes down what is told of a play. Mutable: it lives within one call."""

    __slots__ = ("_asked", "_done", "_held_s", "_longest_s", "_resting", "_sent_off", "_work_s")

    def __init__(self) -> None:
        """Nothing was seen yet."""
        self._done: list[Done] = []
        self._held_s = self._longest_s = self._work_s = self._asked = 0.0
        self._resting = 0
        self._sent_off = False

    def see(
        self, session: Session, wanted: Wish, signals: Signals, events: tuple[Event, ...]
    ) -> None:
        """One tick, after it was played."""
        if session.phase is Phase.RESTING:
            self._resting += 1
        elif session.phase is Phase.PLAYING:
            self._work_s = max(self._work_s, session.work_s)
            self._look(wanted, signals)
        for event in events:
            if isinstance(event, Repetition):
                self._done.append(Done(event.success, event.side, event.tries))

    def _look(self, wanted: Wish, signals: Signals) -> None:
        lean_x, lean_y = wanted.lean_x, wanted.lean_y
        size2 = lean_x * lean_x + lean_y * lean_y
        self._asked = max(self._asked, size2)
        if not wanted.on_board:
            self._sent_off = True
        if wanted.lift is not None:
            kept = signals.lifted is wanted.lift
        elif size2 > 0.0:
            kept = lean_x * signals.lean_x + lean_y * signals.lean_y >= KEPT_SHARE * size2
        else:
            kept = wanted.still
        self._held_s = self._held_s + TICK_S if kept else 0.0
        self._longest_s = max(self._longest_s, self._held_s)

    def told(self, session: Session, child: Child) -> Played:
        """All of it."""
        return Played(
            child=child.number,
            group=child.group,
            rung=session.exercise.rung,
            done=tuple(self._done),
            active_s=session.active_s,
            resting_s=self._resting * TICK_S,
            total_s=session.total_s,
            longest_work_s=self._work_s,
            longest_held_s=self._longest_s,
            reach_asked_share=math.sqrt(self._asked),
            sent_off=self._sent_off,
            pauses=session.pauses,
            ended_by=session.ended_by,
        )
