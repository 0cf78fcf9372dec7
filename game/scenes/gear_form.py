"""Something new on the legs, or a mistake put right: each leg, a name, and since which day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, Text, msg
from game.scenes import gear_days, gear_tiles, grown_ways, typeset
from game.scenes.answers import Failure
from game.scenes.child_asks import AddGear, ChangeGear, Wardrobe, WearAgain
from game.scenes.grown_up_page import SMALL_PX, note, paper
from game.scenes.letters import NameField, Typing
from game.scenes.menu import Menu
from game.scenes.scene import Effects, Press, Scene, Tick
from game.scenes.setting import Setting
from profiles.gear import LONGEST_NAME, span
from profiles.model import Child, Gear

TICKET = "gear"
NEW, MISTAKE = msg("New gear"), msg("Put a mistake right")
CALLED = msg("What do you call it?")
AFRESH = msg(
    "From that day on everything is measured anew in it: middle, reach and baseline. What came "
    "before stays, and is never compared with it."
)
SAME = msg(
    "Only for what was told wrongly: it stays the same gear, with all that was measured in it. "
    "Whatever is newly worn, a new socket too, is new gear."
)


@dataclass(frozen=True, slots=True)
class GearForm(Typing):
    """Four kinds for each leg; below them the name and the day."""

    setting: Setting
    child: Child
    wardrobe: Wardrobe
    gear: Gear
    """As it is to be; its id is empty while it is new."""
    field: NameField | None = None
    """While the name is written."""
    trouble: str = ""
    """Why it could not be kept; then nothing was changed."""
    today: str = ""
    form: Menu = Menu(())

    @property
    def menu(self) -> Menu:
        """What can be chosen now."""
        return self.form if self.field is None else self.field.menu

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Change one thing after the other, then keep it."""
        if not self.today:
            return self._begun(tick.today.date), ()
        wardrobe = tick.answer(TICKET, Wardrobe)
        told = replace(self, setting=self.setting.heard(tick))
        if wardrobe is not None:
            return grown_ways.to_gears(told.setting, self.child, wardrobe), ()
        failure = tick.answer(TICKET, Failure)
        if failure is not None:
            told = replace(told, trouble=failure.sentence)._laid_out("back")
        if told.field is not None:
            return told._named(told.field, tick)
        menu, chosen, sounds = told.form.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return told._left(), sounds
        moved = replace(told, form=menu)
        if not chosen:
            return moved, sounds
        scene, effects = moved._go(chosen)
        return scene, (*sounds, *effects)

    def _begun(self, today: str) -> "GearForm":
        gear = self.gear if self.gear.since else replace(self.gear, since=today)
        return replace(self, today=today, gear=gear)._laid_out(f"left/{gear.left}")

    def _left(self) -> Scene:
        if self.trouble:
            return replace(self, trouble="")._laid_out("keep")
        return grown_ways.to_gears(self.setting, self.child, self.wardrobe)

    @property
    def _span(self) -> tuple[str, str]:
        return span(self.wardrobe.worn, self.gear.id, self.today)

    @property
    def _may(self) -> tuple[bool, bool]:
        """Whether it can be worn again; whether nobody played in it, so that it can be deleted."""
        one = next((one for one in self.wardrobe.worn if one.gear.id == self.gear.id), None)
        if one is None or len(self.wardrobe.worn) == 1:
            return False, False
        return one != self.wardrobe.worn[-1], not one.sessions

    def _laid_out(self, focus: str) -> "GearForm":
        tiles = gear_tiles.tiles(self.gear, self._span, self._may, bool(self.trouble))
        at = next((n for n, tile in enumerate(tiles) if tile.id == focus), 0)
        return replace(self, form=Menu(tiles, at))

    def _go(self, chosen: str) -> tuple[Scene, Effects]:
        gear = self.gear
        if chosen == "keep":
            return self, (self._kept(),)
        if chosen == "again":
            return self, (WearAgain(TICKET, gear),)
        if chosen == "drop":
            return grown_ways.to_dropping_gear(self.setting, self.child, self.wardrobe, gear), ()
        if chosen == "name":
            return replace(self, field=NameField(gear.name, LONGEST_NAME)), ()
        if chosen in gear_days.STEPS:
            gear = replace(gear, since=gear_days.moved(gear.since, chosen, self._span))
        else:
            side, _, kind = chosen.partition("/")
            gear = replace(gear, left=kind) if side == "left" else replace(gear, right=kind)
        return replace(self, gear=gear)._laid_out(chosen), ()

    def _kept(self) -> AddGear | ChangeGear:
        gear = self.gear
        if gear.id:
            return ChangeGear(TICKET, gear)
        return AddGear(TICKET, self.child.id, gear.name, gear.since, gear.left, gear.right)

    def _named(self, field: NameField, tick: Tick) -> tuple[Scene, Effects]:
        field, chosen, sounds = field.step(tick.presses, tick.dt_s)
        if chosen == "done":
            gear = replace(self.gear, name=" ".join(field.text.split()))
            return replace(self, gear=gear, field=None)._laid_out("name"), sounds
        if chosen == "back" or Press.BACK in tick.presses:
            return replace(self, field=None)._laid_out("name"), sounds
        return replace(self, field=field), sounds

    # --- Showing ------------------------------------------------------------------------------
    def view(self) -> Iterator[Shape]:
        """What is to be worn; or the letters of its name."""
        if self.field is not None:
            yield from paper(CALLED)
            yield from self.field.view()
            return
        under = typeset.cut(self.child.nickname, 480)
        yield from paper(MISTAKE if self.gear.id else NEW, under)
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
            yield from self.form.view()
            return
        yield from gear_tiles.papers()
        yield from self.form.view()
        yield from gear_tiles.faces(self.gear)
        y, h = gear_tiles.WORDS_Y, gear_tiles.WORDS_H
        w = gear_tiles.NARROW_W if self._may[1] else gear_tiles.WORDS_W
        yield Panel(40, y, w, h, "panel", "tile_edge", 26)
        words = SAME if self.gear.id else AFRESH
        yield Text(words, 68, y + h / 2, SMALL_PX, align="left", w=w - 56, h=h - 6)


def telling(setting: Setting, child: Child, wardrobe: Wardrobe, gear: Gear | None) -> GearForm:
    """Begin with the gear that is to be changed, or with what is worn now and no name."""
    if gear is None:
        worn = wardrobe.worn[-1].gear
        gear = Gear("", child.id, "", "", worn.left, worn.right)
    return GearForm(setting, child, wardrobe, gear)
