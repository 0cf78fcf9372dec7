"""What PyYAML says about punctuation that it cannot read, in our words."""

import yaml

TAB = "a tab stands here; indent with spaces"
SYNTAX = (
    ("\\t", TAB),
    ("mapping values are not allowed", "a colon too many, or this line is indented too far"),
    ("could not find expected ':'", "a key without its colon; write key: value"),
    ("but got '?'", "a text with a question mark needs quotes here"),
    ("but found ':'", "a key is missing before the colon"),
    ("but found '<stream end>'", "the file ends inside a list or a map; close it"),
    ("expected <block end>", "this line is indented differently from its neighbours"),
    ("expected '<document start>'", "this line is indented differently from the first line"),
    ("expected ',' or ']'", "this list is not closed; add ] at its end, or a comma"),
    ("expected ',' or '}'", "this map is not closed; add } at its end, or a comma"),
    ("found unexpected end of stream", "this text is not closed; add the quote at its end"),
    ("found unexpected document", "this text is not closed; add the quote at its end"),
    ("unknown escape", "a backslash in double quotes starts an escape; use single quotes"),
    ("undefined tag handle", "tags (words with !) are not used here; delete it"),
    ("that cannot start any token", "this character cannot start a text; put the text in quotes"),
    ("sequence entries are not allowed", "a list's dash cannot stand here; begin a new line"),
    ("did not find expected alphabetic", "a text that starts with * or & needs quotes"),
    ("expected alphabetic or numeric", "a text that starts with * or & needs quotes"),
)
"""What PyYAML says, and what we say instead."""


IN_LINE = (
    ("but got ':'", "a text with a colon needs quotes here"),
    (
        "but got '<scalar>'",
        "a comma is missing here; inside single quotes an apostrophe is written twice",
    ),
)
"""What is meant where a bracket opens and the trouble comes on the same line."""


def told(error: yaml.MarkedYAMLError) -> tuple[str, yaml.Mark | None]:
    """A sentence about one of PyYAML's errors, and where to point."""
    said, begun, at = str(error.problem), error.context_mark, error.problem_mark
    if begun and at and begun.line == at.line:
        for theirs, ours in IN_LINE:
            if said.endswith(theirs):
                return ours, at
    message = next((ours for theirs, ours in SYNTAX if theirs in said), None)
    begins = "not closed" in (message or "") or "expected ':'" in said
    return message or f"this cannot be read as YAML: {said}", (begins and begun) or at or begun
