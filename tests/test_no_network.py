"""Children's data stays at home: nothing that is imported or played reaches for a network."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.minigames import GAMES
from tests.offline_play import LEVELS

ROOT = Path(__file__).parents[1]


def seen_by_the_watch(folder: Path, *more: str) -> dict[str, Any]:
    """What a fresh process did that imported and played everything."""
    screenless = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.offline_play", str(folder), *more],
        cwd=ROOT,
        env={**os.environ, **screenless},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return seen


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return seen_by_the_watch(tmp_path_factory.mktemp("family"))


def test_every_module_is_imported_and_every_game_played(seen: dict[str, Any]) -> None:
    own = [path for folder in ("game", "sensors") for path in (ROOT / folder).rglob("*.py")]
    assert seen["modules"] >= len([path for path in own if path.stem != "__init__"])
    assert set(LEVELS) == set(GAMES)
    assert seen["statuses"] == [0] * (len(LEVELS) + 1)


def test_no_network_socket_is_opened(seen: dict[str, Any]) -> None:
    assert seen["attempts"] == []


def test_no_client_of_the_network_is_imported(seen: dict[str, Any]) -> None:
    assert seen["clients"] == []


def test_a_planted_attempt_and_client_are_seen(tmp_path: Path) -> None:
    planted = seen_by_the_watch(tmp_path, "plant")
    assert any("socket.__new__" in attempt for attempt in planted["attempts"])
    assert any("socket.connect" in attempt for attempt in planted["attempts"])
    assert "http.client" in planted["clients"]
