"""A record is the same after it was a line of JSON, and nothing else is taken for one."""

import json
from dataclasses import fields, replace
from math import inf, isfinite, nan
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profiles.belonging import KINDS, Entry
from profiles.model import Child, Device, Repetition, SessionRecord
from profiles.packet_records import as_line, as_plain, from_line
from profiles.rows import TABLES
from tests.profiles.afternoon import one_of_each

EACH = {type(record): record for record in one_of_each() if not isinstance(record, Device)}
TEXTS = {
    "id": st.uuids().map(str),
    "at": st.datetimes().map(lambda at: f"{at.isoformat()}+05:30"),
    "on": st.dates().map(lambda day: day.isoformat()),
    "code": st.from_regex(r"[A-Z]{2}[0-9]{2,9}", fullmatch=True),
    "nickname": st.sampled_from(["Ñandú", "王芳", "Mia 2", "O'Hara", "🦦"]),
    "avatar": st.from_regex(r"[a-z0-9_]{1,40}", fullmatch=True),
    "text": st.text(st.characters(exclude_characters="\0", codec="utf-8")),
}
LIKE = {"since": "on", "date": "on", "told": "text"}
"""Of the last word of a field's name: what it is like."""
SHOWN = st.text(st.characters(codec="ascii", exclude_characters="/\\", min_codepoint=32))
SHOWABLE = SHOWN.map(lambda text: text.replace("\x7f", "")[:99])
NUMBERS = st.floats(-1000, 1000)
BY_TYPE = {
    bool: st.booleans(),
    int: st.integers(0, 2**31 - 1),
    int | None: st.none() | st.integers(1900, 2200),
    tuple[float, ...]: st.lists(NUMBERS, max_size=8).map(tuple),
    tuple[tuple[str, float], ...]: st.lists(st.tuples(SHOWABLE, NUMBERS), max_size=5).map(tuple),
}


def values(name: str, hint: Any) -> st.SearchStrategy[Any]:
    """Everything that a field may hold."""
    if hint in (str, str | None):
        last = name.rsplit("_", maxsplit=1)[-1]
        texts = TEXTS.get(LIKE.get(last, last), SHOWABLE)
        return texts if hint is str else st.none() | texts
    if hint is float:
        return st.floats(1, 2) if name == "text_scale" else st.floats(0, 1000)
    return st.integers(-(2**63), 2**63 - 1) if name == "seed" else BY_TYPE[hint]


@st.composite
def records(draw: st.DrawFn) -> Any:
    kind = draw(st.sampled_from(KINDS))
    hints = get_type_hints(kind)
    return kind(
        **{field.name: draw(values(field.name, hints[field.name])) for field in fields(kind)}
    )


@settings(max_examples=300, deadline=None)
@given(records())
def test_any_record_is_the_same_after_it_was_a_line(record: Any) -> None:
    line = as_line(Entry(record))
    assert "\n" not in line
    assert from_line(line) == Entry(record)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_record_is_the_same_after_it_was_a_line(kind: type) -> None:
    trashed_at = "2026-03-14T16:00:00Z" if kind is SessionRecord else None
    entry = Entry(EACH[kind], trashed_at)
    assert from_line(as_line(entry)) == entry


def test_a_value_that_was_no_number_is_left_out() -> None:
    odd = replace(EACH[Repetition], quality=(("hold_s", nan), ("a_s", 1.5), ("b_s", inf)))
    assert from_line(as_line(Entry(odd))).record == replace(odd, quality=(("a_s", 1.5),))


def test_a_field_that_an_older_stepling_did_not_know_is_as_it_was_then() -> None:
    plain = as_plain(Entry(EACH[Repetition]))
    del plain["void"]
    assert from_line(json.dumps(plain)).record == replace(EACH[Repetition], void=False)


