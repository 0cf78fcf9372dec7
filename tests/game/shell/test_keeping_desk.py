"""The desk for backups and own sensors on real files, and a program that was closed on it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest

from game.scenes import keeping_asks as ask
from game.scenes import ways
from game.scenes.answers import Answer, Failure
from game.scenes.keeping_back import BringingBack
from game.scenes.setting import Setting
from game.shell.body import Body
from game.shell.keeping_desk import KeepingDesk
from game.shell.program import Program
from game.shell.recorder import Recorder
from game.shell.steward import Steward
from profiles.model import Repetition
from profiles.restore import ASIDE, pending
from profiles.store import DATABASE, Store
from sensors.around import Around
from tests.game.shell.test_grown_ups_in_program import Hand
from tests.profiles.afternoon import device_of, play
from tests.sensors.ble.quiet import quiet_radio

DAY = "2026-03-14"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as opened:
        yield opened


@pytest.fixture
def desk(tmp_path: Path, store: Store) -> Iterator[KeepingDesk]:
    at = KeepingDesk(store, tmp_path)
    yield at
    at.close()


def told(desk: KeepingDesk, effect: object) -> object:
    """What is answered under the ticket that was asked with, at once or within some seconds."""
    answer = desk.carriers[type(effect)](effect)
    found: list[Answer] = [answer] if answer else []
    end_s = monotonic() + 20.0
    while not found and monotonic() < end_s:
        found += desk.news()
        sleep(0.005)
    (answer,) = found
    assert answer.ticket == "ticket"
    return answer.value


def cards(desk: KeepingDesk) -> tuple[ask.BackupCard, ...]:
    value = told(desk, ask.LoadBackups("ticket"))
    assert isinstance(value, ask.Backups)
    assert not value.made
    return value.cards


# --- Backups --------------------------------------------------------------------------------------
def test_before_the_first_session_there_is_no_backup(desk: KeepingDesk) -> None:
    assert cards(desk) == ()


def test_every_backup_is_told_with_day_kind_and_size(
    desk: KeepingDesk, store: Store, tmp_path: Path
) -> None:
    play(store, store.add_child("Kit", "fox"), 3)
    made = store.back_up(DAY)
    assert [card.kind for card in cards(desk)] == ["week", "recent"]
    recent = cards(desk)[1]
    assert (recent.name, recent.day, recent.time) == (made.name, DAY, ""), "written another day"
    assert recent.size_bytes == made.stat().st_size
    week = cards(desk)[0]
    assert len(week.day) == len(DAY), "a day, and not the week that its name tells"
    assert len(week.time) == len("16:40")


def test_one_made_now_comes_first_and_tells_its_time(desk: KeepingDesk, store: Store) -> None:
    store.back_up(DAY)
    play(store, store.add_child("Kit", "fox"), 3)
    value = told(desk, ask.MakeBackup("ticket"))
    assert isinstance(value, ask.Backups)
    assert value.made
    assert value.cards[0].day > DAY
    assert {card.kind for card in value.cards} == {"recent", "week"}
    assert all(card.time for card in value.cards if card.day > DAY)


def test_a_backup_that_is_gone_or_damaged_is_refused_and_nothing_will_change(
    desk: KeepingDesk, store: Store, tmp_path: Path
) -> None:
    made = store.back_up(DAY)
    made.write_bytes(made.read_bytes()[:2000])
    for name in (made.name, "gone.sqlite3", f"../{DATABASE}"):
        value = told(desk, ask.BringBack("ticket", name))
        assert isinstance(value, Failure)
        assert value.sentence.endswith(".")
    assert not pending(tmp_path / DATABASE)


def test_whoever_plays_in_memory_has_no_backup_to_make(tmp_path: Path) -> None:
    with closing(Store.in_memory()) as store:
        desk = KeepingDesk(store, tmp_path)
        value = told(desk, ask.MakeBackup("ticket"))
        assert isinstance(value, Failure)
        assert cards(desk) == ()


# --- Sensors --------------------------------------------------------------------------------------
def test_the_familys_sensors_are_told_and_forgotten(desk: KeepingDesk, store: Store) -> None:
    board = device_of()
    soles = device_of("ble:soles@A1,B2", "2026-03-15T16:00:00+01:00")
    for device in (board, soles):
        store.keep("device", device)
    value = told(desk, ask.LoadDevices("ticket"))
    assert isinstance(value, ask.Devices)
    assert [card.spec for card in value.cards] == [soles.spec, board.spec]
    card = value.cards[1]
    assert (card.name, card.caption) == ("Nintendo RVL-WBC-01", "Balance board")
    assert (card.added_on, card.used_on, card.checked_on) == ("2026-03-01", "2026-03-14", "")
    value = told(desk, ask.ForgetDevice("ticket", board.spec))
    assert isinstance(value, ask.Devices)
    assert [card.spec for card in value.cards] == [soles.spec]
    assert [device.spec for device in store.devices()] == [soles.spec]


# --- The whole program ----------------------------------------------------------------------------
def opened(folder: Path, store: Store) -> Hand:
    body, recorder, around = Body(), Recorder(folder / "sessions"), Around(1, quiet_radio)
    desks = (KeepingDesk(store, folder),)
    steward = Steward(store, body, "1.2.3", 1, recorder, around=around, desks=desks)
    hand = Hand(Program(ways.to_home(Setting((), "simulated")), body, steward, recorder))
    hand.wait(0.2)
    return hand


def until(hand: Hand, attribute: str) -> None:
    """The page was told of it, within 20 s."""
    end_s = monotonic() + 20.0
    while not getattr(hand.scene, attribute) and monotonic() < end_s:
        hand.program.tick()
        sleep(0.01)
    assert getattr(hand.scene, attribute)


def test_a_backup_comes_back_with_the_next_start_and_what_was_played_lies_aside(
    tmp_path: Path,
) -> None:
    with closing(Store(tmp_path)) as store:
        kit = store.add_child("Kit", "fox")
        play(store, kit, 5, ended=True)
        name = store.back_up(DAY).name
        play(store, kit, 3, "2026-03-15", ended=True)
        hand = opened(tmp_path, store)
        hand.come_in()
        hand.choose("backups")
        until(hand, "backups")
        hand.choose(f"backup/{name}")
        hand.choose("yes")
        assert isinstance(hand.scene, BringingBack)
        until(hand, "ready")
        assert not hand.program.over
        hand.choose("close")
        assert hand.program.over
        assert len(store.records(Repetition)) == 8
        hand.program.steward.close()
        hand.program.body.close()
    with closing(Store(tmp_path)) as store:
        assert len(store.records(Repetition)) == 5
        assert store.children() == (kit,)
    (aside,) = (tmp_path / ASIDE).iterdir()
    with closing(Store.read_only(aside)) as before:
        assert len(before.records(Repetition)) == 8
