"""A rehearsal is a pure function of level, crowd and seed, and says what was measured."""

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from exercises.adapt import Ladder
from exercises.library import level_text
from game.minigames import GAMES
from game.rehearsal import Severity, crowd, parts, plan, play, play_part, rehearse
from game.rehearsal.crowd import onlooker
from game.rehearsal.ladder import SESSIONS, Chance, by_level, two_weeks
from game.shell import rehearsing
from tests.game.rehearsed import Wish, rehearsed, river, rungs_of, wishing

SHORT = river(reps=2, sets=1, hold_s=0.5)
RIVER = GAMES["otter_river"]


def short_plan(count=11, seed=1):
    """So many parts that they are worth two processes."""
    return plan(SHORT, RIVER, count=count, seed=seed)


def test_the_report_does_not_depend_on_who_plays_the_parts_nor_in_which_order():
    whole = short_plan()
    here = rehearse(whole)
    mixed = [play_part(whole, part) for part in parts(whole)]
    Random(5).shuffle(mixed)
    spread = list(rehearsing.played(whole, processes=2))

    assert len(spread) == len(parts(whole)) >= rehearsing.WORTH_IT
    assert rehearse(whole, mixed) == here
    assert rehearse(whole, spread) == here
    assert json.dumps(rehearse(whole, spread).as_plain()) == json.dumps(here.as_plain())


def test_another_seed_is_another_crowd_with_another_report():
    assert rehearse(short_plan(4, 1)) != rehearse(short_plan(4, 2))


def test_progress_is_told_after_each_part():
    heard = []
    rehearse(short_plan(3), told=lambda done, of: heard.append((done, of)))

    assert heard == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_rehearsal_in_processes_can_be_given_up():
    coming = rehearsing.played(short_plan(), processes=2)
    next(coming)
    coming.close()


def test_where_no_process_can_be_had_all_is_played_here():
    def forbidden(count):
        raise PermissionError("No semaphores on this machine.")

    whole = short_plan()
    alone = rehearse(whole, rehearsing.played(whole, 2, forbidden))

    assert alone == rehearse(whole)


def test_where_a_process_dies_the_rest_is_played_here():
    class Dying(ThreadPoolExecutor):
        def submit(self, work, *given):
            if len(asked) >= 2:
                return super().submit(die)
            asked.append(given)
            return super().submit(work, *given)

    def die():
        raise BrokenProcessPool("It was killed.")

    asked = []
    whole = short_plan()
    rest = list(rehearsing.played(whole, 2, Dying))

    assert len(rest) == len(parts(whole))
    assert rehearse(whole, rest) == rehearse(whole)


def test_a_small_rehearsal_needs_no_other_process():
    assert len(list(rehearsing.played(short_plan(2), processes=2))) == 3


def test_a_plan_can_travel_to_another_process():
    whole = short_plan()

    assert pickle.loads(pickle.dumps(whole)) == whole


@pytest.mark.parametrize(
    ("options", "said"),
    [({"rung": 2}, "no rung 2"), ({"groups": ("wild",)}, 'no group "wild"'), ({"count": 0}, "one")],
)
def test_a_plan_that_cannot_be_says_why(options, said):
    with pytest.raises(ValueError, match=said):
        plan(SHORT, RIVER, **options)


def test_only_the_groups_that_a_level_is_for_are_asked():
    report = rehearsed(SHORT, count=4, groups=("weak", "slow"))

    assert [group.group for group in report.groups] == ["weak", "slow"]
    assert report.everybody.children == 4


def short_rungs():
    """The first three of Otter River, with two gates each."""
    return rungs_of(level_text("otter_river").replace("reps: 8", "reps: 2\nsets: 1"))[:3]


def test_other_rungs_are_played_by_a_few_so_that_the_ladder_can_be_seen():
    rungs = short_rungs()
    whole = plan(rungs, RIVER, count=16, on_other_rungs=1)
    played = parts(whole)

    assert sum(part.rung == 1 for part in played) == 17
    assert sum(part.rung == 2 for part in played) == sum(part.rung == 3 for part in played) == 8

    report = rehearse(whole)
    assert len(report.everybody.success_by_rung) == 3
    assert all(len(group.ladder) == SESSIONS for group in report.groups)
    assert all(group.ladder[0] == 1 for group in report.groups)
    assert rehearse(whole, rule=lambda weeks: (2,) * SESSIONS).everybody.ladder == (2,) * SESSIONS


def test_without_the_other_rungs_nothing_is_said_of_the_ladder():
    rungs = short_rungs()
    report = rehearsed(rungs, count=2)

    assert report.everybody.ladder == ()
    assert report.everybody.success_by_rung[1:] == (None, None)


