"""A board as Linux describes it: found in sysfs, read through a node."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sensors.driver import DeviceError
from sensors.wii.evdev_board import CODES
from sensors.wii.evdev_node import NodeStream, evdev_nodes, open_node
from tests.sensors.wii.machines import ADDRESS, EvdevDouble, EvdevLibrary, describe_node, machine

SYN = (0, 0, 0)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[NodeStream, EvdevDouble]]:
    describe_node(tmp_path)
    library = EvdevLibrary()
    here = machine(tmp_path, evdev=library)
    stream = open_node(here, evdev_nodes(here)[0])
    yield stream, library.opened[0]
    stream.close()


def test_boards_are_found_among_other_devices_without_opening_any(tmp_path: Path) -> None:
    describe_node(tmp_path, "event12", "00:1e:35:00:00:02")
    describe_node(tmp_path)
    other = tmp_path / "class/input/event3/device"
    other.mkdir(parents=True)
    (other / "name").write_text("Nintendo Wii Remote Accelerometer\n")
    (tmp_path / "class/input/event4").mkdir()
    (tmp_path / "class/input/mouse0").mkdir()
    library = EvdevLibrary()
    found = evdev_nodes(machine(tmp_path, evdev=library))

    assert [(node.path, node.address) for node in found] == [
        ("/dev/input/event12", "00:1e:35:00:00:02"),
        ("/dev/input/event5", ADDRESS),
    ]
    assert library.opened == []


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_have_no_such_nodes(tmp_path: Path, platform: str) -> None:
    describe_node(tmp_path)
    assert evdev_nodes(machine(tmp_path, platform)) == []


def test_a_board_without_an_address_is_found_too(tmp_path: Path) -> None:
    describe_node(tmp_path)
    (tmp_path / "class/input/event5/device/device/uevent").unlink()
    assert [node.address for node in evdev_nodes(machine(tmp_path))] == [""]


def test_events_come_as_they_are(opened: tuple[NodeStream, EvdevDouble]) -> None:
    stream, device = opened
    assert list(stream.read(0.001)) == []
    device.send((3, CODES[0], 510), SYN)

    assert list(stream.read(1.0)) == [(3, CODES[0], 510, 1.0), (0, 0, 0, 1.0)]
    assert list(stream.read(0.001)) == []


def test_the_axes_are_read_as_they_are_now(opened: tuple[NodeStream, EvdevDouble]) -> None:
    stream, _ = opened
    assert [stream.axes()[code] for code in CODES] == [500, 799, 1999, 600]


def test_a_node_that_is_gone_says_so_by_its_number(opened: tuple[NodeStream, EvdevDouble]) -> None:
    stream, device = opened
    device.unplug()
    with pytest.raises(OSError, match="No such device") as gone:
        list(stream.read(1.0))
    assert gone.value.errno == 19


@pytest.mark.parametrize(
    ("capacity", "share"),
    [("51", 1.0), ("50", 1.0), ("49", 0.75), ("48", 0.5), ("42", 0.25), ("40", 0.0), ("", None)],
)
def test_the_kernels_percentage_becomes_bars_again(
    tmp_path: Path, capacity: str, share: float | None
) -> None:
    describe_node(tmp_path)
    described = evdev_nodes(machine(tmp_path))[0].described
    (described / "power_supply/wiimote_battery/capacity").write_text(capacity)

    assert NodeStream(None, described).battery_share() == share


def test_a_kernel_without_a_battery_says_nothing_of_it(tmp_path: Path) -> None:
    assert NodeStream(None, tmp_path).battery_share() is None


def test_a_node_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    class Refusing:
        def InputDevice(self, path: str) -> None:  # noqa: N802  # the library's name
            raise PermissionError(13, "Permission denied", path)

    describe_node(tmp_path)
    here = machine(tmp_path, evdev=Refusing())
    with pytest.raises(DeviceError, match=r"event5 cannot be opened .*Permission denied"):
        open_node(here, evdev_nodes(here)[0])
