"""The JSON Schema of device profiles, made from their classes, by which editors check and help.

    python -m sensors.ble.schema > sensors/devices/schema.json

It knows every key, type, range and choice. What it cannot say (such as places that do not fit the
cells) only `sensors.ble.loading` does.
"""

import inspect
import json
import sys
from typing import Any

from pydantic import TypeAdapter

from exercises.strict_yaml.field_texts import texts_below_fields
from sensors.ble.profile import DeviceProfile

__all__ = ["schema", "schema_text"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Json = dict[str, Any]


def schema() -> Json:
    """The schema, ready to be written."""
    made = TypeAdapter(DeviceProfile).json_schema()
    parts: dict[str, Json] = made.pop("$defs")
    top = {"$schema": DIALECT, **made}
    for part in (top, *parts.values()):
        cls = _class_called(part["title"])
        _describe(part, cls)
    tidied: Json = _tidy({**top, "$defs": parts})
    return tidied


def schema_text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _class_called(name: str) -> type:
    """The described class of this name."""
    found = {DeviceProfile.__name__: DeviceProfile}
    waiting: list[Any] = [DeviceProfile]
    while waiting:
        for field in waiting.pop().__pydantic_fields__.values():
            for inner in _classes(field.annotation):
                if inner.__name__ not in found:
                    found[inner.__name__] = inner
                    waiting.append(inner)
    return found[name]


def _classes(annotation: Any) -> list[Any]:
    """The described classes in an annotation."""
    own = [annotation] if hasattr(annotation, "__pydantic_fields__") else []
    return own + [cls for part in getattr(annotation, "__args__", ()) for cls in _classes(part)]


def _describe(part: Json, cls: type) -> None:
    """Say what a class and its fields are for, in the words of the code."""
    fields: Any = getattr(cls, "__pydantic_fields__", {})
    part["properties"] = {key: part["properties"][key] for key in fields}
    part["description"] = _flat(inspect.getdoc(cls) or "")
    part["additionalProperties"] = False
    for key, text in texts_below_fields(cls).items():
        if key in part["properties"]:
            part["properties"][key]["description"] = text
    one_of = getattr(cls, "ONE_OF", None)
    if one_of:
        part["oneOf"] = [{"required": [key]} for key in one_of]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _tidy(part: Any) -> Any:
    """Without what only Python needs: titles of fields, and null for keys that are left out."""
    if isinstance(part, list):
        return [_tidy(one) for one in part]
    if not isinstance(part, dict):
        return part
    if "anyOf" in part:
        [kind] = [one for one in part["anyOf"] if one != {"type": "null"}]
        part = {**kind, **{key: value for key, value in part.items() if key != "anyOf"}}
    if "patternProperties" in part:
        part = {**part, "additionalProperties": False}
    return {key: _tidy(value) for key, value in part.items() if not _is_clutter(key, value)}


def _is_clutter(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None)


if __name__ == "__main__":
    sys.stdout.write(schema_text())
