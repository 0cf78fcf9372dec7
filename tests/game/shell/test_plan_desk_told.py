"""What grown-ups are told about plans, and giving one to a child."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from game.minigames import GAMES
from game.scenes.answers import Failure
from game.scenes.level_asks import Assigned, AssignPlan, LoadAssigned, LoadPlans, PlanCard
from profiles.model import new_id
from profiles.practice_records import Assignment
from profiles.store import Store
from tests.game.scenes.plan_house import LONG_AGO, House, plan_text, rungs_of


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with closing(Store(tmp_path)) as store:
        yield House(tmp_path, store)


def cards(house: House) -> dict[str, PlanCard]:
    value = house.asks(LoadPlans("ticket"))
    assert isinstance(value, tuple)
    return {card.id: card for card in value}


# --- What grown-ups are told ----------------------------------------------------------------------
def test_all_plans_are_told_with_everything_that_an_adult_wants_to_know(house: House) -> None:
    note = "notes_for_parent: Stop while it is fun."
    text = plan_text("ours", "otter_river, rung: 2, minutes: 4", "sleepy_owl", more=note)
    card = cards(house.write("plans", ours=text))["ours"]
    assert (card.title, card.days_a_week, card.minutes, card.weeks) == ("Ours", 3, 15, 6)
    assert [(level.title, level.game, level.rung) for level in card.levels] == [
        ("Otter River", "otter_river", 2),
        ("Sleepy Owl", "sleepy_owl", 1),
    ]
    assert [(level.minutes, level.rungs) for level in card.levels] == [
        (4, rungs_of("otter_river")),
        (5, rungs_of("sleepy_owl")),
    ]
    assert card.goals == ("To stand at the washbasin without a hand.",)
    assert card.note == "Stop while it is fun."
    assert (card.own, card.instead, card.problems) == (True, False, ())
    assert card.file == str(house.folder / "plans" / "ours.yaml")


def test_the_plans_that_come_along_are_told_and_ones_own_stands_over_them(house: House) -> None:
    found = cards(house.write("plans", first_weeks=plan_text("first_weeks", "otter_river")))
    assert list(found) == ["first_weeks", "steady_stance", "step_and_shift"]
    own, built_in = found["first_weeks"], found["steady_stance"]
    assert (own.own, own.instead) == (True, True)
    assert (built_in.own, built_in.instead) == (False, False)
    assert built_in.file == "built-in/steady_stance.yaml"


def test_a_plan_with_mistakes_is_told_with_each_of_them_in_its_place(house: House) -> None:
    text = plan_text("ours", "otter_rivr", minutes=50)
    card = cards(house.write("plans", ours=text))["ours"]
    assert (card.title, card.levels) == ("ours", ())
    assert [(one.name, one.line) for one in card.problems] == [("ours.yaml", 6)]
    assert "^" in card.problems[0].excerpt


def test_what_a_file_says_gives_a_screen_no_orders(house: House) -> None:
    text = plan_text("ours", "otter_river", title="O\\u202eurs", goal="To\\tstand.")
    card = cards(house.write("plans", ours=text))["ours"]
    assert (card.title, card.goals) == ("O?urs", ("To?stand.",))


def test_a_folder_that_cannot_be_read_is_told_beside_the_plans_that_come_along(
    house: House,
) -> None:
    (house.folder / "plans").write_text("a file where a folder should be", "utf-8")
    assert list(cards(house)) == ["first_weeks", "steady_stance", "step_and_shift"]
    (answer,) = house.plans.news()
    assert answer.ticket == "ticket"
    assert isinstance(answer.value, Failure)
    assert "this folder cannot be read" in answer.value.sentence
    assert list(house.plans.news()) == []


def test_the_page_of_a_child_tells_plan_rungs_and_the_therapists_sentences(house: House) -> None:
    kit = house.child()
    house.stands(kit, "sleepy_owl", 2.8, LONG_AGO, told="Before the plan.")
    house.gives(kit, "steady_stance")
    house.stands(kit, "otter_river", 2.1, told="Up to rung 2: good.")
    now = house.assigned(kit)
    assert (now.plan_id, now.title) == ("steady_stance", "Standing Steady")
    assert (now.days_a_week, now.minutes) == (4, 15)
    assert [(one.title, one.rung, one.rungs, one.told) for one in now.standings] == [
        ("Sleepy Owl", 1, rungs_of("sleepy_owl"), ""),
        ("Otter River", 2, rungs_of("otter_river"), "Up to rung 2: good."),
    ]


def test_a_session_in_which_nothing_counted_is_told_too(house: House) -> None:
    kit = house.child()
    house.gives(kit, "steady_stance")
    house.stands(kit, "sleepy_owl", 1.0, told="The sensor's data was bad.", tries=0)
    assert house.assigned(kit).standings[0].told == "The sensor's data was bad."


def test_without_a_plan_the_page_tells_where_the_child_stands_on_each_game(house: House) -> None:
    kit = house.child()
    house.stands(kit, "otter_river", 2.1, LONG_AGO, told="Up to rung 2: good.")
    now = house.assigned(kit)
    assert (now.plan_id, now.title, now.since) == ("", "", "")
    assert [one.level_id for one in now.standings] == list(GAMES)
    river = next(one for one in now.standings if one.level_id == "otter_river")
    assert (river.rung, river.told) == (2, "Up to rung 2: good.")


@pytest.mark.parametrize(
    ("more", "day"), [("", "2026-04-10"), ("review_on: 2026-12-19", "2026-12-19")]
)
def test_the_day_of_the_review_is_the_plans_or_follows_from_when_it_was_given(
    house: House, more: str, day: str
) -> None:
    kit = house.child()
    given_at = "2026-03-13T10:00:00+01:00"
    text = plan_text("ours", "otter_river", more=more)
    house.store.assign(kit, Assignment(new_id(), kit.id, "ours", text, given_at), given_at)
    now = house.assigned(kit)
    assert (now.since, now.review_on) == ("2026-03-13", day)


# --- Giving ---------------------------------------------------------------------------------------
def test_giving_a_plan_answers_with_it_and_keeps_its_text(house: House) -> None:
    kit = house.child()
    text = plan_text("ours", "otter_river")
    value = house.write("plans", ours=text).gives(kit, "ours")
    assert value == house.assigned(kit)
    kept = house.store.assignment(kit)
    assert kept is not None
    assert (kept.plan, kept.plan_text) == ("ours", text)
    assert isinstance(house.gives(kit, ""), Assigned)
    assert house.store.assignment(kit) is None


@pytest.mark.parametrize(
    ("plan_id", "sentence"),
    [
        ("gone", 'There is no plan "gone" any more. Choose another one.'),
        ("spoiled", "The plan spoiled has 1 mistake. Mend its file and choose it again."),
        ("lost", "The plan lost has 2 mistakes. Mend its file and choose it again."),
    ],
)
def test_a_plan_that_cannot_be_given_is_told_in_a_sentence_and_changes_nothing(
    house: House, plan_id: str, sentence: str
) -> None:
    kit = house.child()
    house.gives(kit, "steady_stance")
    before = house.store.assignment(kit)
    house.write("plans", spoiled="format: [", lost=plan_text("lost", "no_such", "nor_this"))
    assert house.gives(kit, plan_id) == Failure(sentence)
    assert house.store.assignment(kit) == before


def test_neither_a_guest_nor_a_child_that_is_gone_is_given_a_plan(house: House) -> None:
    for child_id in (house.store.guest().id, "guest", new_id()):
        for effect in (
            AssignPlan("ticket", child_id, "first_weeks"),
            LoadAssigned("ticket", child_id),
        ):
            value = house.asks(effect)
            assert value == Failure("This child is not here any more. Choose another one.")
    assert house.store.records(Assignment) == ()


def test_where_the_store_takes_nothing_it_is_told_and_nothing_changes(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        kit = House(tmp_path, store).child()
        store.gear_of(kit)
    with closing(Store.read_only(tmp_path)) as store:
        house = House(tmp_path, store)
        value = house.gives(kit, "first_weeks")
        assert isinstance(value, Failure)
        assert value.sentence.endswith(".")
        assert house.assigned(kit).plan_id == ""
