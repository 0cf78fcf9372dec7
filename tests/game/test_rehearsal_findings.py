"""A level that is bad on purpose is caught, by the sentence that says what is wrong with it."""

import re
from dataclasses import replace

import pytest

from game.minigames import GAMES
from game.rehearsal import Severity, crowd, play, safety_rules
from game.rehearsal.crowd import onlooker
from game.rehearsal.measured import measured
from game.rehearsal.seen import Seen
from tests.game.rehearsed import (
    Wish,
    keys_of,
    rehearsed,
    river,
    sentence_of,
    unlimited,
    wishing,
)

REFUSE, WARN, NOTE = Severity
SHORT = river(reps=4, sets=1)[0]


def test_a_good_level_has_nothing_against_it():
    report = rehearsed(river(reps=6, sets=1), count=8)

    assert report.passes
    assert keys_of(report, REFUSE) | keys_of(report, WARN) == set()


def test_too_hard_for_most_is_refused():
    keys = {"reach_share": 0.8, "hold_s": 6, "extra_tries": 0, "reps": 4, "sets": 1}
    report = rehearsed(river(gate_width_share=0.1, patience_s=2, **keys))

    assert "too_hard" in keys_of(report, REFUSE)
    assert sentence_of(report, "too_hard").startswith("Too hard for most: 8 of 8 children")
    assert not report.passes


@pytest.fixture(scope="module")
def hard():
    """Hardly too hard: for some groups only."""
    keys = {"reach_share": 0.8, "hold_s": 5, "reps": 6, "sets": 1}
    rungs = river(gate_width_share=0.2, patience_s=4, **keys)
    return rehearsed(rungs, count=3, groups=("weak", "strong", "tired"))


def test_too_hard_for_one_group_is_told_of_that_group(hard):
    groups = {finding.group for finding in hard.findings if finding.key == "too_hard"}

    assert groups == {"weak"}
    assert "too_hard" in keys_of(hard, WARN)
    assert sentence_of(hard, "too_hard").startswith("Too hard: success is ")
    assert any(line.startswith("Look (Short reach): Too hard: ") for line in hard.as_table())


def test_what_only_succeeds_with_help_is_told(hard):
    groups = {finding.group for finding in hard.findings if finding.key == "needs_help"}

    assert "tired" in groups
    assert "weak" not in groups
    assert "needs_help" in keys_of(hard, WARN)
    assert sentence_of(hard, "needs_help").startswith("Only possible with help: ")


def test_too_easy_for_most_is_noted():
    report = rehearsed(river(reach_share=0.2, hold_s=0.2, reps=4, sets=1))

    assert keys_of(report) == {"too_easy"}
    assert keys_of(report, NOTE) == {"too_easy"}
    assert report.passes


@pytest.mark.parametrize(("side", "neglected"), [("left", "right"), ("right", "left")])
def test_a_neglected_side_is_named(side, neglected):
    report = rehearsed(river(side=side, reps=4, sets=1), count=2)

    assert "one_side" in keys_of(report, WARN)
    assert f"The {neglected} side is neglected: it has 0 of 4" in sentence_of(report, "one_side")


def test_a_side_on_which_children_succeed_far_less_is_named():
    keys = {"reach_share": 0.8, "hold_s": 5, "reps": 16, "sets": 1, "extra_tries": 1}
    rungs = river(gate_width_share=0.15, patience_s=3, **keys)
    report = rehearsed(rungs, count=4, groups=("one_sided_left",))

    assert sentence_of(report, "uneven").startswith("Success on the left is ")
    assert "Give the left side a level of its own." in sentence_of(report, "uneven")


def test_a_level_without_rest_is_refused():
    report = rehearsed((replace(SHORT, rest_s=0.0),), count=2)

    assert "no_rest" in keys_of(report, REFUSE)
    assert "rests 0 s after a set; at least 15 s are safe" in sentence_of(report, "no_rest")


def test_a_restless_level_that_loads_is_told():
    report = rehearsed(river(reps=20, sets=1, rest_s=15), count=2)

    assert "little_rest" in keys_of(report, WARN)
    assert "rests 15 s" in sentence_of(report, "little_rest")


