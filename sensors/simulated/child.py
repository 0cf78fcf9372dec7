"""A child made of numbers on a virtual Wii board: a Wish and abilities in, samples out."""

import math
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from sensors.abilities import CHILDREN, Abilities
from sensors.calibration import Calibration, Reach
from sensors.driver import Controls, DeviceError, Stepped
from sensors.four_cells import WII_HALF_X_MM, WII_HALF_Y_MM, corners
from sensors.layout import WII_BOARD, Layout, Side
from sensors.sample import Sample
from sensors.signals import Wish
from sensors.simulated.mind import Intent, Mind
from sensors.simulated.stance import DT_S, RATE_HZ, Axis, noise_for

THINKS = 2
"""Samples between two thoughts. Thoughts keep to the samples, so that what a child does depends
on when it hears a wish, and on nothing else of the loop that drives it."""
THOUGHT_S = THINKS * DT_S
SEES_S, CORRECTED = 0.5, 0.9
"""How soon, and for how much, a child that aims at something makes up for its own slow sway."""
STEP_S = 0.4
"""Stepping on or off takes so long."""
FOOT_MM = 20.0
"""On one leg the centre of pressure strays no further than this from the middle of the foot."""
ARRIVED_MM = 24.0
"""So near the middle of a foot its other foot is up."""
LANDS = 2.5
"""How much faster a foot comes down than it goes up."""
QUIET_SHARE = 0.65
"""What three seconds of quiet stance show of the whole sway; 0.46 to 0.74 in recordings of
grown-ups (measured). Getting ready looks as long as that."""
FIDGETS = 1.25
"""How much more a child moves that was not asked to stand still."""
LEAN_SWAY = 0.5
"""How much more it sways at the end of its reach."""
CALMS = 3.0
"""How fast sway grows and falls with what the child does, 1/s."""
WARM_UP = 6 * RATE_HZ
ZERO_KG, HUM_KG, BREATH_SHARE = 0.15, 0.012, 0.004
"""Offset of a cell, noise of a cell, and how the total moves with every breath."""


def simulated(name: str, seed: int) -> "SimulatedChild":
    """The child of this name. Raises DeviceError where there is none."""
    if name not in CHILDREN:
        known = ", ".join(CHILDREN)
        message = f'There is no simulated child called "{name[:40]}". Choose one of: {known}.'
        raise DeviceError(message)
    return SimulatedChild(CHILDREN[name], seed)


