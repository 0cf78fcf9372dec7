"""The timing of walking and of stepping in place, from the contacts of both feet."""

import numpy as np

from sensors.measures.arrays import Flags, Numbers
from sensors.measures.contacts import Contacts, Places
from sensors.measures.definition import Definition
from sensors.measures.refused import Refused

__all__ = ["DEFINITIONS", "LEAST_STRIDES", "gait"]

LEAST_STRIDES = 6
"""Of each foot; and so many steps with each."""
STRIDE_S = (0.5, 2.5)
STEP_S = (0.2, 1.5)
"""Between these, both left out, lie a stride and a step; what is longer holds a pause."""
TWO = 2


def gait(t_s: Numbers, left: Contacts, right: Contacts) -> dict[str, float]:
    """Strides, stance, swing, double support, steps and cadence, by the DEFINITIONS below.

    `t_s` (n,) are the times of the rows that the contacts count. Events are taken as they are: the
    load is neither filtered nor resampled. No rule needs a heel strike, for a prosthetic foot may
    have none. Raises Refused below 6 strides of each foot, or 6 steps with each.
    """
    strides = [_strides(t_s, foot) for foot in (left, right)]
    _enough("strides of", [len(times) for times, _ in strides])
    out: dict[str, float] = {}
    for side, (stride_s, stance) in zip(("left", "right"), strides, strict=True):
        out[f"strides_{side}"] = len(stride_s)
        out[f"stride_time_{side}_s"] = _median(stride_s)
        mean_s = float(stride_s.mean())
        spread_s = float(np.sqrt(((stride_s - mean_s) ** 2).sum() / (len(stride_s) - 1)))
        out[f"stride_cv_{side}_percent"] = 100 * spread_s / mean_s
        out[f"stance_{side}_percent"] = stance_percent = 100 * _median(stance)
        out[f"swing_{side}_percent"] = 100 - stance_percent
    out["double_support_percent"] = 100 * _both_down(left, right)
    return out | _steps(t_s[left.contact_rows], t_s[right.contact_rows])


def _strides(t_s: Numbers, foot: Contacts) -> tuple[Numbers, Numbers]:
    """The time of each stride, and the share of it that the foot stood."""
    starts, ends = foot.contact_rows[:-1], foot.contact_rows[1:]
    places = np.searchsorted(foot.off_rows, starts, side="right")
    ended = places < len(foot.off_rows)
    starts, ends, off = starts[ended], ends[ended], foot.off_rows[places[ended]]
    stride_s = t_s[ends] - t_s[starts]
    kept = (off < ends) & (stride_s > STRIDE_S[0]) & (stride_s < STRIDE_S[1])
    stride_s = stride_s[kept]
    return stride_s, (t_s[off] - t_s[starts])[kept] / stride_s


def _both_down(left: Contacts, right: Contacts) -> float:
    """The share of rows with both feet in contact, between the first and last moment for both."""
    left_from, left_to = _stretches(left)
    right_from, right_to = _stretches(right)
    first = max(left_from[0], right_from[0])
    end = min(left_to[-1], right_to[-1])
    if end <= first:
        raise Refused("The feet never stepped at the same time: one stopped before the other.")
    # Rows on the right foot up to a row: a line that rises along each of its contacts.
    knots = np.column_stack((right_from, right_to)).ravel()
    counts = np.column_stack((right_to - right_from, np.zeros(len(right_to)))).ravel()
    so_far = np.concatenate(([0.0], np.cumsum(counts)[:-1]))
    edges = np.clip(np.column_stack((left_from, left_to)), first, end)
    rows = np.interp(edges, knots, so_far)
    return float((rows[:, 1] - rows[:, 0]).sum() / (end - first))


def _stretches(foot: Contacts) -> tuple[Places, Places]:
    """From which row up to before which each contact lasts; none overlaps the next."""
    places = np.searchsorted(foot.off_rows, foot.contact_rows, side="right")
    ended = places < len(foot.off_rows)
    starts, places = foot.contact_rows[ended], places[ended]
    # Of two contacts without an off between them, the lock-out swallowed it: one long contact.
    first: Flags = np.concatenate(([True], places[1:] != places[:-1]))
    return starts[first], foot.off_rows[places[first]]


def _steps(left_s: Numbers, right_s: Numbers) -> dict[str, float]:
    """From the times at which each foot landed. A left step ends with a left contact."""
    lands_s = np.concatenate((left_s, right_s))
    order = np.argsort(lands_s, kind="stable")
    lands_s, is_left = lands_s[order], order < len(left_s)
    took_s = np.diff(lands_s)
    kept = (is_left[1:] != is_left[:-1]) & (took_s > STEP_S[0]) & (took_s < STEP_S[1])
    left_took_s, right_took_s = took_s[kept & is_left[1:]], took_s[kept & ~is_left[1:]]
    _enough("steps with", [len(left_took_s), len(right_took_s)])
    left, right = _median(left_took_s), _median(right_took_s)
    return {
        "step_time_left_s": left,
        "step_time_right_s": right,
        "step_time_ratio": left / right,
        "step_time_si_percent": 200 * (right - left) / (right + left),
        "cadence_median_spm": 60 / _median(took_s[kept]),
        "cadence_count_spm": 60 * len(lands_s) / float(lands_s[-1] - lands_s[0]),
    }


def _enough(what: str, counts: list[int]) -> None:
    if min(counts) < LEAST_STRIDES:
        here = f"here are {counts[0]} (left) and {counts[1]} (right)"
        raise Refused(f"Needs at least {LEAST_STRIDES} {what} each foot; {here}.")


def _median(values: Numbers) -> float:
    """As numpy has it, without its checks: these are short and many."""
    ranked, half = np.sort(values), len(values) // 2
    if len(values) % TWO:
        return float(ranked[half])
    return float((ranked[half - 1] + ranked[half]) / 2)


def _both(key: str, unit: str, told: str) -> tuple[Definition, ...]:
    """The same measure of each foot."""
    sides = ("left", "right")
    return tuple(
        Definition(key.replace("*", side), unit, told.replace("*", side)) for side in sides
    )


DEFINITIONS = (
    *_both(
        "strides_*",
        "",
        "strides of the * foot: contact to next contact, 0.5 to 2.5 s, with an off between them",
    ),
    *_both("stride_time_*_s", "s", "median time of a stride of the * foot"),
    *_both(
        "stride_cv_*_percent",
        "percent",
        "100 sd / mean of the stride times of the * foot, sd with N - 1",
    ),
    *_both(
        "stance_*_percent",
        "percent",
        "median of 100 (off - contact) / stride of the * foot",
    ),
    *_both("swing_*_percent", "percent", "100 - stance of the * foot"),
    Definition(
        "double_support_percent",
        "percent",
        "rows with both feet in contact, from the later first contact to the earlier last off; "
        "stops and turns count",
    ),
    *_both(
        "step_time_*_s",
        "s",
        "median time from a contact of the other foot to the next one of the * foot, 0.2 to 1.5 s",
    ),
    Definition("step_time_ratio", "", "step time left / right"),
    Definition("step_time_si_percent", "percent", "100 (R - L) / (0.5 (R + L)) of the step times"),
    Definition("cadence_median_spm", "1/min", "60 / median time of a step"),
    Definition(
        "cadence_count_spm",
        "1/min",
        "60 * contacts / time from the first to the last; pauses count",
    ),
)
"""Of strides and steps as said; contacts by the rule that the group is named after."""
