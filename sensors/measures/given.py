"""What a group of measures is given: a stretch of a recording, and who stands there."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sensors.layout import Side
from sensors.measures.arrays import Numbers
from sensors.measures.chain import Even, report
from sensors.measures.moving_mean import GAP_S
from sensors.measures.refused import Refused
from sensors.measures.standing import Standing
from sensors.measures.trial import Kind, Trial

__all__ = ["STANCE_S", "Given"]

STANCE_S = 5.0
"""No sway is given of less."""
ON_SHARE = 0.10
"""With this share of its weight a child is on the board."""
NO_WEIGHT = (
    "Needs the child's standing weight: there is no quiet stance of 5 s to take it from, so say "
    "what this sensor reads of it with --standing-kg."
)


@dataclass(frozen=True, eq=False)
class Given:
    """A trial, and what is known of the child from the whole recording."""

    trial: Trial
    stance: Standing | None
    """The quietest 5 s of the recording."""
    said_kg: float | None = None
    """W0, where somebody said it."""
    somebody: bool = True
    """Whether a person is on the device anywhere in the recording."""

    @property
    def standing_kg(self) -> float:
        """W0. Raises Refused where it is unknown."""
        if self.said_kg is not None:
            return self.said_kg
        if self.stance is None:
            raise Refused(NO_WEIGHT)
        return self.stance.standing_kg

    @cached_property
    def floor_kg(self) -> float:
        """Less than this is nobody: a tenth of W0, or 5 kg as long as W0 is unknown."""
        known = self.said_kg is not None or self.stance is not None
        return ON_SHARE * self.standing_kg if known else self.trial.floor_kg

    def person(self) -> Trial:
        """The trial. Raises Refused where nobody stands there."""
        trial = self.trial
        if not self.somebody:
            unit = "kg" if trial.layout.absolute else "of all that its cells can read"
            least = f"{trial.floor_kg:g} {unit}"
            raise Refused(f"Nobody stands on it: {least} or more never lie there for 5 s in all.")
        if not trial.total_kg.max() >= self.floor_kg:
            raise Refused("Nobody stands there in this stretch.")
        return trial

    def stance_mm(self) -> Numbers:
        """The centre of pressure (n, 2) of somebody who stands there all the time.

        Raises Refused where that is not so, or where the sensor does not know that point.
        """
        trial = self.trial
        if trial.cop_mm is None:
            raise Refused(
                "Insoles know where the pressure lies in each shoe, and not how far apart the feet "
                "stand: they give no centre of pressure of both."
            )
        self.stood()
        return trial.cop_mm

    def stood(self) -> "Given":
        """The same. Raises Refused where somebody does not stand there all the time, for 5 s.

        What nobody measured is not known: a gap of more than half a second is refused as well.
        """
        trial = self.person()
        off = (trial.total_kg < self.floor_kg) & ~trial.held
        if off.any():
            when_s = float(trial.t_s[int(np.argmax(off))])
            raise Refused(
                f"Nobody stands there at {when_s:.2f} s. Choose a stretch of quiet standing with "
                "--from and --to."
            )
        steps_s = np.diff(trial.t_s)
        if steps_s.max(initial=0.0) > GAP_S:
            at = int(np.argmax(steps_s))
            raise Refused(
                f"No row came for {steps_s[at]:.2f} s from {trial.t_s[at]:.2f} s on. Choose a "
                "stretch before or after that with --from and --to."
            )
        if trial.span_s < STANCE_S:
            raise Refused(f"Needs {STANCE_S:g} s of standing; here are {trial.span_s:.2f}.")
        return self

    @cached_property
    def even_total(self) -> Even:
        """The total through the chain for reports, (m, 1) in kg. Raises Refused as that does."""
        trial = self.trial
        return report(trial.t_s, trial.total_kg[:, None], trial.kept)

    @cached_property
    def even_cop(self) -> Even:
        """The centre of pressure through the chain for reports, (m, 2) in mm.

        Raises Refused as `stance_mm` and the chain do.
        """
        cop_mm = self.stance_mm()
        return report(self.trial.t_s, cop_mm, self.trial.kept)

    def feet(self) -> tuple[Numbers, Numbers]:
        """The load under the left and the right foot, (n,) each. Raises Refused where unknown."""
        if self.trial.feet_kg is None:
            what = "A board" if self.trial.kind is Kind.BOARD else "One plate"
            raise Refused(f"{what} knows one point, and not the load under each foot.")
        under = {cell.foot for cell in self.trial.layout.cells}
        for side in Side:
            if under and side not in under:
                raise Refused(f"It has no cell under the {side.value} foot.")
        return self.trial.feet_kg
