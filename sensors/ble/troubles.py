"""What goes wrong with Bluetooth, as sentences: what happened, and what to do."""

from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakDeviceNotFoundError,
    BleakGATTProtocolError,
    BleakGATTProtocolErrorCode,
)

from sensors.driver import DeviceError

__all__ = ["sentence_for", "trouble_of"]

NO_ADAPTER = "This computer has no Bluetooth that is switched on. Switch it on, or plug one in."
NO_SERVICE = (
    "The Bluetooth service of this computer does not run. Install BlueZ, or start it: "
    "sudo systemctl start bluetooth"
)
DENIED = (
    "Stepling may not use Bluetooth. Allow it in the computer's privacy settings, and start "
    "Stepling again."
)
DENIED_BY_LINUX = (
    "Linux does not let Stepling use Bluetooth. Put yourself into the group bluetooth: "
    "sudo usermod -aG bluetooth $USER. Then log in again."
)
BUSY = (
    "Another program is using Bluetooth. Close it, or switch Bluetooth off and on, and try again."
)
NO_REPLY = (
    "The Bluetooth service of this computer does not answer. Start it anew: "
    "sudo systemctl restart bluetooth"
)
Reason = BleakBluetoothNotAvailableReason
UNAVAILABLE = {
    Reason.NO_BLUETOOTH: NO_ADAPTER,
    Reason.NO_BLE_CENTRAL_ROLE: (
        "This computer's Bluetooth is too old for this device. Plug in one with Bluetooth 4."
    ),
    Reason.POWERED_OFF: "Bluetooth is switched off. Switch it on.",
    Reason.DENIED_BY_USER: DENIED,
    Reason.DENIED_BY_SYSTEM: (
        "This computer's rules forbid Bluetooth. Ask whoever looks after the computer."
    ),
    Reason.DENIED_BY_UNKNOWN: DENIED,
    Reason.UNKNOWN: NO_ADAPTER,
}
DBUS = (
    ("ServiceUnknown", NO_SERVICE),
    ("NameHasNoOwner", NO_SERVICE),
    ("AccessDenied", DENIED_BY_LINUX),
    ("NotReady", "Bluetooth is switched off. Switch it on."),
    ("InProgress", BUSY),
    ("NoReply", NO_REPLY),
)
"""What the error's name holds, and what we say."""
Code = BleakGATTProtocolErrorCode
STRANGERS = (
    Code.INSUFFICIENT_AUTHENTICATION,
    Code.INSUFFICIENT_AUTHORIZATION,
    Code.INSUFFICIENT_ENCRYPTION,
    Code.INSUFFICIENT_ENCRYPTION_KEY_SIZE,
)
"""What a device says that only speaks to computers it is paired with."""
GONE = "{device} is not there any more. Switch it on, and go nearer."
PAIR = "{device} wants to be paired first. Pair it in the computer's Bluetooth settings."
OTHERS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    (
        (BleakCharacteristicNotFoundError,),
        "{device} does not speak as its profile says: {error.char_specifier} is missing. "
        "Choose another profile, or mend this one.",
    ),
    ((BleakDeviceNotFoundError,), GONE),
    ((FileNotFoundError, ConnectionRefusedError), NO_SERVICE),  # no system bus at all
    ((PermissionError,), DENIED),
    ((TimeoutError,), "{device} did not answer. Switch it off and on, and go nearer."),
)
DBUS_FAST = {
    "AuthError": DENIED_BY_LINUX,
    "AuthTimeoutError": NO_REPLY,
    "InvalidAddressError": NO_SERVICE,
}
"""What bleak's way to the bus of Linux raises by itself, by name: other systems do not have it."""


def trouble_of(error: BaseException, device: str) -> DeviceError | None:
    """`error` as a trouble with the device of this name; None where it is a bug of ours."""
    if isinstance(error, DeviceError):
        return error
    told = sentence_for(error, device)
    return DeviceError(told) if told else None


def sentence_for(error: BaseException, device: str) -> str:
    """What `error` means and what to do; empty where it is none of Bluetooth's."""
    if isinstance(error, BleakBluetoothNotAvailableError):
        return UNAVAILABLE.get(error.reason, NO_ADAPTER)
    if isinstance(error, BleakDBusError):
        return _of_dbus(error, device)
    if isinstance(error, BleakGATTProtocolError) and error.args[0] in STRANGERS:
        return PAIR.format(device=device)
    for kinds, sentence in OTHERS:
        if isinstance(error, kinds):
            return sentence.format(device=device, error=error)
    library, name = type(error).__module__, type(error).__name__
    if library.startswith("dbus_fast"):
        return DBUS_FAST.get(name, "")
    known = library.startswith("bleak") or isinstance(error, OSError | EOFError)
    return _as_it_is(error, device) if known else ""


def _as_it_is(error: BaseException, device: str) -> str:
    return f"{device}: Bluetooth says {str(error)[:120]!r}. Switch the device off and on."


def _of_dbus(error: BleakDBusError, device: str) -> str:
    name, details = error.dbus_error, error.dbus_error_details or ""
    for part, sentence in DBUS:
        if part in name:
            return sentence
    if "acquired" in details:  # of NotPermitted: somebody else listens to the device
        return BUSY
    if "NotPermitted" in name or "NotAuthorized" in name or "Authentication" in name + details:
        return PAIR.format(device=device)
    if "UnknownObject" in name:
        return GONE.format(device=device)
    if "abort" in details or "timeout" in details or "Failed" in name:
        return f"{device} could not be connected. Switch it off and on, and go nearer."
    return _as_it_is(error, device)
