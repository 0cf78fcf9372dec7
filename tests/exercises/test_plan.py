"""A plan says which levels, how often and for how long, under the same strict rules as a level."""

import pytest

from exercises.plan import Plan, PlanError, PlanGoal, Step, read_plan
from exercises.plans import Plans
from game.shell.levels import library

BASE = """\
format: 1
id: mine
title: {en: Mine}
levels: [{level: otter_river, rung: 2, minutes: 6}, {level: sleepy_owl}]
goals: [{text: {en: To stand at the bus stop.}}]
"""
RUNGS = {"otter_river": 3, "sleepy_owl": 3, "log_trail": 3}


def test_a_plan_says_what_is_played_and_how_often():
    assert read_plan(BASE, "mine.yaml", RUNGS) == Plan(
        format=1,
        id="mine",
        title={"en": "Mine"},
        levels=(Step(level="otter_river", rung=2, minutes=6), Step(level="sleepy_owl")),
        goals=(PlanGoal(text={"en": "To stand at the bus stop."}),),
        days_a_week=4,
        minutes=15,
        weeks=6,
        review_after_weeks=4,
        review_on=None,
    )


def test_the_day_of_the_review_may_be_set():
    assert read_plan(BASE + "review_on: 2026-12-19\n").review_on == "2026-12-19"


ADDED = {
    "days_a_week: 7": "6:14: days_a_week: days_a_week is 7; it may be 1 to 5 (days a week)",
    "minutes: 30": "6:10: minutes: minutes is 30; it may be 5 to 20 (active minutes a day)",
    "minutes: 10": "4:9: levels: the levels take 11 minutes in all, and a day has 10; "
    "give them fewer minutes, or the day more",
    "weeks: 30": "6:8: weeks: weeks is 30; it may be 1 to 12 (weeks)",
    "day_a_week: 3": '6:1: day_a_week: there is no key day_a_week; did you mean "days_a_week"?',
    "review_on: soon": '6:12: review_on: review_on is "soon"; write a day such as 2026-12-19',
    "review_on: 2026-02-30": '6:12: review_on: review_on is "2026-02-30"; '
    "write a day such as 2026-12-19",
    "review_on: 20261219": "6:12: review_on: review_on is 20261219; it must be a text "
    "(a day such as 2026-12-19)",
    "notes_for_parent: {es: hola}": "6:19: notes_for_parent: notes_for_parent has no English "
    "text; add en: ...",
    "title: {en: Twice}": "6:1: title: title stands twice, here and on line 3; keep one",
}
CHANGED = {
    ("id: mine", "id: yours"): "2:5: id: id is yours, but the file is mine; "
    "give both the same name",
    ("level: sleepy_owl", "level: sleepy_oul"): "4:53: levels[2]: there is no level "
    '"sleepy_oul" without mistakes; did you mean "sleepy_owl"?',
    ("level: sleepy_owl", "level: otter_river"): "4:53: levels[2]: otter_river stands twice; "
    "keep one",
    ("rung: 2", "rung: 4"): "4:10: levels[1]: there is no rung 4; otter_river has 3",
    ("minutes: 6", "minutes: 16"): "4:49: levels[1].minutes: minutes is 16; it may be 1 to 15 "
    "(active minutes)",
    ("rung: 2", "rang: 2"): '4:31: levels[1].rang: there is no key rang; did you mean "rung"?',
    ("{level: sleepy_owl}", "sleepy_owl"): "4:53: levels[2]: each of levels is a map of level, "
    "minutes, rung",
    ("[{text: {en: To stand at the bus stop.}}]", "[]"): "5:8: goals: goals must be a list of "
    "maps, with one at the least",
    ("{en: To stand at the bus stop.}", "{es: hola}"): "5:16: goals[1].text: text has no "
    "English text; add en: ...",
    ("{text: {en: To stand at the bus stop.}}", ", ".join(["{text: {en: x}}"] * 4)): "5:8: "
    "goals: 4 goals are too many; choose 3",
    ("goals: [{text: {en: To stand at the bus stop.}}]\n", ""): "1:1: goals is missing; "
    "write it into the file",
    (BASE, "[1]"): "1:1: a plan is a map: lines of key: value",
    ("format: 1", "format: 2"): "1:9: format: format is 2; it may be 1 (the only format there is)",
}
CASES = [(BASE + line + "\n", said) for line, said in ADDED.items()]
CASES += [(BASE.replace(*change), said) for change, said in CHANGED.items()]


@pytest.mark.parametrize(("text", "said"), CASES, ids=[said for _, said in CASES])
def test_one_mistake_gives_one_sentence(text, said):
    with pytest.raises(PlanError) as caught:
        read_plan(text, "mine.yaml", RUNGS)
    assert [str(one._replace(excerpt="")) for one in caught.value.problems] == [f"mine.yaml:{said}"]


def test_the_plans_that_come_along_have_no_mistake_and_are_written_for_families():
    plans = Plans(None, library())
    assert plans.problems == ()
    assert {"first_weeks", "steady_stance"} <= set(plans.ids)
    for plan in plans.plans():
        assert plan.minutes <= 15
        assert plan.days_a_week <= 4
        assert set(plan.title) == {"en", "es", "zh_CN"}


def test_a_familys_plan_stands_over_the_built_in_one_and_a_broken_one_stops_nothing(tmp_path):
    (tmp_path / "first_weeks.yaml").write_text(BASE.replace("mine", "first_weeks"))
    (tmp_path / "broken.yaml").write_text("[")
    plans = Plans(tmp_path, library())
    assert plans.plan("first_weeks").title == {"en": "Mine"}
    assert plans.overridden == ("first_weeks",)
    assert [problem.name for problem in plans.problems] == ["broken.yaml"]
    with pytest.raises(PlanError, match="the file ends inside a list"):
        plans.plan("broken")
    with pytest.raises(PlanError, match='there is no plan "frist_weeks"; did you mean'):
        plans.plan("frist_weeks")
