"""My place: where the companion lives, and this week against the family's own plan.

All of it works without a word: flowers are days that were played, sleeping pebbles are days of
rest, and the small flowers above count them against the plan.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from exercises.words import Words
from game.model import Bar, Layer, Panel, Shape, Sprite, Text, msg
from game.scenes.menu import Tile
from game.scenes.path_next import Ahead, nearest
from game.scenes.path_parts import BOTTOM, CHILD_PX, LEFT, RIGHT, TOP, WAY_BACK, Living, Page, Seen
from game.scenes.path_words import WEEKDAYS, counted
from profiles.child_path import Stone
from profiles.progress import Day

DAYS, DAY = msg("{n} days of moving"), msg("1 day of moving")
BEGIN = msg("Your path begins here.")
WELCOME, RESTING = msg("Welcome back!"), msg("We are resting.")
OF_PLAN, THIS_WEEK = msg("{n} of {of} days"), msg("{n} days this week")
AWAY_DAYS = 14
"""After so many days without play a child is welcomed back."""
LEAF_S, FLOWER_S = 4 * 60.0, 9 * 60.0
"""A day of less than the first is a leaf, of less than the second a flower, of more a bush."""
PLACE_W, SIDE_X, SIDE_W, GAP = 800.0, 852.0, 400.0, 12.0
WEEK_H, LARGE_WEEK_H = 172.0, 222.0
CARD_H, PIP, DAY_W = 118.0, 44.0, 112.0


def plant(day: Day) -> str:
    """What a day grew into."""
    if day.active_s >= FLOWER_S:
        return "day_bush"
    return "day_flower" if day.active_s >= LEAF_S else "day_leaf"


def is_back(seen: Seen) -> bool:
    """Whether the child was away for long, and nothing was played since."""
    if not seen.path.days:
        return False
    last = date.fromisoformat(seen.path.days[-1].date)
    return (date.fromisoformat(seen.today) - last).days >= AWAY_DAYS


def my_place(seen: Seen) -> Page:
    """The page that a path opens at."""
    week_h = LARGE_WEEK_H if seen.large else WEEK_H
    y = BOTTOM - week_h
    resting = seen.path.pause_on(seen.today) is not None
    back: list[Shape] = [Layer("paper_sky"), *_name(seen), *_banner(seen, resting)]
    front: list[Shape] = [*_week(seen, y, week_h)]
    room = Living(LEFT + 8, TOP + 8, PLACE_W - 16, y - GAP - TOP - 16, len(seen.path.days))
    back.append(Panel(LEFT, TOP, PLACE_W, y - GAP - TOP, "panel", "tile_edge", 34))
    if resting:
        middle = room.x + room.w / 2, room.y + room.h / 2
        back.append(Sprite("cushion_scene", *middle, room.h / 340))
    if not seen.large:
        front += [*_milestones(seen)]
    tiles = (*_tiles(resting, seen.large), WAY_BACK)
    return Page(tuple(back), tiles, 0, None if resting else room, tuple(front))


def _name(seen: Seen) -> Iterator[Shape]:
    yield Panel(150, 24, 440, 96, "panel", "tile_edge", 46)
    yield Sprite(f"avatar_{seen.child.avatar}", 206, 72, 0.54)
    name = seen.child.nickname
    yield Text(name, 416, 72, 40, "ink_title", w=320, h=84, title=True, verbatim=True)


def _banner(seen: Seen, resting: bool) -> Iterator[Shape]:
    yield Panel(606, 24, RIGHT - 606, 96, "panel", "", 46)
    picture, (words, values) = _said(seen, resting)
    yield Sprite(picture, 664, 74, 0.9)
    size_px = CHILD_PX if seen.large else 34
    yield Text(words, 968, 72, size_px, w=510, h=86, values=values)


def _said(seen: Seen, resting: bool) -> tuple[str, tuple[str, tuple[tuple[str, str], ...]]]:
    if resting:
        return "day_cosy", (RESTING, ())
    if is_back(seen):
        return "day_flower", (WELCOME, ())
    if not seen.path.days:
        return "day_leaf", (BEGIN, ())
    return "day_bush", counted(DAY, DAYS, len(seen.path.days))


# --- The week -------------------------------------------------------------------------------------
def _week(seen: Seen, y: float, h: float) -> Iterator[Shape]:
    yield Panel(LEFT, y, PLACE_W, h, "panel", "tile_edge", 34)
    days = seen.path.days_in_week(seen.today)
    line_h = seen.lines(1, CHILD_PX)
    yield from _count(seen, sum(day is not None for day in days), y + 8 + line_h / 2)
    at = date.fromisoformat(seen.today)
    monday = at - timedelta(days=at.weekday())
    middle = y + 8 + line_h + (h - 16 - 2 * line_h) / 2
    for n, day in enumerate(days):
        x = LEFT + 8 + (n + 0.5) * DAY_W
        if n == at.weekday():
            top = middle - 44
            yield Panel(x - 52, top, 104, y + h - 10 - top, "panel_soft", "tile_edge", 24)
        picture = _place_of(seen, day, (monday + timedelta(days=n)).isoformat())
        yield Sprite(picture, x, middle, 1.0)
        yield Text(WEEKDAYS[n], x, y + h - 10 - line_h / 2, CHILD_PX, w=92, h=line_h + 2)


def _count(seen: Seen, played: int, y: float) -> Iterator[Shape]:
    """So many of the plan's days, in words and in small flowers: more than planned is fine, too."""
    planned = seen.path.week.days
    if not played and (is_back(seen) or seen.path.pause_on(seen.today) is not None):
        return  # nobody counts what was not to be
    values = (("n", str(played)), ("of", str(planned)))
    words = OF_PLAN if played <= planned else THIS_WEEK
    line_h = seen.lines(1, CHILD_PX)
    words_w = 430 if seen.large else 300
    yield Text(words, LEFT + 30, y, CHILD_PX, align="left", w=words_w, h=line_h, values=values)
    for n in range(max(planned, played)):
        x = LEFT + PLACE_W - 44 - (max(planned, played) - 1 - n) * PIP
        yield Sprite("day_flower" if n < played else "day_bud", x, y + 2, 0.56)


