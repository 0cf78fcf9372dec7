"""The kernel's events to rows: changes only, tens of grams, and now and then some are dropped."""

from collections.abc import Mapping, Sequence
from itertools import islice, pairwise
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.driver import DeviceError
from sensors.sample import Sample
from sensors.wii.evdev_board import CODES, EvdevReader, Event, Folding
from tests.sensors.wii.emulator import Time

TL, TR, BL, BR = 18, 16, 19, 17
"""ABS_HAT1X, ABS_HAT0X, ABS_HAT1Y, ABS_HAT0Y of linux/input-event-codes.h."""
SYN, DROPPED = (0, 0, 0), (0, 3, 0)
LOADED = {TL: 500, TR: 799, BL: 1999, BR: 600}
"""What the real kernel made of 5, 8, 20 and 6 kg."""

Batch = Sequence[tuple[int, int, int]]


class Stream:
    """An EventStream that follows a script: what comes at which second."""

    def __init__(self, time: Time, script: Mapping[float, Batch], axes: Mapping[int, int]) -> None:
        self.now = dict(axes)
        self.gone_s = float("inf")
        self.pings = 0
        self.ping_s = 0.02
        self.battery: float | None = 1.0
        self.closed = False
        self._time = time
        self._script = sorted((time() + at_s, batch) for at_s, batch in script.items())

    def read(self, timeout_s: float) -> list[tuple[int, int, int, float]]:
        until_s = self._time() + timeout_s
        due_s = self._script[0][0] if self._script else float("inf")
        if min(due_s, until_s) >= self.gone_s:
            raise OSError(19, "No such device")
        self._time.now_s = max(self._time(), min(due_s, until_s))
        if due_s > until_s:
            return []
        _, batch = self._script.pop(0)
        return [(*event, -1.0) for event in batch]

    def axes(self) -> Mapping[int, int]:
        return self.now

    def battery_share(self) -> float | None:
        self.pings += 1
        if self.battery is not None:
            self._time.sleep(self.ping_s)
        return self.battery

    def close(self) -> None:
        self.closed = True


def opened(
    script: Mapping[float, Batch] | None = None, axes: Mapping[int, int] = LOADED
) -> tuple[EvdevReader, Stream, Time]:
    time = Time()
    stream = Stream(time, script or {}, axes)
    return EvdevReader(stream, time), stream, time


def rows_of(reader: EvdevReader, count: int) -> list[Sample]:
    return list(islice((row for row in reader.rows() if row is not None), count))


def changed(values: Mapping[int, int]) -> list[tuple[int, int, int]]:
    return [*((3, code, value) for code, value in values.items()), SYN]


def test_axes_are_hundredths_of_a_kilogram_in_the_order_of_the_layout() -> None:
    reader, _, _ = opened()
    assert rows_of(reader, 1)[0].cells_kg == (5.0, 7.99, 19.99, 6.0)


def test_a_change_is_a_row_at_once_and_keeps_the_other_cells() -> None:
    reader, _, time = opened({0.1: changed({TL: 510}), 0.105: changed({BR: 610, TR: 700})})
    begun_s = time()
    first, second = rows_of(reader, 2)

    assert first.cells_kg == (5.1, 7.99, 19.99, 6.0)
    assert second.cells_kg == (5.1, 7.0, 19.99, 6.1)
    assert (first.t_s - begun_s, second.t_s - begun_s) == pytest.approx((0.1, 0.105))


def test_a_new_node_gives_no_row_of_zeros_before_its_first_change() -> None:
    reader, _, _ = opened({0.06: changed(LOADED)}, axes=dict.fromkeys(CODES, 0))
    assert rows_of(reader, 1)[0].cells_kg == (5.0, 7.99, 19.99, 6.0)


def test_a_steady_load_is_repeated_fifty_times_a_second() -> None:
    reader, stream, _ = opened()
    stream.battery = None
    rows = rows_of(reader, 500)
    steps_s = [later.t_s - earlier.t_s for earlier, later in pairwise(rows)]

    assert {row.cells_kg for row in rows} == {(5.0, 7.99, 19.99, 6.0)}
    assert (min(steps_s), max(steps_s)) == pytest.approx((0.02, 0.02))


def test_it_never_waits_longer_than_a_tenth_of_a_second() -> None:
    reader, _, time = opened()
    rows = reader.rows()
    for _ in range(40):
        before_s = time()
        next(rows)
        assert time() - before_s <= 0.1


def test_a_device_that_is_gone_is_told() -> None:
    reader, stream, time = opened()
    stream.gone_s = time() + 1
    with pytest.raises(DeviceError, match=r"gone .*No such device.* Press its front button"):
        rows_of(reader, 1000)
    assert time() < stream.gone_s + 0.02