def test_numbers_are_those_of_the_session():
    child = replace(crowd(1)[0], leaves_per_min=0.0, lapses_per_min=0.0)
    played = play(river(reps=8, sets=2, rest_s=30)[0], RIVER, child)

    assert played.ended_by == "level"
    assert len(played.done) == 16
    assert sum(done.success for done in played.done) == 16
    assert played.resting_s >= 30 - 1 / 60
    assert played.active_s + played.resting_s < played.total_s
    assert 60 <= played.longest_work_s <= 90
    assert played.reach_asked_share == pytest.approx(0.5)
    assert 1.5 <= played.longest_held_s < 10
    assert played.pauses == 0


def test_what_the_level_asks_for_stands_beside_what_was_held():
    report = rehearsed(river(reps=2, sets=1, hold_s=3), count=2)

    assert report.hold_asked_s == 3
    assert report.everybody.longest_held_s >= 3


def test_a_child_that_steps_off_makes_pauses_and_still_finishes():
    child = replace(crowd(1)[0], leaves_per_min=6.0)
    played = play(river(reps=4, sets=1)[0], RIVER, child)

    assert played.pauses > 0
    assert played.finished


def test_a_child_that_forgets_what_it_does_takes_longer():
    child = replace(crowd(1)[0], lapses_per_min=0.0, leaves_per_min=0.0)
    exercise = river(reps=8, sets=1, hold_s=4)[0]
    calm = play(exercise, RIVER, child)
    forgetful = play(exercise, RIVER, replace(child, lapses_per_min=12.0))

    assert forgetful.active_s > 1.1 * calm.active_s


def test_both_sides_are_counted_and_a_game_without_sides_has_none():
    sided = rehearsed(river(reps=4, sets=1), count=2).everybody
    owl = rehearsed((replace(SHORT[0], sets=1),), count=2, game=wishing(Wish(still=True)))

    assert (sided.left_reps, sided.right_reps) == (2, 2)
    assert sided.left_success_share == sided.right_success_share == 1
    assert (owl.everybody.left_reps, owl.everybody.left_success_share) == (0, None)


def test_play_that_does_not_end_is_given_up():
    endless = wishing(Wish(), reps=10_000)
    exercise = replace(SHORT[0], max_minutes=1000)
    played = play(exercise, endless, onlooker(), longest_s=30)

    assert played.ended_by == ""
    assert played.total_s == pytest.approx(30)


def test_the_report_is_plain_data_for_json_and_a_table_for_people():
    report = rehearsed(river(reps=2, sets=1, side="left"), count=8)
    plain = json.loads(json.dumps(report.as_plain()))
    lines = report.as_table()

    assert plain["format"] == 1
    assert plain["level"] == "made"
    assert [group["group"] for group in plain["groups"]][:2] == ["able", "strong"]
    assert {"severity", "key", "sentence", "group"} == set(plain["findings"][0])
    assert max(map(len, lines)) <= 110
    for group in report.groups:
        assert any(line.startswith(group.title) for line in lines)
    for finding in report.findings:
        assert finding.sentence.split()[0] in "\n".join(lines)


def test_findings_come_with_the_worst_first():
    report = rehearsed((replace(SHORT[0], rest_s=0.0),), count=2)
    order = list(Severity)
    places = [order.index(finding.severity) for finding in report.findings]

    assert places == sorted(places)
    assert report.findings[0].severity is Severity.REFUSE
    assert not report.passes


ALWAYS, OFTEN, SELDOM = (Chance(16, 1.0, share) for share in (1.0, 0.7, 0.3))


@pytest.mark.parametrize(
    ("start", "chances", "starts"),
    [
        (1, (ALWAYS, ALWAYS, ALWAYS), (1, 1, 2, 2, 3, 3, 3, 3)),
        # In each session the second set is an easier one, and so it goes well in all.
        (2, (ALWAYS, SELDOM), (2,) * 8),
        (2, (SELDOM, SELDOM), (2, *(1,) * 7)),
        (1, (SELDOM, SELDOM), (1,) * 8),
        (1, (Chance(0, 0.0, 0.0), ALWAYS), (1,) * 8),
    ],
)
def test_the_ladder_goes_up_after_two_good_sessions_and_down_where_easier_sets_do_not_help(
    start, chances, starts
):
    rule = by_level(Ladder(len(chances)))
    assert two_weeks(start, 2, chances, rule, Random(1)) == starts


def test_in_between_a_child_mostly_stays_on_its_rung():
    moves = 0
    for seed in range(50):
        starts = two_weeks(2, 2, (OFTEN,) * 3, by_level(Ladder(3)), Random(seed))
        moves += sum(a != b for a, b in pairwise(starts))

    assert moves / (50 * (SESSIONS - 1)) < 0.3


def test_only_rungs_that_somebody_could_come_to_in_two_weeks_are_played():
    rungs = river() * 12
    for start, near in ((1, range(1, 7)), (6, range(1, 12)), (12, range(7, 13))):
        whole = plan(rungs, RIVER, rung=start, count=8)
        assert {part.rung for part in parts(whole)} == set(near)
