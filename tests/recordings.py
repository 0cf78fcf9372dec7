"""Real recordings and what is known of them. They are no part of the project: without them, skip.

They are looked for in $STEPLING_RECORDINGS, else in a folder beside the project.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sensors.recording import Recording, read

FOLDER = Path(
    os.environ.get("STEPLING_RECORDINGS") or Path(__file__).parents[2] / "shared" / "data"
)

NAMES = (
    "force_plate_closed_eyes_firm",
    "force_plate_open_eyes_firm_a",
    "force_plate_open_eyes_firm_b",
    "force_plate_open_eyes_foam",
    "four_cell_plate_swaying",
    "insoles_walk_control_a",
    "insoles_walk_control_b",
    "insoles_walk_dual_task",
    "insoles_walk_parkinson",
    "two_plates_closed_eyes_rigid",
    "two_plates_open_eyes_rigid",
    "wii_board_adult_steps_and_single_leg",
    "wii_board_dropouts",
    "wii_board_light_objects",
)
"""Every recording that has reference values."""


def path_of(name: str) -> Path:
    """Where the recording `name` is; skips the test where it is missing."""
    return _there(FOLDER / f"{name}.csv")


def recording(name: str) -> Recording:
    """The recording `name`; skips the test where it is missing."""
    return _read(path_of(name))


def expected(name: str) -> dict[str, Any]:
    """The reference values of `name`; skips the test where they are missing."""
    known: dict[str, Any] = json.loads(_there(FOLDER / "expected" / f"{name}.json").read_text())
    return known


@cache
def _read(path: Path) -> Recording:
    return read(path)


def _there(path: Path) -> Path:
    if not path.is_file():
        pytest.skip(f"{path.name} is not in $STEPLING_RECORDINGS")
    return path
