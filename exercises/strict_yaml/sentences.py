"""What pydantic found wrong, as a sentence: what stands there, and what may stand there."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

NOUNS = {
    "float_type": "a number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "string_type": "a text",
    "dict_type": "a map",
    "tuple_type": "a list",
    "dataclass_type": "a map",
}
RANGES = ("greater_than", "greater_than_equal", "less_than", "less_than_equal")
WHOLE = 100
"""Percent in a whole."""
LENGTHS = ("too_short", "too_long", "string_too_short", "string_too_long")


def sentence(cls: Any, error: Mapping[str, Any]) -> str:
    """One of pydantic's errors about `cls`, in our words."""
    loc = [part for part in error["loc"] if part != "[key]"]
    kind, name = error["type"], _name(loc)
    if kind in ("value_error", "assertion_error"):
        return str(error["ctx"]["error"])
    if kind == "missing":
        return f"{name} is missing; write it into the file"
    field = _meant(getattr(cls, "__pydantic_fields__", {}).get(loc[0]) if loc else None)
    known = f" ({field.description})" if field is not None and field.description else ""
    if "[key]" in error["loc"]:
        return f"{name} is no language of ours; write en, es or zh_CN"
    if kind == "string_pattern_mismatch":
        return f"{name} is {found(error['input'])}; it must be {field.description}"
    return f"{name} is {found(error['input'])}; it {_allowed(field, error)}{known}{_hint(error)}"


def _meant(field: Any) -> Any:
    """What a field says of its values; where it may be left out, that stands one level deeper."""
    if field is None or field.metadata or field.description:
        return field
    parts = [
        part for one in get_args(field.annotation) for part in getattr(one, "__metadata__", ())
    ]
    return next((part for part in parts if hasattr(part, "metadata")), field)


def _name(loc: list[Any]) -> str:
    """The keys that lead to a value; lists count from 1."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc)
    return "".join(parts).lstrip(".") or "this level"


def found(value: object) -> str:
    """A value as a person would say it."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return f'the text "{value[:40]}"'
    return "a map" if isinstance(value, dict) else "a list"


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean "x"?`, or nothing where no known word is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - slow to import, and rarely needed

    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""


def _allowed(field: Any, error: Mapping[str, Any]) -> str:
    kind = error["type"]
    if kind == "literal_error":
        return f"may be {_options(error)}"
    if kind in RANGES:
        return f"may be {_range(field, error['ctx'].get('le')) or _bound(error)}"
    if kind in LENGTHS:
        return _length(error)
    if kind in NOUNS:
        bounds = _range(field)
        return f"must be {NOUNS[kind]}" + (
            f", {bounds}" if bounds and "number" in NOUNS[kind] else ""
        )
    return f"cannot be used: {error['msg']}"


def _options(error: Mapping[str, Any]) -> str:
    return str(error["ctx"]["expected"]).replace("'", "")


def _range(field: Any, passed: float | None = None) -> str:
    """`0.1 to 0.8`, from what the field's type says of itself; `passed` is a limit found there."""
    least = most = None
    for part in field.metadata if field is not None else ():
        least = getattr(part, "ge", getattr(part, "gt", least))
        most = getattr(part, "le", getattr(part, "lt", most))
    most = most if passed is None else passed
    if least is not None and most is not None:
        return f"{least:g} to {most:g}"
    if least is not None:
        return f"{least:g} or more"
    return f"at most {most:g}" if most is not None else ""


def _bound(error: Mapping[str, Any]) -> str:
    """The one limit that was passed: all that is known of a value inside a list."""
    context = error["ctx"]
    least, most = context.get("ge", context.get("gt")), context.get("le", context.get("lt"))
    return f"{least:g} or more" if most is None else f"at most {most:g}"


def _length(error: Mapping[str, Any]) -> str:
    context = error["ctx"]
    unit = "letters" if error["type"].startswith("string") else "entries"
    least = context.get("min_length")
    if least is not None:
        return "must not be empty" if least == 1 else f"needs at least {least} {unit}"
    return f"may have at most {context['max_length']} {unit}"


def _hint(error: Mapping[str, Any]) -> str:
    """How to write what was probably meant."""
    value, name = error["input"], _name(list(error["loc"]))
    if error["type"] == "literal_error" and isinstance(value, str):
        return nearest(value, _options(error).replace(" or ", ", ").split(", "))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, str):
        meant = value.removesuffix("%").strip().replace(",", ".")
        if error["type"] not in ("float_type", "int_type") or not _is_number(meant):
            return ""
        if value.endswith("%"):
            return f"; for {value} write {float(meant) / WHOLE:g}"
        dot = ", with a dot" if "." in f"{float(meant):g}" else ""
        return f"; write {float(meant):g}{dot}, without quotes or leading zeros"
    if name.endswith("_share") and 1 < value <= WHOLE:
        return f"; shares run from 0 to 1: for {value:g} % write {value / WHOLE:g}"
    return ""


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdigit()
