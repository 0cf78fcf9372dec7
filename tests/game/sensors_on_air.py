"""Boards that are not there, on a radio that is in this process, as the program finds them."""

import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from math import sin

import pytest

from sensors.around import Around
from sensors.ble.radio import Backends, Radio
from sensors.four_cells import corners
from sensors.search import Search
from sensors.wii import Scan
from tests.sensors.ble.air import VirtualAir
from tests.sensors.ble.dialect import Dialect
from tests.sensors.ble.virtual_insole import VirtualInsole

FIRST, SECOND = "C0:00:00:00:00:11", "C0:00:00:00:00:12"
_FRAME = struct.Struct("<BHI4h")


def _frame(sequence: int, device_us: int, cells: Sequence[float]) -> bytes:
    whole = (max(-32768, min(round(cell), 32767)) for cell in cells)
    return _FRAME.pack(1, sequence & 0xFFFF, device_us & 0xFFFFFFFF, *whole)


STEPLING_BOARD = Dialect(
    service="b0a50001-5c1e-4f0b-9d37-3f6d0c2e7a41",
    stream="b0a50010-5c1e-4f0b-9d37-3f6d0c2e7a41",
    command="b0a50011-5c1e-4f0b-9d37-3f6d0c2e7a41",
    frame=_frame,
    start=b"\x01\x64\x00",
)
"""As sensors/devices/README.md describes it to makers: four cells, in steps of 0.01 kg."""


def leaning(t_s: float) -> tuple[float, ...]:
    """Somebody of 32 kg who leans about, in steps of 0.01 kg."""
    return corners(3200.0, 80.0 * sin(2.0 * t_s), 30.0 * sin(3.0 * t_s), 200.0, 120.0)


def board(
    air: VirtualAir,
    address: str = FIRST,
    cells: Callable[[float], Sequence[float]] = leaning,
) -> VirtualInsole:
    """A Stepling board that is switched on."""
    return VirtualInsole(air, "Stepling", address, STEPLING_BOARD, cells=cells)


@contextmanager
def air_of_the_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualAir]:
    """The commands hear this air alone, and see no board that may be at this computer."""
    with VirtualAir() as air:

        def around() -> Around:
            return Around(0, lambda: Radio(Backends(*air.backends)))

        monkeypatch.setattr("game.sensor_commands.Around", around)
        monkeypatch.setattr("sensors.search.Search", partial(Search, boards=lambda: Scan(())))
        yield air
