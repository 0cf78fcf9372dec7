"""What screens ask about sensors: look for them, open one, forget one; and the news of it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from game.scenes import answers as told
from game.scenes import scene as ask
from game.scenes.answers import Answer, Failure
from game.shell.body import Body
from game.shell.finding import Finding
from game.shell.sensor_watch import SensorWatch
from game.shell.sources import kind_of, open_source
from profiles.errors import StoreError
from profiles.model import Device
from profiles.store import Store
from sensors.around import Around
from sensors.driver import DeviceError
from sensors.recording import RecordingError

__all__ = ["SensorDesk"]

OURS_EVERY_TICKS = 30
"""How often it is looked which sensors are the family's own, while a screen looks for some."""


class SensorDesk:
    """Knows the family's sensors, what is in the air, and the one that is read."""

    def __init__(self, store: Store, body: Body, around: Around) -> None:
        """Sensors are opened with what is `around`."""
        self._store = store
        self._body = body
        self._around = around
        self._finding: Finding | None = None
        self._ours: list[Device] = []
        self._ticks = 0
        self._watch = SensorWatch(body)

    @property
    def light(self) -> str:
        """The light of the session so far: good, fair or bad."""
        return self._watch.light

    def find(self, effect: ask.FindSensors) -> None:
        """Look for sensors from now on."""
        self.stop_finding()
        self._ticks = 0
        self._finding = Finding(effect.ticket, self._around)

    def stop_finding(self) -> None:
        """Look no more."""
        finding, self._finding = self._finding, None
        if finding is not None:
            finding.close()

    def forget(self, effect: ask.ForgetSensor) -> None:
        """The sensor is the family's no more; that the store refuses it is told by the store."""
        with suppress(StoreError):
            self._store.forget_device(effect.spec)
        self._ticks = 0

    def as_known(self, device: Device) -> Device:
        """The record of one of the family's own sensors, with what was kept of it before."""
        self._load_ours()
        before = next((one for one in self._ours if one.spec == device.spec), None)
        if before is None:
            return device
        checked_on = device.checked_on or before.checked_on
        return replace(device, id=before.id, added_at=before.added_at, checked_on=checked_on)

    def open(self, effect: ask.OpenSensor) -> Answer:
        """Read this sensor from now on, in the place of the one before."""
        try:
            driver = open_source(effect.spec, self._around)
        except (DeviceError, RecordingError) as error:
            return Answer(effect.ticket, Failure(str(error)))
        self._body.read(driver)
        return Answer(effect.ticket, self.ready(effect.spec))

    def ready(self, spec: str) -> told.SensorReady:
        """What screens may know of the sensor that is read."""
        driver = self._body.driver
        connection = driver.connection
        return told.SensorReady(
            spec,
            kind_of(spec),
            len(driver.layout.cells),
            driver.calibration,
            device=connection.device,
            has_feet=driver.layout.has_feet,
            absolute=driver.layout.absolute,
            sides_known=connection.sides_known or self._is_ours(spec),
        )

    def news(self) -> Iterator[Answer]:
        """What is to be told in this tick."""
        if self._finding is not None:
            if self._ticks % OURS_EVERY_TICKS == 0:
                self._load_ours()
            self._ticks += 1
            for found in self._finding.news(self._ours):
                yield Answer(self._finding.ticket, found)
        news = self._watch.news()
        if news is not None:
            yield Answer("sensor", news)

    def _is_ours(self, spec: str) -> bool:
        """Whether the family has said before which insole of it is the left one."""
        self._load_ours()
        return any(device.spec == spec for device in self._ours)

    def _load_ours(self) -> None:
        with suppress(StoreError):  # a store that cannot be read has told so at the start
            self._ours = self._store.devices()
