"""The JSON Schemas (draft-07) of levels and plans, made from their classes, for editors.

    python -m game.shell.levels level > exercises/schema.json
    python -m game.shell.levels plan > exercises/plan_schema.json

They know every key, type, range and choice. What depends on several values, such as `hold_s` times
`reps`, only the loader knows.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from exercises import fields
from exercises.checking import TEXTS
from exercises.games import DOSE, Games, Worlds, used_by_any
from exercises.limits import REACH_SHARE
from exercises.plan import Plan
from exercises.sheet import OWN, SHARED, Dose, Sheet
from exercises.strict_yaml.field_texts import texts_below_fields

DIALECT = "http://json-schema.org/draft-07/schema#"
Json = dict[str, Any]

KINDS: Mapping[str, Any] = {
    "hold_s": fields.HoldS,
    "reps": fields.Reps,
    "reach_share": fields.ReachShare,
    "tolerance_share": fields.ToleranceShare,
    "side": fields.Sides,
    "tempo_bpm": fields.TempoBpm,
    "extra_tries": fields.ExtraTries,
}
"""The types of shared keys, where no game says more exactly."""
WORDS = {
    "extends": "The id of another level: what this one does not say is taken over from it.",
    "params": "What the level's game alone knows.",
    "ladder": "The rungs, from the easiest: each a map of what it changes; {} changes nothing.",
}


def level_schema(games: Games, worlds: Worlds) -> Json:
    """The schema of a level of any of these games."""
    top = _described(Sheet)
    rung = _rung(games)
    top["properties"]["game"]["enum"] = sorted(games)
    top["properties"] |= {
        "extends": {"type": "string", "pattern": "^[a-z][a-z0-9_]{0,39}$"},
        **rung["properties"],
        "ladder": {"type": "array", "minItems": 1, "items": rung},
    }
    for key, words in WORDS.items():
        top["properties"][key] |= {"title": _title(key), "description": words}
    made = {
        "$schema": DIALECT,
        "title": "A level of Stepling",
        "description": "What a child plays, how much of it, and how it gets harder.",
        "type": "object",
        "properties": {key: _or_null(value, key) for key, value in top["properties"].items()},
        "additionalProperties": False,
        "required": ["format", "id"],
        # A level that builds on another may leave out nearly all, and delete with null.
        "if": {"required": ["extends"]},
        "else": {"required": ["title", "game"], "properties": _no_null(top["properties"])},
        "allOf": [_usual_reach(), *(_of_game(name, games, worlds) for name in sorted(games))],
    }
    tidied: Json = _tidy(made)
    return tidied


def plan_schema() -> Json:
    """The schema of a plan."""
    made = _described(Plan)
    top = {
        "$schema": DIALECT,
        "title": "A plan of Stepling",
        "description": "Which levels, on how many days, for how long, and what for.",
    }
    tidied: Json = _tidy({**made, **top})
    return tidied


def written(schema: Json) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _rung(games: Games) -> Json:
    """What may stand on a rung of any game."""
    dose = _described(Dose)["properties"]
    used = used_by_any(games)
    shared = {key: dose.get(key) or _of_kind(key) for key in SHARED if key in used}
    params = {"type": "object", "title": _title("params"), "description": WORDS["params"]}
    return {
        "type": "object",
        "properties": {**shared, "params": params},
        "additionalProperties": False,
    }


def _of_kind(key: str) -> Json:
    return {"title": _title(key), **TypeAdapter(KINDS[key]).json_schema()}


def _of_game(name: str, games: Games, worlds: Worlds) -> Json:
    """What holds once this game is named."""
    known = _described(games[name])["properties"]
    own = {key: value for key, value in known.items() if key not in SHARED}
    keys: Json = {key: value for key, value in known.items() if key in SHARED and key not in DOSE}
    for key in sorted(used_by_any(games) - set(known) - set(DOSE)):
        keys[key] = False
    keys["params"] = {"type": "object", "properties": own, "additionalProperties": False}
    at_top = {key: _or_null(value, key) if value else value for key, value in keys.items()}
    at_top["params"] = _or_null(keys["params"], "params")
    at_top["ladder"] = {"items": {"properties": keys}}
    if name in worlds:
        at_top["worlds"] = {"items": {"enum": list(worlds[name])}, "uniqueItems": True}
    named = {"properties": {"game": {"const": name}}, "required": ["game"]}
    return {"if": named, "then": {"properties": dict(sorted(at_top.items()))}}


def _usual_reach() -> Json:
    """How far a level may reach where no therapist has raised its limit."""
    usual = {"maximum": REACH_SHARE}
    raised = {
        "properties": {"limits": {"type": "object", "required": ["raised_by"]}},
        "required": ["limits"],
    }
    keys = {
        "reach_share": usual,
        "ladder": {"items": {"properties": {"reach_share": usual}}},
        "limits": {"properties": {"max_reach_share": usual}},
    }
    return {"if": raised, "else": {"properties": keys}}


def _or_null(part: Json, key: str) -> Json:
    """The same, or null, which deletes what a level would take over; inside maps too."""
    if key in (*OWN, "title") and part.get("type") != "object":
        return part
    made = dict(part)
    if "$ref" not in part and isinstance(part.get("type"), str):
        made["type"] = [part["type"], "null"]
    if "anyOf" in part:
        made["anyOf"] = [*part["anyOf"], {"type": "null"}]
    if "enum" in part:
        made["enum"] = [*part["enum"], None]
    for inner in ("properties", "patternProperties"):
        if inner in part:
            made[inner] = {name: _or_null(below, name) for name, below in part[inner].items()}
    return made


def _no_null(properties: Json) -> Json:
    """That nothing is null, where a level takes over nothing."""
    nothing = {"not": {"type": "null"}}
    made: Json = {key: nothing for key in properties if key not in OWN}
    return made | {key: {**nothing, "required": ["en"]} for key in TEXTS}


def _described(cls: Any) -> Json:
    """The schema of one class, with the words of its code, without references."""
    made = TypeAdapter(cls).json_schema(schema_generator=_Plain)
    parts: dict[str, Json] = made.pop("$defs", {})
    flat: Json = _inlined({**made, "additionalProperties": False}, parts)
    _word(flat, cls)
    tidied: Json = _tidy(flat)
    return tidied


class _Plain(GenerateJsonSchema):
    """As pydantic makes them, but with the one choice of a Literal as an enum, too."""

    def literal_schema(self, schema: Any) -> Json:
        return {"enum": list(schema["expected"]), "type": _type_of(schema["expected"])}


def _type_of(values: Iterable[Any]) -> str:
    return "integer" if all(isinstance(value, int) for value in values) else "string"


def _inlined(part: Any, parts: Mapping[str, Json]) -> Any:
    """With what is referred to in its place."""
    if isinstance(part, list):
        return [_inlined(one, parts) for one in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        named = parts[part["$ref"].rpartition("/")[2]]
        rest = {key: value for key, value in part.items() if key != "$ref"}
        return _inlined({**named, "additionalProperties": False, **rest}, parts)
    return {key: _inlined(value, parts) for key, value in part.items()}


def _word(part: Json, cls: Any) -> None:
    """Put title and description to each key, from the docstrings below the fields."""
    said = texts_below_fields(cls)
    part["properties"] = {key: part["properties"][key] for key in cls.__pydantic_fields__}
    for key, field in cls.__pydantic_fields__.items():
        own = part["properties"][key]
        unit = own.get("description", "")
        words = f"{said[key]} ({unit})" if key in said and unit else said.get(key, unit)
        own["title"] = _title(key)
        own.pop("propertyNames", None)
        if words:
            own["description"] = words
        inner = _class_in(field.annotation)
        if inner is not None:
            _word(own.get("items", own), inner)


def _class_in(annotation: Any) -> Any:
    """The described class in an annotation, if there is one."""
    if hasattr(annotation, "__pydantic_fields__"):
        return annotation
    found = (_class_in(part) for part in getattr(annotation, "__args__", ()))
    return next((one for one in found if one is not None), None)


def _title(key: str) -> str:
    return key.replace("_", " ")


def _tidy(part: Any) -> Any:
    """Without what only Python needs: null for keys that are left out, and empty defaults."""
    if isinstance(part, list):
        return [_tidy(one) for one in part]
    if not isinstance(part, dict):
        return part
    if "anyOf" in part:
        kinds = [one for one in part["anyOf"] if one != {"type": "null"}]
        if len(kinds) == 1:
            part = {**kinds[0], **{key: one for key, one in part.items() if key != "anyOf"}}
    if "patternProperties" in part:
        part = {**part, "additionalProperties": False}
    return {key: _tidy(one) for key, one in part.items() if not _is_clutter(key, one)}


def _is_clutter(key: str, value: Any) -> bool:
    return key == "default" and value in (None, "", [], {})
