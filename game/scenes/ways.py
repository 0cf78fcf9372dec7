"""Which screen follows which: the one place that knows the way through the program.

The screens form a ring, so they import this module and not each other.
"""

from exercises.exercise import Exercise
from game.guard import day_is_full
from game.scenes import (
    add_child,
    choose_child,
    choose_game,
    choose_sensor,
    connecting,
    corner_check,
    forget_sensor,
    get_ready,
    home,
    pairing_help,
    play,
    stamp,
)
from game.scenes import progress as progress_screen
from game.scenes import settings as settings_screen
from game.scenes.answers import SensorChoice
from game.scenes.scene import Scene
from game.scenes.sensor_shelf import Shelf
from game.scenes.setting import Setting
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


def to_settings(setting: Setting) -> Scene:
    """How the child wants the screen."""
    return settings_screen.Settings(setting)


def to_level(setting: Setting, exercise: Exercise, world: str) -> Scene:
    """Getting ready where it is needed, then play."""
    if get_ready.needed(setting):
        return get_ready.begin(setting, exercise, world)
    return to_play(setting, exercise, world)


def to_play(setting: Setting, exercise: Exercise, world: str) -> Scene:
    """Play now."""
    return play.Starting(setting, exercise, world)


def after_results(chosen: str, setting: Setting, exercise: Exercise, world: str) -> Scene:
    """Where the family goes from the results."""
    if chosen == "again" and not day_is_full(setting.played_s):
        return to_level(setting, exercise, world)
    if chosen == "games":
        return to_games(setting)
    if chosen == "progress":
        return to_progress(setting)
    return to_home(setting)
