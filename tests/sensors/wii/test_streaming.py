"""Rows of a started board: what is left out, and how silence is mended, on a clock that obeys."""

from collections.abc import Generator
from contextlib import suppress
from itertools import islice
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.driver import DeviceError
from sensors.sample import Sample
from sensors.wii.streaming import HidBoard
from tests.sensors.wii.emulator import CAL, Board, Time, Way

AGAIN, RESTART = bytes.fromhex("120434"), bytes.fromhex("1500")


class Reading:
    """A board that is read until something is seen."""

    def __init__(self, board: Board) -> None:
        self.board, self.time = board, Time()
        self.way = Way(board, self.time, self.time.sleep)
        self.hid = HidBoard(self.way, self.time)
        self.rows: Generator[Sample | None, None, None] = self.hid.rows()

    def some(self, count: int = 3) -> list[Sample]:
        """The next rows, and how the board was asked until they came."""
        return list(islice((row for row in self.rows if row is not None), count))

    def quiet(self, seconds: float) -> None:
        """Read on, while no row may come."""
        end_s = self.time() + seconds
        while self.time() < end_s:
            assert next(self.rows) is None

    @property
    def asked(self) -> list[bytes]:
        """What the board was told since this was last asked."""
        heard, self.board.heard = self.board.heard, []
        return heard


@pytest.fixture
def reading() -> Reading:
    """Three rows of it were read."""
    reading = Reading(Board(kg={"tr": 8, "br": 6, "tl": 5, "bl": 20}))
    reading.some()
    assert reading.asked
    return reading


def test_rows_are_stamped_with_the_time_at_which_they_came(reading: Reading) -> None:
    first, second = reading.some(2)

    assert second.t_s == reading.time()
    assert second.t_s - first.t_s == pytest.approx(0.01)
    assert first.cells_kg == pytest.approx((5.000585, 7.996680, 19.998887, 6.004773), abs=5e-7)


def test_a_cell_that_is_off_reads_below_zero(reading: Reading) -> None:
    reading.board.kg["tr"] = -1.5
    assert reading.some(1)[0].cells_kg[1] == pytest.approx(-1.5, abs=0.01)


def test_battery_and_button_are_told(reading: Reading) -> None:
    assert (reading.hid.battery_share, reading.hid.button) == (1.0, False)
    reading.board.battery, reading.board.button = 0x6A, True
    reading.some(1)

    assert (reading.hid.battery_share, reading.hid.button) == (0.25, True)


def test_rows_without_a_battery_are_rows_too(reading: Reading) -> None:
    reading.board.mode = 0x32
    assert reading.some(1)[0].cells_kg[0] == pytest.approx(5.000585, abs=5e-7)
    assert reading.hid.battery_share == 1.0


def test_a_status_that_nobody_asked_for_is_followed_by_asking_for_weights(reading: Reading) -> None:
    reading.board.battery = 0x7D
    reading.board.mode = 0x30
    reading.way.push(reading.board.status())
    last_s = reading.time()
    row = reading.some(1)[0]

    assert reading.asked == [AGAIN]
    assert row.t_s - last_s < 0.2
    assert reading.hid.battery_share == 0.75


def test_rubbish_is_no_row_and_does_no_harm(reading: Reading) -> None:
    for rubbish in (b"\x34\0\0", b"\xff", bytes.fromhex("300008"), b"\x22\0\0\x12\0"):
        reading.way.push(rubbish)
    assert [next(reading.rows) for _ in range(4)] == [None] * 4
    assert len(reading.some()) == 3


def test_a_stream_that_the_kernel_stopped_is_asked_for_again_after_half_a_second(
    reading: Reading,
) -> None:
    reading.board.output(bytes.fromhex("120030"))
    reading.asked  # noqa: B018  # forgets it
    reading.quiet(0.45)
    assert reading.asked == []
    stopped_s = reading.time()
    row = reading.some(1)[0]

    assert reading.asked == [AGAIN]
    assert row.t_s - stopped_s < 0.25


def test_a_board_that_does_not_heed_that_is_started_over(reading: Reading) -> None:
    reading.board.needs_restart = True
    last_s = reading.time()
    row = reading.some(1)[0]
    asked = reading.asked

    assert asked[:2] == [AGAIN, RESTART]
    assert asked[-1] == AGAIN
    assert row.t_s - last_s == pytest.approx(1.1, abs=0.2)


