"""A recording as a device: its rows come when they came, and it knows its own calibration."""

from collections.abc import Sequence
from pathlib import Path

from sensors.calibration import Calibration
from sensors.driver import Controls, Stepped
from sensors.health import Health, health_of
from sensors.layout import Layout
from sensors.recording import Recording, read
from sensors.sample import Sample
from sensors.self_calibration import calibration_of
from sensors.signals import Wish

__all__ = ["Playback", "open_recording"]


class Playback(Stepped):
    """A stepped driver over one recording; it cares for neither wish nor controls."""

    def __init__(self, recording: Recording) -> None:
        """Ready to start at its first row."""
        self._layout = recording.play_layout
        self._samples = tuple(recording.samples())
        self._calibration = calibration_of(self._layout, self._samples)
        self._health = health_of(recording.layout, recording.measured())
        self._next = 0

    @property
    def layout(self) -> Layout:
        """Where the cells are; a force plate gets four."""
        return self._layout

    @property
    def calibration(self) -> Calibration:
        """Of the person in it."""
        return self._calibration

    @property
    def health(self) -> Health:
        """Of the whole file."""
        return self._health

    @property
    def ended(self) -> bool:
        """Whether all rows were handed over."""
        return self._next == len(self._samples)

    def step(self, t_s: float, wish: Wish, controls: Controls) -> Sequence[Sample]:
        """The rows up to `t_s` seconds after the first row's stamp that were not given before."""
        samples, first = self._samples, self._next
        due_s = samples[0].t_s + t_s
        while self._next < len(samples) and samples[self._next].t_s <= due_s:
            self._next += 1
        return samples[first : self._next]


def open_recording(path: str) -> Playback:
    """The recording in the file called `path`; raises RecordingError."""
    return Playback(read(Path(path)))
