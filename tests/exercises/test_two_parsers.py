"""Whether libyaml's parser is there or not: the same nodes, the same errors, only sooner."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.library import ids, level_text
from exercises.strict_yaml import YamlError, parse, reader
from exercises.strict_yaml.nodes import Source
from tests.exercises.test_any_text import SNIPPETS
from tests.exercises.test_broken_levels import CASES
from tests.exercises.test_strict_yaml import CAPS, REFUSED, VALUES

KNOWN = [
    *(text for text, _ in CASES),
    *(text for text in REFUSED if isinstance(text, str)),
    *CAPS.values(),
    *(f"key: {written}\n" for written in VALUES),
    *(f"key: {written}" for written in VALUES),
    *(level_text(level_id) for level_id in ids()),
    *(level_text(level_id).replace("\n", "\r\n") for level_id in ids()),
]
PIECES = ["a", "1", "?", ": ", ":", "- ", ", ", "{", "}", "[", "]", "\n", "\n  ", "'", '"', " #"]
PIECES += [
    "|\n ",
    ">-\n ",
    "---\n",
    "...",
    "\r\n",
    "\t",
    "\x85",
    "é",
    "😀",
    "~",
    "a?",
    "\\",
    "&a ",
    "<<",
]
DENSE = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def as_ever(text: str) -> object:
    """The tree, or the errors."""
    try:
        return parse(text, "x")
    except YamlError as error:
        return error.problems


def slowly(text: str) -> object:
    """What the parser in Python makes of it."""
    with pytest.MonkeyPatch.context() as machine:
        machine.setattr(reader, "C_PARSER", None)
        return as_ever(text)


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")
@pytest.mark.parametrize("level_id", ids())
def test_a_level_as_it_should_be_is_read_by_libyaml(level_id):
    text = level_text(level_id)
    assert reader._quick(text, Source.of(text, "x")) == slowly(text)


@pytest.mark.parametrize("text", KNOWN, ids=range(len(KNOWN)))
def test_every_known_text_good_or_broken_reads_the_same(text):
    assert as_ever(text) == slowly(text)


@given(st.one_of(SNIPPETS, DENSE, DENSE.map("a: 1\n".__add__), st.text()))
@settings(max_examples=500, deadline=None)
def test_any_text_reads_the_same(text):
    assert as_ever(text) == slowly(text)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_level_with_something_put_in_or_taken_out_reads_the_same(data):
    text = data.draw(st.sampled_from([level_text(level_id)[:600] for level_id in ids()]))
    at = data.draw(st.integers(0, len(text)))
    text = text[:at] + data.draw(DENSE) + text[at + data.draw(st.integers(0, 5)) :]
    assert as_ever(text) == slowly(text)


def test_a_number_without_quotes_is_one_for_both():
    assert as_ever("a: 5") == slowly("a: 5")
    assert as_ever("a: 5").items[0][2].value == 5
