"""The lower part of the page: comfort, goals and ladders, the family's note, and the data."""

import re
from html import escape

from game.shell.report_page.practice_part import planned_but_not_played, title_of
from game.shell.report_page.words import (
    HURT_LEVELS,
    HURT_PLACES,
    LevelName,
    Names,
    day,
    listed,
    shown,
    times,
    worded,
)
from profiles.report import LadderPlace, Report
from profiles.report_comfort import Hurt

__all__ = ["comfort_part", "data_part", "goals_part", "last_sentences", "note_part"]

MOST_HURTS, MOST_DAYS, MOST_LEVELS = 4, 4, 3
GOAL, TOLD = 90, 130
"""Letters of a goal, and of a therapist's sentence."""
SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")


# --- Comfort -------------------------------------------------------------------------------------
def comfort_part(report: Report, names: Names) -> str:
    """What was said: hurt, effort, stumbles and skin."""
    comfort = report.comfort
    hurts = [_hurt(one, names) for one in reversed(comfort.hurts)]
    felt = dict(comfort.felt)
    lines = [
        *listed(hurts, MOST_HURTS, "time"),
        f"Felt: easy {felt['easy']}, just right {felt['right']}, too hard {felt['hard']}",
        f"Stumbles: {_days(comfort.stumbles)}",
        f"Skin looked at {times(len(comfort.skin), 'time')}; not ok: "
        f"{_days([one.date for one in comfort.skin if not one.ok])}",
    ]
    if not hurts:
        asked = f"Nothing hurt, asked {times(comfort.asked, 'time')}"
        lines.insert(0, asked if comfort.asked else "Nobody was asked whether anything hurts")
    return f"<h2>Comfort and safety</h2><ul>{_items(lines)}</ul>"


def _hurt(one: Hurt, names: Names) -> str:
    much = worded(HURT_LEVELS, one.level) if one.level else "not said how much"
    where = worded(HURT_PLACES, one.place) if one.place else "not said where"
    after = ", ".join(title_of(level, names) for level in one.played[:2])
    played = f", after {after}" if after else ""
    return f"Hurt on {day(one.date)}: {shown(where)} ({shown(much)}){played}"


def _days(dates: tuple[str, ...] | list[str]) -> str:
    """The newest of these days, or none."""
    newest = [day(one) for one in reversed(dates)]
    return ", ".join(listed(newest, MOST_DAYS, "time")) or "none"


# --- Goals and ladders ---------------------------------------------------------------------------
def goals_part(report: Report, names: Names) -> str:
    """The goals of the plan, and where the child stands on each ladder."""
    kept = report.plan
    goals = kept.plan.goals if kept and kept.plan else ()
    lines = [
        f"<b>Goal:</b> {shown(one.text, GOAL)}"
        + (f' <span class="soft">(look at {shown(one.measure, 24)})</span>' if one.measure else "")
        for one in goals
    ]
    lines += [_place(one, names) for one in report.ladder[:MOST_LEVELS]]
    more = len(report.ladder) - MOST_LEVELS
    if more > 0:
        lines.append(f"and {times(more, 'level')} more, in the CSV")
    missing = [title_of(level, names) for level in planned_but_not_played(report)]
    if missing:
        lines.append(
            f"In the plan, and not played in these days: {', '.join(listed(missing, 2, 'level'))}"
        )
    if not lines:
        lines = ["No goal was set, and no level has moved in these days."]
    return f"<h2>Goals and ladders</h2><ul>{_items(lines)}</ul>"


def _place(place: LadderPlace, names: Names) -> str:
    name = names.get(place.level, LevelName(place.level, None))
    now, then = round_half_up(place.d), round_half_up(place.first_d)
    rungs = f" of {name.rungs}" if name.rungs else ""
    moved = f"rung {now}{rungs}" if now == then else f"rung {then} → {now}{rungs}"
    told = shown(last_sentences(place.told, TOLD), TOLD)
    at = f'<span class="soft">({day(place.at, year=False)})</span>'
    return f"<b>{title_of(place.level, names)}: {moved}.</b> {told} {at}"


def round_half_up(d: float) -> int:
    """The rung that a place between two rungs is played on."""
    return int(d + 0.5)


def last_sentences(told: str, most: int) -> str:
    """As many of the last sentences as there is room for: the decision stands at the end."""
    kept = ""
    for sentence in reversed(SENTENCE.split(told)):
        longer = f"{sentence} {kept}".strip()
        if kept and len(longer) > most:
            break
        kept = longer
    return kept


# --- Note and data -------------------------------------------------------------------------------
def note_part(report: Report) -> str:
    """What the family adds in its own words."""
    note = report.told.note
    told = f"<bdi>{escape(note)}</bdi>" if note else '<span class="soft">No note.</span>'
    return f'<h2>Note from the family</h2><p class="note">{told}</p>'


def data_part(report: Report) -> str:
    """How good the numbers are, and what is not in them."""
    quality = report.quality
    lights = ", ".join(f"{name} {n}" for name, n in quality.lights)
    rate = f"; {quality.rate_hz:.0f} Hz" if quality.rate_hz else ""
    lines = [
        f"Sessions by the sensor's light: {lights}{rate}",
        f"Left out of trends: {times(quality.left_out, 'session')} with a bad light, "
        f"{times(quality.checks_hurt, 'quiet check')} with hurt, {quality.checks_bad} on bad data",
        f"Repetitions that rest on bad data: {quality.void_reps} of {quality.reps}; drop-outs: "
        f"{quality.dropouts}, gaps: {quality.gaps}",
        f"Hands carried weight in {times(quality.hands_rounds, 'round')}"
        + (f", {quality.hands_share:.0%} of it (median)" if quality.hands_share else ""),
    ]
    apart = _apart(report)
    return f"<h2>Data</h2><ul>{_items(lines + apart)}</ul>"


def _apart(report: Report) -> list[str]:
    quality = report.quality
    told = [
        (quality.cut_off, "cut off before the end"),
        (quality.trashed, "in the trash, in no number here"),
        (quality.later, "dated after these days, in no number here"),
    ]
    parts = [f"{times(number, 'session')} {what}" for number, what in told if number]
    return ["; ".join(parts)] if parts else []


def _items(lines: list[str]) -> str:
    return "".join(f"<li>{line}</li>" for line in lines)
