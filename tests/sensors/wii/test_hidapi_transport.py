"""Reports over hidapi: nothing waits for ever, and a lost board is a sentence."""

from pathlib import Path

import pytest

from sensors.driver import DeviceError
from sensors.wii.hidapi_transport import HidapiTransport, hid_devices, open_hid
from tests.sensors.wii.machines import HidLibrary, listed, machine

GONE = "The balance board is gone: it was switched off, or is out of reach. Press its front button"


class Device:
    """An open device as hidapi has it, that answers as it is told."""

    def __init__(self, *reads: list[int] | OSError, sends: int | OSError = 3) -> None:
        self._reads = list(reads)
        self._sends = sends
        self.waits_ms: list[int] = []
        self.written: list[bytes] = []
        self.closed = False

    def read(self, most: int, timeout_ms: int) -> list[int]:
        self.waits_ms.append(timeout_ms)
        read = self._reads.pop(0)
        if isinstance(read, OSError):
            raise read
        return read[:most]

    def write(self, report: bytes) -> int:
        self.written.append(report)
        if isinstance(self._sends, OSError):
            raise self._sends
        return self._sends

    def close(self) -> None:
        self.closed = True


def test_a_report_comes_as_bytes_and_silence_as_none() -> None:
    transport = HidapiTransport(Device([0x30, 0, 8], []))
    assert [transport.read(0.1), transport.read(0.1)] == [b"\x30\0\x08", None]


def test_no_wait_is_so_short_that_hidapi_would_wait_for_ever() -> None:
    device = Device([], [], [])
    for timeout_s in (0.1, 0.0004, 0.0):
        HidapiTransport(device).read(timeout_s)
    assert device.waits_ms == [100, 1, 1]


@pytest.mark.parametrize("sends", [-1, OSError("write error")])
def test_a_report_that_cannot_be_sent_is_a_lost_board(sends: int | OSError) -> None:
    with pytest.raises(DeviceError, match=GONE):
        HidapiTransport(Device(sends=sends)).write(b"\x15\0")


def test_a_board_that_is_unplugged_in_mid_stream_is_a_sentence() -> None:
    transport = HidapiTransport(Device([0x30, 0, 0], OSError("read error")))
    transport.read(0.1)
    with pytest.raises(DeviceError, match=GONE):
        transport.read(0.1)


def test_it_is_closed() -> None:
    device = Device()
    HidapiTransport(device).close()
    assert device.closed


def test_a_path_that_is_no_text_is_shown_all_the_same(tmp_path: Path) -> None:
    library = HidLibrary([listed(path=b"/dev/\xff")], refused=[b"/dev/\xff"])
    here = machine(tmp_path, hidraw=library)
    with pytest.raises(DeviceError, match="does not let this program read the balance board at"):
        open_hid(here, hid_devices(here)[0])
