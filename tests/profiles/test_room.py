"""A family is told before it begins where its disk has little room left."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from profiles.room import LEAST_MB, free_mb, short_of_room

ROOT = Path(__file__).parents[2]
ON_A_DISK_OF = """
mount -t tmpfs -o size={size_mb}m tmpfs '{disk}' && '{python}' -c '
from pathlib import Path
from profiles.room import free_mb, short_of_room
free = free_mb(Path("{disk}") / "not" / "there" / "yet")
print(free, short_of_room(free))'
"""


@pytest.mark.parametrize(
    ("free", "short"),
    [(0, True), (LEAST_MB - 1, True), (LEAST_MB, False), (10**6, False), (None, False)],
)
def test_fewer_than_200_mb_are_few_and_what_nobody_knows_is_not(
    free: int | None, short: bool
) -> None:
    assert LEAST_MB == 200
    assert short_of_room(free) is short


def test_a_folder_that_is_not_there_yet_has_the_room_of_where_it_will_be(tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free // 1_000_000
    there = free_mb(tmp_path / "not" / "there" / "yet")
    assert there is not None
    assert abs(there - free) < 500  # others write to this disk meanwhile
    assert not (tmp_path / "not").exists()


def test_what_cannot_be_asked_is_not_known(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert free_mb(file / "below") is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
@pytest.mark.parametrize(("size_mb", "told"), [(150, "157 True"), (300, "314 False")])
def test_a_small_disk_is_told_by_its_free_room(size_mb: int, told: str, tmp_path: Path) -> None:
    script = ON_A_DISK_OF.format(size_mb=size_mb, disk=tmp_path, python=sys.executable)
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not here to make a small disk with")
    ran = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script], cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if "mount" in ran.stderr or "unshare" in ran.stderr:
        pytest.skip("this system does not let us make a small disk")
    assert ran.stdout == f"{told}\n"
