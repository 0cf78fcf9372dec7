"""Looking for sensors: boards of the computer, and devices in the air of this process."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from time import monotonic, sleep

import pytest
from bleak.exc import BleakBluetoothNotAvailableReason

from sensors.ble.radio import Radio
from sensors.search import Search, Seen
from sensors.wii import FoundBoard, Scan
from tests.sensors.ble.air import VirtualAir
from tests.sensors.ble.plain import LEFT, RIGHT, plain, radio_on
from tests.sensors.ble.virtual_insole import VirtualInsole

BOARD = FoundBoard("Nintendo RVL-WBC-01", "00:1E:35:9B:D4:37", "hidraw")
PAIR = f"ble:plain_insoles@{LEFT},{RIGHT}"


@pytest.fixture
def air() -> Iterator[VirtualAir]:
    with VirtualAir() as air:
        yield air


@pytest.fixture
def radio(air: VirtualAir) -> Iterator[Radio]:
    with radio_on(air) as radio:
        yield radio


@contextmanager
def searching(
    radio: Radio, boards: Callable[[], Scan] = lambda: Scan(()), **changes: str
) -> Iterator[Search]:
    with closing(Search(radio, (plain(**changes),), boards)) as search:
        yield search


def until(search: Search, holds: Callable[[Seen], bool]) -> Seen:
    end_s = monotonic() + 5.0
    while not holds(search.seen):
        assert monotonic() < end_s, search.seen
        sleep(0.005)
    return search.seen


def specs(seen: Seen) -> list[str]:
    return [sensor.spec for sensor in seen.sensors]


def test_two_insoles_are_one_sensor_the_left_one_first(air, radio):
    VirtualInsole(air, "KIT-R", RIGHT)
    VirtualInsole(air, "KIT-L", LEFT)
    with searching(radio) as search:
        (pair,) = until(search, lambda seen: bool(seen.sensors)).sensors
    assert pair == (PAIR, "insoles", "Plain insoles", "KIT-L + KIT-R")


def test_one_insole_alone_is_no_sensor(air, radio):
    VirtualInsole(air, "KIT-L", LEFT)
    with searching(radio) as search:
        until(search, lambda _: bool(search._heard))
        assert search.seen == Seen()


def test_two_insoles_that_do_not_say_their_side_are_a_pair_too(air, radio):
    VirtualInsole(air, "TWO", RIGHT)
    VirtualInsole(air, "ONE", LEFT)
    with searching(radio, side="") as search:
        assert specs(until(search, lambda seen: bool(seen.sensors))) == [PAIR]


def test_each_board_in_the_air_is_a_sensor_of_its_own(air, radio):
    for name, address in (("ONE", LEFT), ("TWO", RIGHT)):
        VirtualInsole(air, name, address)
    with searching(radio, kind="board", side="") as search:
        seen = until(search, lambda seen: len(seen.sensors) == 2)
    assert sorted(specs(seen)) == [f"ble:plain_insoles@{LEFT}", f"ble:plain_insoles@{RIGHT}"]
    assert {(sensor.kind, sensor.name) for sensor in seen.sensors} == {
        ("board", "ONE"),
        ("board", "TWO"),
    }


def test_what_is_switched_off_is_forgotten_after_a_while(air, radio, monkeypatch):
    monkeypatch.setattr("sensors.search.FRESH_S", 0.3)
    feet = [VirtualInsole(air, "KIT-R", RIGHT), VirtualInsole(air, "KIT-L", LEFT)]
    with searching(radio) as search:
        until(search, lambda seen: bool(seen.sensors))
        feet[0].go_away()
        until(search, lambda seen: not seen.sensors)
        feet[0].come_back()
        until(search, lambda seen: bool(seen.sensors))


def test_a_board_that_the_computer_knows_is_there(radio):
    with searching(radio, lambda: Scan((BOARD,))) as search:
        (board,) = until(search, lambda seen: bool(seen.sensors)).sensors
    assert board == ("wii:00:1E:35:9B:D4:37", "wii_board", "Wii Balance Board", "D4:37")


def test_a_board_that_may_not_be_used_says_why(radio):
    refused = BOARD._replace(note="The board may not be read. Do this.")
    with searching(radio, lambda: Scan((refused,))) as search:
        seen = until(search, lambda seen: bool(seen.trouble))
    assert seen == Seen((), "The board may not be read. Do this.")


def test_that_bluetooth_is_off_is_told_and_forgotten_once_it_is_on(air, radio, monkeypatch):
    monkeypatch.setattr("sensors.search.AGAIN_S", 0.05)
    air.switch_off(BleakBluetoothNotAvailableReason.POWERED_OFF)
    with searching(radio, lambda: Scan((BOARD,))) as search:
        seen = until(search, lambda seen: bool(seen.trouble and seen.sensors))
        assert seen.trouble == "Bluetooth is switched off. Switch it on."
        air.switch_on()
        until(search, lambda seen: not seen.trouble)


def test_news_are_told_once(radio):
    with searching(radio, lambda: Scan((BOARD,))) as search:
        until(search, lambda seen: bool(seen.sensors))
        assert search.news() is not None
        assert search.news() is None


def test_a_search_gives_way_to_whoever_connects(air, radio, monkeypatch):
    monkeypatch.setattr("sensors.search.TURN_S", 0.2)
    with searching(radio):
        for _ in range(3):
            turn = radio.start(radio.turn.acquire)
            end_s = monotonic() + 2.0
            while not turn._ended.is_set():
                assert monotonic() < end_s, "the search never gave way"
                sleep(0.01)
            radio._loop.call_soon_threadsafe(radio.turn.release)
    assert air.most_busy <= 1
