"""Live a recorded session again: tracker and rules run anew, tick by tick, and are compared."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exercises import Exercise, LevelError, load
from game.model import TICK_S, Shape, Signals
from game.scenes.play import Playing, start_playing
from game.scenes.scene import Begun, Effect, Keep, Scene, SensorReady, Tick, Today
from game.scenes.setting import Setting
from game.shell.levels import PARAMS, WORLDS
from game.shell.recorder import FORMAT, SAMPLES, SESSION, calibration_from, mark, unwritten
from game.shell.trouble import Trouble
from profiles.model import Child, Repetition
from sensors.recording import Recording, RecordingError, read
from sensors.sample import Sample
from sensors.tracker import Tracker

NOBODY = Child("00000000-0000-4000-8000-000000000000", "guest", "guest", "guest", "")


@dataclass(frozen=True, slots=True)
class Replayed:
    """What living it again came to."""

    ticks: int
    repetitions: int
    first_difference: int | None
    """The first tick, from 1, that came out differently; None where all are the same."""


class Replay:
    """A session that runs from its recording."""

    def __init__(self, folder: Path) -> None:
        """Read the folder of a recorded session. Raises Trouble, RecordingError or LevelError."""
        raw = _session(folder / SESSION)
        recording = read(folder / SAMPLES)
        try:
            self._ticks = [
                (int(n), [unwritten(p) for p in ps], int(m)) for n, ps, m in raw["ticks"]
            ]
            self._tracker = Tracker(recording.play_layout, calibration_from(raw["calibration"]))
            exercise = load(raw["level_text"], PARAMS, rung=int(raw["rung"]), worlds=WORLDS)
            self.scene: Scene = _opening(raw, exercise, folder.name)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            if isinstance(error, RecordingError | LevelError):
                raise
            raise Trouble(
                f"{folder / SESSION} is no recorded session ({type(error).__name__}: {error}). "
                "Take the folder of a session that was played with --record."
            ) from None
        self._samples = _samples(recording)
        self._at = 0
        self._row = 0
        self._repetitions = 0
        self._difference: int | None = None

    @property
    def over(self) -> bool:
        """Whether all ticks were lived again, or one came out differently."""
        return self._at == len(self._ticks) or self._difference is not None

    @property
    def result(self) -> Replayed:
        """What it came to so far; rows that no tick consumed are a difference too."""
        difference = self._difference
        if difference is None and self.over and self._row != len(self._samples):
            difference = self._at + 1
        return Replayed(self._at, self._repetitions, difference)

    def tick(self) -> None:
        """Live one tick again."""
        count, presses, marked = self._ticks[self._at]
        self._at += 1
        rows = self._samples[self._row : self._row + count]
        self._row += len(rows)
        tick = Tick(TICK_S, self._tracker.tick(rows, TICK_S), tuple(presses), Today("", ""))
        before = self.scene
        self.scene, effects = before.step(tick)
        self._repetitions += _repetitions(effects)
        same = isinstance(before, Playing) and mark(tick, before, effects) == marked
        if not same or len(rows) != count:
            self._difference = self._at

    def view(self) -> Iterator[Shape]:
        """What was to be seen."""
        return self.scene.view()


def _session(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Trouble(
            f"{path} cannot be read ({error.strerror}). Give the folder of a recorded session."
        ) from None
    except ValueError as error:
        raise Trouble(f"{path} is damaged: {error}. Take another recorded session.") from None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise Trouble(f"{path} is no recorded session of format {FORMAT}.")
    return raw


def _opening(raw: dict[str, Any], exercise: Exercise, session_id: str) -> Scene:
    sensor = SensorReady("replay", raw["sensor"], 0, None)
    setting = Setting((), "replay", NOBODY, "", sensor, played_s=float(raw["day_s"]))
    begun = Begun(session_id, int(raw["seed"]))
    return start_playing(setting, exercise, raw["world"], begun, Tick(TICK_S, Signals()))[0]


def _samples(recording: Recording) -> Sequence[Sample]:
    return tuple(recording.samples())


def _repetitions(effects: Sequence[Effect]) -> int:
    return sum(isinstance(e, Keep) and isinstance(e.record, Repetition) for e in effects)