def test_what_the_kernel_dropped_is_read_from_the_axes() -> None:
    script = {0.1: [(3, TL, 900), DROPPED, (3, TR, 900), SYN, (3, BR, 650), SYN]}
    reader, stream, _ = opened(script)
    stream.now = {TL: 510, TR: 520, BL: 530, BR: 540}
    after_drop, after = rows_of(reader, 2)

    assert after_drop.cells_kg == (5.1, 5.2, 5.3, 5.4)
    assert after.cells_kg == (5.1, 5.2, 5.3, 6.5)


def test_a_row_is_complete_only_when_the_kernel_says_so() -> None:
    folding = Folding(LOADED)
    taken = [folding.take(Event(*event, 0.0), dict) for event in changed({TL: 1, TR: 2})]
    assert taken == [False, False, True]


def test_other_events_change_no_cell() -> None:
    folding = Folding(LOADED)
    for event in ((3, 0x00, 5), (1, 305, 1), (4, 4, 1), (0, 1, 0), (2, TL, 9)):
        assert not folding.take(Event(*event, 0.0), dict)

    assert folding.cells_kg == (5.0, 7.99, 19.99, 6.0)
    assert not folding.button


def test_the_front_button_is_seen() -> None:
    reader, _, _ = opened({0.01: [(1, 304, 1), SYN], 0.02: [(1, 304, 0), SYN]})
    rows = (row for row in reader.rows() if row is not None)
    next(rows)
    assert reader.button
    next(rows)
    assert not reader.button


def test_the_battery_is_asked_for_at_the_start_and_while_nothing_changes() -> None:
    script = {at / 10: changed({TL: at}) for at in range(40)}
    reader, stream, _ = opened(script)
    rows = (row for row in reader.rows() if row is not None)
    while next(rows).cells_kg[0] < 0.39:
        assert (stream.pings, reader.battery_share) == (1, 1.0)
    stream.battery = 0.25
    for _ in range(60):
        next(rows)

    assert reader.battery_share == 0.25
    assert stream.pings in (3, 4)


def test_a_battery_that_is_no_longer_told_stays_as_it_was() -> None:
    reader, stream, _ = opened()
    rows = (row for row in reader.rows() if row is not None)
    next(rows)
    stream.battery = None
    for _ in range(60):
        next(rows)

    assert stream.pings > 1
    assert reader.battery_share == 1.0


def test_a_board_that_does_not_answer_the_kernel_is_gone() -> None:
    reader, stream, time = opened()
    rows = (row for row in reader.rows() if row is not None)
    next(rows)
    stream.ping_s = 1.0
    begun_s = time()
    with pytest.raises(DeviceError, match="it does not answer"):
        list(islice(rows, 100))
    assert time() - begun_s < 2


def test_a_board_that_does_not_answer_at_the_start_gives_no_row_at_all() -> None:
    reader, stream, _ = opened()
    stream.ping_s = 1.0
    with pytest.raises(DeviceError, match="it does not answer"):
        rows_of(reader, 1)


def test_a_steady_load_goes_on_where_the_kernel_tells_no_battery() -> None:
    reader, stream, time = opened()
    stream.battery = None
    begun_s = time()
    rows_of(reader, 1500)

    assert time() - begun_s > 29
    assert reader.battery_share is None


def test_a_cell_beyond_belief_makes_no_row_and_then_a_sentence() -> None:
    reader, _, time = opened({0.1: changed({BL: 65535})})
    begun_s = time()
    with pytest.raises(DeviceError, match="back left corner"):
        rows_of(reader, 1)
    assert time() - begun_s < 0.7


def test_it_lets_go_of_the_node() -> None:
    reader, stream, _ = opened()
    reader.close()
    assert stream.closed


VALUE = st.integers(-(2**31), 2**31 - 1)
ANY_EVENT = st.tuples(st.integers(0, 31), st.integers(0, 1023), VALUE, st.floats())
LIKELY_EVENT = st.tuples(
    st.sampled_from((0, 1, 3)), st.sampled_from((0, 3, 304, *CODES)), VALUE, st.floats()
)


@given(st.lists(ANY_EVENT | LIKELY_EVENT, max_size=50))
def test_any_events_make_rows_of_numbers(events: list[tuple[int, int, int, float]]) -> None:
    folding = Folding({})
    for event in events:
        folding.take(Event(*event), lambda: LOADED)
        assert len(folding.cells_kg) == 4
        assert all(map(isfinite, folding.cells_kg))


@given(st.lists(st.lists(ANY_EVENT | LIKELY_EVENT, max_size=9), max_size=9))
def test_any_events_end_in_nothing_but_a_sentence(
    batches: list[list[tuple[int, int, int, float]]],
) -> None:
    script = {at / 50: [event[:3] for event in batch] for at, batch in enumerate(batches)}
    reader, stream, time = opened(script)
    stream.gone_s = time() + 3
    believed: list[Sample | None] = []
    with pytest.raises(DeviceError):
        believed.extend(reader.rows())
    assert all(-10 <= kg <= 200 for row in believed if row for kg in row.cells_kg)
