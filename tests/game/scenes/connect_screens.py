"""Every screen of the connect flow, in each of its states: for tests that hold for all of them."""

from collections.abc import Callable
from dataclasses import replace

from game.scenes import ways
from game.scenes.answers import Failure, SensorChoice, SensorNews, SensorReady
from game.scenes.own_device import device_of
from game.scenes.setting import Setting
from tests.game.scenes.feet import feel, stamp, standing
from tests.game.scenes.house import (
    BOARD,
    INSOLES,
    KIT,
    MAKERS,
    OTHERS,
    READY_BOARD,
    READY_INSOLES,
    SETTING,
    TODAY,
    Visit,
    ours,
    rows,
)

LONG = (
    "The board cannot be opened, because this user may not read it. Ask whoever looks after this "
    "computer to allow it, as the help page says, then try again."
)
"""As long as sentences of the shell may be."""
NEWS = SensorNews("bad", "The board's data come unevenly. Close other programs on this computer.")
"""As long as what a light says may be."""


def _choosing(setting: Setting, *choices: SensorChoice) -> Visit:
    return Visit(ways.to_sensors(setting), (*choices, *OTHERS)).tick().tick()


def _connecting(setting: Setting, ready: SensorReady | Failure | None) -> Visit:
    scene = ways.to_connecting(setting, ours(BOARD))
    return Visit(scene, opens=lambda spec: ready).tick().tick()


def _there(setting: Setting) -> Visit:
    visit = _connecting(setting, READY_BOARD)
    visit.signals = rows(1, 1, 1, 1)
    return visit.tick()


def _stamping(setting: Setting, times: int = 1, who: int = 0) -> Visit:
    scene = ways.to_stamp(setting.of_sensor(READY_INSOLES), INSOLES)
    visit = feel(Visit(scene).tick(), standing(0.5))
    for _ in range(times):
        feel(visit, stamp(who))
    return visit


def _corners(setting: Setting, *corners: int) -> Visit:
    device = device_of(BOARD, READY_BOARD, TODAY)
    visit = Visit(ways.to_corner_check(setting.of_sensor(READY_BOARD), device))
    visit.signals = rows(0, 0, 0, 0)
    visit.wait(0.5)
    for corner in corners:
        visit.signals = rows(*(9.0 if n == corner else 0.0 for n in range(4)))
        visit.wait(1.0)
        visit.signals = rows(0, 0, 0, 0)
        visit.wait(1.0)
    return visit


def _help(setting: Setting, kind: str = "", pages: int = 0) -> Visit:
    visit = Visit(ways.to_pairing_help(setting)).tick()
    if kind:
        visit.choose(kind)
    for _ in range(pages):
        visit.choose("next")
    return visit


def _forgetting(setting: Setting) -> Visit:
    return Visit(ways.to_forgetting(setting, (ours(BOARD), ours(INSOLES)))).tick()


MANY = tuple(MAKERS._replace(spec=f"ble:stepling@{n}", name=f"Number {n}") for n in range(7))
HOME = "at home"
"""Where the flow ends; it has no way back of its own."""
STATES: dict[str, Callable[[Setting], Visit]] = {
    "nothing found": _choosing,
    "found": lambda s: _choosing(s, ours(BOARD), ours(INSOLES, here=False), MAKERS),
    "many found": lambda s: _choosing(s, ours(BOARD), *MANY).choose("more"),
    "cannot look": lambda s: _choosing(s, ours(BOARD)).tell("sensors", Failure(LONG)).tick(),
    "in use": lambda s: (
        _choosing(s.of_sensor(READY_BOARD), ours(BOARD)).tell("sensor", NEWS).tick()
    ),
    "waiting": lambda s: _connecting(s, READY_BOARD),
    "waiting long": lambda s: _connecting(s, READY_BOARD).wait(10.0),
    "trouble": lambda s: _connecting(s, Failure(LONG)),
    "there": _there,
    "stamping": _stamping,
    "stamping in silence": lambda s: _stamping(s).tell("sensor", NEWS).tick(),
    "stamped": lambda s: _stamping(s, 3, 1),
    "corners": lambda s: _corners(s, 0),
    "corners in silence": lambda s: _corners(s, 0).tell("sensor", NEWS).tick(),
    "a silent corner": lambda s: _corners(s, 0, 1, 2).wait(40.0),
    "all corners": lambda s: _corners(s, 0, 1, 2, 3),
    HOME: lambda s: (
        Visit(ways.to_home(s.of_sensor(READY_BOARD))).tick().tell("sensor", NEWS).tick()
    ),
    "which help": _help,
    **{
        f"{kind} help {page}": (lambda s, kind=kind, page=page: _help(s, kind, page))
        for kind, count in (("wii", 6), ("insoles", 2), ("board", 4))
        for page in range(count)
    },
    "forget which": _forgetting,
    "forget this one": lambda s: _forgetting(s).choose(BOARD.spec),
}
PASSING = ("there", "stamped", "all corners")
"""Moments that something is celebrated; they go on by themselves, and nothing is chosen in them."""


def state(name: str, setting: Setting = SETTING) -> Visit:
    """A screen of the flow in this state."""
    return STATES[name](setting)


def calm(name: str) -> Visit:
    """The same, for a child that wants calm."""
    return state(name, replace(SETTING, child=replace(KIT, calm=True)))
