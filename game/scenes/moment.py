"""A short moment in which something is celebrated: it goes on by itself, or sooner by a press."""

from game.scenes.menu import SETTLE_S
from game.scenes.scene import Press, Tick


def is_over(shown_s: float, lasts_s: float, tick: Tick) -> bool:
    """Whether to go on after it was shown for `shown_s`; a double press does not cut it short."""
    hurried = Press.OK in tick.presses or Press.BACK in tick.presses
    return shown_s >= lasts_s or (hurried and shown_s >= SETTLE_S)
