"""Which screen follows which: the one place that knows the way through the program.

The screens form a ring, so they import this module and not each other.
"""

from exercises.offer import Offer
from game.scenes import (
    add_child,
    child_choice,
    child_erasing,
    child_name,
    child_plan,
    child_recording,
    child_taking,
    choose_child,
    choose_game,
    choose_sensor,
    connecting,
    corner_check,
    forget_sensor,
    gear_dropping,
    gear_form,
    gear_page,
    get_ready,
    grown_up_gate,
    grown_ups,
    home,
    level_list,
    level_page,
    one_child,
    our_children,
    pairing_help,
    plan_children,
    plan_ending,
    plan_giving,
    plan_list,
    plan_mistakes,
    play,
    privacy_page,
    recordings_page,
    rehearsal_page,
    stamp,
)
from game.scenes import progress as progress_screen
from game.scenes import settings as settings_screen
from game.scenes.answers import SensorChoice
from game.scenes.child_asks import Wardrobe
from game.scenes.level_asks import Assigned, PlanCard
from game.scenes.level_cards import START, Place
from game.scenes.plan_words import Whose
from game.scenes.scene import Scene
from game.scenes.sensor_shelf import Shelf
from game.scenes.setting import Setting
from profiles.model import Child, Device, Gear


def to_home(setting: Setting) -> Scene:
    """The first screen."""
    return home.Home(setting)


def to_children(setting: Setting, to_progress: bool = False) -> Scene:
    """Who plays today? Or whose path is to be seen?"""
    return choose_child.ChooseChild(setting, to_progress)


def to_new_child(setting: Setting) -> Scene:
    """A child that is new here."""
    return add_child.AddingChild(setting)


def to_games(setting: Setting) -> Scene:
    """What do we play?"""
    return choose_game.ChooseGame(setting)


def to_sensors(setting: Setting) -> Scene:
    """What do we stand on?"""
    return choose_sensor.ChooseSensor(setting)


def to_connecting(setting: Setting, choice: SensorChoice, sides_settled: bool = False) -> Scene:
    """Is it there? `sides_settled` where it was just found out which insole is the left one."""
    return connecting.Connecting(setting, choice, sides_settled)


def to_stamp(setting: Setting, choice: SensorChoice) -> Scene:
    """Which insole is the left one?"""
    return stamp.Stamp(setting, choice)


def to_corner_check(setting: Setting, device: Device) -> Scene:
    """Does every corner of this board feel something?"""
    return corner_check.CornerCheck(setting, device)


def to_pairing_help(setting: Setting) -> Scene:
    """How to connect a sensor, step by step."""
    return pairing_help.PairingHelp(setting)


def to_forgetting(setting: Setting, own: tuple[SensorChoice, ...]) -> Scene:
    """Which of the family's own sensors is theirs no more?"""
    return forget_sensor.forgetting(setting, Shelf().told(own))


def to_progress(setting: Setting) -> Scene:
    """What the child has done so far."""
    return progress_screen.ProgressScreen(setting)


def to_settings(setting: Setting, for_grown_up: bool = False) -> Scene:
    """How the child wants the screen."""
    return settings_screen.Settings(setting, for_grown_up=for_grown_up)


def to_gate(setting: Setting) -> Scene:
    """Is this a grown-up?"""
    return grown_up_gate.GrownUpGate(setting)


def to_grown_ups(setting: Setting) -> Scene:
    """What there is for grown-ups; only the gate leads here from outside."""
    return grown_ups.GrownUps(setting)


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


def to_our_children(setting: Setting, child_id: str = "", for_gear: bool = False) -> Scene:
    """All children. `child_id` is who was looked at last; `for_gear` goes on to what they wear."""
    return our_children.OurChildren(setting, child_id, for_gear)


def to_one_child(setting: Setting, child: Child, focus: str = "name") -> Scene:
    """All about one child; `focus` is what was looked at last."""
    return one_child.OneChild(setting, child, focus, may_take=setting.may_take)


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


def to_level(setting: Setting, offer: Offer, world: str) -> Scene:
    """Getting ready where it is needed, then play."""
    if get_ready.needed(setting):
        return get_ready.begin(setting, offer, world)
    return to_play(setting, offer, world)


def to_play(setting: Setting, offer: Offer, world: str) -> Scene:
    """Play now."""
    return play.Starting(setting, offer, world)


def after_results(chosen: str, setting: Setting, offer: Offer, world: str) -> Scene:
    """Where the family goes from the results."""
    if chosen == "again" and not setting.day_is_full:
        return to_level(setting, offer, world)
    if chosen == "games":
        return to_games(setting)
    if chosen == "progress":
        return to_progress(setting)
    return to_home(setting)
