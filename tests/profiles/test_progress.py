"""A child's path: days, weeks and the course of each game, from plain rows."""

from hypothesis import given
from hypothesis import strategies as st

from profiles.progress import (
    CourseRound,
    Day,
    Progress,
    RoundRow,
    SessionRow,
    Totals,
    Week,
    progress_of,
    weeks_of,
)


def round_on(date: str, active_s: float = 60.0, reps: int = 8, rung: int = 1) -> CourseRound:
    return CourseRound(date, rung, reps, reps - 2, reps // 2, reps - reps // 2, active_s)


def test_nothing_played_is_an_empty_path() -> None:
    assert progress_of((), ()) == Progress() == Progress((), (), (), Totals(0, 0, 0.0, 0, 0))


def test_sessions_of_one_day_are_added_up_in_the_order_of_days() -> None:
    sessions = [
        SessionRow("a", "2026-03-15", 100.0),
        SessionRow("b", "2026-03-13", 50.0),
        SessionRow("c", "2026-03-15", 20.0),
    ]
    assert progress_of(sessions, ()).days == (
        Day("2026-03-13", 50.0, 1),
        Day("2026-03-15", 120.0, 2),
    )


def test_a_session_that_was_cut_off_counts_by_its_rounds() -> None:
    sessions = [SessionRow("a", "2026-03-15", None), SessionRow("b", "2026-03-15", 30.0)]
    rounds = [
        RoundRow("a", "otter_river", round_on("2026-03-15", 40.0)),
        RoundRow("a", "sleepy_owl", round_on("2026-03-15", 5.0)),
        RoundRow("b", "sleepy_owl", round_on("2026-03-15", 29.0)),
    ]
    assert progress_of(sessions, rounds).days == (Day("2026-03-15", 75.0, 2),)


def test_weeks_run_from_monday_to_sunday_across_the_year() -> None:
    days = [
        Day("2026-12-27", 10.0, 1),  # a Sunday
        Day("2026-12-28", 20.0, 1),
        Day("2027-01-03", 40.0, 3),
        Day("2027-01-04", 80.0, 1),
    ]
    assert weeks_of(days) == (
        Week("2026-12-21", 10.0, 1),
        Week("2026-12-28", 60.0, 2),
        Week("2027-01-04", 80.0, 1),
    )


def test_each_game_has_its_course_in_the_order_played() -> None:
    first, second = round_on("2026-03-13"), round_on("2026-03-15", rung=2)
    owl = round_on("2026-03-14", reps=2)
    rows = [
        RoundRow("a", "sleepy_owl", owl),
        RoundRow("a", "otter_river", first),
        RoundRow("b", "otter_river", second),
    ]
    progress = progress_of([SessionRow("a", "2026-03-13", 1.0)], rows)
    assert [(course.game, course.rounds) for course in progress.games] == [
        ("otter_river", (first, second)),
        ("sleepy_owl", (owl,)),
    ]
    assert (progress.totals.reps, progress.totals.successes) == (18, 12)


@given(
    st.lists(st.tuples(st.dates().map(str), st.one_of(st.none(), st.floats(0, 3600))), max_size=40)
)
def test_days_and_weeks_keep_every_second(played: list[tuple[str, float | None]]) -> None:
    sessions = [SessionRow(str(n), date, active) for n, (date, active) in enumerate(played)]
    progress = progress_of(sessions, ())
    total_s = sum(active or 0.0 for _, active in played)
    for part in (progress.days, progress.weeks):
        assert abs(sum(entry.active_s for entry in part) - total_s) < 1e-6
    assert progress.totals.sessions == len(played)
    assert progress.totals.days == len({date for date, _ in played})
    assert [day.date for day in progress.days] == sorted({date for date, _ in played})
