"""A sensor over Bluetooth: found, connected, watched, and looked for again when it is lost."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from math import inf
from time import monotonic
from typing import Any

from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from sensors.ble.device import connected
from sensors.ble.profile import DeviceProfile
from sensors.ble.radio import Radio
from sensors.ble.rows import Rows
from sensors.ble.troubles import trouble_of
from sensors.driver import Connection, Controls, DeviceError, Stepped
from sensors.inbox import Inbox
from sensors.layout import Layout, Side
from sensors.link import Patience
from sensors.sample import Sample
from sensors.signals import Wish

__all__ = ["BleLink"]

SCAN_S = 5.0
"""How long a device is looked for at a time; others get their turn in between."""
SILENCE_S = 1.0
"""A connected device that sends nothing for so long is connected anew: some stall for ever."""
LOOK_S = 0.25
"""How often it is looked whether anything came."""
SIDES = (Side.LEFT, Side.RIGHT)


class BleLink(Stepped):
    """One sensor of one or two devices. Reading starts at once and goes on until `close`."""

    def __init__(
        self,
        profile: DeviceProfile,
        addresses: tuple[str, ...],
        radio: Radio,
        patience: Patience | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`addresses` are those of the devices, the left insole's first, or none: then whichever
        device the profile matches is taken."""
        self._profile = profile
        self._layout = profile.layout()
        self._addresses = tuple(address.upper() for address in addresses)
        self._radio = radio
        self._patience = patience or Patience()
        self._clock = clock
        self._inbox = Inbox()
        self._rows = Rows(profile, self._layout, self._inbox)
        self._taken: dict[int, str] = {}
        """Which device, by its address, each link has taken."""
        self._sides: dict[int, Side] = {}
        self._work = radio.start(self._run)

    @property
    def layout(self) -> Layout:
        """Where the cells are."""
        return self._layout

    @property
    def connection(self) -> Connection:
        """How the way to the sensor is now."""
        known = self._profile.links == 1 or self._profile.side is not None
        return self._inbox.connection._replace(sides_known=known)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The devices that are read, the left insole's first; fewer as long as some are missing."""
        links = sorted(self._taken, key=lambda at: self._sides.get(at) is Side.RIGHT)
        return tuple(self._taken[link] for link in links)

    def step(self, t_s: float, wish: Wish, controls: Controls) -> list[Sample]:
        """What arrived since the last tick; a device knows neither wish nor controls.

        Raises DeviceError as `sensors.inbox.Inbox.poll` does.
        """
        return self._inbox.poll()

    def close(self) -> None:
        """Let go of the devices; takes `Patience.stop_s` at most, and goes on by itself after."""
        self._work.stop(self._patience.stop_s)

    # --- On the radio's thread -------------------------------------------------------------------
    async def _run(self) -> None:
        async with asyncio.TaskGroup() as group:
            for link in range(self._profile.links):
                group.create_task(self._keep(link))

    async def _keep(self, link: int) -> None:
        """Read one device for ever: find it, read it until it is lost, wait a little, again."""
        patience = self._patience
        wait_s = patience.first_wait_s
        while True:
            try:
                await self._read(link)
            except Exception as error:
                trouble = trouble_of(error, self._profile.title)
                if trouble is None:
                    self._inbox.tell(error)  # ours to mend: it is raised in the tick loop
                    return
                self._inbox.tell(trouble)
            wait_s = patience.first_wait_s if self._rows.good(link) else wait_s
            self._rows.lost(link)
            self._taken.pop(link, None)
            await asyncio.sleep(wait_s)
            wait_s = min(2 * wait_s, patience.longest_wait_s)

    async def _read(self, link: int) -> None:
        """Read one device until it is lost, which raises what says why."""
        found = await self._find(link)
        silence_s = max(SILENCE_S, 5 * self._profile.nominal_step_s)
        if self._profile.quirks.silent_without_load:
            silence_s = inf
        async with connected(found, self._profile, self._radio) as device:
            said = await device.side()
            self._place(link, said)
            self._rows.opened(link, self._sides.get(link))
            last_s = self._clock()

            def heard(data: bytes, arrived_s: float) -> None:
                nonlocal last_s
                last_s = arrived_s
                self._rows.take(link, data, arrived_s)

            def look() -> None:
                if complaint := self._rows.complaint(link):
                    raise DeviceError(self._misfit(complaint))
                if self._clock() - last_s > silence_s:
                    raise DeviceError(self._silent())

            await device.listen(heard)
            last_s = self._clock()
            async with _beside(
                device.keep_alive(),
                device.ask_battery(lambda share: self._rows.battery(link, share)),
            ):
                await device.watch(LOOK_S, look)

    async def _find(self, link: int) -> BLEDevice:
        """Look for the device of this link. Raises DeviceError where it is not there."""

        def fits(device: BLEDevice, seen: AdvertisementData) -> bool:
            address = device.address.upper()
            if address in self._taken.values():
                return False
            if self._addresses:
                return address == self._addresses[link % len(self._addresses)]
            name = seen.local_name or device.name
            if not self._profile.matches(name, seen.service_uuids, seen.manufacturer_data):
                return False
            self._hear_battery(link, seen.manufacturer_data)
            side = self._profile.side_from_name(name)
            return side is None or self._profile.links == 1 or side is SIDES[link]

        async with self._radio.turn:
            found = await self._radio.find(fits, SCAN_S)
            if found is None:
                raise DeviceError(self._absent())
            self._taken[link] = found.address.upper()
        return found

    def _hear_battery(self, link: int, manufacturer: Mapping[int, bytes]) -> None:
        rule = self._profile.battery_advertised
        share = rule.share_of(manufacturer.get(rule.company, b"")) if rule else None
        if share is not None:
            self._rows.battery(link, share)

    def _place(self, link: int, said: Side | None) -> None:
        """Which foot the device is under: what it says itself, else the order of the addresses."""
        if self._profile.links == 1:
            return
        others = [side for at, side in self._sides.items() if at != link and at in self._taken]
        if said is not None and said in others:
            raise DeviceError(
                f"{self._profile.title}: both insoles say that they are the {said.value} one. "
                "Switch one of them off, and take the other that belongs to it."
            )
        self._sides[link] = said or SIDES[link]

    def _absent(self) -> str:
        return f"{self._profile.title} is not found. Switch it on, and go nearer."

    def _silent(self) -> str:
        return f"{self._profile.title} sends nothing. Look at its batteries, or go nearer."

    def _misfit(self, complaint: str) -> str:
        return (
            f"{self._profile.title} does not speak as its profile says ({complaint}). "
            "Choose another profile, or mend this one."
        )


@asynccontextmanager
async def _beside(*work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Let `work` run beside what is done inside, and no longer."""
    tasks = [asyncio.ensure_future(one) for one in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
