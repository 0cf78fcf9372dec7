"""Numbers out of bytes, by the name of their type: single ones, and all of a sample at once."""

import struct
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

from sensors.ble.fields import NUMBER_TYPES, bits_of
from sensors.ble.profile_frames import Reading, Run

__all__ = ["Pick", "number_at", "numbers_of", "reader_of", "wrapped"]

Reader = Callable[[bytes, int], float]
Numbers = Callable[[bytes, int], Sequence[float]]
"""Reads all numbers of a sample, given where it begins. The bytes must reach far enough."""
Pick = Callable[[Sequence[float]], Sequence[float]]


def wrapped(number: float, at: float) -> float:
    """`number` from 0 up to, and never, `at`: a hair below 0 would round up to `at` itself."""
    rest = number % at
    return rest if rest < at else 0.0


def reader_of(kind: str) -> Reader:
    """What reads one number of type `kind` from bytes at an offset; they must reach far enough."""
    letters = NUMBER_TYPES[kind]
    if letters:
        unpack = struct.Struct(letters).unpack_from
        return lambda data, at: unpack(data, at)[0]
    size, signed = bits_of(kind) // 8, kind.startswith("i")
    if kind.endswith("le"):
        return lambda data, at: int.from_bytes(data[at : at + size], "little", signed=signed)
    return lambda data, at: int.from_bytes(data[at : at + size], "big", signed=signed)


def number_at(data: bytes, at: int, kind: str) -> float | None:
    """One number; None where the bytes end before it does, or it is not finite."""
    if at + bits_of(kind) // 8 > len(data):
        return None
    number = reader_of(kind)(data, at)
    return number if abs(number) < float("inf") else None


def numbers_of(reading: Reading, pick: Pick | None) -> Numbers:
    """What reads the numbers of a sample, and picks its cells."""
    read = _all_of(reading)
    return read if pick is None else lambda data, base: pick(read(data, base))


def _all_of(reading: Reading) -> Numbers:
    if reading.run is not None and reading.is_packed:
        return _packed(reading.run, reading.type)
    size = bits_of(reading.type) // 8
    ats = reading.at
    if ats is None:
        run = reading.run or Run(start=0, count=1)
        ats = tuple(range(run.start, run.start + run.count * size, size))
    gaps = [b - a - size for a, b in pairwise(ats)]
    letters = NUMBER_TYPES[reading.type]
    if not letters or any(gap < 0 for gap in gaps):
        one = reader_of(reading.type)
        return lambda data, base: [one(data, base + at) for at in ats]
    # One call for all of them, the bytes between passed over.
    order, letter = letters[:-1] or "<", letters[-1]
    form = order + letter + "".join(f"{gap}x{letter}" for gap in gaps)
    unpack, start = struct.Struct(form).unpack_from, ats[0]
    return lambda data, base: unpack(data, base + start)


def _packed(run: Run, kind: str) -> Numbers:
    """Numbers of 10 or 12 bits without gaps: `le` fills bytes from their lowest bit up."""
    bits, count, start = bits_of(kind), run.count, run.start
    size, mask = -(-count * bits // 8), 2**bits - 1
    end = start + size
    if kind.endswith("le"):
        shifts = range(0, bits * count, bits)
        return lambda data, base: _cut(data[base + start : base + end], "little", shifts, mask)
    shifts = range(8 * size - bits, 8 * size - bits * count - 1, -bits)
    return lambda data, base: _cut(data[base + start : base + end], "big", shifts, mask)


def _cut(
    data: bytes, order: Literal["little", "big"], shifts: Sequence[int], mask: int
) -> list[int]:
    whole = int.from_bytes(data, order)
    return [whole >> shift & mask for shift in shifts]
