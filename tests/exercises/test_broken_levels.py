"""Each broken level holds one mistake, and the sentence about it is written here in full."""

import re
from pathlib import Path

import pytest

from exercises import LevelError, load
from exercises.strict_yaml.nodes import NOT_TEXT
from game.shell.levels import library
from tests.exercises.levels import BASE, FILE, GAMES, WORLDS

REACH = "(share of the child's own reach)"

ADDED = {
    "reach_share: 0.9": f"5:14: reach_share: reach_share is 0.9; it may be 0.1 to 0.8 {REACH}; "
    "a therapist may allow up to 0.9 by limits: {max_reach_share: ..., raised_by: ...}",
    "reach_share: 0.95": f"5:14: reach_share: reach_share is 0.95; it may be 0.1 to 0.8 {REACH}",
    "reach_share: 50": f"5:14: reach_share: reach_share is 50; it may be 0.1 to 0.8 {REACH}; "
    "shares run from 0 to 1: for 50 % write 0.5",
    "reach_share: 50%": '5:14: reach_share: reach_share is the text "50%"; it must be a number, '
    f"0.1 to 0.8 {REACH}; for 50% write 0.5",
    "reach_share: 0,5": '5:14: reach_share: reach_share is the text "0,5"; it must be a number, '
    f"0.1 to 0.8 {REACH}; write 0.5, with a dot, without quotes or leading zeros",
    "reach_share: .nan": '5:14: reach_share: reach_share is the text ".nan"; it must be a number, '
    f"0.1 to 0.8 {REACH}",
    "reach_shar: 0.5": '5:1: reach_shar: there is no key reach_shar; did you mean "reach_share"?',
    "hold_s: 1:30": '5:9: hold_s: hold_s is the text "1:30"; it must be a number, '
    "0.1 to 60 (seconds to hold)",
    "hold_s:": "5:8: hold_s: hold_s is empty; it must be a number, 0.1 to 60 (seconds to hold)",
    "hold_s: 30": "5:9: hold_s: 8 repetitions of 30 s hold for 240 s in one set; at most 120 s "
    "are safe: lower hold_s or reps, or use more sets",
    "reps: 2.5": "5:7: reps: reps is 2.5; it must be a whole number, 1 to 50 "
    "(repetitions in a set)",
    "reps: 007": '5:7: reps: reps is the text "007"; it must be a whole number, 1 to 50 '
    "(repetitions in a set); write 7, without quotes or leading zeros",
    "reps: true": "5:7: reps: reps is true; it must be a whole number, 1 to 50 "
    "(repetitions in a set)",
    "rest_s: 5": "5:9: rest_s: rest_s is 5; it may be 15 to 300 (seconds of rest)",
    "max_minutes: 60": "5:14: max_minutes: max_minutes is 60; it may be 1 to 15 (active minutes)",
    "extra_tries: 4": "5:14: extra_tries: extra_tries is 4; it may be 0 to 3 (tries after a miss)",
    "side: lft": '5:7: side: side is the text "lft"; it may be left, right or both '
    '(the side that is trained); did you mean "left"?',
    "tempo_bpm: 40": "5:1: tempo_bpm: no game uses tempo_bpm yet; delete it",
    "side_bias_share: 0.6": "5:1: side_bias_share: no game uses side_bias_share yet; delete it",
    "posture: seated": "5:1: posture: no game uses posture yet; delete it",
    "side: prosthetic": "5:7: side: no game uses side: prosthetic yet; it may be left, right "
    "or both",
    "feedback: faded": "5:11: feedback: no game uses feedback: faded yet; it may be full",
    "goal: hop": '5:7: goal: goal is the text "hop"; it may be stand, shift, single_leg, '
    "step_over, rhythm or reach (what is trained)",
    "support: wal": '5:10: support: support is the text "wal"; it may be none, wall, chair, rail, '
    "adult_hand, adult_two_hands or harness (what the child holds on to); "
    'did you mean "wall"?',
    "min_age: 2": "5:10: min_age: min_age is 2; it may be 3 to 14 (years)",
    "stop_if: [hurt]": "5:10: stop_if: play always stops after hurt and after a stumble; "
    "write stop_if: [hurt, stumble], or delete the line",
    "limits: 3": "5:9: limits: limits is a map of max_reach_share, max_session_minutes, raised_by",
    "limits: {max_reach: 0.5}": "5:10: limits.max_reach: there is no key max_reach; "
    'did you mean "max_reach_share"?',
    "limits: {max_limb_share: 0.5}": "5:10: limits.max_limb_share: no game uses max_limb_share "
    "yet; delete it",
    "limits: {max_reach_share: 0.4}": "1:1: reach_share is 0.5; safe are 0 to 0.4 "
    "(of the child's own reach, by this level's limits); it was left out: write reach_share into "
    "the level",
    "limits: {max_reach_share: 0.85}": "5:27: limits.max_reach_share: beyond 0.8 of the child's "
    "reach a therapist must allow, for this very level; add raised_by: the therapist's name, "
    "or write 0.8",
    "limits: {raised_by: Ada}": "5:21: limits.raised_by: max_reach_share is 0.8, so that nothing "
    "is raised; delete raised_by",
    "limits: {max_reach_share: 0.95, raised_by: Ada}": "5:27: limits.max_reach_share: "
    f"max_reach_share is 0.95; it may be 0.1 to 0.9 {REACH}",
    "limits: {max_session_minutes: 3}": "1:1: max_minutes is 5; safe are 1 to 3 "
    "(active minutes, by this level's limits); it was left out: write max_minutes into the level",
    "cues: {start: {en: one two three four five six seven eight nine}}": "5:15: cues.start: "
    "the cue in en has 9 words; it may have 8",
    "cues: {start: {es: hola}}": "5:15: cues.start: start has no English text; add en: ...",
    "cues: {begin: {en: hi}}": "5:8: cues.begin: there is no key begin; delete it",
    "measures: [Sway path]": '5:12: measures[1]: measures[1] is the text "Sway path"; '
    "it must be names in small letters and _",
    "adapt: {goal: 0.2}": "5:15: adapt.goal: goal is 0.2; it may be 0.5 to 0.95 "
    "(share of successes to aim for)",
    "adapt: {max: 2}": "5:14: adapt.max: max is rung 2, and the ladder has 1",
    "progress_when: {sessions: 0}": "5:27: progress_when.sessions: sessions is 0; "
    "it may be 1 to 10 (good sessions in a row)",
    "ease_when: {success: 0.5}": "5:13: ease_when.success: there is no key success; "
    'did you mean "success_share"?',
    "extends: otter": '5:10: extends: there is no level "otter"; there are: none here',
    "extends: [a]": "5:10: extends: extends is the id of one other level, such as otter_river",
    "jump: true": "5:1: jump: there is no key jump; delete it",
    "gate_width_share: 0.2": "5:1: gate_width_share: gate_width_share is otter_river's own; "
    "move it under params",
    "params: {hold_s: 2}": "5:10: params.hold_s: hold_s is shared by many games; "
    "move it out of params, to the level's top",
    "params: {gate_width: 0.2}": "5:10: params.gate_width: otter_river has no key gate_width; "
    'did you mean "gate_width_share"?',
    "params: {sails: 2}": "5:10: params.sails: otter_river has no key sails; it has "
    "gate_width_share, places, rapids",
    "params: {rapids: yes}": '5:18: params.rapids: rapids is the text "yes"; '
    "it must be true or false",
    "params: {places: [1, a]}": '5:22: params.places[2]: places[2] is the text "a"; '
    "it must be a number",
    "params: 3": "5:9: params: params is a map of the game's own keys",
    "worlds: [moon]": '5:10: worlds[1]: otter_river has no world "moon"; it has: river, ocean',
    "worlds: [rivr]": '5:10: worlds[1]: otter_river has no world "rivr"; did you mean "river"?',
    "worlds: [river, river]": "5:17: worlds[2]: river stands twice; keep one",
    "worlds: []": "5:9: worlds: worlds is a list; it must not be empty (names of worlds)",
    "worlds: river": '5:9: worlds: worlds is the text "river"; it must be a list (names of worlds)',
    "ladder: []": "5:9: ladder: ladder must be a list of rungs, each a map of what it changes; "
    "{} changes nothing",
    "ladder: [3]": "5:10: ladder[1]: a rung is a map of what it changes; {} changes nothing",
    "ladder: [{}, {title: {en: x}}]": "5:15: ladder[2].title: title is the same on every rung; "
    "move it to the level's top",
    "ladder: [{}, {hold_s: 70}]": "5:23: ladder[2].hold_s: hold_s is 70; "
    "it may be 0.1 to 60 (seconds to hold)",
    "author: 5": "5:9: author: author is 5; it must be a text",
    "notes_for_parent: {es: hola}": "5:19: notes_for_parent: notes_for_parent has no English "
    "text; add en: ...",
    "notes_for_parent: {en: hi, fr: oui}": "5:32: notes_for_parent.fr: notes_for_parent.fr is no "
    "language of ours; write en, es or zh_CN",
    "title: {en: Twice}": "5:1: title: title stands twice, here and on line 3; keep one",
}
"""One line added to a good level, and what is said about it."""

