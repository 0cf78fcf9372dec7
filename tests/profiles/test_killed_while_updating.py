"""Killed while it brings old data up to date, a program leaves data that the next finds whole."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from profiles.migrations import SCHEMA
from profiles.store import DATABASE, Store
from tests.profiles.older import (
    OLDER,
    Rows,
    as_of_schema,
    backups_in,
    died_with_a_log,
    golden_rows,
    is_the_newest,
    rows_of,
    schema_of,
    version_of,
    with_the_columns_of,
)

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("STEPLING_KILLS", "16"))
"""Moments of death, spread evenly; with 100 or more it dies at each."""

DIE_WHILE_WRITING = """
import resource, signal, sys
from pathlib import Path
from profiles.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
Store(Path(sys.argv[1]))
"""


def opened_by_another(folder: Path, die_at: int = 0) -> int:
    """Open the data in a program of its own; how much that did, or 0 where it died."""
    program = [sys.executable, "-m", "tests.profiles.open_and_die", str(folder), str(die_at)]
    ended = subprocess.run(
        program, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode == 0) == (die_at == 0), ended.stderr
    return int(ended.stdout or 0)


def assert_the_next_start_is_clean(folder: Path, schema: int, before: Rows) -> None:
    """Everything is there, in the newest schema, and a sound backup of what was before.

    Where the program died between two steps of the way, there is one of that place, too.
    """
    died_at = schema_of(folder / DATABASE)
    assert schema <= died_at <= SCHEMA
    with closing(Store(folder)) as store:
        assert len(store.children()) == 2
    after = rows_of(folder / DATABASE)
    assert is_the_newest(folder / DATABASE)
    assert with_the_columns_of(before, after) == before
    backups = {version_of(path): rows_of(path) for path in backups_in(folder)}
    assert set(backups) == {schema, died_at} - {SCHEMA}
    assert len(backups_in(folder)) == len(backups)
    assert all(path.suffix == ".sqlite3" for path in backups_in(folder))
    assert backups[schema] == before


@pytest.mark.parametrize("schema", OLDER)
def test_killed_at_any_step_the_next_start_is_clean(tmp_path: Path, schema: int) -> None:
    as_of_schema(schema, tmp_path / "alive")
    steps = opened_by_another(tmp_path / "alive")
    before = golden_rows(schema)
    versions = set()
    for die_at in sorted({1 + steps * n // KILLS for n in range(KILLS)}):
        folder = tmp_path / f"killed_at_{die_at}"
        as_of_schema(schema, folder)
        assert opened_by_another(folder, die_at) == 0
        versions.add(schema_of(folder / DATABASE))
        assert_the_next_start_is_clean(folder, schema, before)
    # Some died before the migration was begun, some after it was done.
    assert {schema, SCHEMA} <= versions


def test_killed_again_and_again_a_log_of_an_old_program_is_not_lost(tmp_path: Path) -> None:
    folder = tmp_path / "family"
    died_with_a_log(1, folder)
    before = rows_of(folder / DATABASE)
    assert "Kim" in {row["nickname"] for row in before["child"]}
    for die_at in (20, 30, 40, 45):
        assert opened_by_another(folder, die_at) == 0
    assert_the_next_start_is_clean(folder, 1, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no largest file size")
@pytest.mark.parametrize("largest_bytes", [35_000, 45_000, 55_000])
def test_killed_in_the_midst_of_the_copy_the_next_start_is_clean(
    tmp_path: Path, largest_bytes: int
) -> None:
    as_of_schema(1, tmp_path)  # 55 kB; SQLite's index beside it, made first, has 32 kB
    program = [sys.executable, "-c", DIE_WHILE_WRITING, str(tmp_path), str(largest_bytes)]
    ended = subprocess.run(program, cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert ended.returncode < 0
    assert any(path.name.endswith(".new") for path in backups_in(tmp_path))
    assert (tmp_path / DATABASE).read_bytes() == OLDER[1].read_bytes()
    assert_the_next_start_is_clean(tmp_path, 1, golden_rows(1))
