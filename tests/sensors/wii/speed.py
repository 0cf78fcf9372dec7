"""How long one report of a board takes to become a row."""

from timeit import repeat

from sensors.wii.streaming import HidBoard
from tests.sensors.wii.emulator import Board, Time

STREAMED = bytes.fromhex("3400000b153f48068331a61a00830000000000000000")


class _Fast:
    """A HidTransport that answers a start, and then has a report whenever it is asked."""

    def __init__(self) -> None:
        self._board = Board()
        self._answers: list[bytes] = []

    def write(self, report: bytes) -> None:
        self._answers += self._board.output(report)

    def read(self, _: float) -> bytes:
        return self._answers.pop(0) if self._answers else STREAMED

    def close(self) -> None:
        """Nothing is open."""


def report_to_row_s(rounds: int = 5, rows: int = 10_000) -> float:
    """Seconds for one report 34, with all that a reader does with it: the best of some rounds."""
    reading = HidBoard(_Fast(), Time()).rows()

    def read() -> None:
        for _ in range(rows):
            next(reading)

    return min(repeat(read, number=1, repeat=rounds)) / rows