CHANGED = {
    "3": "1:1: a level is a map: lines of key: value",
    BASE.replace("format: 1\n", ""): "1:1: format is missing; write it into the file",
    BASE.replace("1", "2"): "1:9: format: format is 2; it may be 1 (the only format there is)",
    BASE.replace("id: otter", "id: totter"): "2:5: id: id is totter_river, but the file is "
    "otter_river; give both the same name",
    BASE.replace("id: otter_river", "id: Otter"): '2:5: id: id is the text "Otter"; '
    "it must be small letters, digits and _",
    BASE.replace("{en: Otter River}", "Otter"): '3:8: title: title is the text "Otter"; it must '
    "be a map (one text for each language, such as {en: Otter River})",
    BASE.replace("{en: Otter River}", "{es: Río}"): "3:8: title: title has no English text; "
    "add en: ...",
    BASE.replace("{en: Otter River}", '{en: ""}'): "3:13: title.en: title.en is the text "
    '""; it must not be empty (one text for each language, such as {en: Otter River})',
    BASE.replace("game: otter_river", "game: otter"): '4:7: game: there is no game "otter"; '
    'did you mean "otter_river"?',
    BASE.replace("game: otter_river", "game: chess"): '4:7: game: there is no game "chess"; '
    "there are: loose, otter_river",
    BASE.replace("game: otter_river", "game: 7"): "4:7: game: game is 7; it must be a text",
}
"""A good level with a part of it changed."""

