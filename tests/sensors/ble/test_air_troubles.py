"""The virtual air's troubles: what bleak says when there is no adapter, no answer or no link."""

import asyncio
from time import monotonic

import pytest
from bleak import BleakClient
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakCharacteristicNotFoundError,
    BleakError,
)

from tests.sensors.ble.air import VirtualAir
from tests.sensors.ble.dialect import PLAIN
from tests.sensors.ble.plain_program import find, reading_of, until
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


def test_without_an_adapter_neither_scan_nor_connection_begins(air, left):
    async def refuse():
        reading = await reading_of(left, air.backends)
        air.troubles.adapter = BleakBluetoothNotAvailableReason.NO_BLUETOOTH
        with pytest.raises(BleakBluetoothNotAvailableError) as told:
            await find("INSOLE-L", air.backends[0])
        assert told.value.reason is BleakBluetoothNotAvailableReason.NO_BLUETOOTH
        with pytest.raises(BleakBluetoothNotAvailableError):
            await reading.client.connect()

    asyncio.run(refuse())


def test_switching_bluetooth_off_loses_every_link_and_on_again_all_can_be_found(air, left, right):
    async def switch():
        readings = [await reading_of(insole, air.backends) for insole in (left, right)]
        for reading in readings:
            await reading.start()
        air.switch_off()
        await until(lambda: all(reading.lost_s for reading in readings))
        air.switch_on()
        again = await reading_of(left, air.backends)
        await again.start(frames=3)
        await again.client.disconnect()

    asyncio.run(switch())


def test_a_connection_is_refused_as_often_as_it_was_said(air, left):
    air.troubles.refusals[LEFT] = 2

    async def connect():
        reading = await reading_of(left, air.backends)
        for _ in range(2):
            with pytest.raises(BleakError, match="refused"):
                await reading.client.connect()
        await reading.start()
        await reading.client.disconnect()

    asyncio.run(connect())
    assert air.connects == [LEFT] * 3


def test_a_missing_characteristic_is_not_found(air, left):
    air.troubles.missing.add(PLAIN.stream)

    async def subscribe():
        reading = await reading_of(left, air.backends)
        with pytest.raises(BleakCharacteristicNotFoundError):
            await reading.start()
        await reading.client.disconnect()

    asyncio.run(subscribe())


def test_nobody_answers_for_a_device_that_went_away_and_the_next_one_can_be_reached(
    air, left, right
):
    scanner, client = air.backends

    async def connect():
        device = await find("INSOLE-L", scanner)
        left.go_away()
        with pytest.raises(TimeoutError):
            await BleakClient(device, timeout=0.1, backend=client).connect()
        assert await find("INSOLE-L", scanner, 0.1) is None
        async with (await reading_of(right, air.backends)).client as other:
            assert other.is_connected
        left.come_back()
        async with (await reading_of(left, air.backends)).client as other:
            assert other.is_connected

    asyncio.run(connect())


def test_a_try_to_connect_can_be_given_up(air, left):
    async def give_up():
        reading = await reading_of(left, air.backends)
        left.go_away()
        trying = asyncio.create_task(reading.client.connect())
        await until(lambda: air.connects)
        trying.cancel()
        with pytest.raises(asyncio.CancelledError):
            await trying
        left.come_back()
        await reading.start()
        await reading.client.disconnect()

    asyncio.run(give_up())


def test_a_link_that_breaks_while_services_are_looked_up_is_an_error_of_bleak(air, left):
    async def break_it():
        began_s, outcomes = monotonic(), []
        for wait_s in (0.0, 0.001, 0.002, 0.004, 0.008):
            reading = await reading_of(left, air.backends)
            left.breaks_after_s = wait_s
            outcomes += await asyncio.gather(reading.client.connect(), return_exceptions=True)
            await until(lambda reading=reading: not reading.client.is_connected)
        assert monotonic() - began_s < 10.0  # Bumble by itself waits 30 s for an answer
        assert isinstance(outcomes[0], BleakError)
        assert {str(outcome) for outcome in outcomes} <= {"Not connected", "None"}

    asyncio.run(break_it())


def test_a_program_that_ends_without_a_goodbye_harms_neither_air_nor_device(air, left):
    async def begin():
        await (await reading_of(left, air.backends)).start()

    asyncio.run(begin())
    left.drop()
    asyncio.run(begin())


def test_a_program_is_told_when_the_air_ends():
    async def outlive():
        with VirtualAir() as air:
            reading = await reading_of(VirtualInsole(air, "INSOLE-L", LEFT), air.backends)
            await reading.start()
        await until(lambda: reading.lost_s)
        with pytest.raises(BleakError, match="Not connected"):
            await reading.client.write_gatt_char(PLAIN.command, b"\x00", response=True)

    asyncio.run(outlive())