def test_each_silence_is_mended_anew(reading: Reading) -> None:
    for _ in range(3):
        reading.board.needs_restart = True
        reading.some(2)
        assert RESTART in reading.asked


def test_another_board_after_a_restart_weighs_by_its_own_calibration(reading: Reading) -> None:
    board = reading.board
    board.registers[0x24:0x3C] = b"".join(
        (value + 100).to_bytes(2, "big") for row in CAL for value in row
    )
    board.sign()
    board.needs_restart = True

    assert reading.some(1)[0].cells_kg[0] == pytest.approx(5.0 - 17 * 100 / 1710, abs=0.01)


def test_a_board_that_answers_and_sends_nothing_is_lost(reading: Reading) -> None:
    reading.board.mute = True
    last_s = reading.time()
    with pytest.raises(DeviceError, match="answers and sends no weights"):
        reading.some(1)

    assert reading.asked.count(RESTART) == 1
    assert reading.time() - last_s < 2.5


def test_a_board_that_falls_silent_is_lost_after_three_seconds_at_most(reading: Reading) -> None:
    reading.board.deaf = True
    last_s = reading.time()
    with pytest.raises(DeviceError, match="does not answer"):
        reading.some(1)

    assert reading.time() - last_s < 3


@pytest.mark.parametrize("raw", [0, 65535])
@pytest.mark.parametrize(
    ("cell", "corner"),
    [("tl", "front left"), ("tr", "front right"), ("bl", "back left"), ("br", "back right")],
)
def test_a_cell_at_the_end_of_its_scale_makes_no_row_and_then_a_sentence(
    reading: Reading, cell: str, corner: str, raw: int
) -> None:
    reading.board.stuck[cell] = raw
    reading.quiet(0.45)
    with pytest.raises(DeviceError, match=f"The {corner} corner .* reads what nobody weighs"):
        reading.quiet(1)


def test_a_moment_beyond_belief_is_only_a_gap(reading: Reading) -> None:
    for _ in range(4):
        reading.board.stuck["tl"] = 65535
        reading.quiet(0.3)
        reading.board.stuck.clear()
        assert reading.some(1)[0].cells_kg[0] < 6


@pytest.mark.parametrize("kg", [-20.0, 250.0])
def test_what_nobody_weighs_is_no_row_though_the_scale_goes_on(reading: Reading, kg: float) -> None:
    reading.board.kg["br"] = kg
    assert 0 < reading.board.raw()[1] < 65535
    reading.quiet(0.3)


def test_a_board_that_bears_too_much_still_says_so(reading: Reading) -> None:
    reading.board.kg.update(tl=160.0, tr=20.0)
    assert sum(reading.some(1)[0].cells_kg) > 150


def test_it_lets_the_board_rest_and_lets_go_of_it(reading: Reading) -> None:
    reading.hid.close()

    assert reading.asked == [bytes.fromhex("120030")]
    assert reading.way.closed


def test_what_never_began_to_stream_is_told_nothing_more() -> None:
    reading = Reading(Board(identity=None))
    with pytest.raises(DeviceError):
        reading.some(1)
    assert reading.asked
    reading.hid.close()

    assert reading.asked == []
    assert reading.way.closed


def test_a_board_that_is_gone_is_let_go_of_without_a_word(reading: Reading) -> None:
    reading.way.gone = True
    with pytest.raises(DeviceError, match="gone"):
        reading.some(1)
    reading.hid.close()

    assert reading.way.closed


LIKELY_REPORT = st.builds(
    lambda kind, rest: bytes([kind]) + rest,
    st.sampled_from((0x20, 0x21, 0x22, 0x30, 0x32, 0x34)),
    st.binary(min_size=6, max_size=21),
)


@given(st.lists(st.binary(max_size=24) | LIKELY_REPORT, max_size=30), st.integers(0, 20))
def test_any_reports_make_rows_of_numbers_or_a_sentence(reports: list[bytes], begun: int) -> None:
    """They come before the board was woken up, while it is, or later."""
    reading = Reading(Board())
    for report in reports[:begun]:
        reading.way.push(report)
    rows: list[Sample | None] = []
    with suppress(DeviceError):
        rows += islice(reading.rows, 20)
        for report in reports[begun:]:
            reading.way.push(report)
            rows.append(next(reading.rows))
    assert all(isfinite(kg) for row in rows if row for kg in row.cells_kg)
    assert all(-10 <= kg <= 200 for row in rows if row for kg in row.cells_kg)
