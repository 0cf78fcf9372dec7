"""Opening a board: by which way, which of several, and each sentence where it cannot be done."""

from itertools import islice
from pathlib import Path

import pytest

from sensors.around import Around
from sensors.driver import DeviceError, SteppedDriver
from sensors.drivers import DRIVERS
from sensors.layout import WII_BOARD
from sensors.sample import Sample
from sensors.wii.board import WiiBoard
from sensors.wii.find import open_board
from tests.sensors.wii.emulator import Board, Time, Way
from tests.sensors.wii.machines import (
    BOARD,
    REMOTE,
    EvdevLibrary,
    HidLibrary,
    OverWay,
    describe_node,
    listed,
    machine,
)

HIDRAW, NODE = "/dev/hidraw3", "/dev/input/event5"
SYNC = r"Press the front button of the board\..* red SYNC button under the board's battery lid"


def emulated(**boards: Board) -> HidLibrary:
    """hidapi with these boards, each behind /dev/NAME."""

    def make(path: bytes) -> OverWay:
        time = Time()
        return OverWay(Way(boards[path.decode().removeprefix("/dev/")], time, time.sleep))

    return HidLibrary([], make)


def with_devices(library: HidLibrary, *devices: dict[str, object]) -> HidLibrary:
    return HidLibrary(devices, library.make, library.refused)


def rows_of(board: WiiBoard, count: int = 2) -> list[Sample]:
    reading = board.read()
    rows = list(islice((row for row in reading if row is not None), count))
    reading.close()
    return rows


def told_by(board: WiiBoard) -> str:
    with pytest.raises(DeviceError) as told:
        rows_of(board)
    return str(told.value)


def test_a_board_is_read_by_its_reports_where_that_is_allowed(tmp_path: Path) -> None:
    describe_node(tmp_path)
    evdev = EvdevLibrary()
    hid = with_devices(emulated(hidraw3=Board(kg={"tr": 8, "br": 6, "tl": 5, "bl": 20})), listed())
    here = machine(tmp_path, may_use=[HIDRAW, NODE], hidraw=hid, evdev=evdev)
    board = open_board(machine=here)
    rows = rows_of(board)

    assert rows[0].cells_kg == pytest.approx((5, 8, 20, 6), abs=0.01)
    assert (board.layout.lively, board.battery_share) == (True, 1.0)
    assert hid.doubles[0].closed
    assert evdev.opened == []


def test_a_board_is_read_through_the_kernel_where_its_reports_may_not_be(tmp_path: Path) -> None:
    describe_node(tmp_path)
    evdev, hid = EvdevLibrary(), HidLibrary([listed()], refused=[HIDRAW.encode()])
    board = open_board(machine=machine(tmp_path, may_use=[NODE], hidraw=hid, evdev=evdev))

    assert not board.layout.lively
    assert rows_of(board)[0].cells_kg == (5.0, 7.99, 19.99, 6.0)
    assert not board.layout.lively
    assert board.battery_share == 1.0
    assert [double.path for double in evdev.opened] == [NODE]
    assert evdev.opened[0].closed


def test_a_right_that_is_given_later_is_used_when_the_board_is_opened_anew(tmp_path: Path) -> None:
    describe_node(tmp_path)
    hid = with_devices(emulated(hidraw3=Board()), listed())
    hid.refused.add(HIDRAW.encode())
    here = machine(tmp_path, may_use=[NODE], hidraw=hid, evdev=EvdevLibrary())
    board = open_board(machine=here)
    rows_of(board)
    hid.refused.clear()
    rows_of(board)

    assert board.layout.lively


def test_a_damaged_calibration_is_not_got_round_through_the_kernel(tmp_path: Path) -> None:
    describe_node(tmp_path)
    evdev, hid = EvdevLibrary(), with_devices(emulated(hidraw3=Board(misreads=9)), listed())
    here = machine(tmp_path, may_use=[HIDRAW, NODE], hidraw=hid, evdev=evdev)

    assert "calibration is damaged" in told_by(open_board(machine=here))
    assert evdev.opened == []


def test_no_right_to_use_the_board_is_a_sentence_with_the_rule(tmp_path: Path) -> None:
    describe_node(tmp_path)
    hid = HidLibrary([listed()], refused=[HIDRAW.encode()])
    told = told_by(open_board(machine=machine(tmp_path, hidraw=hid, evdev=EvdevLibrary())))

    assert "/etc/udev/rules.d/70-stepling.rules" in told
    assert 'TAG+="uaccess"' in told


def test_a_board_that_another_program_holds_is_a_sentence(tmp_path: Path) -> None:
    hid = HidLibrary([listed()], refused=[HIDRAW.encode()])
    told = told_by(open_board(machine=machine(tmp_path, "win32", hid=hid)))
    assert "cannot be opened. Close other programs that use it" in told


