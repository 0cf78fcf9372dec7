"""Seconds for a minute of 100 Hz data: our measures, plain loops, and others' programs, in one run.

Others are timed where they can be imported: pip install micromotion openbalance antropy. None of
them is needed for anything else.
"""

import importlib
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout, suppress
from io import StringIO
from statistics import median
from typing import Any, NamedTuple

import numpy as np

from sensors.measures.contacts import contacts
from sensors.measures.entropy import sample_entropy
from sensors.measures.gait import gait
from sensors.measures.low_pass import low_pass
from sensors.measures.spectrum import spectrum
from sensors.measures.swarii import swarii
from sensors.measures.sway import sway
from tests.benchmarks import naive_measures as naive

RATE_HZ, MINUTE_S = 100.0, 60.0
OURS, NAIVE, NUMPY = "Stepling", "naive", "plain numpy"
SWAY = "sway, time domain"
WHOLE = "sway, spectrum and entropy of both axes"
RESAMPLING = "windowed average to 25 Hz"
WALKING = "contacts and walking times, both feet"
ENTROPY = "sample entropy, one axis, 25 Hz"
PEERS = ("micromotion", "openbalance", "antropy")


class Work(NamedTuple):
    """Something to be timed."""

    what: str
    who: str
    call: Callable[[], object]


def minute(seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Times (6000,) and places (6000, 2) like quiet stance: noise that is mostly slow."""
    rng = np.random.default_rng(seed)
    rows = round(MINUTE_S * RATE_HZ)
    frequency_hz = np.fft.rfftfreq(rows, 1 / RATE_HZ)
    shape = 1 / (1 + (frequency_hz / 0.3) ** 2)[:, None]
    cop = np.fft.irfft(np.fft.rfft(rng.normal(size=(rows, 2)), axis=0) * shape, axis=0)
    return np.arange(rows) / RATE_HZ, cop / cop.std(axis=0) * (3.0, 4.5) + (10.0, -60.0)


def walk() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Times (6000,) and the load under each foot in a walk of a minute."""
    t_s = np.arange(round(MINUTE_S * RATE_HZ)) / RATE_HZ
    phases = [2 * np.pi * (t_s / 1.1 + half) for half in (0.0, 0.5)]
    left, right = (np.clip(35 * (np.sin(phase) + 0.3), 0, 30) for phase in phases)
    return t_s, left, right


def ours(t_s: np.ndarray, cop: np.ndarray) -> Iterator[Work]:
    """What we do."""
    thin = np.ascontiguousarray(cop[::4, 0])
    walked = walk()
    limits = [0.05 * load.max() for load in walked[1:]]
    yield Work(SWAY, OURS, lambda: sway(t_s, cop))
    yield Work("the same after 10 Hz low-pass", OURS, lambda: sway(t_s, low_pass(cop, RATE_HZ)))
    yield Work("spectrum, both axes", OURS, lambda: spectrum(cop, RATE_HZ))
    yield Work(ENTROPY, OURS, lambda: sample_entropy(thin))
    yield Work(WHOLE, OURS, lambda: whole(t_s, cop))
    yield Work(RESAMPLING, OURS, lambda: swarii(t_s, cop))
    yield Work(WALKING, OURS, lambda: walking(walked, limits))


def whole(t_s: np.ndarray, cop: np.ndarray) -> dict[str, float]:
    """The whole sway set."""
    out = sway(t_s, cop) | spectrum(cop, RATE_HZ)
    for column in cop.T:
        out[f"entropy {len(out)}"] = sample_entropy(np.ascontiguousarray(column[::4]))
    return out


def walking(walked: tuple[np.ndarray, ...], limits: list[float]) -> dict[str, float]:
    """Contacts and times of both feet."""
    t_s, *loads = walked
    feet = [contacts(load, limit) for load, limit in zip(loads, limits, strict=True)]
    return gait(t_s, *feet)


def baselines(t_s: np.ndarray, cop: np.ndarray) -> Iterator[Work]:
    """The same, plainly."""
    walked = walk()
    limits = [0.05 * load.max() for load in walked[1:]]
    yield Work(SWAY, NAIVE, lambda: naive.sway_time(t_s, cop))
    yield Work(SWAY, NUMPY, lambda: naive.plain_sway(t_s, cop))
    yield Work("spectrum, both axes", NAIVE, lambda: naive.sway_spectrum(cop, RATE_HZ))
    yield Work(ENTROPY, NAIVE, lambda: naive.sample_entropy(cop[::4, 0]))
    yield Work(WHOLE, NAIVE, lambda: naive.sway_full(t_s, cop, RATE_HZ))
    yield Work(RESAMPLING, NAIVE, lambda: naive.swarii(t_s, cop))
    yield Work(WALKING, NAIVE, lambda: naive.gait(*walked, *limits))


def peers(t_s: np.ndarray, cop: np.ndarray) -> Iterator[Work]:
    """Others' programs that are here, on the same rows in their own units."""
    cm = np.ascontiguousarray(cop / 10)
    thin = np.ascontiguousarray(cop[::4, 0] - cop[::4, 0].mean())
    with suppress(ImportError):
        balance = importlib.import_module("micromotion.balance")
        yield Work(SWAY, "micromotion", lambda: balance.cop_sway_metrics(cm, fs=RATE_HZ))
        yield Work(ENTROPY, "micromotion", lambda: balance.sample_entropy(thin, m=2, r=0.2))
    with suppress(ImportError):
        kinematics = importlib.import_module("openbalance.processing.kinematics")
        yield Work(SWAY, "openbalance", lambda: _areas(kinematics, cm))
    with suppress(ImportError):
        antropy = importlib.import_module("antropy")
        near = {"order": 2, "tolerance": 0.2 * thin.std(), "metric": "chebyshev"}
        yield Work(ENTROPY, "antropy", lambda: antropy.sample_entropy(thin, **near))


def _areas(kinematics: Any, cm: np.ndarray) -> None:
    """Path, hull, ellipse and circle."""
    axes = {"COP_x": np.ascontiguousarray(cm[:, 0]), "COP_y": np.ascontiguousarray(cm[:, 1])}
    trial = type("Trial", (), {"parameters": axes})()
    kinematics.calculate_sway_areas(trial)
    kinematics.calculate_path_length(trial)


def best_s(call: Callable[[], object], runs: int) -> float:
    """The shortest of `runs` calls, after one that warms up."""
    with redirect_stdout(StringIO()):
        call()
        return min(_once_s(call) for _ in range(runs))


def _once_s(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def ratio(ours: Callable[[], object], other: Callable[[], object], runs: int = 20) -> float:
    """How many times longer ours takes: call by call in turn, the best of each; the median of 5."""
    ours(), other()
    found = []
    for _ in range(5):
        pairs = [(_once_s(ours), _once_s(other)) for _ in range(runs)]
        found.append(min(a for a, _ in pairs) / min(b for _, b in pairs))
    return median(found)


def table(t_s: np.ndarray, cop: np.ndarray) -> Iterator[tuple[str, str, float]]:
    """What, who, and seconds a minute."""
    for works in (ours(t_s, cop), baselines(t_s, cop), peers(t_s, cop)):
        for what, who, call in works:
            yield what, who, best_s(call, 2 if who == NAIVE and what == RESAMPLING else 10)
