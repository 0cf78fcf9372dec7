"""Two insoles, and nobody knows yet which is the left one: stamp with the left foot."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.mascot import stepling
from game.model import Layer, Panel, Shape, Side, Sound, Sprite, Text, Wish, msg
from game.scenes import sensor_light, ways
from game.scenes.answers import SensorChoice
from game.scenes.menu import Menu, Tile
from game.scenes.moment import is_over
from game.scenes.own_device import device_of, keep, swapped
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting, ambient_s, is_calm
from game.scenes.stamping import ENOUGH, FIRST, SECOND, UNSTAMPED, Stamping

HOW = msg("Stamp three times with your left foot")
BY_HAND = msg("Or press the left insole three times.")
KNOWN = msg("Now I know your left foot!")
KNOWN_S = 2.0
"""How long it is shown which foot is the left one."""
CHANGE_S = 0.9
"""How long insoles take to change places, where they must."""
FEET_X, FEET_Y = (490.0, 790.0), 316.0
STARS_Y, STAR_GAP = 520.0, 50.0
STAMPS_HZ, STAMP_PX = 0.8, 22.0
"""How often the picture stamps, and how high it lifts the foot."""
MENU = Menu(
    (
        Tile("right", "icon_ok", msg("They are right"), 350, 568, 280, 128, 0.7, words_px=22),
        Tile("swap", "icon_swap", msg("Swap left and right"), 650, 568, 280, 128, 0.7, words_px=22),
        Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True),
    ),
    focus=2,
)
"""The focus is on what settles nothing: a hasty OK must not decide which foot is which."""


@dataclass(frozen=True, slots=True)
class Stamp(Screen):
    """Both feet light up with what they bear; three stamps decide, or a grown-up does."""

    setting: Setting
    choice: SensorChoice
    stamping: Stamping = UNSTAMPED
    menu: Menu = MENU
    t_s: float = 0.0
    known: int | None = None
    """The insole that is the left one, once that is known: the first or the second."""
    known_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Feel for stamps, or be told."""
        moved = replace(self, setting=self.setting.heard(tick), t_s=self.t_s + tick.dt_s)
        if self.known is not None:
            return moved._told(self.known, tick)
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return ways.to_sensors(moved.setting.without_sensor()), sounds
        if chosen:
            known = FIRST if chosen == "right" else SECOND
            return replace(moved, menu=Menu(()), known=known), (*sounds, Sound("chime"))
        reading = tick.signals.reading
        if reading is None:
            return replace(moved, menu=menu), sounds
        stamping = self.stamping.step(reading.cells_kg, tick.dt_s)
        moved = replace(moved, menu=menu, stamping=stamping)
        if stamping.decided:
            moved = replace(moved, menu=Menu(()), known=stamping.last)
            return moved, (*sounds, Sound("chime"))
        landed = stamping.count != self.stamping.count or stamping.last != self.stamping.last
        return moved, (*sounds, Sound("step")) if landed else sounds

    def _told(self, known: int, tick: Tick) -> tuple[Scene, Effects]:
        """Show it for a moment; then the sensor is kept as it is, or opened the other way round.

        Who goes back takes it back: nothing was kept yet.
        """
        known_s = self.known_s + tick.dt_s
        if not is_over(known_s, KNOWN_S, tick):
            return replace(self, known_s=known_s), ()
        if Press.BACK in tick.presses:
            return ways.to_sensors(self.setting.without_sensor()), ()
        if known == SECOND:
            choice = self.choice._replace(spec=swapped(self.setting.spec))
            setting = self.setting.without_sensor()
            return ways.to_connecting(setting, choice, sides_settled=True), ()
        ready = self.setting.sensor
        kept = (keep(device_of(self.choice, ready, tick.today)),) if ready is not None else ()
        return ways.to_home(self.setting), kept

    def view(self) -> Iterator[Shape]:
        """Two feet from above; the more they bear, the more they glow."""
        yield Layer("paper_sky")
        yield Panel(190, 24, 900, 98, "panel", "tile_edge", 48)
        words = HOW if self.known is None else KNOWN
        yield Text(words, 640, 73, 42, "ink_title", w=850, h=80, title=True)
        yield from self._feet()
        if self.known is None:
            yield from self._shows_how()
        else:
            yield from stepling(160, 650, ambient_s(self.setting, self.t_s), Wish(), "cheer", 1.05)
        yield from self.menu.view()

    @property
    def _changed(self) -> float:
        """How far the insoles have changed places, 0 to 1."""
        if self.known != SECOND:
            return 0.0
        if is_calm(self.setting):
            return 1.0
        share = min(1.0, self.known_s / CHANGE_S)
        return share * share * (3 - 2 * share)

    def _feet(self) -> Iterator[Shape]:
        """The first insole lies on the left until it is known better."""
        left, right = FEET_X
        way = (right - left) * self._changed
        for who, share in enumerate(self.stamping.shares):
            x = left + way if who == FIRST else right - way
            yield Sprite("corner_glow", x, FEET_Y, 2.4, alpha=min(1.0, share))
            picture = "insole_left" if x < (left + right) / 2 else "insole_right"
            yield Sprite(picture, x, FEET_Y)
            for n in range(ENOUGH):
                full = n < self.stamping.stars(who)
                star_x = x + (n - (ENOUGH - 1) / 2) * STAR_GAP
                yield Sprite("star_full" if full else "star_empty", star_x, STARS_Y, 0.7)

    def _shows_how(self) -> Iterator[Shape]:
        t_s = ambient_s(self.setting, self.t_s)
        up = 0.0 if is_calm(self.setting) else abs(math.sin(t_s * STAMPS_HZ * math.pi))
        yield Sprite("stamp_left", 176, 424 - STAMP_PX * up)
        yield from stepling(176, 694, t_s, Wish(lift=Side.LEFT), "happy", 0.86)
        yield Panel(950, 250, 300, 110, "panel", "tile_edge", 30)
        yield Text(BY_HAND, 1100, 305, 22, w=270, h=96)
        sentence = sensor_light.sentence_of(self.setting)
        if sentence:
            yield from sensor_light.lamp(sensor_light.light_of(self.setting), 1100, 404)
            yield from sensor_light.words(sentence, 950, 432, 300, 110)
