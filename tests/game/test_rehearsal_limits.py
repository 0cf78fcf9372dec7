"""No level that loads and no child lead to a target, a hold or a time outside the safe limits."""

from dataclasses import replace
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from exercises import LevelError, load
from exercises.sheet import SHARED, Dose
from game.guard import LATEST_WORK_S
from game.minigames import GAMES
from game.rehearsal import GROUPS, crowd, play
from game.rehearsal.crowd import Child, onlooker
from sensors.abilities import Abilities
from sensors.calibration import Reach
from sensors.layout import Side
from tests.game.rehearsed import PARAMS, WORLDS

EVERY_GAME = pytest.mark.parametrize("game", GAMES.values(), ids=lambda game: game.name)
WATCHED_S = 60.0
"""Long enough for the first targets and a rest."""
BEYOND = 1.6
"""Values are drawn up to so many times beyond what a key may be."""


def bounds(hint):
    """The least and the most that a number's type allows."""
    least, most = 0.0, 10.0
    for meta in getattr(hint, "__metadata__", ()):
        for limit in getattr(meta, "metadata", ()):
            least = getattr(limit, "ge", least)
            most = getattr(limit, "le", most)
    return least, most


def values(hint):
    """Values for one key: mostly what is allowed, its ends more often, now and then beyond."""
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    kind = get_args(hint)[0] if hasattr(hint, "__metadata__") else hint
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if kind not in (int, float):
        return None
    least, most = bounds(hint)
    allowed = st.one_of(st.floats(least, most), st.sampled_from([least, most]))
    drawn = st.one_of(*[allowed] * 19, st.floats(most, BEYOND * most))
    return drawn.map(lambda number: round(number) if kind is int else round(number, 3))


def keys_of(cls):
    """For each key of a class that can be drawn, its values."""
    hints = get_type_hints(cls, include_extras=True)
    drawn = {key: values(hint) for key, hint in hints.items()}
    return {key: value for key, value in drawn.items() if value is not None}


@st.composite
def levels(draw, game):
    """The text of a level of this game, on one rung; some are refused."""
    keys = {**keys_of(Dose), **keys_of(game.params)}
    chosen = {key: draw(value) for key, value in keys.items() if draw(st.booleans())}
    lines = ["format: 1", "id: drawn", "title: {en: Drawn}", f"game: {game.name}"]
    lines += [f"{key}: {value}" for key, value in chosen.items() if key in SHARED]
    own = [f"{key}: {value}" for key, value in chosen.items() if key not in SHARED]
    if own:
        lines.append(f"params: {{{', '.join(own)}}}")
    return "\n".join(lines) + "\n"


ANY_MM = st.floats(5.0, 160.0)
ANY_ABILITIES = st.builds(
    Abilities,
    mass_kg=st.floats(8.0, 90.0),
    com_height_m=st.floats(0.4, 1.1),
    sway_x_mm=st.floats(0.5, 12.0),
    sway_y_mm=st.floats(0.5, 12.0),
    reach=st.builds(Reach, ANY_MM, ANY_MM, ANY_MM, ANY_MM),
    reaction_s=st.floats(0.15, 2.0),
    speed_shares_s=st.floats(0.1, 4.0),
    aim_share=st.floats(0.0, 0.6),
    tires_share_min=st.floats(0.0, 0.5),
    attention_share=st.floats(0.0, 1.0),
    one_leg_s=st.floats(0.0, 60.0),
    weaker=st.sampled_from([None, Side.LEFT, Side.RIGHT]),
    weaker_reach_share=st.floats(0.1, 1.0),
    weaker_leg_share=st.floats(0.0, 1.0),
)
ANY_CHILD = st.one_of(
    st.integers(0, 10_000).map(onlooker),
    st.builds(
        lambda seed, at: crowd(len(GROUPS), seed)[at], st.integers(0, 10_000), st.integers(0, 7)
    ),
    st.builds(
        Child,
        number=st.just(0),
        group=st.just("any"),
        abilities=ANY_ABILITIES,
        quiet_share=st.floats(0.2, 1.0),
        lapses_per_min=st.floats(0.0, 20.0),
        leaves_per_min=st.floats(0.0, 10.0),
        seed=st.integers(0, 2**31),
    ),
)


def farthest(params):
    """The farthest that the level itself allows, as a share of reach."""
    shares = [
        getattr(params, key)
        for key in params.__dataclass_fields__
        if key == "reach_share" or key.endswith("_reach_share")
    ]
    return max(shares, default=0.0)


def loaded(text):
    """The exercise, or None where it is refused."""
    try:
        return load(text, PARAMS, "<level>", 1, WORLDS)
    except LevelError:
        return None


def assert_safe(exercise, child, watched_s):
    played = play(exercise, GAMES[exercise.game], child, watched_s)

    assert played.reach_asked_share <= min(0.80, farthest(exercise.params)) + 1e-9
    assert played.longest_work_s <= LATEST_WORK_S + 0.1
    assert played.longest_held_s <= LATEST_WORK_S + 0.1
    assert played.active_s <= 15 * 60 + 0.1
    assert not played.sent_off
    assert all(done.tries <= 4 for done in played.done)


@EVERY_GAME
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_level_and_no_child_lead_beyond_the_safe_limits(game, data):
    exercise = loaded(data.draw(levels(game)))
    event("refused" if exercise is None else "loaded")
    if exercise is not None:
        assert_safe(exercise, data.draw(ANY_CHILD), WATCHED_S)


@pytest.mark.long
@EVERY_GAME
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_level_and_no_child_lead_beyond_the_safe_limits_to_the_very_end(game, data):
    exercise = loaded(data.draw(levels(game)))
    if exercise is not None:
        assert_safe(exercise, data.draw(ANY_CHILD), 45 * 60.0)


@EVERY_GAME
def test_the_levels_drawn_are_no_empty_promise(game):
    """About as many load as are refused: neither is rare."""
    texts = []

    @settings(
        max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(text=levels(game))
    def gather(text):
        texts.append(loaded(text) is not None)

    gather()
    assert 0.2 <= sum(texts) / len(texts) <= 0.98


def test_a_target_beyond_the_limit_would_be_seen():
    exercise = load(
        "format: 1\nid: drawn\ntitle: {en: Drawn}\ngame: otter_river\n",
        PARAMS,
        "<level>",
        1,
        WORLDS,
    )
    unsafe = replace(exercise.params)
    object.__setattr__(unsafe, "reach_share", 0.95)

    with pytest.raises(AssertionError):
        assert_safe(replace(exercise, params=unsafe), crowd(1)[0], 20.0)
