"""The virtual insole: speaks what it was told to speak, and what happens to it is seen."""

import asyncio
import struct
from dataclasses import replace

import pytest
from bleak import BleakScanner

from tests.sensors.ble.air import VirtualAir
from tests.sensors.ble.dialect import PLAIN, Extra
from tests.sensors.ble.faults import Batch, Dead, Drop, Duplicate, Reboot, Truncate
from tests.sensors.ble.plain_program import find, reading_of, until
from tests.sensors.ble.shaper import FaultShaper
from tests.sensors.ble.virtual_insole import VirtualInsole

ADDRESS = "C0:00:00:00:00:01"
SIDE = "0000ab01-0000-1000-8000-00805f9b34fb"
CLOCK = "0000ab02-0000-1000-8000-00805f9b34fb"
INFORMATION = "0000ab00-0000-1000-8000-00805f9b34fb"


@pytest.fixture
def air():
    with VirtualAir() as switched_on:
        yield switched_on


def reading(air, insole, frames=10, then=None):
    """What came of `frames`; `then(reading)` is awaited before the link is closed."""

    async def read():
        found = await reading_of(insole, air.backends)
        await found.start(frames)
        if then is not None:
            await then(found)
        await found.client.disconnect()
        return found

    return asyncio.run(read())


def test_a_function_of_time_says_what_the_cells_read(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS, cells=lambda t_s: (t_s % 1.0 * 1e4,) * 16)
    for arrived in reading(air, insole).arrived:
        taken_s = insole.sent[arrived.sequence].taken_s
        assert arrived.cells[0] == pytest.approx(taken_s % 1.0 * 1e4, abs=1.0)


def test_the_cells_can_be_changed_while_it_streams(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS)

    async def change(found):
        insole.cells = lambda _: (7.0,) * 16
        await until(lambda: found.arrived[-1].cells == (7,) * 16)

    reading(air, insole, then=change)


def test_its_clock_is_as_fast_as_it_was_said_and_frames_are_taken_at_an_even_pace(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS, ppm=50_000.0)
    arrived = reading(air, insole, 30).arrived
    first, last = (insole.sent[arrived[place].sequence].taken_s for place in (0, -1))
    assert (arrived[-1].device_us - arrived[0].device_us) / 1e6 == pytest.approx(29 / 100, abs=1e-4)
    assert last - first == pytest.approx(29 / 100 / 1.05, abs=1e-4)


def test_frames_are_sent_no_sooner_than_they_were_taken(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS, replace(PLAIN, frames_per_packet=4))
    seen = reading(air, insole)
    assert len(seen.arrived[0].data) == 4 * 46
    waits_s = [insole.sent[n].sent_s - insole.sent[n].taken_s for n in range(8)]
    assert all(0.030 - 1e-6 < waits_s[n] < 0.6 for n in (0, 4))
    assert all(waits_s[n] > -1e-6 for n in (3, 7))
    assert all(latency_s > 0 for latency_s in seen.latencies_s(insole))


def test_commands_are_kept_and_obeyed(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS, replace(PLAIN, start=b"\xc2", stop=b"\xc1"))

    async def stop(found):
        assert insole.streaming
        await found.client.write_gatt_char(PLAIN.command, b"\xc1", response=False)
        await until(lambda: not insole.streaming)

    async def read():
        found = await reading_of(insole, air.backends)
        await found.client.connect()
        await found.client.start_notify(PLAIN.stream, found.on_data)
        await found.client.write_gatt_char(PLAIN.command, b"\x99", response=True)
        assert not insole.streaming
        await found.client.write_gatt_char(PLAIN.command, b"\xc2", response=True)
        await found.wait_for(3)
        await stop(found)
        await found.client.disconnect()

    asyncio.run(read())
    assert insole.commands == [b"\x99", b"\xc2", b"\xc1"]


def test_without_a_start_command_it_streams_to_whoever_subscribes(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS, replace(PLAIN, start=b""))
    assert not insole.streaming
    assert len(reading(air, insole, 5).arrived) >= 5
    assert not insole.streaming


def test_indications_come_as_notifications_do(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS, replace(PLAIN, indicates=True))
    assert reading(air, insole, 20).lost == 0


def test_extra_characteristics_can_be_read_and_written_in_any_service(air):
    extras = (Extra(SIDE, b"\x01"), Extra(CLOCK, b"", INFORMATION))
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS, replace(PLAIN, extras=extras))

    async def ask(found):
        assert await found.client.read_gatt_char(SIDE) == b"\x01"
        await found.client.write_gatt_char(CLOCK, b"\x0c\x1e", response=True)
        assert await found.client.read_gatt_char(CLOCK) == b"\x0c\x1e"
        assert found.client.services.get_characteristic(CLOCK).service_uuid == INFORMATION

    reading(air, insole, then=ask)
    assert insole.written == [(CLOCK, b"\x0c\x1e")]


def test_it_advertises_what_its_dialect_says_and_a_name_of_any_length(air):
    dialect = replace(PLAIN, advertises_service=False, manufacturer=(0x0590, b"\x01\x02"))
    VirtualInsole(air, "An insole with a rather long name", ADDRESS, dialect)

    async def scan():
        found = await BleakScanner.discover(0.1, return_adv=True, backend=air.backends[0])
        return found[ADDRESS][1]

    seen = asyncio.run(scan())
    assert seen.local_name == "An insole with a rather long name"
    assert (seen.service_uuids, seen.manufacturer_data) == ([], {0x0590: b"\x01\x02"})


