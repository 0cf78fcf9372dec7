"""Run the program as a family does: in a process of its own, with a data folder of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
SCREENLESS = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
LONGEST_S = 120.0
LEVELS = ("otter_river", "sleepy_owl", "log_trail")
KEYS = [
    *("level", "game", "sensor", "seed", "duration_s", "active_s", "reps", "success_share"),
    *("left_reps", "right_reps", "pauses", "ended_by", "health", "ladder"),
]
"""What `play --json` prints, in this order."""


class Ran(NamedTuple):
    """How a command ended."""

    status: int
    stdout: str
    stderr: str

    @property
    def told(self) -> list[str]:
        """What was told to people, line by line."""
        return self.stderr.splitlines()


def command(*words: str | Path) -> list[str]:
    """`stepling` with these words, as this Python runs it."""
    return [sys.executable, "-m", "game", *map(str, words)]


def surroundings(**changes: str | None) -> dict[str, str]:
    """The environment without a screen, changed; None takes a variable away."""
    all_ = {**os.environ, **SCREENLESS, "PYTHONPATH": str(ROOT), **changes}
    return {name: value for name, value in all_.items() if value is not None}


def stepling(
    *words: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None, **more: Any
) -> Ran:
    """Run `stepling` with these words to its end."""
    done = subprocess.run(
        command(*words),
        cwd=cwd,
        env=surroundings() if env is None else env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LONGEST_S,
        check=False,
        **more,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def headless(level: str | Path, data: Path, *words: str | Path) -> list[str]:
    """The words for a level without a screen, by a simulated child where nobody else is named."""
    sensor = () if "--sensor" in words else ("--sensor", "simulated")
    return list(map(str, ("play", level, *sensor, "--headless", "--data", data, *words)))


def is_one_sentence(ran: Ran) -> bool:
    """Whether exactly one line was told, whole and by us, and no traceback."""
    if len(ran.told) != 1:
        return False
    line = ran.told[0]
    said = line.removeprefix("stepling: ")
    ends = said.endswith((".", "?")) or "stepling " in said
    return said != line and ends and "Traceback" not in line and "Errno" not in line


def told(ran: Ran, status: int) -> str:
    """The one sentence of a command that came to nothing, and ended with this status."""
    assert ran.stdout == ""
    assert is_one_sentence(ran), ran.stderr
    assert ran.status == status
    return ran.told[0]
