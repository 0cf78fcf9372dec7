"""What a simulated child is up to: it hears wishes, reacts late, tires, and aims a little off."""

import math
from collections import deque
from random import Random
from typing import NamedTuple

from sensors.abilities import Abilities
from sensors.layout import Side
from sensors.signals import Wish

FASTEST_S = 0.15
"""Nobody reacts faster."""
DREAMS_S = (0.8, 2.0)
"""How much later a wish is followed that was not followed at once."""
SAME_LEAN = 0.15
"""A wish whose lean moved by less is the same task: the child goes along, without a new start."""
CORRECTS_S = 1.2
"""Time constant with which a lean that ended beside its target is put right."""
MOST_TIRED = 0.6
RECOVERS = 0.5
"""How fast a child recovers that is asked for nothing, against how fast it tires."""
TRIES_AGAIN_S = 1.5
"""How long both feet stay down once a leg gave up."""


class Intent(NamedTuple):
    """What the child does now."""

    wish: Wish
    lean_x: float
    """As a share of its own reach, aim included; at most 1."""
    lean_y: float
    lift: Side | None
    """The foot that is to be up now, as far as the other leg can bear it."""
    freshness: float
    """1 rested; speed goes with it."""


class Mind:
    """Hears, waits, aims and tires."""

    def __init__(self, abilities: Abilities, rng: Random) -> None:
        """Doing nothing but standing there."""
        self._abilities = abilities
        self._rng = rng
        self._heard = Wish()
        # A child that never follows a wish stands as quietly as it can.
        self._doing = Wish(still=abilities.attention_share <= 0)
        self._waiting: deque[tuple[float, Wish]] = deque()
        self._delay_s = 0.0
        self._last_due_s = 0.0
        self._miss = 0.0
        self._since_s = 0.0
        self._tired = 0.0
        self._lift: Side | None = None
        self._up_s = 0.0
        self._rests_until_s = 0.0

    def hear(self, t_s: float, wish: Wish) -> None:
        """This is wished from `t_s` on."""
        if wish == self._heard or self._abilities.attention_share <= 0:
            return
        if _is_new(wish, self._heard):
            self._delay_s = self._delay()
        self._heard = wish
        self._last_due_s = max(t_s + self._delay_s, self._last_due_s)
        self._waiting.append((self._last_due_s, wish))

    def think(self, t_s: float, dt_s: float, on_one_leg: bool) -> Intent:
        """What to do now, `dt_s` after the last thought."""
        while self._waiting and self._waiting[0][0] <= t_s:
            wish = self._waiting.popleft()[1]
            if _is_new(wish, self._doing):
                self._miss = self._rng.gauss(0.0, self._abilities.aim_share)
                self._since_s = t_s
            self._doing = wish
        self._tire(dt_s)
        self._decide_lift(t_s, dt_s, on_one_leg)
        lean_x, lean_y = self._lean(t_s)
        return Intent(self._doing, lean_x, lean_y, self._lift, 1.0 - self._tired)

    def _delay(self) -> float:
        """A reaction time, and a dream before it if the child was not attending."""
        abilities, rng = self._abilities, self._rng
        late_s = rng.gauss(abilities.reaction_s, abilities.reaction_spread_s) * (1 + self._tired)
        dreams = rng.random() >= abilities.attention_share
        return max(FASTEST_S, late_s) + (rng.uniform(*DREAMS_S) if dreams else 0.0)

    def _lean(self, t_s: float) -> tuple[float, float]:
        wish = self._doing
        size = math.hypot(wish.lean_x, wish.lean_y)
        if size == 0:
            return 0.0, 0.0
        if wish.as_far_as_you_like:
            return wish.lean_x / size, wish.lean_y / size
        scale = 1 + self._miss * math.exp((self._since_s - t_s) / CORRECTS_S)
        scale = min(scale, 1 / size)
        return wish.lean_x * scale, wish.lean_y * scale

    def _tire(self, dt_s: float) -> None:
        rate = self._abilities.tires_share_min / 60 * dt_s
        wish = self._doing
        asked = wish.still or wish.lift is not None or wish.lean_x != 0 or wish.lean_y != 0
        self._tired += rate if asked and wish.on_board else -RECOVERS * rate
        self._tired = max(0.0, min(MOST_TIRED, self._tired))

    def _decide_lift(self, t_s: float, dt_s: float, on_one_leg: bool) -> None:
        """Up as wished; down when it is over, or the standing leg has had enough."""
        wished = self._doing.lift
        if wished is None or wished is not self._lift:
            self._lift = None
            self._up_s = 0.0
        if wished is None or t_s < self._rests_until_s:
            return
        self._lift = wished
        self._up_s += dt_s if on_one_leg else 0.0
        if self._up_s > self._leg_s(wished.other):
            self._lift = None
            self._up_s = 0.0
            self._rests_until_s = t_s + TRIES_AGAIN_S

    def _leg_s(self, leg: Side) -> float:
        """How long this leg bears the child now."""
        share = self._abilities.weaker_leg_share if leg is self._abilities.weaker else 1.0
        return self._abilities.one_leg_s * share * (1.0 - self._tired)


def _is_new(wish: Wish, before: Wish) -> bool:
    """Whether `wish` is another task, and not the same one a little further on."""
    if wish._replace(lean_x=0.0, lean_y=0.0) != before._replace(lean_x=0.0, lean_y=0.0):
        return True
    return math.hypot(wish.lean_x - before.lean_x, wish.lean_y - before.lean_y) >= SAME_LEAN
