"""What decoding costs, for the benchmarks: microseconds of this thread's own work for a frame."""

import struct
import time

from sensors.ble.catalog import profile_called
from sensors.ble.frames import FrameDecoder
from sensors.ble.loading import load_profile
from tests.sensors.ble.device_texts import ESP32

ROUNDS, FRAMES = 5, 5000


def own_device_us() -> float:
    """A frame of 16 cells of a device that only its YAML describes (budget: 12 us)."""
    packet = struct.pack("<HIQ16H", 7, 8, 9, *range(16))
    return _cost_us(FrameDecoder(load_profile(ESP32)), packet, 1)


def stepling_insole_us() -> float:
    """A frame of 16 cells of a Stepling insole."""
    packet = b"\1" + struct.pack("<HI16h", 7, 8, *range(16))
    return _cost_us(FrameDecoder(profile_called("stepling_insoles")), packet, 1)


def text_line_us() -> float:
    """A line of 24 numbers in text."""
    values = ",".join(f"[{a}.5,{a}.25,1.0,0.0]" for a in range(6))
    decoder = FrameDecoder(profile_called("fff0_text_insoles"))
    return _cost_us(decoder, f"L_[{values}]\n".encode(), 1)


def _cost_us(decoder: FrameDecoder, packet: bytes, frames: int) -> float:
    assert len(decoder.feed(packet)) == frames
    best_s = float("inf")
    for _ in range(ROUNDS):
        begun_s = time.thread_time()
        for _ in range(FRAMES):
            decoder.feed(packet)
        best_s = min(best_s, time.thread_time() - begun_s)
    return 1e6 * best_s / FRAMES / frames
