"""Skills: a real change of the quiet checks, in one setting.

What a real change is stands in `profiles.change`: it is told only where at least two of the last
three sessions lie beyond the smallest real change, and that is the rule of two in three. To ask
that it be told twice besides would hold it back from too many who really changed
(`tests/profiles/test_milestone_simulated.py`). A course breaks where gear, sensor, chain, support
or window changes, and sessions with hurt or bad data are no part of it.
"""

from bisect import insort
from collections.abc import Iterator, Sequence

from profiles.change import BASELINE, LATEST, MOST_STEPS, Change, Direction, Verdict, change_of
from profiles.comparable import Reading, Setting, readings_in, setting_of
from profiles.milestone_evidence import Evidence, Found, first_of
from profiles.milestone_history import Sitting
from profiles.milestone_rules import Steadier
from profiles.tally import tells_skill

__all__ = ["steadier", "telling"]

Sittings = Sequence[Sitting]
LAST_DAYS = max(MOST_STEPS + 1, LATEST)
"""Of a long course no day before these is looked at, but for the baseline."""


def steadier(rule: Steadier, sittings: Sittings) -> Found | None:
    """A real change to less, in the first setting that shows it."""
    settings = dict.fromkeys(setting_of(check) for sitting in sittings for check in sitting.checks)
    return first_of(_steadier_in(setting, rule, sittings) for setting in settings)


def _steadier_in(setting: Setting, rule: Steadier, sittings: Sittings) -> Found | None:
    for at, change in _changes(setting, rule.steadier, sittings):
        if _is_less(change, rule):
            return Found(at, _evidence(rule, setting, change))
    return None


def _evidence(rule: Steadier, setting: Setting, change: Change) -> Evidence:
    text = (
        "{key}: {before} in the first {first} sessions, {now} in the last {last}, at least two of "
        "them beyond the smallest real change of {real}; holding on to: {support}."
    )
    values = (
        ("key", rule.steadier),
        ("first", str(BASELINE)),
        ("before", _number(change.baseline)),
        ("last", str(LATEST)),
        ("now", _number(change.latest)),
        ("real", _number(change.smallest_real_change)),
        ("support", setting.support),
    )
    return Evidence(text, values)


def _changes(setting: Setting, key: str, sittings: Sittings) -> Iterator[tuple[int, Change]]:
    """What could be told of the measure after each sitting with a check, and which that was."""
    course: list[Reading] = []
    for at, sitting in enumerate(sittings):
        checks = [one for one in sitting.checks if tells_skill(void=one.void)]
        news = readings_in(setting, checks).get(key, ()) if sitting.tells else ()
        for reading in news:
            insort(course, reading)
        if news:
            yield at, change_of(key, telling(course))


def telling(course: Sequence[Reading]) -> Sequence[Reading]:
    """Of an ordered course, the readings that `change_of` looks at; the rest changes nothing."""
    first: set[str] = set()
    begin = 0
    for reading in course:
        first.add(reading.session_id)
        if len(first) > BASELINE:
            break
        begin += 1
    days: set[str] = set()
    end = len(course)
    while end > begin:
        days.add(course[end - 1].local_date)
        if len(days) > LAST_DAYS:
            break
        end -= 1
    return [*course[:begin], *course[end:]]


def _is_less(change: Change, rule: Steadier) -> bool:
    """Whether it became less, by as many smallest real changes as asked for."""
    if change.verdict is not Verdict.REAL or change.direction is not Direction.LESS:
        return False
    if change.baseline is None or change.latest is None or change.smallest_real_change is None:
        return False
    needed = rule.smallest_real_changes * change.smallest_real_change
    return change.baseline - change.latest > needed


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3g}"
