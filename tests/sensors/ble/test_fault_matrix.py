"""Whatever goes wrong on the way from two insoles, rows stay true: in order, finite and fresh."""

from itertools import pairwise
from math import inf, isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.guard import Freeze, freeze_of
from sensors.signals import Reading
from tests.sensors.ble import faults
from tests.sensors.ble.faults import Batch, Corrupt, Drop, During, Reboot, Reorder, Stall
from tests.sensors.ble.matrix import STEP_S, Streamed, measured_s, streamed
from tests.sensors.ble.shaper import Fault

SECONDS = 6.0
FLOWS_S = 0.2
"""So soon after a fault has ended rows flow again, whatever it was."""
GAP_S = 0.08
"""Then no longer time passes without any; a radio's burst is as long."""
BRIDGE_S = 0.050 + 1.25 * STEP_S
"""So much older than the one half of a row the other one may be."""
SINGLE: dict[str, Fault] = {
    "drop": Drop(0.2),
    "drop_most": Drop(0.9),
    "duplicate": faults.Duplicate(0.3),
    "reorder": Reorder(0.3),
    "batch": Batch(),
    "late": Stall(0.0, inf),
    "silent": Stall(0.0, inf, lost=True),
    "saturate": faults.Saturate(5, 32767),
    "dead": faults.Dead(5),
    "drift": faults.Drift(50.0, 5),
    "freeze": faults.Freeze(),
    "truncate": faults.Truncate(0.3),
    "corrupt": Corrupt(0.3),
}
TIMELESS = {"freeze", "corrupt"}
"""Over these the first cell tells no time."""
LONG, CONFUSING = {"late", "silent", "drop_most"}, {"reorder", "reboot"}
"""Where two of these come together, a row may come so late, or after so many lost ones, that it
passes for the first one of a device that starts anew: no clock can tell."""


def check(out: Streamed, tells_time: bool = True, burst: int = 1) -> None:
    """What must be true of any stream; the longest `burst` of its radio is so many frames."""
    assert all(b.t_s >= a.t_s for a, b in pairwise(out.rows))
    assert all(isfinite(kg) for row in out.rows for kg in (row.t_s, *row.cells_kg))
    for signals in out.signals:
        reading = signals.reading or Reading((), 0.0, 0.0, 0.0)
        numbers = signals._replace(lifted=None, unload=None, reading=None, steps=())
        assert all(isfinite(one) for one in (*numbers[:5], signals.age_s, *reading[1:]))
        assert freeze_of(signals) is None or isinstance(freeze_of(signals), Freeze)
    if tells_time:
        # A clock that begins in a burst is as much too late as that is long.
        apart_s = [abs(a - b) for a, b in map(measured_s, out.rows)]
        assert max(apart_s) <= BRIDGE_S + burst * STEP_S


def flows_again(out: Streamed, after_s: float) -> bool:
    """Whether soon after this moment rows come steadily."""
    return out.gap_s(after_s + FLOWS_S, SECONDS - 2 * GAP_S) <= GAP_S


@pytest.mark.parametrize("both", [False, True], ids=["left", "both"])
@pytest.mark.parametrize("which", SINGLE)
def test_over_any_fault_rows_are_true_and_flow_again_when_it_is_over(which, both):
    spoilt = [During(SINGLE[which], 2.0, 4.0)]
    out = streamed(SECONDS, spoilt, spoilt if both else [], seed=1)

    check(out, tells_time=which not in TIMELESS)
    assert flows_again(out, 4.0)
    assert freeze_of(out.signals[-1]) is None


def test_a_device_that_starts_anew_is_followed_at_once():
    out = streamed(SECONDS, [Reboot(3.0)], [Reboot(3.4)])
    check(out)
    assert out.gap_s(1.0, SECONDS - GAP_S) <= GAP_S
    assert out.shaped.inbox.connection.lost_rows == 0


@pytest.mark.parametrize("foot", [0, 1])
def test_while_a_foot_is_silent_no_row_of_the_pair_is_handed_over(foot):
    silent = [During(SINGLE["silent"], 2.0, 4.0)]
    out = streamed(SECONDS, *([], silent) if foot else (silent,))

    rows = [(row.t_s, came_s) for row, came_s in zip(out.rows, out.came_s, strict=True)]
    assert not [came_s for _, came_s in rows if 2.0 + BRIDGE_S < came_s < 4.0]
    assert not [t_s for t_s, _ in rows if 2.0 + BRIDGE_S + 0.01 < t_s < 4.0]
    assert [came_s for _, came_s in rows if 4.0 <= came_s < 4.0 + FLOWS_S]
    ages = {freeze_of(signals) for signals in out.signals[130:239]}
    assert Freeze.LOST in ages


@pytest.mark.parametrize("share", [0.01, 0.2, 0.6, 0.9])
def test_what_was_dropped_is_counted_to_the_row(share):
    out = streamed(20.0, [Drop(share)], [Drop(share / 2)], seed=7)
    dropped = 0
    for arrived in out.shaped.arrived:
        numbers = [int.from_bytes(frame[1:3], "little") for frame in arrived]
        dropped += numbers[-1] - numbers[0] + 1 - len(numbers)
    assert dropped > 0
    assert out.shaped.inbox.connection.lost_rows == dropped


def test_every_row_of_either_foot_arrives_where_nothing_goes_wrong():
    out = streamed(SECONDS)
    assert len(out.rows) >= 2 * round(SECONDS / STEP_S) - 3
    assert out.shaped.inbox.connection.lost_rows == 0
    assert all(freeze_of(signals) is None for signals in out.signals[5:])


# --- Any faults together --------------------------------------------------------------------------
Faults = list[tuple[str, Fault]]


@st.composite
def several(draw: st.DrawFn, most: int = 3) -> Faults:
    """Some faults of one insole, each for a while; all of them are over after 4 s.

    They begin once it was heard: a clock whose very first rows are a second late cannot know it.
    """
    found: Faults = []
    for which in draw(st.lists(st.sampled_from([*SINGLE, "reboot"]), max_size=most, unique=True)):
        from_s = draw(st.floats(0.5, 3.5))
        if which == "reboot":
            found.append((which, Reboot(from_s)))
        else:
            until_s = min(4.0, from_s + draw(st.floats(0.05, 3.0)))
            found.append((which, During(SINGLE[which], from_s, until_s)))
    return found


def names(foot: Faults) -> set[str]:
    """What is wrong with an insole."""
    return {which for which, _ in foot}


def telling(foot: Faults) -> bool:
    """Whether its numbers and times tell what became of its rows."""
    long = LONG & names(foot)
    return not long or len(long | CONFUSING & names(foot)) == 1


def check_together(left: Faults, right: Faults, seed: int) -> None:
    """What must be true of any faults of both insoles."""
    out = streamed(SECONDS, *([fault for _, fault in foot] for foot in (left, right)), seed=seed)
    told = telling(left) and telling(right)
    check(out, tells_time=told and not TIMELESS & (names(left) | names(right)), burst=6)
    assert flows_again(out, 4.0) or not told


@given(left=several(), right=several(), seed=st.integers(0, 1000))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_over_faults_together_rows_are_true_and_flow_again(left, right, seed):
    check_together(left, right, seed)


@pytest.mark.long
@given(left=several(5), right=several(5), seed=st.integers(0, 1_000_000))
@settings(deadline=None, max_examples=3000)
def test_over_any_faults_together_rows_are_true_and_flow_again(left, right, seed):
    check_together(left, right, seed)
