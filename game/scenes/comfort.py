"""After each game: does anything hurt, how was it, and how is the skin under what is worn?

The same sticker follows whatever is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exercises.adapt import Mark
from game.model import Layer, Panel, Shape, Text, msg
from game.scenes import ladder_steps, results, skin_words
from game.scenes.answers import Begun, SessionKept
from game.scenes.menu import Menu, row
from game.scenes.path_asks import FindMilestones
from game.scenes.scene import Effects, Keep, Scene, Screen, Tick
from game.scenes.setting import GUEST, Setting, sub_id
from game.session import Session
from profiles import model as kept

QUESTIONS = {
    "hurt": msg("Does anything hurt?"),
    "level": msg("How much does it hurt?"),
    "place": msg("Where does it hurt?"),
    "care": msg("For the grown-up: stop for today."),
    "effort": msg("How was it?"),
    "skin": skin_words.ASK,
}
CARE = msg(
    "Take the prosthesis or splint off and look at the skin. If redness stays for 20 minutes, or "
    "there is a blister or open skin, leave it off and call the prosthetist. If it hurts a lot, "
    "call the doctor."
)
CHOICES = {
    "hurt": (("no", "hurt_no", msg("No")), ("yes", "hurt_yes", msg("Yes"))),
    "level": (
        ("little", "hurt_little", msg("A little")),
        ("middle", "hurt_middle", msg("Some")),
        ("lots", "hurt_lots", msg("A lot")),
    ),
    "place": (
        ("leg_left", "body_leg_left", msg("Left leg")),
        ("leg_right", "body_leg_right", msg("Right leg")),
        ("back", "body_back", msg("Back")),
        ("tummy", "body_tummy", msg("Tummy")),
        ("head", "body_head", msg("Head")),
    ),
    "care": (("ok", "icon_ok", msg("I have seen it")),),
    "effort": (
        ("easy", "effort_easy", msg("Easy")),
        ("right", "effort_right", msg("Just right")),
        ("hard", "effort_hard", msg("Too hard")),
    ),
    "skin": skin_words.ANSWERS,
}
NEXT = {"hurt": "level", "level": "place", "place": "care"}
"""The way through the questions when something hurts."""
FIRST_FOCUS = {"effort": 1}
WORDS = {
    ("care", "ok"): frozenset({Mark.HURT}),
    ("effort", "hard"): frozenset({Mark.TOO_HARD}),
}
"""Which answers count on the level's ladder."""
SIZES = {1: (300, 250), 2: (320, 320), 3: (290, 310), 5: (208, 280)}
PICTURES = {1: 1.4, 2: 1.6, 3: 1.5, 5: 1.05}


def _menu(question: str) -> Menu:
    choices = CHOICES[question]
    return Menu(
        row(choices, 260, SIZES[len(choices)], PICTURES[len(choices)]), FIRST_FOCUS.get(question, 0)
    )


@dataclass(frozen=True, slots=True)
class Comfort(Screen):
    """The questions, one at a time."""

    setting: Setting
    world: str
    session: Session
    begun: Begun
    words: frozenset[Mark] = frozenset()
    """What was said that counts on the level's ladder."""
    light: str = "good"
    """The light that the session was stamped with."""
    question: str = "hurt"
    menu: Menu = _menu("hurt")
    level: str = ""
    skin_told: bool = False
    """Whether an adult has looked at the skin (requirement SAFE-13)."""

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Take an answer, keep it, ask the next."""
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        told = tick.answer("end", SessionKept)
        heard = replace(self, menu=menu, light=told.light if told else self.light)
        return heard._answered(chosen, tick, sounds) if chosen else (heard, sounds)

    def _answered(self, chosen: str, tick: Tick, sounds: Effects) -> tuple[Scene, Effects]:
        records = tuple(
            Keep(f"{self.question}-answer", record) for record in self._records(chosen, tick)
        )
        scene, moved = self._next(chosen, tick)
        return scene, (*sounds, *records, *moved)

    def _records(self, chosen: str, tick: Tick) -> tuple[kept.Record, ...]:
        if self.question == "hurt" and chosen == "no":
            return (self._comfort(tick, hurt=False),)
        if self.question == "place":
            return (self._comfort(tick, hurt=True, level=self.level, place=chosen),)
        if self.question == "skin":
            id_ = sub_id(self.begun.session_id, "skin")
            return (kept.Skin(id_, self.begun.session_id, tick.today.at, chosen == "fine"),)
        if self.question == "effort":
            id_ = sub_id(self.begun.session_id, "effort")
            return (kept.Effort(id_, self.begun.session_id, tick.today.at, chosen),)
        return ()

    def _comfort(
        self, tick: Tick, hurt: bool, level: str | None = None, place: str | None = None
    ) -> kept.Comfort:
        id_ = sub_id(self.begun.session_id, "comfort")
        return kept.Comfort(id_, self.begun.session_id, tick.today.at, hurt, level, place)

    def _next(self, chosen: str, tick: Tick) -> tuple[Scene, Effects]:
        if self.question == "hurt" and chosen == "no":
            return self._asking("effort"), ()
        if self.question in NEXT:
            level = chosen if self.question == "level" else self.level
            return replace(self._asking(NEXT[self.question]), level=level), ()
        words = self.words | WORDS.get((self.question, chosen), frozenset())
        if self.question == "skin" and chosen == "red" and Mark.HURT not in words:
            return replace(self._asking("care"), skin_told=True), ()
        if self.question in ("effort", "care") and self.setting.on_skin and not self.skin_told:
            return replace(self._asking("skin"), words=words), ()
        return self._over(words, tick)

    def _over(self, words: frozenset[Mark], tick: Tick) -> tuple[Scene, Effects]:
        """All was said: now it is known where the child starts next time."""
        decision = ladder_steps.decided(self.session, words, self.light)
        setting, moved = ladder_steps.told(self.setting, self.session, self.begun, decision, tick)
        sticker = results.sticker_of(self.begun.session_id)
        hurt = Mark.HURT in words
        scene = results.Results(setting, self.world, self.session, sticker, stop_for_today=hurt)
        return scene, (*moved, *self._looked_for())

    def _looked_for(self) -> Effects:
        """What a child reached is looked for once all is said; a guest may be anybody."""
        child = self.setting.child
        if child is None or child.code == GUEST:
            return ()
        return (FindMilestones(results.MILESTONES, child.id, self.begun.session_id),)

    def _asking(self, question: str) -> "Comfort":
        return replace(self, question=question, menu=_menu(question))

    def view(self) -> Iterator[Shape]:
        """One question with its pictures."""
        yield Layer("paper_sky")
        yield Panel(190, 96, 900, 110, "panel", "tile_edge", 50)
        yield Text(QUESTIONS[self.question], 640, 151, 46, "ink_title", w=840, h=80, title=True)
        yield from self.menu.view()
        if self.question == "care":
            yield Panel(140, 548, 1000, 150, "panel", "tile_edge", 30)
            yield Text(CARE, 640, 623, 24, w=940, h=130)
