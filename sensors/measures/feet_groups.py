"""What the feet did: contacts and gait where each foot's load is known, shifts on one board."""

from collections.abc import Callable

import numpy as np

from sensors.layout import Side
from sensors.measures import gait, single_leg, weight_shifts
from sensors.measures.arrays import Numbers
from sensors.measures.chain import RAW
from sensors.measures.contacts import NEWTON_KG, Contacts, contacts, contacts_bw
from sensors.measures.given import Given
from sensors.measures.group import Group, Values
from sensors.measures.refused import Refused
from sensors.measures.trial import Kind

__all__ = ["GROUPS", "RULES", "bouts_of", "contacts_of", "periods_of"]

Rule = Callable[[Given, Numbers], Contacts]
"""The contacts of one foot, from its load (n,)."""


def _newton(newton: float) -> Rule:
    def rule(given: Given, load_kg: Numbers) -> Contacts:
        if not given.trial.layout.absolute:
            raise Refused("These insoles read shares, and no newtons.")
        return contacts(load_kg, newton * NEWTON_KG)

    return rule


def _percent(share: float) -> Rule:
    def rule(given: Given, load_kg: Numbers) -> Contacts:
        most_kg = float(load_kg.max())
        if not most_kg > 0:
            raise Refused("A foot is never loaded.")
        return contacts(load_kg, share * most_kg)

    return rule


def _of_body_weight(given: Given, load_kg: Numbers) -> Contacts:
    return contacts_bw(given.trial.t_s, load_kg, given.standing_kg)


RULES: dict[str, Rule] = {
    "20n": _newton(20),
    "50n": _newton(50),
    "5pct": _percent(0.05),
    "bw": _of_body_weight,
}
"""Thresholds for a contact. Only `bw` suits a child: 20 N and 50 N are a sixth and two fifths of
a child of 12 kg. The others are there to compare with published programs."""


def contacts_of(given: Given, rule: str) -> dict[Side, Contacts]:
    """The contacts of each foot. Raises Refused where the sensor does not know each foot's load."""
    left_kg, right_kg = given.feet()
    given.person()
    loads = {Side.LEFT: left_kg, Side.RIGHT: right_kg}
    return {side: RULES[rule](given, load_kg) for side, load_kg in loads.items()}


def _gait(rule: str) -> Callable[[Given], Values]:
    def measure(given: Given) -> Values:
        feet = contacts_of(given, rule)
        return gait.gait(given.trial.t_s, feet[Side.LEFT], feet[Side.RIGHT])

    return measure


# --- One board ------------------------------------------------------------------------------------
def _board(given: Given) -> tuple[Numbers, Numbers, Numbers]:
    """Times, places to the side and totals of whoever is on a board, without drop-outs."""
    trial = given.trial
    if trial.cop_mm is None or trial.kind is not Kind.BOARD:
        told = (
            "one plate has no halves"
            if trial.kind is Kind.PLATE
            else f"{trial.kind.value} know the feet"
        )
        raise Refused(f"This is for one board of cells; {told}.")
    given.person()
    on = (np.round(trial.total_kg, 6) >= trial.floor_kg) & ~trial.held
    return trial.t_s[on], trial.cop_mm[on, 0], trial.total_kg[on]


def bouts_of(given: Given) -> weight_shifts.Bouts:
    """The weight shifts on one board. Raises Refused for other sensors."""
    t_s, x_mm, _ = _board(given)
    return weight_shifts.weight_shifts(t_s, x_mm)


def _steps(given: Given) -> Values:
    t_s, x_mm, _ = _board(given)
    places_mm = weight_shifts.own_places(bouts_of(given))
    return weight_shifts.steps_in_place(t_s, x_mm, *places_mm)


def periods_of(given: Given, stands_on: Side) -> tuple[single_leg.Period, ...]:
    """Where a child stands on one leg on one board. Raises Refused for other sensors."""
    trial = given.trial
    _board(given)
    good = ~trial.held
    left_kg = trial.left_half_kg
    return single_leg.single_leg_periods(
        trial.t_s[good],
        left_kg[good],
        (trial.total_kg - left_kg)[good],
        given.standing_kg,
        stands_on,
    )


def _single_leg(given: Given) -> Values:
    return single_leg.single_leg_times(
        left=periods_of(given, Side.LEFT), right=periods_of(given, Side.RIGHT)
    )


GROUPS = (
    *(Group(f"gait_{rule}", RAW, _gait(rule), gait.DEFINITIONS) for rule in RULES),
    Group("steps_in_place", RAW, _steps, weight_shifts.DEFINITIONS),
    Group("single_leg", RAW, _single_leg, single_leg.DEFINITIONS),
)
