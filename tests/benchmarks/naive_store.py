"""The naive way: all that a child ever did in one JSON file, written anew after each repetition.

It is as careful as ours with the disk: a temporary file, flushed to the disk, then renamed.
"""

import json
import os
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import Any

from profiles.model import Record


class NaiveStore:
    """One child's file, held in memory whole."""

    def __init__(self, path: Path) -> None:
        """Read what is there."""
        self._path = path
        self.kinds: dict[str, list[dict[str, Any]]] = {}
        if path.exists():
            self.kinds = json.loads(path.read_text("utf-8"))

    def take(self, record: Record) -> None:
        """Hold one more record."""
        self.kinds.setdefault(type(record).__name__, []).append(asdict(record))

    def append(self, record: Record) -> None:
        """Keep one more record; on the disk when this returns."""
        self.take(record)
        self.save()

    def save(self) -> None:
        """Write everything anew."""
        new = self._path.with_suffix(".new")
        with new.open("w", encoding="utf-8") as file:
            json.dump(self.kinds, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)

    def progress(self) -> tuple[dict[str, float], dict[str, list[tuple[str, int, int]]], int]:
        """Each day's seconds, the course of each game, and how many repetitions there were."""
        days: dict[str, float] = defaultdict(float)
        date_of: dict[str, str] = {}
        for session in self.kinds["SessionRecord"]:
            days[session["local_date"]] += session["active_s"]
            date_of[session["id"]] = session["local_date"]
        done: dict[str, list[bool]] = defaultdict(list)
        for repetition in self.kinds["Repetition"]:
            if not repetition["void"]:
                done[repetition["round_id"]].append(repetition["success"])
        courses: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        for round_ in self.kinds["Round"]:
            successes = done[round_["id"]]
            date = date_of[round_["session_id"]]
            courses[round_["game"]].append((date, len(successes), sum(successes)))
        return days, courses, len(self.kinds["Repetition"])
