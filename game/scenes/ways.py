"""Which screen follows which: the one place that knows the way through the program.

The screens form a ring, so they import this module and not each other.
"""

from exercises.offer import Offer
from game.scenes import (
    add_child,
    child_plan,
    choose_child,
    choose_game,
    choose_sensor,
    connecting,
    corner_check,
    forget_sensor,
    get_ready,
    grown_up_gate,
    grown_ups,
    home,
    level_list,
    level_page,
    pairing_help,
    plan_children,
    plan_ending,
    plan_giving,
    plan_list,
    plan_mistakes,
    play,
    rehearsal_page,
    stamp,
)
from game.scenes import progress as progress_screen
from game.scenes import settings as settings_screen
from game.scenes.answers import SensorChoice
from game.scenes.level_asks import Assigned, PlanCard
from game.scenes.level_cards import START, Place
from game.scenes.plan_words import Whose
from game.scenes.scene import Scene
from game.scenes.sensor_shelf import Shelf
from game.scenes.setting import Setting
from profiles.model import Child, Device


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


def to_settings(setting: Setting) -> Scene:
    """How the child wants the screen."""
    return settings_screen.Settings(setting)


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
