"""Looking for sensors: balance boards of this computer, and Bluetooth devices in the air."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import NamedTuple

from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from sensors.ble.catalog import matching
from sensors.ble.profile import DeviceProfile
from sensors.ble.radio import Radio
from sensors.ble.troubles import sentence_for
from sensors.layout import Side
from sensors.wii import Scan, scan

__all__ = ["Search", "Seen", "Sighting"]

EVERY_S = 1.0
"""How often boards are looked for, and news of the air are told."""
FRESH_S = 6.0
"""A Bluetooth device that was not heard for so long is not there any more."""
AGAIN_S = 3.0
"""Where Bluetooth cannot be used, it is tried again after so long."""
TURN_S = 4.0
"""How long the search listens before another may have the radio's turn."""
WII_TITLE = "Wii Balance Board"
BLUETOOTH = "Bluetooth"


class Sighting(NamedTuple):
    """A sensor that is there now."""

    spec: str
    """As `--sensor` takes it."""
    kind: str
    """wii_board, board or insoles."""
    title: str
    """What people call this kind of device."""
    name: str
    """What tells it from another one: its own name, or the end of its address."""


class Seen(NamedTuple):
    """All that is there now, in the order in which it was first seen."""

    sensors: tuple[Sighting, ...] = ()
    trouble: str = ""
    """Why something cannot be found or used, and what to do."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A Bluetooth device of which an advertisement was heard."""

    profile: DeviceProfile
    address: str
    name: str
    side: Side | None
    last_s: float
    rssi: int


class Search:
    """Looks until it is closed. Nothing that it finds is opened."""

    def __init__(
        self,
        radio: Radio,
        profiles: Sequence[DeviceProfile],
        boards: Callable[[], Scan] = scan,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Bluetooth devices are known by `profiles`."""
        self._radio = radio
        self._profiles = profiles
        self._scan_boards = boards
        self._clock = clock
        self._boards = Scan(())
        self._heard: dict[str, _Heard] = {}
        self._no_radio = ""
        self._told: Seen | None = None
        self._work = radio.start(self._look)

    @property
    def seen(self) -> Seen:
        """What is there now."""
        notes = (board.note for board in self._boards.boards)
        trouble = next(filter(None, (*notes, self._no_radio)), "")
        usable = (board for board in self._boards.boards if not board.note)
        boards = [
            Sighting(_spec("wii", board.address), "wii_board", WII_TITLE, _tail(board.address))
            for board in usable
        ]
        return Seen((*boards, *_sightings(self._here())), trouble)

    def news(self) -> Seen | None:
        """What is there now, if that has changed since it was told last."""
        seen = self.seen
        if seen == self._told:
            return None
        self._told = seen
        return seen

    def close(self) -> None:
        """Look no more."""
        self._work.stop(longest_s=1.0)

    def _here(self) -> list[_Heard]:
        now_s = self._clock()
        return [heard for heard in list(self._heard.values()) if now_s - heard.last_s < FRESH_S]

    # --- On the radio's thread -------------------------------------------------------------------
    async def _look(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._look_for_boards())
            group.create_task(self._listen())

    async def _look_for_boards(self) -> None:
        while True:
            self._boards = await asyncio.to_thread(self._scan_boards)
            await asyncio.sleep(EVERY_S)

    async def _listen(self) -> None:
        """Hear advertisements for ever; say once why it cannot be."""
        while True:
            try:
                async with self._radio.turn:
                    self._no_radio = ""
                    await self._radio.find(self._hear, TURN_S)
                await asyncio.sleep(0)  # whoever waits for the turn has it now
            except Exception as error:
                self._no_radio = sentence_for(error, BLUETOOTH)
                if not self._no_radio:
                    raise
                await asyncio.sleep(AGAIN_S)

    def _hear(self, device: BLEDevice, seen: AdvertisementData) -> bool:
        """Remember a device that a profile describes. False: the search goes on."""
        name = seen.local_name or device.name or ""
        known = matching(self._profiles, name, seen.service_uuids, seen.manufacturer_data)
        before = self._heard.get(device.address)
        if known is not None:
            side = known.side_from_name(name)
            self._heard[device.address] = _Heard(
                known, device.address, name, side, self._clock(), seen.rssi
            )
        elif before is not None:  # names and services do not stand in every advertisement
            self._heard[device.address] = replace(before, last_s=self._clock())
        return False


def _sightings(heard: Sequence[_Heard]) -> Iterator[Sighting]:
    """Boards and pairs; of insoles that are there alone, nothing is said."""
    kinds: dict[str, list[_Heard]] = {}
    for one in heard:
        kinds.setdefault(one.profile.id, []).append(one)
    for devices in kinds.values():
        if devices[0].profile.links == 1:
            yield from map(_alone, devices)
        elif pair := _pair(devices):
            yield pair


def _alone(one: _Heard) -> Sighting:
    kind = "board" if one.profile.kind == "board" else "insoles"
    spec = _spec(f"ble:{one.profile.id}", one.address, "@")
    return Sighting(spec, kind, one.profile.title, one.name or _tail(one.address))


def _pair(devices: list[_Heard]) -> Sighting | None:
    """The two insoles that are nearest, the left one first."""
    nearest = sorted(devices, key=lambda one: -one.rssi)
    left = next((one for one in nearest if one.side is not Side.RIGHT), None)
    right = next((one for one in nearest if one.side is not Side.LEFT and one is not left), None)
    if left is None or right is None:
        return None
    if left.side is None and right.side is None:
        left, right = sorted((left, right), key=lambda one: one.address)
    profile = left.profile
    spec = _spec(f"ble:{profile.id}", f"{left.address},{right.address}", "@")
    names = " + ".join(filter(None, (left.name, right.name)))
    return Sighting(spec, "insoles", profile.title, names or _tail(left.address))


def _spec(word: str, address: str, sign: str = ":") -> str:
    return f"{word}{sign}{address}" if address else word


def _tail(address: str) -> str:
    return address[-5:]
