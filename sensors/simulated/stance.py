"""How a simulated child stands: an inverted pendulum that a late controller keeps upright.

Along each axis the body's centre of mass c and the centre of pressure p obey
    c'' = (g / h) (c - p)                                     (Winter 1995, Gait Posture 3:193)
with h the height of the centre of mass. With c = r + e, where r is where the child means to be,
    p = (r - h/g r'') + q,        e'' = (g / h) (e - q),
    q = KP e(t - d) + KD e'(t - d) + n(t):
the voluntary part is fed forward without error, and a controller with delay d answers the rest; n
is low-pass noise, which makes it sway. Gain, damping and delay are of the size that Peterka 2002
(J Neurophysiol 88:1097) found in adults, as far as we know [unverified]. As everything is linear,
the size of the noise that gives a wished rms of q follows from the impulse response. What comes
out has the rhythm of recorded quiet stance: half of the power of 0.15 to 5 Hz lies below 0.28 to
0.45 Hz (recordings of grown-ups: 0.30 to 0.50), 95 % below 1.0 to 1.35 Hz (0.9 to 1.8), and speed
is 1.7 to 2.5 times the rms a second (1.0 to 2.7).

r follows its goal with two equal real poles slower than the fall, sqrt(g / h). Then p never goes
beyond the goal; before it starts it goes a little the other way, as physics demands.
"""

import math

RATE_HZ = 100
"""As the Wii board it stands on, so that filters and measures meet what they were made for; one
step of integration a sample is fine enough, since nothing here moves faster than 2 Hz."""
DT_S = 1 / RATE_HZ
GRAVITY = 9.81
KP = 1.3
"""Gain; at 1 the child would just not fall."""
KD_FALLS = 1.3
"""Damping, in times of falling sqrt(h / g)."""
DELAY = round(0.12 * RATE_HZ)
"""Samples from sensing to answering."""
NOISE_S = 1.2
"""Time constant of the noise: most of the power then lies below 0.7 Hz."""
NOISE_FADE = math.exp(-DT_S / NOISE_S)
FOLLOW_SHARE = 0.85
"""How fast r follows, as a share of the rate of falling; below 1, see above."""


class Axis:
    """One axis of the stance, stepped once a sample. Mutable: it is the inside of a device."""

    __slots__ = (
        "_at",
        "_damp",
        "_drag",
        "_fall",
        "_late",
        "_off",
        "_off_speed",
        "_pull",
        "_push",
        "_speed",
        "place_mm",
    )

    def __init__(self, com_height_m: float, place_mm: float) -> None:
        """Standing at `place_mm`, without any sway yet."""
        rate = math.sqrt(GRAVITY / com_height_m)
        self._fall = rate * rate
        self._damp = KD_FALLS / rate
        self._pull = (FOLLOW_SHARE * rate) ** 2
        self._drag = 2 * FOLLOW_SHARE * rate
        self.place_mm = place_mm  # r
        self._speed = 0.0
        self._off = 0.0  # e
        self._off_speed = 0.0
        self._push = 0.0  # n
        self._late = [0.0] * DELAY
        self._at = 0

    def step(self, goal_mm: float, noise_mm: float) -> float:
        """The centre of pressure, one sample later."""
        pull = self._pull * (goal_mm - self.place_mm) - self._drag * self._speed
        self._speed += pull * DT_S
        self.place_mm += self._speed * DT_S
        push = self._push = self._push * NOISE_FADE + noise_mm
        late, at = self._late, self._at
        answer = late[at] + push
        late[at] = KP * self._off + self._damp * self._off_speed
        self._at = at + 1 if at + 1 < DELAY else 0
        fall = self._fall
        self._off_speed += fall * (self._off - answer) * DT_S
        self._off += self._off_speed * DT_S
        return self.place_mm - pull / fall + answer


def noise_for(com_height_m: float, sway_mm: float) -> float:
    """The rms of white noise a sample that makes an axis sway by `sway_mm` rms."""
    axis = Axis(com_height_m, 0.0)
    power = axis.step(0.0, 1.0) ** 2
    power += sum(axis.step(0.0, 0.0) ** 2 for _ in range(12 * RATE_HZ))
    return sway_mm / math.sqrt(power)
