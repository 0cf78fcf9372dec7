"""Before the first game of a day in new gear: an adult looks at the skin (requirement SAFE-13).

Where it is fine, getting ready goes on. Where it is red or sore nobody plays: the page says kindly
what to do, and the question comes again whenever a game is chosen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exercises.offer import Offer
from game.guard import NEW_GEAR_DAY_S
from game.mascot import stepling
from game.model import Layer, Panel, Shape, Text, Wish, msg
from game.scenes import ways
from game.scenes.menu import Menu, Tile, row
from game.scenes.scene import Effects, Press, Quit, Scene, Screen, Tick
from game.scenes.setting import Setting, ambient_s
from game.scenes.skin_words import ANSWERS, ASK

WHY = msg(
    "The prosthesis or splint is new. Take it off, and look at the skin before the first game of "
    "each day. In the first two weeks a day has {n} minutes."
)
NOT_TODAY = msg("We rest today. See you soon!")
CARE = msg(
    "For the grown-up: leave the prosthesis or splint off, and talk to your prosthetist before the "
    "next game. If there is a blister or open skin, or redness stays for 20 minutes, call today."
)
BACK = Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True)
ASKED = Menu(
    (
        *row(
            ANSWERS,
            340,
            (320, 300),
            1.35,
        ),
        BACK,
    )
)
HOME = ("home", "icon_home", msg("Home"))
LEAVE = ("quit", "icon_quit", msg("Goodbye"))
REST_Y, REST_SIZE = 520.0, (236.0, 168.0)


@dataclass(frozen=True, slots=True)
class SkinLook(Screen):
    """The question; and, where the skin is not fine, the way home."""

    setting: Setting
    offer: Offer
    world: str
    is_red: bool = False
    menu: Menu = ASKED
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Take the answer."""
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        moved = replace(self, menu=menu, t_s=self.t_s + tick.dt_s, setting=self.setting.heard(tick))
        if Press.BACK in tick.presses and not self.is_red:
            chosen = "back"
        scene, effects = moved._go(chosen)
        return scene, (*sounds, *effects)

    def _go(self, chosen: str) -> tuple[Scene, Effects]:
        if chosen == "fine":
            return ways.to_level(self.setting.with_fine_skin(), self.offer, self.world), ()
        if chosen == "red":
            way = LEAVE if self.setting.just_one else HOME
            return replace(self, is_red=True, menu=Menu(row((way,), REST_Y, REST_SIZE))), ()
        if chosen == "quit":
            return self, (Quit(),)
        if chosen == "home":
            return ways.to_home(self.setting), ()
        return (ways.to_games(self.setting) if chosen == "back" else self), ()

    def view(self) -> Iterator[Shape]:
        """Two pictures of skin; or the stepling at rest."""
        yield Layer("paper_sky")
        yield Panel(190, 36, 900, 100, "panel", "tile_edge", 48)
        title, words = (NOT_TODAY, CARE) if self.is_red else (ASK, WHY)
        yield Text(title, 640, 86, 42, "ink_title", w=850, h=80, title=True)
        yield Panel(140, 164, 1000, 144, "panel", "tile_edge", 36)
        values = () if self.is_red else (("n", f"{NEW_GEAR_DAY_S / 60:g}"),)
        yield Text(words, 640, 236, 25, w=940, h=128, values=values)
        if self.is_red:
            t_s = ambient_s(self.setting, self.t_s)
            yield from stepling(640, 486, t_s, Wish(still=True), "sleepy", 0.7)
        yield from self.menu.view()
