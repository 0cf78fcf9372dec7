"""Sensors by the words of the command line: `keyboard`, `simulated:weak`, `recording:FILE`."""

from difflib import get_close_matches
from pathlib import PurePath

from game.model import msg
from game.scenes.answers import SensorChoice
from sensors.around import Around
from sensors.driver import DeviceError, SteppedDriver
from sensors.drivers import DRIVERS
from sensors.link import Link

LOOKER = "onlooker"
"""The simulated child that steers by the shapes shown (game.looker) and not by the wish."""
ALWAYS = (
    SensorChoice("keyboard", msg("Keys or gamepad"), "icon_keyboard"),
    SensorChoice("simulated", msg("Let it play by itself"), "icon_simulated"),
)
"""What needs no device."""


def kind_of(spec: str) -> str:
    """The kind of sensor that a calibration and a session belong to.

    It is what comes before the colon; of Bluetooth devices, their profile too.
    """
    kind, _, rest = spec.partition(":")
    profile = rest.partition("@")[0]
    return f"ble:{PurePath(profile).stem}" if kind == "ble" else kind


def open_source(spec: str, around: Around) -> SteppedDriver:
    """The sensor that `spec` names; raises DeviceError or RecordingError with a sentence."""
    kind, _, rest = spec.partition(":")
    if kind not in DRIVERS:
        near = get_close_matches(kind, DRIVERS, n=1)
        hint = f'Did you mean "{near[0]}"?' if near else f"There are: {', '.join(DRIVERS)}."
        raise DeviceError(f'There is no sensor "{kind}". {hint}')
    if kind == "recording" and not rest:
        raise DeviceError("Say which recording: --sensor recording:FILE.")
    if kind == "keyboard" and spec != kind:
        raise DeviceError("A keyboard has no name: --sensor keyboard.")
    if kind == "simulated" and rest == LOOKER:
        rest = ""
    driver = DRIVERS[kind](rest, around)
    return driver if isinstance(driver, SteppedDriver) else Link(driver)
