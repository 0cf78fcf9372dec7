"""The measures beside plain numpy, our own naive loops and the programs of others, in one run.

    python -m tests.benchmarks.measures

Times are the best of many calls on one minute of 100 Hz, call by call in turn with ours: what other
jobs of the machine slow down for a while, they slow down for both. As each call of ours then comes
after one of the other, which filled the memory at hand, its part in the ratio is no shorter than
its time alone.
"""

import sys
from collections.abc import Iterator
from statistics import median
from time import perf_counter
from typing import NamedTuple

import numpy as np

from sensors.measures.contacts import contacts, contacts_bw
from sensors.measures.entropy import sample_entropy
from sensors.measures.gait import gait
from sensors.measures.low_pass import low_pass
from sensors.measures.running_sway import RunningSway
from sensors.measures.spectrum import spectrum
from sensors.measures.swarii import swarii
from sensors.measures.sway import sway
from sensors.one_euro import OneEuro
from tests.benchmarks import measures_plain, naive_measures
from tests.benchmarks.measures_minute import RATE_HZ, Minute, made, real
from tests.benchmarks.measures_peers import Call, left_out, peers

OURS, PLAIN, TIGHT, NAIVE = "Stepling", "plain numpy", "tight numpy", "naive"
CALLS, ROUNDS = 20, 9
MOST_S = 2.0
"""What takes longer than this for all its calls is called less often, at least twice."""
CONTACT_SHARE = 0.05
"""Of the largest load of each foot, as one of the reference values has it."""

WORKS = {
    "sway": "sway, time domain",
    "spectrum": "sway, spectrum of both axes",
    "sway and spectrum": "sway, time domain and spectrum",
    "entropy": "sample entropy, one axis at 25 Hz",
    "whole set": "sway, spectrum, entropy of both axes",
    "low-pass": "10 Hz low-pass, both axes, both ways",
    "swarii": "windowed averages to 25 Hz",
    "gait": "contacts and times of a walk",
    "gait by weight": "the same, contacts by weight",
    "one-euro": "1-euro filter, a call a row, one axis",
    "running sway": "running sway, a call a row",
}
TARGETS = {
    ("sway", PLAIN): 1 / 1.1,
    ("sway", TIGHT): 1 / 1.1,
    ("sway", NAIVE): 1.0,
    ("sway", "micromotion"): 1.0,
    ("sway", "openbalance"): 1.0,
    ("sway and spectrum", "micromotion"): 1.0,
    ("entropy", "micromotion"): 1.0,
    ("entropy", "antropy"): 1.0,
    ("entropy", "neurokit2"): 1.0,
    ("whole set", NAIVE): 3.0,
    ("swarii", NAIVE): 25.0,
    ("gait", NAIVE): 1.0,
    ("gait by weight", NAIVE): 1.0,
    ("one-euro", "OneEuroFilter"): 1.0,
}
"""So many times as long as ours, at least."""


def ours(minute: Minute) -> dict[str, Call]:
    """Every work by the measures."""
    t_s, cop_mm, thin = minute.t_s, minute.cop_mm, minute.thin_mm
    feet_kg = minute.left_kg, minute.right_kg
    standing_kg = float((minute.left_kg + minute.right_kg).mean())

    def whole_set() -> dict[str, float]:
        out = sway(t_s, cop_mm) | spectrum(cop_mm, RATE_HZ)
        for axis, column in zip(("ml", "ap"), cop_mm[::4].T, strict=True):
            out[f"sampen_m2_r0.2_25hz_{axis}"] = sample_entropy(column)
        return out

    def walk() -> dict[str, float]:
        feet = (contacts(load_kg, CONTACT_SHARE * load_kg.max()) for load_kg in feet_kg)
        return gait(minute.walk_s, *feet)

    def walk_by_weight() -> dict[str, float]:
        feet = (contacts_bw(minute.walk_s, load_kg, standing_kg) for load_kg in feet_kg)
        return gait(minute.walk_s, *feet)

    return {
        "sway": lambda: sway(t_s, cop_mm),
        "spectrum": lambda: spectrum(cop_mm, RATE_HZ),
        "sway and spectrum": lambda: sway(t_s, cop_mm) | spectrum(cop_mm, RATE_HZ),
        "entropy": lambda: sample_entropy(thin),
        "whole set": whole_set,
        "low-pass": lambda: low_pass(cop_mm, RATE_HZ),
        "swarii": lambda: swarii(t_s, cop_mm),
        "gait": walk,
        "gait by weight": walk_by_weight,
        "one-euro": _smooth(minute),
        "running sway": _running(minute),
    }


def _smooth(minute: Minute) -> Call:
    values, stamps = minute.cop_mm[:, 0].tolist(), minute.t_s.tolist()

    def smooth() -> list[float]:
        follow, before_s = OneEuro(values[0]), stamps[0]
        smoothed = []
        for value_mm, t_s in zip(values, stamps, strict=True):
            follow.add(value_mm, t_s - before_s)
            before_s = t_s
            smoothed.append(follow.value_mm)
        return smoothed

    return smooth


