"""The list of devices: what can be played with. A new one is a file here and a line below."""

from collections.abc import Callable, Mapping

from sensors.around import Around
from sensors.driver import SteppedDriver, StreamedDriver
from sensors.drivers.ble import open_ble
from sensors.drivers.keyboard import Keyboard
from sensors.drivers.recording import open_recording
from sensors.drivers.wii import open_wii
from sensors.simulated import simulated

__all__ = ["DRIVERS", "Opener"]

Opener = Callable[[str, Around], SteppedDriver | StreamedDriver]
"""Takes what stands behind the colon of `--sensor`, or an empty text. Raises DeviceError."""

DRIVERS: Mapping[str, Opener] = {
    "keyboard": lambda _, around: Keyboard(),
    "simulated": lambda name, around: simulated(name or "diligent", around.seed),
    "recording": lambda path, around: open_recording(path),
    "wii": open_wii,
    "ble": open_ble,
}
