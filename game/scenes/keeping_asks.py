"""What the pages about backups and the family's own sensors ask of the shell, and are told."""

from typing import NamedTuple


# --- Asked ----------------------------------------------------------------------------------------
class LoadBackups(NamedTuple):
    """Which backups there are: answered with a Backups, or a Failure."""

    ticket: str


class MakeBackup(NamedTuple):
    """Keep all data as it is now: answered with a Backups, or a Failure.

    Where nothing was changed since the newest one, that one is enough.
    """

    ticket: str


class BringBack(NamedTuple):
    """From the next start on the family's data is this backup: answered with a ComesBack, or with
    a Failure; then nothing will change.
    """

    ticket: str
    name: str
    """As in its BackupCard."""


class LoadDevices(NamedTuple):
    """The family's own sensors: answered with a Devices, or a Failure."""

    ticket: str


class ForgetDevice(NamedTuple):
    """A sensor is the family's no more: answered with a Devices, or a Failure."""

    ticket: str
    spec: str


# --- Told -----------------------------------------------------------------------------------------
class BackupCard(NamedTuple):
    """One backup."""

    name: str
    """Of its file."""
    kind: str
    """recent, week, before-import or before-schema, as in `profiles.rotation`."""
    day: str
    """The family's local date on which it was made."""
    time: str
    """Hours and minutes, or an empty text where they are not known."""
    size_bytes: int


class Backups(NamedTuple):
    """What there is, the newest first."""

    cards: tuple[BackupCard, ...]
    made: bool = False
    """Whether one was just asked for: the newest holds all as it is now."""


class ComesBack(NamedTuple):
    """The next start brings the backup; until then nothing more is to be kept."""


class DeviceCard(NamedTuple):
    """One of the family's own sensors."""

    spec: str
    caption: str
    """The kind of device: a message."""
    picture: str
    name: str
    """What it calls itself; shown as it is."""
    added_on: str
    """Local dates, as the next two."""
    used_on: str
    checked_on: str
    """When each of its corners was last felt; empty where that was never seen."""
    has_corners: bool
    """Whether it is a board, which has corners to be felt."""


class Devices(NamedTuple):
    """The family's own sensors, the one used last first."""

    cards: tuple[DeviceCard, ...]


Asked = LoadBackups | MakeBackup | BringBack | LoadDevices | ForgetDevice
"""Everything that these pages can ask for."""
