"""A level that extends another takes over what it does not say itself, and every value's place."""

import pytest

from exercises import LevelError, read
from exercises.merging import Written
from tests.exercises.levels import GAMES, WORLDS

BASE = """\
format: 1
id: base
title: {en: Base, es: Fundamento}
game: otter_river
author: Ada
version: 3
reviewed_by: Ada Ruiz
worlds: [river, ocean]
reps: 8
hold_s: 2
params: {gate_width_share: 0.3, rapids: true}
ladder:
  - {}
  - {reach_share: 0.6}
"""
TOP = "format: 1\nid: top\nextends: base\n"


def shelf(**texts):
    return {level_id: Written(text, f"{level_id}.yaml") for level_id, text in texts.items()}


def top(added="", base=BASE, head=TOP, **more):
    return read(head + added, GAMES, "top.yaml", WORLDS, shelf(base=base, **more))


def said(added="", base=BASE, head=TOP, **more):
    with pytest.raises(LevelError) as caught:
        top(added, base, head, **more)
    return [str(one._replace(excerpt="")) for one in caught.value.problems]


def test_what_a_level_does_not_say_it_takes_over():
    level = top()
    assert (level.id, level.title, level.game) == ("top", "Base", "otter_river")
    assert [rung.params.reach_share for rung in level.rungs] == [0.5, 0.6]
    assert level.rungs[0].params.rapids is True
    assert level.extends == ("base.yaml",)


def test_maps_merge_lists_replace_and_null_deletes():
    level = top("title: {en: Top}\nworlds: [ocean]\nhold_s: ~\nparams: {gate_width_share: 0.2}\n")
    assert level.sheet.title == {"en": "Top", "es": "Fundamento"}
    assert level.sheet.worlds == ("ocean",)
    params = level.rungs[0].params
    assert (params.hold_s, params.gate_width_share, params.rapids) == (1.0, 0.2, True)


def test_a_ladder_is_a_list_and_is_replaced_as_a_whole():
    level = top("ladder: [{}, {}, {reach_share: 0.7}]\n")
    assert [rung.params.reach_share for rung in level.rungs] == [0.5, 0.5, 0.7]


def test_who_wrote_and_reviewed_a_file_is_never_taken_over():
    sheet = top().sheet
    assert (sheet.author, sheet.version, sheet.reviewed_by) == ("", "", "")


def test_each_value_knows_the_file_and_the_line_where_it_was_written():
    level = top("params: {gate_width_share: 0.2}\ntitle: {en: Top}\n")
    where = {path: str(origin) for path, origin in level.origins.items()}
    assert where["params.gate_width_share"] == "top.yaml:4"
    assert where["params.rapids"] == "base.yaml:11"
    assert where["title.en"] == "top.yaml:5"
    assert where["title.es"] == "base.yaml:3"
    assert where["ladder[2].reach_share"] == "base.yaml:14"
    assert level.values["hold_s"] == 2


def test_a_level_may_build_on_three_others():
    second = "format: 1\nid: second\nextends: base\nreps: 5\n"
    third = "format: 1\nid: third\nextends: second\nhold_s: 3\n"
    level = top(head="format: 1\nid: top\nextends: third\n", second=second, third=third)
    assert level.extends == ("third.yaml", "second.yaml", "base.yaml")
    assert (level.rungs[0].params.reps, level.rungs[0].params.hold_s) == (5, 3)
    assert str(level.origins["reps"]) == "second.yaml:4"
    fourth = "format: 1\nid: fourth\nextends: third\n"
    head = "format: 1\nid: top\nextends: fourth\n"
    assert said(head=head, second=second, third=third, fourth=fourth) == [
        "second.yaml:3:10: extends: a level may build on 3 others at the most; this way has more: "
        "top.yaml -> fourth.yaml -> third.yaml -> second.yaml -> base.yaml"
    ]


def test_the_text_of_a_level_holds_all_that_it_takes_over_and_needs_no_other_file():
    level = top("title: {en: 'Two\\u2028lines \"x\"'}\nparams: {gate_width_share: 0.2}\n")
    again = read(level.text, GAMES, worlds=WORLDS)
    assert again.sheet == level.sheet
    assert [rung.params for rung in again.rungs] == [rung.params for rung in level.rungs]
    assert again.extends == ()
    assert "extends" not in level.text


