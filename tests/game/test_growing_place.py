"""The stepling's island: it only ever grows, and it stays in its box."""

import math
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.growing_place import LANDS, THINGS, newest, next_at, place, stage
from game.model import Sprite
from game.shell.pictures import view_box

PICTURES = Path(__file__).parents[2] / "assets" / "ui"
BOX = (340.0, 200.0, 600.0, 300.0)
MOST_SPRITES = 28
BECOMES = {
    "place_sprout": "place_seed",
    "place_sapling": "place_sprout",
    "place_tree_young": "place_sapling",
    "place_tree_big": "place_tree_young",
    "place_tree_house": "place_tree_big",
    "place_tree_apples": "place_tree_house",
    "place_bush_berries": "place_bush",
    "place_ducks": "place_duck",
    "place_mushroom_house": "place_mushroom",
    "place_flower_bed": "place_flowers",
    "place_whales": "place_whale",
}
"""What came, and what it was before: nothing else ever goes."""
FACES = {"stepling_face_curious", "stepling_face_happy"}
TIMES_S = (0.0, 0.5, 2.0, 5.1, 9.9, 14.2, 28.0, 43.3)
"""Among them are the ends of what the slow things swing through."""
DAYS = [thing.days for thing in THINGS]
ROUNDING_PX = 1.0
"""The painter sets a sprite on a whole px."""


def shown(
    days: int, t_s: float = 0.0, box: tuple[float, float, float, float] = BOX
) -> list[Sprite]:
    shapes = list(place(*box, days, t_s))
    assert all(isinstance(shape, Sprite) for shape in shapes)
    return [shape for shape in shapes if isinstance(shape, Sprite)]


def pictures(days: int, t_s: float = 0.0) -> set[str]:
    return {sprite.image for sprite in shown(days, t_s)}


def corners(sprite: Sprite) -> list[tuple[float, float]]:
    """Where the corners of a picture come to be; a turned one's box is turned with it."""
    left, top, w, h = view_box(PICTURES / f"{sprite.image}.svg")
    across = sprite.scale / math.sqrt(sprite.stretch) * (-1 if sprite.flip else 1)
    down = sprite.scale * math.sqrt(sprite.stretch)
    cos, sin = math.cos(math.radians(sprite.angle)), math.sin(math.radians(sprite.angle))
    return [
        (sprite.x + x * across * cos + y * down * sin, sprite.y - x * across * sin + y * down * cos)
        for x in (left, left + w)
        for y in (top, top + h)
    ]


def assert_within(sprite: Sprite, box: tuple[float, float, float, float]) -> None:
    x, y, w, h = box
    for at_x, at_y in corners(sprite):
        assert x - ROUNDING_PX <= at_x <= x + w + ROUNDING_PX, (sprite, at_x)
        assert y - ROUNDING_PX <= at_y <= y + h + ROUNDING_PX, (sprite, at_y)


@pytest.mark.parametrize("days", DAYS)
@pytest.mark.parametrize("t_s", TIMES_S)
def test_every_picture_of_every_stage_is_there(days: int, t_s: float) -> None:
    missing = {name for name in pictures(days, t_s) if not (PICTURES / f"{name}.svg").is_file()}
    assert not missing


def test_every_picture_of_the_place_is_used() -> None:
    drawn = {path.stem for path in PICTURES.glob("place_*.svg")}
    used = {name for days in DAYS for t_s in TIMES_S for name in pictures(days, t_s)}
    assert drawn == {name for name in used if name.startswith("place_")}


@pytest.mark.parametrize(("before", "after"), list(pairwise(DAYS)))
def test_each_stage_adds_one_thing_and_takes_none(before: int, after: int) -> None:
    """What goes has become the new thing, or the land has grown."""
    old, new = pictures(before) - FACES, pictures(after) - FACES
    come = next(thing for thing in THINGS if thing.days == after)
    lands = {picture for _, picture in LANDS}
    assert new - old - lands == {come.picture}
    assert old - new - lands == {BECOMES[name] for name in {come.picture} & set(BECOMES)}
    assert len(new) >= len(old)


