"""How the fox moves on the trail: walking, lifting with the child, stepping over, rejoicing."""

import math

from game.minigames.log_trail_course import Phase, State
from game.minigames.log_trail_fox import LEFT_STAND_PX, RIGHT_STAND_PX, Foot, Pose
from game.model import Side

WALK_PX = 750.0
"""How far the trail moves between two obstacles: five walking cycles."""
STRIDE_PX = 176.0
"""How far the fox steps over an obstacle."""
SWING_S, TOUCH_S, HOP_S, CELEBRATION_S, FINALE_S = 0.9, 0.2, 1.6, 1.7, 3.6
TRAIL_PX = {Phase.PASSING: WALK_PX + STRIDE_PX, Phase.ASIDE: WALK_PX}
"""How far the trail has moved in all, once an obstacle was passed or went aside."""

CYCLE_PX, REACH_PX, STANCE = 150.0, 45.0, 0.6
"""Of a walking cycle each foot is on the ground for this share, and goes this far to both sides."""
HIGH_PX, FORWARD_PX, HOVER_PX = 92.0, 34.0, 30.0
"""How high and how far forward a lifted foot goes, and how high it waits beyond the obstacle."""
PASS_S, TWITCH_S, TWO_LIFTS_S = 1.3, 2.2, 0.7
IDLE_RISE, STRAINED_RISE = 0.3, 0.45
"""Below the one the foot may twitch; above the other the face shows effort."""
SEES_S, BLINK_EVERY_S, BLINK_S = 1.3, 3.7, 0.13
LUNGE_PX, SINK_PX = 88.0, 24.0


def ease(share: float) -> float:
    """Slow, fast, slow, from 0 to 1."""
    share = max(0.0, min(1.0, share))
    return share * share * (3.0 - 2.0 * share)


def walked(state: State) -> float:
    """How much of the way to the obstacle is done, 0 to 1: setting off and stopping are soft."""
    if state.phase is not Phase.COMING:
        return 1.0
    off, stop = 0.08, 0.16
    at = min(1.0, state.phase_s / state.settings.lead_s)
    top = 1.0 / (1.0 - (off + stop) / 2)
    if at < off:
        return top * at * at / (2 * off)
    if at > 1.0 - stop:
        return 1.0 - top * (1.0 - at) ** 2 / (2 * stop)
    return top * (at - off / 2)


def scroll_px(state: State) -> float:
    """How far the trail has moved to the left since the start."""
    if state.phase is Phase.FINALE:
        return state.behind_px
    return state.behind_px + WALK_PX * walked(state) + _passed_px(state)


def _passed_px(state: State) -> float:
    return STRIDE_PX * ease(state.phase_s / PASS_S) if state.phase is Phase.PASSING else 0.0


def pose(state: State) -> Pose:
    """The fox's pose now; breath, tail and blinking are laid over it."""
    if state.phase is Phase.FINALE:
        return _dancing(state)
    if state.phase is Phase.PASSING:
        return _following(state)
    if state.phase is Phase.COMING:
        return _walking(state)
    return _stepping(state)


def _walking(state: State) -> Pose:
    """In place, with the trail under the feet; it ends on both feet."""
    gone = WALK_PX * walked(state)
    zest = ease(min(gone, WALK_PX - gone) / 70.0)
    phase = gone / CYCLE_PX
    left, right = _walking_foot(phase, zest), _walking_foot(phase + 0.5, zest)
    swing = math.cos(2 * math.pi * (phase - 0.05)) * zest
    left_up, right_up = HIGH_PX * state.left.rise, HIGH_PX * state.right.rise
    return Pose(
        dip=(1.5 + 2.5 * math.cos(4 * math.pi * phase)) * zest,
        lean=-2.0 * zest,
        left=Foot(LEFT_STAND_PX + left[0], left[1] + left_up, left[2]),
        right=Foot(RIGHT_STAND_PX + right[0], right[1] + right_up),
        left_arm=12.0 - 30.0 * swing,
        right_arm=-8.0 + 30.0 * swing,
        face=_looking_face(state),
        nod=1.5 * math.sin(4 * math.pi * phase) * zest + _glance(state),
        tail=_wag(state) + 4.0 * math.sin(2 * math.pi * phase) * zest,
    )


