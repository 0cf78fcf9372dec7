"""What do we play? A picture for each game, and its worlds below it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exercises.exercise import Exercise
from game.guard import day_is_full
from game.mascot import stepling
from game.model import Layer, Panel, Shape, Sprite, Text, Wish, msg
from game.scenes import ways
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting

WHAT = msg("What do we play?")
ENOUGH = msg("Enough for today. See you tomorrow!")
W, H, GAP = 348, 300, 36
WORLD_W, WORLD_H = 162, 122


@dataclass(frozen=True, slots=True)
class ChooseGame(Screen):
    """Big pictures play the game in its first world; the small ones in their own."""

    setting: Setting
    menu: Menu | None = None
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Choose a game, or the way back."""
        if self.menu is None:
            return replace(self, menu=Menu(_tiles(self.setting))), ()
        if Press.BACK in tick.presses:
            return ways.to_home(self.setting), ()
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        scene = replace(self, menu=menu, t_s=self.t_s + tick.dt_s)
        return (scene._go(chosen) if chosen else scene), sounds

    def _go(self, chosen: str) -> Scene:
        if chosen == "back":
            return ways.to_home(self.setting)
        if chosen == "progress":
            return ways.to_progress(self.setting)
        if chosen == "settings":
            return ways.to_settings(self.setting)
        _, level_id, world = chosen.split("/")
        exercise = next(level for level in self.setting.levels if level.id == level_id)
        return ways.to_level(self.setting, exercise, world)

    def view(self) -> Iterator[Shape]:
        """The games as picture cards."""
        yield Layer("paper_sky")
        yield Panel(290, 40, 700, 92, "panel", "tile_edge", 46)
        full = day_is_full(self.setting.played_s)
        yield Text(ENOUGH if full else WHAT, 640, 86, 42, "ink_title", w=640, h=76, title=True)
        if self.setting.child is not None:
            yield Sprite(f"avatar_{self.setting.child.avatar}", 1072, 84, 0.62)
        if full:
            yield from stepling(640, 480, self.t_s, Wish(still=True), "sleepy")
        if self.menu is not None:
            yield from self.menu.view()


def _tiles(setting: Setting) -> tuple[Tile, ...]:
    levels = () if day_is_full(setting.played_s) else setting.levels
    left = (1280 - len(levels) * W - (len(levels) - 1) * GAP) / 2
    tiles: list[Tile] = []
    for n, level in enumerate(levels):
        tiles += _column(level, left + n * (W + GAP))
    path = Tile("progress", "icon_progress", "", 150, 24, 96, 96, plain=True)
    look = Tile("settings", "icon_settings", "", 1156, 24, 96, 96, plain=True)
    return (*tiles, path, look, Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True))


def _column(level: Exercise, x: float) -> Iterator[Tile]:
    game = f"tile_{level.game}"
    yield Tile(f"play/{level.id}/{level.worlds[0]}", game, level.title, x, 166, W, H)
    for n, world in enumerate(level.worlds[:2]):
        at_x = x + n * (W - WORLD_W)
        picture = f"world_{world}"
        yield Tile(
            f"world/{level.id}/{world}", picture, "", at_x, 510, WORLD_W, WORLD_H, 0.62, plain=True
        )
