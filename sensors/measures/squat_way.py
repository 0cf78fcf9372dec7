"""The way of the body's centre between two moments of rest, summed up from the load."""

from itertools import pairwise
from math import inf
from typing import NamedTuple

from sensors.measures.moving_mean import crossing_s

__all__ = ["FINE_S", "GRAVITY", "MOVES_SHARE", "SPAN_S", "Place", "Way", "nearest_s", "way_along"]

GRAVITY = 9.81
SPAN_S, FINE_S = 0.2, 0.1
"""Whether the load moves or rests is seen in means over the first: a tremor of 5 Hz is gone there,
one of 3 Hz halved. When it crossed a level is seen in means over the second."""
MOVES_SHARE = 0.04
"""Dip and push go beyond this."""
PUSH_AFTER_S = 4.0
BALANCE_SHARE = 0.025
"""From rest to rest the mean load is the quiet one: else a seat or a hand bore part of it."""
EDGE_S = 0.25
"""So much rest on both sides of a movement fixes the speed there."""


class Place(NamedTuple):
    """A moment on the way of the body, in sums that began anywhere."""

    t_s: float
    speed_m_s: float
    height_m: float
    w: float
    """The load over `FINE_S` up to then; crossings in it are half of that earlier."""
    broad: float
    """The load over `SPAN_S` up to then."""


class Way(NamedTuple):
    """What one movement from rest to rest came to."""

    end_m: float
    """How much higher than before."""
    least_m: float
    """The lowest place on the way, from where it began."""
    least_s: float
    dip_s: float
    """When the first dip crossed 4 %; infinite without one."""
    pushed: bool
    """Whether a push followed within 4 s."""


def way_along(path: list[Place], quiet: float) -> Way | None:
    """The body's way along a path from rest to rest; None where the sums do not balance."""
    begin_s, speed, height = _edge(path, path[0].t_s, path[0].t_s + EDGE_S)
    end_s, end_speed, _ = _edge(path, path[-1].t_s - EDGE_S, path[-1].t_s)
    span_s, more = end_s - begin_s, end_speed - speed
    if span_s <= 0 or abs(more) > BALANCE_SHARE * GRAVITY * span_s:
        return None
    up_m = []
    for place in path:
        after_s = place.t_s - begin_s
        fallen_m = speed * after_s + more * after_s * after_s / (2 * span_s)
        up_m.append(place.height_m - height - fallen_m)
    least_m = min(up_m)
    dip_s, pushed = _dip(path, quiet)
    return Way(up_m[-1], least_m, _turn_s(path, up_m, up_m.index(least_m)), dip_s, pushed)


def _edge(path: list[Place], from_s: float, to_s: float) -> tuple[float, float, float]:
    """Mean time, speed and height of the places between."""
    places = [place for place in path if from_s <= place.t_s <= to_s]
    n = len(places)
    return (
        sum(place.t_s for place in places) / n,
        sum(place.speed_m_s for place in places) / n,
        sum(place.height_m for place in places) / n,
    )


def _turn_s(path: list[Place], up_m: list[float], at: int) -> float:
    """When the way turns: where a parabola through its lowest place and the next ones does."""
    here_s = path[at].t_s
    if not 0 < at < len(path) - 1:
        return here_s
    back_s, on_s = here_s - path[at - 1].t_s, path[at + 1].t_s - here_s
    back, on = (up_m[at - 1] - up_m[at]) / back_s, (up_m[at + 1] - up_m[at]) / on_s
    return here_s + (back * on_s - on * back_s) / (2 * (back + on)) if back + on > 0 else here_s


def _dip(path: list[Place], quiet: float) -> tuple[float, bool]:
    """When the first dip crossed 4 %, and whether a push followed in time."""
    dip_s, dipped_s, low, high = inf, -inf, quiet - MOVES_SHARE, quiet + MOVES_SHARE
    before = path[0]
    for place in path:
        if place.broad < low:
            if dip_s == inf:
                dip_s = crossing_s(before.t_s, before.broad, place.t_s, place.broad, low)
                dip_s = nearest_s(path, dip_s - SPAN_S / 2, low)
            dipped_s = place.t_s
        elif place.broad > high and place.t_s - dipped_s <= PUSH_AFTER_S:
            return dip_s, True
        before = place
    return dip_s, False


def nearest_s(path: list[Place], about_s: float, level: float) -> float:
    """When the load over `FINE_S` crosses `level` next to `about_s`, which a broader mean gave."""
    found_s, off_s = about_s, SPAN_S
    for before, place in pairwise(path):
        if (before.w < level) is not (place.w < level):
            at_s = crossing_s(before.t_s, before.w, place.t_s, place.w, level) - FINE_S / 2
            if abs(at_s - about_s) < off_s:
                found_s, off_s = at_s, abs(at_s - about_s)
    return found_s