def test_long_play_without_a_long_rest_is_told():
    game = wishing(Wish(still=True), every_s=20.0, reps=36)
    report = rehearsed((replace(SHORT, max_minutes=15),), count=1, game=game)

    assert "no rest lasts 60 s" in sentence_of(report, "little_rest")
    assert "too_long" in keys_of(report, WARN)


def test_a_target_beyond_safe_reach_is_refused():
    rungs = (unlimited(SHORT, params={"reach_share": 0.95}),)
    report = rehearsed(rungs, count=2)

    assert "reach" in keys_of(report, REFUSE)
    assert "0.95 of a child's own reach; at most 0.80" in sentence_of(report, "reach")


def test_a_therapist_may_allow_a_farther_target_but_not_any():
    rungs = (unlimited(SHORT, params={"reach_share": 0.88}),)
    allowed = rehearsed(rungs, count=1, most_reach_share=0.90)
    too_far = rehearsed((SHORT,), 1, 1, wishing(Wish(lean_x=0.95)), most_reach_share=1.0)

    assert "reach" not in keys_of(allowed)
    assert "reach" in keys_of(too_far, REFUSE)


def test_a_target_that_the_game_invents_beyond_safe_reach_is_refused():
    report = rehearsed((SHORT,), count=1, game=wishing(Wish(lean_x=0.7, lean_y=0.7)))

    assert "0.99 of a child's own reach" in sentence_of(report, "reach")


def test_too_long_a_hold_is_refused():
    report = rehearsed((unlimited(SHORT, params={"hold_s": 61.0, "reps": 1}),), count=1)

    assert "hold_too_long" in keys_of(report, REFUSE)
    assert "hold for 61 s" in sentence_of(report, "hold_too_long")


def test_a_hold_that_turns_out_longer_than_safe_is_told():
    game = wishing(Wish(still=True), every_s=80.0, reps=1)
    report = rehearsed((SHORT,), count=1, game=game)

    assert "hold_too_long" in keys_of(report, WARN)


def test_too_much_holding_in_one_set_is_refused():
    report = rehearsed((unlimited(SHORT, params={"hold_s": 30.0, "reps": 5}),), count=1)

    assert "5 repetitions of 30 s are 150 s" in sentence_of(report, "set_too_long")
    assert "set_too_long" in keys_of(report, REFUSE)


def test_too_long_in_all_is_refused():
    report = rehearsed((replace(SHORT, max_minutes=25.0),), count=1)

    assert "too_long" in keys_of(report, REFUSE)
    assert "may last 25 active minutes; at most 15" in sentence_of(report, "too_long")


def test_play_that_most_children_never_finish_is_refused():
    report = rehearsed(river(reps=50, sets=2, max_minutes=1), count=4)

    assert "never_finishes" in keys_of(report, REFUSE)
    assert "4 of 4 children never come to the end" in sentence_of(report, "never_finishes")


def test_a_child_that_never_finishes_is_told():
    rungs = river(reps=8, sets=1, max_minutes=1.2)
    report = rehearsed(rungs, count=8)

    assert "never_finishes" in keys_of(report, WARN)
    assert "2 of 8 children never come to the end" in sentence_of(report, "never_finishes")


@pytest.fixture(scope="module")
def seen():
    """Two children and an onlooker, well and safe."""
    short = replace(SHORT, max_minutes=1.0)
    children = tuple(play(short, GAMES["otter_river"], child) for child in crowd(2))
    looked_on = play(short, GAMES["otter_river"], onlooker())
    everybody = measured("", "All children", children)
    return Seen(short, children, looked_on, (), everybody)


def with_child(seen, **changes):
    return replace(seen, played=(seen.played[0], replace(seen.played[1], **changes)))


def test_play_that_is_well_and_safe_breaks_no_rule_of_safety(seen):
    assert list(safety_rules.findings(seen)) == []


