"""What a child may play by its plan, whatever became of the files."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exercises.offer import Offer
from game.guard import DAY_S
from game.minigames import GAMES
from game.scenes.level_asks import Assigned, LoadPlans
from profiles.model import Child, Gear, new_id
from profiles.practice_records import Assignment
from profiles.store import Store
from tests.game.scenes.plan_house import LADDER, LONG_AGO, House, level_text, plan_text

DATE = "2026-03-14"
Spoil = Callable[[Path], object]
BREAK: Spoil = lambda path: path.write_text("format: [", "utf-8")  # noqa: E731  # as a table
GARBLE: Spoil = lambda path: path.write_bytes(b"\xff\xfe\xff")  # noqa: E731
LOSE: Spoil = Path.unlink


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with closing(Store(tmp_path)) as store:
        yield House(tmp_path, store)


def today(house: House, child: Child, date: str = DATE) -> tuple[Offer, ...]:
    return house.plans.today(child, date)[0]


def levels(house: House, child: Child) -> list[tuple[str, int]]:
    """The id and the rung of what is offered."""
    return [(one.exercise.id, one.exercise.rung) for one in today(house, child)]


def day_minutes(house: House, child: Child) -> float:
    return house.plans.today(child, DATE)[1] / 60


# --- What may be played ---------------------------------------------------------------------------
def test_without_a_plan_there_is_one_level_for_each_game(house: House) -> None:
    kit = house.child()
    assert [one.exercise.game for one in today(house, kit)] == list(GAMES)
    assert {one.minutes for one in today(house, kit)} == {None}
    assert day_minutes(house, kit) * 60 == DAY_S


def test_a_plan_offers_its_levels_in_its_order_on_its_rungs_for_its_minutes(house: House) -> None:
    kit = house.child()
    house.write("plans", ours=plan_text("ours", "log_trail, rung: 2, minutes: 3", "otter_river"))
    house.gives(kit, "ours")
    assert levels(house, kit) == [("log_trail", 2), ("otter_river", 1)]
    assert [one.minutes for one in today(house, kit)] == [3, 5]
    assert {rung.max_minutes for rung in today(house, kit)[0].rungs} == {3}
    assert day_minutes(house, kit) == 15


def test_each_child_has_its_own_plan(house: House) -> None:
    kit, ana, mei = (house.child(name) for name in ("Kit", "Ana", "Mei"))
    house.gives(kit, "steady_stance")
    house.gives(ana, "step_and_shift")
    assert [level for level, _ in levels(house, kit)] == ["sleepy_owl", "otter_river"]
    assert [level for level, _ in levels(house, ana)] == ["otter_river", "log_trail", "sleepy_owl"]
    assert [one.exercise.game for one in today(house, mei)] == list(GAMES)


def test_a_child_begins_on_the_plans_rung_and_moves_on_from_there(house: House) -> None:
    kit = house.child()
    house.stands(kit, "otter_river", 1.2, LONG_AGO)
    house.write("plans", ours=plan_text("ours", "otter_river, rung: 2"))
    house.gives(kit, "ours")
    assert levels(house, kit) == [("otter_river", 2)]
    house.stands(kit, "otter_river", 2.8)
    assert levels(house, kit) == [("otter_river", 3)]


def test_a_plan_that_is_given_again_begins_on_its_rungs_again(house: House) -> None:
    kit = house.child()
    house.write("plans", ours=plan_text("ours", "otter_river, rung: 2"))
    house.stands(kit, "otter_river", 2.8, LONG_AGO)
    house.gives(kit, "ours")
    (offer,) = today(house, kit)
    assert (offer.exercise.rung, offer.standing.tries) == (2, 0)


def test_after_hurt_a_new_plan_does_not_climb_either(house: House) -> None:
    kit = house.child()
    house.stands(kit, "otter_river", 2.8, LONG_AGO, careful=True)
    house.write("plans", ours=plan_text("ours", "otter_river, rung: 2"))
    house.gives(kit, "ours")
    (offer,) = today(house, kit)
    assert (offer.exercise.rung, offer.standing.careful) == (2, True)
    house.stands(kit, "otter_river", 2.2)
    assert not today(house, kit)[0].standing.careful


def test_without_a_plan_again_a_child_goes_on_where_it_stands(house: House) -> None:
    kit = house.child()
    house.gives(kit, "steady_stance")
    house.stands(kit, "otter_river", 2.8)
    house.gives(kit, "")
    assert ("otter_river", 3) in levels(house, kit)
    assert day_minutes(house, kit) * 60 == DAY_S


def test_new_gear_begins_on_the_plans_rungs(house: House) -> None:
    kit = house.child()
    house.gives(kit, "steady_stance")
    house.stands(kit, "otter_river", 2.8)
    assert ("otter_river", 3) in levels(house, kit)
    house.store.keep("gear", Gear(new_id(), kit.id, "new socket", "2099-01-01"))
    assert ("otter_river", 1) in levels(house, kit)


def test_what_was_played_today_counts_towards_the_plans_minutes(house: House) -> None:
    kit = house.child()
    house.gives(kit, "steady_stance")  # owl 8 minutes, river 5
    house.plays(kit, "otter_river", 200.0, DATE)
    house.plays(kit, "sleepy_owl", 400.0, "2026-03-13")
    assert [one.played_s for one in today(house, kit)] == [0.0, 200.0]
    assert [one.done for one in today(house, kit)] == [False, False]
    house.plays(kit, "otter_river", 60.0, DATE)
    assert [one.done for one in today(house, kit)] == [False, True]


def test_a_day_is_as_long_as_the_plan_says_and_never_longer_than_is_safe(house: House) -> None:
    kit = house.child()
    for minutes in (5, 20):
        text = plan_text("ours", "otter_river", minutes=minutes)
        house.write("plans", ours=text).gives(kit, "ours")
        assert day_minutes(house, kit) == minutes
    assert DAY_S == 20 * 60


def test_a_plan_that_is_changed_in_an_editor_holds_from_the_next_time_on(house: House) -> None:
    kit = house.child()
    house.write("plans", ours=plan_text("ours", "otter_river, rung: 2")).gives(kit, "ours")
    assert levels(house, kit) == [("otter_river", 2)]
    house.write("plans", ours=plan_text("ours", "sleepy_owl", minutes=6))
    assert levels(house, kit) == [("sleepy_owl", 1)]
    assert day_minutes(house, kit) == 6


def test_a_plan_whose_file_is_gone_or_broken_stays_as_it_was_given(house: House) -> None:
    kit = house.child()
    house.write("plans", ours=plan_text("ours", "otter_river, rung: 2", minutes=7))
    house.gives(kit, "ours")
    for spoil in (BREAK, GARBLE, LOSE):
        spoil(house.folder / "plans" / "ours.yaml")
        assert levels(house, kit) == [("otter_river", 2)]
        assert day_minutes(house, kit) == 7
        assert (house.assigned(kit).plan_id, house.assigned(kit).title) == ("ours", "Ours")


def test_a_plan_that_nobody_can_read_any_more_is_none(house: House) -> None:
    kit = house.child()
    lost = Assignment(new_id(), kit.id, "lost", "format: 0\n", LONG_AGO)
    house.store.assign(kit, lost, LONG_AGO)
    assert [one.exercise.game for one in today(house, kit)] == list(GAMES)
    assert house.assigned(kit).plan_id == ""


def own_levels(house: House, kit: Child) -> House:
    """Kit practises by two levels of the family's own, for 12 minutes a day."""
    house.write("levels", one=level_text("one"), two=level_text("two", game="sleepy_owl"))
    house.write("plans", ours=plan_text("ours", "one, rung: 3", "two", minutes=12))
    assert isinstance(house.gives(kit, "ours"), Assigned)
    return house