def test_without_evdev_a_board_that_only_the_kernel_shows_is_a_sentence(tmp_path: Path) -> None:
    describe_node(tmp_path)
    here = machine(tmp_path, may_use=[NODE], hidraw=HidLibrary([]))
    assert "python -m pip install evdev-binary" in told_by(open_board(machine=here))


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_without_hidapi_it_is_said_what_to_install(tmp_path: Path, platform: str) -> None:
    told = told_by(open_board(machine=machine(tmp_path, platform)))
    assert told.endswith("Install it: python -m pip install hidapi.")


def test_a_board_that_only_the_kernel_shows_and_keeps_to_itself_is_a_sentence(
    tmp_path: Path,
) -> None:
    describe_node(tmp_path)
    evdev = EvdevLibrary()
    told = told_by(open_board(machine=machine(tmp_path, hidraw=HidLibrary([]), evdev=evdev)))

    assert told.startswith(f"Linux does not let this program read the balance board at {NODE}.")
    assert evdev.opened == []


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_no_board_is_a_sentence_about_its_buttons(tmp_path: Path, platform: str) -> None:
    hid = HidLibrary([])
    board = open_board(machine=machine(tmp_path, platform, hid=hid, hidraw=hid))
    with pytest.raises(DeviceError, match=f"No Wii Balance Board is connected. {SYNC}"):
        rows_of(board)


def test_only_a_wii_remote_is_a_sentence(tmp_path: Path) -> None:
    board = open_board(machine=machine(tmp_path, hidraw=HidLibrary([listed(REMOTE)])))
    with pytest.raises(DeviceError, match=f"A Wii Remote is connected, and no balance.*{SYNC}"):
        rows_of(board)


def test_a_board_without_a_name_is_known_by_its_identity(tmp_path: Path) -> None:
    hid = with_devices(
        emulated(hidraw1=Board(identity=None), hidraw2=Board()),
        listed("", b"/dev/hidraw1", None),
        listed(None, b"/dev/hidraw2", None),
    )
    board = open_board(machine=machine(tmp_path, hidraw=hid))

    assert len(rows_of(board)) == 2
    assert [double.closed for double in hid.doubles] == [True, True]


def test_a_nameless_wii_remote_alone_is_a_sentence(tmp_path: Path) -> None:
    hid = with_devices(emulated(hidraw1=Board(identity=None)), listed("", b"/dev/hidraw1"))
    told = told_by(open_board(machine=machine(tmp_path, hidraw=hid)))

    assert told.startswith("This is a Wii Remote and no balance board.")
    assert hid.doubles[0].closed


def test_a_board_that_has_its_name_is_tried_first(tmp_path: Path) -> None:
    hid = with_devices(
        emulated(hidraw1=Board(identity=None), hidraw2=Board()),
        listed("", b"/dev/hidraw1"),
        listed(BOARD, b"/dev/hidraw2"),
    )
    rows_of(open_board(machine=machine(tmp_path, hidraw=hid)))

    assert hid.opened == [b"/dev/hidraw2"]


@pytest.mark.parametrize("written", ["00:1E:35:00:00:02", "001e35000002", "00-1e-35-00-00-02"])
def test_one_of_two_boards_is_opened_by_its_address(tmp_path: Path, written: str) -> None:
    hid = with_devices(
        emulated(hidraw1=Board(), hidraw2=Board()),
        listed(path=b"/dev/hidraw1"),
        listed(path=b"/dev/hidraw2", address="00:1e:35:00:00:02"),
    )
    rows_of(open_board(written, machine(tmp_path, hidraw=hid)))

    assert hid.opened == [b"/dev/hidraw2"]


def test_a_board_that_is_not_there_is_named_by_its_address(tmp_path: Path) -> None:
    here = machine(tmp_path, hidraw=HidLibrary([listed()]))
    told = told_by(open_board("aa:bb:cc:dd:ee:ff", here))
    assert told.startswith("The balance board aa:bb:cc:dd:ee:ff is not connected. Press the front")


def test_opening_touches_nothing_and_never_raises(tmp_path: Path) -> None:
    hid = HidLibrary([listed()])
    open_board(machine=machine(tmp_path, may_use=[HIDRAW], hidraw=hid))
    open_board(machine=machine(tmp_path))

    assert hid.opened == []


def test_the_list_of_devices_has_the_board() -> None:
    board = DRIVERS["wii"]("00:1e:35:00:00:01", Around())

    assert isinstance(board, WiiBoard)
    assert board.layout == WII_BOARD
    assert board.silence_s is None
    assert not isinstance(board, SteppedDriver)
