"""A radio on which nobody ever speaks, so that no test listens to the machine's own Bluetooth."""

from typing import Any

from bleak.backends.scanner import BaseBleakScanner

from sensors.ble.radio import Backends, Radio
from tests.sensors.ble.air_client import AirClient


class QuietScanner(BaseBleakScanner):
    """Hears nothing."""

    def __init__(self, detection_callback: Any = None, service_uuids: Any = None, **_: Any) -> None:
        super().__init__(detection_callback, service_uuids)

    async def start(self) -> None:
        self.seen_devices = {}

    async def stop(self) -> None:
        pass


def quiet_radio() -> Radio:
    """The radio."""
    return Radio(Backends(QuietScanner, AirClient))
