"""The rows of a rehearsal's page: what each group of children did, in numbers and small bars."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from game.model import Bar, Panel, Shape, Sprite, Text, msg
from game.rehearsal import Measured, Report, Severity
from game.rehearsal.dose_rules import HARD_SHARE
from game.rehearsal.finding import Values, percent

LEFT, WIDTH, HEAD_H = 20.0, 1240.0, 78.0
SMALL, NUMBER = 18, 21
NAME_X, NAME_W, NAME_PX = LEFT + 42, 208.0, 19
BAR_X, BAR_W, BAR_H = 282.0, 104.0, 20.0
MIDDLE_X, HALF_W = 536.0, 34.0
"""Where repetitions on the left meet those on the right, and how far each may go."""
STEPS_X, STEP_W, STEP_GAP, STEPS_H = 1052.0, 13.0, 19.0, 26.0
MARKS = {Severity.REFUSE: "light_bad", Severity.WARN: "light_fair"}
"""Each of them has a shape of its own, so that nobody needs its colour."""


class Column(NamedTuple):
    """A heading in the middle of its column."""

    message: str
    x: float
    w: float


COLUMNS = (
    Column(msg("Success; below the line it is too hard"), 366, 176),
    Column(msg("Repetitions left and right"), MIDDLE_X, 150),
    Column(msg("Minutes active + resting"), 664, 100),
    Column(msg("Longest hold"), 763, 98),
    Column(msg("Farthest lean asked"), 852, 80),
    Column(msg("Tries made"), 930, 72),
    Column(msg("Made easier"), 1004, 72),
    Column(msg("Two weeks: the rung of each session"), 1148, 204),
)
LONGEST, FARTHEST, TRIES, EASED = COLUMNS[3:7]
MINUTES, WEEKS = COLUMNS[2], COLUMNS[7]
ASKED, ASKED_H = msg("asked {s} s"), 24.0
"""Below the longest hold stands what the level asks for, where it asks for one."""
SECONDS = msg("{s} s")
NO_LADDER = msg("one rung only")
NOT_PLAYED = msg("other rungs not played")


def heads(report: Report, y: float) -> Iterator[Shape]:
    """What the columns mean; `y` is their top."""
    asked_s, middle = report.hold_asked_s, y + HEAD_H / 2
    for column in COLUMNS:
        up = ASKED_H / 2 if column is LONGEST and asked_s is not None else 0.0
        high = HEAD_H - 8 - 2 * up
        yield Text(column.message, column.x, middle - up, SMALL, "ink_soft", w=column.w, h=high)
    if asked_s is not None:
        below = middle + HEAD_H / 2 - 4 - ASKED_H / 2
        known = (("s", f"{asked_s:g}"),)
        yield Text(ASKED, LONGEST.x, below, SMALL, "ink_soft", w=LONGEST.w, h=ASKED_H, values=known)


def row(
    group: Measured, report: Report, place: tuple[float, float], marks: Mapping[str, str]
) -> Iterator[Shape]:
    """One group; `place` is the middle of its row and its height, `marks` the pictures of each
    group's worst finding.
    """
    y, high = place
    everybody = group is report.everybody
    if everybody:
        yield Panel(LEFT + 8, y - high / 2, WIDTH - 16, high, "panel_soft", "", 12)
    elif group.group in marks:
        yield Sprite(marks[group.group], LEFT + 24, y, 0.56)
    yield Text(group.title, NAME_X, y, NAME_PX, align="left", w=NAME_W, h=28)
    yield from _success(group.success_share, y)
    yield from _sides(group, _most_reps(report), y)
    yield from _numbers(group, y)
    if group.ladder and report.rungs > 1:
        yield from _weeks(group.ladder, report.rungs, y)
    elif everybody:
        message = NO_LADDER if report.rungs == 1 else NOT_PLAYED
        yield Text(message, WEEKS.x, y, SMALL, "ink_soft", w=WEEKS.w, h=28)


def _success(share: float, y: float) -> Iterator[Shape]:
    enough = share >= HARD_SHARE
    yield Bar(BAR_X, y - BAR_H / 2, BAR_W, BAR_H, share, "good" if enough else "focus")
    yield Panel(
        BAR_X + HARD_SHARE * BAR_W - 1, y - BAR_H / 2 - 3, 3, BAR_H + 6, "panel_dark", "", 1
    )
    yield _text(percent(share), BAR_X + BAR_W + 66, y, 62, "right")


def _sides(group: Measured, most: float, y: float) -> Iterator[Shape]:
    """Two bars that grow away from each other: uneven work is seen at once."""
    left, right = group.left_reps, group.right_reps
    if not left + right:
        yield _text(f"{group.reps:.0f}", MIDDLE_X, y, 60, "center")
        return
    for x, reps in ((MIDDLE_X - 1 - HALF_W * left / most, left), (MIDDLE_X + 1, right)):
        if reps:
            width = max(2.0, HALF_W * reps / most)
            yield Panel(x, y - BAR_H / 2, width, BAR_H, "ink_accent", "", 3)
    yield Panel(MIDDLE_X - 1, y - BAR_H / 2 - 3, 2, BAR_H + 6, "ink", "", 1)
    yield _text(f"{left:.0f}", MIDDLE_X - HALF_W - 8, y, 36, "right")
    yield _text(f"{right:.0f}", MIDDLE_X + HALF_W + 8, y, 36, "left")


def _most_reps(report: Report) -> float:
    """The longest that a bar of one side may have to be; never 0."""
    return max(1.0, *(max(group.left_reps, group.right_reps) for group in report.groups))


def _numbers(group: Measured, y: float) -> Iterator[Shape]:
    both = f"{group.active_min:.1f} + {group.resting_min:.1f}"
    yield _text(both, MINUTES.x, y, MINUTES.w, "center")
    held = (("s", f"{group.longest_held_s:.1f}"),)
    yield _text(SECONDS, LONGEST.x, y, LONGEST.w, "center", held)
    yield _text(percent(group.reach_asked_share), FARTHEST.x, y, FARTHEST.w, "center")
    yield _text(f"{group.tries:.1f}", TRIES.x, y, TRIES.w, "center")
    yield _text(percent(group.eased_share), EASED.x, y, EASED.w, "center")


def _weeks(ladder: Sequence[float], rungs: int, y: float) -> Iterator[Shape]:
    """A step a session, as high as its rung, and the rung of the last."""
    foot = y + STEPS_H / 2
    for number, rung in enumerate(ladder):
        x, high = STEPS_X + number * STEP_GAP, STEPS_H * rung / rungs
        yield Panel(x, foot - STEPS_H, STEP_W, STEPS_H, "track", "", 3)
        yield Panel(x, foot - high, STEP_W, high, "ink_accent", "", 3)
    yield _text(f"{round(ladder[-1], 1):g}", STEPS_X + len(ladder) * STEP_GAP + 6, y, 44, "left")


def _text(words: str, x: float, y: float, w: float, align: str, values: Values = ()) -> Text:
    """A number, which is the same in all languages; or a message with values."""
    return Text(words, x, y, NUMBER, align=align, w=w, h=28, values=values, verbatim=not values)
