"""A child's records without who it is: the code stays, the name, the face and the year go.

What stays is what a therapist needs: dates, gear by its kind, levels and numbers, and the random
ids, by which a later packet of the same child is known again. Whoever has the family's computer can
tell whose records they are; nobody else can by what stands in them. Two kinds of free text could
still say it: what an adult called a gear is dropped, and wherever the nickname stands in another
text as a word of its own, the code stands in its place.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any, TypeVar, cast

from profiles.belonging import Entry
from profiles.model import Child, Gear, Record
from profiles.report_filed import Filed

R = TypeVar("R", bound=Record)

NO_FACE = "otter"
"""The face that every child has here: it tells nothing."""


def deidentifier(child: Child) -> Callable[[Entry], Entry]:
    """What takes out of this child's records who it is."""
    word = word_of(child.nickname)

    def without(entry: Entry) -> Entry:
        record = entry.record
        if isinstance(record, Child):
            return entry._replace(record=_nobody(record, child.code))
        if isinstance(record, Gear):
            record = replace(record, name="")
        return entry._replace(record=_written_with(record, word, child.code))

    return without


def filed_without_a_name(filed: Filed) -> Filed:
    """What a report is made of, without who it is about."""
    without = deidentifier(filed.child)

    def of(records: Iterable[R]) -> tuple[R, ...]:
        return tuple(cast(R, without(Entry(one)).record) for one in records)

    return replace(
        filed,
        child=of((filed.child,))[0],
        gear=of(filed.gear),
        assignments=of(filed.assignments),
        steps=tuple(one._replace(step=of((one.step,))[0]) for one in filed.steps),
    )


def word_of(nickname: str) -> re.Pattern[str]:
    """The nickname with neither a letter nor a digit on either side, however it is written."""
    return re.compile(rf"(?<![^\W_]){re.escape(nickname)}(?![^\W_])", re.IGNORECASE)


def _nobody(child: Child, code: str) -> Child:
    return replace(child, nickname=code, avatar=NO_FACE, birth_year=None, recording_on=False)


def _written_with(record: Record, word: re.Pattern[str], code: str) -> Record:
    changed: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str) and not _is_fixed(field.name) and word.search(value):
            changed[field.name] = word.sub(code, value)
    return replace(record, **changed) if changed else record


def _is_fixed(name: str) -> bool:
    """Ids, dates and times: there a short nickname could only stand by chance."""
    return name in ("id", "at", "since") or name.endswith(("_id", "_at", "_on", "_date"))
