"""Safety, as rules over signals: every branch."""

import pytest

from game import guard
from game.guard import Freeze
from game.model import TICK_S, Signals
from sensors.layout import WII_BOARD
from sensors.sample import Sample
from sensors.tracker import Tracker
from tests.sensors.children import ON_BOARD, board_cells


@pytest.mark.parametrize(
    ("signals", "why"),
    [
        (Signals(), None),
        (Signals(load_share=0.6), None),
        (Signals(load_share=1.9), None),
        (Signals(load_share=2.1), Freeze.SPIKE),
        (Signals(on_board=False), Freeze.OFF_BOARD),
        (Signals(age_s=0.19), None),
        (Signals(age_s=0.21), Freeze.LOST),
        (Signals(age_s=0.21, on_board=False), Freeze.LOST),
    ],
)
def test_play_stands_still_for_a_reason_and_holding_on_is_none(signals, why):
    assert guard.freeze_of(signals) is why


def test_only_the_stop_and_a_spike_need_a_hand_to_go_on():
    assert [why for why in Freeze if guard.needs_a_hand(why)] == [Freeze.SPIKE, Freeze.STOP]


def test_a_rest_is_due_after_a_minute_at_a_break_and_after_a_minute_and_a_half_at_once():
    assert not guard.rest_due(59, at_break=True)
    assert guard.rest_due(60, at_break=True)
    assert not guard.rest_due(89, at_break=False)
    assert guard.rest_due(90, at_break=False)


def test_no_level_makes_a_rest_shorter_than_twenty_seconds():
    assert guard.rest_s(15) == 20
    assert guard.rest_s(45) == 45


def test_twenty_minutes_are_a_day():
    assert not guard.day_is_full(20 * 60 - 1)
    assert guard.day_is_full(20 * 60)


@pytest.mark.parametrize(
    ("worn", "since", "today", "new"),
    [
        (("prosthesis", "own"), "2026-03-01", "2026-03-01", True),
        (("own", "orthosis"), "2026-03-01", "2026-03-14", True),
        (("prosthesis", "orthosis"), "2026-03-01", "2026-03-15", False),
        (("shoe", "own"), "2026-03-01", "2026-03-01", False),
        (("prosthesis", "own"), "2026-03-20", "2026-03-01", True),
        (("prosthesis", "own"), "no day", "2026-03-01", True),
        (("prosthesis", "own"), "9999-12-31", "2026-03-01", True),
        (("own", "own"), "no day", "2026-03-01", False),
    ],
)
def test_a_prosthesis_or_an_orthosis_is_new_for_two_weeks_and_nothing_else_is(
    worn, since, today, new
):
    assert guard.is_new(worn, since, today) is new


def test_in_new_gear_no_plan_makes_a_day_longer_than_ten_minutes():
    assert guard.day_s(15 * 60, new_gear=True) == 10 * 60
    assert guard.day_s(5 * 60, new_gear=True) == 5 * 60
    assert guard.day_s(30 * 60, new_gear=False) == 20 * 60


def test_in_new_gear_ten_minutes_are_a_day():
    assert not guard.day_is_full(guard.counted_s(10 * 60 - 1, new_gear=True))
    assert guard.day_is_full(guard.counted_s(10 * 60, new_gear=True))
    assert not guard.day_is_full(guard.counted_s(10 * 60, new_gear=False))


@pytest.mark.parametrize("rate_hz", [50, 100, 200])
@pytest.mark.parametrize("load_kg", [0.0, 75.0, None], ids=["empty", "spike", "silence"])
def test_play_freezes_within_a_quarter_of_a_second(rate_hz, load_kg):
    tracker, sent, now_s, since = Tracker(WII_BOARD, ON_BOARD), 0, 0.0, None
    while since is None or now_s - since < 1.0:
        now_s += TICK_S
        if since is None and now_s > 2.0:
            since = now_s
        samples = []
        while sent / rate_hz <= now_s:
            kg = 30.0 + 0.01 * (sent % 3) if sent / rate_hz < 2.0 else load_kg
            if kg is not None:
                samples.append(Sample(sent / rate_hz, board_cells(10.0, -20.0, kg)))
            sent += 1
        if guard.freeze_of(tracker.tick(samples, TICK_S)) and since is not None:
            break

    assert now_s - 2.0 <= 0.25
