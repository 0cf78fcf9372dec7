"""The path's desk on a real store: what it finds beside the frames, and what is celebrated."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from game.scenes import path_asks as ask
from game.scenes.answers import Failure
from game.scenes.scene import Today
from game.shell.path_desk import PathDesk
from profiles.child_path import ChildPath
from profiles.milestone_record import MilestoneRecord
from profiles.model import Child, Gear, new_id
from profiles.store import Store
from tests.profiles.afternoon import play

TODAY = Today("2026-03-14", "2026-03-14T17:00:00+01:00")


class House:
    """A store, its desk, and what the desk answers."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self.desk = PathDesk(self.store, lambda: TODAY)
        self.ana = self.store.add_child("Ana", "fox", created_on="2026-01-01")

    def told(self, effect: object) -> object:
        assert self.desk.carriers[type(effect)](effect) is None
        end_s = time.monotonic() + 20
        while time.monotonic() < end_s:
            for answer in self.desk.news():
                assert answer.ticket == "ticket"
                return answer.value
            time.sleep(0.002)
        raise AssertionError("the desk answered nothing")

    def path(self, effect: object | None = None) -> ChildPath:
        value = self.told(effect or ask.LoadPath("ticket", self.ana.id))
        assert isinstance(value, ChildPath), value
        return value

    def found(self, session_id: str, child: Child | None = None) -> dict[str, MilestoneRecord]:
        asked = ask.FindMilestones("ticket", (child or self.ana).id, session_id)
        value = self.told(asked)
        assert isinstance(value, ask.Reached), value
        found = {one.milestone.id: one.record for one in value.stones if one.record is not None}
        assert [record.milestone for record in found.values()] == list(found)
        assert len(found) == len(value.stones)
        return found


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    with closing(house.store), closing(house.desk):
        yield house


def test_what_a_session_led_to_is_kept_and_told_once(house: House) -> None:
    session = play(house.store, house.ana, 5, ended=True)
    found = house.found(session.id)
    assert set(found) == {"first_time"}
    assert (found["first_time"].session_id, found["first_time"].reached_on) == (
        session.id,
        "2026-03-14",
    )
    assert house.store.milestones(house.ana) == tuple(found.values())
    assert house.found(session.id) == {}


def test_what_lies_long_ago_is_kept_with_its_day_and_not_celebrated(house: House) -> None:
    for day in ("2026-01-05", "2026-01-06", "2026-01-07"):
        play(house.store, house.ana, 5, day, ended=True)
    last = play(house.store, house.ana, 5, ended=True)
    assert set(house.found(last.id)) == {"back_again", "tried_again_10"}
    kept = {one.milestone: one.reached_on for one in house.store.milestones(house.ana)}
    assert (kept["first_time"], kept["days_3"]) == ("2026-01-05", "2026-01-07")


def test_a_session_that_was_cut_off_is_celebrated_with_the_next(house: House) -> None:
    cut_off = play(house.store, house.ana, 5, "2026-03-13")
    house.store.flush(10)
    house.store.finish_interrupted(cut_off.id, keep=True)
    session = play(house.store, house.ana, 5, ended=True)
    assert house.found(session.id)["first_time"].session_id == cut_off.id


def test_a_guest_and_a_child_that_is_gone_reach_nothing(house: House) -> None:
    guest = house.store.guest()
    session = play(house.store, guest, 5, ended=True)
    assert house.found(session.id, guest) == {}
    gone = house.told(ask.FindMilestones("ticket", session.id, session.id))
    assert isinstance(gone, Failure)
    assert gone.sentence.endswith(".")


def test_the_path_of_a_child_that_never_played_is_there(house: House) -> None:
    path = house.path()
    assert (path.days, path.reps, path.reached, path.games) == ((), 0, (), ())
    assert len(path.stones) >= 14
    assert (path.week.days, path.week.minutes) == (4, 15.0)


def test_the_path_tells_days_milestones_and_the_last_rounds(house: House) -> None:
    play(house.store, house.ana, 4, "2026-03-13", ended=True)
    session = play(house.store, house.ana, 6, ended=True)
    house.found(session.id)
    path = house.path()
    assert [(day.date, day.active_s, day.sessions) for day in path.days] == [
        ("2026-03-13", 90.0, 1),
        ("2026-03-14", 90.0, 1),
    ]
    assert path.reps == 10
    assert [stone.milestone.id for stone in path.reached] == ["first_time"]
    (game,) = path.games
    # Gates 3 and 6 were missed.
    assert (game.game, game.rung, game.rung_before, game.successes, game.reps) == (
        *("otter_river", 1, 1),
        *(4, 6),
    )


def test_what_a_grown_up_says_is_kept_once(house: House) -> None:
    said = ask.TellMilestone("ticket", house.ana.id, "taught")
    early = house.told(said)
    assert isinstance(early, Failure)
    assert early.sentence == "Ana has not played yet. Play once first."
    session = play(house.store, house.ana, 5, ended=True)
    reached = house.told(said)
    assert isinstance(reached, ask.Reached)
    (stone,) = reached.stones
    assert stone.record is not None
    assert (stone.record.session_id, stone.record.reached_on) == (session.id, TODAY.date)
    assert house.store.milestones(house.ana) == (stone.record,)
    assert house.told(said) == ask.Reached(())


def test_milestones_of_a_helper_leg_stand_on_the_path_of_who_has_one(house: House) -> None:
    def ids() -> set[str]:
        return {stone.milestone.id for stone in house.path().stones}

    assert not any(one.startswith("helper") for one in ids())
    socket = Gear(new_id(), house.ana.id, "", "2026-02-01", left="prosthesis")
    house.store.add_gear(socket, TODAY.date)
    assert {"helper_leg_3", "helper_share_45"} <= ids()


def test_a_pause_lasts_until_it_is_ended_or_the_child_plays(house: House) -> None:
    play(house.store, house.ana, 4, "2026-03-10", ended=True)
    paused = house.path(ask.BeginPause("ticket", house.ana.id, "ill")).pause_on(TODAY.date)
    assert paused is not None
    again = house.path(ask.BeginPause("ticket", house.ana.id, "new_gear"))
    assert [one.reason for one in again.pauses] == ["new_gear"]
    assert again.pauses[0].id == paused.id
    ended = house.path(ask.EndPause("ticket", house.ana.id))
    assert ended.pause_on(TODAY.date) is None
    assert ended.pauses[0].until_date == TODAY.date
    lasting = house.path(ask.BeginPause("ticket", house.ana.id, "away"))
    assert lasting.pause_on("2026-04-20") is not None
    played = replace(lasting, days=(*lasting.days, lasting.days[-1]._replace(date="2026-03-20")))
    assert played.pause_on("2026-04-20") is None


def test_a_reason_that_is_none_is_refused(house: House) -> None:
    value = house.told(ask.BeginPause("ticket", house.ana.id, "lazy"))
    assert isinstance(value, Failure)
    assert "ill, skin, new_gear, away" in value.sentence
    assert house.path().pauses == ()
