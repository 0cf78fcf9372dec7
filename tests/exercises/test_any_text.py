"""Whatever stands in a file, reading it gives a level, or an error that says what to do."""

import subprocess
import sys
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

WORST = [
    "a: " + "x " * 130_000,
    "".join(f"k{i}: {i}\n" for i in range(17_000)),
    "- " * 130_000,
    "[" * 200_000,
    "? " * 130_000,
    "a: [" + "{}, " * 60_000,
    BASE + "".join(f"k{i}: ?\n" for i in range(9_900)),
    BASE + "ladder: [" + "{hold_s: 99}, " * 499 + "{}]",
    BASE + "notes_for_parent: {" + ", ".join(f"k{i}: {{en: x}}" for i in range(4_000)) + "}",
    BASE + "".join(f"k{i}: 1\n" for i in range(9_900)),
    BASE + "worlds: [" + "x, " * 499 + "x]",
    "a: '" + "\u65e5" * 80_000,
]
"""Files of the greatest size allowed that make the most work."""

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
    for text in WORST[:6]:
        begun = time.thread_time()
        assert _unreadable(text) is not None
        assert time.thread_time() - begun < 8 * scan_s


def test_no_file_takes_a_second_or_100_mb(tmp_path):
    for number, text in enumerate(WORST):
        (tmp_path / f"{number}.yaml").write_text(text, "utf-8")
    done = subprocess.run(
        (sys.executable, "-c", MEASURED, str(tmp_path)), capture_output=True, text=True, check=True
    )
    slowest_s, more_mb, read = map(float, done.stdout.split())
    assert read == len(WORST)
    assert slowest_s < 1
    assert more_mb < 100


MEASURED = """
import resource, sys, time
from pathlib import Path
from exercises import LevelError, load
from tests.exercises.levels import GAMES, WORLDS

def most_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

try:
    load("a: ?", GAMES)
except LevelError:
    begun_mb, slowest_s, read = most_mb(), 0, 0
for path in Path(sys.argv[1]).iterdir():
    text, begun_s = path.read_bytes(), time.process_time()
    try:
        load(text, GAMES, worlds=WORLDS)
    except LevelError as error:
        read += len(str(error)) > 0
    slowest_s = max(slowest_s, time.process_time() - begun_s)
print(slowest_s, most_mb() - begun_mb, read)
"""
