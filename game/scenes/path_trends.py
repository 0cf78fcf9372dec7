"""Gentle pictures of how measures went: dots, what is usual from day to day, and plain words.

Below three sessions there are dots alone. No number here is good or bad, and none is a score.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from game.mascot import stepling
from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes.menu import Tile
from game.scenes.path_parts import BOTTOM, LEFT, RIGHT, TOP, WAY_BACK, Page, Seen, arrows, head
from game.scenes.path_words import day_in_words
from game.scenes.setting import CALM_S
from profiles import change
from profiles.child_path import Course

TITLE = msg("How it goes")
NOTHING = msg("Nothing measured yet. Just play!")
NAMES = {
    "mean_speed_mm_s": msg("Moving while standing still"),
    "board_left_share": msg("Board share on the left side"),
    "left_share": msg("Share under the left foot"),
}
OTHER = msg("A measure of the quiet check")
SENTENCES = {
    change.TOO_EARLY: msg("Too early to tell."),
    change.AS_USUAL: msg("About as usual. Good effort!"),
    change.STEADIER: msg("Steadier than usual."),
    change.MOVES_MORE: msg("Moves more than usual."),
    change.MORE: msg("More than usual."),
    change.LESS: msg("Less than usual."),
}
"""What `Change.sentence` says, for whoever translates it."""
UP, DOWN = msg("more"), msg("less")
BAND, LINE = msg("Usual from day to day"), msg("Middle of the last three")
NEW_GEAR, NEW_START = msg("New gear since"), msg("A new start on")
FEWEST = 3
"""Sessions from which on there is a line (requirements MOT-14 and HEP-08)."""
LATEST = 3
GAP, DOT = 16.0, 14.0
KEY_PX = 18
MARGIN = 0.15
"""Of the values' range, left free above and below."""


