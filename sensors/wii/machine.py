"""What finding a board needs of the machine. A test hands in a machine of its own."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

__all__ = ["Machine"]


def _may_use(path: str) -> bool:
    return os.access(path, os.R_OK | os.W_OK)


@dataclass(frozen=True, slots=True)
class Machine:
    """This one, unless said otherwise."""

    platform: str = sys.platform
    load: Callable[[str], Any] = import_module
    """A library by its name; raises ImportError. Nothing is loaded before a board is looked for."""
    may_use: Callable[[str], bool] = _may_use
    """Whether this user may read and write the device at a path."""
    sysfs: Path = Path("/sys")
    """Where Linux describes its devices."""
    clock: Callable[[], float] = monotonic

    @property
    def is_linux(self) -> bool:
        """Whether the kernel has a driver for the board, and files for its devices."""
        return self.platform.startswith("linux")
