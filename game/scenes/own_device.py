"""The family's own sensors as they are kept."""

from game.scenes.answers import SensorChoice, SensorReady
from game.scenes.scene import Keep, Today
from game.scenes.setting import sub_id
from profiles.model import Device

DEVICES_ID = "5d0e7c0a-3c0e-4f57-9a55-1f6c4d9b8e21"
"""What the ids of devices are made from, with their specs: one device has one id for ever."""
PAIR = 2
"""An insole for each foot."""


def device_of(choice: SensorChoice, ready: SensorReady, today: Today) -> Device:
    """The record of a device that is being read and was just connected."""
    return Device(
        id=sub_id(DEVICES_ID, ready.spec),
        spec=ready.spec,
        sensor=kind_of_device(ready),
        name=choice.name,
        added_at=today.at,
        last_used_at=today.at,
    )


def kind_of_device(ready: SensorReady) -> str:
    """What people know it as: wii_board, insoles, or another board."""
    if ready.spec.partition(":")[0] == "wii":
        return "wii_board"
    return "insoles" if ready.has_feet else "board"


def keep(device: Device) -> Keep:
    """Keep it as the family's own."""
    return Keep("device", device)


def swapped(spec: str) -> str:
    """The spec of a pair of insoles with left and right exchanged; empty where it names no pair.

    `ble:PROFILE@A,B` becomes `ble:PROFILE@B,A`; the profile may be a path.
    """
    profile, at, addresses = spec.rpartition("@")
    pair = addresses.split(",")
    if not at or len(pair) != PAIR or not all(pair):
        return ""
    return f"{profile}@{pair[1]},{pair[0]}"
