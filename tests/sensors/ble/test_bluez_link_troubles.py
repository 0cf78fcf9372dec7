"""Our link over bleak's own Linux backend when Bluetooth fails: told in a sentence, and mended."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import pairwise

import pytest

from sensors.ble.link import BleLink
from sensors.ble.loading import load_profile
from sensors.ble.profile import DeviceProfile
from sensors.ble.radio import Radio
from sensors.ble.troubles import BUSY, DENIED_BY_LINUX, NO_ADAPTER, NO_SERVICE
from tests.sensors.ble.bluez_insole import BlueZInsole
from tests.sensors.ble.fake_bluez import (
    ACCESS_DENIED,
    CONNECT_ABORTED,
    CONNECT_TIMEOUT,
    NOT_READY,
    FakeBlueZ,
    Refusal,
)
from tests.sensors.ble.plain import LEFT, QUICK, RIGHT, TEXT, Listener, plain
from tests.sensors.ble.private_bus import PrivateBus, needs_dbus

pytestmark = needs_dbus
OFF = "Bluetooth is switched off. Switch it on."
LOST = "Plain insoles was lost. Go nearer, or switch it on."
UNREACHED = "Plain insoles could not be connected. Switch it off and on, and go nearer."
IN_PROGRESS = Refusal("org.bluez.Error.InProgress", "Operation already in progress")
GONE = Refusal("org.freedesktop.DBus.Error.UnknownObject", "Method doesn't exist")
STRANGE = Refusal("org.bluez.Error.Strange", "nobody knows")
LONGEST_S = 10.0
Feet = tuple[BlueZInsole, BlueZInsole]


@pytest.fixture
def bus() -> Iterator[PrivateBus]:
    with PrivateBus() as started:
        yield started


@pytest.fixture
def bluez(bus: PrivateBus) -> Iterator[FakeBlueZ]:
    with FakeBlueZ() as service:
        yield service


def two_insoles(bluez: FakeBlueZ) -> Feet:
    return BlueZInsole(bluez, "INSOLE-L", LEFT), BlueZInsole(bluez, "INSOLE-R", RIGHT)


@pytest.fixture
def feet(bluez: FakeBlueZ) -> Feet:
    return two_insoles(bluez)


@contextmanager
def heard(profile: DeviceProfile | None = None) -> Iterator[Listener]:
    """Whoever polls a link over this computer's own Bluetooth, which is that of the private bus."""
    with closing(Radio()) as radio, closing(BleLink(profile or plain(), (), radio, QUICK)) as link:
        yield Listener(link)


def until_told(listener: Listener, sentence: str) -> None:
    listener.until(lambda: sentence in listener.troubles, LONGEST_S)


@pytest.mark.parametrize(
    ("use_start_notify", "asked"), [("true", "StartNotify"), ("false", "AcquireNotify")]
)
def test_a_profile_may_say_how_to_subscribe(bluez, feet, use_start_notify, asked):
    text = TEXT.replace("gatt: {", f"gatt: {{use_start_notify: {use_start_notify}, ")
    with heard(load_profile(text, "plain_insoles.yaml")) as listener:
        listener.until_rows(100)
    assert listener.troubles == []
    assert listener.link.connection.lost_rows == 0
    assert all(b.t_s >= a.t_s for a, b in pairwise(listener.rows))
    assert bluez.calls[asked] == 2


@pytest.mark.parametrize(
    ("method", "refusal", "told"),
    [
        ("Connect", IN_PROGRESS, BUSY),
        ("Connect", GONE, "Plain insoles is not there any more. Switch it on, and go nearer."),
        ("Connect", NOT_READY, OFF),
        ("StartDiscovery", ACCESS_DENIED, DENIED_BY_LINUX),
        ("GetManagedObjects", ACCESS_DENIED, DENIED_BY_LINUX),
    ],
)
def test_what_is_refused_is_told_and_it_plays_once_it_is_not(bluez, feet, method, refusal, told):
    bluez.refuse(method, refusal)
    with heard() as listener:
        until_told(listener, told)
        bluez.accept(method)
        listener.until_rows(20, LONGEST_S)
    assert listener.troubles[0] == told


def test_an_error_that_nobody_knows_is_told_as_it_is(bluez, feet):
    bluez.refuse("WriteValue", STRANGE)
    with heard() as listener:
        listener.until(lambda: bool(listener.troubles))
        bluez.accept("WriteValue")
        listener.until_rows(20, LONGEST_S)
    assert "nobody knows" in listener.troubles[0]
    assert listener.troubles[0].endswith("Switch the device off and on.")


def test_a_connection_that_times_out_twice_is_tried_a_third_time_and_told_once(bluez, feet):
    bluez.refuse("Connect", CONNECT_TIMEOUT, times=2)
    with heard() as listener:
        listener.until_rows(20)
    assert listener.troubles == [UNREACHED]
    assert bluez.calls["Connect"] == 4


def test_an_aborted_connection_is_not_even_told(bluez, feet):
    bluez.refuse("Connect", CONNECT_ABORTED, times=1)
    with heard() as listener:
        listener.until_rows(20)
    assert listener.troubles == []


def test_bluetooth_that_is_switched_off_in_play_is_told_and_comes_back(bluez, feet):
    with heard() as listener:
        listener.until_rows(20)
        bluez.power(False)
        until_told(listener, OFF)
        bluez.power(True)
        listener.until_rows(20, LONGEST_S)
        assert listener.link.connection.openings == 2
    assert listener.troubles[0] == LOST


def test_an_adapter_that_is_pulled_out_in_play_is_told(bluez, feet):
    with heard() as listener:
        listener.until_rows(20)
        bluez.unplug()
        until_told(listener, NO_ADAPTER)


def test_a_service_that_is_started_late_is_waited_for(bus):
    with heard() as listener:
        until_told(listener, NO_SERVICE)
        with FakeBlueZ() as bluez:
            two_insoles(bluez)
            listener.until_rows(20, LONGEST_S)


def test_a_computer_without_a_system_bus_is_told():
    with PrivateBus(running=False), heard() as listener:
        until_told(listener, NO_SERVICE)


def test_a_bus_that_stops_in_play_is_told(bus, bluez, feet):
    with heard() as listener:
        listener.until_rows(20)
        bus.stop()
        until_told(listener, LOST)
