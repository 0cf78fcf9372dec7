"""Whatever Bluetooth says, a person reads what happened and what to do."""

import pytest
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakDeviceNotFoundError,
    BleakError,
    BleakGATTProtocolError,
    BleakGATTProtocolErrorCode,
)

from sensors.ble.troubles import DBUS, STRANGERS, UNAVAILABLE, sentence_for, trouble_of
from sensors.driver import DeviceError

BUZ = "org.bluez.Error"


@pytest.mark.parametrize("reason", BleakBluetoothNotAvailableReason)
def test_every_reason_why_there_is_no_bluetooth_has_its_sentence(reason):
    error = BleakBluetoothNotAvailableError("no", reason)
    assert sentence_for(error, "Insoles") == UNAVAILABLE[reason]


@pytest.mark.parametrize(("part", "sentence"), DBUS)
def test_every_error_of_the_service_has_its_sentence(part, sentence):
    assert sentence_for(BleakDBusError(f"{BUZ}.{part}", ["x"]), "Insoles") == sentence


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (BleakDBusError(f"{BUZ}.Failed", ["le-connection-timeout"]), "could not be connected"),
        (BleakDBusError(f"{BUZ}.Failed", ["le-connection-abort-by-local"]), "could not be"),
        (BleakDBusError(f"{BUZ}.NotPermitted", ["Notify"]), "wants to be paired first"),
        (BleakDBusError(f"{BUZ}.NotPermitted", ["Notify acquired"]), "Another program is using"),
        (BleakDBusError("org.freedesktop.DBus.Error.UnknownObject", ["x"]), "is not there any"),
        (BleakDBusError(f"{BUZ}.Strange", ["odd"]), "Bluetooth says"),
        (BleakDeviceNotFoundError("AA"), "is not there any more"),
        (BleakCharacteristicNotFoundError("2a19"), "2a19 is missing"),
        (BleakError("odd"), "Bluetooth says 'odd'"),
        (FileNotFoundError(2, "no bus"), "Bluetooth service of this computer does not run"),
        (ConnectionRefusedError(), "Bluetooth service of this computer does not run"),
        (PermissionError(), "may not use Bluetooth"),
        (TimeoutError(), "did not answer"),
        (OSError(5, "Input/output error"), "Bluetooth says"),
    ],
)
def test_other_errors_say_what_to_do(error, told):
    sentence = sentence_for(error, "Our insoles")
    assert told in sentence
    assert sentence.endswith((".", "bluetooth"))


@pytest.mark.parametrize("code", BleakGATTProtocolErrorCode)
def test_only_a_device_that_knows_its_own_wants_to_be_paired(code):
    told = sentence_for(BleakGATTProtocolError(code), "Our insoles")
    assert ("wants to be paired first" in told) is (code in STRANGERS)
    assert told.startswith("Our insoles")


@pytest.mark.parametrize("access", ["AccessDenied", "NoReply"])
def test_what_the_bus_of_linux_refuses_is_no_matter_of_privacy_settings(access):
    told = sentence_for(BleakDBusError(f"org.freedesktop.DBus.Error.{access}", ["x"]), "Insoles")
    assert "sudo " in told
    assert "settings" not in told


def test_a_bus_that_lets_nobody_in_is_a_sentence_and_a_wrong_call_a_bug_of_ours():
    errors = pytest.importorskip("dbus_fast.errors", reason="D-Bus is Linux's")
    refused, unanswered = errors.AuthError("REJECTED"), errors.AuthTimeoutError("none")
    nowhere, wrong = errors.InvalidAddressError("x"), errors.InvalidMemberNameError("1")

    assert "group bluetooth" in sentence_for(refused, "Insoles")
    assert "does not answer" in sentence_for(unanswered, "Insoles")
    assert "does not run" in sentence_for(nowhere, "Insoles")
    assert trouble_of(wrong, "Insoles") is None


def test_a_bug_of_ours_is_no_trouble_of_the_device():
    assert trouble_of(KeyError("x"), "Insoles") is None


def test_what_is_a_trouble_already_stays_as_it_is():
    trouble = DeviceError("The insoles are gone.")
    assert trouble_of(trouble, "Insoles") is trouble
