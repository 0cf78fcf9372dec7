"""What is kept of the family as a whole: its backups, and its own sensors."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from game.scenes import keeping_asks as ask
from game.scenes.answers import Answer, Failure
from game.shell.desk import Carriers
from game.shell.errands import Errands
from game.shell.finding import LOOKS
from profiles import restore
from profiles.errors import StoreError
from profiles.model import Device
from profiles.rotation import WEEK, Backup, backups
from profiles.store import DATABASE, Store

__all__ = ["KeepingDesk"]

GONE = "This backup is not there any more. Choose another one."


class KeepingDesk:
    """Knows the folder of backups, and the family's sensors; what takes long is done beside."""

    def __init__(self, store: Store, data: Path) -> None:
        """`data` is the family's data folder; nothing of it is read yet."""
        self._store = store
        self._data = data
        self._errands = Errands()

    @property
    def carriers(self) -> Carriers:
        """Backups and sensors."""
        return {
            ask.LoadBackups: lambda e: self._errands.begin(e.ticket, self._backups),
            ask.MakeBackup: lambda e: self._errands.begin(e.ticket, self._make),
            ask.BringBack: lambda e: self._errands.begin(e.ticket, lambda: self._bring(e.name)),
            ask.LoadDevices: lambda e: _told(e.ticket, self._devices),
            ask.ForgetDevice: lambda e: _told(e.ticket, lambda: self._forget(e.spec)),
        }

    def news(self) -> Iterable[Answer]:
        """What was read, made or made ready since the last time."""
        return self._errands.news()

    def close(self) -> None:
        """Nothing is cut off in the middle."""
        self._errands.close()

    # --- Backups ------------------------------------------------------------------------------
    def _backups(self) -> ask.Backups:
        """Raises OSError."""
        return ask.Backups(tuple(map(_card, backups(self._data))))

    def _make(self) -> ask.Backups:
        """Raises StoreError, OSError."""
        self._store.back_up(datetime.now().astimezone().date().isoformat())
        return self._backups()._replace(made=True)

    def _bring(self, name: str) -> ask.ComesBack:
        """Raises StoreError; nothing will change then."""
        path = next((one.path for one in backups(self._data) if one.path.name == name), None)
        if path is None:
            raise StoreError(GONE)
        restore.ask(self._data / DATABASE, path)
        return ask.ComesBack()

    # --- Sensors ------------------------------------------------------------------------------
    def _devices(self) -> ask.Devices:
        """Raises StoreError."""
        return ask.Devices(tuple(map(_device, self._store.devices())))

    def _forget(self, spec: str) -> ask.Devices:
        """Raises StoreError."""
        self._store.forget_device(spec)
        return self._devices()


def _card(backup: Backup) -> ask.BackupCard:
    about = backup.path.stat()
    written = datetime.fromtimestamp(about.st_mtime)
    # The name of a weekly one tells the week alone; and a copied file is written another day.
    day = written.date().isoformat() if backup.kind == WEEK else backup.when
    time = f"{written:%H:%M}" if written.date().isoformat() == day else ""
    return ask.BackupCard(backup.path.name, backup.kind, day, time, about.st_size)


def _device(device: Device) -> ask.DeviceCard:
    caption, picture = LOOKS.get(device.sensor, LOOKS["board"])
    return ask.DeviceCard(
        spec=device.spec,
        caption=caption,
        picture=picture,
        name=device.name,
        added_on=device.added_at[:10],
        used_on=device.last_used_at[:10],
        checked_on=device.checked_on or "",
        has_corners=device.sensor != "insoles",
    )


def _told(ticket: str, load: Callable[[], object]) -> Answer:
    try:
        return Answer(ticket, load())
    except StoreError as error:
        return Answer(ticket, Failure(str(error)))
