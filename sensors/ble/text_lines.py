"""Frames out of lines of text that come in pieces."""

import re

from sensors.ble.frame import Frame, FrameError
from sensors.ble.loads import LoadReader
from sensors.ble.numbers import wrapped
from sensors.ble.profile import DeviceProfile
from sensors.layout import Side

__all__ = ["LineReader"]

HELD_LETTERS = 4096
"""Text that waits for its end at most."""
BETWEEN = str.maketrans(dict.fromkeys("[](){},;", " "))
PLAIN = re.compile(r"[-+.0-9eE\s]*", re.ASCII)
"""What numbers are written with: float() alone would also take nan and 1_000."""
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?", re.ASCII)
LONGEST_COUNT = 18
"""Digits of a counter; a longer one is none."""


class LineReader:
    """Reads the lines of one device."""

    def __init__(self, profile: DeviceProfile, loads: LoadReader, side: Side | None) -> None:
        """Compile the profile's text. AssertionError where it has none."""
        text = profile.text
        assert text is not None
        self._text = text
        self._pattern = re.compile(text.pattern)
        self._ignore = re.compile(text.ignore) if text.ignore is not None else None
        self._pick = loads.picks(text.count)
        self._loads = loads.loads
        self._side = side
        self._sides = profile.side.text if profile.side is not None else None
        self._level = profile.battery.frame if profile.battery is not None else None
        self._battery: float | None = None
        self._held = ""

    def feed(self, data: bytes) -> tuple[Frame, ...]:
        """The frames whose lines end in `data`. Raises FrameError for a line that is none."""
        *lines, held = (self._held + data.decode("latin-1")).split(self._text.ends)
        self._held = held
        frames: list[Frame] = []
        complaint = ""
        if len(held) > HELD_LETTERS:
            self._held = ""
            complaint = f"{HELD_LETTERS} letters came without the end of a line."
        for line in lines:
            try:
                frames += self._line(line.strip())
            except FrameError as error:
                complaint = complaint or str(error)
        if complaint:
            raise FrameError(complaint, tuple(frames))
        return tuple(frames)

    def _line(self, line: str) -> tuple[Frame, ...]:
        if not line:
            return ()
        shown = repr(line[:40])
        if len(line) > self._text.most_letters:
            told = f"The line {shown} has more than {self._text.most_letters} letters."
            raise FrameError(told)
        found = self._pattern.fullmatch(line)
        if found is None:
            if self._ignore is not None and self._ignore.fullmatch(line):
                return ()
            raise FrameError(f"The line {shown} is not like the profile's pattern.")
        groups = found.groupdict()
        if self._level is not None and "battery" in groups:
            self._battery = self._level.share(_number(groups["battery"], "battery"))
        cells = self._cells(groups["values"] or "")
        sequence = self._sequence(groups["sequence"]) if "sequence" in groups else None
        device_s = self._time_s(groups["time"]) if "time" in groups else None
        side = self._side_of(groups.get("side"))
        return (Frame(sequence, device_s, cells, side, self._battery),)

    def _cells(self, values: str) -> tuple[float, ...]:
        plain = values.translate(BETWEEN)
        words = plain.split()
        if len(words) != self._text.count:
            told = f"{self._text.count} numbers are needed in a line; this one has {len(words)}."
            raise FrameError(told)
        try:
            if not PLAIN.fullmatch(plain):
                raise ValueError
            numbers = list(map(float, words))
        except ValueError:
            wrong = next((word for word in words if not NUMBER.fullmatch(word)), plain)
            raise FrameError(f"A line's cell is {wrong!r:.40}, which is no number.") from None
        return self._loads(self._pick(numbers) if self._pick is not None else numbers)

    def _sequence(self, word: str | None) -> int:
        if word is None or not (word.isascii() and word.isdigit() and len(word) <= LONGEST_COUNT):
            raise FrameError(f"A line's number is {word!r:.40}, which is none.")
        return int(word) % (self._text.modulus or 1)

    def _time_s(self, word: str | None) -> float:
        seconds = _number(word, "time") * self._text.time_unit_s
        wrap_s = self._text.time_wrap_s
        return seconds if wrap_s is None else wrapped(seconds, wrap_s)

    def _side_of(self, word: str | None) -> Side | None:
        if self._sides is None:
            return self._side
        side = self._sides.side_of(word or "")
        if side is None:
            raise FrameError(f"A line says {word!r:.40} where its side should stand.")
        return side


def _number(word: str | None, what: str) -> float:
    """A number as people write it."""
    if word is None or not NUMBER.fullmatch(word):
        raise FrameError(f"A line's {what} is {word!r:.40}, which is no number.")
    number = float(word)
    if not abs(number) < float("inf"):
        raise FrameError(f"A line's {what} is too large.")
    return number
