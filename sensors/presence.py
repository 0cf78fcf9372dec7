"""Whether somebody is on the device: at once when a child steps on, after a moment when it left."""

LEAVE_SHARE = 0.9
"""Leaving takes less than this share of the floor that a child must be above to be there."""
LEAVE_S = 0.15
"""How long it takes: longer than a drop-out, and with the delay of rows, radio and tick still well
within the 250 ms after which play must stand still."""
ALMOST_S = 1e-9


class Presence:
    """Looks at the total of every row, of repeated ones and of drop-outs too."""

    __slots__ = ("_floor_kg", "_leave_kg", "_light_since_s", "somebody")

    def __init__(self, floor_kg: float) -> None:
        """Nobody is there yet."""
        self.somebody = False
        self._floor_kg = floor_kg
        self._leave_kg = LEAVE_SHARE * floor_kg
        self._light_since_s: float | None = None

    def add(self, load_kg: float, now_s: float) -> None:
        """One more row; `now_s` never runs back."""
        if load_kg >= self._leave_kg:
            self._light_since_s = None
            if load_kg >= self._floor_kg:
                self.somebody = True
        elif self._light_since_s is None:
            self._light_since_s = now_s
        elif now_s - self._light_since_s >= LEAVE_S - ALMOST_S:
            self.somebody = False
