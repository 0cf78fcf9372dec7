"""Sensors over Bluetooth, from the air to the tick loop: real GATT on a radio in this process."""

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from statistics import median
from time import monotonic, sleep

import pytest
from bleak.exc import BleakBluetoothNotAvailableReason

from sensors.ble.link import BleLink
from sensors.ble.loading import load_profile
from sensors.ble.profile import DeviceProfile
from sensors.ble.radio import Radio
from tests.sensors.ble.air import VirtualAir
from tests.sensors.ble.plain import LEFT, QUICK, RIGHT, TEXT, Listener, plain, radio_on
from tests.sensors.ble.virtual_insole import VirtualInsole


@pytest.fixture
def air() -> Iterator[VirtualAir]:
    with VirtualAir() as air:
        yield air


@pytest.fixture
def radio(air: VirtualAir) -> Iterator[Radio]:
    with radio_on(air) as radio:
        yield radio


@pytest.fixture
def feet(air: VirtualAir) -> tuple[VirtualInsole, VirtualInsole]:
    return VirtualInsole(air, "INSOLE-L", LEFT), VirtualInsole(air, "INSOLE-R", RIGHT)


def opened(
    radio: Radio, addresses: tuple[str, ...] = (), profile: DeviceProfile | None = None
) -> BleLink:
    return BleLink(profile or plain(), addresses, radio, QUICK)


def test_two_insoles_stream_as_one_sensor_and_nothing_is_lost(radio, feet):
    with closing(opened(radio)) as link:
        listener = Listener(link).until_rows(20)
        first = {foot.name: max(foot.sent) for foot in feet}
        listener.for_s(2.0)
        sent = sum(max(foot.sent) - first[foot.name] for foot in feet)

    assert link.connection.lost_rows == 0
    assert listener.troubles == []
    assert len(listener.rows) >= sent - 10
    assert all(b.t_s >= a.t_s for a, b in pairwise(listener.rows))
    assert {len(row.cells_kg) for row in listener.rows} == {32}


def test_what_each_foot_measured_comes_out_in_its_own_cells(radio, feet):
    feet[0].cells = lambda t_s: [1000 + n for n in range(16)]
    feet[1].cells = lambda t_s: [2000 + n for n in range(16)]
    with closing(opened(radio)) as link:
        row = Listener(link).until_rows(5).rows[-1]

    expected = [1 + n / 1000 for n in range(16)] + [2 + n / 1000 for n in range(16)]
    assert row.cells_kg == pytest.approx(expected)
    assert [cell.name for cell in link.layout.cells[::16]] == ["left_1", "right_1"]


def test_little_is_added_on_the_way_from_the_device_to_the_tick_loop(radio, feet):
    taken_s = {0: {}, 16: {}}
    for at, foot in zip(taken_s, feet, strict=True):
        foot.cells = lambda t_s, at=at: _stamped(taken_s[at], t_s)
    with closing(opened(radio)) as link:
        listener = Listener(link).until_rows(20)
        # The machine has other things to do at times: the quietest half second counts.
        medians_s = [median(_added_s(listener, taken_s)) for _ in range(6)]
    assert min(medians_s) <= 0.002


def _added_s(listener, taken_s):
    """What half a second of rows was late, each from when its device measured it."""
    added_s, seen, end_s = [], dict.fromkeys(taken_s), monotonic() + 0.5
    while monotonic() < end_s:
        rows, now_s = listener.poll(), monotonic()
        for row in rows:
            for at, times in taken_s.items():
                key = round(row.cells_kg[at] * 1000)
                if key != seen[at]:
                    seen[at] = key
                    added_s.append(now_s - times[key])
        sleep(0.0002)
    assert len(added_s) > 10, "hardly anything came in half a second"
    return added_s[2:]


def _stamped(times, t_s):
    """Cells whose first one tells which row it is."""
    key = 1000 + len(times) % 50_000
    times[key] = monotonic()
    return [key] + [1000] * 15


def test_a_lost_insole_silences_the_pair_and_comes_back_by_itself(radio, feet):
    with closing(opened(radio)) as link:
        listener = Listener(link).until_rows(20)
        feet[0].drop()
        listener.until(lambda: link.connection.openings == 2).until_rows(20)

    assert listener.troubles == ["Plain insoles was lost. Go nearer, or switch it on."]
    assert all(b.t_s >= a.t_s for a, b in pairwise(listener.rows))


def test_an_insole_that_stalls_without_a_word_is_connected_anew(radio, feet):
    with closing(opened(radio)) as link:
        listener = Listener(link).until_rows(20)
        feet[1].silence()
        listener.until(lambda: bool(listener.troubles))
        feet[1].silence(False)
        listener.until(lambda: link.connection.openings == 2).until_rows(20)

    assert "sends nothing" in listener.troubles[0]


def test_a_device_that_restarts_goes_on_without_lost_rows(radio, feet):
    with closing(opened(radio)) as link:
        listener = Listener(link).until_rows(60)
        feet[0].reboot()
        listener.until(lambda: link.connection.openings == 2).until_rows(40)
    assert link.connection.lost_rows == 0


