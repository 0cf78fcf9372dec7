"""The trends of a report: where they break, their numbers, and when there are dots alone."""

from dataclasses import replace
from statistics import median

import pytest

from profiles.change import Verdict
from profiles.model import Check
from profiles.report import Report, Told, report_of
from profiles.report_filed import Filed, Span
from tests.profiles import reported_family as family
from tests.profiles.reported_family import DAYS_PLAYED, NEW_SOCKET_ON, SPAN


@pytest.fixture(scope="module")
def filed() -> Filed:
    return family.filed_of(family.records())


def reported(filed: Filed, span: Span = SPAN) -> Report:
    return report_of(filed, {}, span, Told("2026-04-06", "0.2.0"))


def test_a_trend_breaks_where_support_or_gear_change(filed: Filed) -> None:
    sway = reported(filed).sway
    assert sway is not None
    chair, free, new = sway.courses
    assert [chair.broke, free.broke, new.broke] == [(), ("support",), ("gear_id",)]
    assert [one.setting.support for one in sway.courses] == ["chair", "none", "none"]
    assert new.first == next(one for one in DAYS_PLAYED if one >= NEW_SOCKET_ON)
    days = [point.date for course in sway.courses for point in course.points]
    assert days == [one for one in DAYS_PLAYED if one not in family.LEFT_OUT]
    for point in (point for course in sway.courses for point in course.points):
        assert point.value == family.speed_on(point.date)


def test_baseline_latest_and_n_are_those_of_the_readings(filed: Filed) -> None:
    load = reported(filed).load
    assert load is not None
    assert load.key == "board_left_share"
    for course in load.courses:
        values = [family.share_on(point.date) for point in course.points]
        assert course.change.sessions == len(values)
        assert course.change.baseline == median(values[:6])
        assert course.change.latest == median(values[-3:])
        assert course.change.noise is not None


@pytest.mark.parametrize(
    ("change", "broke"),
    [
        ({"sensor": "other_board"}, "sensor"),
        ({"chain": "other_filter"}, "chain"),
        ({"to_s": 61.0}, "window_s"),
    ],
)
def test_a_trend_breaks_where_sensor_filter_or_window_change(
    filed: Filed, change: dict[str, object], broke: str
) -> None:
    checks = tuple(
        replace(one, **change) if one.local_date >= "2026-03-20" else one  # type: ignore[arg-type]
        for one in filed.checks
    )
    sway = reported(replace(filed, checks=checks)).sway
    assert sway is not None
    assert sway.courses[-1].broke == (broke,)


def test_below_three_sessions_there_are_dots_alone(filed: Filed) -> None:
    span = Span(SPAN.first, DAYS_PLAYED[2])
    for count, has_line in ((1, False), (2, False), (3, True)):
        few = replace(filed, checks=filed.checks[:count])
        sway = reported(few, span).sway
        assert sway is not None
        (course,) = sway.courses
        assert course.has_line is has_line
        assert course.change.verdict is Verdict.TOO_EARLY


def test_a_baseline_may_lie_before_the_report(filed: Filed) -> None:
    whole, later = reported(filed).sway, reported(filed, Span("2026-03-20", SPAN.last)).sway
    assert whole is not None
    assert later is not None
    (course,) = later.courses
    assert course.change == whole.courses[-1].change
    assert course.points == tuple(
        one for one in whole.courses[-1].points if one.date > "2026-03-19"
    )


def test_what_comes_after_the_report_changes_nothing_in_it(filed: Filed) -> None:
    span = Span(SPAN.first, "2026-02-28")
    until = family.filed_of(family.records([one for one in DAYS_PLAYED if one <= span.last]))
    cut, all_ = reported(until, span), reported(filed, span)
    assert all_.quality.later == sum(one.local_date > span.last for one in filed.sessions)
    assert replace(all_, quality=cut.quality) == cut


def test_insoles_give_a_load_share_and_the_measure_that_came_last_is_shown(filed: Filed) -> None:
    def on_insoles(check: Check) -> Check:
        return replace(check, sensor="insoles", values=(("left_share", 0.47),))

    checks = (*filed.checks[:-4], *map(on_insoles, filed.checks[-4:]))
    report = reported(replace(filed, checks=checks))
    assert report.load is not None
    assert report.load.key == "left_share"
    assert [point.value for point in report.load.courses[-1].points] == [0.47] * 4


def test_without_a_check_there_is_no_trend(filed: Filed) -> None:
    report = reported(replace(filed, checks=()))
    assert (report.sway, report.load) == (None, None)
