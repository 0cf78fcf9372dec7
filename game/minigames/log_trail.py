"""Puddle & Log Trail: lift the named foot over what lies on the trail, and set it down softly.

The child stays in place; nobody steps off. The obstacle comes slowly and then waits. A repetition
is one obstacle: the named foot is up for `hold_s`, and then down again. On one board "up" means
that the weight is well over the other foot, on insoles that the foot carries nothing.
"""

from dataclasses import replace
from random import Random
from typing import Annotated

from pydantic import Field

from exercises.fields import ExtraTries, Reps, Sides, params
from game.minigames.log_trail_course import Foot, Phase, Settings, State, lay_out
from game.minigames.log_trail_view import (
    CELEBRATION_S,
    FINALE_S,
    HOP_S,
    SWING_S,
    TOUCH_S,
    TRAIL_PX,
    view,
)
from game.minigames.tries import Tries
from game.model import Event, MiniGame, Missed, Repetition, Side, Signals, Sound, Wish, msg

HIGH_S = Annotated[float, Field(ge=0.1, le=2, description="seconds that the foot stays up")]
LEAD_S = Annotated[float, Field(ge=4, le=12, description="seconds in which an obstacle comes")]
WINDOW_S = Annotated[float, Field(ge=5, le=20, description="seconds that it waits for a foot")]

EARLY_S = 1.0
"""A foot that goes up so long before the obstacle has arrived counts already."""
WRONG_S = 0.3
"""The other foot is up for so long before the fox wonders about it."""
FELT_S = 0.25
"""How long after the touch the load of the landing is watched."""
STIFFNESS, DAMPING = 170.0, 18.0
"""The spring between the child's foot and the fox's: there in 0.2 s, with a small overshoot."""
ROOM_SHARE, UNLOADED_SHARE = 0.42, 0.15
"""Between these shares of the load the fox's heel already rises, to show what leads to a lift."""
HEEL_RISE, WRONG_RISE = 0.3, 0.4
ARRIVES = {"log": Sound("wood_knock"), "puddle": Sound("pop"), "sleeper": Sound("snore")}


@params
class Params:
    """What a therapist may set."""

    reps: Reps = 8
    side: Sides = "both"
    hold_s: HIGH_S = 0.3
    extra_tries: ExtraTries = 3
    lead_s: LEAD_S = 7.0
    window_s: WINDOW_S = 10.0


Step = tuple[State, tuple[Event, ...]]


def start(params: Params, rng: Random) -> State:
    """Lay out the whole trail."""
    course = lay_out(params.reps, params.side, rng)
    settings = Settings(params.hold_s, params.lead_s, params.window_s)
    return State(course, settings, Tries(params.extra_tries))


def step(state: State, signals: Signals, dt_s: float) -> Step:
    """One tick: the fox's feet follow the child's, then the rules of where play stands."""
    lifted = signals.lifted
    named = state.obstacle.side if state.phase is not Phase.FINALE else None
    wrong = lifted is not None and lifted is not named and state.phase in LOOKING
    up = lifted is not None and lifted is named and state.phase in BEFORE_IT
    up_s = state.up_s + dt_s if up else 0.0
    state = replace(
        state,
        t_s=state.t_s + dt_s,
        phase_s=state.phase_s + dt_s,
        obstacle_s=state.obstacle_s + dt_s,
        wrong_s=state.wrong_s + dt_s if wrong else 0.0,
        up_s=up_s,
        longest_s=max(state.longest_s, up_s),
        left=_follow(state.left, _goal(state, Side.LEFT, signals), dt_s),
        right=_follow(state.right, _goal(state, Side.RIGHT, signals), dt_s),
    )
    if state.phase is Phase.COMING:
        return _coming(state, signals, dt_s)
    if state.phase is Phase.WAITING:
        return _waiting(state, signals, dt_s)
    if state.phase is Phase.OVER:
        return _over(state, signals, dt_s)
    if state.phase is Phase.LANDING:
        return _landing(state, signals, dt_s)
    return _moving_on(state)


LOOKING = (Phase.COMING, Phase.WAITING)
BEFORE_IT = (*LOOKING, Phase.OVER)
"""While the obstacle is not passed: a foot in the air leaves the other leg to stand alone."""


def _goal(state: State, side: Side, signals: Signals) -> float:
    """How high this foot of the fox wants to be."""
    named = side is state.obstacle.side
    if state.phase not in LOOKING:
        return 1.0 if named and state.phase is Phase.OVER else 0.0
    if signals.lifted is side:
        return 1.0 if named else WRONG_RISE
    share = signals.left_share if side is Side.LEFT else 1.0 - signals.left_share
    room = (ROOM_SHARE - share) / (ROOM_SHARE - UNLOADED_SHARE)
    return HEEL_RISE * max(0.0, min(1.0, room))


def _follow(foot: Foot, goal: float, dt_s: float) -> Foot:
    speed = foot.speed + (STIFFNESS * (goal - foot.rise) - DAMPING * foot.speed) * dt_s
    return Foot(foot.rise + speed * dt_s, speed)


