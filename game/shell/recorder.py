"""A recorded session: its samples as CSV, and session.json with all that lives it again.

Only where an adult turned recording on (PRIV-04). The folder holds

    samples.csv     the rows in the recording format
    session.json    {"format": 1, "program_version", "level", "level_text", "rung", "world",
                     "seed", "day_s", "sensor", "gear", "calibration": {...},
                     "ticks": [[rows, inputs, mark], ...]}

with one entry a tick: how many rows were consumed, what hands did, and the mark of what came of it
(the CRC-32 of signals, state and events), by which a replay finds the first tick that differs.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zlib import crc32

from game.model import Sound
from game.scenes.play import Playing
from game.scenes.scene import Click, Effect, Input, Keep, Press, Started, Tick, Typed
from game.shell.body import Body
from profiles.model import Repetition
from sensors.calibration import Calibration, Reach
from sensors.recording_writer import RecordingWriter
from sensors.sample import Sample

FORMAT = 1
SAMPLES, SESSION = "samples.csv", "session.json"


class Recorder:
    """Writes the session that is being played, if it is to be recorded at all."""

    def __init__(self, folder: Path) -> None:
        """Sessions are kept below `folder`, one folder each; nothing is made yet."""
        self._folder = folder
        self._writer: RecordingWriter | None = None
        self._header: dict[str, Any] = {}
        self._ticks: list[list[Any]] = []
        self._rows = 0
        self.path: Path | None = None
        """The folder of the latest recorded session."""

    def start(self, started: Started, body: Body, version: str) -> None:
        """Write down everything from the next tick on. Raises OSError."""
        self.path = self._folder / started.session_id
        self.path.mkdir(parents=True, mode=0o700)
        layout = body.driver.layout
        self._writer = RecordingWriter(self.path / SAMPLES, layout)
        calibration = body.calibration
        self._header = {
            "format": FORMAT,
            "program_version": version,
            **dict(started.header),
            "sensor": layout.sensor,
            "calibration": asdict(calibration) if calibration else None,
        }
        self._ticks = []
        self._rows = 0
        body.witness = self

    def rows(self, samples: Sequence[Sample]) -> None:
        """These rows were consumed in this tick."""
        if self._writer is not None:
            self._rows = sum(self._writer.add(sample) for sample in samples)

    def tick(self, tick: Tick, scene: object, effects: Sequence[Effect]) -> None:
        """This came of the tick."""
        if self._writer is not None and isinstance(scene, Playing):
            entry = [self._rows, [written(press) for press in tick.presses]]
            self._ticks.append([*entry, mark(tick, scene, effects)])

    def stop(self, body: Body) -> None:
        """The session is over. Raises OSError."""
        if self._writer is None or self.path is None:
            return
        body.witness = None
        self._writer.close()
        self._writer = None
        # Whole or not at all: what is half written would never replay.
        part = self.path / f"{SESSION}.part"
        with part.open("w", encoding="utf-8") as file:
            json.dump({**self._header, "ticks": self._ticks}, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.path / SESSION)


def mark(tick: Tick, scene: Playing, effects: Sequence[Effect]) -> int:
    """The CRC-32 of all that went into a tick, and of the repetitions and sounds that came out."""
    session, exercise = scene.session, scene.session.exercise
    level = (exercise.params, exercise.sets, exercise.rest_s, exercise.max_minutes)
    went_in = (tick.signals, level, session.state, session.phase, session.tally)
    came_out = [
        effect.record if isinstance(effect, Keep) else effect
        for effect in effects
        if isinstance(effect, Sound)
        or (isinstance(effect, Keep) and isinstance(effect.record, Repetition))
    ]
    return crc32(repr((went_in, came_out)).encode())


def written(press: Input) -> list[Any]:
    """An input as JSON."""
    if isinstance(press, Click):
        return ["click", press.x, press.y]
    if isinstance(press, Typed):
        return ["typed", press.letter]
    return ["press", press.value]


def unwritten(entry: list[Any]) -> Input:
    """An input from JSON; ValueError or KeyError where it is none."""
    if entry[0] == "click":
        return Click(float(entry[1]), float(entry[2]))
    return Typed(str(entry[1])) if entry[0] == "typed" else Press(entry[1])


def calibration_from(raw: dict[str, Any] | None) -> Calibration | None:
    """A calibration from JSON; KeyError or TypeError where it is none."""
    if raw is None:
        return None
    plain = {**raw, "zero_kg": tuple(raw["zero_kg"]), "reach": Reach(**raw["reach"])}
    return Calibration(**plain)