def _place_of(seen: Seen, day: Day | None, on: str) -> str:
    """What stands on one day of the week; a day without play is a day of rest."""
    if day is not None:
        return plant(day)
    if any(pause_holds(pause.from_date, pause.until_date, on) for pause in seen.path.pauses):
        return "day_cosy"
    begun = bool(seen.path.days) and seen.path.days[0].date < on
    return "day_rest" if begun and on < seen.today else "day_open"


def pause_holds(from_date: str, until_date: str | None, on: str) -> bool:
    """Whether a pause holds on this day."""
    return from_date <= on and (until_date is None or on < until_date)


# --- Beside it ------------------------------------------------------------------------------------
def _milestones(seen: Seen) -> Iterator[Shape]:
    """The latest milestone, and the nearest one to look forward to; or one of them, larger."""
    reached, next_one = seen.path.reached, nearest(seen.path)
    if reached and next_one is not None:
        stone = reached[-1]
        yield Panel(SIDE_X, TOP, SIDE_W, CARD_H, "panel", "tile_edge", 30)
        yield Sprite(stone.milestone.picture, SIDE_X + 64, TOP + CARD_H / 2, 0.66)
        title, left = Words.of(stone.milestone.title), SIDE_X + 126
        yield Text(title, left, TOP + CARD_H / 2, CHILD_PX, align="left", w=262, h=106)
        yield from _nearest(next_one, TOP + CARD_H + GAP)
    elif reached:
        yield from _alone(reached[-1].milestone.picture, reached[-1])
    elif next_one is not None:
        yield from _alone("path_seed", next_one.stone)


def _alone(picture: str, stone: Stone) -> Iterator[Shape]:
    """One milestone in the room of two."""
    h = 2 * CARD_H + GAP
    yield Panel(SIDE_X, TOP, SIDE_W, h, "panel", "tile_edge", 34)
    yield Sprite(picture, SIDE_X + SIDE_W / 2, TOP + 92, 1.0)
    title = Words.of(stone.milestone.title)
    yield Text(title, SIDE_X + SIDE_W / 2, TOP + h - 44, CHILD_PX, w=SIDE_W - 30, h=72)


def _nearest(one: Ahead, y: float) -> Iterator[Shape]:
    yield Panel(SIDE_X, y, SIDE_W, CARD_H, "panel_soft", "tile_edge", 30)
    yield Sprite("path_seed", SIDE_X + 64, y + CARD_H / 2, 0.66)
    title, left = Words.of(one.stone.milestone.title), SIDE_X + 126
    words, values = one.words
    if not words:
        yield Text(title, left, y + CARD_H / 2, CHILD_PX, align="left", w=262, h=106)
        return
    yield Text(title, left, y + 26, CHILD_PX, align="left", w=262, h=38)
    yield Bar(left, y + 50, 254, 18, one.share)
    yield Text(words, left, y + 92, CHILD_PX, align="left", w=262, h=38, values=values)


def _tiles(resting: bool, large: bool) -> tuple[Tile, ...]:
    play = ("end_pause", "icon_resume", msg("Play again"))
    if not resting:
        play = ("games", "icon_play", msg("Play"))
    named = (
        play,
        ("stones", "icon_progress", msg("My path")),
        ("calendar", "icon_calendar", msg("Calendar")),
        ("answers", "icon_answers", msg("Grown-ups")),
    )
    if large:
        h = (BOTTOM - TOP - 3 * GAP) / 4
        return tuple(
            Tile(*one, SIDE_X, TOP + n * (h + GAP), SIDE_W, h) for n, one in enumerate(named)
        )
    w, top = (SIDE_W - GAP) / 2, TOP + 2 * (CARD_H + GAP)
    h = (BOTTOM - top - GAP) / 2
    return tuple(
        Tile(*one, SIDE_X + n % 2 * (w + GAP), top + n // 2 * (h + GAP), w, h)
        for n, one in enumerate(named)
    )