def test_a_level_that_is_lost_or_broken_is_left_out_and_the_others_are_played(
    house: House,
) -> None:
    kit = house.child()
    own_levels(house, kit)
    for spoil in (BREAK, LOSE):
        spoil(house.folder / "levels" / "two.yaml")
        assert levels(house, kit) == [("one", 3)]
        assert house.assigned(kit).left_out == ("two",)
        assert house.assigned(kit).is_followed


def test_a_change_of_the_plan_counts_even_while_one_of_its_levels_is_lost(house: House) -> None:
    kit = house.child()
    own_levels(house, kit)
    (house.folder / "levels" / "two.yaml").unlink()
    house.write("plans", ours=plan_text("ours", "one, rung: 2", "two", minutes=10))
    assert levels(house, kit) == [("one", 2)]
    assert day_minutes(house, kit) == 10


def test_where_all_levels_are_lost_the_games_own_are_played_for_no_longer(house: House) -> None:
    kit = house.child()
    own_levels(house, kit)
    for name in ("one", "two"):
        (house.folder / "levels" / f"{name}.yaml").unlink()
    assert [one.exercise.game for one in today(house, kit)] == list(GAMES)
    assert day_minutes(house, kit) == 12
    now = house.assigned(kit)
    assert (now.left_out, now.is_followed) == (("one", "two"), False)
    assert [one.level_id for one in now.standings] == list(GAMES)


