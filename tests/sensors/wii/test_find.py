"""Which boards are found on which machine, how they are reached, and what is said where not."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sensors.wii.find import FoundBoard, found_boards, scan
from tests.sensors.wii.machines import (
    ADDRESS,
    BOARD,
    REMOTE,
    HidLibrary,
    describe_node,
    listed,
    machine,
)

HIDRAW, NODE = "/dev/hidraw3", "/dev/input/event5"
SYNC = r"Press the front button of the board\..* red SYNC button under the board's battery lid"


@pytest.mark.parametrize(
    ("platform", "library"), [("linux", "hidraw"), ("win32", "hid"), ("darwin", "hid")]
)
def test_a_board_is_found_by_its_numbers_with_the_module_of_the_system(
    tmp_path: Path, platform: str, library: str
) -> None:
    hid = HidLibrary([listed()])
    here = machine(tmp_path, platform, [HIDRAW], **{library: hid})

    assert found_boards(here) == (FoundBoard(BOARD, ADDRESS, library),)
    assert hid.looked_for == [(0x057E, 0x0306)]
    assert hid.opened == []


def test_a_wii_remote_is_no_board(tmp_path: Path) -> None:
    found = scan(machine(tmp_path, hidraw=HidLibrary([listed(REMOTE)])))

    assert found.boards == ()
    assert found.note.startswith("A Wii Remote is connected, and no balance board.")


def test_a_device_is_listed_once_though_the_system_lists_each_of_its_uses(tmp_path: Path) -> None:
    here = machine(tmp_path, "darwin", hid=HidLibrary([listed(), listed()]))
    assert len(found_boards(here)) == 1


def test_a_board_whose_reports_may_not_be_read_is_reached_through_the_kernel(
    tmp_path: Path,
) -> None:
    describe_node(tmp_path)
    here = machine(tmp_path, may_use=[NODE], hidraw=HidLibrary([listed()]))

    assert found_boards(here) == (FoundBoard(BOARD, ADDRESS, "evdev"),)


def test_a_board_that_may_not_be_used_at_all_says_what_to_do(tmp_path: Path) -> None:
    describe_node(tmp_path)
    (board,) = found_boards(machine(tmp_path, hidraw=HidLibrary([listed()])))

    assert board.way == "hidraw"
    assert "does not let this program read the balance board at /dev/hidraw3" in board.note
    assert "/etc/udev/rules.d/70-stepling.rules" in board.note
    assert board.note.endswith('KERNEL=="hidraw*", KERNELS=="0005:057E:0306.*", TAG+="uaccess"')


def test_without_hidapi_the_kernels_board_is_found(tmp_path: Path) -> None:
    describe_node(tmp_path)
    assert found_boards(machine(tmp_path, may_use=[NODE])) == (FoundBoard(BOARD, ADDRESS, "evdev"),)


def test_without_hidapi_and_without_the_right_the_note_says_what_to_install(tmp_path: Path) -> None:
    describe_node(tmp_path)
    (board,) = found_boards(machine(tmp_path))
    assert "python -m pip install hidapi" in board.note


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_looking_without_any_library_finds_nothing_and_says_why(
    tmp_path: Path, platform: str
) -> None:
    found = scan(machine(tmp_path, platform))

    assert found.boards == ()
    assert "hidapi, which cannot be loaded (No module named 'hid" in found.note
    assert found.note.endswith("Install it: python -m pip install hidapi.")


def test_another_package_called_hid_is_told_apart(tmp_path: Path) -> None:
    other = SimpleNamespace(Device=object, enumerate=lambda *_: [])
    assert "another package called hid" in scan(machine(tmp_path, "win32", hid=other)).note


def test_a_system_that_lists_nothing_says_so(tmp_path: Path) -> None:
    def broken(*_: int) -> None:
        raise OSError("no udev")

    library = SimpleNamespace(device=object, enumerate=broken)
    assert "cannot be listed (no udev)" in scan(machine(tmp_path, hidraw=library)).note


def test_looking_at_this_very_machine_never_raises() -> None:
    found = scan()
    assert found.boards or found.note


def test_importing_the_devices_loads_no_library_of_any() -> None:
    code = "import sys, sensors.drivers; print({'hid', 'hidraw', 'evdev'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