def _coming(state: State, signals: Signals, dt_s: float) -> Step:
    """The trail moves; a foot may go up just before the obstacle has arrived."""
    if state.phase_s >= state.settings.lead_s:
        state = replace(state, phase=Phase.WAITING, phase_s=0.0)
        return state, (ARRIVES[state.obstacle.kind],)
    if state.phase_s >= state.settings.lead_s - EARLY_S:
        return _lifting(state, signals, dt_s)
    return state, ()


def _waiting(state: State, signals: Signals, dt_s: float) -> Step:
    """The obstacle waits; too long a wait brings help, but never while the foot is up."""
    state = replace(state, over=max(0.0, state.over - dt_s / SWING_S))
    state, events = _lifting(state, signals, dt_s)
    if state.held_s >= state.hold_s and state.over == 0.0:
        return replace(state, phase=Phase.OVER, phase_s=0.0), (*events, Sound("whoosh"))
    if state.phase_s > state.settings.window_s and signals.lifted is not state.obstacle.side:
        state, missed = _missed(state)
        return state, (*events, *missed)
    return state, events


def _lifting(state: State, signals: Signals, dt_s: float) -> Step:
    """The named foot in the air fills the hold; setting it down pauses the filling."""
    if signals.lifted is state.obstacle.side:
        begins = state.held_s == 0.0
        waited_s = state.phase_s if state.phase is Phase.WAITING else 0.0
        late_s = waited_s if begins else state.late_s
        state = replace(state, held_s=state.held_s + dt_s, late_s=late_s)
        return state, (Sound("fill"),) if begins else ()
    if state.wrong_s >= WRONG_S > state.wrong_s - dt_s:
        return replace(state, wrong_lifts=state.wrong_lifts + 1), (Sound("hm"),)
    return state, ()


def _over(state: State, signals: Signals, dt_s: float) -> Step:
    """The fox's foot swings over; it lands with the child's own foot."""
    over = min(1.0, state.over + dt_s / SWING_S)
    state = replace(state, over=over)
    if over == 1.0 and signals.lifted is None:
        return replace(state, phase=Phase.LANDING, phase_s=0.0, peak_share=0.0), ()
    if state.phase_s > SWING_S + state.settings.window_s:
        return _missed(state)
    return state, ()


def _landing(state: State, signals: Signals, dt_s: float) -> Step:
    """How softly the foot came down is watched for a moment; then the repetition counts."""
    state = replace(state, peak_share=max(state.peak_share, signals.load_share))
    if state.phase_s < TOUCH_S + FELT_S:
        touched = state.phase_s >= TOUCH_S > state.phase_s - dt_s
        return state, (Sound("land"),) if touched else ()
    landed = (
        ("landing_peak_share", state.peak_share),
        ("lift_delay_s", state.late_s),
    )
    done = _repetition(state, True, landed)
    laugh = (Sound("giggle"),) if state.obstacle.kind == "sleeper" else ()
    state = replace(state, phase=Phase.PASSING, phase_s=0.0)
    return state, (done, Sound("chime"), *laugh)


def _missed(state: State) -> Step:
    """Help and one more, easier try; when they are used up, the obstacle makes way kindly."""
    if state.tries.left:
        help_ = state.tries.help
        state = replace(
            state, phase=Phase.WAITING, phase_s=0.0, held_s=0.0, tries=state.tries.again()
        )
        return state, (Missed(help_), Sound("hm"))
    done = _repetition(state, False)
    return replace(state, phase=Phase.ASIDE, phase_s=0.0), (done, Sound("pop"))


def _repetition(
    state: State, success: bool, landed: tuple[tuple[str, float], ...] = ()
) -> Repetition:
    """What is kept of an obstacle: also how long the child stood on the other leg at a stretch."""
    quality = (
        *landed,
        ("lift_hold_s", state.longest_s),
        ("wrong_lifts", float(state.wrong_lifts)),
    )
    return Repetition(success, state.obstacle.side, state.tries.number, state.obstacle_s, quality)


def _moving_on(state: State) -> Step:
    """After an obstacle comes the next, and after the last the feast."""
    aside = state.phase is Phase.ASIDE
    if state.phase is Phase.FINALE or state.phase_s < (HOP_S if aside else CELEBRATION_S):
        return state, ()
    over = state.at + 1 == len(state.course)
    state = replace(
        state,
        at=state.at + 1,
        phase=Phase.FINALE if over else Phase.COMING,
        phase_s=0.0,
        obstacle_s=0.0,
        held_s=0.0,
        up_s=0.0,
        longest_s=0.0,
        late_s=0.0,
        over=0.0,
        wrong_lifts=0,
        tries=Tries(state.tries.extra),
        moved_aside=aside,
        behind_px=state.behind_px + TRAIL_PX[state.phase],
    )
    return state, (Sound("cheer"),) if over else ()


def wish(state: State) -> Wish:
    """Lift the named foot while an obstacle waits; otherwise stand on both feet."""
    return Wish(lift=state.obstacle.side) if state.phase is Phase.WAITING else Wish()


def done(state: State) -> bool:
    """Whether the feast at the end of the trail is over."""
    return state.phase is Phase.FINALE and state.phase_s >= FINALE_S


GAME = MiniGame(
    name="log_trail",
    params=Params,
    start=start,
    step=step,
    view=view,
    wish=wish,
    done=done,
    cue=msg("Lift the glowing foot to step over"),
    worlds=("forest", "beach"),
)
