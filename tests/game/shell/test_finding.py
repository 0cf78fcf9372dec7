"""What a screen that looks for sensors is offered."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from time import monotonic, sleep

import pytest
from bleak.exc import BleakBluetoothNotAvailableReason

from game.scenes.answers import Failure, SensorChoice
from game.shell.finding import Finding, choices
from game.shell.launch import usual_sensor
from game.shell.sources import ALWAYS
from game.shell.wanted import Wanted
from profiles.model import Device, new_id
from profiles.store import Store
from sensors.around import Around
from sensors.ble.radio import Backends, Radio
from sensors.search import Seen, Sighting
from tests.sensors.ble.air import VirtualAir
from tests.sensors.ble.quiet import quiet_radio

WII = Sighting("wii:00:1E:35:9B:D4:37", "wii_board", "Wii Balance Board", "D4:37")
PAIR = Sighting("ble:stepling_insoles@AA:01,AA:02", "insoles", "Stepling insoles", "KIT-L + KIT-R")
NOW = "2026-11-21T10:00:00+01:00"


def ours(spec: str, kind: str, name: str = "Ours") -> Device:
    return Device(new_id(), spec, kind, name, NOW, NOW)


def test_keys_and_a_child_that_plays_by_itself_are_always_offered() -> None:
    assert choices(Seen(), ()) == ALWAYS


def test_new_sensors_stand_before_them() -> None:
    (board, insoles, *others) = choices(Seen((WII, PAIR)), ())
    assert board == SensorChoice(WII.spec, "Balance board", "device_wii_board", "D4:37")
    assert insoles == SensorChoice(
        PAIR.spec, "Insoles", "device_insoles", "Stepling insoles KIT-L + KIT-R"
    )
    assert tuple(others) == ALWAYS


def test_the_familys_own_stand_first_and_once() -> None:
    (own, new, *_) = choices(Seen((WII, PAIR)), (ours(PAIR.spec, "insoles"),))
    assert (own.spec, own.ours, own.here) == (PAIR.spec, True, True)
    assert (new.spec, new.ours) == (WII.spec, False)


def test_a_pair_is_known_also_where_its_feet_were_swapped() -> None:
    swapped = ours("ble:stepling_insoles@AA:02,AA:01", "insoles")
    (own, *others) = choices(Seen((PAIR,)), (swapped,))
    assert (own.spec, own.here) == (swapped.spec, True)
    assert tuple(others) == ALWAYS


def test_what_is_switched_off_is_offered_and_not_here() -> None:
    (own, *_) = choices(Seen(), (ours(WII.spec, "wii_board"),))
    assert (own.picture, own.ours, own.here) == ("device_wii_board", True, False)


@pytest.fixture
def around() -> Iterator[Around]:
    with closing(Around(make_radio=quiet_radio)) as around:
        yield around


def test_the_screen_is_told_at_once_and_then_what_has_changed(around: Around) -> None:
    with closing(Finding("sensors", around)) as finding:
        assert list(finding.news(())) == [ALWAYS]
        assert list(finding.news(())) == []
        (changed,) = finding.news((ours(WII.spec, "wii_board"),))
        assert isinstance(changed, tuple)
        assert changed[0].ours


def test_a_screen_that_looks_for_nothing_needs_no_radio() -> None:
    def dead() -> Radio:
        raise AssertionError("nobody asked for a radio")

    Around(make_radio=dead).close()


def test_why_nothing_can_be_found_is_told_once() -> None:
    told: list[object] = []
    with VirtualAir() as air:
        air.switch_off(BleakBluetoothNotAvailableReason.POWERED_OFF)
        with (
            closing(Around(make_radio=lambda: Radio(Backends(*air.backends)))) as around,
            closing(Finding("sensors", around)) as finding,
        ):
            end_s = monotonic() + 5.0
            while len(told) < 2:
                assert monotonic() < end_s, told
                told += finding.news(())
                sleep(0.01)
            told += finding.news(())
    assert told == [ALWAYS, Failure("Bluetooth is switched off. Switch it on.")]


def test_the_familys_own_sensor_that_was_used_last_is_taken_where_none_is_named() -> None:
    with closing(Store.in_memory()) as store:
        assert usual_sensor(Wanted(), store) == "keyboard"
        store.keep("old", replace(ours(WII.spec, "wii_board"), last_used_at="2026-11-20T10:00:00"))
        store.keep("new", ours(PAIR.spec, "insoles"))
        assert store.flush(5.0)
        assert usual_sensor(Wanted(), store) == PAIR.spec
        assert usual_sensor(Wanted(level="otter_river"), store) == "keyboard"
