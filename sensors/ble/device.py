"""One Bluetooth device that is connected: subscribed to, set up, watched, and let go of."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from time import monotonic

from bleak import BleakClient
from bleak.args.bluez import BlueZNotifyArgs
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.device import BLEDevice
from bleak.exc import BleakCharacteristicNotFoundError, BleakError

from sensors.ble.profile import DeviceProfile
from sensors.ble.radio import Radio
from sensors.ble.steps import Step
from sensors.driver import DeviceError
from sensors.layout import Side

__all__ = ["Device", "connected"]

CONNECT_S = 15.0
LET_GO_S = 1.0
"""A device gets so long to hear that it may stop; one that is gone must not hold up the others."""
BATTERY_EVERY_S = 60.0
Heard = Callable[[bytes, float], None]
"""Takes what a device sent, and when it arrived on a monotonic clock."""


@asynccontextmanager
async def connected(
    found: BLEDevice, profile: DeviceProfile, radio: Radio
) -> AsyncIterator["Device"]:
    """Connect; on leaving, stop the stream and disconnect. Raises what bleak raises."""
    device = Device(found, profile, radio)
    async with radio.turn:
        await device.connect()
    try:
        yield device
    finally:
        await device.let_go()


class Device:
    """One device and its profile."""

    def __init__(self, found: BLEDevice, profile: DeviceProfile, radio: Radio) -> None:
        """Not connected yet."""
        self._profile = profile
        self._gone = asyncio.Event()
        self._client = BleakClient(
            found,
            disconnected_callback=lambda _: self._gone.set(),
            timeout=CONNECT_S,
            pair=profile.quirks.pair,
            backend=radio.client_backend,
        )

    @property
    def is_gone(self) -> bool:
        """Whether the connection was lost."""
        return self._gone.is_set()

    async def connect(self) -> None:
        """Connect, and find what the device offers."""
        await self._client.connect()
        if self._client.is_connected:
            # A try that was aborted was connected for a moment; bleak tries again by itself.
            self._gone.clear()

    async def side(self) -> Side | None:
        """The side that the device says it is on; None where it says nothing."""
        rule = self._profile.side_read
        if rule is None:
            return None
        return rule.side_of(bytes(await self._client.read_gatt_char(self._one(rule.uuid))))

    async def listen(self, heard: Heard) -> None:
        """Set up, subscribe, and start the stream, as the profile says."""

        def notified(_: BleakGATTCharacteristic, data: bytearray) -> None:
            # The time comes first: whatever follows takes its own.
            arrived_s = monotonic()
            heard(bytes(data), arrived_s)

        gatt = self._profile.gatt
        bluez: BlueZNotifyArgs = {}
        if gatt.use_start_notify is not None:
            bluez["use_start_notify"] = gatt.use_start_notify
        await self.do(self._profile.setup)
        for uuid in gatt.stream:
            await self._client.start_notify(self._one(uuid), notified, bluez=bluez)
        await self.do(self._profile.start)

    async def do(self, steps: Sequence[Step]) -> None:
        """Write, read and wait, one after the other."""
        for step in steps:
            if step.wait_s is not None:
                await asyncio.sleep(step.wait_s)
            elif step.read is not None:
                await self._client.read_gatt_char(self._one(step.read))
            elif step.to is not None:
                payload = step.payload(datetime.now().astimezone(), self._profile.rate_hz)
                await self._client.write_gatt_char(self._one(step.to), payload, step.response)

    async def watch(self, period_s: float, look: Callable[[], None]) -> None:
        """Call `look` every so often until the device is gone; then DeviceError."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._gone.wait(), period_s)
            if self.is_gone:
                raise DeviceError(f"{self._profile.title} was lost. Go nearer, or switch it on.")
            look()

    async def keep_alive(self) -> None:
        """Say again and again what the device wants to hear, as long as it is there."""
        rule = self._profile.keep_alive
        while rule is not None and not self.is_gone:
            await asyncio.sleep(rule.every_s)
            with suppress(BleakError, OSError):
                await self.do(rule.steps)

    async def ask_battery(self, told: Callable[[float], None]) -> None:
        """Ask again and again how full the battery is. A device that does not say plays anyway."""
        rule = self._profile.battery_read
        while rule is not None and not self.is_gone:
            with suppress(BleakError, OSError, EOFError):
                data = bytes(await self._client.read_gatt_char(self._one(rule.uuid)))
                share = rule.share_of(data)
                if share is not None:
                    told(share)
            await asyncio.sleep(BATTERY_EVERY_S)

    async def let_go(self) -> None:
        """Ask the device to stop, and disconnect; never longer than twice LET_GO_S."""
        with suppress(BleakError, OSError, EOFError, TimeoutError, DeviceError):
            if not self.is_gone:
                await asyncio.wait_for(self.do(self._profile.stop), LET_GO_S)
        with suppress(BleakError, OSError, EOFError, TimeoutError):
            await asyncio.wait_for(self._client.disconnect(), LET_GO_S)

    def _one(self, uuid: str) -> BleakGATTCharacteristic:
        services, wanted = self._client.services, self._profile.gatt.service
        service = services.get_service(wanted) if wanted else None
        found = service.get_characteristic(uuid) if service else None
        found = found or services.get_characteristic(uuid)
        if found is None:
            raise BleakCharacteristicNotFoundError(uuid)
        return found
