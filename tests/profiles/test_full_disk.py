"""A disk that is full at any write loses nothing that was said to be kept, and says what to do."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.profiles.fill_small_disks import MOST_KB, REPS

ROOT = Path(__file__).parents[2]
FREE_SOME = ("Free some space on the disk", "free some space on it")


def filled(disk: Path, step_kb: int) -> list[dict[str, Any]]:
    """What became of disks of all sizes."""
    disk.mkdir()
    inside = ["unshare", "-rm"]
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        pytest.skip("nothing is here to make small disks with")
    if subprocess.run([*inside, "mount", "-t", "tmpfs", "tmpfs", disk], check=False).returncode:
        pytest.skip("this system does not let us make small disks")
    script = [sys.executable, "-m", "tests.profiles.fill_small_disks", str(disk), str(step_kb)]
    ran = subprocess.run([*inside, *script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def assert_all_is_well(disks: list[dict[str, Any]]) -> None:
    for one in disks:
        assert one["lost"] == 0, one
        assert one["left_over"] == 0, one
        for sentence in one["said"]:
            assert any(words in sentence for words in FREE_SOME), sentence
            assert sentence.endswith(".")
            assert "\n" not in sentence


def test_disks_that_are_full_at_one_write_or_another_lose_nothing(tmp_path: Path) -> None:
    disks = filled(tmp_path / "disk", 20)
    assert_all_is_well(disks)
    played = [one for one in disks if one["kind"] == "play"]
    # Some took nothing, some a part, and some everything.
    assert played[0]["told"] == []
    assert any(one["said"] and len(one["told"]) > REPS for one in played)
    assert played[-1]["said"] == []
    updated = [one["said"] for one in disks if one["kind"] == "update" and one["told"]]
    assert any("was left as it is" in sentence for said in updated for sentence in said)
    assert updated[-1] == []


@pytest.mark.long
def test_disks_of_every_size_by_the_page_lose_nothing(tmp_path: Path) -> None:
    disks = filled(tmp_path / "disk", 4)
    assert_all_is_well(disks)
    assert len(disks) == sum(most_kb // 4 for most_kb in MOST_KB.values())
