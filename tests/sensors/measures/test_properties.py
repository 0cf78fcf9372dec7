"""What turning, mirroring, moving, stretching and loading more does to each measure: the laws.

what is done                sway, spectrum, entropy, ellipse           load, feet, events
moved in place or time      nothing                                    times move along
mirrored                    nothing                                    left and right change over
turned by 180 degrees       nothing
turned by 90 degrees        ml and ap change over
turned by any angle         path, speed, radii, ellipse stay; so does
                            rms_ml^2 + rms_ap^2
k times as far (mm)         mm: k, mm/s: k, mm2: k^2, Hz and none: 1
c times as slow             mm and mm2: 1, mm/s and Hz: 1/c (only where no filter has a clock
                            of its own: the time domain of the raw chain)
backwards                   nothing (time domain of the raw chain)
f times the load, and W0    nothing                                    kg: f, all others 1
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sensors.measures import entropy, spectrum, sway
from sensors.measures.arrays import Numbers
from sensors.measures.chain import LP10, RAW, REPORT, report
from sensors.measures.groups import GROUPS
from sensors.measures.low_pass import low_pass
from sensors.measures.swarii import RATE_HZ
from tests.sensors.measures import made

RAW_HZ = 50.0
Sway = dict[str, float]
SEEDS = st.integers(0, 2**32 - 1)
ANGLES = st.floats(0, 2 * np.pi)
TIMES = st.floats(0.05, 20)
SHIFTS_MM = st.tuples(st.floats(-150, 150), st.floats(-80, 80))
CHAINS: dict[str, Callable[[Numbers, Numbers], tuple[Numbers, Numbers, float]]] = {
    RAW: lambda t_s, mm: (t_s, mm, RAW_HZ),
    LP10: lambda t_s, mm: (t_s, low_pass(mm, RAW_HZ), RAW_HZ),
    REPORT: lambda t_s, mm: (*report(t_s, mm, np.ones(len(t_s), dtype=np.bool_)), RATE_HZ),
}
UNITS = {one.key: one.unit for group in GROUPS for one in group.definitions}
TURNED = (
    *("path_mm", "mean_speed_mm_s", "rms_radius_mm", "mean_radius_mm", "ellipse95_mm2"),
    "freq_mean_prieto_radius_hz",
)
"""What does not ask which way a child looks."""


def all_of(chain: str, t_s: Numbers, places_mm: Numbers) -> Sway:
    """Sway, spectrum and entropy of each axis."""
    t_s, places_mm, rate_hz = CHAINS[chain](t_s, places_mm)
    out = sway.sway(t_s, places_mm) | spectrum.spectrum(places_mm, rate_hz)
    for axis, column in zip(("ml", "ap"), places_mm.T, strict=True):
        thin = np.ascontiguousarray(column[:: round(rate_hz / RATE_HZ)])[:400]
        out[entropy.KEY.format(axis=axis)] = entropy.sample_entropy(thin)
    return out


def turned(places_mm: Numbers, angle: float) -> Numbers:
    cos, sin = np.cos(angle), np.sin(angle)
    return np.asarray(places_mm @ np.array([[cos, sin], [-sin, cos]]))


def with_axes_changed_over(found: Sway) -> Sway:
    other = {"ml": "ap", "ap": "ml"}
    return {
        "_".join(other.get(word, word) for word in key.split("_")): value
        for key, value in found.items()
    }


def scaled(found: Sway, k: float, c: float = 1.0) -> Sway:
    """By the unit of each: k times as far, and c times as slow."""
    factors = {"mm": k, "mm/s": k / c, "mm2": k * k, "Hz": 1 / c, "": 1.0}
    return {key: value * factors[UNITS[key]] for key, value in found.items()}


def close(expected: Sway) -> Any:
    return pytest.approx(expected, rel=1e-6, abs=1e-9)


CHAIN = pytest.mark.parametrize("chain", CHAINS)
FEW = settings(max_examples=12, deadline=None)


# --- Sway, spectrum, entropy, ellipse, through each chain -----------------------------------------
@CHAIN
@given(seed=SEEDS, shift_mm=SHIFTS_MM, later_s=st.floats(-1e4, 1e4))
@FEW
def test_where_and_when_a_child_stands_changes_nothing(
    chain: str, seed: int, shift_mm: tuple[float, float], later_s: float
) -> None:
    t_s, places_mm = made.swaying(seed, 20.0)
    assert all_of(chain, t_s + later_s, places_mm + shift_mm) == close(
        all_of(chain, t_s, places_mm)
    )


@CHAIN
@given(seed=SEEDS)
@FEW
def test_a_mirror_and_half_a_turn_change_nothing_and_a_quarter_changes_the_axes_over(
    chain: str, seed: int
) -> None:
    t_s, places_mm = made.swaying(seed, 20.0)
    found = all_of(chain, t_s, places_mm)
    assert len(found) == 24
    for same in ((-1, 1), (1, -1), (-1, -1)):
        assert all_of(chain, t_s, places_mm * same) == close(found)
    quarter = all_of(chain, t_s, turned(places_mm, np.pi / 2))
    assert quarter == close(with_axes_changed_over(found))


@CHAIN
@given(seed=SEEDS, angle=ANGLES)
@FEW
def test_path_radii_and_ellipse_do_not_ask_which_way_a_child_looks(
    chain: str, seed: int, angle: float
) -> None:
    t_s, places_mm = made.swaying(seed, 20.0)
    found, other = (all_of(chain, t_s, mm) for mm in (places_mm, turned(places_mm, angle)))
    assert {key: other[key] for key in TURNED} == close({key: found[key] for key in TURNED})
    squares = [one["rms_ml_mm"] ** 2 + one["rms_ap_mm"] ** 2 for one in (found, other)]
    assert squares[0] == pytest.approx(squares[1])


@CHAIN
@given(seed=SEEDS, k=TIMES)
@FEW
def test_sway_that_is_k_times_as_far_scales_with_its_unit(chain: str, seed: int, k: float) -> None:
    t_s, places_mm = made.swaying(seed, 20.0)
    found = all_of(chain, t_s, places_mm)
    assert all_of(chain, t_s, k * places_mm) == close(scaled(found, k))


@given(seed=SEEDS, c=TIMES, k=TIMES)
@FEW
def test_without_a_filter_slower_sway_is_slower_by_its_unit_and_backwards_the_same(
    seed: int, c: float, k: float
) -> None:
    t_s, places_mm = made.swaying(seed, 20.0)
    found = sway.sway(t_s, places_mm)
    assert sway.sway(c * t_s, k * places_mm) == close(scaled(found, k, c))
    assert sway.sway(-t_s[::-1], places_mm[::-1]) == close(found)


@given(seed=SEEDS, c=TIMES)
@FEW
def test_a_low_pass_knows_only_how_often_its_cut_fits_into_the_rate(seed: int, c: float) -> None:
    _, places_mm = made.swaying(seed, 5.0)
    ours, slower = low_pass(places_mm, 50.0, 10.0), low_pass(places_mm, 50 / c, 10 / c)
    assert slower == pytest.approx(ours, abs=1e-9)


@given(hz=st.floats(0.5, 2.2), c=st.floats(1.0, 2.0), phase=ANGLES)
@FEW
def test_a_slower_wave_has_its_power_at_a_lower_frequency(
    hz: float, c: float, phase: float
) -> None:
    t_s = np.arange(3000) / RAW_HZ
    waves = np.column_stack([np.sin(2 * np.pi * f * t_s + phase) for f in (hz, hz / c)])
    found = spectrum.spectrum(waves, RAW_HZ)
    for axis, f in (("ml", hz), ("ap", hz / c)):
        assert found[f"freq_f50_0.15_5_{axis}_hz"] == pytest.approx(f, abs=0.05)
        assert found[f"freq_centroid_0.15_5_{axis}_hz"] == pytest.approx(f, abs=0.05)


@given(share=st.floats(0.05, 0.95), f=TIMES, seed=SEEDS)
@FEW
def test_the_ellipse_of_an_ellipse_is_its_area(share: float, f: float, seed: int) -> None:
    """Points all around an ellipse of half axes a, b have the variances a^2/2 and b^2/2."""
    around = np.arange(4000) * (2 * np.pi / 4000)
    ring = np.column_stack((np.cos(around), share * np.sin(around))) * f
    found = sway.sway(around, turned(ring, seed))
    assert found["ellipse95_mm2"] == pytest.approx(
        sway.CHI2_95 / 2 * np.pi * f * f * share, rel=1e-3
    )


# --- Whole recordings, of every kind of sensor ----------------------------------------------------
POINTS = [kind for kind in made.KINDS if "insoles" not in kind]
KIND = pytest.mark.parametrize("kind", POINTS)


def sway_of(kind: str, t_s: Numbers, places_mm: Numbers, load_kg: float = 25.0) -> Any:
    """The three groups of sway of a recording."""
    recording = made.standing_on(kind, t_s, places_mm, load_kg)
    values = made.measured(recording, load_kg)["values"]
    found = {f"sway_{chain}": values[f"sway_{chain}"] for chain in CHAINS}
    assert [len(group) for group in found.values()] == [24, 22, 24]
    return found


@KIND
@given(seed=SEEDS, k=st.floats(0.2, 3), angle=ANGLES, later_s=st.floats(0, 1e4))
@settings(max_examples=5, deadline=None)
def test_the_laws_hold_for_what_a_sensor_of_one_point_gives(
    kind: str, seed: int, k: float, angle: float, later_s: float
) -> None:
    t_s, places_mm = made.swaying(seed)
    found = sway_of(kind, t_s, places_mm)
    quarter = sway_of(kind, t_s, turned(places_mm, np.pi / 2))
    loaded = sway_of(kind, t_s, places_mm, 60.0)
    moved = sway_of(kind, t_s + later_s, places_mm + np.array((20, -15)))
    larger, any_way = (
        sway_of(kind, t_s, k * places_mm),
        sway_of(kind, t_s, turned(places_mm, angle)),
    )
    for name, group in found.items():
        assert loaded[name] == close(group)
        assert moved[name] == close(group)
        assert quarter[name] == close(with_axes_changed_over(group))
        assert larger[name] == close(scaled(group, k))
        assert {key: any_way[name][key] for key in TURNED} == close({k: group[k] for k in TURNED})
