"""The family's own sensors: kept like any record, the one used last first, forgotten on request."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from profiles.model import Device
from profiles.store import DATABASE, Kept, Store, StoreError
from tests.profiles.afternoon import device_of, one_of_each

INSOLES = "ble:insoles@C4:5D:83:00:00:01,C4:5D:83:00:00:02"


@pytest.fixture(params=["on disk", "in memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "family") if request.param == "on disk" else Store.in_memory()
    with closing(made):
        yield made


def keep(store: Store, *devices: Device) -> list[Kept]:
    for device in devices:
        store.keep(device.spec, device)
    assert store.flush(10)
    return store.answers()


def test_a_family_without_a_sensor_has_none(store: Store) -> None:
    assert store.devices() == []


def test_the_sensor_used_last_comes_first_by_the_moment_and_not_by_the_clock(store: Store) -> None:
    # 02:30 of summer time is earlier than 02:10 of winter time in the night they change.
    board = device_of("wii:1", "2026-10-25T02:10:00+01:00")
    insoles = device_of(INSOLES, "2026-10-25T02:30:00+02:00")
    third = device_of("ble:stepling", "2026-10-24T20:00:00+02:00")
    keep(store, board, insoles, third)
    assert store.devices() == [board, insoles, third]
    used = replace(insoles, last_used_at="2026-10-25T16:00:00+01:00", checked_on="2026-10-25")
    keep(store, used)
    assert store.devices() == [used, board, third]


def test_a_sensor_that_is_forgotten_is_gone_and_may_come_back(store: Store) -> None:
    board, insoles = device_of("wii:1"), device_of(INSOLES)
    keep(store, board, insoles)
    store.forget_device(board.spec)
    store.forget_device("wii:nobody's")
    assert store.devices() == [insoles]
    again = device_of("wii:1", "2026-03-15T16:00:00+01:00")
    keep(store, again)
    assert store.devices() == [again, insoles]


def test_no_two_sensors_share_a_spec(store: Store) -> None:
    first, second = device_of("wii:1"), device_of("wii:1")
    kept, refused = keep(store, first, second)
    assert kept == Kept("wii:1")
    assert "could not be kept" in str(refused.error)
    assert store.devices() == [first]


def test_sensors_are_the_familys_and_stay_when_a_child_is_erased(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        for record in one_of_each():
            store.keep("any", record)
        (board,) = store.devices()
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        assert connection.execute("PRAGMA foreign_key_list(device)").fetchall() == []
        for table in (
            "comfort",
            "effort",
            "stumble",
            "skin",
            "helping_hands",
            "result",
            "quiet_check",
            "ladder_step",
            "assignment",
            "pause",
            "milestone",
        ):
            connection.execute(f"DELETE FROM {table}")
        for table in ("repetition", "round", "session", "calibration", "gear", "child"):
            connection.execute(f"DELETE FROM {table}")
        connection.commit()
    with closing(Store(tmp_path)) as store:
        assert store.children() == ()
        assert store.devices() == [board]


def test_sensors_can_be_listed_beside_a_running_stepling_and_not_forgotten(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        keep(store, device_of())
        with closing(Store.read_only(tmp_path)) as other:
            assert other.devices() == store.devices() != []
            with pytest.raises(StoreError, match="opened to be read"):
                other.forget_device(device_of().spec)
        assert len(store.devices()) == 1
