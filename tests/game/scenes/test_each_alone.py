"""Screens form a ring by way of `ways`; yet each of them can be imported first."""

import subprocess
import sys
from pkgutil import iter_modules

import pytest

import game.scenes
from tests.game.running import ROOT

ALONE = """
import importlib, sys
for name in sys.argv[1:]:
    for known in [one for one in sys.modules if one.startswith("game.scenes")]:
        del sys.modules[known]
    importlib.import_module(f"game.scenes.{name}")
"""
NAMES = sorted(module.name for module in iter_modules(game.scenes.__path__))


def imported(*names: str) -> subprocess.CompletedProcess[str]:
    words = (sys.executable, "-c", ALONE, *names)
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_screen_can_be_imported_first() -> None:
    assert len(NAMES) > 50
    assert imported(*NAMES).stderr == ""


def test_a_screen_that_is_not_there_is_seen() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        imported("nowhere").check_returncode()
