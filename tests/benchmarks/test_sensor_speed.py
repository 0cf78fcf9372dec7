"""How fast the path of a sample is: it runs hundreds of times a second beside the drawing."""

from math import sin
from timeit import repeat

import pytest

from sensors.layout import WII_BOARD
from sensors.recording import read
from sensors.recording_writer import write
from sensors.sample import Sample
from sensors.tracker import Tracker
from tests.sensors.children import ON_BOARD, board_cells
from tests.sensors.tables import board_of

pytestmark = pytest.mark.alone
ROWS = 11_000


@pytest.fixture(scope="module")
def samples():
    return [
        Sample(at / 100, board_cells(60 * sin(at / 90), 20 * sin(at / 70))) for at in range(ROWS)
    ]


def test_a_row_takes_the_tracker_less_than_twelve_microseconds(samples):
    def play():
        tracker = Tracker(WII_BOARD, ON_BOARD)
        for at in range(0, ROWS, 2):
            tracker.tick(samples[at : at + 2], 1 / 60)

    assert min(repeat(play, number=1, repeat=5)) / ROWS < 12e-6


def test_eleven_thousand_rows_are_read_in_sixty_milliseconds(samples, tmp_path):
    rows = [(sample.t_s, *(round(c, 2) for c in sample.cells_kg)) for sample in samples]
    write(board_of(rows), tmp_path / "r.csv")

    assert min(repeat(lambda: read(tmp_path / "r.csv"), number=1, repeat=5)) < 0.060
