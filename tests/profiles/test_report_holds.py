"""The third trend of a report: whose leg stood, how long, and which sessions may be compared."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from profiles.legs import helper_leg
from profiles.model import Gear, Record, Repetition, Round, SessionRecord
from profiles.report import Report, Told, report_of
from profiles.report_filed import Filed, LegHold, Span
from profiles.report_holds import LegTrend
from profiles.store import DATABASE, Store
from tests.profiles import reported_family as family
from tests.profiles.reported_family import ANA, DAYS_PLAYED, FREE_ON, NEW_SOCKET_ON, SPAN

DAYS = [one for one in DAYS_PLAYED if one not in family.LEFT_OUT]


@pytest.fixture(scope="module")
def filed() -> Filed:
    return family.filed_of(family.records())


def reported(filed: Filed, span: Span = SPAN) -> Report:
    return report_of(filed, {}, span, Told("2026-04-06", "0.2.0"))


def left_leg(filed: Filed) -> LegTrend:
    return reported(filed).holds[0]


def days_in(one: LegTrend) -> list[str]:
    return [point.date for course in one.trend.courses for point in course.points]


# --- Whose leg -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("left", "right", "helper"),
    [
        ("prosthesis", "own", "left"),
        ("own", "orthosis", "right"),
        ("shoe", "orthosis", "right"),
        ("own", "shoe", ""),
        ("own", "own", ""),
        ("prosthesis", "orthosis", ""),
        ("prosthesis", "prosthesis", ""),
    ],
)
def test_the_helper_leg_is_the_one_with_a_prosthesis_or_an_orthosis(
    left: str, right: str, helper: str
) -> None:
    assert helper_leg(Gear("g", ANA.id, "", SPAN.first, left, right)) == helper


def test_without_gear_there_is_no_helper_leg() -> None:
    assert helper_leg(None) == ""
    assert reported(Filed(ANA)).helper_leg == ""


def test_the_leg_that_stood_is_the_one_beside_the_foot_that_was_up(filed: Filed) -> None:
    report = reported(filed)
    assert report.helper_leg == "left"
    assert [one.leg for one in report.holds] == ["left", "right"]
    for one, lifted in zip(report.holds, ("right", "left"), strict=True):
        assert days_in(one) == DAYS
        values = [point.value for course in one.trend.courses for point in course.points]
        assert values == [family.hold_on(day, lifted) for day in DAYS]


# --- What may be compared ------------------------------------------------------------------------
def test_a_course_of_holds_breaks_where_support_or_gear_change(filed: Filed) -> None:
    courses = left_leg(filed).trend.courses
    assert [one.broke for one in courses] == [(), ("support",), ("gear_id",)]
    firsts = [next(day for day in DAYS if day >= on) for on in ("", FREE_ON, NEW_SOCKET_ON)]
    assert [one.first for one in courses] == firsts


def test_it_breaks_where_the_sensor_or_the_level_changes(filed: Filed) -> None:
    late = {one.id for one in filed.sessions if one.local_date >= "2026-03-20"}
    sessions = tuple(
        replace(one, sensor="ble:insoles") if one.id in late else one for one in filed.sessions
    )
    holds = tuple(
        one._replace(level="long_trail") if one.session_id in late else one for one in filed.holds
    )
    assert left_leg(replace(filed, sessions=sessions)).trend.courses[-1].broke == ("sensor",)
    assert left_leg(replace(filed, holds=holds)).trend.courses[-1].broke == ("level",)


def test_below_three_sessions_there_are_dots_alone(filed: Filed) -> None:
    for count, has_line in ((1, False), (2, False), (3, True)):
        few = replace(filed, holds=tuple(one for one in filed.holds)[: 2 * count])
        (course,) = left_leg(few).trend.courses
        assert course.has_line is has_line
        assert course.change.sessions == count


@pytest.mark.parametrize(
    ("change", "left"),
    [({"sensor_light": "bad"}, 0), ({"sensor": "keyboard"}, 0), ({"sensor": "recording"}, 0)],
)
def test_where_nobody_stood_or_data_are_bad_there_is_no_hold(
    filed: Filed, change: dict[str, str], left: int
) -> None:
    sessions = tuple(replace(one, **change) for one in filed.sessions)  # type: ignore[arg-type]
    assert len(reported(replace(filed, sessions=sessions)).holds) == left


def test_a_session_with_hurt_is_in_no_trend(filed: Filed) -> None:
    trail = {one.session_id for one in filed.holds}
    day = DAYS[-1]
    (ill,) = [one.id for one in filed.sessions if one.local_date == day and one.id in trail]
    comforts = tuple(
        replace(one, hurt=True) if one.session_id == ill else one for one in filed.comforts
    )
    assert days_in(left_leg(replace(filed, comforts=comforts))) == DAYS[:-1]


def test_what_comes_after_the_report_changes_nothing_in_its_holds(filed: Filed) -> None:
    span = Span(SPAN.first, "2026-02-28")
    until = family.filed_of(family.records([one for one in DAYS_PLAYED if one <= span.last]))
    assert reported(filed, span).holds == reported(until, span).holds


def test_a_foot_that_never_went_up_and_a_number_that_is_none_are_no_hold(filed: Filed) -> None:
    for hold_s in (0.0, float("nan"), float("inf")):
        holds = tuple(one._replace(hold_s=hold_s) for one in filed.holds)
        assert reported(replace(filed, holds=holds)).holds == ()


# --- From the store ------------------------------------------------------------------------------
def read_back(folder: Path, records: Iterable[Record]) -> tuple[LegHold, ...]:
    kept = family.keep_all(folder, records)
    with closing(Store(kept)) as store:
        return store.filed(ANA).holds


def test_the_longest_repetition_of_each_foot_is_read(tmp_path: Path, filed: Filed) -> None:
    assert read_back(tmp_path, family.records()) == filed.holds


def test_void_repetitions_other_games_and_older_ones_without_a_hold_are_passed_over(
    tmp_path: Path,
) -> None:
    held = (("lift_hold_s", 9.0),)
    kept = list(family.records(DAYS_PLAYED[:1]))
    of_game = {one.id: one.game for one in kept if isinstance(one, Round)}

    def otherwise(one: Record) -> Record:
        if not isinstance(one, Repetition):
            return one
        if of_game[one.round_id] != "log_trail":
            return replace(one, quality=held)
        if one.number in (3, 4):
            return replace(one, quality=held, void=True)
        return replace(one, quality=(("landing_peak_share", 8.0),) if one.number == 2 else ())

    assert read_back(tmp_path, map(otherwise, kept)) == ()


def test_a_session_in_the_trash_has_no_hold(tmp_path: Path) -> None:
    folder = family.keep_all(tmp_path, family.records(DAYS_PLAYED[:2]))
    with closing(Store(folder)) as store:
        before = store.filed(ANA)
        last = next(one for one in before.sessions if one.id == before.holds[-1].session_id)
        store.keep("cut off", replace(last, ended_by=None))
        assert store.flush(5.0)
        store.finish_interrupted(last.id, keep=False)
        assert store.filed(ANA).holds == before.holds[:2]
    assert isinstance(last, SessionRecord)


def test_a_quality_that_is_no_list_of_pairs_does_not_hide_the_others(tmp_path: Path) -> None:
    folder = family.keep_all(tmp_path, family.records(DAYS_PLAYED[:1]))
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        for number, text in enumerate(("", "no list", "7", '[["lift_hold_s"]]'), 1):
            spoil = "UPDATE repetition SET quality = ? WHERE number = ?"
            connection.execute(spoil, (text, number))
        connection.commit()
    with closing(Store(folder)) as store:
        held = [one.hold_s for one in store.filed(ANA).holds]
    day = DAYS_PLAYED[0]
    assert held == [family.hold_on(day, "left") - 0.3, family.hold_on(day, "right") - 0.25] or (
        held == [family.hold_on(day, "left") - 0.25, family.hold_on(day, "right") - 0.3]
    )
