"""Which screen follows which: the one place that knows the way through the program.

The screens form a ring, so they import this module and not each other.
"""

from exercises.offer import Offer
from game.scenes import (
    add_child,
    card,
    celebration,
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
    pairing_help,
    play,
    skin_look,
    stamp,
)
from game.scenes import progress as progress_screen
from game.scenes import settings as settings_screen
from game.scenes.answers import SensorChoice
from game.scenes.celebrating import is_new
from game.scenes.scene import Scene
from game.scenes.sensor_shelf import Shelf
from game.scenes.setting import Back, Setting
from profiles.child_path import Stone
from profiles.model import Device


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


def to_grown_ups(setting: Setting) -> Scene:
    """What there is for grown-ups; only the gate leads here from outside."""
    return grown_ups.GrownUps(setting)


def to_gate(setting: Setting, passed: Back = to_grown_ups, left: Back = to_home) -> Scene:
    """Is this a grown-up? Then it leads to `passed`, else to where whoever asked `left`."""
    return grown_up_gate.GrownUpGate(setting, passed, left)


def to_level(setting: Setting, offer: Offer, world: str) -> Scene:
    """Getting ready where it is needed, then play."""
    if get_ready.needed(setting):
        return get_ready.begin(setting, offer, world)
    return to_play(setting, offer, world)


def to_skin_look(setting: Setting, offer: Offer, world: str) -> Scene:
    """How is the skin, before the first game of the day?"""
    return skin_look.SkinLook(setting, offer, world)


def to_play(setting: Setting, offer: Offer, world: str) -> Scene:
    """Play now."""
    return play.Starting(setting, offer, world)


def to_celebration(
    setting: Setting, stones: tuple[Stone, ...], back: Back = to_progress, quiet: bool = False
) -> Scene:
    """What was reached and never celebrated, then the cards, then `back`.

    `quiet` where the child rests, because something hurt.
    """
    new = tuple(filter(is_new, stones))
    return celebration.Celebration(setting, new, back, quiet) if new else back(setting)


def to_card(setting: Setting, *stones: Stone, back: Back = to_progress) -> Scene:
    """The card of a milestone, or of several, one after the other."""
    return card.Card(setting, stones, back)


def after_results(chosen: str, setting: Setting, offer: Offer, world: str) -> Scene:
    """Where the family goes from the results."""
    if chosen == "again" and not setting.day_is_full:
        return to_level(setting, offer, world)
    if chosen == "games":
        return to_games(setting)
    if chosen == "progress":
        return to_progress(setting)
    return to_home(setting)
