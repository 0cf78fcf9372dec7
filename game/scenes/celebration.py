"""A milestone is celebrated, once: its badge grows out of the stepling's hands.

Whoever wants it calm sees a still picture that fades in; where something hurt, it is quiet. It goes
on by itself, or sooner by any press.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from exercises.words import Words
from game.mascot import stepling
from game.model import Layer, Panel, Particles, Shape, Sound, Sprite, Text, Wish, msg
from game.scenes import ways
from game.scenes.celebrating import HURT, has_card, is_new
from game.scenes.menu import SETTLE_S, Menu, Tile
from game.scenes.scene import Click, Effects, Keep, Press, Scene, Screen, Tick
from game.scenes.setting import Back, Setting, ambient_s, is_calm
from profiles.child_path import Stone

ALOUD = msg("For the grown-up: say it aloud.")
LASTS_S = 12.0
"""So long each is shown; it can be seen again on the path."""
FADE_S, RISE_S, RAISE_S = 3.0, 1.4, 0.9
"""How long the badge of a calm picture fades in, else rises; and the arms are raised with it."""
HANDS_S = 0.5
"""So long the stepling holds the badge in its hands."""
FEET_X, FEET_Y, SCALE = 320.0, 676.0, 1.3
HANDS_Y, ABOVE_Y = 590.0, 214.0
SMALL, LARGE, GLOW = 0.3, 1.7, 3.8
PAPER = Panel(604, 116, 628, 464, "panel", "tile_edge", 48)
MENU = Menu((Tile("go_on", "icon_play", "", 1150, 610, 96, 96, plain=True),))
POINTS = 40
"""Pieces of confetti, of each of four kinds a quarter."""
SPARKLES = 9
TWINKLE_S = 3.6
"""Each sparkle comes and goes once in so long: no part of the screen flashes."""


@dataclass(frozen=True, slots=True)
class Celebration(Screen):
    """One milestone after the other, and then their card."""

    setting: Setting
    stones: tuple[Stone, ...]
    """Those to be celebrated; at least one."""
    back: Back
    """Where it leads after the card."""
    quiet: bool = False
    """Whether the child rests now, because something hurt."""
    number: int = 0
    begun: bool = False
    t_s: float = 0.0
    menu: Menu = MENU

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Keep that it is celebrated, let it be seen, and go on."""
        moved = replace(self, setting=self.setting.heard(tick))
        if not self.begun:
            return replace(moved, begun=True), self._first(tick)
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        t_s = self.t_s + tick.dt_s
        if chosen or t_s >= LASTS_S or (t_s >= SETTLE_S and _hurried(tick)):
            return moved._next(), sounds
        return replace(moved, menu=menu, t_s=t_s), sounds

    def _first(self, tick: Tick) -> Effects:
        sound = Sound("milestone_soft" if self._is_still else "milestone")
        record = self._stone.record
        if record is None or not is_new(self._stone):
            return (sound,)
        kept = replace(record, celebrated_at=tick.today.at)
        return (sound, Keep(f"celebrated-{record.id}", kept))

    def _next(self) -> Scene:
        if self.number + 1 < len(self.stones):
            return replace(self, number=self.number + 1, begun=False, t_s=0.0, menu=MENU)
        cards = tuple(filter(has_card, self.stones))
        back, setting = self.back, self.setting
        return ways.to_card(setting, *cards, back=back) if cards else back(setting)

    @property
    def _stone(self) -> Stone:
        return self.stones[self.number]

    @property
    def _is_quiet(self) -> bool:
        return self.quiet or self._stone.milestone.id == HURT

    @property
    def _is_still(self) -> bool:
        return self._is_quiet or is_calm(self.setting)

    def view(self) -> Iterator[Shape]:
        """The companion with the badge, and what it is for."""
        yield Layer("celebrate_sky")
        calm, t_s = is_calm(self.setting), self.t_s
        rise = 1.0 if calm else _eased((t_s - HANDS_S) / RISE_S)
        badge = self._badge(rise)
        if not self._is_still:
            yield self._light(rise * rise)
        if not self._is_quiet:
            yield Layer("celebrate_bunting")
        if not self._is_still:
            yield from _confetti(t_s - HANDS_S - 0.7 * RISE_S)
        yield from self._companion()
        yield badge
        if not self._is_still:
            yield from _sparkles(t_s - HANDS_S - RISE_S)
        yield from self._words()
        yield from self.menu.view()

    def _light(self, alpha: float) -> Sprite:
        """Rays; before a dark sky they would be stripes, and there it is a glow."""
        child = self.setting.child
        if child is not None and child.high_contrast:
            return Sprite("glow", FEET_X, ABOVE_Y, GLOW, alpha=alpha)
        sway = 5 * math.sin(0.6 * self.t_s)
        return Sprite("milestone_rays", FEET_X, ABOVE_Y, angle=sway, alpha=alpha)

    def _badge(self, rise: float) -> Sprite:
        picture = self._stone.milestone.picture
        if is_calm(self.setting):
            return Sprite(picture, FEET_X, ABOVE_Y, LARGE, alpha=min(1.0, self.t_s / FADE_S))
        # A little more than there, and back again, where nobody rests.
        over = 0.0 if self._is_quiet else 0.16 * math.sin(math.pi * rise) * rise
        y = HANDS_Y + (ABOVE_Y - HANDS_Y) * rise
        return Sprite(picture, FEET_X, y, SMALL + (LARGE - SMALL) * (rise + over))

    def _companion(self) -> Iterator[Shape]:
        now_s = ambient_s(self.setting, self.t_s)
        if self._is_quiet:
            yield from stepling(FEET_X, FEET_Y, now_s, Wish(still=True), "sleepy", SCALE)
            return
        up = 1.0 if is_calm(self.setting) else _eased((self.t_s - HANDS_S) / RAISE_S)
        for part in stepling(FEET_X, FEET_Y, now_s, Wish(), "cheer", SCALE):
            if isinstance(part, Sprite) and part.image == "stepling_arm":
                yield part._replace(angle=part.angle * up)
            else:
                yield part

    def _words(self) -> Iterator[Shape]:
        told = self._stone.milestone
        yield PAPER
        x, w = PAPER.x + PAPER.w / 2, PAPER.w - 52
        yield Text(Words.of(told.title), x, 206, 52, "ink_title", w=w, h=140, title=True)
        yield Sprite("star_full", x, 304, 0.62)
        yield Text(Words.of(told.child), x, 408, 38, w=w, h=150)
        yield Panel(PAPER.x + 60, 504, PAPER.w - 120, 56, "panel_soft", "", 28)
        yield Sprite("icon_speaker", PAPER.x + 96, 532, 0.5)
        yield Text(ALOUD, x + 26, 532, 22, "ink_soft", w=PAPER.w - 200, h=48)


