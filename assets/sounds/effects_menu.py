"""What is heard in menus and around play: small wooden answers; mono, any loudness."""

import numpy as np

from assets.sounds.effects_play import finished, run
from assets.sounds.instruments import kalimba, marimba, wood_block
from assets.sounds.score import hz
from assets.sounds.waves import FloatArray, placed, softened


def tap(rng: np.random.Generator) -> FloatArray:
    """The focus moved: one small dry wooden touch."""
    return softened(placed(0.14, (0.0, wood_block(hz("C5"), 0.1))), 0.004, 0.04)


def choose(rng: np.random.Generator) -> FloatArray:
    """Something was chosen: two kalimba notes, a fourth upwards."""
    return finished(run(kalimba, "G4 C5", 0.09, 0.6), rng)


def back(rng: np.random.Generator) -> FloatArray:
    """A step back: the same two notes downwards, softer wood."""
    return finished(run(marimba, "C5 G4", 0.09, 0.5, 0.85), rng)


def pause(rng: np.random.Generator) -> FloatArray:
    """Play stops for a while: three soft steps down."""
    return finished(run(marimba, "G4 E4 C4", 0.15, 0.9, 0.9), rng)


def resume(rng: np.random.Generator) -> FloatArray:
    """Play goes on: the same three steps up."""
    return finished(run(marimba, "C4 E4 G4", 0.13, 0.9, 1.08), rng)


def count_down(rng: np.random.Generator) -> FloatArray:
    """Three, two, one: a wooden tick that has a pitch."""
    tick = ((0.0, wood_block(hz("E4"), 0.1)), (0.0, 0.6 * marimba(hz("E5"), 0.1)))
    return finished(placed(0.35, *tick), rng)
