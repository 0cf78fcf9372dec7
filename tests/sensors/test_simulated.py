"""The simulated child is its abilities: no more, and hardly less."""

import time
from dataclasses import replace
from itertools import pairwise

import pytest

from sensors.abilities import CHILDREN, DILIGENT
from sensors.around import Around
from sensors.driver import Controls, DeviceError
from sensors.drivers import DRIVERS
from sensors.measuring import steady
from sensors.signals import Side, Wish
from sensors.simulated import SimulatedChild, simulated
from sensors.tracker import Tracker
from tests.sensors.watching import TICK_S, mean, rms, watch

QUIET = Wish(still=True)
NAMES = tuple(CHILDREN)
FOLLOWERS = tuple(name for name in NAMES if name != "still")
EXACT = replace(DILIGENT, attention_share=1.0, reaction_spread_s=0.0, aim_share=0.0)


def zero_of(child):
    return child.true_calibration().zero_kg


def seen(child, *asked, tick_s=TICK_S):
    return watch(child, *asked, tick_s=tick_s, zero_kg=zero_of(child))


def arrival_s(rows, since_s, x_mm):
    """When the centre of pressure first is beyond x_mm, after since_s."""
    beyond = (row.t_s for row in rows if row.t_s > since_s and abs(row.x_mm) > abs(x_mm))
    return next(beyond) - since_s


@pytest.mark.parametrize("name", NAMES)
def test_the_board_carries_the_childs_weight_while_it_stands(name):
    rows = seen(simulated(name, 1), (20.0, QUIET))
    assert mean(row.load_kg for row in rows) == pytest.approx(CHILDREN[name].mass_kg, rel=0.002)
    assert all(abs(row.load_kg / CHILDREN[name].mass_kg - 1) < 0.01 for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_quiet_sway_and_neutral_are_those_of_the_table(name):
    abilities = CHILDREN[name]
    places = [seen(simulated(name, seed), (60.0, QUIET)) for seed in range(4)]
    sway_x = mean(rms(row.x_mm for row in rows) for rows in places)
    sway_y = mean(rms(row.y_mm for row in rows) for rows in places)
    assert sway_x == pytest.approx(abilities.sway_x_mm, rel=0.2)
    assert sway_y == pytest.approx(abilities.sway_y_mm, rel=0.2)
    middle = mean(mean(row.x_mm for row in rows) for rows in places)
    assert middle == pytest.approx(abilities.neutral_x_mm, abs=3)


def test_sway_has_the_rhythm_of_people():
    """Mean speed between 1 and 2.7 times the rms, as in recordings of quiet stance."""
    rows = seen(simulated("diligent", 4), (60.0, QUIET))
    smooth = [mean(row.y_mm for row in rows[at : at + 7]) for at in range(len(rows) - 7)]
    path = sum(abs(b - a) for a, b in pairwise(smooth))
    assert 1.0 < path / 60 / rms(smooth) < 2.7


@pytest.mark.parametrize("name", NAMES)
def test_three_quiet_seconds_are_steady_enough_to_get_ready(name):
    child = simulated(name, 2)
    tracker = Tracker(child.layout, child.true_calibration())
    readings = [
        tracker.tick(child.step(tick * TICK_S, QUIET, Controls()), TICK_S).reading
        for tick in range(20 * 60)
    ]
    windows = [readings[start : start + 180] for start in range(0, 1000, 100)]
    assert sum(steady(window, 15.0) for window in windows) >= 9


def test_nothing_happens_before_the_reaction_time_and_something_soon_after():
    quiet = seen(SimulatedChild(EXACT, 7), (6.0, QUIET))
    asked = seen(SimulatedChild(EXACT, 7), (3.0, QUIET), (3.0, QUIET._replace(lean_x=0.8)))
    apart = [a.t_s for a, b in zip(quiet, asked, strict=True) if abs(a.x_mm - b.x_mm) > 0.5]
    assert 3.0 + EXACT.reaction_s <= apart[0] <= 3.0 + EXACT.reaction_s + 0.2


def test_the_body_goes_a_little_the_other_way_before_it_leans():
    quiet = seen(SimulatedChild(EXACT, 7), (6.0, QUIET))
    asked = seen(SimulatedChild(EXACT, 7), (3.0, QUIET), (3.0, QUIET._replace(lean_x=0.8)))
    way = [b.x_mm - a.x_mm for a, b in zip(quiet, asked, strict=True)]
    assert -0.2 * 76 < min(way) < -1
    assert way[-1] == pytest.approx(76, abs=6)


@pytest.mark.parametrize("name", FOLLOWERS)
def test_a_lean_ends_where_it_was_wished_in_the_childs_own_reach(name):
    child = simulated(name, 3)
    reach = child.true_calibration().reach
    rows = seen(child, (2.0, Wish()), (10.0, Wish(lean_x=0.6)), (10.0, Wish(lean_x=-0.6)))
    neutral = CHILDREN[name].neutral_x_mm
    right = mean(row.x_mm for row in rows if 8 < row.t_s < 12) - neutral
    left = mean(row.x_mm for row in rows if 18 < row.t_s < 22) - neutral
    assert right / reach.right_mm == pytest.approx(0.6, abs=0.12)
    assert left / reach.left_mm == pytest.approx(-0.6, abs=0.12)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", [1, 2])
def test_reach_is_never_exceeded(name, seed):
    child = simulated(name, seed)
    truth = child.true_calibration()
    ways = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (3, 0)]
    far = [(4.0, Wish(lean_x=x, lean_y=y, as_far_as_you_like=True)) for x, y in ways]
    for row in seen(child, *far, (1.0, Wish(lean_x=-9.0))):
        x_mm, y_mm = row.x_mm - truth.neutral_x_mm, row.y_mm - truth.neutral_y_mm
        # The hum of the cells moves the place by well under a millimetre.
        assert -truth.reach.left_mm - 0.5 < x_mm < truth.reach.right_mm + 0.5
        assert -truth.reach.back_mm - 0.5 < y_mm < truth.reach.front_mm + 0.5