# --- What is refused ------------------------------------------------------------------------------
WRONG: dict[Any, tuple[Any, ...]] = {
    str | None: (1, 0.5, True, ["a"], {"a": 1}, "\ud800"),
    str: (1, None, True, ["a"], {"a": 1}, "\ud800"),
    int: ("1", 1.5, True, None, [1], -(2**63) - 1, 2**63, 10**19),
    float: ("1", True, None, [1.0], 1e300, -1e300, 2**60),
    bool: (0, 1, "true", None),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_value_of_another_type_is_refused_in_every_field(kind: type) -> None:
    hints = get_type_hints(kind)
    for field in fields(kind):
        for value in WRONG.get(hints[field.name], ("a", 1.5, {"a": 1}, [["a", "b"]], [[1]])):
            plain = {**as_plain(Entry(EACH[kind])), field.name: value}
            with pytest.raises(ValueError, match=r'"|neither|is no'):
                from_line(json.dumps(plain))


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_is_missing_or_unknown_is_refused(kind: type) -> None:
    plain = as_plain(Entry(EACH[kind]))
    with pytest.raises(ValueError, match="does not know"):
        from_line(json.dumps({**plain, "surname": "Bird"}))
    first = fields(kind)[0].name
    del plain[first]
    with pytest.raises(ValueError, match=f'"{first}" is missing'):
        from_line(json.dumps(plain))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "../../.bashrc"),
        ("id", "5BD69E22-E8FC-4253-83AB-11576AE83180"),
        ("id", "{5bd69e22-e8fc-4253-83ab-11576ae83180}"),
        ("code", "guest"),
        ("code", "KT47; x"),
        ("nickname", ""),
        ("nickname", "Ana\x1b[2J"),
        ("nickname", "\u202eanA"),
        ("nickname", "x" * 41),
        ("avatar", "../../secret"),
        ("avatar", "otter.svg"),
        ("created_on", "yesterday"),
        ("created_on", "20260301"),
        ("created_on", "2026-02-30"),
        ("text_scale", 1e9),
        ("text_scale", 0.5),
        ("birth_year", 10**15),
    ],
)
def test_what_no_child_can_be_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=field):
        from_line(json.dumps({**as_plain(Entry(EACH[Child])), field: value}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("started_at", "2026-03-14T16:00:00"),  # by which clock?
        ("started_at", "now"),
        ("local_date", "2026-03-14T16:00:00+01:00"),
        ("sensor", "a/../b"),
        ("sensor", "x" * 101),
        ("duration_s", -1.0),
        ("pauses", -1),
        ("trashed_at", "then"),
        ("trashed_at", 5),
        ("sensor_stamp", [["rate_hz", 1.0]] * 1001),
    ],
)
def test_what_no_session_can_be_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=field):
        from_line(json.dumps({**as_plain(Entry(EACH[SessionRecord])), field: value}))


@pytest.mark.parametrize(
    "line",
    [
        *("", "{", "null", "[]", "5", '"child"', "{}", '{"kind": 5}', '{"kind": ["child"]}'),
        *('{"kind": "device"}', '{"kind": "sqlite_schema"}', '{"kind": "child", "kind": "child"}'),
        *('{"kind": NaN}', '{"kind": Infinity}', '{"a": ' + "9" * 5000 + "}"),
        *("[" * 100_000, '{"a":' * 100_000, " " * 2_000_001),
    ],
)
def test_what_is_no_record_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"[a-z]") as told:
        from_line(line)
    assert len(str(told.value)) < 80


@given(st.text(max_size=60) | st.recursive(st.none() | st.floats(), st.lists).map(json.dumps))
def test_any_other_line_is_refused_without_being_repeated(line: str) -> None:
    with pytest.raises(ValueError, match=r"[a-z]"):
        from_line(line)


def test_numbers_that_overflow_are_refused() -> None:
    line = as_line(Entry(EACH[Repetition])).replace('"t_s": 5.0', '"t_s": 1e999')
    assert not isfinite(json.loads(line)["t_s"])
    with pytest.raises(ValueError, match="t_s"):
        from_line(line)


def test_every_table_of_a_child_has_a_kind_of_its_own() -> None:
    assert len({TABLES[kind] for kind in KINDS}) == len(KINDS)
