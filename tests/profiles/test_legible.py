"""What a family begins with is read at the start; where it cannot be, nothing is written to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from profiles.legible import BEGUN_WITH
from profiles.rows import TABLES
from profiles.store import DATABASE, Store, StoreDamaged
from tests.profiles.afternoon import one_of_each
from tests.profiles.older import files_of

BROKEN = {
    "child": ("nickname", b"\xff\xfe"),
    "gear": ("name", b"\xc3\x28"),
    "calibration": ("zero_kg", b"[0.1, "),
    "device": ("name", b"\xa0\xa1"),
    "assignment": ("plan_text", b"\xe2\x28\xa1"),
}


@pytest.mark.parametrize(("table", "column", "value"), [(t, *how) for t, how in BROKEN.items()])
def test_what_cannot_be_read_is_told_at_the_start_and_left_as_it_is(
    table: str, column: str, value: bytes, tmp_path: Path
) -> None:
    with closing(Store(tmp_path)) as store:
        for record in one_of_each():
            store.keep("any", record)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = CAST(? AS TEXT)", (value,))
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    before = files_of(tmp_path)
    for way in (Store, Store.read_only):
        with pytest.raises(StoreDamaged, match="left as it is"):
            way(tmp_path)
    assert files_of(tmp_path) == before


def test_every_kind_that_is_begun_with_is_looked_at() -> None:
    assert {TABLES[kind] for kind in BEGUN_WITH} == BROKEN.keys()
