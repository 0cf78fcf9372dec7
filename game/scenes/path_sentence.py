"""One sentence for a grown-up to say to the child: it praises an act that really happened.

Which one is chosen hangs on the data and the date alone. None praises a person, compares, or says
that anything was missed.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from exercises.words import Words
from game.model import msg
from game.scenes.path_words import Values, minutes_of
from profiles import milestone_rules as rules
from profiles.child_path import ChildPath

Said = tuple[str, Values]

BEGIN = msg("“Shall we plant your first seed together?”")
BACK_AGAIN = msg("“Welcome back! Everything is still here.”")
CAME_BACK = msg("“Welcome back! You just went on with your path.”")
RESTING = msg("“You rest, and that takes good care of you.”")
TOLD_HURT = msg("“You told us that it hurt. That was right.”")
TOLD_HARD = msg("“You said that it was too hard. That helps.”")
NEW_GEAR = msg("“You played in something new. That takes getting used to.”")
TRIED_AGAIN = msg("“You tried again when it did not work at once.”")
WHOLE_PLAN = msg("“You played on all the days that we planned.”")
ONE_DAY = msg("“You took time to play this week.”")
SOME_DAYS = msg("“You played on {n} days this week.”")
TODAY = msg("“You played today. Which part did you like?”")
MINUTES = msg("“You moved for {n} minutes this week.”")
RESTED = msg("“You played, and you rested in between.”")
HARDER = msg("“You tried a harder step of a game.”")
EASIER = msg("“You took an easier step and went on.”")
MANY_GAMES = msg("“You tried {n} different games.”")
TRIES = msg("“You have done {n} tries on your path.”")
BEGUN = msg("“You have begun your path.”")
LAST_ROUND = {
    "otter_river": msg("“You steered through {n} gates.”"),
    "sleepy_owl": msg("“You stood quietly for {n} naps.”"),
    "log_trail": msg("“You stepped over {n} logs and puddles.”"),
}
NEW_DAYS, LATELY_DAYS, AWAY_DAYS = 7, 14, 14
FEW = 2


def sentence(path: ChildPath, today: str) -> Said:
    """What to say today."""
    if not path.days:
        return BEGIN, ()
    if path.pause_on(today) is not None:
        return RESTING, ()
    if _days_since(path.days[-1].date, today) >= AWAY_DAYS:
        return BACK_AGAIN, ()
    first = next(_fresh(path, today), None)
    if first is not None:
        return first
    may_say = (*_week(path, today), *_played(path))
    return may_say[date.fromisoformat(today).toordinal() % len(may_say)]


def _fresh(path: ChildPath, today: str) -> Iterator[Said]:
    """What has just happened goes before everything else."""
    if path.watched.hurt_on and _days_since(path.watched.hurt_on[-1], today) < FEW:
        yield TOLD_HURT, ()
    for earlier, later in pairwise(path.days[-NEW_DAYS - 1 :]):
        was_away = _days_since(earlier.date, later.date) >= AWAY_DAYS
        if was_away and _days_since(later.date, today) < NEW_DAYS:
            yield CAME_BACK, ()
    for stone in reversed(path.reached):
        if stone.record is None or _days_since(stone.record.reached_on, today) >= NEW_DAYS:
            break
        if isinstance(stone.milestone.needs, rules.TriedAgain):
            yield TRIED_AGAIN, ()
        yield Words.of(stone.milestone.child), ()
    if _is_new(path, today):
        yield NEW_GEAR, ()


def _is_new(path: ChildPath, today: str) -> bool:
    """Whether the child has just begun to play in other gear than before."""
    since = path.gear_since
    worn = bool(since) and path.days[0].date < since <= path.days[-1].date
    return worn and _days_since(since, today) < NEW_DAYS


def _week(path: ChildPath, today: str) -> Iterator[Said]:
    days = [day for day in path.days_in_week(today) if day is not None]
    if len(days) >= path.week.days:
        yield WHOLE_PLAN, ()
    elif days:
        yield (ONE_DAY, ()) if len(days) == 1 else (SOME_DAYS, (("n", str(len(days))),))
    if days and days[-1].date == today:
        yield TODAY, ()
    minutes = minutes_of(sum(day.active_s for day in days))
    if minutes >= FEW:
        yield MINUTES, (("n", str(minutes)),)
    if len(days) >= FEW and _days_since(days[0].date, days[-1].date) >= len(days):
        yield RESTED, ()


def _played(path: ChildPath) -> Iterator[Said]:
    """What holds on any day once something was played; never empty."""
    yield from _of_games(path)
    if path.watched.too_hard:
        yield TOLD_HARD, ()
    if path.reps >= FEW:
        yield TRIES, (("n", str(path.reps)),)
    else:
        yield BEGUN, ()


def _of_games(path: ChildPath) -> Iterator[Said]:
    if any(one.rung > one.rung_before for one in path.games):
        yield HARDER, ()
    if any(one.rung < one.rung_before for one in path.games):
        yield EASIER, ()
    if len(path.games) >= FEW:
        yield MANY_GAMES, (("n", str(len(path.games))),)
    for one in path.games:
        if one.successes >= FEW and one.game in LAST_ROUND:
            yield LAST_ROUND[one.game], (("n", str(one.successes)),)


def _days_since(day: str, today: str) -> int:
    return (date.fromisoformat(today) - date.fromisoformat(day)).days
