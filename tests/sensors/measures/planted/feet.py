"""Heel raises in insoles of eight cells a foot, with every instant known."""

import numpy as np

from sensors.layout import Cell, Layout, Side
from tests.sensors.measures.planted.body import STEP_S, Moment, Planted, first, pull, still, way
from tests.sensors.measures.planted.trouble import Rows, forget, frames, trembled

Y_MM = (-80.0, -80.0, -50.0, -50.0, 0.0, 40.0, 40.0, 80.0)
BEHIND = 4
"""Half of the cells lie in the rear third."""
INSOLES = Layout(
    "insole_pair",
    tuple(
        Cell(f"{side.value}_{at}", -50.0 if side is Side.LEFT else 50.0, y_mm, side)
        for side in Side
        for at, y_mm in enumerate(Y_MM, 1)
    ),
)
PROSTHESIS_REAR = 0.10


def raises(seed, reps=5, sides=tuple(Side), rear=None):
    """(the course of W, what each foot's rear bears as a share of the foot's load).

    A side that does not raise its heel is a prosthesis: a tenth on the rear, give or take sway.
    """
    rng = np.random.default_rng(seed)
    rear = rng.uniform(0.3, 0.6) if rear is None else rear
    load, behind, truth = [still(1.5)], [still(1.5, rear)], []
    for _ in range(reps):
        at_s = sum(map(len, load)) * STEP_S
        up_s, down_s, up_m = *rng.uniform(0.45, 1.0, 2), rng.uniform(0.02, 0.045)
        held_s, left = rng.uniform(0.5, 2.0), rng.uniform(0.0, 0.03)
        part = [pull(up_m, up_s), still(held_s, 0.0), pull(-up_m, down_s)]
        course = rear + (left - rear) * np.concatenate((way(up_s), still(held_s), 1 - way(down_s)))
        body = 1 + np.concatenate(part)
        near = (course < 0.1) & (np.abs(body - 1) <= 0.15)
        times = {
            "start_s": at_s + first(near) * STEP_S,
            "end_s": at_s + (len(course) - first(course[::-1] < 0.1)) * STEP_S,
        }
        truth += [Moment(side.value, times) for side in sides]
        rest_s = rng.uniform(0.6, 2.0)
        load += [body, still(rest_s)]
        behind += [course, still(rest_s, rear)]
    course, load = np.concatenate(behind), np.concatenate(load)
    sway = np.sin(2 * np.pi * 0.4 * np.arange(len(load)) * STEP_S + rng.uniform(0, 6))
    other = PROSTHESIS_REAR + 0.04 * sway
    return Planted(load, tuple(truth)), [course if side in sides else other for side in Side]


def in_insoles(load, rears, trouble, seed, left_share=None):
    """The rows of two insoles from W, the rear share of each foot (left first), its share."""
    rng = np.random.default_rng(seed)
    frames_s, which, told_s = frames((len(load) - 1) * STEP_S, trouble, rng)
    kg = trembled(load, frames_s, trouble, rng) * trouble.kg
    grid_s = np.arange(len(load)) * STEP_S
    left = np.full(len(frames_s), 0.5)
    if left_share is not None:
        left = np.interp(frames_s, grid_s, left_share)
    columns = []
    for foot, course in zip((left, 1 - left), rears, strict=True):
        rear = np.interp(frames_s, grid_s, course)
        columns += [kg * foot * rear / BEHIND] * BEHIND
        columns += [kg * foot * (1 - rear) / (len(Y_MM) - BEHIND)] * (len(Y_MM) - BEHIND)
    cells = np.column_stack(columns)
    cells += rng.normal(0.0, trouble.noise_kg / 4, cells.shape)
    cells = cells[which]
    forget(cells, trouble, told_s[-1], rng)
    return Rows(told_s, cells, trouble.kg * (1 + trouble.weight_error))
