"""The list of devices: what can be played with. A new one is a file here and a line below."""

from collections.abc import Callable, Mapping

from sensors.driver import SteppedDriver, StreamedDriver
from sensors.drivers.keyboard import Keyboard
from sensors.drivers.recording import open_recording
from sensors.simulated import simulated

__all__ = ["DRIVERS", "Opener"]

Opener = Callable[[str, int], SteppedDriver | StreamedDriver]
"""Takes what stands behind the colon of `--sensor`, or an empty text, and the session's seed."""

DRIVERS: Mapping[str, Opener] = {
    "keyboard": lambda _, seed: Keyboard(),
    "simulated": lambda name, seed: simulated(name or "diligent", seed),
    "recording": lambda path, seed: open_recording(path),
}
