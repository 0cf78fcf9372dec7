"""What simulated children can do: one table, to be read by anyone who doubts a rehearsal.

Where a number has a source it stands beside it; all others are our judgement. They are made to
spread widely, not to describe any group of children: nothing here is a norm.

Sources. Quiet sway of adults on plates and Wii boards, our own measurements of public recordings:
rms 1.7 to 5.3 mm to the sides, 3.0 to 6.1 mm front to back, mean speed 0.8 to 2 times the rms a
second; 7.5 and 7.9 mm on one leg. Sway falls with age (Riach and Hayes 1987, abstract). Below-knee
amputee children load the sound side more, and about nine tenths of the prosthesis's load is on
the forefoot (Engsberg 1992, abstract); children with prostheses load the intact leg more in
balance tasks (Eshraghi 2018, abstract). One-leg times by age conflict and are not used. The centre
of mass of a standing person is a little above half the body's height [unverified for children].
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sensors.calibration import Reach
from sensors.layout import Side

REACH = Reach(95.0, 95.0, 65.0, 45.0)
WEAK, STRONG = 0.4, 1.2
"""How far weak and strong children reach, as a share of that."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """One child made of numbers. The defaults are the diligent child."""

    mass_kg: float = 30.0
    com_height_m: float = 0.72
    """Height of the centre of mass; with gravity it sets how fast the child would fall."""
    stance_width_mm: float = 352.0
    """Between the middles of both feet, near the outer ends of the board's halves: a grown-up
    who stood on the right foot pressed at x = +177 mm (measured). A narrower stance shows lifts
    less clearly."""
    sway_x_mm: float = 3.5
    """Quiet sway to the sides, rms of the centre of pressure; above an adult's middle."""
    sway_y_mm: float = 4.5
    """Quiet sway front to back, rms."""
    one_leg_sway: float = 2.0
    """How many times more it sways on one leg; 1.4 to 2.5 in the recording."""
    reach: Reach = REACH
    """How far the centre of pressure goes from neutral, rested. Back is least, for everybody."""
    reaction_s: float = 0.45
    """From a wish to the first movement, on average; a grown-up's is about half of that
    [unverified]."""
    reaction_spread_s: float = 0.08
    speed_shares_s: float = 1.2
    """How fast it leans, in shares of its own reach a second; a foot is lifted at that pace too."""
    aim_share: float = 0.05
    """How far off a lean first ends, spread as a share of it; put right within seconds."""
    tires_share_min: float = 0.01
    """What a minute of being asked for something takes from speed, and half of it from reach."""
    attention_share: float = 0.95
    """Share of wishes that are followed at once; the others a second or two later, 0 is never."""
    one_leg_s: float = 8.0
    """How long it keeps a foot up, when rested."""
    weaker: Side | None = None
    """The side on which reach, speed and time on that leg are less."""
    weaker_reach_share: float = 1.0
    weaker_speed_share: float = 1.0
    weaker_leg_share: float = 1.0
    neutral_x_mm: float = 0.0
    """Where it rests. Nobody's neutral is assumed to be the middle of the board."""
    neutral_y_mm: float = -4.0


def _scaled(share: float) -> Reach:
    return Reach(
        REACH.left_mm * share, REACH.right_mm * share, REACH.front_mm * share, REACH.back_mm * share
    )


DILIGENT = Abilities()

CHILDREN: Mapping[str, Abilities] = {
    "diligent": DILIGENT,
    "weak": replace(
        DILIGENT,
        mass_kg=22.0,
        com_height_m=0.62,
        sway_x_mm=3.8,
        sway_y_mm=4.6,
        reach=_scaled(WEAK),
        reaction_s=0.55,
        speed_shares_s=0.9,
        aim_share=0.08,
        tires_share_min=0.03,
        attention_share=0.9,
        one_leg_s=1.2,
    ),
    "strong": replace(
        DILIGENT,
        mass_kg=38.0,
        com_height_m=0.80,
        sway_x_mm=2.6,
        sway_y_mm=3.6,
        reach=_scaled(STRONG),
        reaction_s=0.35,
        reaction_spread_s=0.05,
        speed_shares_s=1.8,
        aim_share=0.03,
        tires_share_min=0.005,
        attention_share=1.0,
        one_leg_s=20.0,
    ),
    # A prosthesis on the left: rests over the right leg, and further to the front.
    "one_sided": replace(
        DILIGENT,
        sway_x_mm=4.2,
        weaker=Side.LEFT,
        weaker_reach_share=0.55,
        weaker_speed_share=0.6,
        weaker_leg_share=0.2,
        neutral_x_mm=22.0,
        neutral_y_mm=6.0,
    ),
    "slow": replace(
        DILIGENT,
        reaction_s=0.9,
        reaction_spread_s=0.2,
        speed_shares_s=0.45,
        attention_share=0.85,
    ),
    "tired": replace(
        DILIGENT,
        sway_y_mm=5.0,
        tires_share_min=0.15,
        attention_share=0.85,
        one_leg_s=4.0,
    ),
    # Stands there and looks on. No game may ever punish this child.
    "still": replace(DILIGENT, attention_share=0.0),
}
"""The simulated children by name."""
