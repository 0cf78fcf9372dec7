"""When rows come: gaps, how steady their steps are, and for how long they streamed."""

__all__ = ["Rhythm"]

GAP_S = 0.0501
"""More than 50 ms, with room for stamps that were rounded to hundredths."""
LONGEST_STEP_S = 0.25
"""After so long a silence play stands still; as a step it counts for no more."""
STEADIES = 0.02
"""How fast the usual step is learned, a row: over some 50 rows."""


class Rhythm:
    """Fed with the time between each row and the one before."""

    __slots__ = ("_usual_s", "gaps", "repeated", "rows", "streamed_s", "unsteady_s")

    def __init__(self) -> None:
        """No row came yet."""
        self.rows = self.repeated = self.gaps = 0
        self.streamed_s = 0.0
        """The sum of all steps, none of them longer than LONGEST_STEP_S."""
        self.unsteady_s = 0.0
        """By how much each step differed from the usual one, summed up."""
        self._usual_s: float | None = None

    def step(self, step_s: float) -> bool:
        """Take a step, which may be negative; whether the row follows on the one before."""
        follows = step_s <= GAP_S
        if not follows:
            self.gaps += 1
        if not 0.0 <= step_s <= LONGEST_STEP_S:
            step_s = 0.0 if step_s < 0.0 else LONGEST_STEP_S
        usual_s = self._usual_s
        if usual_s is None:
            usual_s = step_s
        self.unsteady_s += abs(step_s - usual_s)
        self._usual_s = usual_s + STEADIES * (step_s - usual_s)
        self.streamed_s += step_s
        return follows
