"""The two tables in a packet that people open in a spreadsheet: sessions, and repetitions."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from io import StringIO

from profiles.belonging import Entry
from profiles.model import Child, Comfort, Gear, Repetition, Round, SessionRecord

SESSIONS = (
    *("code", "local_date", "started_at", "sensor", "gear_since", "gear_left", "gear_right"),
    *("levels", "duration_s", "active_s", "repetitions", "successes", "void", "hurt"),
    *("sensor_light", "ended_by", "in_trash", "session"),
)
REPETITIONS = (
    *("code", "local_date", "level", "game", "rung", "support", "number", "t_s", "success"),
    *("side", "tries", "duration_s", "void", "round", "session"),
)
_ORDERS = ("=", "+", "-", "@", "\t")
"""What a spreadsheet would take for a formula; nobody's text gives it one."""


def tables(entries: Sequence[Entry]) -> tuple[bytes, bytes]:
    """Sessions and repetitions as CSV, UTF-8 with the mark that spreadsheets look for."""
    book = _Book(entries)
    return _csv(SESSIONS, book.sessions()), _csv(REPETITIONS, book.repetitions())


class _Book:
    """The records by what they belong to."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._codes: dict[str, str] = {}
        self._gear: dict[str, Gear] = {}
        self._sessions: dict[str, Entry] = {}
        self._rounds: dict[str, Round] = {}
        self._repetitions: list[Repetition] = []
        self._hurt: set[str] = set()
        for entry in entries:
            self._take(entry)

    def _take(self, entry: Entry) -> None:
        record = entry.record
        if isinstance(record, Child):
            self._codes[record.id] = record.code
        elif isinstance(record, Gear):
            self._gear[record.id] = record
        elif isinstance(record, SessionRecord):
            self._sessions[record.id] = entry
        elif isinstance(record, Round):
            self._rounds[record.id] = record
        elif isinstance(record, Repetition):
            self._repetitions.append(record)
        elif isinstance(record, Comfort) and record.hurt:
            self._hurt.add(record.session_id)

    def sessions(self) -> Iterable[Sequence[object]]:
        """A row for each session."""
        levels: dict[str, list[str]] = defaultdict(list)
        done: dict[str, list[Repetition]] = defaultdict(list)
        for round_ in self._rounds.values():
            levels[round_.session_id].append(round_.level)
        for one in self._repetitions:
            done[self._rounds[one.round_id].session_id].append(one)
        for session, trashed_at in self._in_order():
            gear, reps = self._gear[session.gear_id], done[session.id]
            yield (
                *(self._codes[session.child_id], session.local_date, session.started_at),
                *(session.sensor, gear.since, gear.left, gear.right),
                *(" ".join(levels[session.id]), session.duration_s, session.active_s),
                *(len(reps), sum(one.success and not one.void for one in reps)),
                *(sum(one.void for one in reps), int(session.id in self._hurt)),
                *(session.sensor_light, session.ended_by, int(trashed_at is not None)),
                session.id,
            )

    def _in_order(self) -> Iterable[tuple[SessionRecord, str | None]]:
        for entry in self._sessions.values():
            if isinstance(entry.record, SessionRecord):
                yield entry.record, entry.trashed_at

    def repetitions(self) -> Iterable[Sequence[object]]:
        """A row for each repetition."""
        sessions = {session.id: session for session, _ in self._in_order()}
        for one in self._repetitions:
            round_ = self._rounds[one.round_id]
            session = sessions[round_.session_id]
            yield (
                *(self._codes[session.child_id], session.local_date, round_.level, round_.game),
                *(round_.rung, round_.support, one.number, one.t_s, int(one.success)),
                *(one.side, one.tries, one.duration_s, int(one.void), round_.id, session.id),
            )


def _csv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    whole = StringIO()
    table = csv.writer(whole, lineterminator="\r\n")
    table.writerow(names)
    table.writerows([_harmless(value) for value in row] for row in rows)
    return whole.getvalue().encode("utf-8-sig")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_ORDERS) else value
