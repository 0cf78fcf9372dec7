"""The four answers for grown-ups, in words: each from what was kept, and none a verdict."""

from datetime import date
from typing import NamedTuple

from exercises.words import Words
from game.model import msg
from game.scenes.path_next import nearest
from game.scenes.path_parts import Seen
from game.scenes.path_trends import SENTENCES
from game.scenes.path_week import WELCOME, is_back
from game.scenes.path_words import Values, counted, day_in_words, minutes_of
from profiles import change
from profiles.change import Verdict
from profiles.child_path import WEEK_DAYS, ChildPath

Line = tuple[str, Values]

PLAYED, EASIER = msg("Did we play this week?"), msg("Is it easier?")
NEXT, WATCH = msg("What next?"), msg("Anything to watch in these two weeks?")
OF_PLAN = msg("{n} of {of} days, {minutes} minutes")
ABOVE_PLAN = msg("{n} days, {minutes} minutes")
BREAK = msg("A break just now")
NOT_YET = msg("Not yet. The first game is waiting.")
LAST_PLAYED, LAST_TIME = msg("Last played:"), msg("Last time:")
STILL = {
    change.TOO_EARLY: msg("Too early to tell."),
    change.AS_USUAL: msg("Standing still: about as usual."),
    change.STEADIER: msg("Standing still: steadier than usual."),
    change.MOVES_MORE: msg("Standing still: moves more than usual."),
    change.MORE: msg("Standing still: more than usual."),
    change.LESS: msg("Standing still: less than usual."),
}
NEW_STEP = msg("On a higher step now: {n} of {of} games")
EASIER_STEP = msg("On an easier step now: {n} of {of} games")
SAME_STEP = msg("On the same step as four weeks ago")
NO_GAME = msg("Steps of games show here later.")
DAY_LEFT, DAYS_LEFT = msg("1 more day this week"), msg("{n} more days this week")
PLAN_DONE = msg("This week's plan is done. Rest is good.")
ANY_DAY = msg("Play on any day you like")
WHEN_READY = msg("Nothing. Play when you are ready.")
TOWARDS = msg("On the path:")
NOTHING = msg("Nothing in the last two weeks.")
HURT_DAY, HURT_DAYS = msg("It hurt on 1 day"), msg("It hurt on {n} days")
SKIN_DAY, SKIN_DAYS = msg("Skin was red on 1 day"), msg("Skin was red on {n} days")
STUMBLED, STUMBLES = msg("Stumbled on 1 day"), msg("Stumbled on {n} days")
HARD_ONCE, HARD = msg("Too hard: once"), msg("Too hard: {n} times")
COUNTS = msg("Hurt {hurt}, skin {skin}, stumbles {fell}, too hard {hard}")


class Told(NamedTuple):
    """One question and its answer."""

    picture: str
    question: str
    answer: Line
    small: Line = ("", ())
    about: Line | None = None
    """Where the small line is only its label."""
    label_w: float = 0.0
    """How wide that label is, in texts of usual size."""
    where: tuple[str, ...] = ()
    """Pictures beside the answer."""


def did_we_play(seen: Seen) -> Told:
    """Days and minutes of this week against the plan, and the last day of play."""
    path = seen.path
    if not path.days:
        return Told("icon_calendar", PLAYED, (NOT_YET, ()))
    last = day_in_words(path.days[-1].date)
    return Told("icon_calendar", PLAYED, _this_week(seen), (LAST_PLAYED, ()), last, 126.0)


def _this_week(seen: Seen) -> Line:
    """Nobody counts in a break, nor on the way back from one."""
    path = seen.path
    week = [day for day in path.days_in_week(seen.today) if day is not None]
    if not week and path.pause_on(seen.today) is not None:
        return BREAK, ()
    if is_back(seen):
        return WELCOME, ()
    minutes = str(minutes_of(sum(day.active_s for day in week)))
    words = OF_PLAN if len(week) <= path.week.days else ABOVE_PLAN
    return words, (("n", str(len(week))), ("of", str(path.week.days)), ("minutes", minutes))


def easier(seen: Seen) -> Told:
    """What the quiet checks tell, and the steps of the games."""
    return Told("icon_trend", EASIER, (_measured(seen.path), ()), _steps(seen.path))


def _measured(path: ChildPath) -> str:
    """The plainest that the measures say: a change before what is as usual."""
    sway = [course.change for course in path.courses if course.change.key in change.SWAY]
    for verdict in (Verdict.REAL, Verdict.AS_USUAL):
        for one in sway:
            if one.verdict is verdict:
                return STILL[one.sentence]
    return SENTENCES[change.TOO_EARLY]


def _steps(path: ChildPath) -> Line:
    if not path.games:
        return NO_GAME, ()
    of = ("of", str(len(path.games)))
    higher = sum(one.rung > one.rung_before for one in path.games)
    lower = sum(one.rung < one.rung_before for one in path.games)
    if higher:
        return NEW_STEP, (("n", str(higher)), of)
    return (EASIER_STEP, (("n", str(lower)), of)) if lower else (SAME_STEP, ())


def what_next(seen: Seen) -> Told:
    """What is left of this week's plan, and the next milestone."""
    answer, one = _next_play(seen), nearest(seen.path)
    if one is None:
        return Told("icon_next", NEXT, answer)
    about = (Words.of(one.stone.milestone.title), ())
    return Told("icon_next", NEXT, answer, (TOWARDS, ()), about, 126.0)


def _next_play(seen: Seen) -> Line:
    """More days only where this week has so many left; nothing is to be caught up with."""
    path = seen.path
    if path.pause_on(seen.today) is not None:
        return WHEN_READY, ()
    week = path.days_in_week(seen.today)
    left = path.week.days - sum(day is not None for day in week)
    at = date.fromisoformat(seen.today).weekday()
    free = WEEK_DAYS - at - (week[at] is not None)
    if left <= 0:
        return PLAN_DONE, ()
    if not path.days or left > free:
        return ANY_DAY, ()
    return counted(DAY_LEFT, DAYS_LEFT, left)


def worth_watching(seen: Seen) -> Told:
    """What hurt comes first; the small line counts all of it."""
    watched = seen.path.watched
    kinds = (
        (len(watched.hurt_on), HURT_DAY, HURT_DAYS),
        (len(watched.skin_red_on), SKIN_DAY, SKIN_DAYS),
        (len(watched.stumbled_on), STUMBLED, STUMBLES),
        (watched.too_hard, HARD_ONCE, HARD),
    )
    first = next((kind for kind in kinds if kind[0]), None)
    if first is None:
        return Told("icon_watch", WATCH, (NOTHING, ()))
    n, once, often = first
    where = tuple(f"body_{place}" for place in watched.hurt_places)
    others = sum(bool(kind[0]) for kind in kinds) > 1
    if others or not _last_day(seen):
        names = ("hurt", "skin", "fell", "hard")
        values = tuple((name, str(kind[0])) for name, kind in zip(names, kinds, strict=True))
        return Told("icon_watch", WATCH, counted(once, often, n), (COUNTS, values), where=where)
    about = day_in_words(_last_day(seen))
    return Told("icon_watch", WATCH, counted(once, often, n), (LAST_TIME, ()), about, 126.0, where)


def _last_day(seen: Seen) -> str:
    watched = seen.path.watched
    days = (*watched.hurt_on, *watched.skin_red_on, *watched.stumbled_on)
    return max(days, default="")
