"""Whatever stands in a file, reading it gives a level, or an error that says what to do."""

import time

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises import LevelError, load
from exercises.strict_yaml import YamlError, parse
from tests.exercises.levels import BASE, FILE, GAMES, WORLDS

BLOCKS = [": ", ":", "- ", "? ", "\n", "  ", "\t", "#", "|", ">", "---", "...", "%"]
MARKS = ["[", "]", "{", "}", ",", "&x", "*x", "!!str ", "!", '"', "'", "<<", "@", "`", "~", "\\U"]
WORDS = ["a", "hold_s", "params", "ladder", "game", "1", "0.5", "1e9", "true", "é", "日", "\\x"]
SNIPPETS = st.lists(st.sampled_from(BLOCKS + MARKS + WORDS), max_size=40).map("".join)

VALUES = st.sampled_from(
    ["0.5", "-1", "1e15", "nan", "yes", "[]", "{}", "[1]", "{en: x}", "~", "'x'", "0.81", "61"]
)
SHARED_KEYS = ["reach_share", "hold_s", "reps", "side", "rest_s", "sets"]
KEYS = st.sampled_from([*SHARED_KEYS, "worlds", "params", "ladder", "title", "zzz"])
UNDER = st.sampled_from(["{}: {}", "params: {{{}: {}}}", "ladder: [{{}}, {{{}: {}}}]"])


def _wrong(text):
    """The error that `text` brings, if it does."""
    try:
        load(text, GAMES, FILE, worlds=WORLDS)
    except LevelError as error:
        return error
    return None


def _unreadable(text):
    try:
        parse(text, "x")
    except YamlError as error:
        return error
    return None


@given(st.one_of(st.text(), SNIPPETS, st.binary(), SNIPPETS.map(str.encode)))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_nodes_or_a_yaml_error(text):
    error = _unreadable(text)
    assert error is None or all(problem.message for problem in error.problems)


@given(SNIPPETS)
@settings(max_examples=200, deadline=None)
def test_anything_added_to_a_level_gives_a_level_or_a_level_error(added):
    error = _wrong(BASE + added)
    assert error is None or str(error).startswith(FILE)


@given(UNDER, KEYS, VALUES)
@settings(max_examples=200, deadline=None)
def test_no_value_passes_the_safe_limits(under, key, value):
    text = BASE + under.format(key, value)
    if _wrong(text) is None:
        level = load(text, GAMES, FILE, rung=load(text, GAMES, FILE).rungs)
        assert 0 < level.params.reach_share <= 0.8
        assert level.params.hold_s * level.params.reps <= 120
        assert level.rest_s >= 15


def test_the_worst_files_that_fit_take_no_longer_than_some_scans_of_an_ordinary_one():
    ordinary = "".join(f"k{i}: {i}\n" for i in range(17_000))
    begun = time.thread_time()
    assert sum(1 for _ in yaml.scan(ordinary)) > 17_000
    scan_s = time.thread_time() - begun
    worst = [
        "a: " + "x " * 130_000,
        "".join(f"k{i}: {i}\n" for i in range(17_000)),
        "- " * 130_000,
        "[" * 200_000,
        "? " * 130_000,
        "a: [" + "{}, " * 60_000,
    ]
    for text in worst:
        begun = time.thread_time()
        assert _unreadable(text) is not None
        assert time.thread_time() - begun < 8 * scan_s
