"""What is known of a child when it is opened: reach and minutes, and nothing of a guest."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from game.scenes import answers as told
from game.scenes import scene as ask
from profiles.store import Store
from sensors.drivers.keyboard import Keyboard
from tests.game.shell.small_program import Small, small
from tests.profiles.afternoon import calibration_of, play


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Small]:
    with closing(Store(tmp_path)) as store:
        yield small(tmp_path, store, Keyboard())


def day(home: Small, child_id: str, spec: str = "keyboard") -> told.ChildDay:
    value = home.ask(ask.OpenChild("child", child_id, spec))
    assert isinstance(value, told.ChildDay)
    return value


def test_a_new_child_starts_the_day_with_nothing(home: Small) -> None:
    kit = home.store.add_child("Kit", "fox")
    assert day(home, kit.id) == told.ChildDay(kit, home.store.gear_of(kit).id, None, "", 0.0)


def test_the_minutes_of_a_day_add_up_over_its_sessions_even_those_cut_off(home: Small) -> None:
    kit, ada = home.store.add_child("Kit", "fox"), home.store.add_child("Ada", "owl")
    today = home.steward.today(0.0).date
    play(home.store, kit, reps=2, local_date=today, ended=True)
    assert day(home, kit.id).played_s == pytest.approx(90.0)
    play(home.store, kit, reps=2, local_date=today, ended=True)
    play(home.store, kit, reps=3, local_date=today)
    play(home.store, kit, reps=2, local_date="2026-03-14", ended=True)
    play(home.store, ada, reps=2, local_date=today, ended=True)
    assert day(home, kit.id).played_s == pytest.approx(90.0 + 90.0 + 3 * 4.0)


def test_a_calibration_is_known_again_on_the_same_kind_of_sensor_alone(home: Small) -> None:
    kit = home.store.add_child("Kit", "fox")
    gear = home.store.gear_of(kit)
    made_at = "2026-03-14T16:00:00+01:00"
    home.store.keep("calibration", calibration_of(kit, gear, made_at, "simulated"))
    known = day(home, kit.id, "simulated:weak")
    assert known.calibration is not None
    assert (known.calibration.standing_kg, known.calibration.reach.left_mm) == (21.3, 61.0)
    assert known.calibrated_on == "2026-03-14"
    assert day(home, kit.id, "keyboard").calibration is None


def test_a_guest_inherits_neither_reach_nor_minutes_of_the_last_one(home: Small) -> None:
    guest = home.store.guest()
    today = home.steward.today(0.0)
    made = calibration_of(guest, home.store.gear_of(guest), today.at, "keyboard")
    home.store.keep("calibration", made)
    play(home.store, guest, reps=4, local_date=today.date, ended=True)
    for who in ("guest", guest.id):
        opened = day(home, who)
        assert opened.child == guest
        assert (opened.calibration, opened.calibrated_on, opened.played_s) == (None, "", 0.0)


def test_a_guest_is_made_when_first_asked_for(home: Small) -> None:
    assert home.store.child("guest") is None
    assert day(home, "guest").child.code == "guest"
    assert home.store.child("guest") is not None
    assert home.ask(ask.LoadChildren("who")) == ()


def test_the_calendar_is_looked_up_once_a_second(
    home: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = home.steward.today(0.0)
    assert home.steward.today(0.99) is first
    assert home.steward.today(1.01) is not first
    assert first.at.startswith(f"{first.date}T")
    assert first.at[-6] in "+-"