def _walking_foot(phase: float, zest: float) -> tuple[float, float, float]:
    """Sideways, up and toe of a foot: carried back on the trail, then swung to the front."""
    phase %= 1.0
    if phase < STANCE:
        return REACH_PX * (1.0 - 2.0 * phase / STANCE) * zest, 0.0, 0.0
    swing = (phase - STANCE) / (1.0 - STANCE)
    up = 24.0 * math.sin(math.pi * swing)
    toe = 22.0 * math.sin(2 * math.pi * swing + math.pi)
    return REACH_PX * (2.0 * ease(swing) - 1.0) * zest, up * zest, toe * zest


def _stepping(state: State) -> Pose:
    """Before the obstacle: the foot rises with the child's, swings over it, and lands."""
    lead, gone = _lead_foot(state)
    trail = state.right if state.obstacle.side is Side.LEFT else state.left
    other = HIGH_PX * trail.rise
    is_left = state.obstacle.side is Side.LEFT
    far = lead.x - (LEFT_STAND_PX if is_left else RIGHT_STAND_PX)
    busy = 1.0 - ease(state.phase_s / 0.4) if state.phase is Phase.LANDING else 1.0
    landed = state.phase_s / TOUCH_S if state.phase is Phase.LANDING else 0.0
    squash = 10.0 * math.sin(math.pi * min(1.0, max(0.0, landed - 0.9) / 1.3))
    return Pose(
        hip_x=LUNGE_PX * ease(gone) - 6.0 * _wind_up(gone),
        dip=SINK_PX * ease(gone) - 7.0 * math.sin(math.pi * gone) + squash,
        lean=4.0 * _wind_up(gone) - 7.0 * ease(gone),
        left=lead if is_left else Foot(LEFT_STAND_PX, other),
        right=Foot(RIGHT_STAND_PX, other) if is_left else lead,
        left_arm=12.0 + (-36.0 if is_left else 42.0) * busy * min(1.0, far / 60),
        right_arm=-8.0 + (46.0 if is_left else -38.0) * busy * min(1.0, far / 60),
        face=_looking_face(state),
        nod=_glance(state) - 3.0 * busy * ease(gone),
        tail=_wag(state) - 8.0 * busy * ease(gone),
    )


def _lead_foot(state: State) -> tuple[Foot, float]:
    """The named foot, and how far over it is; it draws back a little and swings past its mark."""
    is_left = state.obstacle.side is Side.LEFT
    stand = LEFT_STAND_PX if is_left else RIGHT_STAND_PX
    rise = max(0.0, (state.left if is_left else state.right).rise)
    gone = state.over
    if state.phase is Phase.WAITING and rise < IDLE_RISE:
        rise += 0.13 * _twitch(state.phase_s)
    swung = ease(gone) - 0.10 * _wind_up(gone) + 0.05 * math.sin(math.pi * ease(gone * 2 - 1))
    hover = HOVER_PX + 3.0 * math.sin(3.0 * state.t_s)
    if state.phase is Phase.LANDING:
        hover *= max(0.0, 1.0 - (state.phase_s / TOUCH_S) ** 2)
    start_up, start_x = HIGH_PX * rise, FORWARD_PX * min(1.0, rise)
    up = start_up * (1.0 - ease(gone)) + hover * ease(gone) + 34.0 * math.sin(math.pi * gone)
    x = stand + start_x * (1.0 - ease(gone)) + STRIDE_PX * swung
    return Foot(x, up, 14.0 * min(1.0, up / 40.0)), gone


