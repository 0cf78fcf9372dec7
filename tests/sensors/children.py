"""Rows of a child on a board or in insoles, made from loads and places, to test the tracker by."""

from sensors.calibration import Calibration, Reach
from sensors.layout import WII_BOARD, Cell, Layout, Side
from sensors.sample import Sample

KG = 30.0
REACH = Reach(left_mm=80.0, right_mm=100.0, front_mm=50.0, back_mm=40.0)
ON_BOARD = Calibration((0.0,) * 4, KG, 10.0, -20.0, REACH, quiet_mm=4.0)
IN_INSOLES = Calibration((0.0,) * 4, KG, 0.0, 0.0, REACH, quiet_mm=4.0)
INSOLES = Layout(
    "insole_pair",
    (
        Cell("left_1", -50.0, -100.0, Side.LEFT),
        Cell("left_2", -50.0, 100.0, Side.LEFT),
        Cell("right_1", 50.0, -100.0, Side.RIGHT),
        Cell("right_2", 50.0, 100.0, Side.RIGHT),
    ),
)
HALF_X_MM, HALF_Y_MM = WII_BOARD.cells[1].x_mm, WII_BOARD.cells[0].y_mm


def board_cells(x_mm=ON_BOARD.neutral_x_mm, y_mm=ON_BOARD.neutral_y_mm, kg=KG, zero=(0.0,) * 4):
    """What a Wii board's cells read with `kg` at this place."""
    right, front = 0.5 + x_mm / (2 * HALF_X_MM), 0.5 + y_mm / (2 * HALF_Y_MM)
    shares = (
        (1 - right) * front,
        right * front,
        (1 - right) * (1 - front),
        right * (1 - front),
    )
    return tuple(kg * share + off for share, off in zip(shares, zero, strict=True))


def stream(*phases, rate_hz=100, start_s=0.0):
    """Samples over phases of (seconds, cells); a hair's breadth of noise, so that no row repeats.

    Rows that are exactly 0 stay so: an empty board repeats itself.
    """
    samples = []
    for seconds, cells in phases:
        for _ in range(round(seconds * rate_hz)):
            hair = 1e-7 * (len(samples) % 2)
            row = tuple(cell + hair if cell else 0.0 for cell in cells)
            samples.append(Sample(start_s + len(samples) / rate_hz, row))
    return samples


def play(tracker, samples, tick_s=1 / 60):
    """Signals of every tick until all samples were given."""
    signals, at, now_s = [], 0, samples[0].t_s
    while at < len(samples):
        now_s += tick_s
        first = at
        while at < len(samples) and samples[at].t_s <= now_s:
            at += 1
        signals.append(tracker.tick(samples[first:at], tick_s))
    return signals
