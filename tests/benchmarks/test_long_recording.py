"""Two hours at 100 Hz: how long it takes to read them, and how much memory."""

import subprocess
import sys

import pytest

from sensors.layout import WII_BOARD, Cell, Layout, Side
from sensors.recording_header import Header, write_header

ROWS = 2 * 3600 * 100
READ = """
import sys
from pathlib import Path
from time import process_time

from sensors.recording import read

assert "numpy" not in sys.modules
begun_s = process_time()
rows = len(read(Path(sys.argv[1])).table)
took_s = process_time() - begun_s
status = Path("/proc/self/status").read_text().split()
print(rows, took_s, int(status[status.index("VmHWM:") + 1]) / 1024)
"""
INSOLES = Layout(
    "insole_pair",
    tuple(Cell(f"{side.value}_{at}", 0.0, at, side) for side in Side for at in range(8)),
)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of one process")
@pytest.mark.parametrize(
    ("layout", "most_s", "most_mb"), [(WII_BOARD, 1.5, 150), (INSOLES, 4.0, 300)]
)
def test_two_hours_are_read_in_seconds_and_below_300_megabytes(tmp_path, layout, most_s, most_mb):
    names = ",".join(("t_s", *(cell.name for cell in layout.cells)))
    rest = [
        "".join(f",{(at * cell + 7) % 997 / 83:.5f}" for cell in range(len(layout.cells)))
        for at in range(1000)
    ]
    with (tmp_path / "r.csv").open("w", newline="") as file:
        file.write(f"{write_header(Header(layout, {}))}{names}\n")
        file.writelines(f"{at / 100:.3f}{rest[at % 1000]}\n" for at in range(ROWS))
    words = [sys.executable, "-c", READ, str(tmp_path / "r.csv")]
    done = subprocess.run(words, capture_output=True, text=True, check=True)

    rows, took_s, peak_mb = map(float, done.stdout.split())
    assert rows == ROWS
    assert took_s < most_s
    assert peak_mb < most_mb
