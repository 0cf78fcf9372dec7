"""Nodes back to text that reads the same: for levels that must stand without their other files."""

import json
import re

from exercises.strict_yaml.found import plain
from exercises.strict_yaml.nodes import Node

BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line breaks for YAML, but not for JSON."""


def as_yaml(node: Node) -> str:
    """A text that parses to the same values, in the same order; its places differ."""
    written = json.dumps(plain(node), indent=1, ensure_ascii=False)
    return BREAKS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written) + "\n"
