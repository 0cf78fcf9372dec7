"""What else a profile may ask of the link: sides, batteries, what to say, pairing and finding."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace

import pytest

from sensors.ble.link import BleLink
from sensors.ble.loading import load_profile
from sensors.ble.profile import DeviceProfile
from sensors.ble.radio import Backends, Radio
from tests.sensors.ble.air import VirtualAir
from tests.sensors.ble.dialect import PLAIN, Dialect, plain_frame
from tests.sensors.ble.plain import LEFT, QUICK, RIGHT, TEXT, Listener, plain, radio_on
from tests.sensors.ble.virtual_insole import VirtualInsole

COMMAND = "6e400002-b5a3-f393-e0a9-e50e24dcca9e"
BY_MAKER = 'match: {name: "INSOLE-", manufacturer: {company: 4660, data: "07"}}'
ELSEWHERE = "C0:00:00:00:00:77"
LEFT_KG, RIGHT_KG = 3.0, 5.0


@pytest.fixture
def air() -> Iterator[VirtualAir]:
    with VirtualAir() as air:
        yield air


def bearing(kg: float):
    return lambda _: [1000.0 * kg] * 16


def with_lines(*lines: str) -> DeviceProfile:
    """The plain profile with more keys."""
    return load_profile(TEXT + "\n".join(lines) + "\n", "plain_insoles.yaml")


def two(
    air: VirtualAir,
    names: tuple[str, str] = ("INSOLE-L", "INSOLE-R"),
    dialects: tuple[Dialect, Dialect] = (PLAIN, PLAIN),
    **more,
) -> tuple[VirtualInsole, VirtualInsole]:
    """A left insole that bears 3 kg a cell, and a right one that bears 5."""
    addresses, loads = (LEFT, RIGHT), (LEFT_KG, RIGHT_KG)
    left, right = (
        VirtualInsole(air, name, address, dialect, cells=bearing(kg), **more)
        for name, address, dialect, kg in zip(names, addresses, dialects, loads, strict=True)
    )
    return left, right


def feet_of(listener: Listener) -> tuple[float, float]:
    """What the first cell of each foot reads."""
    row = listener.until_rows(5).rows[-1]
    return row.cells_kg[0], row.cells_kg[16]


# --- Sides ----------------------------------------------------------------------------------------
def saying(side: int) -> Dialect:
    """A dialect whose frames say which foot they are of, in the first spare byte."""

    def frame(sequence: int, device_us: int, cells: Sequence[float]) -> bytes:
        plain_bytes = plain_frame(sequence, device_us, cells)
        return plain_bytes[:6] + bytes([side]) + plain_bytes[7:]

    return replace(PLAIN, frame=frame)


@pytest.mark.parametrize("order", [(LEFT, RIGHT), (RIGHT, LEFT)], ids=["in order", "swapped"])
def test_frames_may_say_which_foot_they_are_of_whatever_the_order(air, order):
    two(air, dialects=(saying(1), saying(2)))
    profile = plain(side="{frame: {at: 6, left: 1, right: 2}}")
    with radio_on(air) as radio, closing(BleLink(profile, order, radio, QUICK)) as link:
        assert feet_of(Listener(link)) == (LEFT_KG, RIGHT_KG)


@pytest.mark.parametrize("names", [("INSOLE-L", "INSOLE-R"), ("INSOLE-R", "INSOLE-L")])
def test_names_may_say_which_foot_a_device_is_under(air, names):
    two(air, names)
    with radio_on(air) as radio, closing(BleLink(plain(), (), radio, QUICK)) as link:
        feet = feet_of(Listener(link))
    assert feet == ((LEFT_KG, RIGHT_KG) if names[0] == "INSOLE-L" else (RIGHT_KG, LEFT_KG))


def test_a_third_insole_of_the_same_side_is_left_alone(air):
    two(air)
    third = VirtualInsole(air, "OTHER-L", ELSEWHERE)
    with radio_on(air) as radio, closing(BleLink(plain(), (LEFT, RIGHT), radio, QUICK)) as link:
        assert feet_of(Listener(link)) == (LEFT_KG, RIGHT_KG)
    assert not third.commands


# --- Batteries ------------------------------------------------------------------------------------
def test_an_advertisement_may_tell_the_battery(air):
    # All that an advertisement holds is 31 bytes: there is no room for the service.
    dialects = [
        replace(PLAIN, advertises_service=False, manufacturer=(0x1234, bytes([7, percent])))
        for percent in (80, 35)
    ]
    two(air, dialects=(dialects[0], dialects[1]), battery_percent=None)
    text = TEXT.replace("match: {services: [6e400001-b5a3-f393-e0a9-e50e24dcca9e]}", BY_MAKER)
    profile = load_profile(f"{text}battery: {{advertisement: {{company: 4660, at: 1}}}}\n")
    with radio_on(air) as radio, closing(BleLink(profile, (), radio, QUICK)) as link:
        listener = Listener(link).until_rows(5)
        assert link.connection.battery_share == pytest.approx(0.35)
    assert listener.troubles == []


# --- Words ----------------------------------------------------------------------------------------
def test_what_keeps_a_device_alive_is_said_again_and_again(air):
    feet = two(air)
    profile = with_lines(
        f'keep_alive: {{every_s: 0.1, steps: [{{write: "2a {{rate_hz:u8}}", to: {COMMAND}}}]}}'
    )
    with radio_on(air) as radio, closing(BleLink(profile, (), radio, QUICK)) as link:
        listener = Listener(link)
        listener.until(lambda: all(foot.commands.count(b"\x2a\x64") >= 3 for foot in feet))
        listener.until_rows(5)
    assert listener.troubles == []
    assert [foot.commands[-1] for foot in feet] == [b"\x00", b"\x00"]


def test_what_is_to_be_said_first_and_last_is_said_in_order(air):
    feet = two(air)
    text = TEXT.replace(
        'start: [{write: "01"',
        f'setup: [{{write_text: hello, to: {COMMAND}}}, {{wait_s: 0.01}}]\nstart: [{{write: "01"',
    )
    profile = load_profile(text, "plain_insoles.yaml")
    with radio_on(air) as radio, closing(BleLink(profile, (), radio, QUICK)) as link:
        Listener(link).until_rows(5)
    assert [foot.commands for foot in feet] == [[b"hello", b"\x01", b"\x00"]] * 2


# --- Connecting -----------------------------------------------------------------------------------
@pytest.mark.parametrize("quirk", ["true", "false"])
def test_pairing_is_asked_for_where_the_profile_says_so(air, quirk):
    scanner, client = air.backends
    asked: list[bool] = []

    async def connect(self, pair: bool, **more) -> None:
        asked.append(pair)
        await client.connect(self, pair, **more)

    watched = type("Watched", (client,), {"connect": connect})
    two(air)
    profile = with_lines(f"quirks: {{pair: {quirk}}}")
    with (
        closing(Radio(Backends(scanner, watched))) as radio,
        closing(BleLink(profile, (), radio, QUICK)) as link,
    ):
        Listener(link).until_rows(5)
    assert asked == [quirk == "true"] * 2


def test_a_device_that_restarts_under_another_address_is_found_again(air):
    left, _ = two(air)
    with radio_on(air) as radio, closing(BleLink(plain(), (), radio, QUICK)) as link:
        listener = Listener(link).until_rows(5)
        left.go_away()
        VirtualInsole(air, "INSOLE-L", ELSEWHERE, cells=bearing(4.0))
        listener.until(lambda: link.connection.openings == 2).until_rows(20)
        assert link.addresses == (ELSEWHERE, RIGHT)
    row = listener.rows[-1]
    assert (row.cells_kg[0], row.cells_kg[16]) == (4.0, RIGHT_KG)


def test_one_that_was_asked_for_by_its_address_is_waited_for(air, monkeypatch):
    monkeypatch.setattr("sensors.ble.link.SCAN_S", 0.2)
    left, _ = two(air)
    with radio_on(air) as radio, closing(BleLink(plain(), (LEFT, RIGHT), radio, QUICK)) as link:
        listener = Listener(link).until_rows(5)
        left.go_away()
        other = VirtualInsole(air, "INSOLE-L", ELSEWHERE)
        listener.until(lambda: any("is not found" in told for told in listener.troubles))
        left.come_back()
        listener.until(lambda: link.connection.openings == 2).until_rows(5)
    assert not other.commands
