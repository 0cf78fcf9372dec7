"""A level in plain words and as a table, as a therapist reads it in a terminal."""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

from exercises.adapt import Ladder
from exercises.exercise import Exercise
from game.shell.levels_explained import Explained, Rung, Value
from game.shell.saying import plain
from game.shell.texts import counted

WIDTH = 100
LONGEST_VALUE = 24
"""A longer value stands on lines of its own."""


def told(found: Explained, only: int | None = None) -> Iterator[str]:
    """Lines of text; `only` that rung of the ladder, where it is given."""
    level = found.level
    rungs = counted(len(found.rungs), "rung")
    yield f"{plain(level.title)} ({level.id}): a level of {level.game} with {rungs}"
    yield f"File: {plain(level.file)}"
    if level.extends:
        yield f"It builds on: {plain(', '.join(level.extends))}"
    rung = found.rungs[(only or 1) - 1]
    yield ""
    yield from wrap(" ".join(in_words(rung.exercise)), WIDTH)
    yield from table(rung.values)
    if only is None:
        yield from _ladder(found)
        yield "\nThe same on every rung"
        yield from table(found.about)


def in_words(rung: Exercise) -> Iterator[str]:
    """What a child does on this rung, in whole sentences."""
    params: Any = rung.params
    reps = getattr(params, "reps", None)
    what = f" of {counted(reps, 'repetition')}" if reps else ""
    yield (
        f"Rung {rung.rung} of {rung.rungs}: {counted(rung.sets, 'set')}{what}, with "
        f"{rung.rest_s:g} s of rest after each. Play ends kindly after {rung.max_minutes:g} active "
        "minutes."
    )
    hold_s = getattr(params, "hold_s", None)
    reach_share = getattr(params, "reach_share", None)
    if hold_s is not None:
        yield f"Each repetition is held for {hold_s:g} s."
    if reach_share is not None:
        yield f"The child leans as far as {reach_share * 100:g} % of its own reach."
    side = getattr(params, "side", None)
    if side is not None:
        yield "Both sides take turns." if side == "both" else f"Only the {side} side is trained."


def table(values: Iterable[Value]) -> Iterator[str]:
    """A line a key: its value, what it means, and where it was written."""
    values = tuple(values)
    keys = max(len(value.key) for value in values)
    texts = [shown(value.value) for value in values]
    wide = max((len(text) for text in texts if len(text) <= LONGEST_VALUE), default=0)
    for value, text in zip(values, texts, strict=True):
        short = text if len(text) <= LONGEST_VALUE else ""
        means = f"{value.meaning} [{plain(value.whence)}]" if value.meaning else ""
        line = f"  {value.key:<{keys}}  {short:<{wide}}  {means or f'[{plain(value.whence)}]'}"
        yield line.rstrip()
        if not short:
            yield from wrap(text, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)


def shown(value: object) -> str:
    """A value as it is written in YAML; a dash where there is none."""
    if value is None or value in ("", [], {}):
        return "-"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:g}"
    if isinstance(value, list):
        return f"[{', '.join(map(shown, value))}]"
    return plain(str(value))


# --- The ladder ----------------------------------------------------------------------------------
def _ladder(found: Explained) -> Iterator[str]:
    if len(found.rungs) > 1:
        yield "\nWhat each rung changes"
        for before, rung in zip(found.rungs, found.rungs[1:], strict=False):
            yield from _changes(before, rung)
    yield ""
    yield from wrap(moves(found.level.ladder), WIDTH)


def _changes(before: Rung, rung: Rung) -> Iterator[str]:
    head = f"  rung {rung.exercise.rung}  "
    for value, was in rung.changes(before):
        # Where a rung goes back to what holds for all, the line of that is of no help.
        yield f"{head}{value.key}: {shown(was)} -> {shown(value.value)} [{plain(value.whence)}]"
        head = " " * len(head)
    if head.strip():
        yield f"{head}the same as the rung before"


def moves(ladder: Ladder) -> str:
    """When a child climbs, and when it gets easier."""
    if ladder.rungs == 1:
        return "There is one rung only: nothing gets harder or easier."
    rise, ease, adapt = ladder.progress_when, ladder.ease_when, ladder.adapt
    sessions = "each good session" if rise.sessions == 1 else f"{rise.sessions} good ones in a row"
    return (
        f"A session with {rise.success_share:.0%} successes or more is good; after {sessions} the "
        f"next starts one rung harder. Below {ease.success_share:.0%} it starts one rung easier. "
        f"Inside a session the rung moves towards {adapt.goal:.0%} successes, between rung "
        f"{ladder.lowest} and rung {ladder.highest}; never up after hurt or a stumble."
    ).replace("%", " %")
