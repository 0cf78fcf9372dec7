"""The crowd that rehearses a level: groups of made-up children, drawn from one table of ranges.

The ranges widen the numbers of `sensors.abilities`; where a number has a source, that file names
it, and so does the field here. All others are our judgement. They spread widely on purpose, so that
a level meets children it was not made for; nothing here is a norm, or describes a diagnosis.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import NamedTuple

from game.model import msg
from sensors.abilities import CHILDREN, REACH, Abilities
from sensors.calibration import Reach
from sensors.layout import Side

FULL_CROWD, QUICK_CROWD = 50, 8
"""A whole rehearsal, and a quick one with a child of each group."""


class Span(NamedTuple):
    """A number is drawn evenly between these two."""

    least: float
    most: float

    def draw(self, rng: Random) -> float:
        """One number."""
        return rng.uniform(self.least, self.most)


@dataclass(frozen=True, slots=True)
class Group:
    """Children who are alike in something. The defaults are the able group."""

    name: str
    title: str
    """The children, as a table and a picture call them: a message."""
    size: Span = Span(0.0, 1.0)
    """0 the smallest child, 1 the tallest: sets weight and height together (see SMALL, TALL)."""
    reach_share: Span = Span(0.80, 1.10)
    """Of the diligent child's reach. A level asks for shares of each child's own reach, so that
    this decides how far in mm, against the child's own sway, a target is."""
    sway_mm: Span = Span(2.8, 4.6)
    """Quiet sway to the sides, rms. Grown-ups: 1.7 to 5.3 (measured); children sway more (Riach and
    Hayes 1987, abstract)."""
    sway_depth: Span = Span(1.1, 1.5)
    """Sway front to back over that. Grown-ups: 3.0 to 6.1 over 1.7 to 5.3 mm (measured)."""
    one_leg_sway: Span = Span(1.4, 2.5)
    """As in a grown-up's recording (measured)."""
    reaction_s: Span = Span(0.35, 0.60)
    speed_shares_s: Span = Span(0.9, 1.5)
    aim_share: Span = Span(0.03, 0.07)
    tires_share_min: Span = Span(0.005, 0.02)
    attention_share: Span = Span(0.90, 1.0)
    one_leg_s: Span = Span(4.0, 12.0)
    """Published times by age conflict (measures, section 9): a wide span stands for that."""
    neutral_x_mm: Span = Span(-8.0, 8.0)
    neutral_y_mm: Span = Span(-8.0, 2.0)
    weaker: Side | None = None
    weaker_share: Span = Span(1.0, 1.0)
    """What the weaker side has of the other's reach, and of its speed."""
    weaker_leg_share: Span = Span(1.0, 1.0)
    """How long that leg bears the child, against the other."""
    lapses_per_min: Span = Span(0.0, 1.0)
    """How often it forgets for a moment what it was doing."""
    leaves_per_min: Span = Span(0.0, 0.05)
    """How often it steps off for a moment: to scratch, to look, to talk."""


ABLE = Group("able", msg("Able"))
_ONE_SIDED = replace(
    ABLE,
    sway_mm=Span(3.4, 5.0),
    weaker_share=Span(0.45, 0.75),
    weaker_leg_share=Span(0.10, 0.40),
)
"""With a prosthesis on one side. That children rest over the other leg is known (Engsberg 1992,
Eshraghi 2018, abstracts); how far, in mm, and by how much reach is less, is our judgement."""

GROUPS: Mapping[str, Group] = {
    group.name: group
    for group in (
        ABLE,
        replace(
            ABLE,
            name="strong",
            title=msg("Strong"),
            size=Span(0.4, 1.0),
            reach_share=Span(1.05, 1.30),
            sway_mm=Span(2.0, 3.2),
            reaction_s=Span(0.25, 0.40),
            speed_shares_s=Span(1.4, 2.2),
            aim_share=Span(0.02, 0.04),
            tires_share_min=Span(0.0, 0.01),
            attention_share=Span(0.97, 1.0),
            one_leg_s=Span(12.0, 30.0),
            lapses_per_min=Span(0.0, 0.3),
            leaves_per_min=Span(0.0, 0.02),
        ),
        replace(
            ABLE,
            name="weak",
            title=msg("Short reach"),
            size=Span(0.0, 0.6),
            reach_share=Span(0.30, 0.55),
            sway_mm=Span(3.4, 5.3),
            reaction_s=Span(0.45, 0.75),
            speed_shares_s=Span(0.6, 1.0),
            aim_share=Span(0.05, 0.12),
            tires_share_min=Span(0.02, 0.05),
            attention_share=Span(0.85, 0.95),
            one_leg_s=Span(0.6, 2.0),
            lapses_per_min=Span(0.5, 2.0),
            leaves_per_min=Span(0.0, 0.1),
        ),
        replace(
            _ONE_SIDED,
            name="one_sided_left",
            title=msg("Prosthesis on the left"),
            weaker=Side.LEFT,
            neutral_x_mm=Span(8.0, 28.0),
            neutral_y_mm=Span(-4.0, 8.0),
        ),
        replace(
            _ONE_SIDED,
            name="one_sided_right",
            title=msg("Prosthesis on the right"),
            weaker=Side.RIGHT,
            neutral_x_mm=Span(-28.0, -8.0),
            neutral_y_mm=Span(-4.0, 8.0),
        ),
        replace(
            ABLE,
            name="slow",
            title=msg("Slow"),
            reaction_s=Span(0.7, 1.2),
            speed_shares_s=Span(0.30, 0.60),
            attention_share=Span(0.80, 0.95),
        ),
        replace(
            ABLE,
            name="tired",
            title=msg("Tired"),
            sway_mm=Span(3.2, 5.0),
            tires_share_min=Span(0.08, 0.20),
            attention_share=Span(0.80, 0.95),
            one_leg_s=Span(2.0, 5.0),
            lapses_per_min=Span(0.5, 2.0),
            leaves_per_min=Span(0.0, 0.2),
        ),
        replace(
            ABLE,
            name="inattentive",
            title=msg("Inattentive"),
            sway_mm=Span(3.2, 5.0),
            reaction_s=Span(0.45, 0.80),
            aim_share=Span(0.05, 0.12),
            attention_share=Span(0.45, 0.75),
            lapses_per_min=Span(3.0, 8.0),
            leaves_per_min=Span(0.2, 0.6),
        ),
    )
}
"""The groups by name, in the order in which a table shows them."""