@given(days=st.integers(0, 2000), more=st.integers(0, 400))
def test_more_days_never_make_the_place_smaller(days: int, more: int) -> None:
    assert stage(days) <= stage(days + more)
    assert len(shown(days)) <= len(shown(days + more))


def test_the_land_never_becomes_narrower() -> None:
    widths = [view_box(PICTURES / f"{picture}.svg")[2] for _, picture in LANDS]
    assert widths == sorted(widths)
    assert [days for days, _ in LANDS if days not in DAYS] == []


def test_nearly_every_day_of_the_first_two_weeks_brings_something() -> None:
    assert [days for days in range(1, 7) if stage(days) == stage(days - 1)] == []
    assert all(stage(days + 2) > stage(days) for days in range(13))


def test_something_still_comes_in_the_second_year_and_the_third() -> None:
    assert len(THINGS) > 12
    for first, last in ((200, 400), (400, 600), (600, 800)):
        assert stage(last) > stage(first)


@given(days=st.one_of(st.sampled_from(DAYS), st.integers(0, 2000)))
def test_stage_newest_and_next_agree_on_every_day(days: int) -> None:
    now, coming = stage(days), next_at(days)
    assert THINGS[now].days <= days
    assert newest(days) == THINGS[now].picture
    assert newest(days) in pictures(days)
    if coming is None:
        assert now == len(THINGS) - 1
    else:
        assert coming > days
        assert stage(coming - 1) == now
        assert stage(coming) == now + 1


def test_before_the_first_day_the_stepling_waits_beside_a_seed() -> None:
    assert stage(0) == 0
    assert newest(0) == "place_seed"
    assert next_at(0) == 1
    assert {"place_seed", "stepling_face_curious"} <= pictures(0)


@pytest.mark.parametrize("days", DAYS)
def test_a_place_held_still_at_no_time_has_open_eyes(days: int) -> None:
    assert pictures(days) & FACES


@pytest.mark.parametrize("days", DAYS)
@pytest.mark.parametrize(
    "box", [BOX, (0.0, 0.0, 1280.0, 720.0), (24.0, 400.0, 396.0, 290.0), (5.0, 5.0, 333.0, 145.0)]
)
def test_nothing_is_drawn_outside_of_the_box(
    days: int, box: tuple[float, float, float, float]
) -> None:
    for t_s in TIMES_S:
        for sprite in shown(days, t_s, box):
            assert_within(sprite, box)


@given(t_s=st.floats(0, 3600))
def test_nothing_ever_leaves_the_box(t_s: float) -> None:
    for sprite in shown(2000, t_s):
        assert_within(sprite, BOX)


@given(days=st.integers(0, 2000), t_s=st.floats(0, 3600))
def test_the_same_time_is_the_same_picture(days: int, t_s: float) -> None:
    assert shown(days, t_s) == shown(days, t_s)


@given(t_s=st.floats(0, 3600))
def test_nothing_of_the_place_jumps_from_one_frame_to_the_next(t_s: float) -> None:
    for now, soon in zip(shown(2000, t_s), shown(2000, t_s + 1 / 60), strict=True):
        assert abs(now.x - soon.x) < 1.0
        assert abs(now.y - soon.y) < 1.0
        assert now.flip == soon.flip


def test_the_butterfly_beats_its_wings_less_than_three_times_a_second() -> None:
    wings = ["place_butterfly_up" in pictures(4, frame / 60) for frame in range(600)]
    beats = sum(one and not before for before, one in pairwise(wings))
    assert 5 <= beats <= 29


def test_a_place_full_of_things_is_still_cheap_to_draw() -> None:
    assert max(len(shown(days)) for days in range(0, 2001, 10)) <= MOST_SPRITES