@pytest.mark.parametrize("name", ["diligent", "weak", "strong", "one_sided"])
def test_as_far_as_you_like_finds_the_childs_reach(name):
    child = simulated(name, 5)
    truth = child.true_calibration()
    for at, x in enumerate((-1.0, 1.0)):
        rows = watch(
            child,
            (6.0, Wish(lean_x=0.3 * x, as_far_as_you_like=True)),
            zero_kg=truth.zero_kg,
            start_s=6.0 * at,
        )
        way = [x * (row.x_mm - truth.neutral_x_mm) for row in rows]
        held_mm = max(min(way[i : i + 30]) for i in range(len(way) - 30))
        full_mm = truth.reach.left_mm if x < 0 else truth.reach.right_mm
        assert 0.9 * full_mm < held_mm <= full_mm + 0.5


def test_a_one_sided_child_reaches_less_and_later_to_its_weaker_side_and_rests_on_the_other():
    one_sided = replace(
        CHILDREN["one_sided"], attention_share=1.0, aim_share=0.0, reaction_spread_s=0.0
    )
    half_s = {}
    for lean in (-1.0, 1.0):
        child = SimulatedChild(one_sided, 3)
        truth = child.true_calibration()
        rows = seen(child, (2.0, QUIET), (8.0, Wish(lean_x=lean)))
        way = [lean * (row.x_mm - truth.neutral_x_mm) for row in rows]
        full_mm = mean(way[600:])
        half_s[lean] = next(i for i, mm in enumerate(way[200:]) if mm > full_mm * 0.7) / 100
        assert full_mm == pytest.approx(53 if lean < 0 else 92, abs=6)
    assert half_s[-1.0] > half_s[1.0] + 0.1
    assert truth.neutral_x_mm > 15
    assert truth.reach.left_mm < 0.6 * truth.reach.right_mm


def test_a_slow_child_is_later_than_a_strong_one():
    late_s = {}
    for name in ("slow", "strong"):
        child = SimulatedChild(replace(CHILDREN[name], attention_share=1.0), 4)
        near_mm = 0.5 * child.true_calibration().reach.right_mm
        late_s[name] = arrival_s(seen(child, (2.0, QUIET), (6.0, Wish(lean_x=0.8))), 2.0, near_mm)
    assert late_s["slow"] > 2 * late_s["strong"]


def test_a_tired_child_gets_slower_and_reaches_less_and_a_rest_helps():
    tired = replace(CHILDREN["tired"], attention_share=1.0, aim_share=0.0, reaction_spread_s=0.0)
    child = SimulatedChild(tired, 6)
    there, back = (2.0, Wish(lean_x=0.8)), (2.0, Wish(lean_x=0.01))
    rows = seen(child, (4.0, QUIET), *[there, back] * 60, (240.0, Wish()), there, back)

    def speed(from_s):
        return arrival_s(rows, from_s, 40)

    assert speed(4 + 59 * 4) > speed(4) + 0.15
    assert speed(4 + 60 * 4 + 240) < speed(4 + 59 * 4) - 0.15

    def far(from_s):
        return max(row.x_mm for row in rows if from_s + 1.4 < row.t_s < from_s + 2.4)

    assert far(4 + 59 * 4) < far(4) - 5


@pytest.mark.parametrize("name", FOLLOWERS)
@pytest.mark.parametrize("side", Side)
def test_a_lifted_foot_leaves_less_than_fifteen_hundredths_on_its_half_of_the_board(name, side):
    child = SimulatedChild(replace(CHILDREN[name], attention_share=1.0), 3)
    tracker = Tracker(child.layout, child.true_calibration())
    lifted, shares = [], []
    for tick in range(14 * 60):
        wish = Wish(lift=side) if 120 <= tick < 600 else Wish()
        signals = tracker.tick(child.step(tick * TICK_S, wish, Controls()), TICK_S)
        lifted.append(signals.lifted)
        left = signals.left_share
        shares.append(left if side is Side.LEFT else 1 - left)
    assert set(lifted) == {None, side}
    assert not any(lifted[:120])
    assert min(shares) < 0.12
    assert lifted.count(side) > 0.4 * 60
    assert lifted[-60:] == [None] * 60


