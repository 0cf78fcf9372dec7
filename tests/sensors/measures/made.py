"""Recordings made of places and loads, for every kind of sensor, and what they come to."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from sensors.four_cells import WII_HALF_X_MM, WII_HALF_Y_MM
from sensors.layout import WII_BOARD, Cell, Layout, Side
from sensors.measures.arrays import Numbers
from sensors.measures.measured import given_of, measure
from sensors.recording import FEET_COLUMNS, PLATE_COLUMNS, Recording
from sensors.recording_header import Header, write_header

FULL_KG = 25.0
KINDS = ("board", "plate", "two plates", "insoles", "insoles in shares")


def insole_layout(cells: int = 8, absolute: bool = True) -> Layout:
    """Cells from heel to toe, under each foot."""
    return Layout(
        "insole_pair",
        tuple(
            Cell(f"{side.value}_{at + 1}", sign * 40.0, 25.0 * at, side)
            for side, sign in ((Side.LEFT, -1), (Side.RIGHT, 1))
            for at in range(cells)
        ),
        absolute,
    )


def recording_of(layout: Layout, columns: tuple[str, ...], *parts: Numbers) -> Recording:
    return Recording(Header(layout, {}), ("t_s", *columns), np.column_stack(parts))


def of_cells(layout: Layout, t_s: Numbers, cells_kg: Numbers) -> Recording:
    """Of loads (n, c)."""
    return recording_of(layout, tuple(cell.name for cell in layout.cells), t_s, cells_kg)


def on_board(t_s: Numbers, places_mm: Numbers, load_kg: Numbers | float = FULL_KG) -> Recording:
    """Of loads (n,) that act at places (n, 2) of a board with four cells."""
    right, front = (places_mm / (WII_HALF_X_MM, WII_HALF_Y_MM)).T
    quarter = np.broadcast_to(load_kg, right.shape) / 4
    corners = [(1 + x * right) * (1 + y * front) for x, y in ((-1, 1), (1, 1), (-1, -1), (1, -1))]
    return of_cells(WII_BOARD, t_s, np.column_stack([quarter * corner for corner in corners]))


def on_plates(
    t_s: Numbers,
    places_mm: Numbers,
    load_kg: Numbers | float = FULL_KG,
    left_kg: Numbers | None = None,
) -> Recording:
    """Of loads (n,) at places (n, 2); on two plates where the load on the left one is told."""
    load_kg = np.broadcast_to(load_kg, t_s.shape)
    if left_kg is None:
        return recording_of(Layout("force_plate", ()), PLATE_COLUMNS, t_s, load_kg, places_mm)
    columns = PLATE_COLUMNS + FEET_COLUMNS
    rows = (t_s, load_kg, places_mm, left_kg, load_kg - left_kg)
    return recording_of(Layout("two_force_plates", ()), columns, *rows)


def standing_on(kind: str, t_s: Numbers, places_mm: Numbers, load_kg: float = FULL_KG) -> Recording:
    """Somebody whose weight sways over `places_mm` (n, 2), as this kind of sensor sees it.

    Feet are 200 mm apart, and cells of insoles bear more the nearer the weight is to them.
    """
    left_kg = load_kg * np.clip(0.5 - places_mm[:, 0] / 200, 0, 1)
    match kind:
        case "board":
            return on_board(t_s, places_mm, load_kg)
        case "plate":
            return on_plates(t_s, places_mm, load_kg)
        case "two plates":
            return on_plates(t_s, places_mm, load_kg, left_kg)
    layout = insole_layout(absolute=kind == "insoles")
    near = np.exp(-(((np.arange(8) - 3.5) * 25 - places_mm[:, 1:]) ** 2) / 5000)
    near /= near.sum(axis=1, keepdims=True)
    cells_kg = np.hstack((left_kg[:, None] * near, (load_kg - left_kg)[:, None] * near))
    return of_cells(layout, t_s, cells_kg if layout.absolute else cells_kg / 100)


def swaying(seed: int, seconds: float = 32.0, rate_hz: float = 50.0) -> tuple[Numbers, Numbers]:
    """Times (n,) and places (n, 2) of a made-up child that sways about 6 mm, with some tremor."""
    rng = np.random.default_rng(seed)
    t_s = np.arange(round(seconds * rate_hz)) / rate_hz
    places = np.zeros((len(t_s), 2))
    for hz, mm in ((0.2, 5.0), (0.45, 3.0), (1.1, 1.0), (4.0, 0.2), (8.0, 0.1)):
        phases, sizes = rng.uniform(0, 2 * np.pi, 2), mm * rng.uniform(0.5, 1.5, 2)
        places += sizes * np.sin(2 * np.pi * hz * rng.uniform(0.8, 1.2, 2) * t_s[:, None] + phases)
    return t_s, places + rng.normal(0, 0.05, places.shape)


def retimed(recording: Recording, t_s: Numbers) -> Recording:
    """The same rows at other times."""
    table = np.column_stack((t_s, recording.table[:, 1:]))
    return Recording(recording.header, recording.columns, table)


def reloaded(recording: Recording, times: float) -> Recording:
    """Every load `times` as large; places stay."""
    table = recording.table.copy()
    for at, column in enumerate(recording.columns[1:], 1):
        if not column.startswith("cop_"):
            table[:, at] *= times
    return Recording(recording.header, recording.columns, table)


def mirrored(recording: Recording) -> Recording:
    """Left and right changed over."""
    other = {"left": "right", "right": "left", "tl": "tr", "tr": "tl", "bl": "br", "br": "bl"}
    table = recording.table.copy()
    for at, column in enumerate(recording.columns):
        first, line, rest = column.partition("_")
        twin = f"{other.get(first, first)}{line}{rest}"
        table[:, at] = recording.column(twin) * (-1 if column == "cop_x_mm" else 1)
    return Recording(recording.header, recording.columns, table)


def measured(recording: Recording, standing_kg: float | None = None) -> dict[str, Any]:
    """All that it gives, as it is printed."""
    told: dict[str, Any] = measure(given_of(recording, standing_kg=standing_kg)).as_plain()
    return told


def written(recording: Recording, path: Path) -> Path:
    """The file of a recording, its numbers as they are."""
    rows = (",".join(map(repr, row)) for row in recording.table.tolist())
    top = [write_header(recording.header).rstrip("\n"), ",".join(recording.columns)]
    path.write_text("\n".join([*top, *rows, ""]), encoding="utf-8")
    return path


def unlike(text: str) -> float:
    """For json.loads: no number that JSON does not know may stand in what is printed."""
    raise AssertionError(f"{text} is no number of JSON")


def as_json(text: str) -> dict[str, Any]:
    """The one object that a command printed."""
    found: dict[str, Any] = json.loads(text, parse_constant=unlike)
    return found
