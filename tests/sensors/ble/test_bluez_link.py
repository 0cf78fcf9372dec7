"""Our link over bleak's own Linux backend, against a Bluetooth service that is not there."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from sensors.ble.link import BleLink
from sensors.ble.radio import Radio
from tests.sensors.ble.bluez_insole import BlueZInsole
from tests.sensors.ble.fake_bluez import FakeBlueZ, Refusal
from tests.sensors.ble.plain import LEFT, QUICK, RIGHT, Listener, plain
from tests.sensors.ble.private_bus import PrivateBus, needs_dbus

pytestmark = needs_dbus


@pytest.fixture
def bus() -> Iterator[PrivateBus]:
    with PrivateBus() as bus:
        yield bus


@pytest.fixture
def radio(bus: PrivateBus) -> Iterator[Radio]:
    with closing(Radio()) as radio:
        yield radio


@pytest.fixture
def bluez(bus: PrivateBus) -> Iterator[FakeBlueZ]:
    with FakeBlueZ() as service:
        yield service


@pytest.fixture
def feet(bluez: FakeBlueZ) -> tuple[BlueZInsole, BlueZInsole]:
    return BlueZInsole(bluez, "INSOLE-L", LEFT), BlueZInsole(bluez, "INSOLE-R", RIGHT)


def opened(radio: Radio) -> BleLink:
    return BleLink(plain(), (), radio, QUICK)


def test_two_insoles_stream_and_nothing_is_lost(feet, radio):
    with closing(opened(radio)) as link:
        listener = Listener(link).until_rows(20).for_s(1.0)
    assert listener.troubles == []
    assert link.connection.lost_rows == 0
    assert len(listener.rows) > 150
    assert link.connection.battery_share == 0.87


def test_a_lost_insole_comes_back_by_itself(feet, radio):
    with closing(opened(radio)) as link:
        listener = Listener(link).until_rows(20)
        feet[1].drop()
        listener.until(lambda: link.connection.openings == 2).until_rows(20)
    assert listener.troubles == ["Plain insoles was lost. Go nearer, or switch it on."]


@pytest.mark.parametrize(
    ("method", "refusal", "told"),
    [
        (
            "Connect",
            Refusal("org.bluez.Error.Failed", "le-connection-timeout"),
            "Plain insoles could not be connected. Switch it off and on, and go nearer.",
        ),
        (
            "StartNotify",
            Refusal("org.bluez.Error.NotPermitted", "Notify not permitted"),
            "Plain insoles wants to be paired first. Pair it in the computer's Bluetooth settings.",
        ),
        (
            "StartDiscovery",
            Refusal("org.bluez.Error.InProgress", "Operation already in progress"),
            "Another program is using Bluetooth. Close it, or switch Bluetooth off and on, "
            "and try again.",
        ),
    ],
)
def test_what_the_service_refuses_is_told_and_tried_again(
    bluez, feet, radio, method, refusal, told
):
    bluez.refuse(method, refusal)
    with closing(opened(radio)) as link:
        listener = Listener(link)
        listener.until(lambda: bool(listener.troubles))
        bluez.accept(method)
        listener.until_rows(20)
    assert listener.troubles[0] == told


def test_bluetooth_that_is_switched_off_is_told_and_waited_for(bluez, feet, radio):
    bluez.power(False)
    with closing(opened(radio)) as link:
        listener = Listener(link)
        listener.until(lambda: bool(listener.troubles))
        bluez.power(True)
        listener.until_rows(20)
    assert listener.troubles[0] == "Bluetooth is switched off. Switch it on."


def test_a_computer_without_an_adapter_is_told(bus, radio):
    with FakeBlueZ(adapter=False), closing(opened(radio)) as link:
        listener = Listener(link)
        listener.until(lambda: bool(listener.troubles))
    assert "has no Bluetooth that is switched on" in listener.troubles[0]


def test_a_computer_without_the_service_is_told(bus, radio):
    with closing(opened(radio)) as link:
        listener = Listener(link)
        listener.until(lambda: bool(listener.troubles))
    assert "Bluetooth service of this computer does not run" in listener.troubles[0]
