"""A level in the form that the design shows becomes an exercise; the parts go where they belong."""

import pytest

from exercises import LevelError, load
from exercises.limits import breaches
from tests.exercises.levels import BASE, FILE, GAMES, WORLDS, River

LADDER = """\
format: 1
id: otter_river
title: {en: Otter River, es: Río de nutrias}
game: otter_river
worlds: [river, ocean]
reach_share: 0.5
reps: 8
rest_s: 20
params: {gate_width_share: 0.3, rapids: true}
ladder:
  - {}
  - {reach_share: 0.6, sets: 3}
  - {reach_share: 0.7, params: {gate_width_share: 0.2}}
"""


def test_a_level_says_which_game_is_played_and_how_much():
    level = load(LADDER, GAMES, FILE, worlds=WORLDS)
    assert (level.id, level.title, level.game) == ("otter_river", "Otter River", "otter_river")
    assert level.worlds == ("river", "ocean")
    assert (level.rung, level.rungs) == (1, 3)
    assert (level.sets, level.rest_s, level.max_minutes) == (2, 20, 5)
    assert level.params == River(reach_share=0.5, reps=8, gate_width_share=0.3, rapids=True)
    assert level.text == LADDER


def test_a_rung_changes_what_it_names_and_keeps_the_rest():
    second, third = (load(LADDER, GAMES, FILE, rung=rung) for rung in (2, 3))
    assert (second.sets, second.params.reach_share) == (3, 0.6)
    assert second.params.gate_width_share == 0.3
    assert third.sets == 2
    assert third.params == River(reach_share=0.7, gate_width_share=0.2, rapids=True)


def test_without_a_ladder_there_is_one_rung():
    assert load(BASE, GAMES).rungs == 1


def test_without_worlds_a_level_can_be_played_in_all_of_its_games_worlds():
    assert load(BASE, GAMES, worlds=WORLDS).worlds == ("river", "ocean")


def test_a_game_gets_the_session_keys_that_its_params_name():
    loose = BASE.replace("otter_river", "loose") + "rest_s: 40\n"
    level = load(loose, GAMES)
    assert (level.rest_s, level.params.rest_s) == (40, 40)


def test_notes_authors_and_versions_are_welcome():
    notes = (
        "author: Ada\nversion: 1.2\nnotes_for_parent: {en: Hold a hand.}\n"
        "notes_for_therapist: see the plan\n"
    )
    assert load(BASE + notes, GAMES).id == "otter_river"


def test_bytes_are_read_as_utf8_and_a_byte_order_mark_is_no_problem():
    level = load(b"\xef\xbb\xbf" + LADDER.encode(), GAMES)
    assert level.text == LADDER


def test_the_same_text_may_stand_in_any_place_that_is_no_yaml_file():
    assert load(BASE, GAMES, name="<typed in>").id == "otter_river"


def test_every_rung_is_checked_and_not_just_the_chosen_one():
    with pytest.raises(LevelError, match=r"ladder\[2\]\.reach_share: reach_share is 0.9"):
        load(BASE + "ladder:\n  - {}\n  - {reach_share: 0.9}\n", GAMES, rung=1)


def test_a_mistake_below_the_ladder_is_told_once_and_not_for_each_rung():
    with pytest.raises(LevelError) as caught:
        load(BASE + "reach_share: 0.9\nladder:\n  - {}\n  - {reps: 9}\n", GAMES)
    assert len(caught.value.problems) == 1


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines():
    broken = BASE + "reach_share: 0.9\nreps: 2.5\nworlds: [moon]\nrest_s: 3\nhop: 1\n"
    with pytest.raises(LevelError) as caught:
        load(broken, GAMES, FILE, worlds=WORLDS)
    assert [problem.line for problem in caught.value.problems] == [5, 6, 7, 8, 9]


@pytest.mark.parametrize("rung", [0, 4, -1])
def test_a_rung_that_is_not_there_is_refused(rung):
    with pytest.raises(LevelError, match="there is no rung"):
        load(LADDER, GAMES, rung=rung)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("reach_share: 0.85", "reach_share is 0.85; safe are 0 to 0.8"),
        ("rest_s: 10", "rest_s is 10; it may be 15 to 300"),
        ("extra_tries: 4", "extra_tries is 4; safe are 0 to 3"),
        ("params: {nap_hold_s: 61}", "nap_hold_s is 61; safe are 0 to 60"),
        ("params: {front_reach_share: [0.5, 0.9]}", "front_reach_share is 0.9"),
        ("params: {front_reach_share: [-0.1]}", "front_reach_share is -0.1"),
        ("ladder:\n  - {}\n  - {reach_share: 0.95}", "reach_share is 0.95"),
    ],
)
def test_the_safe_limits_hold_even_where_a_games_own_types_forget_them(keys, said):
    with pytest.raises(LevelError) as caught:
        load(BASE.replace("otter_river", "loose") + keys + "\n", GAMES)
    assert said in str(caught.value)


def test_values_at_the_edge_of_the_safe_limits_are_allowed():
    edge = {"reach_share": 0.8, "hold_s": 60.0, "reps": 2, "rest_s": 15.0, "max_minutes": 15}
    assert list(breaches(edge)) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("reach_share", 0.81),
        ("hold_s", 60.1),
        ("rest_s", 14.9),
        ("extra_tries", 4),
        ("max_minutes", 15.1),
        ("sets", 11),
        ("tempo_bpm", 91),
        ("anything", float("nan")),
        ("reach_share", {"left": 0.5, "right": 0.9}),
    ],
)
def test_each_value_beyond_a_safe_limit_is_a_breach(key, value):
    assert [breach.key for breach in breaches({key: value})] == [key]


def test_one_set_may_hold_for_two_minutes_at_most_in_all():
    assert list(breaches({"hold_s": 12.0, "reps": 10})) == []
    (breach,) = breaches({"hold_s": 12.5, "reps": 10})
    assert "125 s in one set" in breach.message


def test_texts_and_missing_values_have_no_limit():
    assert list(breaches({"side": "both", "tempo_bpm": None, "rapids": True})) == []
