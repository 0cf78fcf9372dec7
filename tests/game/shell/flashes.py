"""A flash analyser: what UI-08 (XAG 118, WCAG 2.3.1) forbids, counted over frames."""

from itertools import pairwise

import numpy as np

SWING, DARK, AREA, MOST_A_SECOND = 0.10, 0.80, 0.20, 3


def luminance(frame):
    """Relative luminance of each pixel of an (n, m, 3) array of bytes."""
    part = frame / 255.0
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def flashes(frames, rate_hz):
    """The most flashes that any second of `frames` has over at least a fifth of the screen.

    A flash is a pair of opposing swings of at least 10 % luminance whose darker side is below 0.8.
    """
    seen = [luminance(frame) for frame in frames]
    extreme, direction = seen[0].copy(), np.zeros_like(seen[0])
    turns = []
    for light in seen[1:]:
        swing = light - extreme
        turned = (np.abs(swing) >= SWING) & (np.minimum(light, extreme) < DARK)
        reverses = turned & (np.sign(swing) != direction)
        turns.append(reverses.mean() >= AREA)
        direction = np.where(turned, np.sign(swing), direction)
        follows = turned | (np.sign(swing) == direction)
        extreme = np.where(follows, light, extreme)
    window = round(rate_hz)
    counts = np.convolve(np.array(turns, dtype=int), np.ones(window, dtype=int))
    return int(counts.max(initial=0)) // 2


def saturated_red(frames):
    """The largest share of the screen that turns saturated red or back between two frames."""
    red = [frame[..., 0] / np.maximum(1, frame.sum(axis=2)) >= 0.8 for frame in frames]
    return max((float((a != b).mean()) for a, b in pairwise(red)), default=0.0)
