"""How far the child leaned from its own neutral, and what a recording cannot tell of it."""

from sensors.measures import quiet_again, reach, reach_map
from sensors.measures.chain import REPORT
from sensors.measures.given import Given
from sensors.measures.group import Group, Values
from sensors.measures.refused import Refused

__all__ = ["GROUPS"]

NO_CUES = (
    "Needs the moments and places that the child was asked for, which a recording does not hold."
)


def _reach(given: Given) -> Values:
    even = given.even_cop
    if given.stance is None or given.stance.neutral_mm is None:
        raise Refused("Needs the child's own neutral: there is no quiet stance of 5 s.")
    reached = reach_map.reach_map(even.t_s, even.values, given.stance.neutral_mm)
    return reach_map.reach_values(reached)


def _cued(given: Given) -> Values:
    given.stance_mm()
    raise Refused(NO_CUES)


GROUPS = (
    Group("reach", REPORT, _reach, reach_map.DEFINITIONS),
    Group("leans", REPORT, _cued, reach.DEFINITIONS),
    Group("quiet_again", REPORT, _cued, quiet_again.DEFINITIONS),
)
