"""What waits between a device's thread and the tick loop: bounded, in time, each trouble once."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf, nan
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.driver import DeviceError
from sensors.inbox import HELD_ROWS, Inbox
from sensors.sample import Sample

CELLS = (1.0, 2.0)


def row(t_s: float) -> Sample:
    return Sample(t_s, CELLS)


def filled(*stamps_s: float) -> Inbox:
    """An inbox of a device that is open, and whose rows come when they say that they do."""
    inbox = Inbox()
    inbox.opened()
    for t_s in stamps_s:
        inbox.put(row(t_s), t_s)
    return inbox


def stamps_s(rows: Sequence[Sample]) -> list[float]:
    return [sample.t_s for sample in rows]


def told_by(inbox: Inbox) -> list[str]:
    """Every trouble that is waiting, in turn; rows between them are read and forgotten."""
    told: list[str] = []
    while True:
        try:
            if not inbox.poll():
                return told
        except DeviceError as trouble:
            told.append(str(trouble))


# --- Rows -----------------------------------------------------------------------------------------
def test_each_row_is_handed_over_once_and_in_its_order() -> None:
    inbox = filled(0.0, 0.01)

    assert inbox.poll() == [row(0.0), row(0.01)]
    assert inbox.poll() == []
    inbox.put(row(0.02), 0.02)
    assert inbox.poll() == [row(0.02)]


def test_where_nobody_asks_the_oldest_rows_give_way() -> None:
    inbox = filled(*map(float, range(HELD_ROWS + 5)))
    waiting_s = stamps_s(inbox.poll())

    assert len(waiting_s) == HELD_ROWS
    assert (waiting_s[0], waiting_s[-1]) == (5.0, HELD_ROWS + 4.0)


def test_troubles_without_end_take_no_more_room_than_rows() -> None:
    inbox = filled()
    for at in range(3 * HELD_ROWS):
        inbox.tell(DeviceError(f"Trouble {at}."))
    told = told_by(inbox)

    assert len(told) == HELD_ROWS
    assert told[-1] == f"Trouble {3 * HELD_ROWS - 1}."


def test_a_thread_that_writes_while_another_reads_loses_no_row() -> None:
    inbox, count, read = Inbox(), HELD_ROWS, list[Sample]()

    def write() -> None:
        for at in range(count):
            inbox.put(row(at / 100), at / 100)

    writer = Thread(target=write)
    writer.start()
    while writer.is_alive():
        read += inbox.poll()
    writer.join()
    read += inbox.poll()

    assert stamps_s(read) == [at / 100 for at in range(count)]


@pytest.mark.parametrize("t_s", [nan, inf, -inf])
def test_a_row_without_a_time_is_left_out_and_opens_nothing(t_s: float) -> None:
    inbox = Inbox()
    inbox.put(row(t_s), 1.0)

    assert inbox.poll() == []
    assert (inbox.streaming, inbox.connection.openings) == (False, 0)
    inbox.put(row(1.0), 1.0)
    assert inbox.poll() == [row(1.0)]


# --- One clock ------------------------------------------------------------------------------------
def test_a_clock_that_starts_anew_goes_on_from_where_it_was() -> None:
    inbox = filled(500.0)
    for t_s, now_s in ((0.0, 502.0), (0.01, 502.013), (0.02, 502.02)):
        inbox.put(row(t_s), now_s)

    assert stamps_s(inbox.poll()) == pytest.approx([500.0, 502.0, 502.01, 502.02])


def test_a_row_that_comes_too_late_is_stamped_no_earlier_than_the_one_before() -> None:
    inbox = filled(1.0, 1.02)
    inbox.put(row(1.01), 1.02)

    assert stamps_s(inbox.poll()) == [1.0, 1.02, 1.02]


def test_a_clock_that_jumps_ahead_is_believed() -> None:
    inbox = filled(1.0, 3600.0, 3600.01)
    assert stamps_s(inbox.poll()) == [1.0, 3600.0, 3600.01]


@given(
    st.lists(
        st.tuples(st.floats(-1e6, 1e6), st.floats(0, 1e6) | st.just(nan), st.booleans()),
        max_size=30,
    )
)
def test_time_never_runs_back_whatever_the_device_says(
    rows: list[tuple[float, float, bool]],
) -> None:
    inbox = Inbox()
    for t_s, now_s, opened in rows:
        if opened:
            inbox.opened()
        inbox.put(row(t_s), now_s)
    read_s = stamps_s(inbox.poll())

    assert all(earlier <= later for earlier, later in pairwise(read_s))
    assert len(read_s) == len(rows)


# --- Troubles -------------------------------------------------------------------------------------
def test_rows_are_read_before_the_trouble_that_came_after_them() -> None:
    inbox = filled(0.0, 0.01)
    inbox.tell(DeviceError("Gone."))
    inbox.put(row(0.5), 0.5)

    assert inbox.poll() == [row(0.0), row(0.01)]
    with pytest.raises(DeviceError, match=r"^Gone\.$"):
        inbox.poll()
    assert inbox.poll() == [row(0.5)]
    assert inbox.poll() == []


def test_the_same_reason_is_told_once_until_there_is_another() -> None:
    inbox = filled()
    for why in ("Off.", "Off.", "No radio.", "No radio.", "Off."):
        inbox.tell(DeviceError(why))

    assert told_by(inbox) == ["Off.", "No radio.", "Off."]


def test_a_reason_that_was_read_is_not_told_again_before_rows_came() -> None:
    inbox = filled()
    inbox.tell(DeviceError("Off."))
    assert told_by(inbox) == ["Off."]
    inbox.opened()
    inbox.tell(DeviceError("Off."))
    assert told_by(inbox) == []
    inbox.put(row(0.0), 0.0)
    inbox.opened()
    inbox.tell(DeviceError("Off."))
    assert told_by(inbox) == ["Off."]


def test_a_mistake_of_ours_is_raised_each_time_and_as_it_is() -> None:
    inbox = filled()
    for _ in range(2):
        inbox.tell(ZeroDivisionError("ours"))
    for _ in range(2):
        with pytest.raises(ZeroDivisionError, match="ours"):
            inbox.poll()


# --- The way to the device ------------------------------------------------------------------------
def test_an_opening_counts_once_rows_come() -> None:
    inbox = Inbox()
    assert (inbox.connection.openings, inbox.connection.streaming) == (0, False)
    for _ in range(3):  # two tries bring nothing
        inbox.opened()
    assert inbox.connection.openings == 0
    inbox.put(row(0.0), 0.0)
    inbox.put(row(0.01), 0.01)
    assert (inbox.connection.openings, inbox.connection.streaming) == (1, True)
    inbox.opened()
    assert (inbox.connection.openings, inbox.connection.streaming) == (1, False)
    inbox.put(row(0.02), 0.02)
    assert (inbox.connection.openings, inbox.connection.streaming) == (2, True)


def test_lost_rows_add_up_over_all_openings() -> None:
    inbox = filled(0.0)
    inbox.lose(2)
    inbox.opened()
    inbox.lose(3)

    assert inbox.connection.lost_rows == 5


def test_it_is_a_real_device_whose_battery_is_told_as_soon_as_it_is_known() -> None:
    inbox = Inbox()
    assert (inbox.connection.device, inbox.connection.battery_share) == (True, None)
    inbox.battery_share = 0.4
    assert inbox.connection.battery_share == 0.4
