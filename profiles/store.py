"""The family's data: keeps records as they happen, and reads children and their progress.

store = Store(folder)
store.keep("repetition-3", repetition)      # returns at once
for kept in store.answers(): ...            # kept.error is None: it is on the disk
store.close()
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from profiles import database, interrupted, names, reading
from profiles.database import Door
from profiles.errors import StoreBusy, StoreDamaged, StoreError, StoreNewer
from profiles.folder import Lock, make_private
from profiles.model import CalibrationRecord, Child, Gear, Record, SessionRecord, new_id
from profiles.progress import Progress
from profiles.rows import write
from profiles.writer import Kept, Writer

__all__ = ["Kept", "Store", "StoreBusy", "StoreDamaged", "StoreError", "StoreNewer"]

DATABASE = "stepling.db"
SETTLE_S = 1.0
"""A read waits this long at most for records that are on their way to the disk."""
CLOSE_S = 5.0

R = TypeVar("R", bound=Record)
T = TypeVar("T")
