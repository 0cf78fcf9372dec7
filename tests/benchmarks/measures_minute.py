"""One minute of quiet standing and one of stepping at 100 Hz: made with a seed, or real ones."""

from functools import cache
from typing import NamedTuple

import numpy as np

from sensors.layout import WII_BOARD, Side
from sensors.measures.arrays import Numbers
from sensors.measures.cop import centre_of_pressure, places_of
from sensors.measures.trial import trial_of
from sensors.recording import read
from tests.recordings import FOLDER
from tests.sensors.measures.boards import samples_of
from tests.sensors.measures.planted.walking import Walker, stepping

SECONDS, RATE_HZ, SEED = 60.0, 100.0, 1
PLATE, INSOLES = "force_plate_open_eyes_firm_a", "insoles_walk_control_a"


class Minute(NamedTuple):
    """What every program is given."""

    told: str
    """Where it is from."""
    t_s: Numbers
    cop_mm: Numbers
    """(n, 2), to the right and to the front."""
    walk_s: Numbers
    left_kg: Numbers
    right_kg: Numbers

    @property
    def thin_mm(self) -> Numbers:
        """One axis at 25 Hz."""
        return np.ascontiguousarray(self.cop_mm[::4, 0])

    @property
    def walk_minutes(self) -> float:
        return float(self.walk_s[-1] - self.walk_s[0]) / SECONDS


@cache
def made() -> Minute:
    """The simulated child stands still on a board; another one steps in place on insoles."""
    samples = samples_of(seed=SEED, seconds=SECONDS - 1 / RATE_HZ)
    cells_kg = np.array([sample.cells_kg for sample in samples])
    walk = stepping(Walker(steps=94, lost_share=0.0), SEED)
    return Minute(
        "simulated children",
        np.array([sample.t_s for sample in samples]),
        centre_of_pressure(cells_kg, places_of(WII_BOARD.cells)),
        walk.t_s,
        walk.load_kg(Side.LEFT),
        walk.load_kg(Side.RIGHT),
    )


@cache
def real() -> Minute | None:
    """A force plate and a walk from $STEPLING_RECORDINGS; None where they are missing."""
    plate, insoles = (FOLDER / f"{name}.csv" for name in (PLATE, INSOLES))
    if not (plate.is_file() and insoles.is_file()):
        return None
    stood, walked = trial_of(read(plate)), trial_of(read(insoles))
    if stood.cop_mm is None or walked.feet_kg is None:
        return None
    return Minute(f"{PLATE}, {INSOLES}", stood.t_s, stood.cop_mm, walked.t_s, *walked.feet_kg)
