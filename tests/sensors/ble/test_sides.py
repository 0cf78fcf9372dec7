"""Which insole is the left one: what devices say of themselves, by the shipped profile."""

from contextlib import closing

import pytest

from sensors.ble.catalog import profile_called
from sensors.ble.link import BleLink
from sensors.layout import Side
from tests.sensors.ble.air import VirtualAir
from tests.sensors.ble.plain import LEFT, QUICK, RIGHT, Listener, radio_on
from tests.sensors.ble.stepling import insole
from tests.sensors.ble.virtual_insole import VirtualInsole


def standing(kg):
    return lambda t_s: [kg * 100.0 + n for n in range(16)]


@pytest.fixture
def air():
    with VirtualAir() as air:
        yield air


def test_the_device_says_which_foot_it_is_under_whatever_the_order_of_addresses(air):
    VirtualInsole(air, "A", LEFT, insole(Side.RIGHT), cells=standing(2.0))
    VirtualInsole(air, "B", RIGHT, insole(Side.LEFT), cells=standing(1.0))
    with radio_on(air) as radio:
        link = BleLink(profile_called("stepling_insoles"), (LEFT, RIGHT), radio, QUICK)
        with closing(link):
            row = Listener(link).until_rows(5).rows[-1]
            assert link.addresses == (RIGHT, LEFT)
    assert row.cells_kg[0] == pytest.approx(1.0)
    assert row.cells_kg[16] == pytest.approx(2.0)
    assert link.connection.sides_known


def test_two_left_insoles_are_told(air):
    VirtualInsole(air, "A", LEFT, insole(Side.LEFT))
    VirtualInsole(air, "B", RIGHT, insole(Side.LEFT))
    with radio_on(air) as radio:
        link = BleLink(profile_called("stepling_insoles"), (), radio, QUICK)
        with closing(link):
            listener = Listener(link)
            listener.until(lambda: bool(listener.troubles))
    assert "both insoles say that they are the left one" in listener.troubles[0]
    assert listener.rows == []
