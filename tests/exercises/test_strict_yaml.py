"""YAML without surprises: what values mean, what is refused, and where it stands."""

import pytest

from exercises.strict_yaml import Mapping, Place, Scalar, Sequence, YamlError, parse

VALUES = {
    "true": True,
    "False": False,
    "no": "no",
    "Yes": "Yes",
    "on": "on",
    "off": "off",
    "y": "y",
    "null": None,
    "~": None,
    "": None,
    "5": 5,
    "-3": -3,
    "+4": 4,
    "0": 0,
    "0.5": 0.5,
    "-.5": -0.5,
    "5.": 5.0,
    "1e3": 1000.0,
    "1:30": "1:30",
    "12:30:45": "12:30:45",
    "007": "007",
    "0o7": "0o7",
    "0x1f": "0x1f",
    "1_000": "1_000",
    "2026-01-05": "2026-01-05",
    ".nan": ".nan",
    ".inf": ".inf",
    "'5'": "5",
    '"true"': "true",
    '"tab\\there"': "tab\there",
    "=": "=",
    "a b": "a b",
}


@pytest.mark.parametrize(("written", "meant"), VALUES.items())
def test_a_value_means_what_it_looks_like(written, meant):
    node = parse(f"key: {written}\n", "x")
    value = node.items[0][2].value
    assert (type(value), value) == (type(meant), meant)


def test_nodes_know_their_places():
    assert parse("a: 1\nb:\n  - x\n  - {c: y}\n", "x") == Mapping(
        (
            ("a", Place(1, 1), Scalar(1, Place(1, 4))),
            (
                "b",
                Place(2, 1),
                Sequence(
                    (
                        Scalar("x", Place(3, 5)),
                        Mapping((("c", Place(4, 6), Scalar("y", Place(4, 9))),), Place(4, 5)),
                    ),
                    Place(3, 3),
                ),
            ),
        ),
        Place(1, 1),
    )


def test_keys_are_texts_whatever_they_look_like():
    node = parse("on: 1\n7: 2\ntrue: 3\n", "x")
    assert [key for key, _, _ in node.items] == ["on", "7", "true"]


REFUSED = {
    "": "1:1: the file is empty",
    "# only a comment\n": "1:1: the file is empty",
    "a: 1\nb: 2\na: 3\n": "3:1: a: a stands twice, here and on line 1; keep one",
    "p: {a: 1, a: 2}\n": "1:11: p.a: a stands twice, here and on line 1; keep one",
    "a: &x 1\n": "1:4: a: anchors (&x) are not used here; delete it",
    "a: *x\n": "1:4: a: aliases (*x) are not used here; write the value out again",
    "<<: {a: 1}\n": "1:1: merge keys (<<) are not used here; write the keys out",
    "a: !!str 1\n": "1:4: a: tags (words with !) are not used here; delete it",
    "a: !!python/object/apply:os.system [ls]\n": "1:4: a: tags (words with !) are not used here; "
    "delete it",
    "a: !mine 1\n": "1:4: a: tags (words with !) are not used here; delete it",
    "a: !m!mine 1\n": "1:4: tags (words with !) are not used here; delete it",
    "%YAML 1.1\n---\na: 1\n": "1:1: a line that starts with % is not used; delete it",
    "a: 1\n---\nb: 2\n": "2:1: a second document begins here; keep one a file and delete the "
    "line ---",
    "a:\n\tb: 1\n": "2:1: a tab stands here; indent with spaces",
    "a: x\n  b: 1\n": "2:4: a colon too many, or this line is indented too far",
    "  a: 1\n b: 2\n": "2:2: this line is indented differently from the first line",
    "a: 1\nb\nc: 2\n": "2:1: a key without its colon; write key: value",
    "a: [1, 2\nb: 3\n": "1:4: this list is not closed; add ] at its end, or a comma",
    "a: [\n": "2:1: the file ends inside a list or a map; close it",
    "a: {b: 1\nc: [\n": "1:4: this map is not closed; add } at its end, or a comma",
    "a: 'x\n": "1:4: this text is not closed; add the quote at its end",
    'a: "\\q"\n': "1:6: a backslash in double quotes starts an escape; use single quotes",
    'a: "\\0"\n': "1:4: a: an escape in this text stands for no letter; delete it",
    'a: "\\ud800"\n': "1:4: a: an escape in this text stands for no letter; delete it",
    "a: @home\n": "1:4: this character cannot start a text; put the text in quotes",
    "a: - b\n": "1:4: a list's dash cannot stand here; begin a new line",
    "? [a]\n: 1\n": "1:3: a key must be one word",
    '"": 1\n': "1:1: a key is missing before the colon",
    ": 1\n": "1:1: a key is missing before the colon",
    "a: 1e999\n": "1:4: a: this number is too large; put it in quotes if it is a text",
    "a: 9999999999999999\n": "1:4: a: this number is too large; put it in quotes if it is a text",
    "a: x\x00y\n": "1:5: an invisible character (U+0000) stands here; delete it",
    b"a: caf\xe9\n": "1:7: this is not UTF-8 text; save the file as UTF-8",
    "a: x\n".encode("utf-16"): "1:1: this is not UTF-8 text; save the file as UTF-8",
    "[" * 30: "1:21: " + "[1]" * 20 + ": nested more than 20 deep; make it flatter",
}


@pytest.mark.parametrize(("text", "said"), REFUSED.items())
def test_what_could_surprise_is_refused_with_its_place_and_a_remedy(text, said):
    with pytest.raises(YamlError) as caught:
        parse(text, "x.yaml")
    (problem,) = caught.value.problems
    assert str(problem._replace(excerpt="")) == f"x.yaml:{said}"


CAPS = {
    "kB can be read": "#" * (256 * 1024 + 1),
    "more than 20000 values": "".join(f"k{number}: 1\n" for number in range(10_001)),
    "more than 2000 letters": "a: " + "x" * 2001,
    "this key has more than 100 letters": "x" * 101 + ": 1",
    "more than 500 entries": "a: [" + "1, " * 501 + "1]",
    "nested more than 20 deep": "- " * 21 + "x",
}


@pytest.mark.parametrize(("said", "text"), CAPS.items(), ids=list(CAPS))
def test_a_file_may_not_grow_without_end(said, text):
    with pytest.raises(YamlError, match=said):
        parse(text, "x")


def test_values_at_the_caps_are_read():
    parse("a: " + "x" * 2000, "x")
    parse("a: [" + "1, " * 499 + "1]", "x")
    parse("- " * 19 + "x", "x")
    parse("a: 1 " + "#" * (256 * 1024 - 5), "x")


def test_mistakes_before_a_broken_line_are_told_with_it():
    with pytest.raises(YamlError) as caught:
        parse("a: 1\na: 2\nb: [\n", "x")
    assert [problem.line for problem in caught.value.problems] == [2, 4]


def test_a_thousand_mistakes_are_cut_short():
    with pytest.raises(YamlError) as caught:
        parse("a: 1\n" * 1000, "x")
    assert len(caught.value.problems) == 50


def test_wide_letters_do_not_shift_the_caret():
    with pytest.raises(YamlError) as caught:
        parse("b: 日本 : x\n", "x")
    assert str(caught.value).endswith("    1 | b: 日本 : x\n      |         ^")


def test_a_problem_without_a_place_names_the_file_alone():
    with pytest.raises(YamlError) as caught:
        parse("#" * (256 * 1024 + 1), "big.yaml")
    assert str(caught.value) == "big.yaml: this file has 256 kB; at most 256 kB can be read"