def _hurried(tick: Tick) -> bool:
    return any(one is Press.BACK or isinstance(one, Click) for one in tick.presses)


def _eased(share: float) -> float:
    """From 0 to 1, softly at both ends."""
    at = max(0.0, min(1.0, share))
    return at * at * (3 - 2 * at)


def _confetti(t_s: float) -> Iterator[Shape]:
    """Once, out of the badge and softly down to the meadow; behind the paper."""
    if t_s <= 0:
        return
    slowed = (1 - math.exp(-2.2 * t_s)) / 2.2
    for kind in range(4):
        points = []
        for n in range(kind, POINTS, 4):
            turn, push = math.radians(n * 137.5), 340 + 90 * (n % 5)
            x = FEET_X + push * math.cos(turn) * slowed + 16 * math.sin(1.7 * t_s + n)
            y = ABOVE_Y + push * math.sin(turn) * slowed + (36 + 9 * (n % 4)) * t_s * t_s / 2
            points.append((x, y))
        yield Particles(f"confetti_{kind + 1}", tuple(points))


def _sparkles(t_s: float) -> Iterator[Shape]:
    """Round the badge, each slowly coming and going in its turn."""
    for n in range(SPARKLES if t_s > 0 else 0):
        at = (t_s / TWINKLE_S + n * 0.382) % 1.0
        shown = math.sin(math.pi * at) * min(1.0, t_s)
        turn = math.radians(360 * n / SPARKLES + 14)
        far = 168 + 34 * (n % 3)
        x, y = FEET_X + far * math.cos(turn), ABOVE_Y + 0.86 * far * math.sin(turn)
        yield Sprite("sparkle", x, y, 0.5 + 0.6 * shown, alpha=shown)