SMALL_KG, TALL_KG = 14.0, 50.0
SMALL_M, TALL_M = 0.53, 0.90
"""Weight, and height of the centre of mass (0.55 of the body's), from 3 to 14 years."""
STANCE_MM = Span(335.0, 360.0)
"""Feet on the marks, near the ends of the board, whoever stands there."""
QUIET_SHARE = Span(0.46, 0.74)
"""What three seconds of getting ready see of the whole sway (measured, grown-ups' recordings)."""
LEAVES_S, LAPSES_S = Span(2.0, 6.0), Span(1.0, 4.0)
"""How long a child that steps off stays there, and how long one forgets what it was doing."""
SPREAD = Span(0.12, 0.25)
"""Reaction times of one child spread by this share of their mean."""
UNLIKE = Span(0.85, 1.15)
"""How unlike the directions of one child's reach are, beside a weaker side."""

ONLOOKER = "onlooker"


@dataclass(frozen=True, slots=True)
class Child:
    """One made-up child. All that it will be and do follows from this."""

    number: int
    """Its place in the crowd, from 0; -1 for the onlooker."""
    group: str
    abilities: Abilities
    quiet_share: float
    """How much of its sway getting ready saw: the scale by which its quiet is judged in play."""
    lapses_per_min: float
    leaves_per_min: float
    seed: int


def crowd(
    count: int = FULL_CROWD, seed: int = 1, groups: Sequence[Group] = tuple(GROUPS.values())
) -> tuple[Child, ...]:
    """`count` children, of the groups in turn. A smaller crowd is the beginning of a larger one.

    Raises ValueError where there is no child or no group to draw.
    """
    if count < 1 or not groups:
        raise ValueError("A crowd needs at least one child and one group; give a larger number.")
    return tuple(_child(number, groups[number % len(groups)], seed) for number in range(count))


def onlooker(seed: int = 1) -> Child:
    """A child that stands there and looks on; play must be kind to it and come to an end."""
    return Child(-1, ONLOOKER, CHILDREN["still"], sum(QUIET_SHARE) / 2, 0.0, 0.0, seed)


def _child(number: int, group: Group, seed: int) -> Child:
    # Each child has a chance of its own, so that none changes with the size of the crowd; a text
    # as seed is the same in every process, which hash() is not.
    rng = Random(f"{seed} {group.name} {number}")
    return Child(
        number,
        group.name,
        _abilities(group, rng),
        QUIET_SHARE.draw(rng),
        group.lapses_per_min.draw(rng),
        group.leaves_per_min.draw(rng),
        rng.getrandbits(31),
    )


def _abilities(group: Group, rng: Random) -> Abilities:
    size, sway_mm = group.size.draw(rng), group.sway_mm.draw(rng)
    reaction_s, weaker_share = group.reaction_s.draw(rng), group.weaker_share.draw(rng)
    return Abilities(
        mass_kg=SMALL_KG + size * (TALL_KG - SMALL_KG),
        com_height_m=SMALL_M + size * (TALL_M - SMALL_M),
        stance_width_mm=STANCE_MM.draw(rng),
        sway_x_mm=sway_mm,
        sway_y_mm=sway_mm * group.sway_depth.draw(rng),
        one_leg_sway=group.one_leg_sway.draw(rng),
        reach=_reach(group.reach_share.draw(rng), rng),
        reaction_s=reaction_s,
        reaction_spread_s=reaction_s * SPREAD.draw(rng),
        speed_shares_s=group.speed_shares_s.draw(rng),
        aim_share=group.aim_share.draw(rng),
        tires_share_min=group.tires_share_min.draw(rng),
        attention_share=group.attention_share.draw(rng),
        one_leg_s=group.one_leg_s.draw(rng),
        weaker=group.weaker,
        weaker_reach_share=weaker_share,
        weaker_speed_share=weaker_share,
        weaker_leg_share=group.weaker_leg_share.draw(rng),
        neutral_x_mm=group.neutral_x_mm.draw(rng),
        neutral_y_mm=group.neutral_y_mm.draw(rng),
    )


def _reach(share: float, rng: Random) -> Reach:
    """Reach in mm; every direction is a little different."""
    mm = (REACH.left_mm, REACH.right_mm, REACH.front_mm, REACH.back_mm)
    return Reach(*(each * share * UNLIKE.draw(rng) for each in mm))