def test_an_error_in_an_inherited_value_names_both_files_and_shows_where_it_was_written():
    with pytest.raises(LevelError) as caught:
        top("reps: 50\nhold_s: ~\n", BASE.replace("gate_width_share: 0.3", "gate_width_share: 0.9"))
    assert str(caught.value) == (
        "base.yaml:11:28: params.gate_width_share: gate_width_share is 0.9; it may be 0.1 to 0.5 "
        "(share of the river) (inherited by top.yaml)\n"
        "   10 | hold_s: 2\n"
        "   11 | params: {gate_width_share: 0.9, rapids: true}\n"
        "      |                            ^\n"
        "   12 | ladder:"
    )


def test_what_is_wrong_below_but_said_anew_above_is_no_mistake():
    assert top("reps: 9\n", BASE.replace("reps: 8", "reps: 800")).rungs[0].params.reps == 9


def test_the_safe_limits_hold_for_what_has_been_merged():
    assert said("reps: 50\nhold_s: 3\n") == [
        "top.yaml:5:9: hold_s: 50 repetitions of 3 s hold for 150 s in one set; at most 120 s "
        "are safe: lower hold_s or reps, or use more sets"
    ]
    assert said("reps: 61\n", BASE.replace("hold_s: 2", "hold_s: 2.5")) == [
        "top.yaml:4:7: reps: reps is 61; it may be 1 to 50 (repetitions in a set)"
    ]
    assert said("reps: 50\n", BASE.replace("hold_s: 2", "hold_s: 2.5")) == [
        "base.yaml:10:9: hold_s: 50 repetitions of 2.5 s hold for 125 s in one set; at most 120 s "
        "are safe: lower hold_s or reps, or use more sets (inherited by top.yaml)"
    ]


def test_what_a_therapist_allowed_for_one_level_is_not_handed_down():
    wide = BASE + "limits: {max_reach_share: 0.85, raised_by: Ada Ruiz}\n"
    wide = wide.replace("reach_share: 0.6", "reach_share: 0.85")
    level = read(wide, GAMES, "base.yaml", WORLDS)
    assert [rung.params.reach_share for rung in level.rungs] == [0.5, 0.85]
    (problem,) = said(base=wide)
    assert problem.startswith("base.yaml:15:27: limits.max_reach_share: beyond 0.8 of the child's")
    assert problem.endswith("(inherited by top.yaml)")
    assert top("limits: {raised_by: Ben}\n", base=wide).rungs[1].params.reach_share == 0.85


def test_limits_are_handed_down():
    assert said("reach_share: 0.7\n", BASE + "limits: {max_reach_share: 0.6}\n") == [
        "top.yaml:4:14: reach_share: reach_share is 0.7; safe are 0 to 0.6 "
        "(of the child's own reach, by this level's limits)"
    ]


def test_null_where_there_is_nothing_to_delete_is_told():
    assert said("tempo_bpm: ~\n") == [
        "top.yaml:4:1: tempo_bpm: null deletes what is inherited, and no tempo_bpm is; "
        "delete this line"
    ]


@pytest.mark.parametrize(
    ("head", "wrong"),
    [
        ("extends: bass", 'there is no level "bass"; did you mean "base"?'),
        ("extends: zebra", 'there is no level "zebra"; there are: base, loop, top, wrong'),
        ("extends: top", "a level cannot extend itself; give this one another id, or name "),
        ("extends: ~", "extends is the id of one other level, such as otter_river"),
        ("extends: [base]", "extends is the id of one other level, such as otter_river"),
        ("extends: 5", "extends is the id of one other level, such as otter_river"),
        ("extends: wrong", "wrong cannot be read; mend it first"),
        ("extends: '../base'", 'there is no level "../base"; did you mean "base"?'),
    ],
)
def test_a_wrong_extends_is_told_where_it_stands(head, wrong):
    head = f"format: 1\nid: top\n{head}\n"
    loop = "format: 1\nid: loop\nextends: top\n"
    told = said(head=head, top=head, loop=loop, wrong="a: [\n")
    (own,) = [one for one in told if one.startswith("top.yaml")]
    assert own.startswith(f"top.yaml:3:10: extends: {wrong}")
    assert ("wrong.yaml:2:1: the file ends inside a list" in " ".join(told)) == ("wrong" in head)


def test_levels_that_extend_one_another_are_told_as_a_circle():
    head = "format: 1\nid: top\nextends: loop\n"
    loop = "format: 1\nid: loop\nextends: top\n"
    assert said(head=head, top=head, loop=loop) == [
        "loop.yaml:3:10: extends: these levels extend one another in a circle: "
        "top.yaml -> loop.yaml -> top.yaml"
    ]


def test_a_level_that_is_no_map_cannot_be_extended():
    assert said(base="[1]\n") == [
        "top.yaml:3:10: extends: base is no map of keys; mend base.yaml first"
    ]
