"""Print how fast Stepling is on this machine, as a table or as JSON.

    python -m tests.benchmarks.run [--json] [--hour]

`--hour` adds the memory that an hour of simulated play gains.
"""

import json
import sys
from statistics import median

from game.minigames import GAMES
from tests.benchmarks import measures, measuring, sensing
from tests.benchmarks.measures_minute import made, real
from tests.sensors.ble.simulated_radio import INTERVALS_S


def figures(hour):
    """All figures: name, value, unit, target."""
    for name, game in GAMES.items():
        for world in game.worlds:
            fast, slow = measuring.frames(name, world)
            yield f"frame {name}/{world} median", median(fast), "ms", "<= 2.5"
            yield f"frame {name}/{world} p99", measuring.p99(fast), "ms", "<= 6"
            ratio = median(slow) / median(fast)
            yield f"frame {name}/{world} naive over ours", ratio, "x", ">= 3"
        parts = measuring.parts_of_a_tick(name)
        for part, target in (("step", 20), ("session", 20), ("view", 40)):
            yield f"{part} {name}", parts[part], "us", f"<= {target}"
        for part in ("tracker", "child"):
            yield f"{part} a sample, {name}", parts[part], "us", "<= 12"
        for whole, how in ((False, "loop"), (True, "whole process")):
            ratio = max(measuring.headless_ratio(name, whole) for _ in range(3))
            yield f"headless play {name}, {how}", ratio, "x real time", ">= 200"
    yield from sensing_figures()
    yield from measure_figures()
    yield "start to first frame, warm", measuring.first_frame_s(), "s", "<= 1.2"
    minutes = 60 if hour else 10
    for painted in (False, True):
        gained = measuring.memory_growth(minutes, painted) / 1e6
        how = "painted" if painted else "not painted"
        yield f"memory gained in {minutes} min, {how}", gained, "MB", "< 5"


def sensing_figures():
    """What sensors cost, and how well two feet lie in time."""
    for what, cost_us in sensing.decoding_us().items():
        yield f"decode {what}", cost_us, "us", "<= 12"
    for what, cost_us in sensing.rows_of_32_cells_us().items():
        yield f"{what} a row of 32 cells", cost_us, "us", "<= 16 together"
    for interval_s in INTERVALS_S:
        ours_ms, naive_ms = sensing.between_feet_ms(interval_s)
        told = f"between the feet, {1000 * interval_s:g} ms interval"
        yield told, ours_ms, "ms rms", "<= 5 at 30 ms"
        yield f"{told}, arrivals alone", naive_ms, "ms rms", ""


def measure_figures():
    """Our measures beside plain numpy, naive loops and others' programs: a minute of 100 Hz data.

    `python -m tests.benchmarks.measures` prints this alone, and says which programs are missing.
    """
    for row in measures.compared(real() or made()):
        name = f"{measures.WORKS[row.work]}: {row.who}"
        yield name, 1e3 * row.took_s, "ms a minute", ""
        if row.who != measures.OURS:
            yield f"{name} over ours", row.times, "x", measures.target(row)


def main():
    """Measure and print."""
    rows = list(figures("--hour" in sys.argv))
    if "--json" in sys.argv:
        keys = ("name", "value", "unit", "target")
        sys.stdout.write(json.dumps([dict(zip(keys, row, strict=True)) for row in rows]) + "\n")
        return
    for name, value, unit, target in rows:
        sys.stdout.write(f"{name:<48} {value:>9.2f} {unit:<12} {target}\n")


if __name__ == "__main__":
    main()