class SimulatedChild(Stepped):
    """A stepped driver. It brings no calibration: it goes through getting ready like anyone."""

    def __init__(self, abilities: Abilities, seed: int) -> None:
        """Standing on the board. The same seed and wishes give the same samples."""
        self._rng = Random(seed)
        self._abilities = abilities
        self._mind = Mind(abilities, Random(self._rng.getrandbits(64)))
        self._zero_kg = tuple(self._rng.uniform(-ZERO_KG, ZERO_KG) for _ in WII_BOARD.cells)
        self._reach = _reach(abilities)
        place_mm = (abilities.neutral_x_mm, abilities.neutral_y_mm)
        self._x, self._y = (Axis(abilities.com_height_m, mm) for mm in place_mm)
        # The sum of two uniform numbers has a variance of 1/6.
        self._noise_mm = noise_for(abilities.com_height_m, abilities.sway_x_mm) * math.sqrt(6)
        self._depth = abilities.sway_y_mm / abilities.sway_x_mm
        self._goal_mm = self._place_mm = place_mm
        self._drift_mm = (0.0, 0.0)
        self._path_mm = self._reach.right_mm
        self._shifts = False
        self._sway = 1.0
        self._on_share = 1.0
        self._count = 0
        self._aim(self._mind.think(0.0, 0.0, on_one_leg=False))
        for _ in range(WARM_UP):
            self._stand()

    @property
    def layout(self) -> Layout:
        """A Wii board's."""
        return WII_BOARD

    def true_calibration(self) -> Calibration:
        """What getting ready should find: the truth, for tests and for rehearsals."""
        abilities = self._abilities
        return Calibration(
            zero_kg=self._zero_kg,
            standing_kg=abilities.mass_kg,
            neutral_x_mm=abilities.neutral_x_mm,
            neutral_y_mm=abilities.neutral_y_mm,
            reach=self._reach,
            quiet_mm=QUIET_SHARE * math.hypot(abilities.sway_x_mm, abilities.sway_y_mm),
        )

    def step(self, t_s: float, wish: Wish, controls: Controls) -> Sequence[Sample]:
        """Samples at 100 Hz up to `t_s`; `controls` belong to hands, and this child has none."""
        self._mind.hear(self._count / RATE_HZ, wish)
        samples = []
        while self._count / RATE_HZ <= t_s + 1e-9:
            now_s = self._count / RATE_HZ
            if self._count % THINKS == 0:
                self._aim(self._mind.think(now_s, THOUGHT_S, self._on_one_leg))
            samples.append(Sample(now_s, self._cells(*self._stand())))
            self._count += 1
        return samples

    # --- What the child does ------------------------------------------------------------------
    def _aim(self, intent: Intent) -> None:
        """Turn an intent into a goal for the body, and a speed to get there."""
        abilities = self._abilities
        lifts = intent.lift is not None
        self._target_mm = self._lifting(intent.lift) if intent.lift else self._leaning(intent)
        leftwards = self._target_mm[0] < self._x.place_mm
        speed = abilities.speed_shares_s * intent.freshness
        if abilities.weaker is (Side.LEFT if leftwards else Side.RIGHT):
            speed *= abilities.weaker_speed_share
        self._shifts = lifts or (self._shifts and self._beyond_reach)
        if self._shifts:
            self._path_mm = abilities.stance_width_mm / 2
            speed *= 1.0 if lifts else LANDS
        self._stride_mm = speed * self._path_mm * DT_S
        self._on_board = intent.wish.on_board
        self._edges_mm = self._edges()
        self._sway += (self._wanted_sway(intent) - self._sway) * CALMS * THOUGHT_S

    def _lifting(self, foot: Side) -> tuple[float, float]:
        """Over the other foot."""
        return self._foot_mm(foot.other), self._abilities.neutral_y_mm

    def _leaning(self, intent: Intent) -> tuple[float, float]:
        """Where a lean goes, less what the child has seen itself drift away from there."""
        abilities, reach = self._abilities, self._reach
        fit = (1.0 + intent.freshness) / 2  # tiredness takes half as much from reach
        x_mm = fit * _along(intent.lean_x, reach.left_mm, reach.right_mm)
        y_mm = fit * _along(intent.lean_y, reach.back_mm, reach.front_mm)
        size = math.hypot(intent.lean_x, intent.lean_y)
        drift_x, drift_y = self._drift_mm
        if size > 0:
            self._path_mm = math.hypot(x_mm, y_mm) / size
        if size > 0 and not intent.wish.as_far_as_you_like:
            pull = THOUGHT_S / SEES_S
            drift_x += pull * (self._place_mm[0] - self._x.place_mm - drift_x)
            drift_y += pull * (self._place_mm[1] - self._y.place_mm - drift_y)
        else:  # nothing to compare with
            drift_x = drift_y = 0.0
        self._drift_mm = drift_x, drift_y
        x_mm += abilities.neutral_x_mm - CORRECTED * drift_x
        return x_mm, y_mm + abilities.neutral_y_mm - CORRECTED * drift_y

    def _stand(self) -> tuple[float, float]:
        """The centre of pressure in mm, one sample later."""
        goal_x, goal_y = self._goal_mm
        away_x, away_y = self._target_mm[0] - goal_x, self._target_mm[1] - goal_y
        if away_x or away_y:
            share = min(1.0, self._stride_mm / math.hypot(away_x, away_y))
            goal_x, goal_y = self._goal_mm = goal_x + share * away_x, goal_y + share * away_y
        draw = self._rng.random
        noise_mm = self._noise_mm * self._sway
        x = self._x.step(goal_x, noise_mm * (draw() + draw() - 1.0))
        y = self._y.step(goal_y, noise_mm * self._depth * (draw() + draw() - 1.0))
        left, right, back, front = self._edges_mm
        x = left if x < left else right if x > right else x
        y = back if y < back else front if y > front else y
        self._place_mm = x, y
        return x, y

    def _cells(self, x_mm: float, y_mm: float) -> tuple[float, ...]:
        """What the board reads. Offsets and hum are the board's, breath is the child's."""
        way = DT_S / STEP_S
        share = self._on_share + (way if self._on_board else -way)
        share = self._on_share = 0.0 if share < 0 else 1.0 if share > 1 else share
        if share == 0:
            return self._zero_kg
        draw = self._rng.random
        load_kg = self._abilities.mass_kg * share * share * (3 - 2 * share)
        load_kg *= 1.0 + BREATH_SHARE * (draw() - 0.5)
        tl, tr, bl, br = corners(load_kg, x_mm, y_mm, WII_HALF_X_MM, WII_HALF_Y_MM)
        zero_tl, zero_tr, zero_bl, zero_br = self._zero_kg
        return (
            tl + zero_tl + HUM_KG * (draw() - 0.5),
            tr + zero_tr + HUM_KG * (draw() - 0.5),
            bl + zero_bl + HUM_KG * (draw() - 0.5),
            br + zero_br + HUM_KG * (draw() - 0.5),
        )

    # --- Where its body can be ------------------------------------------------------------------
    def _foot_mm(self, side: Side) -> float:
        half = self._abilities.stance_width_mm / 2
        return -half if side is Side.LEFT else half

    @property
    def _on_one_leg(self) -> bool:
        """Whether all weight has come over one foot."""
        foot_mm = self._abilities.stance_width_mm / 2
        return self._shifts and abs(self._x.place_mm) > foot_mm - ARRIVED_MM

    @property
    def _beyond_reach(self) -> bool:
        off_mm = self._x.place_mm - self._abilities.neutral_x_mm
        return not -self._reach.left_mm <= off_mm <= self._reach.right_mm

    def _edges(self) -> tuple[float, float, float, float]:
        """Left, right, back and front: beyond these the centre of pressure cannot be now.

        On both feet that is the child's reach, and on the way to one leg that foot's outer edge.
        """
        abilities, reach = self._abilities, self._reach
        back = abilities.neutral_y_mm - reach.back_mm
        front = abilities.neutral_y_mm + reach.front_mm
        if self._shifts:
            foot = abilities.stance_width_mm / 2 + FOOT_MM
            return -foot, foot, back, front
        left = abilities.neutral_x_mm - reach.left_mm
        return left, abilities.neutral_x_mm + reach.right_mm, back, front

    def _wanted_sway(self, intent: Intent) -> float:
        """How much more than in quiet stance it sways, once it has calmed down."""
        sway = 1.0 if intent.wish.still else FIDGETS
        if intent.lift is not None:
            return sway * self._abilities.one_leg_sway
        return sway * (1.0 + LEAN_SWAY * math.hypot(intent.lean_x, intent.lean_y))


def _along(lean: float, less_mm: float, more_mm: float) -> float:
    """A lean as a way in mm."""
    return lean * (more_mm if lean > 0 else less_mm)


def _reach(abilities: Abilities) -> Reach:
    """The rested child's reach on both sides, the weaker one with its share."""
    reach, share = abilities.reach, abilities.weaker_reach_share
    if abilities.weaker is Side.LEFT:
        return replace(reach, left_mm=reach.left_mm * share)
    if abilities.weaker is Side.RIGHT:
        return replace(reach, right_mm=reach.right_mm * share)
    return reach
