"""The gate before the pages for grown-ups: two questions that no child answers by tapping about.

It keeps nothing safe but a child's fingers. Whoever leaves the pages is asked again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.mascot import stepling
from game.model import Layer, Panel, Ring, Shape, Sprite, Text, Wish, msg
from game.scenes.gate_questions import RIGHTS, UNTRIED, WAIT_S, WORDS, Question, question
from game.scenes.grown_up_page import BACK
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Back, Setting, ambient_s

FOR_WHOM = msg("This is for grown-ups.")
AGAIN = msg("Not quite. Here is another one.")
LATER = msg("The gate rests for a minute.")
COLUMNS = 4
X, Y, W, H, GAP = 348.0, 322.0, 216.0, 100.0, 14.0
ASKED_X, ASKED_Y, ASKED_W, ASKED_H = 348.0, 152.0, 906.0, 144.0
REST_X, REST_Y, RADIUS = 801.0, 440.0, 90.0


@dataclass(frozen=True, slots=True)
class GrownUpGate(Screen):
    """A picture for whoever cannot read, and a question for whoever can."""

    setting: Setting
    passed: Back
    """Where it leads whoever knows; and everybody else, by the next."""
    left: Back
    asked: Question | None = None
    number: int = 0
    """How many questions were asked so far."""
    rights: int = 0
    """How many were answered well, one after the other."""
    missed: bool = False
    """Whether the last answer was another one."""
    waits_s: float = 0.0
    """For how long the gate still rests."""
    menu: Menu = Menu((BACK,))
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Ask, and let in whoever knows."""
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return self.left(self.setting), sounds
        waits_s = self.setting.gate.waits_s(tick.today.at)
        moved = replace(
            self,
            menu=menu,
            t_s=self.t_s + tick.dt_s,
            waits_s=waits_s,
            setting=self.setting.heard(tick),
        )
        if waits_s:
            return (moved if self.asked is None else moved._resting()), sounds
        if self.asked is None:
            return moved._asking(tick), sounds
        return (moved._answered(int(chosen), tick) if chosen else moved), sounds

    def _asking(self, tick: Tick) -> "GrownUpGate":
        asked = question(tick.today.at, self.number, self.asked)
        return replace(self, asked=asked, number=self.number + 1, menu=_menu(asked))

    def _answered(self, answer: int, tick: Tick) -> Scene:
        assert self.asked is not None
        if answer != self.asked.right:
            tries = self.setting.gate.missed(tick.today.at)
            setting = replace(self.setting, gate=tries)
            again = replace(self, setting=setting, rights=0, missed=True)
            return again._resting() if tries.shut_at else again._asking(tick)
        if self.rights + 1 < RIGHTS:
            return replace(self, rights=self.rights + 1, missed=False)._asking(tick)
        return self.passed(replace(self.setting, gate=UNTRIED))

    def _resting(self) -> "GrownUpGate":
        return replace(self, asked=None, rights=0, missed=False, waits_s=WAIT_S, menu=Menu((BACK,)))

    def view(self) -> Iterator[Shape]:
        """The picture, the question and its answers; or the rest."""
        yield Layer("paper_sky")
        yield Panel(348, 24, 906, 96, "panel", "tile_edge", 48)
        yield Text(FOR_WHOM, 801, 72, 42, "ink_title", w=850, h=80, title=True)
        yield Sprite("safe_adult_near", 180, 300, 1.3)
        face = "sleepy" if self.waits_s else "happy"
        yield from stepling(180, 680, ambient_s(self.setting, self.t_s), Wish(still=True), face)
        if self.asked is not None:
            yield from self._question(self.asked)
        elif self.waits_s:
            yield from self._rest()
        yield from self.menu.view()

    def _question(self, asked: Question) -> Iterator[Shape]:
        yield Panel(ASKED_X, ASKED_Y, ASKED_W, ASKED_H, "panel", "tile_edge", 40)
        yield Text(asked.words, 801, 212, 40, w=850, h=76, title=True)
        if self.missed:
            yield Text(AGAIN, 801, 268, 22, "ink_soft", w=850, h=40)
        for n in range(0 if self.missed else RIGHTS):
            fill = "fill" if n < self.rights else "track"
            yield Panel(801 + (n - (RIGHTS - 1) / 2) * 34 - 9, 258, 18, 18, fill, "", 9)

    def _rest(self) -> Iterator[Shape]:
        yield Panel(ASKED_X, ASKED_Y, ASKED_W, ASKED_H, "panel", "tile_edge", 40)
        yield Text(LATER, 801, 224, 34, w=850, h=110)
        yield Ring(REST_X, REST_Y, RADIUS, 1.0 - self.waits_s / WAIT_S)
        yield Sprite("icon_clock", REST_X, REST_Y)


def _menu(asked: Question) -> Menu:
    tiles = tuple(
        Tile(
            str(answer),
            "",
            WORDS[answer],
            X + n % COLUMNS * (W + GAP),
            Y + n // COLUMNS * (H + GAP),
            W,
            H,
        )
        for n, answer in enumerate(asked.answers)
    )
    return Menu((*tiles, BACK))
