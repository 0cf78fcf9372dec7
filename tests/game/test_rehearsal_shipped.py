"""Every shipped level passes its rehearsal, and a rehearsal is quick."""

import time

import pytest

from game.minigames import GAMES
from game.rehearsal import FULL_CROWD, QUICK_CROWD, Severity, crowd, plan, play, rehearse
from game.shell import rehearsing
from tests.game.rehearsed import shipped

SHIPPED = shipped()
EVERY_LEVEL = pytest.mark.parametrize("name", SHIPPED)


def serious(report):
    """What a therapist would have to look at."""
    return [
        finding.sentence for finding in report.findings if finding.severity is not Severity.NOTE
    ]


def whole(name, rung, count):
    rungs = SHIPPED[name]
    return plan(rungs, GAMES[rungs[0].game], rung, count, on_other_rungs=0)


@EVERY_LEVEL
def test_the_hardest_rung_of_every_shipped_level_passes_with_a_quick_crowd(name):
    last = whole(name, len(SHIPPED[name]), QUICK_CROWD)

    # Two processes: on one it would take twice as long.
    assert serious(rehearse(last, rehearsing.played(last, 2))) == []


@pytest.mark.long
@EVERY_LEVEL
def test_every_rung_of_every_shipped_level_passes_with_the_full_crowd(name):
    for rung in range(1, len(SHIPPED[name]) + 1):
        all_of_it = whole(name, rung, FULL_CROWD)
        assert serious(rehearse(all_of_it, rehearsing.played(all_of_it))) == [], rung


def test_a_child_plays_at_least_200_times_faster_than_real_time_on_one_core():
    exercise, child = SHIPPED["otter_river"][0], crowd(1)[0]
    ratios = []
    for _ in range(3):
        begun = time.process_time()
        played = play(exercise, GAMES["otter_river"], child)
        ratios.append(played.total_s / (time.process_time() - begun))

    assert max(ratios) >= 200


@pytest.mark.long
def test_a_level_of_three_minutes_is_rehearsed_by_fifty_children_within_23_s_on_two_cores():
    """In seconds of the processor: other jobs of the machine have no say."""
    resource = pytest.importorskip("resource")
    level = whole("otter_river", 1, FULL_CROWD)
    before = spent_s(resource)
    report = rehearse(level, rehearsing.played(level, 2))

    assert spent_s(resource) - before <= 2 * 23
    assert report.everybody.children == FULL_CROWD
    assert report.everybody.total_min >= 2.5


def spent_s(resource):
    """What this process and those that it has waited for have spent."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
