"""Puddle & Log Trail: what the child sees."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.minigames.log_trail import GAME
from game.minigames.log_trail_course import Phase, State
from game.minigames.log_trail_fox import SHIN_PX, THIGH_PX, bend
from game.minigames.log_trail_gait import pose, scroll_px
from game.minigames.log_trail_view import view
from game.model import Layer, Particles, Side, Signals, Sprite
from tests.game.minigames.trail_play import (
    STANDING,
    after,
    diligent,
    lifting,
    motionless,
    other,
    play,
    sounds,
    trail,
    until,
)

ASSETS = Path(__file__).parents[3] / "assets"


# --- Pictures -----------------------------------------------------------------------------------
@pytest.mark.parametrize("world", GAME.worlds)
def test_every_picture_exists_in_every_world(world: str) -> None:
    plays = (
        play(trail(seed=2, reps=6), diligent),
        play(trail(reps=2, extra_tries=0), motionless),
        play(trail(reps=20, lead_s=4.0), diligent),
    )
    shown = {
        shape.image
        for moments in plays
        for moment in moments
        for shape in view(moment.state)
        if isinstance(shape, Sprite | Layer | Particles)
    }
    folders = (ASSETS / "worlds" / world, ASSETS / "heroes")
    missing = {n for n in shown if not any((f / f"{n}.svg").is_file() for f in folders)}
    assert not missing


def test_the_sign_shows_the_named_foot_bright_and_the_other_pale() -> None:
    for side in Side:
        waiting = until(trail(side=side.value), Phase.WAITING)
        prints = {s.image for s in view(waiting) if isinstance(s, Sprite)}
        assert {f"fox_print_{side.value}", f"fox_print_{other(side).value}_pale"} <= prints
        assert f"fox_print_{other(side).value}" not in prints


def test_one_goal_is_filled_for_each_obstacle_that_is_passed() -> None:
    for moment in play(trail(reps=3), diligent):
        names = [s.image for s in view(moment.state) if isinstance(s, Sprite)]
        filled = moment.state.at + (moment.state.phase is Phase.PASSING)
        assert names.count("goal") == filled
        assert names.count("goal_empty") == 3 - filled


def test_a_walking_foot_on_the_ground_stays_where_it_is_on_the_trail() -> None:
    moments = [m.state for m in play(trail(lead_s=7.0), motionless, 5.0)]
    walking = [state for state in moments if 2.0 < state.t_s < 4.0]
    pairs = pairwise(walking)
    slips = [
        abs((pose(b).left.x + scroll_px(b)) - (pose(a).left.x + scroll_px(a)))
        for a, b in pairs
        if pose(a).left.up == pose(b).left.up == 0.0
    ]
    assert len(slips) > 30
    assert max(slips) < 0.1


def test_the_fox_never_jumps_from_one_pose_to_another() -> None:
    states = [m.state for m in play(trail(seed=2, reps=3), diligent)]
    for one, two in pairwise(states):
        before, now = pose(one), pose(two)
        for old, new in ((before.left, now.left), (before.right, now.right)):
            assert abs(old.x - new.x) < 13.0
            assert abs(old.up - new.up) < 13.0
        assert abs(before.hip_x - now.hip_x) < 5.0
        assert abs(before.dip - now.dip) < 5.0
        assert abs(before.left_arm - now.left_arm) < 9.0
        assert abs(before.right_arm - now.right_arm) < 9.0
        assert abs(before.lean - now.lean) < 2.0
        assert abs(before.nod - now.nod) < 2.0
        assert abs(before.tail - now.tail) < 4.0


@given(x=st.floats(-300, 300), y=st.floats(-300, 300))
def test_a_leg_keeps_its_lengths_wherever_it_reaches(x: float, y: float) -> None:
    _, knee, _, foot = bend(10.0, 20.0, (10.0 + x, 20.0 + y), SHIN_PX)
    assert abs(complex(knee[0] - 10.0, knee[1] - 20.0)) == pytest.approx(THIGH_PX)
    assert abs(complex(foot[0] - knee[0], foot[1] - knee[1])) == pytest.approx(SHIN_PX)


def test_while_an_obstacle_waits_the_trail_stands_still() -> None:
    waiting = until(trail(), Phase.WAITING)
    later, _ = after(waiting, STANDING, 5.0)
    assert scroll_px(later) == scroll_px(waiting)
    assert trail_x(later) == trail_x(waiting)


def trail_x(state: State) -> float:
    return next(s.x for s in view(state) if isinstance(s, Layer) and s.image == "trail")


def test_the_trail_never_jumps_and_never_runs_backwards() -> None:
    places = [scroll_px(moment.state) for moment in play(trail(reps=3), diligent)]
    steps = [after_ - before for before, after_ in pairwise(places)]
    assert min(steps) >= 0.0
    assert max(steps) < 4.5


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_the_foxs_leg_follows_the_childs_at_once(side: Side) -> None:
    waiting = until(trail(side=side.value, hold_s=2.0), Phase.WAITING)
    soon, _ = after(waiting, lifting(side), 0.2)
    feet = {Side.LEFT: pose(soon).left, Side.RIGHT: pose(soon).right}
    assert feet[side].up > 60.0
    assert feet[other(side)].up < 5.0


def test_the_foxs_heel_rises_a_little_as_the_weight_goes_over_to_the_other_foot() -> None:
    waiting = until(trail(side="left"), Phase.WAITING)
    leaning, _ = after(waiting, Signals(left_share=0.2), 1.0)
    assert 10.0 < pose(leaning).left.up < 40.0


def test_stepping_over_somebody_asleep_makes_it_smile_and_giggle() -> None:
    state = trail(seed=2, reps=6)
    moments = list(play(state, diligent))
    assert any("giggle" in sounds(moment.events) for moment in moments)
    shown = {s.image for m in moments for s in view(m.state) if isinstance(s, Sprite)}
    assert {"sleeper", "sleeper_smile", "snooze"} <= shown


def test_the_fox_looks_curious_when_the_other_foot_goes_up() -> None:
    waiting = until(trail(), Phase.WAITING)
    wondering, _ = after(waiting, lifting(other(waiting.obstacle.side)), 1.0)
    assert pose(wondering).face == "curious"
    assert pose(wondering).nod < -5.0
