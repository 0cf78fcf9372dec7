"""Which page for grown-ups follows which; `ways` knows the way in and out.

The pages form a ring, so they import this module and not each other.
"""

from game.scenes import (
    child_choice,
    child_erasing,
    child_milestones,
    child_name,
    child_plan,
    child_recording,
    child_taking,
    gear_dropping,
    gear_form,
    gear_page,
    keeping_back,
    keeping_backups,
    keeping_sensor,
    keeping_sensors,
    level_list,
    level_page,
    one_child,
    our_children,
    plan_children,
    plan_ending,
    plan_giving,
    plan_list,
    plan_mistakes,
    privacy_page,
    recordings_page,
    rehearsal_page,
)
from game.scenes.child_asks import Wardrobe
from game.scenes.keeping_asks import BackupCard, DeviceCard
from game.scenes.level_asks import Assigned, PlanCard
from game.scenes.level_cards import START, Place
from game.scenes.plan_words import Whose
from game.scenes.scene import Scene
from game.scenes.setting import Setting
from profiles.model import Child, Gear


def to_levels(setting: Setting, place: Place = START) -> Scene:
    """All levels."""
    return level_list.LevelList(setting, place)


def to_level_page(setting: Setting, place: Place, rung: int = 1) -> Scene:
    """What one level says."""
    return level_page.OneLevel(setting, place, rung)


def to_rehearsal(setting: Setting, place: Place, rung: int) -> Scene:
    """How made-up children fare on one rung of a level."""
    return rehearsal_page.RehearsalPage(setting, place, rung)


def to_plan_children(setting: Setting, child_id: str = "") -> Scene:
    """Whose plan? `child_id` is whose was looked at last."""
    return plan_children.PlanChildren(setting, child_id)


def to_child_plan(setting: Setting, child: Child, assigned: Assigned | None = None) -> Scene:
    """The plan that this child practises by; None where it is to be loaded."""
    return child_plan.ChildPlan(setting, child, assigned)


def to_plans(setting: Setting, whose: Whose) -> Scene:
    """All plans, to choose one for a child."""
    return plan_list.PlanList(setting, whose)


def to_giving(setting: Setting, whose: Whose, card: PlanCard) -> Scene:
    """Is this plan to be given to the child?"""
    return plan_giving.GivingPlan(setting, whose, card)


def to_no_plan(setting: Setting, whose: Whose) -> Scene:
    """Is the child to practise by no plan any more?"""
    return plan_ending.EndingPlan(setting, whose)


def to_plan_mistakes(setting: Setting, whose: Whose, card: PlanCard) -> Scene:
    """What is wrong with a plan."""
    return plan_mistakes.PlanMistakes(setting, whose, card)


def to_our_children(
    setting: Setting, child_id: str = "", for_gear: bool = False, for_look: bool = False
) -> Scene:
    """All children. `child_id` is who was looked at last; `for_gear` goes on to what they wear,
    `for_look` to how they like the screen.
    """
    return our_children.OurChildren(setting, child_id, for_gear, for_look)


def to_one_child(setting: Setting, child: Child, focus: str = "name") -> Scene:
    """All about one child; `focus` is what was looked at last."""
    return one_child.OneChild(setting, child, focus)


def to_child_name(setting: Setting, child: Child) -> Scene:
    """Another nickname."""
    return child_name.naming(setting, child)


def to_child_choice(setting: Setting, child: Child, kind: str) -> Scene:
    """Another `face`, or the year in which the child was `born`."""
    return child_choice.ChildChoice(setting, child, kind)


def to_child_recording(setting: Setting, child: Child, from_privacy: bool = False) -> Scene:
    """Is this child's movement to be recorded?"""
    return child_recording.ChildRecording(setting, child, from_privacy)


def to_taking(setting: Setting, child: Child) -> Scene:
    """One file with all of a child, or none of it any more."""
    return child_taking.TakingAlong(setting, child)


def to_milestones(setting: Setting, child: Child) -> Scene:
    """The milestones of one child."""
    return child_milestones.ChildMilestones(setting, child)


def to_erasing(setting: Setting, child: Child) -> Scene:
    """Is this child to be erased?"""
    return child_erasing.ErasingChild(setting, child)


def to_gears(setting: Setting, child: Child, wardrobe: Wardrobe | None = None) -> Scene:
    """What a child wears and wore; None where it is to be loaded."""
    return gear_page.GearPage(setting, child, wardrobe)


def to_gear_form(
    setting: Setting, child: Child, wardrobe: Wardrobe, gear: Gear | None = None
) -> Scene:
    """Something new on the legs; or a mistake in `gear` put right."""
    return gear_form.telling(setting, child, wardrobe, gear)


def to_dropping_gear(setting: Setting, child: Child, wardrobe: Wardrobe, gear: Gear) -> Scene:
    """Is this gear to be deleted?"""
    return gear_dropping.DroppingGear(setting, child, wardrobe, gear)


def to_privacy(setting: Setting) -> Scene:
    """What is kept, where and for how long."""
    return privacy_page.PrivacyPage(setting)


def to_recordings(setting: Setting, child_id: str = "") -> Scene:
    """Movement recordings; `child_id` is who was looked at last."""
    return recordings_page.Recordings(setting, child_id)


def to_backups(setting: Setting, name: str = "") -> Scene:
    """Backups of the family's data; `name` is which was looked at last."""
    return keeping_backups.BackupsPage(setting, name)


def to_bringing_back(setting: Setting, card: BackupCard) -> Scene:
    """Is this backup to come in the place of what is here now?"""
    return keeping_back.BringingBack(setting, card)


def to_own_sensors(setting: Setting, spec: str = "") -> Scene:
    """The family's own sensors; `spec` is which was looked at last."""
    return keeping_sensors.OwnSensors(setting, spec)


def to_own_sensor(setting: Setting, card: DeviceCard) -> Scene:
    """Is this sensor the family's no more?"""
    return keeping_sensor.OwnSensor(setting, card)
