"""What a grown-up may say to the child praises what really happened, and never blames."""

from dataclasses import replace

import pytest

from game.scenes import path_sentence as say
from profiles.child_path import ChildPath, Played, Watched
from profiles.progress import Day
from tests.game.paths_walked import (
    TODAY,
    WALKED,
    days_before,
    nothing_yet,
    resting,
    six_weeks_away,
    third_month,
)

ALL = {value for value in vars(say).values() if isinstance(value, str) and value[0] == "“"}
ALL |= set(say.LAST_ROUND.values())


def plain(*ago: int, active_s: float = 300.0, **more: object) -> ChildPath:
    """A path without milestones, played so many days ago."""
    days = tuple(Day(days_before(n), active_s, 1) for n in ago)
    return replace(ChildPath(days=days, reps=20), **more)  # type: ignore[arg-type]  # named fields


def heard(path: ChildPath, weeks: int = 8) -> set[str]:
    """All that is said on days to come, while nothing more is played."""
    return {say.sentence(path, days_before(-n))[0] for n in range(weeks)}


def test_there_are_more_than_twelve_sentences() -> None:
    assert len(ALL) >= 20


@pytest.mark.parametrize("walked", WALKED)
def test_the_same_path_and_day_give_the_same_sentence(walked: str) -> None:
    assert say.sentence(WALKED[walked](), TODAY) == say.sentence(WALKED[walked](), TODAY)


def test_before_the_first_day_it_invites_and_in_a_pause_it_praises_rest() -> None:
    assert say.sentence(nothing_yet(), TODAY)[0] == say.BEGIN
    assert say.sentence(resting(), TODAY)[0] == say.RESTING


def test_after_a_break_it_welcomes_before_and_after_the_first_game() -> None:
    assert say.sentence(six_weeks_away(), TODAY)[0] == say.BACK_AGAIN
    assert say.sentence(plain(60, 58, 0), TODAY)[0] == say.CAME_BACK


def test_a_fresh_milestone_says_what_the_child_did() -> None:
    newest = third_month().reached[-1].milestone
    assert say.sentence(third_month(), TODAY)[0] == newest.child["en"]


def test_telling_that_it_hurt_comes_before_everything() -> None:
    path = replace(third_month(), watched=Watched(hurt_on=(days_before(1),)))
    assert say.sentence(path, TODAY)[0] == say.TOLD_HURT


def test_new_gear_is_named_only_where_something_was_worn_before() -> None:
    assert say.sentence(plain(9, 1, gear_since=days_before(2)), TODAY)[0] == say.NEW_GEAR
    assert say.sentence(plain(1, gear_since=days_before(2)), TODAY)[0] != say.NEW_GEAR


def test_the_whole_plan_is_praised_only_when_it_was_done() -> None:
    assert say.WHOLE_PLAN in heard(plain(5, 4, 3, 2), 1) | {
        words for words, _ in say._week(plain(5, 4, 3, 2), TODAY)
    }
    some = [words for words, _ in say._week(plain(5, 3), TODAY)]
    assert say.WHOLE_PLAN not in some
    assert say.SOME_DAYS in some


@pytest.mark.parametrize(
    ("rung", "before", "said"), [(3, 2, say.HARDER), (1, 2, say.EASIER), (2, 2, None)]
)
def test_steps_are_named_where_they_were_taken(rung: int, before: int, said: str | None) -> None:
    path = plain(2, games=(Played("otter_river", "river", rung, before, 0, 5),))
    words = {one for one, _ in say._played(path)}
    assert words & {say.HARDER, say.EASIER} == ({said} if said else set())


def test_only_what_was_done_is_counted() -> None:
    path = plain(2, games=(Played("sleepy_owl", "owl", 1, 1, 4, 5),))
    assert (say.LAST_ROUND["sleepy_owl"], (("n", "4"),)) in tuple(say._played(path))
    none = plain(2, games=(Played("sleepy_owl", "owl", 1, 1, 0, 5),))
    assert say.LAST_ROUND["sleepy_owl"] not in {words for words, _ in say._played(none)}


def test_there_is_always_something_to_say() -> None:
    assert say.sentence(plain(9, active_s=0.0, reps=0), TODAY) == (say.BEGUN, ())


def test_it_changes_from_day_to_day() -> None:
    path = replace(third_month(), stones=(), watched=Watched(), gear_since="")
    assert len(heard(path, 7)) >= 3
