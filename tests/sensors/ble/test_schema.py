"""The JSON Schema that editors use agrees with the loader, and is written down as it is made."""

import json
from importlib.resources import files

import jsonschema
import pytest
import yaml

from sensors.ble.catalog import ids
from sensors.ble.schema import schema, schema_text
from tests.sensors.ble.device_texts import BASE, ESP32, PLAIN, TWO_CELLS
from tests.sensors.ble.test_broken_profiles import ADDED, CHANGED

FOLDER = files("sensors").joinpath("devices")
VALIDATOR = jsonschema.Draft202012Validator(schema())
MEETINGS = (
    # What only the loader can know, for it depends on several values.
    "but the file is",
    "lies behind the end",
    "give each cell its place",
    "a frame has the numbers",
    "is no regular expression",
    "repeats what can itself match",
    "stands twice",
    "put the smaller one first",
    "put them in order",
    "must differ",
    "than without",
    "there is no {",
    "a time is at",
    "a board has no",
    "write and to go together",
    "at most so many",
    "not i16le",
    "is a u8 to u32be",
    "write run instead",
    "nothing is ever read",
    "for unit: raw only",
    "a tab stands here",
)


def plain(value: object) -> object:
    """As JSON has it: every key is a text."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def complaints(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(plain(yaml.safe_load(text)))]


def test_the_file_is_what_the_classes_make():
    written = FOLDER.joinpath("schema.json").read_text("utf-8")
    assert written == schema_text(), (
        "Run: python -m sensors.ble.schema > sensors/devices/schema.json"
    )


def test_it_is_a_schema_of_2020_12():
    made = json.loads(schema_text())
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(made)


@pytest.mark.parametrize("name", ids())
def test_it_accepts_every_profile_that_comes_along(name):
    assert complaints(FOLDER.joinpath(f"{name}.yaml").read_text("utf-8")) == []


def test_it_accepts_devices_that_are_not_in_the_program():
    text = BASE + "text: {pattern: '(?P<values>.*)', count: 2}\n" + TWO_CELLS
    assert [complaints(one) for one in (PLAIN, ESP32, text)] == [[], [], []]


BROKEN = [(PLAIN.replace(*change, 1), said) for change, said in CHANGED.items()]
BROKEN += [(PLAIN + line + "\n", said) for line, said in ADDED.items()]
SEEN = [(text, said) for text, said in BROKEN if not any(part in said for part in MEETINGS)]


def test_most_mistakes_can_be_seen_by_an_editor():
    assert len(SEEN) > 30


@pytest.mark.parametrize(("text", "said"), SEEN, ids=[said for _, said in SEEN])
def test_it_refuses_what_the_loader_refuses(text, said):
    assert complaints(text) != []


def test_every_key_is_described_in_words():
    made = schema()
    parts = {"the top": made, **made["$defs"]}
    bare = [
        f"{name}.{key}"
        for name, part in parts.items()
        for key, value in part["properties"].items()
        if "description" not in value and "$ref" not in value
    ]
    assert [path for path in bare if not path.endswith(".type")] == []
    assert all(part["description"] for part in parts.values())
