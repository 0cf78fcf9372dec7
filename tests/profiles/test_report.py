"""A report's numbers are those of the records: counted again here, by other means."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from profiles.model import Comfort, Gear, Repetition, SessionRecord
from profiles.report import Report, Told, report_of, usual_span
from profiles.report_filed import Filed, ReadPlan, Span
from profiles.report_quality import comparable
from profiles.store import Store
from tests.profiles import reported_family as family
from tests.profiles.reported_family import ANA, ASSIGNED, DAYS_PLAYED, SPAN

PLAN = ReadPlan("A Steady Spring", 4, 10.0, 12, "", 4)
TOLD = Told("2026-04-06", "0.2.0")


@pytest.fixture(scope="module")
def filed() -> Filed:
    return family.filed_of(family.records())


def reported(filed: Filed, span: Span = SPAN, plan: ReadPlan | None = PLAN) -> Report:
    return report_of(filed, {one.id: plan for one in filed.assignments}, span, TOLD)


# --- From the store ------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = family.keep_all(tmp_path_factory.mktemp("kept"), family.records())
    with closing(Store(folder)) as store:
        yield store


def test_the_store_reads_all_that_a_report_is_made_of(store: Store, filed: Filed) -> None:
    assert store.filed(ANA) == filed


def test_a_trend_is_made_of_the_checks_that_the_store_says_may_be_compared(
    store: Store, filed: Filed
) -> None:
    assert comparable(filed) == store.checks(ANA)
    assert len(store.checks(ANA)) == len(DAYS_PLAYED) - len(family.LEFT_OUT)


def test_days_are_those_of_the_childs_path(store: Store, filed: Filed) -> None:
    path = store.progress(ANA)
    days = [(day.date, day.active_s, day.sessions) for day in reported(filed).practice.days]
    assert days == [tuple(day) for day in path.days]
    rounds = [one for game in path.games for one in game.rounds]
    quality = reported(filed).quality
    assert quality.reps == path.totals.reps
    assert quality.void_reps == sum(one.void_reps for one in rounds) == 1
    levels = reported(filed).practice.levels
    assert sum(one.left_reps for one in levels) == sum(one.left_reps for one in rounds)
    assert sum(one.right_reps for one in levels) == sum(one.right_reps for one in rounds)


def test_a_session_in_the_trash_is_counted_and_in_no_other_number(tmp_path: Path) -> None:
    folder = family.keep_all(tmp_path, family.records(DAYS_PLAYED[:3]))
    with closing(Store(folder)) as store:
        before = reported(store.filed(ANA))
        cut_off = replace(store.filed(ANA).sessions[-1], ended_by=None)
        store.keep("cut off", cut_off)
        assert reported(store.filed(ANA)).quality.cut_off == 1
        store.finish_interrupted(cut_off.id, keep=False)
        after = reported(store.filed(ANA))
    assert after.quality.trashed == 1
    assert after.practice.sessions == before.practice.sessions - 1
    assert [one.level for one in after.ladder] != []


def test_a_session_that_was_cut_off_counts_with_what_its_repetitions_show(tmp_path: Path) -> None:
    kept = [
        replace(one, ended_by=None, active_s=0.0) if isinstance(one, SessionRecord) else one
        for one in family.records(DAYS_PLAYED[:1])
        if type(one).__name__ != "Result"
    ]
    folder = family.keep_all(tmp_path, kept)
    with closing(Store(folder)) as store:
        report, path = reported(store.filed(ANA)), store.progress(ANA)
    assert report.practice.active_s == path.totals.active_s == pytest.approx(570.0)


def test_a_guest_has_no_records_for_a_report(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        guest = store.guest()
        gear = store.gear_of(guest)
        (session,) = [
            replace(one, child_id=guest.id, gear_id=gear.id)
            for one in family.records(DAYS_PLAYED[:1])
            if isinstance(one, SessionRecord) and one.started_at.endswith("15:00:00+01:00")
        ]
        store.keep("session", session)
        assert store.filed(guest) == Filed(guest)


# --- Planned and done ----------------------------------------------------------------------------
def test_each_week_says_what_was_planned_and_what_was_done(filed: Filed) -> None:
    practice = reported(filed).practice
    assert len(practice.weeks) == 12
    assert all(week.planned_days == 4 and week.planned_s == 2400 for week in practice.weeks)
    for week in practice.weeks:
        sunday = (date.fromisoformat(week.monday) + timedelta(days=6)).isoformat()
        played = [one for one in DAYS_PLAYED if week.monday <= one <= sunday]
        assert week.days == len(played)
        usual, cut_short = sum(family.LEVELS.values()), family.LEVELS["sleepy_owl"]
        assert week.active_s == sum(cut_short if one in family.HURTS else usual for one in played)
    assert [week.days for week in practice.weeks if week.monday == family.ILL[0]] == [0]
    assert practice.planned_days == 48
    assert sum(day.hurt for day in practice.days) == len(family.HURTS)


@pytest.mark.parametrize(
    ("since", "until", "span", "planned"),
    [
        ("2026-01-17", None, SPAN, [2, 4]),  # from a Saturday on
        ("2026-01-12", "2026-01-19", SPAN, [4, 1]),
        ("2026-01-19", None, SPAN, [None, 4]),
        ("2025-01-01", None, Span("2026-01-15", "2026-01-20"), [4, 2]),
    ],
)
def test_of_a_week_that_a_plan_held_for_in_part_at_most_those_days_are_planned(
    filed: Filed, since: str, until: str | None, span: Span, planned: list[int | None]
) -> None:
    ended = f"{until}T20:00:00+01:00" if until else None
    given = replace(ASSIGNED, assigned_at=f"{since}T09:00:00+01:00", ended_at=ended)
    weeks = reported(replace(filed, assignments=(given,)), span).practice.weeks
    assert [week.planned_days for week in weeks][:2] == planned


def test_in_the_week_of_a_new_plan_the_new_one_counts(filed: Filed) -> None:
    first = replace(ASSIGNED, id="first", ended_at="2026-01-21T10:00:00+01:00")
    second = replace(ASSIGNED, id="second", assigned_at="2026-01-21T10:00:00+01:00")
    plans = {"first": replace_days(2), "second": replace_days(5)}
    report = report_of(replace(filed, assignments=(first, second)), plans, SPAN, TOLD)
    assert [week.planned_days for week in report.practice.weeks][:3] == [2, 5, 5]
    assert report.plan is not None
    assert report.plan.plan == replace_days(5)
    assert [one.first for one in report.plans] == ["2026-01-12", "2026-01-21"]


def replace_days(days: int) -> ReadPlan:
    return PLAN._replace(days_a_week=days)


def test_a_plan_whose_text_is_lost_plans_nothing(filed: Filed) -> None:
    report = reported(filed, plan=None)
    assert report.practice.planned_days is None
    assert report.plan is not None


# --- What was said, and where the child stands ---------------------------------------------------
def test_hurt_is_told_with_its_day_place_and_level(filed: Filed) -> None:
    comfort = reported(filed).comfort
    told = [(one.date, one.level, one.place, one.played) for one in comfort.hurts]
    assert told == [(day, *family.HURTS[day], ("sleepy_owl",)) for day in family.HURTS]
    assert comfort.asked == len(filed.sessions)
    assert comfort.too_hard == sum(
        day.endswith("4") for day in DAYS_PLAYED if day not in family.HURTS
    )
    assert comfort.stumbles == ("2026-01-30",)
    assert [one.date for one in comfort.skin if not one.ok] == ["2026-03-06"]


def test_a_ladder_is_that_of_the_gear_worn_last(filed: Filed) -> None:
    ladder = {one.level: one for one in reported(filed).ladder}
    assert set(ladder) == set(family.LEVELS)
    for place in ladder.values():
        assert (place.first_d, place.d, place.at) == (2.0, 3.0, DAYS_PLAYED[-1])
        assert place.told.startswith("Stays on rung 3: ")


def test_what_was_left_out_is_counted(filed: Filed) -> None:
    quality = reported(filed).quality
    bad = [day for day, why in family.LEFT_OUT.items() if why == "bad light"]
    assert (quality.left_out, quality.checks_bad) == (3 * len(bad), len(bad))
    assert quality.checks_hurt == len(family.HURTS)
    assert quality.checks == len(DAYS_PLAYED) - len(family.LEFT_OUT)
    assert quality.hands_share == 0.08
    chair = [day for day in DAYS_PLAYED if day < family.FREE_ON and day not in family.HURTS]
    assert quality.hands_rounds == len(chair)


def test_gear_is_told_that_was_worn_and_that_is_worn_now(filed: Filed) -> None:
    later = Gear("later", ANA.id, "summer leg", "2026-05-01")
    report = reported(replace(filed, gear=(*filed.gear, later)))
    assert [(one.gear.name, one.sessions > 0) for one in report.worn] == [
        ("first leg", True),
        ("new socket", True),
    ]


def test_an_empty_child_has_a_report_of_nothing() -> None:
    report = reported(Filed(ANA))
    assert report.practice.days == ()
    assert report.practice.planned_days is None
    assert (report.sway, report.load, report.ladder, report.worn) == (None, None, (), ())
    assert report.comfort.asked == 0


def test_a_void_repetition_is_in_no_count_but_its_own(filed: Filed) -> None:
    void = [one for one in family.records() if isinstance(one, Repetition) and one.void]
    assert len(void) == 1
    trail = next(one for one in reported(filed).practice.levels if one.level == "log_trail")
    assert trail.reps == trail.left_reps + trail.right_reps
    assert trail.reps % family.REPS == family.REPS - 1


# --- The usual days ------------------------------------------------------------------------------
def test_the_usual_days_are_twelve_weeks_up_to_today(filed: Filed) -> None:
    assert usual_span(filed.sessions, SPAN.last) == SPAN
    assert usual_span((), "2026-04-05") == SPAN
    assert usual_span(filed.sessions, "2026-06-20").last == "2026-06-20"


def test_after_a_long_break_they_end_with_the_last_day_of_play(filed: Filed) -> None:
    last = DAYS_PLAYED[-1]
    assert usual_span(filed.sessions, "2027-01-01").last == last
    ahead = replace(filed.sessions[-1], local_date="2035-01-01")  # a clock that was wrong
    assert usual_span((*filed.sessions, ahead), "2027-01-01").last == last


def test_a_comfort_without_a_place_is_told_as_it_is(filed: Filed) -> None:
    bare = tuple(Comfort(one.id, one.session_id, one.at, one.hurt) for one in filed.comforts)
    hurts = reported(replace(filed, comforts=bare)).comfort.hurts
    assert {(one.level, one.place) for one in hurts} == {("", "")}
