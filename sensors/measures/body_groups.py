"""What the body did: helping hands, rises, squats, jumps and raises.

No public recording of these was found: their truth is planted, in simulated children alone.
"""

from sensors.measures import forward_rises, hands, heel_raises, jumps, rises, squats
from sensors.measures.chain import RAW, REPORT, report
from sensors.measures.given import Given
from sensors.measures.group import Group, Values
from sensors.measures.refused import Refused
from sensors.measures.trial import Kind

__all__ = ["GROUPS"]


def _hands(given: Given) -> Values:
    given.person()
    even = given.even_total
    return hands.helping_hands(even.t_s, even.values[:, 0], given.standing_kg)


def _rises(given: Given) -> Values:
    given.person()
    even = given.even_total
    return rises.rises(even.t_s, even.values[:, 0], given.standing_kg)


def _squats(given: Given) -> Values:
    given.person()
    even = given.even_total
    return squats.squats(even.t_s, even.values[:, 0], given.standing_kg)


def _jumps(given: Given) -> Values:
    """A flight is too short for 25 rows a second."""
    trial = given.person()
    good = ~trial.held
    return jumps.jumps(trial.t_s[good], trial.total_kg[good], given.standing_kg)


def _heel_raises(given: Given) -> Values:
    trial = given.person()
    if trial.cells_kg is None or trial.kind is not Kind.INSOLES:
        raise Refused("Only insoles know what the heel and the toes of a foot bear.")
    even = report(trial.t_s, trial.cells_kg, trial.kept)
    return heel_raises.heel_raises(even.t_s, even.values, trial.layout, given.standing_kg)


def _forward_rises(given: Given) -> Values:
    if given.trial.cop_mm is None:
        raise Refused("This is for a board; insoles give heel raises.")
    raise Refused(
        "Needs the child's own forward reach, which getting ready measures and a recording does "
        "not hold."
    )


GROUPS = (
    Group("hands", REPORT, _hands, hands.DEFINITIONS),
    Group("rises", REPORT, _rises, rises.DEFINITIONS),
    Group("squats", REPORT, _squats, squats.DEFINITIONS),
    Group("jumps", RAW, _jumps, jumps.DEFINITIONS),
    Group("heel_raises", REPORT, _heel_raises, heel_raises.DEFINITIONS),
    Group("forward_rises", REPORT, _forward_rises, forward_rises.DEFINITIONS),
)