def trends(seen: Seen) -> Page:
    """Every measure, side by side or on leaves."""
    courses = seen.path.courses
    each = 1 if seen.large else 2
    last = max(0, (len(courses) - 1) // each)
    leaf = max(0, min(seen.leaf or 0, last))
    back = [*head(TITLE)]
    shown = courses[leaf * each : (leaf + 1) * each]
    w = (RIGHT - LEFT - (len(shown) - 1) * GAP) / max(1, len(shown))
    for n, course in enumerate(shown):
        back += [*_card(seen, course, LEFT + n * (w + GAP), w)]
    if not shown:
        back += [*_nothing()]
    return Page(tuple(back), (WAY_BACK, *_on(leaf, last)), leaf)


def _on(leaf: int, last: int) -> Iterator[Tile]:
    yield from arrows(leaf, last)


def _nothing() -> Iterator[Shape]:
    yield Panel(240, 250, 800, 300, "panel", "tile_edge", 40)
    yield from stepling(370, 500, CALM_S, face="curious")
    yield Text(NOTHING, 730, 400, 30, w=540, h=250)


def _card(seen: Seen, course: Course, x: float, w: float) -> Iterator[Shape]:
    """A measure: its name, its picture, what can be told, and what the picture's parts are."""
    yield Panel(x, TOP, w, BOTTOM - TOP, "panel", "tile_edge", 34)
    name_h, told_h, key_h = seen.lines(1, 26), seen.lines(1, 28), seen.lines(1, KEY_PX)
    y = TOP + 12
    name = NAMES.get(course.key, OTHER)
    yield Text(name, x + w / 2, y + name_h / 2, 26, "ink_title", w=w - 40, h=name_h + 2)
    y += name_h + 4
    if course.broke_on:
        yield from _break(seen, course.broke_on, (x + 24, y + key_h / 2, w - 48))
        y += key_h + 6
    bottom = BOTTOM - 14 - (key_h if course.change.sessions >= FEWEST else 0)
    chart_bottom = bottom - told_h - 12
    box = x + 24, y + 4, w - 40 - _axis_w(seen), chart_bottom - y - 8
    yield from _picture(seen, course, _Chart.of(course, box))
    said = SENTENCES[course.change.sentence]
    yield Text(said, x + w / 2, bottom - told_h / 2 - 4, 28, w=w - 40, h=told_h + 2)
    if course.change.sessions >= FEWEST:
        yield from _keys(seen, course, (x + 24, bottom, w - 48), key_h)


def _break(seen: Seen, day: str, row: tuple[float, float, float]) -> Iterator[Shape]:
    """Where these dots begin: words and their day meet near the middle of the row."""
    x, y, w = row
    words, values = day_in_words(day)
    is_gear = day == seen.path.gear_since
    h, split = seen.lines(1, KEY_PX) + 2, x + w / 2
    yield Sprite("icon_gear" if is_gear else "flag", x + 8, y, 0.3 if is_gear else 0.2)
    about = NEW_GEAR if is_gear else NEW_START
    yield Text(about, split - 6, y, KEY_PX, "ink_soft", "right", w=w / 2 - 36, h=h)
    yield Text(words, split + 6, y, KEY_PX, "ink_soft", "left", w=w / 2 - 6, h=h, values=values)


def _keys(
    seen: Seen, course: Course, row: tuple[float, float, float], line_h: float
) -> Iterator[Shape]:
    """What the strip and the line are."""
    x, y, w = row
    parts = [("track", 16.0, BAND)] if course.band else []
    parts.append(("ink_accent", 6.0, LINE))
    for n, (ink, thick, words) in enumerate(parts):
        at_x, at_y = x + n * w / 2, y + line_h / 2
        yield Panel(at_x, at_y - thick / 2, 34, thick, ink, "", 3)
        yield Text(words, at_x + 42, at_y, 18, "ink_soft", "left", w=w / 2 - 46, h=line_h + 2)


# --- The picture ----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Chart:
    """Where values lie in a box."""

    x: float
    y: float
    w: float
    h: float
    low: float
    high: float
    count: int

    @staticmethod
    def of(course: Course, box: tuple[float, float, float, float]) -> "_Chart":
        """Room for every dot and for the whole band."""
        values = [dot.value for dot in course.dots] + list(course.band or ())
        low, high = min(values, default=0.0), max(values, default=1.0)
        free = MARGIN * (high - low) or 1.0
        return _Chart(*box, low - free, high + free, len(course.dots))

    def at_x(self, n: int) -> float:
        """The middle of the dot with this number."""
        return self.x + 28 + (self.w - 56) * (n + 0.5) / max(self.count, 6)

    def at_y(self, value: float) -> float:
        """More is higher."""
        return self.y + self.h * (self.high - value) / (self.high - self.low)


def _axis(seen: Seen, chart: _Chart) -> Iterator[Shape]:
    """More is higher: words, and no numbers to chase."""
    h = seen.lines(1, KEY_PX) + 2
    left, w, down_y = chart.x + chart.w + 8, _axis_w(seen) - 8, chart.y + chart.h - h / 2
    yield Text(UP, left, chart.y + h / 2, KEY_PX, "ink_soft", "left", w=w, h=h)
    yield Text(DOWN, left, down_y, KEY_PX, "ink_soft", "left", w=w, h=h)


def _axis_w(seen: Seen) -> float:
    """How wide the words beside a picture are."""
    return 64 * seen.child.text_scale


def _picture(seen: Seen, course: Course, chart: _Chart) -> Iterator[Shape]:
    yield from _axis(seen, chart)
    yield Panel(chart.x, chart.y, chart.w, chart.h, "panel_soft", "", 22)
    has_line = course.change.sessions >= FEWEST
    if course.band and has_line:
        low, high = course.band
        top = chart.at_y(high)
        yield Panel(chart.x + 10, top, chart.w - 20, chart.at_y(low) - top, "track", "", 12)
    if course.broke_on:
        for dash_y in range(round(chart.y) + 10, round(chart.y + chart.h) - 16, 22):
            yield Panel(chart.x + 14, dash_y, 5, 12, "ink_soft", "", 2)
    for n, dot in enumerate(course.dots):
        x, y = chart.at_x(n), chart.at_y(dot.value)
        yield Panel(x - DOT / 2, y - DOT / 2, DOT, DOT, "ink", "", int(DOT / 2))
    middle = course.change.latest
    if has_line and middle is not None:
        first, last = max(0, chart.count - LATEST), chart.count - 1
        left, right = chart.at_x(first) - 12, chart.at_x(last) + 12
        yield Panel(left, chart.at_y(middle) - 3, right - left, 6, "ink_accent", "", 3)
