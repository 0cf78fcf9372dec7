"""What the pages about children, gear and privacy ask of the shell, and what they are told."""

from typing import NamedTuple

from game.scenes import keeping_asks
from profiles.gear import Worn
from profiles.model import Gear


# --- Asked ----------------------------------------------------------------------------------------
class LoadGears(NamedTuple):
    """What the child wore and wears: answered with a Wardrobe, or a Failure."""

    ticket: str
    child_id: str


class AddGear(NamedTuple):
    """From this local date on the child wears something else.

    Answered with a Wardrobe, or a Failure; then nothing was changed.
    """

    ticket: str
    child_id: str
    name: str
    """In the family's words; may be empty."""
    since: str
    left: str
    """own, shoe, orthosis or prosthesis."""
    right: str


class ChangeGear(NamedTuple):
    """Something wrong was said of a gear: answered with a Wardrobe, or a Failure."""

    ticket: str
    gear: Gear


class WearAgain(NamedTuple):
    """From today on the child wears this one again, with all that was measured in it.

    Answered with a Wardrobe, or a Failure.
    """

    ticket: str
    gear: Gear


class DropGear(NamedTuple):
    """Take out a gear that nobody played in: answered with a Wardrobe, or a Failure."""

    ticket: str
    gear: Gear


class LoadKept(NamedTuple):
    """What is kept, and where: answered with a KeptHere."""

    ticket: str


class EraseRecordings(NamedTuple):
    """Erase every movement recording now: answered with a KeptHere, or with a Failure where some
    of them could not be erased.
    """

    ticket: str


class ExportChild(NamedTuple):
    """Write all that is kept of a child into one file: answered with an Exported, or a Failure."""

    ticket: str
    child_id: str
    deidentified: bool
    """Whether name, face, birth year and what the family calls things are left out."""


class EraseChild(NamedTuple):
    """Erase a child and all that is kept of it, for good: answered with an Erased, or a Failure.

    Nothing happens where `typed_nickname` is not the child's nickname.
    """

    ticket: str
    child_id: str
    typed_nickname: str


# --- Told -----------------------------------------------------------------------------------------
class Wardrobe(NamedTuple):
    """What a child wore, one after the other; the last is what it wears now."""

    worn: tuple[Worn, ...]


class KeptHere(NamedTuple):
    """The family's data on this computer."""

    folder: str
    """Its whole path."""
    recordings: int
    recordings_bytes: int
    keep_days: int
    """After so many days a recording is erased."""
    copied_by: str = ""
    """The service that copies the folder to other computers, where one is known to; else empty."""


class Exported(NamedTuple):
    """The file that was written: its whole path."""

    file: str


class Erased(NamedTuple):
    """The child is gone."""

    told: str = ""
    """What could not be reached and remains to be done by hand, in a whole sentence; or empty."""


Asked = (
    LoadGears
    | AddGear
    | ChangeGear
    | WearAgain
    | DropGear
    | LoadKept
    | EraseRecordings
    | ExportChild
    | EraseChild
    | keeping_asks.Asked
)