def _running(minute: Minute) -> Call:
    rows = np.column_stack((minute.t_s, minute.cop_mm)).tolist()

    def run() -> dict[str, float]:
        running = RunningSway()
        for row in rows:
            running.add(*row)
        return running.values()

    return run


def others(minute: Minute) -> Iterator[tuple[str, str, Call]]:
    """Which work, whose, and the call: plain numpy, plain loops, and programs of others."""
    t_s, cop_mm, thin = minute.t_s, minute.cop_mm, minute.thin_mm
    feet_kg = minute.left_kg, minute.right_kg
    values, stamps = cop_mm[:, 0].tolist(), t_s.tolist()

    def smooth() -> list[float]:
        follow = measures_plain.OneEuro()
        return [follow(value, t) for value, t in zip(values, stamps, strict=True)]

    def walk() -> dict[str, float]:
        least = (CONTACT_SHARE * load_kg.max() for load_kg in feet_kg)
        return naive_measures.gait(minute.walk_s, *feet_kg, *least)

    def frequencies() -> dict[str, float]:
        return naive_measures.sway_spectrum(cop_mm, RATE_HZ)

    yield "sway", PLAIN, lambda: naive_measures.plain_sway(t_s, cop_mm)
    yield "sway", TIGHT, lambda: measures_plain.sway_in_columns(t_s, cop_mm)
    yield "sway", NAIVE, lambda: naive_measures.sway_time(t_s, cop_mm)
    yield "spectrum", NAIVE, frequencies
    yield (
        "sway and spectrum",
        NAIVE,
        lambda: naive_measures.sway_time(t_s, cop_mm) | frequencies(),
    )
    yield "entropy", NAIVE, lambda: naive_measures.sample_entropy(thin)
    yield "whole set", NAIVE, lambda: naive_measures.sway_full(t_s, cop_mm, RATE_HZ)
    yield "low-pass", NAIVE, lambda: naive_measures.low_pass(cop_mm, RATE_HZ)
    yield "swarii", NAIVE, lambda: naive_measures.swarii(t_s, cop_mm)
    yield "gait", NAIVE, walk
    yield "gait by weight", NAIVE, walk
    yield "one-euro", NAIVE, smooth
    yield from peers(minute)


class Compared(NamedTuple):
    """One line of the table."""

    work: str
    who: str
    took_s: float
    """For one minute of 100 Hz."""
    times: float
    """So many times as long as ours took, in turn with it."""


def in_turn(own: Call, other: Call, rounds: int = 1, most_s: float = MOST_S) -> tuple[float, ...]:
    """The best seconds of ours and of the other, and the median over the rounds of other / ours.

    In each round both are called in turn, 20 times, or as often as `most_s` allows.
    """
    calls = int(max(2, min(CALLS, most_s / (_took_s(own) + _took_s(other)))))
    bests = []
    for _ in range(rounds):
        pairs = [(_took_s(own), _took_s(other)) for _ in range(calls)]
        bests.append(tuple(map(min, zip(*pairs, strict=True))))
    own_s, other_s = map(min, zip(*bests, strict=True))
    return own_s, other_s, median(theirs / mine for mine, theirs in bests)


def _took_s(call: Call) -> float:
    begun = perf_counter()
    call()
    return perf_counter() - begun


def compared(minute: Minute, most_s: float = MOST_S) -> Iterator[Compared]:
    """The whole table, work by work: ours first."""
    rest = list(others(minute))
    for work, own in ours(minute).items():
        minutes = minute.walk_minutes if work.startswith("gait") else 1.0
        own_s, rows = min(_took_s(own) for _ in range(CALLS)), []
        for who, call in [(who, call) for beside, who, call in rest if beside == work]:
            best_s, other_s, times = in_turn(
                own, call, ROUNDS if who in (PLAIN, TIGHT) else 1, most_s
            )
            own_s = min(own_s, best_s)
            rows.append(Compared(work, who, other_s / minutes, times))
        yield Compared(work, OURS, own_s / minutes, 1.0)
        yield from rows


def target(row: Compared) -> str:
    """What the ratio must be."""
    least = TARGETS.get((row.work, row.who))
    return "" if least is None else f">= {least:.2f}"


def table(minute: Minute, most_s: float = MOST_S) -> Iterator[str]:
    """What is printed of one minute."""
    yield f"One minute of 100 Hz: {minute.told}"
    for row in compared(minute, most_s):
        what = WORKS[row.work] if row.who == OURS else ""
        took = f"{1000 * row.took_s:>9.3f} ms {row.times:>8.2f} x"
        yield f"  {what:<40} {row.who:<14} {took}  {target(row)}".rstrip()


def told() -> Iterator[str]:
    """The tables: of simulated children always, of recordings where they are."""
    for minute in filter(None, (made(), real())):
        yield from table(minute)
    missing = left_out()
    if missing:
        yield f"Not installed, and so left out: {', '.join(missing)}"


if __name__ == "__main__":
    for line in told():
        sys.stdout.write(f"{line}\n")
