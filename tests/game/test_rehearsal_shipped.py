"""Every shipped level passes its rehearsal, and a rehearsal is quick."""

import time
from dataclasses import replace

import pytest

from exercises.adapt import ProgressWhen
from game.minigames import GAMES
from game.rehearsal import FULL_CROWD, QUICK_CROWD, Severity, crowd, plan, play, rehearse
from game.rehearsal.measured import first_try_share
from game.shell import rehearsing
from tests.game.rehearsed import shipped

SHIPPED = shipped()
MENDED = {"too_hard", "needs_help", "uneven", "tires_out", "never_finishes"}
"""What an easier rung is the answer to."""
CLIMBERS = 3 * QUICK_CROWD
PROGRESS_SHARE = ProgressWhen().success_share
"""Who succeeds this often at the first try climbs on; no shipped level says otherwise."""
EVERY_LEVEL = pytest.mark.parametrize("name", SHIPPED)


def serious(report):
    """What a therapist would have to look at."""
    return [
        finding.sentence for finding in report.findings if finding.severity is not Severity.NOTE
    ]


def unfit(report):
    """What speaks against a rung that only those play who climbed to it.

    All that is unsafe, and too hard for most. What the rules of the dose only warn of there, such
    as a group that needs help, or a child that comes to no end, is what the ladder mends by itself:
    it leads these children down again.
    """
    return [
        finding.sentence
        for finding in report.findings
        if finding.severity is Severity.REFUSE
        or (finding.severity is Severity.WARN and finding.key not in MENDED)
    ]


def whole(name, rung, count, **options):
    rungs = SHIPPED[name]
    return plan(rungs, GAMES[rungs[0].game], rung, count, on_other_rungs=0, **options)


def among(plan, children):
    """The same with these children alone."""
    names = {child.group for child in children}
    groups = tuple(group for group in plan.groups if group.name in names)
    return replace(plan, children=children, groups=groups)


def played(plan):
    """Its report, by two processes: on one it would take twice as long."""
    return rehearse(plan, rehearsing.played(plan, 2))


@EVERY_LEVEL
def test_the_first_rung_of_every_shipped_level_passes_with_a_quick_crowd_of_all_children(name):
    assert serious(played(whole(name, 1, QUICK_CROWD))) == []


@EVERY_LEVEL
def test_the_hardest_rung_of_every_shipped_level_passes_with_strong_children(name):
    assert unfit(played(whole(name, len(SHIPPED[name]), 2, groups=("strong",)))) == []


@pytest.mark.long
@EVERY_LEVEL
def test_the_first_rung_of_every_shipped_level_passes_with_the_full_crowd(name):
    assert serious(played(whole(name, 1, FULL_CROWD))) == []


@pytest.mark.long
@EVERY_LEVEL
def test_every_rung_of_every_shipped_level_passes_with_those_who_climb_to_it(name):
    climbers = whole(name, 1, CLIMBERS).children
    for rung in range(1, len(SHIPPED[name]) + 1):
        here = among(whole(name, rung, CLIMBERS), climbers)
        plays = list(rehearsing.played(here, 2))
        assert unfit(rehearse(here, plays)) == [], rung
        up = {one.child for one in plays if first_try_share(one) >= PROGRESS_SHARE}
        climbers = tuple(child for child in climbers if child.number in up)
        if not climbers:
            break
    assert rung >= 2 * len(SHIPPED[name]) / 3, "nobody climbs to the upper rungs"


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
