"""Strict YAML: text to nodes that know their places, and what is wrong as sentences.

This package knows nothing of levels. Device profiles, the headers of recordings and milestones are
read by it too, so nothing here may depend on what the text is about.
"""

from exercises.strict_yaml.found import Found, deepest, items, places, plain
from exercises.strict_yaml.nodes import (
    Mapping,
    Node,
    Place,
    Problem,
    Scalar,
    Sequence,
    Source,
    YamlError,
)
from exercises.strict_yaml.reader import as_text, parse
from exercises.strict_yaml.sentences import nearest, sentence
from exercises.strict_yaml.writing import as_yaml

__all__ = [
    "Found",
    "Mapping",
    "Node",
    "Place",
    "Problem",
    "Scalar",
    "Sequence",
    "Source",
    "YamlError",
    "as_text",
    "as_yaml",
    "deepest",
    "items",
    "nearest",
    "parse",
    "places",
    "plain",
    "sentence",
]