def _wind_up(gone: float) -> float:
    """Drawing back before the swing: a short bump at its beginning."""
    return math.sin(math.pi * min(1.0, gone / 0.3)) if gone > 0.0 else 0.0


def _twitch(waited_s: float) -> float:
    """Two small lifts, then a rest: the fox would like to go."""
    at = waited_s % TWITCH_S
    return abs(math.sin(2 * math.pi * at / TWO_LIFTS_S)) if at < TWO_LIFTS_S else 0.0


def _following(state: State) -> Pose:
    """The other foot follows over the obstacle while the trail moves on; then joy."""
    gone = ease(state.phase_s / PASS_S)
    back = STRIDE_PX * gone
    swing = max(0.0, min(1.0, (state.phase_s / PASS_S - 0.12) / 0.8))
    is_left = state.obstacle.side is Side.LEFT
    stand, other = (LEFT_STAND_PX, RIGHT_STAND_PX) if is_left else (RIGHT_STAND_PX, LEFT_STAND_PX)
    up = 92.0 * math.sin(math.pi * swing)
    lead = Foot(stand + STRIDE_PX - back, 0.0)
    trail = Foot(other + STRIDE_PX * ease(swing) - back, up, -16.0 * math.sin(2 * math.pi * swing))
    cheer = math.sin(math.pi * min(1.0, state.phase_s / CELEBRATION_S))
    return Pose(
        hip_x=LUNGE_PX + (STRIDE_PX - LUNGE_PX) * gone - back,
        dip=SINK_PX * (1.0 - gone) - 5.0 * math.sin(math.pi * swing),
        lean=-7.0 * (1.0 - gone) + 3.0 * cheer * gone,
        left=lead if is_left else trail,
        right=trail if is_left else lead,
        left_arm=12.0 + 122.0 * cheer,
        right_arm=-8.0 - 122.0 * cheer,
        face="joy",
        nod=_glance(state) + 5.0 * math.sin(7.0 * state.phase_s) * cheer,
        tail=_wag(state) + 10.0 * math.sin(9.0 * state.phase_s) * cheer,
    )


def _dancing(state: State) -> Pose:
    """At the end of the trail: swaying with both arms up, both feet on the ground."""
    phase_s = state.phase_s
    zest = ease(min(phase_s, FINALE_S - phase_s) / 0.6)
    beat = math.sin(2 * math.pi * phase_s / 0.9)
    return Pose(
        hip_x=9.0 * beat * zest,
        dip=(5.0 + 5.0 * math.cos(4 * math.pi * phase_s / 0.9)) * zest,
        lean=-4.0 * beat * zest,
        left_arm=12.0 + (108.0 + 18.0 * beat) * zest,
        right_arm=-8.0 - (108.0 - 18.0 * beat) * zest,
        face="joy",
        nod=_glance(state) + 6.0 * beat * zest,
        tail=_wag(state) + 14.0 * math.sin(4 * math.pi * phase_s / 0.9) * zest,
    )


def _looking_face(state: State) -> str:
    """Effort while a foot is up, curiosity about what lies ahead or about the other foot."""
    named = state.left if state.obstacle.side is Side.LEFT else state.right
    wonders = state.wrong_s > 0.0 or state.phase is Phase.ASIDE
    if not wonders and (state.over > 0.0 or named.rise > STRAINED_RISE):
        return "effort"
    if (state.t_s + 0.6) % BLINK_EVERY_S < BLINK_S:
        return "blink"
    coming = state.phase is Phase.COMING
    near_s = state.settings.lead_s - state.phase_s if coming else state.phase_s
    return "curious" if wonders or near_s < SEES_S else "calm"


def _glance(state: State) -> float:
    """The head's turn: down to the other foot if that one went up, or along with a breath."""
    wonder = -9.0 * min(1.0, state.wrong_s * 4.0)
    return wonder + 1.2 * math.sin(1.9 * state.t_s)


def _wag(state: State) -> float:
    """The tail is never quite still."""
    return 4.0 * math.sin(2.4 * state.t_s)
