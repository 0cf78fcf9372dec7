"""Killed at a thousand random moments of play, save, update, backup and import nothing is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.profiles.die_in_forks import LONGEST_S

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system knows no fork")


def killed(times: int, folder: Path, seed: int) -> dict[str, int]:
    """How often each kind of work was done and died, and how much was told to be kept."""
    folder.mkdir()
    script = [sys.executable, "-m", "tests.profiles.die_in_forks", str(folder), str(times)]
    ran = subprocess.run(
        [*script, str(seed)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    tally: dict[str, int] = json.loads(ran.stdout)
    assert sum(tally[kind] for kind in LONGEST_S) == times
    for kind in LONGEST_S:
        assert tally[f"{kind} died"] > 0, kind
    assert tally["told"] > times / len(LONGEST_S)
    return tally


def test_killed_at_a_hundred_moments_nothing_that_was_told_is_lost(tmp_path: Path) -> None:
    killed(100, tmp_path / "data", 20260314)


@pytest.mark.long
def test_killed_at_a_thousand_moments_nothing_that_was_told_is_lost(tmp_path: Path) -> None:
    for seed in range(10):
        killed(100, tmp_path / f"data-{seed}", seed)
