"""Live a recorded session again: tracker and rules run anew, tick by tick, and are compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exercises import Offer, load
from exercises import read as read_level
from game.model import TICK_S, Shape, Signals
from game.scenes.answers import Begun, SensorReady
from game.scenes.play import Playing, start_playing
from game.scenes.scene import Effect, Keep, Scene, Tick, Today
from game.scenes.setting import Setting
from game.shell.levels import PARAMS, WORLDS
from game.shell.recorder import SAMPLES, SESSION, mark
from game.shell.session_file import Written, read_session, unwritten
from game.shell.trouble import Trouble
from profiles.model import Child, Repetition
from sensors.recording import Recording, read
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
        written, self._seal = read_session(folder)
        recording = read(folder / SAMPLES)
        self._ticks = written.ticks
        self._reopened = written.reopened
        try:
            layout = written.layout(recording.play_layout)
            self._tracker = Tracker(layout, written.calibration)
        except ValueError:
            raise Trouble(
                f"{folder / SAMPLES} does not fit the calibration in {SESSION}: one of them was "
                "changed. Take another recorded session."
            ) from None
        self.scene: Scene = _opening(written, _offer(written))
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
        if self._at in self._reopened:
            self._tracker.reopened()
        self._at += 1
        rows = self._samples[self._row : self._row + count]
        self._row += len(rows)
        inputs = tuple(map(unwritten, presses))
        tick = Tick(TICK_S, self._tracker.tick(rows, TICK_S), inputs, Today("", ""))
        before = self.scene
        self.scene, effects = before.step(tick)
        self._repetitions += _repetitions(effects)
        same = isinstance(before, Playing) and marked == mark(
            self._seal, rows, tick, before, effects
        )
        if not same or len(rows) != count:
            self._difference = self._at

    def view(self) -> Iterator[Shape]:
        """What was to be seen."""
        return self.scene.view()


def _offer(written: Written) -> Offer:
    """The level as it was played. Raises LevelError."""
    if written.standing is None:
        exercise = load(written.level_text, PARAMS, rung=written.rung, worlds=WORLDS)
        offer = Offer.fixed(exercise)
    else:
        level = read_level(written.level_text, PARAMS, worlds=WORLDS)
        offer = Offer.of(level, written.standing)
    return offer if written.minutes is None else offer.planned(written.minutes)


def _opening(written: Written, offer: Offer) -> Scene:
    sensor = SensorReady("replay", written.sensor, 0, None)
    setting = Setting((), "replay", NOBODY, "", sensor, played_s=written.day_s)
    begun = Begun(str(written.session), written.seed, written.check)
    return start_playing(setting, offer, written.world, begun, Tick(TICK_S, Signals()))[0]


def _samples(recording: Recording) -> Sequence[Sample]:
    return tuple(recording.samples())


def _repetitions(effects: Sequence[Effect]) -> int:
    """How many repetitions were done; one that turns out to be void later is no new one."""
    kept = [e.record for e in effects if isinstance(e, Keep) and isinstance(e.record, Repetition)]
    return sum(not record.void for record in kept)