@pytest.mark.parametrize(
    ("changes", "key", "severity"),
    [
        ({"ended_by": ""}, "too_long", REFUSE),
        ({"longest_work_s": 95.0}, "no_rest", REFUSE),
        ({"active_s": 15.1 * 60}, "too_long", REFUSE),
        ({"active_s": 11.0 * 60}, "too_long", NOTE),
        ({"reach_asked_share": 0.81}, "reach", REFUSE),
        ({"longest_held_s": 61.0}, "hold_too_long", WARN),
        ({"sent_off": True}, "leaves_board", REFUSE),
    ],
)
def test_what_happens_to_one_child_alone_is_found(seen, changes, key, severity):
    found = list(safety_rules.findings(with_child(seen, **changes)))

    assert (key, severity) in {(finding.key, finding.severity) for finding in found}


def test_play_that_does_not_end_for_an_onlooker_is_refused(seen):
    endless = replace(seen, looked_on=replace(seen.looked_on, ended_by=""))
    found = list(safety_rules.findings(endless))

    assert [(finding.key, finding.severity) for finding in found] == [("onlooker", REFUSE)]


def test_a_game_that_sends_children_off_the_board_is_refused():
    report = rehearsed((SHORT,), count=1, game=wishing(Wish(on_board=False)))

    assert "leaves_board" in keys_of(report, REFUSE)


def test_an_onlooker_who_is_asked_again_and_again_is_told_of():
    report = rehearsed((SHORT,), count=1, game=wishing(Wish(), tries=9))

    assert "onlooker" in keys_of(report, REFUSE)
    assert "more than 4 times" in sentence_of(report, "onlooker")


def test_children_who_tire_over_the_play_are_told_of():
    keys = {"reach_share": 0.8, "hold_s": 4, "reps": 25, "sets": 1, "extra_tries": 0}
    rungs = river(gate_width_share=0.2, patience_s=4, max_minutes=10, **keys)
    report = rehearsed(rungs, count=2, groups=("tired",))

    assert "tires_out" in keys_of(report, WARN)
    assert sentence_of(report, "tires_out").startswith("Too little rest: first tries succeed at ")


@pytest.mark.parametrize("name", GAMES)
def test_the_onlooker_is_never_held_against_a_level(name):
    params = GAMES[name].params()
    exercise = replace(SHORT, game=name, params=params, max_minutes=5.0)
    report = rehearsed((exercise,), count=1, groups=("strong",))

    assert "onlooker" not in keys_of(report)
    assert report.everybody.children == 1
    assert report.everybody.success_share == 1.0
    assert "never_finishes" not in keys_of(report)


# --- Other languages ------------------------------------------------------------------------------
def upside_down(message):
    """A language in which each message is another, and its blanks stand elsewhere."""
    blanks = re.findall(r"{\w+}", message)
    return " ".join(reversed(["¡", *blanks, *TRANSLATED.get(message, ("?",))]))


TRANSLATED = {
    "Too hard: success is {share}.": ("difícil", "Demasiado"),
    "Give these children an easier rung.": ("fácil", "Más"),
    "Short reach": ("corto", "Alcance"),
}


def test_a_finding_is_told_in_another_language_with_its_values(hard):
    (found,) = (one for one in hard.findings if one.key == "too_hard")
    share = dict(found.values)["share"]

    assert found.told(upside_down) == f"Demasiado difícil {share} ¡ Más fácil ¡"
    assert found.sentence == f"Too hard: success is {share}. Give these children an easier rung."


def test_the_table_tells_groups_and_findings_in_another_language(hard):
    table = "\n".join(hard.as_table(upside_down))

    assert "Look (Alcance corto ¡): Demasiado difícil " in table
    assert "\nAlcance corto ¡ " in table
    assert "Short reach" not in table


def test_no_value_of_a_finding_needs_translation(hard):
    for report in (hard, rehearsed(river(side="left", reps=4, sets=1), count=2)):
        for found in report.findings:
            assert all(re.fullmatch(r"[\d.]+( %)?", value) for _, value in found.values)
            assert "{" not in found.sentence
