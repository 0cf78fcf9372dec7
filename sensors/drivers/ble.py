"""A board or insoles over Bluetooth: `ble:PROFILE`, or `ble:PROFILE@ADDRESS[,ADDRESS]`.

PROFILE is the id of a profile that comes with the program, or the path of a YAML file.
"""

from sensors.around import Around
from sensors.driver import DeviceError, SteppedDriver

__all__ = ["open_ble"]


def open_ble(words: str, around: Around) -> SteppedDriver:
    """The sensor that `words` name; the addresses are the left insole's first.

    Raises DeviceError where there is no such profile, or it is broken.
    """
    # Bluetooth takes long to load, and most play without it.
    from sensors.ble.catalog import profile_called  # noqa: PLC0415
    from sensors.ble.link import BleLink  # noqa: PLC0415
    from sensors.ble.loading import ProfileError  # noqa: PLC0415

    name, _, addresses = words.partition("@")
    if not name:
        raise DeviceError("Say which device: --sensor ble:PROFILE, such as ble:stepling_insoles.")
    try:
        profile = profile_called(name)
    except ProfileError as error:
        raise DeviceError(str(error)) from None
    asked = tuple(filter(None, addresses.split(",")))
    if asked and len(asked) != profile.links:
        count = "one address" if profile.links == 1 else "two addresses, the left one first"
        raise DeviceError(f"{profile.title} have {len(asked)} addresses here; give {count}.")
    return BleLink(profile, asked, around.radio)
