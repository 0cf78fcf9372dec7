"""What bleak's own Linux backend says when Bluetooth, BlueZ, the bus or a right is missing."""

import asyncio

import pytest
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakDBusError,
    BleakError,
)

from tests.sensors.ble.bluez_insole import BlueZInsole
from tests.sensors.ble.dialect import PLAIN
from tests.sensors.ble.fake_bluez import (
    ACCESS_DENIED,
    CONNECT_ABORTED,
    CONNECT_TIMEOUT,
    NOT_PERMITTED,
    FakeBlueZ,
)
from tests.sensors.ble.plain_program import find, reading_of, until
from tests.sensors.ble.private_bus import PrivateBus, needs_dbus

pytestmark = needs_dbus
LEFT, RIGHT = "C0:00:00:00:00:01", "C0:00:00:00:00:02"


@pytest.fixture
def bus():
    with PrivateBus() as started:
        yield started


@pytest.fixture
def bluez(bus):
    with FakeBlueZ() as service:
        yield service


@pytest.fixture
def left(bluez):
    return BlueZInsole(bluez, "INSOLE-L", LEFT)


@pytest.fixture
def right(bluez):
    return BlueZInsole(bluez, "INSOLE-R", RIGHT)


def test_a_connection_is_refused_as_often_as_it_was_said(bluez, left):
    bluez.refuse("Connect", CONNECT_TIMEOUT, times=1)

    async def connect():
        reading = await reading_of(left)
        with pytest.raises(BleakDBusError) as told:
            await reading.client.connect()
        assert told.value.dbus_error == "org.bluez.Error.Failed"
        assert told.value.dbus_error_details == "le-connection-timeout"
        await reading.start()
        await reading.client.disconnect()

    asyncio.run(connect())


def test_an_aborted_connection_is_tried_again_by_bleak_itself(bluez, left):
    bluez.refuse("Connect", CONNECT_ABORTED, times=1)

    async def connect():
        reading = await reading_of(left)
        await reading.start()
        await reading.client.disconnect()

    asyncio.run(connect())
    assert bluez.calls["Connect"] == 2


def test_notifications_may_not_be_permitted(bluez, left):
    bluez.refuse("StartNotify", NOT_PERMITTED)

    async def subscribe():
        reading = await reading_of(left)
        with pytest.raises(BleakDBusError, match="NotPermitted"):
            await reading.start()
        bluez.accept("StartNotify")
        await reading.client.start_notify(PLAIN.stream, reading.on_data)
        await reading.client.disconnect()

    asyncio.run(subscribe())


@pytest.mark.parametrize("method", ["GetManagedObjects", "StartDiscovery"])
def test_a_user_may_not_be_allowed_to_use_bluetooth(bluez, left, method):
    bluez.refuse(method, ACCESS_DENIED)
    with pytest.raises(BleakDBusError) as told:
        asyncio.run(find("INSOLE-L"))
    assert told.value.dbus_error == "org.freedesktop.DBus.Error.AccessDenied"


def not_available():
    """Why a scan says that there is no Bluetooth."""
    with pytest.raises(BleakBluetoothNotAvailableError) as told:
        asyncio.run(find("INSOLE-L"))
    return told.value.reason


def test_an_adapter_may_be_switched_off(bluez, left):
    bluez.power(False)
    assert not_available() is BleakBluetoothNotAvailableReason.POWERED_OFF
    bluez.power(True)
    assert asyncio.run(find("INSOLE-L")) is not None


def test_switching_the_adapter_off_loses_every_link(bluez, left, right):
    async def switch():
        readings = [await reading_of(insole) for insole in (left, right)]
        for reading in readings:
            await reading.start()
        bluez.power(False)
        await until(lambda: all(reading.lost_s for reading in readings))
        with pytest.raises(BleakBluetoothNotAvailableError):
            await find("INSOLE-L")
        for reading in readings:
            await reading.client.disconnect()

    asyncio.run(switch())


def test_an_adapter_may_be_unplugged(bluez, left):
    async def unplug():
        reading = await reading_of(left)
        await reading.start()
        bluez.unplug()
        await until(lambda: reading.lost_s)
        await reading.client.disconnect()
        await asyncio.sleep(0.05)  # for the news of the adapter, which comes after
        with pytest.raises(BleakBluetoothNotAvailableError) as told:
            await find("INSOLE-L")
        return told.value.reason

    assert asyncio.run(unplug()) is BleakBluetoothNotAvailableReason.NO_BLUETOOTH


def test_there_may_be_no_adapter(bus):
    with FakeBlueZ(adapter=False):
        assert not_available() is BleakBluetoothNotAvailableReason.NO_BLUETOOTH


def test_there_may_be_no_bluez(bus):
    with pytest.raises(BleakDBusError) as told:
        asyncio.run(find("INSOLE-L"))
    assert told.value.dbus_error == "org.freedesktop.DBus.Error.ServiceUnknown"


def test_there_may_be_no_bus():
    with PrivateBus(running=False), pytest.raises(FileNotFoundError):
        asyncio.run(find("INSOLE-L"))


def test_when_the_bus_stops_the_program_is_told(bus, bluez, left):
    async def stop():
        reading = await reading_of(left)
        await reading.start()
        bus.stop()
        await until(lambda: reading.lost_s)
        assert not reading.client.is_connected
        await reading.client.disconnect()
        with pytest.raises((BleakError, OSError)):
            await find("INSOLE-L", patience_s=0.1)

    asyncio.run(stop())
