"""A new child: a nickname, typed or chosen letter by letter, and a face."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Layer, Panel, Shape, Sprite, Text, msg
from game.scenes import ways
from game.scenes.answers import ChildDay, Failure
from game.scenes.faces import face_tiles
from game.scenes.grown_up_page import BACK
from game.scenes.letters import LONGEST, Typing, letter_tiles
from game.scenes.menu import Menu
from game.scenes.scene import AddChild, Effects, OpenChild, Press, Scene, Tick, Typed
from game.scenes.setting import Setting
from profiles.model import Child

NAME = msg("What shall we call you? A nickname is best.")
FACE = msg("Choose your friend")


@dataclass(frozen=True, slots=True)
class AddingChild(Typing):
    """First the nickname, then the face."""

    setting: Setting
    nickname: str = ""
    choosing_face: bool = False
    menu: Menu = Menu((*letter_tiles(), BACK))
    trouble: str = ""

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Take letters; then a face; then open the child's own screen."""
        child = tick.answer("added", Child)
        if child is not None:
            return self, (OpenChild("child", child.id, self.setting.spec),)
        day = tick.answer("child", ChildDay)
        if day is not None:
            return ways.to_games(self.setting.of_child(day)), ()
        failure = tick.answer("added", Failure)
        if failure is not None:
            return replace(self, trouble=failure.sentence), ()
        if Press.BACK in tick.presses:
            return self._back(), ()
        return self._typed(tick)._chosen(tick)

    def _back(self) -> Scene:
        if self.choosing_face:
            return AddingChild(self.setting, self.nickname)
        return ways.to_children(self.setting)

    def _typed(self, tick: Tick) -> "AddingChild":
        name = self.nickname
        for press in tick.presses if not self.choosing_face else ():
            if isinstance(press, Typed):
                name = name + (press.letter.upper() if not name else press.letter)
            elif press is Press.ERASE:
                name = name[:-1]
        return replace(self, nickname=name[:LONGEST])

    def _chosen(self, tick: Tick) -> tuple[Scene, Effects]:
        # Enter after typing means "done", wherever the focus on the letters is.
        typed_ok = Press.OK in tick.presses and self.nickname and self.menu.focus == 0
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        scene = replace(self, menu=menu)
        if chosen == "back":
            return self._back(), sounds
        if chosen == "erase":
            return replace(scene, nickname=self.nickname[:-1]), sounds
        if chosen == "done" or (chosen and typed_ok and not self.choosing_face):
            return scene._done(), sounds
        if chosen.startswith("letter-"):
            letter = chosen.removeprefix("letter-")
            name = self.nickname + (letter.lower() if self.nickname else letter)
            return replace(scene, nickname=name[:LONGEST]), sounds
        if chosen.startswith("face-"):
            avatar = chosen.removeprefix("face-")
            return scene, (*sounds, AddChild("added", self.nickname.strip(), avatar))
        return scene, sounds

    def _done(self) -> "AddingChild":
        if not self.nickname.strip():
            return self
        return replace(self, choosing_face=True, menu=Menu(face_tiles()))

    def view(self) -> Iterator[Shape]:
        """A name on a board over letters, or faces."""
        yield Layer("paper_sky")
        yield Panel(220, 40, 840, 90, "panel", "tile_edge", 44)
        words = FACE if self.choosing_face else NAME
        yield Text(words, 640, 85, 38, "ink_title", w=800, h=76, title=True)
        yield Panel(440, 150, 400, 64 if self.choosing_face else 100, "tile", "tile_edge", 30)
        at_y = 182 if self.choosing_face else 200
        if self.nickname:
            yield Text(self.nickname, 640, at_y, 46, w=370, h=90, verbatim=True)
        else:
            yield Sprite("icon_text_size", 640, at_y, 0.6, alpha=0.5)
        yield from self.menu.view()
        if self.trouble:
            yield Text(self.trouble, 640, 262, 24, "stop", w=1000, h=40, verbatim=True)