CASES = [(BASE + line + "\n", said) for line, said in ADDED.items()] + list(CHANGED.items())


@pytest.mark.parametrize(("text", "said"), CASES, ids=[said for _, said in CASES])
def test_one_mistake_gives_one_sentence_that_says_where_and_what_to_do(text, said):
    with pytest.raises(LevelError) as caught:
        load(text, GAMES, FILE, worlds=WORLDS)
    assert [str(one._replace(excerpt="")) for one in caught.value.problems] == [f"{FILE}:{said}"]


def test_three_lines_and_a_caret_show_the_place():
    with pytest.raises(LevelError) as caught:
        load(BASE + "hold_s: 99\nreps: 1\nside: left\n", GAMES, FILE)
    assert str(caught.value) == (
        "otter_river.yaml:5:9: hold_s: hold_s is 99; it may be 0.1 to 60 (seconds to hold)\n"
        "    4 | game: otter_river\n"
        "    5 | hold_s: 99\n"
        "      |         ^\n"
        "    6 | reps: 1"
    )


FOLDER = Path(__file__).with_name("broken")
FILES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_is_told_word_for_word(name):
    file = FOLDER / f"{name}.yaml"
    with pytest.raises(LevelError) as caught:
        library().read(file.read_bytes(), file.name)
    assert f"{caught.value}\n" == file.with_suffix(".txt").read_text("utf-8")
    assert len(caught.value.problems) == 1


def test_there_are_more_broken_files_than_a_hundred_and_each_has_its_words():
    assert len(FILES) > 100
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == FILES


@pytest.mark.parametrize("name", FILES)
def test_every_mistake_is_shown_where_it_stands(name):
    told = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    text = (FOLDER / f"{name}.yaml").read_bytes().decode("utf-8", "replace")
    said = re.match(r"(\S+?):(\d+):(\d+): .+", told[0])
    assert said is not None
    if said[1] == f"{name}.yaml" and text:
        line = next(one for one in told[1:] if one.startswith(f"{int(said[2]):5} |"))
        shown = text.splitlines()[int(said[2]) - 1]
        assert line[8:].rstrip()[:20] in NOT_TEXT.sub(" ", shown).replace("\t", " ")
        assert any(one.startswith("      |") and one.endswith("^") for one in told)
