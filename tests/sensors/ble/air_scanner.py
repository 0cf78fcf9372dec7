"""bleak's scanner over a virtual air."""

import asyncio
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from bleak.backends.scanner import (
    AdvertisementData,
    AdvertisementDataCallback,
    BaseBleakScanner,
)
from bleak.uuids import normalize_uuid_str
from bumble.core import UUID, AdvertisingData
from bumble.device import Advertisement

if TYPE_CHECKING:
    from tests.sensors.ble.air import VirtualAir

__all__ = ["AirScanner", "full_uuid"]

NAMES = (AdvertisingData.COMPLETE_LOCAL_NAME, AdvertisingData.SHORTENED_LOCAL_NAME)
SERVICES = (
    AdvertisingData.COMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS,
    AdvertisingData.INCOMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS,
    AdvertisingData.COMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS,
    AdvertisingData.INCOMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS,
)


class AirScanner(BaseBleakScanner):
    """One scan; `VirtualAir.backends` makes the class that belongs to an air."""

    air: ClassVar["VirtualAir"]

    def __init__(
        self,
        detection_callback: AdvertisementDataCallback | None = None,
        service_uuids: list[str] | None = None,
        scanning_mode: str = "active",
        **_: Any,
    ) -> None:
        """As bleak calls it; settings of other systems' backends are of no interest."""
        super().__init__(detection_callback, service_uuids)
        self._nameless: Counter[str] = Counter()
        self._scanning = False

    async def start(self) -> None:
        """Listen from now on. Raises BleakBluetoothNotAvailableError where there is no adapter."""
        self.air.need_adapter()
        self.seen_devices = {}
        self._loop = asyncio.get_running_loop()
        self._scanning = True
        self.air.began()
        self.air.listen(self._heard)

    async def stop(self) -> None:
        """Listen no more."""
        if self._scanning:
            self._scanning = False
            self.air.stop_listening(self._heard)
            self.air.ended()

    def _heard(self, advertisement: Advertisement) -> None:
        """On the air's thread."""
        with suppress(RuntimeError):  # the program ended its loop without stopping the scan
            self._loop.call_soon_threadsafe(self._take, advertisement)

    def _take(self, advertisement: Advertisement) -> None:
        if not self._scanning:
            return
        address = advertisement.address.to_string(False)
        name = self._name(address, advertisement.data)
        services = _services(advertisement.data)
        if not self.is_allowed_uuid(services):
            return
        made_by = _manufacturers(advertisement.data)
        rssi = advertisement.rssi
        data = AdvertisementData(name, made_by, {}, services, None, rssi, (advertisement,))
        device = self.create_or_update_device(address, address, name, advertisement.address, data)
        self.call_detection_callbacks(device, data)

    def _name(self, address: str, data: AdvertisingData) -> str | None:
        if self._nameless[address] < self.air.troubles.nameless:
            self._nameless[address] += 1
            return None
        return next((str(data.get(kind)) for kind in NAMES if data.get(kind)), None)


def full_uuid(uuid: UUID) -> str:
    """As bleak writes it: 128 bits, lower case, with dashes."""
    return normalize_uuid_str(uuid.to_hex_str("-").lower())


def _services(data: AdvertisingData) -> list[str]:
    lists = [uuids for kind in SERVICES for uuids in data.get_all(kind)]
    # Each once, though advertisement and scan response say the same.
    return list(dict.fromkeys(full_uuid(uuid) for uuids in lists for uuid in uuids))


def _manufacturers(data: AdvertisingData) -> dict[int, bytes]:
    found = data.get_all(AdvertisingData.MANUFACTURER_SPECIFIC_DATA)
    return {int(company): bytes(rest) for company, rest in found}
