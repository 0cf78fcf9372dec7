"""A recorded session: its samples as CSV, and session.json with all that lives it again.

Only where an adult turned recording on (PRIV-04). The folder holds

    samples.csv     the rows in the recording format
    session.json    {"format": 1, "program_version", "level", "level_text", "rung", "world",
                     "seed", "day_s", "session", "check", "standing": {...}, "minutes", "sensor",
                     "calibration": {...},
                     "most_kg", "lively", "full_kg": [...],
                     "ticks": [[rows, inputs, mark], ...], "reopened": [tick, ...]}

with one entry a tick: how many rows were consumed, what hands did, and the mark of what came of it
(the CRC-32 of the header, rows, signals, state and events), by which a replay finds the first tick
that differs; and the ticks, from 0, in which a device that was lost came back.
Where the disk refuses, play goes on without a recording, and `trouble` says so.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zlib import crc32

from game.model import Sound
from game.scenes.play import Playing
from game.scenes.scene import Click, Effect, Input, Keep, Started, Tick, Typed
from game.shell.body import Body
from profiles.folder import OWNER_ONLY_FILE, OWNER_ONLY_FOLDER, make_file
from profiles.model import Repetition
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
        self._seal = 0
        self._ticks: list[list[Any]] = []
        self._reopened: list[int] = []
        self._rows: tuple[Sample, ...] = ()
        self.path: Path | None = None
        """The folder of the session that is being recorded."""
        self.kept: Path | None = None
        """The folder of the latest session that was recorded to its end."""
        self.trouble = ""
        """Why the session is not recorded, until somebody has told it."""

    def start(self, started: Started, body: Body, version: str) -> None:
        """Write down everything from the next tick on."""
        self.path = self._folder / started.session_id
        layout = body.driver.layout
        with self._or_without():
            self._folder.mkdir(parents=True, mode=OWNER_ONLY_FOLDER, exist_ok=True)
            self.path.mkdir(mode=OWNER_ONLY_FOLDER)
            self._writer = RecordingWriter(self.path / SAMPLES, layout)
            (self.path / SAMPLES).chmod(OWNER_ONLY_FILE)
        calibration = body.calibration
        self._header = {
            "format": FORMAT,
            "program_version": version,
            **dict(started.header),
            "sensor": layout.sensor,
            "calibration": asdict(calibration) if calibration else None,
            "most_kg": layout.most_kg,
            "lively": layout.lively,
            "full_kg": [cell.full_kg for cell in layout.cells],
        }
        self._seal = seal(self._header)
        self._ticks = []
        self._reopened = []
        self._rows = ()
        body.witness = self

    def reopened(self) -> None:
        """In this tick the device came back."""
        self._reopened.append(len(self._ticks))

    def rows(self, samples: Sequence[Sample]) -> None:
        """These rows were consumed in this tick."""
        if self._writer is not None:
            with self._or_without():
                self._rows = tuple(sample for sample in samples if self._writer.add(sample))

    def tick(self, tick: Tick, scene: object, effects: Sequence[Effect]) -> None:
        """This came of the tick."""
        if self._writer is not None and isinstance(scene, Playing):
            entry = [len(self._rows), [written(press) for press in tick.presses]]
            self._ticks.append([*entry, mark(self._seal, self._rows, tick, scene, effects)])

    def stop(self, body: Body) -> None:
        """The session is over."""
        body.witness = None
        if self._writer is None or self.path is None:
            return
        with self._or_without():
            self._writer.close()
            self._write(self.path)
            self.kept = self.path
        self._writer = None

    def _write(self, folder: Path) -> None:
        """Whole or not at all: what is half written would never replay. Raises OSError."""
        part = folder / f"{SESSION}.part"
        make_file(part)
        with part.open("w", encoding="utf-8") as file:
            json.dump({**self._header, "ticks": self._ticks, "reopened": self._reopened}, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / SESSION)

    @contextmanager
    def _or_without(self) -> Iterator[None]:
        """Play is worth more than its recording: what the disk refuses ends the recording alone."""
        try:
            yield
        except OSError as error:
            self.trouble = (
                f"This session is not recorded: {self.path} cannot be written ({error.strerror}). "
                "Free some space on the disk, or name another folder with --data."
            )
            self._give_up()

    def _give_up(self) -> None:
        """Leave nothing behind: half a recording never replays, and takes the room of others."""
        writer, self._writer = self._writer, None
        if self.path is None:
            return
        with suppress(OSError):
            if writer is not None:
                writer.close()
        with suppress(OSError):
            for name in (SAMPLES, f"{SESSION}.part"):
                (self.path / name).unlink(missing_ok=True)
            self.path.rmdir()


def seal(header: Mapping[str, Any]) -> int:
    """The CRC-32 of all that stands above the ticks: every mark grows from it."""
    return crc32(json.dumps(header, sort_keys=True).encode())


def mark(
    sealed: int, rows: Sequence[Sample], tick: Tick, scene: Playing, effects: Sequence[Effect]
) -> int:
    """The CRC-32 of all that went into a tick, and of the repetitions and sounds that came out.

    Rows and header are in it as they stand: no number of a recorded session can be changed without
    being seen, even where nothing comes of the change.
    """
    session, exercise = scene.session, scene.session.exercise
    read = [(float(row.t_s), *map(float, row.cells_kg)) for row in rows]
    level = (exercise.params, exercise.sets, exercise.rest_s, exercise.max_minutes)
    playing = (level, session.state, session.phase, session.tally, session.climb.d)
    came_out = [
        effect.record if isinstance(effect, Keep) else effect
        for effect in effects
        if isinstance(effect, Sound)
        or (isinstance(effect, Keep) and isinstance(effect.record, Repetition))
    ]
    return crc32(repr((read, tick.presses, tick.signals, playing, came_out)).encode(), sealed)


def written(press: Input) -> list[Any]:
    """An input as JSON."""
    if isinstance(press, Click):
        return ["click", press.x, press.y]
    if isinstance(press, Typed):
        return ["typed", press.letter]
    return ["press", press.value]
