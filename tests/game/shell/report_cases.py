"""Reports for tests: the known family's, an empty one, and one in which everything is too much."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

from game.shell.report_page.made import level_names, made
from game.shell.report_page.page import page
from profiles.model import Skin, Stumble
from profiles.report import Report, Told
from profiles.report_filed import Filed, Span
from tests.profiles import reported_family as family
from tests.profiles.reported_family import ANA, ASSIGNED, NEW_SOCKET, OLD_LEG, SPAN

TOLD = Told("2026-04-06", "0.2.0", "She was proud of the owl.")
WIDE = "W" * 400
LONG_TOLD = (
    "Set 1 goes up to rung 2: 8 of 8 tries, and the goal is 6 of 8; the difficulty went from 1.00 "
    "to 1.50. Stays on rung 2: 7 of 8 tries, with the median difficulty at 1.43, and going up "
    'takes 1.5; nothing gets harder after "too hard" and hurt.'
)


def known(told: Told = TOLD, span: Span = SPAN) -> Report:
    """The report on the known family."""
    return made(family.filed_of(family.records()), span, told)


def empty() -> Report:
    """Of a child that has only been added."""
    return made(Filed(ANA), SPAN, Told("2026-04-06", "0.2.0"))


def both_legs() -> Report:
    """Of a child that wears nothing: no leg is the helper."""
    filed = family.filed_of(family.records())
    bare = tuple(replace(one, left="own") for one in filed.gear)
    return made(replace(filed, gear=bare), SPAN, TOLD)


def one_day() -> Report:
    """Of a child's first day."""
    return made(family.filed_of(family.records(family.DAYS_PLAYED[:1])), SPAN, TOLD)


def html_of(report: Report, data: Path = Path("nowhere")) -> str:
    """The page, with the names of the levels that come with the program."""
    return page(report, level_names(report, data))


def words_of(html: str) -> str:
    """What is read on the page, without its drawings."""
    body = html[html.index("<body") :]
    bare = re.sub(r"<svg.*?</svg>", "", body, flags=re.DOTALL)
    inline = re.sub(r"</?(?:b|bdi|small|span)\b[^>]*>", "", bare)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", inline)).split())


# --- Too much of everything ----------------------------------------------------------------------
def crowded() -> Report:
    """Long names, many gears, sensors and supports, much hurt, long goals and a full note."""
    filed = family.filed_of(family.records())
    gear = (
        replace(OLD_LEG, name="Wm " * 20),
        *(_socket(number) for number in range(12)),
        replace(NEW_SOCKET, name=WIDE, right="orthosis"),
    )
    sessions = tuple(
        replace(
            one,
            program_version=f"9.99.99rc1234{number % 7}",
            sensor=f"{WIDE[:40]}{number % 5}",
            dropouts=99_999,
            gaps=99_999,
            ended_by=None if number % 9 == 0 else "level",
            sensor_light=("good", "fair", "bad")[number % 3],
        )
        for number, one in enumerate(filed.sessions)
    )
    full = replace(
        filed,
        gear=gear,
        sessions=sessions,
        assignments=(
            replace(ASSIGNED, id="before", ended_at="2026-01-13T10:00:00+01:00"),
            replace(ASSIGNED, plan_text=_long_plan()),
        ),
        stumbles=tuple(Stumble(one.id, one.id, one.started_at) for one in sessions),
        skins=tuple(Skin(one.id, one.id, one.started_at, False) for one in sessions),
        trashed=12_345,
    )
    told = Told("2026-04-06", "9.99.99rc123456789", WIDE[:300], WIDE[:40])
    return made(_in_many_settings(full), SPAN, told)


def _socket(number: int):
    since = f"2026-02-{number + 1:02d}"
    return replace(
        NEW_SOCKET, id=f"g{number}", name=f"{number} {WIDE}", since=since, right="prosthesis"
    )


def _in_many_settings(filed: Filed) -> Filed:
    supports = ("adult_two_hands", "chair", "harness", "rail", "adult_hand")
    comforts = tuple(
        replace(one, hurt=number % 2 == 1, level="middle", place="leg_right")
        for number, one in enumerate(filed.comforts)
    )
    hurt = {one.session_id for one in comforts if one.hurt}
    sound = [one for one in filed.sessions if one.sensor_light != "bad" and one.id not in hurt]
    checks = tuple(
        replace(
            one,
            session_id=sound[number % len(sound)].id,
            sensor=f"{WIDE[:30]}{number % 3}",
            support=supports[number % 3],
            gear_id=filed.gear[-1].id if number % 2 else f"g{number % 12}",
            chain="c" * 40,
        )
        for number, one in enumerate(filed.checks)
    )
    rounds = tuple(
        one._replace(level=f"level_{'w' * 30}{number % 8}", support=supports[number % 5])
        for number, one in enumerate(filed.rounds)
    )
    steps = tuple(
        one._replace(level=f"level_{'w' * 30}{number % 8}", step=replace(one.step, told=LONG_TOLD))
        for number, one in enumerate(filed.steps)
    )
    holds = tuple(
        one._replace(level=f"level_{'w' * 30}{number % 8}", support=supports[number % 5])
        for number, one in enumerate(filed.holds)
    )
    full = replace(filed, comforts=comforts, checks=checks, rounds=rounds)
    return replace(full, steps=steps, holds=holds)


def _long_plan() -> str:
    more = f"  - {{text: {{en: {WIDE[:195]}}}, measure: {'w' * 90}}}\n"
    levels = "".join(f"\n  - {{level: {letter * 40}, minutes: 1}}" for letter in "ab")
    plan = family.PLAN.replace("A Steady Spring", WIDE[:190]) + more
    plan = plan.replace("We play on four days of the week and it stays fun.", WIDE[:190])
    return plan.replace("levels:", f"levels:{levels}").replace("minutes: 10", "minutes: 20")
