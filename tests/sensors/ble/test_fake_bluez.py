"""bleak's own Linux backend finds, reads and loses devices behind the fake org.bluez."""

import asyncio
from dataclasses import replace

import pytest
from bleak import BleakClient, BleakScanner
from bleak.exc import BleakDBusError

from tests.sensors.ble.bluez_insole import BlueZInsole
from tests.sensors.ble.bluez_objects import FakeCharacteristic, FakeDevice
from tests.sensors.ble.dialect import PLAIN, Extra
from tests.sensors.ble.fake_bluez import FakeBlueZ
from tests.sensors.ble.plain_program import BATTERY_LEVEL, Reading, find, reading_of, until
from tests.sensors.ble.private_bus import PrivateBus, needs_dbus

pytestmark = needs_dbus
SIDE = "0000ab01-0000-1000-8000-00805f9b34fb"
LEFT, RIGHT = "C0:00:00:00:00:01", "C0:00:00:00:00:02"
SIGNALS, SOCKET = {"use_start_notify": True}, {"use_start_notify": False}


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


def test_a_scan_finds_names_services_and_addresses(left, right):
    async def scan():
        found = {}
        async with BleakScanner(service_uuids=[PLAIN.service]) as scanner:
            async for device, seen in scanner.advertisement_data():
                found[device.address] = seen.local_name, seen.service_uuids
                if len(found) == 2:
                    return found

    assert asyncio.run(scan()) == {
        LEFT: ("INSOLE-L", [PLAIN.service]),
        RIGHT: ("INSOLE-R", [PLAIN.service]),
    }


@pytest.mark.parametrize("how", [SIGNALS, SOCKET], ids=["signals", "socket"])
def test_two_insoles_stream_at_100_hz_and_nothing_is_lost(left, right, how):
    async def read():
        readings = [await reading_of(insole) for insole in (left, right)]
        for reading in readings:
            await reading.start(bluez=how)
        await asyncio.sleep(0.7)
        for reading in readings:
            await reading.client.disconnect()
        return readings

    for reading, insole in zip(asyncio.run(read()), (left, right), strict=True):
        arrived = reading.arrived
        assert reading.lost == 0
        span_s = (arrived[-1].device_us - arrived[0].device_us) / 1e6
        assert (len(arrived) - 1) / span_s == pytest.approx(100.0, rel=1e-3)
        assert span_s > 0.6
        assert min(reading.latencies_s(insole)) > 0


def test_values_can_be_read_and_written(left):
    async def ask():
        reading = await reading_of(left)
        async with reading.client as client:
            level = await client.read_gatt_char(BATTERY_LEVEL)
            await client.write_gatt_char(PLAIN.command, b"\x55", response=True)
            return level[0], client.services.get_characteristic(PLAIN.stream).properties

    assert asyncio.run(ask()) == (87, ["notify"])
    assert left.commands == [b"\x55"]


def test_extra_characteristics_can_be_read_and_written(bluez):
    insole = BlueZInsole(bluez, "INSOLE-L", LEFT, replace(PLAIN, extras=(Extra(SIDE, b"\x01"),)))

    async def ask():
        async with (await reading_of(insole)).client as client:
            before = await client.read_gatt_char(SIDE)
            await client.write_gatt_char(SIDE, b"\x02", response=True)
            return before, await client.read_gatt_char(SIDE)

    assert asyncio.run(ask()) == (b"\x01", b"\x02")
    assert insole.written == [(SIDE, b"\x02")]


@pytest.mark.parametrize("how", [SIGNALS, SOCKET], ids=["signals", "socket"])
def test_a_test_may_describe_a_device_and_push_its_notifications(bluez, how):
    stream = FakeCharacteristic(PLAIN.stream, ("notify",))
    command = FakeCharacteristic(PLAIN.command, ("write",))
    described = {PLAIN.service: [stream, command]}
    device = bluez.add(FakeDevice(LEFT, "BOARD", described, manufacturer=(0x0590, b"\x01")))

    async def read():
        reading = Reading(await find("BOARD"))
        await reading.start(frames=0, bluez=how)
        for number in range(100):
            bluez.notify(stream, bytes([number, 0]))
        await reading.wait_for(100)
        bluez.drop(device)
        await until(lambda: reading.lost_s)
        bluez.notify(stream, b"nobody listens")
        await reading.client.disconnect()
        return [arrived.data[0] for arrived in reading.arrived]

    assert asyncio.run(read()) == list(range(100))


def test_a_lost_link_is_told_and_the_device_comes_back(left, right):
    async def lose():
        readings = [await reading_of(insole) for insole in (left, right)]
        for reading in readings:
            await reading.start()
        left.drop()
        await until(lambda: readings[0].lost_s)
        assert not readings[0].client.is_connected
        await readings[1].wait_for(len(readings[1].arrived) + 5)
        again = await reading_of(left)
        await again.start(frames=5)
        for reading in (again, *readings):
            await reading.client.disconnect()
        assert readings[1].lost == again.lost == 0

    asyncio.run(lose())


def test_a_device_out_of_reach_is_not_found_and_cannot_be_connected(left):
    async def miss():
        reading = await reading_of(left)
        left.go_away()
        assert await find("INSOLE-L", patience_s=0.1) is None
        with pytest.raises(BleakDBusError, match="le-connection-timeout"):
            await reading.client.connect()
        left.come_back()
        await reading.start()
        await reading.client.disconnect()

    asyncio.run(miss())


def test_a_silent_insole_keeps_its_link_and_a_rebooted_one_counts_from_0(left):
    async def be_silent():
        reading = await reading_of(left)
        await reading.start(frames=10)
        left.silence()
        await asyncio.sleep(0.03)
        came = len(reading.arrived)
        await asyncio.sleep(0.1)
        assert len(reading.arrived) == came
        assert reading.client.is_connected
        left.silence(False)
        await reading.wait_for(came + 1)
        left.reboot()
        await reading.client.disconnect()
        again = await reading_of(left)
        await again.start()
        await again.client.disconnect()
        assert again.arrived[0].sequence == 0

    asyncio.run(be_silent())


def test_a_try_to_connect_by_address_scans_by_itself(left):
    async def connect():
        async with BleakClient(LEFT, timeout=2.0) as client:
            return client.is_connected

    assert asyncio.run(connect())