@pytest.mark.parametrize(
    ("name", "side", "longest_s"),
    [("diligent", Side.LEFT, 9.0), ("weak", Side.LEFT, 2.5), ("one_sided", Side.RIGHT, 3.0)],
)
def test_a_foot_stays_up_as_long_as_the_other_leg_bears_it(name, side, longest_s):
    child = SimulatedChild(replace(CHILDREN[name], attention_share=1.0), 8)
    tracker = Tracker(child.layout, child.true_calibration())
    runs, run = [], 0
    for tick in range(40 * 60):
        signals = tracker.tick(child.step(tick * TICK_S, Wish(lift=side), Controls()), TICK_S)
        if signals.lifted is side:
            run += 1
        elif run:
            runs.append(run * TICK_S)
            run = 0
    assert len(runs) >= 2, "it tries again after a while"
    assert longest_s / 4 < max(runs) < longest_s + 0.5


def test_stepping_off_takes_less_than_half_a_second_and_leaves_an_empty_board():
    child = SimulatedChild(EXACT, 2)
    rows = seen(child, (2.0, Wish()), (3.0, Wish(on_board=False)), (3.0, Wish()))
    full = EXACT.mass_kg
    falling = [row.t_s for row in rows if row.t_s < 5 and 0.02 * full < row.load_kg < 0.98 * full]
    assert 2.0 + EXACT.reaction_s <= falling[0] < 2.7
    assert 0.2 < falling[-1] - falling[0] < 0.45
    assert all(row.load_kg == 0 for row in rows if 3.2 < row.t_s < 5.2)
    assert rows[-1].load_kg == pytest.approx(full, rel=0.01)


def test_an_inattentive_child_follows_fewer_wishes_at_once():
    def late(name):
        child = SimulatedChild(
            replace(CHILDREN[name], reaction_s=0.4, reaction_spread_s=0.0, speed_shares_s=2.0), 9
        )
        there, back = (4.0, Wish(lean_x=0.8)), (4.0, Wish(lean_x=0.01))
        rows = seen(child, (4.0, QUIET), *[there, back] * 40)
        near_mm = 0.5 * child.true_calibration().reach.right_mm
        starts = [4 + 8 * at for at in range(40)]
        return sum(arrival_s(rows, start, near_mm) > 1.5 for start in starts)

    assert late("strong") == 0
    assert 1 <= late("slow") <= 16


def test_the_still_child_never_follows():
    everything = [Wish(lean_x=1.0), Wish(lift=Side.LEFT), Wish(on_board=False)]
    asked = seen(simulated("still", 3), *[(4.0, wish) for wish in everything])
    assert asked == seen(simulated("still", 3), (12.0, Wish()))


def test_standing_still_on_request_sways_less_than_standing_about():
    about = seen(simulated("diligent", 5), (60.0, Wish()))
    still = seen(simulated("diligent", 5), (60.0, QUIET))
    assert rms(row.x_mm for row in still[300:]) < 0.9 * rms(row.x_mm for row in about[300:])


def test_the_same_seed_and_wishes_give_the_same_rows_whatever_the_tick():
    asked = [(1.2, QUIET), (3.0, Wish(lean_x=0.5)), (3.0, Wish(lift=Side.RIGHT))]
    rows = seen(simulated("weak", 11), *asked)
    assert rows == seen(simulated("weak", 11), *asked)
    assert rows != seen(simulated("weak", 12), *asked)
    quick = seen(simulated("weak", 11), (5.0, Wish(lean_x=0.5)), tick_s=1 / 240)
    slow = seen(simulated("weak", 11), (5.0, Wish(lean_x=0.5)), tick_s=0.2)
    assert quick[: len(slow)] == slow


def test_a_hundred_rows_come_in_a_second():
    rows = seen(simulated("diligent", 1), (10.0, Wish()))
    assert len(rows) in range(995, 1002)
    assert [row.t_s for row in rows] == [count / 100 for count in range(len(rows))]


def test_an_unknown_child_is_refused_and_the_known_ones_are_named():
    with pytest.raises(DeviceError) as caught:
        simulated("hasty", 1)
    assert "hasty" in str(caught.value)
    assert all(name in str(caught.value) for name in NAMES)


def test_the_list_of_drivers_makes_a_diligent_child_unless_told_otherwise():
    plain = DRIVERS["simulated"]("", Around(4))
    assert plain.calibration is None
    assert not plain.ended
    assert plain.step(1.0, Wish(), Controls()) == simulated("diligent", 4).step(
        1.0, Wish(), Controls()
    )
    assert plain.step(2.0, Wish(), Controls()) != DRIVERS["simulated"]("weak", Around(4)).step(
        2.0, Wish(), Controls()
    )


def test_a_row_costs_less_than_twelve_microseconds():
    child, best_us = simulated("one_sided", 1), float("inf")
    for turn in range(20):
        start = time.perf_counter()
        rows = child.step((turn + 1) * 2.0, Wish(lean_x=0.5 - turn % 2), Controls())
        best_us = min(best_us, (time.perf_counter() - start) / len(rows) * 1e6)
    assert best_us < 12