def test_a_ladder_that_has_become_shorter_is_begun_on_its_last_rung(house: House) -> None:
    kit = house.child()
    own_levels(house, kit)
    house.write("levels", one=level_text("one").replace(LADDER, "ladder: [{}, {reps: 5}]\n"))
    assert levels(house, kit)[0] == ("one", 2)


def test_a_guest_plays_what_anybody_may_whatever_was_kept_of_it(house: House) -> None:
    guest = house.store.guest()
    text = plan_text("ours", "otter_river", minutes=5)
    given = Assignment(new_id(), guest.id, "ours", text, LONG_AGO)
    house.store.assign(guest, given, LONG_AGO)
    house.stands(guest, "otter_river", 2.8)
    assert levels(house, guest) == [(name, 1) for name in GAMES]
    assert day_minutes(house, guest) * 60 == DAY_S


def test_where_a_child_stands_on_one_level_is_known_whatever_its_plan_says(house: House) -> None:
    kit = house.child()
    house.stands(kit, "otter_river", 2.8, LONG_AGO)
    house.gives(kit, "steady_stance")
    standing = house.plans.standing(kit, "otter_river")
    assert standing is not None
    assert standing.d == 2.8
    assert house.plans.standing(kit, "sleepy_owl") is None
    assert house.plans.standing(None, "otter_river") is None


# --- How much of it is read -----------------------------------------------------------------------
def test_only_the_levels_of_the_childs_plan_are_read(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A family may have hundreds of levels, and a screen waits for what is read."""
    kit = house.child()
    own_levels(house, kit).write("levels", **{f"x{n}": level_text(f"x{n}") for n in range(5)})
    opened: list[str] = []
    usual = Path.open

    def noted(path: Path, *args: object, **kwargs: object) -> object:
        opened.append(path.name)
        return usual(path, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", noted)
    assert levels(house, kit) == [("one", 3), ("two", 1)]
    house.asks(LoadPlans("ticket"))
    assert {"one.yaml", "two.yaml"} <= set(opened)
    assert [name for name in opened if name.startswith("x")] == []


def test_records_from_before_and_after_a_change_of_the_clock_are_told_apart(house: House) -> None:
    """Moments count, and not how they are written: +02:00 in summer, +01:00 in winter."""
    kit = house.child()
    given_at = "2026-10-25T02:30:00+02:00"
    text = plan_text("ours", "otter_river")
    house.store.assign(kit, Assignment(new_id(), kit.id, "ours", text, given_at), given_at)
    house.stands(kit, "otter_river", 2.8, "2026-10-25T02:10:00+01:00")  # 40 minutes later
    assert levels(house, kit) == [("otter_river", 3)]
