"""The virtual air: bleak finds, connects and reads devices on it as it does with a real radio."""

import asyncio
from threading import active_count
from time import sleep

import pytest
from bleak import BleakClient, BleakScanner
from bleak.exc import BleakError

from tests.sensors.ble.air import VirtualAir
from tests.sensors.ble.dialect import PLAIN
from tests.sensors.ble.plain_program import BATTERY_LEVEL, find, reading_of, until
from tests.sensors.ble.virtual_insole import VirtualInsole

LEFT, RIGHT = "C0:00:00:00:00:01", "C0:00:00:00:00:02"


@pytest.fixture
def air():
    with VirtualAir() as switched_on:
        yield switched_on


@pytest.fixture
def left(air):
    return VirtualInsole(air, "INSOLE-L", LEFT)


@pytest.fixture
def right(air):
    return VirtualInsole(air, "INSOLE-R", RIGHT)


def test_a_scan_finds_names_services_and_addresses(air, left, right):
    async def scan():
        found = {}
        async with BleakScanner(service_uuids=[PLAIN.service], backend=air.backends[0]) as scanner:
            async for device, seen in scanner.advertisement_data():
                found[device.address] = device.name, seen.local_name, seen.service_uuids
                if len(found) == 2:
                    return found

    assert asyncio.run(scan()) == {
        LEFT: ("INSOLE-L", "INSOLE-L", [PLAIN.service]),
        RIGHT: ("INSOLE-R", "INSOLE-R", [PLAIN.service]),
    }


def test_a_scan_for_another_service_finds_nothing(air, left):
    other = "0000180d-0000-1000-8000-00805f9b34fb"
    scan = BleakScanner.discover(0.15, service_uuids=[other], backend=air.backends[0])
    assert asyncio.run(scan) == []


def test_a_name_may_come_only_after_some_advertisements(air, left):
    air.troubles.nameless = 2

    async def names():
        heard = []
        async with BleakScanner(backend=air.backends[0]) as scanner:
            async for _, seen in scanner.advertisement_data():
                heard.append(seen.local_name)
                if seen.local_name:
                    return heard

    assert asyncio.run(names()) == [None, None, "INSOLE-L"]


def test_two_insoles_stream_at_their_rate_and_nothing_is_lost(air, left, right):
    async def read():
        readings = [await reading_of(insole, air.backends) for insole in (left, right)]
        for reading in readings:
            await reading.start()
        await asyncio.sleep(1.0)
        for reading in readings:
            await reading.client.disconnect()
        return readings

    for reading, insole in zip(asyncio.run(read()), (left, right), strict=True):
        arrived = reading.arrived
        assert reading.lost == 0
        span_s = (arrived[-1].device_us - arrived[0].device_us) / 1e6
        assert (len(arrived) - 1) / span_s == pytest.approx(100.0, rel=1e-3)
        assert span_s > 0.9
        assert min(reading.latencies_s(insole)) > 0


def test_the_battery_and_the_characteristics_can_be_read(air, left):
    left.battery_percent = 42

    async def read():
        reading = await reading_of(left, air.backends)
        async with reading.client as client:
            level = await client.read_gatt_char(BATTERY_LEVEL)
            stream = client.services.get_characteristic(PLAIN.stream)
            command = client.services.get_characteristic(PLAIN.command)
            return level[0], stream.properties, command.properties, client.mtu_size

    assert asyncio.run(read()) == (42, ["notify"], ["write-without-response", "write"], 247)


def test_a_lost_link_is_told_and_the_other_one_goes_on(air, left, right):
    async def lose():
        readings = [await reading_of(insole, air.backends) for insole in (left, right)]
        for reading in readings:
            await reading.start()
        left.drop()
        await until(lambda: readings[0].lost_s)
        assert not readings[0].client.is_connected
        with pytest.raises(BleakError, match="Not connected"):
            await readings[0].client.write_gatt_char(PLAIN.command, b"\x00", response=True)
        await readings[1].wait_for(len(readings[1].arrived) + 5)
        again = await reading_of(left, air.backends)
        await again.start(frames=5)
        for reading in (again, readings[1]):
            await reading.client.disconnect()
        assert readings[1].lost == again.lost == 0

    asyncio.run(lose())


def test_nothing_arrives_after_notifications_were_stopped(air, left):
    async def stop():
        reading = await reading_of(left, air.backends)
        await reading.start(frames=3)
        sleep(0.05)  # the program is busy: some frames are under way to it
        came = len(reading.arrived)
        await reading.client.stop_notify(PLAIN.stream)
        await asyncio.sleep(0.05)
        assert len(reading.arrived) == came
        await reading.client.disconnect()
        assert reading.lost_s is not None

    asyncio.run(stop())


def test_it_counts_how_many_scans_and_connections_were_under_way_at_once(air, left, right):
    async def one_by_one():
        for insole in (left, right):
            async with (await reading_of(insole, air.backends)).client:
                pass

    asyncio.run(one_by_one())
    assert (air.busy, air.most_busy) == (0, 1)

    async def both():
        await asyncio.gather(find("INSOLE-L", air.backends[0]), find("INSOLE-R", air.backends[0]))

    asyncio.run(both())
    assert (air.busy, air.most_busy) == (0, 2)


def test_its_thread_ends_with_it():
    before = active_count()
    with VirtualAir() as air:
        VirtualInsole(air, "INSOLE-L", LEFT)
        assert active_count() == before + 1
    assert active_count() == before
    with pytest.raises(BleakError, match="closed"):
        asyncio.run(BleakClient(LEFT, backend=air.backends[1]).connect())
