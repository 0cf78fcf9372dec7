"""What do we play? A picture for each game, and its worlds below it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exercises.exercise import Exercise
from exercises.offer import Offer
from game.mascot import stepling
from game.model import Layer, Panel, Shape, Sprite, Text, Wish, msg
from game.scenes import typeset, ways
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting, ambient_s

WHAT = msg("What do we play?")
ENOUGH = msg("Enough for today. See you tomorrow!")
ALL_DONE = msg("You played all of today's games!")
W, H, GAP, TOP = 348, 300, 22, 166
TITLE_W = 316.0
WORLD_W, WORLD_H = 162, 122
COLUMNS = 3
ARROW_X, ARROW_Y, ARROW_W, ARROW_H = 3, 256, 82, 120
ROW_Y, ROW_H, ROW_STEP, ROW_SCALE = 684.0, 56.0, 86.0, 0.2
"""A small picture for each game of today, below."""


@dataclass(frozen=True, slots=True)
class ChooseGame(Screen):
    """Big pictures play the game in its first world; the small ones in their own.

    By a plan there may be more than fit: arrows turn the page, and a row below shows them all.
    What is done for today has a mark; what is not comes first.
    """

    setting: Setting
    page: int = 0
    menu: Menu | None = None
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Choose a game, or the way back."""
        if self.menu is None:
            return self._opened(), ()
        if Press.BACK in tick.presses:
            return ways.to_home(self.setting), ()
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        scene = replace(self, menu=menu, t_s=self.t_s + tick.dt_s)
        return (scene._go(chosen) if chosen else scene), sounds

    def _opened(self) -> "ChooseGame":
        """The first game that is not done has the focus, on its page."""
        levels = () if self.setting.day_is_full else self.setting.levels
        first = next((n for n, one in enumerate(levels) if not one.done), 0)
        page = first // COLUMNS
        tiles = _tiles(self.setting, page)
        wanted = f"play/{levels[first].exercise.id}/" if levels else ""
        focus = next((n for n, tile in enumerate(tiles) if tile.id.startswith(wanted)), 0)
        return replace(self, page=page, menu=Menu(tiles, focus))

    def _go(self, chosen: str) -> Scene:
        if chosen == "back":
            return ways.to_home(self.setting)
        if chosen == "progress":
            return ways.to_progress(self.setting)
        if chosen == "settings":
            return ways.to_settings(self.setting)
        if chosen in TURNS:
            page = self.page + TURNS[chosen]
            return replace(self, page=page, menu=Menu(_tiles(self.setting, page)))
        _, level_id, world = chosen.split("/")
        offer = next(one for one in self.setting.levels if one.exercise.id == level_id)
        return ways.to_level(self.setting, offer, world)

    def view(self) -> Iterator[Shape]:
        """The games as picture cards."""
        yield Layer("paper_sky")
        yield Panel(290, 40, 700, 92, "panel", "tile_edge", 46)
        full = self.setting.day_is_full
        yield Text(self._words(), 640, 86, 42, "ink_title", w=640, h=76, title=True)
        if self.setting.child is not None:
            yield Sprite(f"avatar_{self.setting.child.avatar}", 1072, 84, 0.62)
        t_s = ambient_s(self.setting, self.t_s)
        if full:
            yield from stepling(640, 480, t_s, Wish(still=True), "sleepy")
        elif self._all_done:
            yield from stepling(1227, 706, t_s, Wish(still=True), "cheer", 0.44)
        if self.menu is not None:
            yield from self.menu.view()
            yield from _marks(self.menu.tiles, self.setting)
        if not full:
            yield from _today(self.setting.levels, self.page)

    @property
    def _all_done(self) -> bool:
        levels = self.setting.levels
        return bool(levels) and all(one.done for one in levels)

    def _words(self) -> str:
        if self.setting.day_is_full:
            return ENOUGH
        return ALL_DONE if self._all_done else WHAT


TURNS = {"earlier": -1, "later": 1}


def _tiles(setting: Setting, page: int) -> tuple[Tile, ...]:
    levels = () if setting.day_is_full else setting.levels
    shown = levels[page * COLUMNS : (page + 1) * COLUMNS]
    left = (1280 - len(shown) * W - (len(shown) - 1) * GAP) / 2
    tiles: list[Tile] = []
    for n, level in enumerate(shown):
        tiles += _column(level.exercise, left + n * (W + GAP))
    if page:
        tiles.append(_arrow("earlier", "icon_arrow_left", ARROW_X))
    if len(levels) > (page + 1) * COLUMNS:
        tiles.append(_arrow("later", "icon_arrow_right", 1280 - ARROW_X - ARROW_W))
    path = Tile("progress", "icon_progress", "", 150, 24, 96, 96, plain=True)
    look = Tile("settings", "icon_settings", "", 1156, 24, 96, 96, plain=True)
    return (*tiles, path, look, Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True))


def _arrow(way: str, picture: str, x: float) -> Tile:
    return Tile(way, picture, "", x, ARROW_Y, ARROW_W, ARROW_H, 0.84, plain=True)


def _column(level: Exercise, x: float) -> Iterator[Tile]:
    game = f"tile_{level.game}"
    title = typeset.cut(level.title, TITLE_W, 2)
    yield Tile(f"play/{level.id}/{level.worlds[0]}", game, title, x, TOP, W, H)
    for n, world in enumerate(level.worlds[:2]):
        at_x = x + n * (W - WORLD_W)
        picture = f"world_{world}"
        yield Tile(
            f"world/{level.id}/{world}", picture, "", at_x, 510, WORLD_W, WORLD_H, 0.62, plain=True
        )


def _marks(tiles: tuple[Tile, ...], setting: Setting) -> Iterator[Shape]:
    """A mark on each game whose share of today's plan is played."""
    done = {one.exercise.id for one in setting.levels if one.done}
    for tile in tiles:
        kind, _, rest = tile.id.partition("/")
        if kind == "play" and rest.partition("/")[0] in done:
            yield Sprite("icon_ok", tile.x + tile.w - 30, tile.y + 30, 0.6)


def _today(levels: tuple[Offer, ...], page: int) -> Iterator[Shape]:
    """All games of a plan that takes several pages, in a row, so that a child sees how many there
    still are; those of the open page lie on paper.
    """
    if len(levels) <= COLUMNS:
        return
    step = min(ROW_STEP, 1200 / len(levels))
    left = 640 - (len(levels) - 1) * step / 2
    shown = len(levels[page * COLUMNS : (page + 1) * COLUMNS])
    x = left + (page * COLUMNS - 0.5) * step
    yield Panel(x, ROW_Y - ROW_H / 2, shown * step, ROW_H, "panel", "tile_edge", 20)
    scale = ROW_SCALE * step / ROW_STEP
    for n, one in enumerate(levels):
        yield Sprite(f"tile_{one.exercise.game}", left + n * step, ROW_Y, scale)
        if one.done:
            yield Sprite("icon_ok", left + n * step + 26 * step / ROW_STEP, ROW_Y - 14, 0.3)
