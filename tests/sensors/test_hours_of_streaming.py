"""A day at the clinic: eight hours of two insoles, and nothing piles up."""

import gc
import sys
from itertools import count
from random import Random

import pytest

from sensors.ble.rows import Rows
from sensors.calibration import Calibration, Reach
from sensors.health import HealthMeter
from sensors.inbox import Inbox
from sensors.layout import Side
from sensors.tracker import Tracker
from tests.sensors.ble.dialect import plain_frame
from tests.sensors.ble.plain import plain

MINUTE = 60 * 100
"""Frames of one insole in a minute."""
LONGEST_BLOCKS = 3000
"""What the interpreter may hold more at the end: a few hundred kilobytes at most."""


class Worn:
    """Two insoles whose frames go all the way to signals, minute by minute, in virtual time."""

    def __init__(self) -> None:
        profile = plain()
        layout = profile.layout()
        stance = Calibration((0.0,) * 32, 30.0, 0.0, 0.0, Reach(80, 80, 50, 40), 4.0)
        self.inbox = Inbox()
        self.rows = Rows(profile, layout, self.inbox)
        self.rows.opened(0, Side.LEFT)
        self.rows.opened(1, Side.RIGHT)
        self.tracker = Tracker(layout, stance)
        self.meter = HealthMeter(layout, stance.zero_kg, stance.standing_kg)
        self.frames = count()
        self.dice = Random(7)
        self.seen = 0

    def minute(self) -> None:
        for _ in range(MINUTE):
            number = next(self.frames)
            t_s = number / 100
            for link in (0, 1):
                if self.dice.random() < 0.001:
                    continue  # a frame is lost
                cells = [900 + (number * 7 + link + place) % 60 for place in range(16)]
                frame = plain_frame(number, round(t_s * 1e6), cells)
                self.rows.take(link, frame, t_s + 0.004 * link + 0.03)
            samples = self.inbox.poll()
            self.seen += len(samples)
            for sample in samples:
                self.meter.add(sample)
            self.meter.notice(0.9, self.inbox.connection.lost_rows)
            self.tracker.tick(samples, 0.01)


def grown(minutes: int) -> int:
    """How many more blocks of memory are held after `minutes` than after the first five."""
    worn = Worn()
    for _ in range(5):
        worn.minute()
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(minutes):
        worn.minute()
    gc.collect()
    assert worn.seen > 1.98 * MINUTE * (minutes + 5)
    return sys.getallocatedblocks() - before


def test_ten_minutes_of_insoles_leave_nothing_behind() -> None:
    assert grown(minutes=5) < LONGEST_BLOCKS


@pytest.mark.long
def test_eight_hours_of_insoles_leave_nothing_behind() -> None:
    assert grown(minutes=8 * 60) < LONGEST_BLOCKS
