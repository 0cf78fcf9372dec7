"""The measures beside plain numpy, naive loops and others' programs: ratios within one run."""

import numpy as np
import pytest

from tests.benchmarks.measures import (
    NAIVE,
    OURS,
    PLAIN,
    TARGETS,
    TIGHT,
    WORKS,
    Compared,
    in_turn,
    others,
    ours,
    table,
    target,
)
from tests.benchmarks.measures_minute import made, real
from tests.benchmarks.measures_peers import MODULES, found, left_out

SAME_NUMBERS = {
    "entropy": ("micromotion", "antropy", "neurokit2"),
    "low-pass": ("SciPy",),
    "spectrum": ("SciPy",),
    "one-euro": ("OneEuroFilter",),
}
"""Where others compute just what ours does."""
ANOTHER_RULE = "gait by weight"


def call_of(work, who):
    calls = {(what, whose): call for what, whose, call in others(made())}
    if (work, who) not in calls:
        assert who in MODULES
        pytest.skip(f"{who} is not installed")
    return calls[work, who]


@pytest.mark.parametrize(("work", "who"), TARGETS)
def test_each_is_as_many_times_as_long_as_the_target_says(work, who):
    rounds = 15 if who in (PLAIN, TIGHT) else 1

    *_, times = in_turn(ours(made())[work], call_of(work, who), rounds)

    assert times >= TARGETS[work, who]


def test_what_does_its_work_twice_misses_the_mark():
    sway = ours(made())["sway"]

    *_, times = in_turn(lambda: (sway(), sway()), call_of("sway", TIGHT), rounds=15)

    assert times < TARGETS["sway", TIGHT]


@pytest.mark.parametrize("minute", [made, real])
def test_what_is_timed_side_by_side_gives_the_same_numbers(minute):
    given = minute()
    if given is None:
        pytest.skip("the recordings are not in $STEPLING_RECORDINGS")
    own, compared = ours(given), 0
    for work, who, call in others(given):
        if work != ANOTHER_RULE and who in (PLAIN, TIGHT, NAIVE, *SAME_NUMBERS.get(work, ())):
            assert same(own[work](), call()), (work, who)
            compared += 1
    assert compared >= len(WORKS)


def same(mine, theirs):
    """Tables key by key, arrays number by number; tuples of arrays alike."""
    if isinstance(mine, dict):
        return mine == pytest.approx(theirs, rel=1e-9)
    if isinstance(mine, tuple):
        return all(map(same, mine, theirs))
    return np.shape(mine) == np.shape(theirs) and np.allclose(mine, theirs, rtol=1e-9, atol=1e-9)


def test_the_table_has_every_work_of_ours_and_names_every_program():
    printed = "\n".join(table(made(), most_s=0.0))

    assert [what for what in WORKS.values() if f"{what:<40} {OURS}" not in printed] == []
    assert [who for who in MODULES if (who in printed) is (who in left_out())] == []
    assert printed.count(">=") == sum(
        who in (PLAIN, TIGHT, NAIVE) or found(who) is not None for _, who in TARGETS
    )


def test_a_target_stands_beside_its_row_alone():
    assert target(Compared("swarii", NAIVE, 0.3, 2000.0)) == ">= 25.00"
    assert target(Compared("swarii", OURS, 0.0001, 1.0)) == ""
