"""Waking a board up: what is asked, in which order, and what comes of each refusal."""

from collections.abc import Generator

import pytest

from sensors.driver import DeviceError
from sensors.wii.calibration import Table
from sensors.wii.start import WrongDeviceError
from sensors.wii.talk import start
from tests.sensors.wii.emulator import NUNCHUK_ID, Board, Time, Way
from tests.sensors.wii.test_calibration import TABLE

SAID = [
    "1500",
    "1604a400f00155" + 15 * "00",
    "1604a400fb0100" + 15 * "00",
    "1704a400fa0006",
    "1704a400200010",
    "1704a400300010",
    "1704a400600002",
    "1110",
    "120434",
]


def end_of(starting: Generator[None, None, Table]) -> Table:
    """What it comes to."""
    while True:
        try:
            next(starting)
        except StopIteration as done:
            table: Table = done.value
            return table


def started(board: Board) -> tuple[Table, float]:
    """The calibration, and how many seconds it took to learn it."""
    time = Time()
    begun_s = time()
    return end_of(start(Way(board, time, time.sleep), time)), time() - begun_s


def test_a_board_is_woken_in_the_published_order_and_lit() -> None:
    board = Board()
    table, spent_s = started(board)

    assert [said.hex() for said in board.heard] == SAID
    assert table == TABLE
    assert (board.leds, board.mode, board.continuous) == (0x10, 0x34, True)
    assert spent_s < 0.1


def test_weights_that_stream_from_an_earlier_start_are_no_answer() -> None:
    board = Board(mode=0x34, continuous=True)
    assert started(board)[0] == TABLE


class AskedByTheKernelToo(Board):
    """A board that answers the kernel's questions just before ours: 12 bytes from two places."""

    def output(self, report: bytes) -> list[bytes]:
        kernels = [] if report[0] != 0x17 else [self._wrong(0x24), self._wrong(0x30)]
        acknowledged = [bytes.fromhex("2200001107")] if report[0] == 0x16 else []
        return kernels + acknowledged + super().output(report)

    @staticmethod
    def _wrong(low: int) -> bytes:
        return b"\x21\0\0\xb0" + low.to_bytes(2, "big") + b"\xee" * 12 + bytes(4)


def test_answers_to_the_kernels_own_questions_are_not_taken_for_ours() -> None:
    board = AskedByTheKernelToo()

    assert started(board)[0] == TABLE
    assert [said.hex() for said in board.heard] == SAID


class Stammering(Board):
    """A board that says each answer about its registers again when it is asked the next time."""

    last: tuple[bytes, ...] = ()

    def output(self, report: bytes) -> list[bytes]:
        again, answers = self.last, super().output(report)
        self.last = tuple(each for each in answers if each[0] == 0x21)
        return [*again, *answers]


def test_a_late_answer_to_an_earlier_question_is_not_taken_for_the_next_ones() -> None:
    assert started(Stammering())[0] == TABLE


def test_rubbish_between_answers_is_left_out() -> None:
    board, time = Board(), Time()
    way = Way(board, time, time.sleep)
    for rubbish in (b"\x20", b"\xff\xff\xff", b"\x21\x00\x00\xf0\x00\x20"):
        way.push(rubbish)

    assert end_of(start(way, time)) == TABLE


@pytest.mark.parametrize("error", [7, 8])
@pytest.mark.parametrize("low", [0xFA, 0x20, 0x30, 0x60])
def test_a_register_that_is_refused_twice_is_asked_for_again(low: int, error: int) -> None:
    board = Board(read_errors={low: [error, error]})
    assert started(board)[0] == TABLE


@pytest.mark.parametrize("low", [0x20, 0x30, 0x60])
def test_a_board_that_keeps_its_calibration_to_itself_is_not_played_on(low: int) -> None:
    with pytest.raises(DeviceError, match="does not tell its calibration"):
        started(Board(read_errors={low: [8, 7, 8]}))


def test_a_calibration_that_was_misread_once_is_read_again() -> None:
    board = Board(misreads=1)

    assert started(board)[0] == TABLE
    assert [said.hex() for said in board.heard].count("1704a400200010") == 2


def test_a_damaged_calibration_is_not_played_on() -> None:
    board = Board(misreads=2)
    with pytest.raises(DeviceError, match="calibration is damaged, so its weights would be wrong"):
        started(board)
    assert not board.continuous


@pytest.mark.parametrize("identity", [None, NUNCHUK_ID], ids=["bare", "with a nunchuk"])
def test_a_wii_remote_is_no_board_and_is_left_alone(identity: bytes | None) -> None:
    remote = Board(identity=identity)
    with pytest.raises(WrongDeviceError, match="This is a Wii Remote and no balance board"):
        started(remote)
    assert (remote.leds, remote.continuous) == (0, False)


def test_a_board_that_does_not_answer_is_asked_three_times() -> None:
    board, time = Board(deaf=True), Time()
    begun_s = time()
    with pytest.raises(DeviceError, match="does not answer"):
        end_of(start(Way(board, time, time.sleep), time))

    assert [said.hex() for said in board.heard] == ["1500"] * 3
    assert time() - begun_s == pytest.approx(1.5)


def test_an_answer_that_was_lost_is_asked_for_again() -> None:
    board, time = Board(deaf=True), Time()
    starting = start(Way(board, time, time.sleep), time)
    for _ in range(6):
        next(starting)
    board.deaf = False

    assert end_of(starting) == TABLE


def test_it_never_waits_longer_than_a_tenth_of_a_second() -> None:
    board, time = Board(deaf=True), Time()
    starting = start(Way(board, time, time.sleep), time)
    for _ in range(10):
        before_s = time()
        next(starting)
        assert time() - before_s <= 0.1 + 1e-9