def test_a_service_of_16_bits_is_found_by_its_full_name(air):
    short = "0000fff0-0000-1000-8000-00805f9b34fb"
    VirtualInsole(air, "Left01_foot", ADDRESS, replace(PLAIN, service="fff0"))

    async def scan():
        return await BleakScanner.discover(0.1, service_uuids=[short], backend=air.backends[0])

    assert [device.name for device in asyncio.run(scan())] == ["Left01_foot"]


def test_a_packet_may_be_more_than_its_frames_and_come_in_pieces(air):
    def packets(rows):
        text = ";".join(str(row.sequence) for row in rows) + "\n"
        return [text[:3].encode(), text[3:].encode()]

    dialect = replace(PLAIN, frames_per_packet=3, packets=packets)
    arrived = reading(air, VirtualInsole(air, "INSOLE-L", ADDRESS, dialect), 4).arrived
    assert b"".join(one.data for one in arrived[:4]) == b"0;1;2\n3;4;5\n"


def test_a_small_mtu_cuts_long_notifications():
    with VirtualAir(mtu=23) as air:
        insole = VirtualInsole(air, "INSOLE-L", ADDRESS)
        assert {len(one.data) for one in reading(air, insole, 3).arrived} == {20}


def test_silence_keeps_the_link_while_the_counters_run_on(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS)

    async def be_silent(found):
        insole.silence()
        await asyncio.sleep(0.03)
        came = len(found.arrived)
        await asyncio.sleep(0.1)
        assert len(found.arrived) == came
        assert found.client.is_connected
        insole.silence(False)
        await found.wait_for(came + 3)
        assert 5 < found.lost < 40

    reading(air, insole, then=be_silent)


def test_after_a_reboot_it_counts_from_0(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS)
    before = reading(air, insole, 20).arrived
    insole.reboot()
    after = reading(air, insole, 3).arrived
    assert after[0].sequence == 0
    assert after[0].device_us < 2_000_000
    assert before[-1].sequence >= 19


@pytest.mark.parametrize("lose", [VirtualInsole.reboot, VirtualInsole.go_away])
def test_what_happens_to_it_loses_the_link(air, lose):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS)

    async def wait(found):
        lose(insole)
        await until(lambda: found.lost_s)
        assert not insole.connected
        assert not insole.streaming

    reading(air, insole, then=wait)


def test_switched_off_while_connected_it_is_found_no_more_until_it_is_switched_on(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS)
    for _ in range(3):
        reading(air, insole, then=_switched_off(insole))
        assert asyncio.run(find("INSOLE-L", air.backends[0], 0.1)) is None
        insole.power(True)


def _switched_off(insole):
    async def switch(_):
        insole.power(False)

    return switch


def test_faults_spoil_rows_before_they_are_packed_and_packets_afterwards(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS)
    insole.shaper = FaultShaper(Dead(3), Drop(0.3), Duplicate(0.3), seed=1)
    seen = reading(air, insole, 60)
    assert {one.cells[3] for one in seen.arrived} == {0}
    assert min(one.cells[4] for one in seen.arrived) > 0
    sequences = [one.sequence for one in seen.arrived]
    twice = len(sequences) - len(set(sequences))
    gone = sequences[-1] + 1 - len(set(sequences))
    assert 5 < twice < 30
    assert 5 < gone < 40
    assert set(range(sequences[-1] + 1)) <= set(insole.sent)


def test_faults_can_be_mended_while_it_streams(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS)
    insole.shaper = FaultShaper(Truncate(1.0), Batch())

    async def mend(found):
        assert all(len(one.data) < 46 for one in found.arrived)
        insole.shaper = None
        await until(lambda: len(found.arrived[-1].data) == 46)

    reading(air, insole, then=mend)


def test_a_watchdog_may_restart_it_without_losing_the_link(air):
    insole = VirtualInsole(air, "INSOLE-L", ADDRESS)
    insole.shaper = FaultShaper(Reboot(0.1))
    sequences = [one.sequence for one in reading(air, insole, 20).arrived]
    assert sequences[:10] == list(range(10))
    assert sequences.count(0) == 2


def test_a_mistake_in_what_a_test_gives_it_is_not_passed_over():
    async def begin(insole):
        found = await reading_of(insole, air.backends)
        await found.start(frames=0)
        await asyncio.sleep(0.05)
        await found.client.disconnect()

    air = VirtualAir()
    air.__enter__()
    asyncio.run(begin(VirtualInsole(air, "INSOLE-L", ADDRESS, cells=lambda _: (1.0,))))
    with pytest.raises(struct.error):
        air.__exit__()


def test_at_200_hz_two_insoles_lose_nothing(air):
    fast = replace(PLAIN, rate_hz=200.0)
    insoles = [VirtualInsole(air, f"INSOLE-{n}", f"C0:00:00:00:00:0{n}", fast) for n in (1, 2)]

    async def read():
        seen = [await reading_of(insole, air.backends) for insole in insoles]
        for found in seen:
            await found.start()
        await until(lambda: all(len(found.arrived) > 100 for found in seen))
        for found in seen:
            await found.client.disconnect()
        return seen

    for found in asyncio.run(read()):
        assert found.lost == 0
        span_s = (found.arrived[-1].device_us - found.arrived[0].device_us) / 1e6
        assert (len(found.arrived) - 1) / span_s == pytest.approx(200.0, rel=1e-3)
