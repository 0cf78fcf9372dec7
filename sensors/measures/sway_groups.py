"""Sway in quiet stance, through each of the three chains that are never compared."""

import numpy as np

from sensors.measures import entropy, spectrum, sway
from sensors.measures.arrays import Numbers
from sensors.measures.chain import LP10, RAW, REPORT
from sensors.measures.definition import Definition
from sensors.measures.given import Given
from sensors.measures.group import Group, Values
from sensors.measures.low_pass import low_pass
from sensors.measures.refused import Refused
from sensors.measures.rows import is_even
from sensors.measures.swarii import RATE_HZ

__all__ = ["GROUPS"]

UNEVEN = (
    "The rows are not evenly stamped, so that they cannot be filtered as they stand: see "
    f"sway_{REPORT}."
)


def _sway_raw(given: Given) -> Values:
    cop_mm = given.stance_mm()
    out: Values = sway.sway(given.trial.t_s, cop_mm)
    if not is_even(given.trial.t_s):
        why = Refused(UNEVEN)
        missing = (*spectrum.DEFINITIONS, *entropy.DEFINITIONS, *_of_frequency(sway.DEFINITIONS))
        return {**out, **dict.fromkeys([one.key for one in missing], why)}
    rate_hz = given.trial.rate_hz
    faster = spectrum.spectrum(cop_mm, rate_hz)
    return {**out, **faster, **_entropies(given, cop_mm, rate_hz)}


def _of_frequency(definitions: tuple[Definition, ...]) -> tuple[Definition, ...]:
    return tuple(one for one in definitions if one.unit == "Hz")


def _entropies(given: Given, cop_mm: Numbers, rate_hz: float) -> Values:
    """Sample entropy of each axis, thinned to 25 rows a second."""
    every = round(rate_hz / RATE_HZ)
    out: dict[str, float | Refused] = {}
    for column, definition in zip(cop_mm.T, entropy.DEFINITIONS, strict=True):
        try:
            if every < 1 or abs(rate_hz - every * RATE_HZ) > 0.01 * RATE_HZ:
                raise Refused(f"Needs a whole multiple of 25 rows a second; here {rate_hz:.3g}.")
            if not entropy.LEAST_S <= given.trial.span_s + 1 / rate_hz <= entropy.MOST_S:
                raise Refused("Sample entropy is given for stretches of 30 to 120 s only.")
            out[definition.key] = entropy.sample_entropy(np.ascontiguousarray(column[::every]))
        except Refused as why:
            out[definition.key] = why
    return out


def _sway_lp10(given: Given) -> Values:
    cop_mm = given.stance_mm()
    if not is_even(given.trial.t_s):
        raise Refused(UNEVEN)
    rate_hz = given.trial.rate_hz
    smooth_mm = low_pass(cop_mm, rate_hz)
    return sway.sway(given.trial.t_s, smooth_mm) | spectrum.spectrum(smooth_mm, rate_hz)


def _sway_report(given: Given) -> Values:
    even = given.even_cop
    out = sway.sway(even.t_s, even.values) | spectrum.spectrum(even.values, RATE_HZ)
    return {**out, **_entropies(given, even.values, RATE_HZ)}


SWAY = (*sway.DEFINITIONS, *spectrum.DEFINITIONS)
GROUPS = (
    Group("sway_raw", RAW, _sway_raw, (*SWAY, *entropy.DEFINITIONS)),
    Group("sway_lp10", LP10, _sway_lp10, SWAY),
    Group(f"sway_{REPORT}", REPORT, _sway_report, (*SWAY, *entropy.DEFINITIONS)),
)
