"""The top of the page: who, when, on what, in what; and the counts that answer most questions."""

from collections.abc import Iterator

from game.shell.report_page.words import (
    HELD_ON,
    day,
    feet_of,
    gear_name,
    listed,
    minutes,
    sensor_name,
    shortened,
    shown,
    span_told,
    times,
    worded,
)
from profiles.report import Report, Worn
from profiles.report_practice import Practice

__all__ = ["FORMAT", "facts", "glance", "heading"]

FORMAT = 1
"""Of the page and of the table; a change that a reader would trip over raises it."""
MOST = 2
"""Sensors, versions and gear that are named; the table has all."""
NAME, MORE = 32, 4


def heading(report: Report) -> str:
    """The code and the days; the nickname only where it was asked for."""
    name = f" <small>of {shown(report.told.nickname)}</small>" if report.told.nickname else ""
    return (
        f"<header><h1>{shown(report.child.code)} <small>Stepling report</small>{name}</h1>"
        f"<p><b>{span_told(*report.span)}</b><br>"
        f'<span class="soft">written on {day(report.told.made_on)}</span></p></header>'
    )


def facts(report: Report) -> str:
    """Sensor, gear, what the child held on to, and what made these numbers."""
    sensors = [f"{shown(sensor_name(name))} ({times(n, 'session')})" for name, n in report.sensors]
    held = [f"{worded(HELD_ON, name)} ({times(n, 'round')})" for name, n in _supports(report)]
    rows = [
        ("Sensor", ", ".join(listed(sensors, MOST, "sensor")) or "none in these days"),
        ("Worn", "; ".join(listed([_worn(one) for one in _newest(report)], MOST, "change")) or "-"),
        ("Held on to", ", ".join(held) or "-"),
        ("Versions", ", ".join(_versions(report))),
    ]
    told = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in rows)
    return f'<dl class="facts">{told}</dl>'


def _supports(report: Report) -> list[tuple[str, int]]:
    return list(report.practice.supports[:MORE])


def _newest(report: Report) -> tuple[Worn, ...]:
    return tuple(reversed(report.worn))


def _worn(worn: Worn) -> str:
    feet = feet_of(worn.gear)
    told = f"{shown(gear_name(worn.gear), NAME)}{f' ({shown(feet)})' if feet else ''}"
    return f"since {day(worn.gear.since)}: {told}, {times(worn.sessions, 'session')}"


def _versions(report: Report) -> Iterator[str]:
    played = [shortened(one, 20) for one in report.versions[-MORE:]]
    if played:
        yield f"played with Stepling {shown(', '.join(played))}"
    yield f"report written by {shown(report.told.program_version, 20)}, form {FORMAT}"
    if report.chains:
        yield f"filter of checks {shown(', '.join(report.chains[-MOST:]), 60)}"


def glance(report: Report) -> str:
    """Six counts. None of them is a score, and none has a colour."""
    practice, comfort = report.practice, report.comfort
    looked = [one.ok for one in comfort.skin]
    days, stumbles = len(practice.days), len(comfort.stumbles)
    boxes = (
        (f"{days}", f"{'day' if days == 1 else 'days'}{_days_planned(practice)}"),
        (f"{minutes(practice.active_s)} min", f"active{_time_planned(practice)}"),
        (f"{len(comfort.hurts)}", f"times hurt, asked {comfort.asked}"),
        (f"{comfort.too_hard}", f"times too hard, of {sum(n for _, n in comfort.felt)}"),
        (f"{stumbles}", f"{'stumble' if stumbles == 1 else 'stumbles'}, as told"),
        (f"{looked.count(False)}", f"skin not ok, {times(len(looked), 'look')}"),
    )
    told = "".join(f"<div><b>{number}</b> <span>{what}</span></div>" for number, what in boxes)
    return f'<div class="glance">{told}</div>'


def _days_planned(practice: Practice) -> str:
    """What of the days was planned; where no plan held at first, how many were played by one."""
    if practice.planned_days is None:
        return ", no plan"
    if len(practice.with_plan) == len(practice.weeks):
        return f", {practice.planned_days} planned"
    done = sum(week.days for week in practice.with_plan)
    return f" (plan: {done} of {practice.planned_days})"


def _time_planned(practice: Practice) -> str:
    if practice.planned_days is None:
        return ", no plan"
    planned = minutes(practice.planned_s)
    if len(practice.with_plan) == len(practice.weeks):
        return f", {planned} planned"
    done = minutes(sum(week.active_s for week in practice.with_plan))
    return f" (plan: {done} of {planned})"
