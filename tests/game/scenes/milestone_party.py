"""Milestones to celebrate, and who celebrates them: for tests of celebrations and of cards."""

from dataclasses import replace

from game.model import Look
from game.scenes import ways
from game.scenes.card import Card
from game.scenes.celebration import Celebration
from game.scenes.grown_up_gate import GrownUpGate
from game.scenes.home import Home
from game.scenes.scene import Click, Keep, Scene
from game.scenes.setting import Setting
from profiles.child_path import Stone
from profiles.milestone_record import MilestoneRecord, milestone_record_id
from profiles.milestones import shipped
from tests.game.faulty import SESSION
from tests.game.scenes.house import KIT, SETTING, Visit

MILESTONES = {one.id: one for one in shipped()}
CELEBRATED = "2026-03-13T16:00:00+01:00"
WELCOME = replace(SETTING, child=KIT)
LOOKS = {
    "usual": Look(),
    "calm": Look(calm=True),
    "high contrast": Look(high_contrast=True),
    "large words": Look(text_scale=2.0),
}


def stone(milestone: str, celebrated_at: str | None = None) -> Stone:
    """As it stands on Kit's path."""
    id_ = milestone_record_id(KIT.id, milestone)
    record = MilestoneRecord(id_, KIT.id, milestone, "2026-03-14", SESSION, "Seen.", celebrated_at)
    return Stone(MILESTONES[milestone], record)


def stones(*milestones: str) -> tuple[Stone, ...]:
    return tuple(map(stone, milestones))


def of_look(look: Look) -> Setting:
    """Kit wants the screen like this."""
    kit = replace(KIT, calm=look.calm, high_contrast=look.high_contrast, text_scale=look.text_scale)
    return replace(SETTING, child=kit)


def party(*milestones: str, setting: Setting = WELCOME, quiet: bool = False) -> Visit:
    """A celebration that has just begun; it leads home in the end."""
    scene = ways.to_celebration(setting, stones(*milestones), Home, quiet)
    assert isinstance(scene, Celebration)
    return Visit(scene).tick()


def card_of(*milestones: str, setting: Setting = WELCOME) -> Visit:
    """Their cards; they lead home in the end."""
    return Visit(ways.to_card(setting, *stones(*milestones), back=Home)).tick()


def celebrated(visit: Visit) -> list[tuple[str, str | None]]:
    """What was kept of milestones so far: which, and when it was celebrated."""
    records = [one.record for one in visit.asked if isinstance(one, Keep)]
    found = [one for one in records if isinstance(one, MilestoneRecord)]
    return [(one.milestone, one.celebrated_at) for one in found]


def through_the_gate(visit: Visit, wrong: bool = False) -> Visit:
    """A grown-up answers what the gate asks; or somebody answers wrongly once."""
    visit.tick()
    while isinstance(visit.scene, GrownUpGate):
        gate = visit.scene
        asked = gate.asked
        answer = next(one for one in asked.answers if one != asked.right) if wrong else asked.right
        tile = next(tile for tile in gate.menu.tiles if tile.id == str(answer))
        visit.settle().tick(Click(*tile.middle))
        if wrong:
            break
    return visit


def on_card(scene: Scene) -> Card:
    """The card that is shown. Raises AssertionError where there is none."""
    assert isinstance(scene, Card)
    return scene
