"""milestones.yaml is read strictly: all that is wrong at once, with its place, as sentences."""

from random import Random
from typing import get_args

import pytest

from exercises.strict_yaml import Problem
from profiles.change import PUBLISHED, SWAY
from profiles.milestone_loading import MilestonesError, load
from profiles.milestone_rules import RULES, DaysInWeek, Held, Kind, Rule, Steadier
from profiles.milestones import FILE, FIND, shipped
from tests.text_lint import ROOT

GOOD = """format: 1
milestones:
  - id: quiet
    kind: first
    needs: {held_s: 10, support: none}
    picture: milestone_owl
    title: {en: Quiet}
    child: {en: You stood still!, es: ¡Te quedaste quieto!}
    parent: {en: Ten seconds.}
    therapist: {en: 10 s in the band.}
"""


def problems(text: str | bytes) -> list[str]:
    with pytest.raises(MilestonesError) as caught:
        load(text, "mine.yaml")
    return [str(one._replace(excerpt="")) for one in caught.value.problems]


def only(text: str) -> str:
    (one,) = problems(text)
    return one


# --- What comes with the program ------------------------------------------------------------------
def test_the_shipped_milestones_are_few_and_of_each_kind() -> None:
    path = shipped()
    assert len({one.id for one in path}) == len(path) == 35
    assert [one.kind for one in path] == sorted(one.kind for one in path)
    assert {one.kind for one in path} == set(get_args(Kind))
    assert len({one.picture for one in path}) == len(path)


def test_every_rule_is_looked_for_and_can_be_written() -> None:
    assert set(FIND) == set(get_args(Rule)) == {cls for _, cls in RULES.values()}


def test_the_skills_ask_for_one_measure_and_for_the_one_that_is_reported() -> None:
    measures = {one.needs.steadier for one in shipped() if isinstance(one.needs, Steadier)}
    assert measures == {"mean_speed_mm_s"}
    allowed = Steadier.__annotations__["steadier"]
    assert set(get_args(allowed)) == SWAY & set(PUBLISHED)


def test_a_good_text_gives_what_it_says() -> None:
    (one,) = load(GOOD, "mine.yaml")
    assert (one.id, one.kind, one.picture) == ("quiet", "first", "milestone_owl")
    assert one.needs == Held(held_s=10.0, support="none")
    assert one.child == {"en": "You stood still!", "es": "¡Te quedaste quieto!"}


def test_a_week_may_be_the_plan_or_a_number() -> None:
    for written, read in (("plan", "plan"), ("3", 3)):
        text = GOOD.replace("first", "effort").replace(
            "held_s: 10, support: none", "days_in_week: "
        )
        (one,) = load(text.replace("days_in_week: ", f"days_in_week: {written}"))
        assert one.needs == DaysInWeek(days_in_week=read)  # type: ignore[arg-type]


# --- What can be wrong ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("format: 1", "format: 2", "1:9: format: this program reads format 1; write that"),
        ("format: 1\n", "", "1:1: format is missing; write it into the file"),
        ("milestones:", "milestone:", ""),
        ("kind: first", "kind: frist", 'kind is the text "frist"; it may be'),
        ("kind: first", "kind: skill", "kind is skill, but what it needs makes it first"),
        ("held_s: 10", "held_s: 99", "5:21: milestones[1].needs.held_s: held_s is 99; it may be"),
        ("held_s: 10", "held_s: ten", 'held_s is the text "ten"; it must be a number, 1 to 30'),
        ("held_s: 10", "held: 10", 'needs: no rule is named here; did you mean "held_s"?'),
        ("support: none", "supports: none", 'there is no key supports; did you mean "support"?'),
        ("support: none", "reps: 3", "two rules stand here, held_s and reps; keep one"),
        ("support: none", "support: rope", 'support is the text "rope"; it may be any or none'),
        ("{held_s: 10, support: none}", "{}", "needs is a map with one of these in it: sessions,"),
        ("{held_s: 10, support: none}", "held_s", "needs is a map with one of these in it"),
        ("{held_s: 10, support: none}", "{told_hurt: false}", "this may only be true"),
        ("{held_s: 10, support: none}", "{days_in_week: 9}", "may be 1 to 7, or plan"),
        ("    needs: {held_s: 10, support: none}\n", "", "needs is missing; write it"),
        ("{en: Quiet}", "{es: Quieto}", "7:12: milestones[1].title: title has no English"),
        ("{en: Quiet}", "{de: Ruhig, en: A}", "is no language of ours; write en, es or zh_CN"),
        ("{en: Quiet}", "Quiet", "title is the text"),
        ("{en: Quiet}", "{en: ''}", "must not be empty"),
        ("{en: Quiet}", "{en: }", "title.en"),
        ("picture: milestone_owl", "picture: ../Owl.svg", "it must be small letters and _"),
        ("picture: ", "image: ", ""),
        ("  - id: quiet", "  - id: 7", "id is 7"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(was: str, now: str, told: str) -> None:
    found = problems(GOOD.replace(was, now))
    assert all(one.startswith("mine.yaml:") for one in found)
    assert any(told in one for one in found), found


def test_all_that_is_wrong_is_told_at_once() -> None:
    text = GOOD.replace("held_s: 10", "held_s: 99").replace("kind: first", "kind: frist")
    second = GOOD[GOOD.index("  - id") :].replace("{en: Ten seconds.}", "{es: Diez.}")
    found = problems(text + second.replace("title:", "titel:"))
    assert [one.split(": ")[0] for one in found] == [
        "mine.yaml:4:11",
        "mine.yaml:5:21",
        "mine.yaml:11:5",
        "mine.yaml:15:5",
    ]
    assert any('there is no key titel; did you mean "title"?' in one for one in found)


def test_two_milestones_of_one_id_are_told() -> None:
    told = only(GOOD + GOOD[GOOD.index("  - id") :])
    assert told.startswith("mine.yaml:11:9: milestones[2].id: there is another milestone quiet")


@pytest.mark.parametrize(
    "text", ["", "[]", "format: 1\nmilestones: 3\n", "format: 1\nmilestones: [3]\n", "a: [", "\x00"]
)
def test_what_is_no_list_of_milestones_is_told(text: str) -> None:
    assert problems(text)


def test_what_is_no_text_is_told() -> None:
    assert "UTF-8" in problems(b"format: 1\nmilestones: \xff\n")[0]


def test_no_broken_file_ends_in_anything_but_sentences() -> None:
    text = (ROOT / "profiles" / FILE).read_text("utf-8")
    rng = Random(5)
    told: list[Problem] = []
    for _ in range(120):
        at, signs = rng.randrange(len(text)), rng.choice(("", ":", "- ", "{", "}", "\n", "9", "'"))
        told += told_of(text[:at] + signs + text[at + rng.randrange(4) :])
    assert len(told) > 20
    assert all(one.message and one.line for one in told)


def told_of(text: str) -> tuple[Problem, ...]:
    try:
        load(text)
    except MilestonesError as error:
        return error.problems
    return ()
