"""Finding a balance board, whichever way this machine reaches it, and opening it."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from sensors.driver import DeviceError
from sensors.wii.board import Way, WiiBoard
from sensors.wii.evdev_board import EvdevReader
from sensors.wii.evdev_node import Node, evdev_nodes, open_node
from sensors.wii.hidapi_transport import (
    BOARD_NAME,
    HidDevice,
    hid_devices,
    not_allowed,
    open_hid,
)
from sensors.wii.machine import Machine
from sensors.wii.streaming import HidBoard

__all__ = ["FoundBoard", "Scan", "found_boards", "open_board", "scan"]

EVDEV = "evdev"
WAKE = (
    "Press the front button of the board. The first time, let this computer look for Bluetooth "
    "devices and press the red SYNC button under the board's battery lid."
)


class FoundBoard(NamedTuple):
    """A board that is connected to this computer."""

    name: str
    address: str
    """What `open_board` takes; empty where the system does not tell boards apart."""
    way: str
    """How it is reached: `hidraw`, `hid` or `evdev`."""
    note: str = ""
    """Why it cannot be played with, and what to do; empty where it can."""


class Scan(NamedTuple):
    """What was found, and what to do where something stands in the way."""

    boards: tuple[FoundBoard, ...]
    note: str = ""


def found_boards(machine: Machine | None = None) -> tuple[FoundBoard, ...]:
    """The boards that are connected now. Opens none, waits for none and never raises."""
    return scan(machine).boards


def scan(machine: Machine | None = None) -> Scan:
    """As `found_boards`, with a sentence where there is none."""
    machine = machine or Machine()
    devices, trouble = _devices(machine)
    nodes = evdev_nodes(machine)
    boards = [_of_device(machine, each, nodes) for each in devices if not each.is_remote]
    known = [each.address for each in devices]
    strangers = [each for each in nodes if not _any_is(known, each.address)]
    boards += [_of_node(machine, each, trouble) for each in strangers]
    if boards:
        return Scan(tuple(boards))
    return Scan((), str(trouble or _none_found(devices)))


def open_board(address: str = "", machine: Machine | None = None) -> WiiBoard:
    """The board with this Bluetooth address, or the first one that is there when it is read.

    Never raises: a board that is switched off now is found once it is read.
    """
    here = machine or Machine()
    boards = [each for each in found_boards(here) if _is(each.address, address)]
    by_kernel = bool(boards) and boards[0].way == EVDEV
    return WiiBoard(lambda: _ways(here, address), lively=not by_kernel)


def _ways(machine: Machine, address: str) -> Iterator[Way]:
    """Open whatever may be the board, the likeliest first: its reports rather than the kernel's.

    Raises DeviceError where nothing can be opened.
    """
    devices, trouble = _devices(machine)
    wanted = [each for each in devices if not each.is_remote and _is(each.address, address)]
    wanted.sort(key=lambda each: not each.is_board)
    nodes = [each for each in evdev_nodes(machine) if _is(each.address, address)]
    reports = [partial(_by_reports, machine, each) for each in wanted]
    kernels = [partial(_by_kernel, machine, each) for each in nodes]
    opened = False
    for openers in (reports, kernels):
        for opener in openers:
            try:
                way = opener()
            except DeviceError as refused:
                trouble = trouble or refused
                continue
            opened = True
            yield way
        if opened:
            return
    raise trouble or _none_found(devices, address)


def _by_reports(machine: Machine, device: HidDevice) -> Way:
    return HidBoard(open_hid(machine, device), machine.clock)


def _by_kernel(machine: Machine, node: Node) -> Way:
    if not machine.may_use(node.path):
        raise DeviceError(not_allowed(node.path))
    return EvdevReader(open_node(machine, node), machine.clock)


def _devices(machine: Machine) -> tuple[list[HidDevice], DeviceError | None]:
    """What hidapi sees, or why it sees nothing."""
    try:
        return hid_devices(machine), None
    except DeviceError as trouble:
        return [], trouble


def _of_device(machine: Machine, device: HidDevice, nodes: Sequence[Node]) -> FoundBoard:
    name = device.name or BOARD_NAME
    if not machine.is_linux or machine.may_use(device.path_text):
        return FoundBoard(name, device.address, "hidraw" if machine.is_linux else "hid")
    for node in nodes:
        if _is(node.address, device.address) and machine.may_use(node.path):
            return FoundBoard(name, device.address, EVDEV)
    return FoundBoard(name, device.address, "hidraw", not_allowed(device.path_text))


def _of_node(machine: Machine, node: Node, trouble: DeviceError | None) -> FoundBoard:
    note = "" if machine.may_use(node.path) else str(trouble or not_allowed(node.path))
    return FoundBoard(BOARD_NAME, node.address, EVDEV, note)


def _none_found(devices: Sequence[HidDevice], address: str = "") -> DeviceError:
    if devices and all(each.is_remote for each in devices):
        return DeviceError(f"A Wii Remote is connected, and no balance board. {WAKE}")
    if address:
        return DeviceError(f"The balance board {address} is not connected. {WAKE}")
    return DeviceError(f"No Wii Balance Board is connected. {WAKE}")


def _is(address: str, wanted: str) -> bool:
    """Whether it is the wanted one; any is, where none is named. Systems write them differently."""
    return not wanted or _digits(address) == _digits(wanted)


def _any_is(known: Sequence[str], address: str) -> bool:
    return any(_digits(each) == _digits(address) for each in known)


def _digits(address: str) -> str:
    return "".join(filter(str.isalnum, address)).lower()
