"""Killed while it brings old data up to date, a program leaves data that the next finds whole."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from profiles.store import DATABASE, Store
from tests.profiles.older import (
    SCHEMA_1,
    Rows,
    as_of_schema_1,
    backups_in,
    died_with_a_log,
    golden_rows,
    is_the_newest,
    rows_of,
    version_of,
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


def assert_the_next_start_is_clean(folder: Path, before: Rows) -> None:
    """Everything is there, in the newest schema, and one sound backup of what was before."""
    assert version_of(folder / DATABASE) in (1, 2)
    with closing(Store(folder)) as store:
        assert len(store.children()) == 2
    after = rows_of(folder / DATABASE)
    assert is_the_newest(folder / DATABASE)
    for name, rows in before.items():
        assert [{column: row[column] for column in rows[0]} for row in after[name]] == rows, name
    (backup,) = backups_in(folder)
    assert backup.suffix == ".sqlite3"
    assert version_of(backup) == 1
    assert rows_of(backup) == before


def test_killed_at_any_step_the_next_start_is_clean(tmp_path: Path) -> None:
    as_of_schema_1(tmp_path / "alive")
    steps = opened_by_another(tmp_path / "alive")
    before = golden_rows()
    versions = set()
    for die_at in sorted({1 + steps * n // KILLS for n in range(KILLS)}):
        folder = tmp_path / f"killed_at_{die_at}"
        as_of_schema_1(folder)
        assert opened_by_another(folder, die_at) == 0
        versions.add(rows_of(folder / DATABASE).get("device") is not None)
        assert_the_next_start_is_clean(folder, before)
    assert versions == {False, True}  # some died before the migration was done, some after


def test_killed_again_and_again_a_log_of_an_old_program_is_not_lost(tmp_path: Path) -> None:
    folder = tmp_path / "family"
    died_with_a_log(folder)
    before = rows_of(folder / DATABASE)
    assert "Kim" in {row["nickname"] for row in before["child"]}
    for die_at in (20, 30, 40, 45):
        assert opened_by_another(folder, die_at) == 0
    assert_the_next_start_is_clean(folder, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no largest file size")
@pytest.mark.parametrize("largest_bytes", [35_000, 45_000, 55_000])
def test_killed_in_the_midst_of_the_copy_the_next_start_is_clean(
    tmp_path: Path, largest_bytes: int
) -> None:
    as_of_schema_1(tmp_path)  # 55 kB; SQLite's index beside it, made first, has 32 kB
    program = [sys.executable, "-c", DIE_WHILE_WRITING, str(tmp_path), str(largest_bytes)]
    ended = subprocess.run(program, cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert ended.returncode < 0
    assert any(path.name.endswith(".new") for path in backups_in(tmp_path))
    assert (tmp_path / DATABASE).read_bytes() == SCHEMA_1.read_bytes()
    assert_the_next_start_is_clean(tmp_path, golden_rows())
