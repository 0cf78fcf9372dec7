"""Programs of others that do a part of what the measures do: none is needed, and any is timed.

They run as they come, on the same arrays. What is missing is named.
"""

import importlib
import warnings
from collections.abc import Callable, Iterator
from types import ModuleType

import numpy as np

from sensors.measures.arrays import Numbers
from tests.benchmarks.measures_minute import RATE_HZ, Minute
from tests.benchmarks.naive_measures import sway_spectrum

MODULES = {
    "micromotion": "micromotion.balance",
    "openbalance": "openbalance.processing.kinematics",
    "antropy": "antropy",
    "neurokit2": "neurokit2",
    "OneEuroFilter": "OneEuroFilter",
    "SciPy": "scipy.signal",
}
Call = Callable[[], object]


def peers(minute: Minute) -> Iterator[tuple[str, str, Call]]:
    """Which work, whose, and the call: of every program that can be imported."""
    for name, works in (
        ("micromotion", _micromotion),
        ("openbalance", _openbalance),
        ("antropy", _antropy),
        ("neurokit2", _neurokit2),
        ("OneEuroFilter", _one_euro_filter),
        ("SciPy", _scipy),
    ):
        module = found(name)
        if module is not None:
            for work, call in works(module, minute):
                yield work, name, call


def found(name: str) -> ModuleType | None:
    """The module of a program, if it is installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return importlib.import_module(MODULES[name])
        except ImportError:
            return None


def left_out() -> list[str]:
    """Those that are not installed."""
    return [name for name in MODULES if found(name) is None]


Works = Iterator[tuple[str, Call]]


def _micromotion(module: ModuleType, minute: Minute) -> Works:
    """Path, speed, range, deviation, area; and of the spectrum one mean frequency."""
    cop_cm, thin = minute.cop_mm / 10, minute.thin_mm
    for work in ("sway", "sway and spectrum"):
        yield work, lambda: module.cop_sway_metrics(cop_cm, fs=RATE_HZ)
    yield "entropy", lambda: module.sample_entropy(thin, m=2, r=0.2)


class _Trial:
    """What openbalance computes from."""

    def __init__(self, x: object, y: object) -> None:
        self.parameters = {"COP_x": x, "COP_y": y}


def _openbalance(module: ModuleType, minute: Minute) -> Works:
    """Path, and the areas of hull, ellipse and circle."""
    x, y = (np.ascontiguousarray(column) / 10 for column in minute.cop_mm.T)

    def areas() -> None:
        trial = _Trial(x, y)
        module.calculate_sway_areas(trial)
        module.calculate_path_length(trial)

    yield "sway", areas


def _antropy(module: ModuleType, minute: Minute) -> Works:
    thin, tolerance = minute.thin_mm, 0.2 * float(minute.thin_mm.std())
    yield "entropy", lambda: module.sample_entropy(thin, order=2, tolerance=tolerance)


def _neurokit2(module: ModuleType, minute: Minute) -> Works:
    thin, tolerance = minute.thin_mm, 0.2 * float(minute.thin_mm.std())
    yield (
        "entropy",
        lambda: module.entropy_sample(thin, delay=1, dimension=2, tolerance=tolerance)[0],
    )


def _one_euro_filter(module: ModuleType, minute: Minute) -> Works:
    values, stamps = minute.cop_mm[:, 0].tolist(), minute.t_s.tolist()

    def smooth() -> list[float]:
        follow = module.OneEuroFilter(freq=RATE_HZ, mincutoff=1.0, beta=0.02, dcutoff=1.0)
        return [follow(value, t_s) for value, t_s in zip(values, stamps, strict=True)]

    yield "one-euro", smooth


def _scipy(module: ModuleType, minute: Minute) -> Works:
    """Its filter and its spectrum, within our own plain lines around them."""
    b, a = module.butter(4, 10.0 / (RATE_HZ / 2))

    def welch(values: Numbers, rate_hz: float) -> tuple[Numbers, Numbers]:
        length = int(10 * rate_hz)
        return module.welch(values, rate_hz, nperseg=length, nfft=len(values), detrend="linear")

    yield "low-pass", lambda: module.filtfilt(b, a, minute.cop_mm, axis=0)
    yield "spectrum", lambda: sway_spectrum(minute.cop_mm, RATE_HZ, welch)
