"""The card of a milestone, to look at and to keep as a picture.

It has no name on it. Only a grown-up can put the child's nickname there, for this one picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exercises.words import Words
from game.model import Layer, Panel, Shape, Sprite, Text, msg
from game.scenes import typeset, ways
from game.scenes.answers import Failure
from game.scenes.card_picture import card_shapes, placed
from game.scenes.menu import Menu, Tile, focused
from game.scenes.path_asks import CardSaved, SaveCard
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Back, Setting
from profiles.child_path import Stone

CARD_X, CARD_Y = 28.0, 22.0
TILE_X, TILE_W, TOP, BOTTOM, GAP = 856.0, 396.0, 22.0, 622.0, 14.0
NOTE = Panel(28, 636, 1224, 70, "panel", "tile_edge", 35)
NOTE_PX, NOTE_LINES = 20, 2
KEEP = ("keep", "icon_keep", msg("Keep this picture"))
KEPT = ("keep", "icon_ok", msg("It is kept"))
NAMED = ("name", "icon_name", msg("With the nickname"))
NAMELESS = ("nameless", "icon_name", msg("Without the nickname"))
MORE = ("more", "icon_arrow_right", msg("The next picture"))
ON = ("back", "icon_play", msg("Go on"))
SAVED = msg("Kept: {file}")


@dataclass(frozen=True, slots=True)
class Card(Screen):
    """The card, large, and what can be done with it. Nothing here waits for anybody."""

    setting: Setting
    stones: tuple[Stone, ...]
    """Those whose cards there are; at least one."""
    back: Back
    number: int = 0
    named: bool = False
    """Whether a grown-up put the nickname on it."""
    asked: bool = False
    """Whether it is being kept now."""
    file: str = ""
    """Where the card as it is now was kept."""
    trouble: str = ""
    menu: Menu | None = None

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Keep it, name it, or go on."""
        if self.menu is None:
            return self._with_tiles("back"), ()
        moved = replace(self, setting=self.setting.heard(tick))._told(tick)
        assert moved.menu is not None
        menu, chosen, sounds = moved.menu.step(tick.presses, tick.dt_s)
        moved = replace(moved, menu=menu)
        if chosen == "back" or Press.BACK in tick.presses:
            return self.back(moved.setting), sounds
        if chosen == "keep" and not (moved.asked or moved.file):
            return replace(moved, asked=True, trouble=""), (*sounds, moved._save())
        if chosen == "name":
            return moved._gate(), sounds
        if chosen == "nameless":
            return moved.with_name(False), sounds
        if chosen == "more":
            number = (self.number + 1) % len(self.stones)
            return replace(moved, number=number)._fresh("more"), sounds
        return moved, sounds

    def with_name(self, named: bool) -> "Card":
        """The same card with the child's nickname on it, or without."""
        return replace(self, named=named)._fresh("keep")

    def _gate(self) -> Scene:
        """A grown-up comes back to the card and its nickname; everybody else to the card."""

        def back(named: bool) -> Back:
            return lambda setting: replace(self, setting=setting).with_name(named)

        return ways.to_gate(self.setting, back(True), back(False))

    def _fresh(self, focus: str) -> "Card":
        """As it is now, it was not kept yet."""
        return replace(self, asked=False, file="", trouble="")._with_tiles(focus)

    @property
    def _ticket(self) -> str:
        """What comes late for another card is not told of this one."""
        return f"card-{self.number}-{'named' if self.named else 'nameless'}"

    def _told(self, tick: Tick) -> "Card":
        failure, saved = tick.answer(self._ticket, Failure), tick.answer(self._ticket, CardSaved)
        if failure is not None:
            return replace(self, asked=False, trouble=failure.sentence)
        if saved is None:
            return self
        assert self.menu is not None
        focus = self.menu.tiles[self.menu.focus].id
        return replace(self, asked=False, file=saved.file)._with_tiles(focus)

    def _with_tiles(self, focus: str) -> "Card":
        choices = [KEPT if self.file else KEEP, NAMELESS if self.named else NAMED]
        if len(self.stones) > 1:
            choices.append(MORE)
        choices.append(ON)
        h = (BOTTOM - TOP + GAP) / len(choices) - GAP
        tiles = tuple(
            Tile(id_, picture, words, TILE_X, TOP + n * (h + GAP), TILE_W, h, min(1.2, h / 150))
            for n, (id_, picture, words) in enumerate(choices)
        )
        return replace(self, menu=focused(tiles, focus))

    def _save(self) -> SaveCard:
        told = self.stones[self.number].milestone
        return SaveCard(self._ticket, told.picture, Words.of(told.title), self._nickname)

    @property
    def _nickname(self) -> str:
        child = self.setting.child
        return child.nickname if self.named and child is not None else ""

    def view(self) -> Iterator[Shape]:
        """The card as it is kept, the tiles, and where it was kept."""
        yield Layer("paper_sky")
        told = self.stones[self.number].milestone
        shapes = card_shapes(told.picture, Words.of(told.title), self._nickname)
        yield from placed(shapes, CARD_X, CARD_Y)
        if self.menu is not None:
            yield from self.menu.view()
            yield from self._lock(self.menu)
        yield from self._note()

    def _lock(self, menu: Menu) -> Iterator[Shape]:
        """The way to the nickname leads through the gate."""
        for tile in menu.tiles:
            if tile.id == "name":
                yield Sprite("icon_lock", tile.x + 54, tile.y + 52, 0.5)

    def _note(self) -> Iterator[Shape]:
        if not (self.file or self.trouble):
            return
        yield NOTE
        yield Sprite("icon_help" if self.trouble else "icon_ok", NOTE.x + 44, NOTE.y + 35, 0.5)
        x, y, w = NOTE.x + 84, NOTE.y + 35, NOTE.w - 116
        if self.trouble:
            yield Text(self.trouble, x, y, NOTE_PX, align="left", w=w, h=56, verbatim=True)
            return
        file = _shown(self.file, w - 90)
        values = (("file", file),)
        yield Text(SAVED, x, y, NOTE_PX, align="left", w=w, h=56, values=values)


def _shown(file: str, w: float) -> str:
    """The path on at most two lines: a long one has no spaces to part it."""
    return "\n".join(typeset.lines(typeset.cut(file, w, NOTE_LINES), w))