def test_a_device_that_is_not_there_yet_is_waited_for(air, radio, feet, monkeypatch):
    monkeypatch.setattr("sensors.ble.link.SCAN_S", 0.2)
    feet[1].go_away()
    with closing(opened(radio)) as link:
        listener = Listener(link)
        listener.until(lambda: bool(listener.troubles))
        feet[1].come_back()
        listener.until_rows(20)
    assert listener.troubles == ["Plain insoles is not found. Switch it on, and go nearer."]


def test_scans_and_connections_take_turns(air, radio, feet):
    with closing(opened(radio)) as link:
        Listener(link).until_rows(10)
    assert air.most_busy == 1


def test_a_closed_link_lets_go_of_its_devices(radio, feet):
    link = opened(radio)
    Listener(link).until_rows(10)
    link.close()

    assert [foot.commands[-1] for foot in feet] == [b"\x00", b"\x00"]
    assert not any(foot.connected for foot in feet)


def test_closing_while_a_device_is_looked_for_does_not_wait(radio):
    link = opened(radio)
    link.close()
    assert link.connection.openings == 0


def test_the_family_takes_its_own_of_several(air, radio, feet):
    others = [
        VirtualInsole(air, "OTHER-L", "C0:00:00:00:00:11"),
        VirtualInsole(air, "OTHER-R", "C0:00:00:00:00:12"),
    ]
    with closing(opened(radio, ("c0:00:00:00:00:11", "C0:00:00:00:00:12"))) as link:
        Listener(link).until_rows(10)
        assert link.addresses == ("C0:00:00:00:00:11", "C0:00:00:00:00:12")
        assert [foot.connected for foot in (*feet, *others)] == [False, False, True, True]


def test_without_a_side_the_first_address_is_the_left_one(air, radio):
    profile = plain(side="")
    right = VirtualInsole(air, "ONE", LEFT, cells=lambda t_s: [5000] * 16)
    left = VirtualInsole(air, "TWO", RIGHT, cells=lambda t_s: [3000] * 16)
    with closing(opened(radio, (left.address, right.address), profile)) as link:
        row = Listener(link).until_rows(5).rows[-1]
    assert row.cells_kg[0] == 3.0
    assert row.cells_kg[16] == 5.0


def test_the_battery_is_that_of_the_emptier_insole(air, radio):
    VirtualInsole(air, "INSOLE-L", LEFT, battery_percent=64)
    VirtualInsole(air, "INSOLE-R", RIGHT, battery_percent=15)
    with closing(opened(radio)) as link:
        Listener(link).until(lambda: link.connection.battery_share == 0.15)


def test_a_device_without_a_battery_plays_all_the_same(air, radio):
    for name, address in (("INSOLE-L", LEFT), ("INSOLE-R", RIGHT)):
        VirtualInsole(air, name, address, battery_percent=None)
    with closing(opened(radio)) as link:
        Listener(link).until_rows(20)
    assert link.connection.battery_share is None


# --- What is told ---------------------------------------------------------------------------------
def test_a_profile_of_another_device_is_told(radio, feet):
    wrong = load_profile(TEXT.replace("size: 46", "size: 64"), "plain_insoles.yaml")
    with closing(opened(radio, profile=wrong)) as link:
        listener = Listener(link)
        listener.until(lambda: bool(listener.troubles))
    assert "does not speak as its profile says" in listener.troubles[0]


def test_a_missing_characteristic_is_told(air, radio, feet):
    air.troubles.missing.add("6e400003-b5a3-f393-e0a9-e50e24dcca9e")
    with closing(opened(radio)) as link:
        listener = Listener(link)
        listener.until(lambda: bool(listener.troubles))
    assert "6e400003-b5a3-f393-e0a9-e50e24dcca9e is missing" in listener.troubles[0]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (BleakBluetoothNotAvailableReason.NO_BLUETOOTH, "no Bluetooth that is switched on"),
        (BleakBluetoothNotAvailableReason.POWERED_OFF, "Bluetooth is switched off"),
        (BleakBluetoothNotAvailableReason.DENIED_BY_USER, "may not use Bluetooth"),
        (BleakBluetoothNotAvailableReason.DENIED_BY_SYSTEM, "rules forbid Bluetooth"),
    ],
)
def test_why_there_is_no_bluetooth_is_told_and_it_plays_once_there_is(
    air, radio, feet, reason, told
):
    air.switch_off(reason)
    with closing(opened(radio)) as link:
        listener = Listener(link)
        listener.until(lambda: bool(listener.troubles))
        assert told in listener.troubles[0]
        air.switch_on()
        listener.until_rows(20)


def test_a_device_that_refuses_is_tried_again(air, radio, feet):
    air.troubles.refusals[LEFT] = 2
    with closing(opened(radio)) as link:
        listener = Listener(link).until_rows(20)
    assert air.connects.count(LEFT) == 3
    assert listener.troubles
