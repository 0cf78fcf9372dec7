"""What can be wrong with a packet, told in one whole sentence; nothing has been changed then."""

from pathlib import Path

from profiles.errors import StoreError


class PacketError(StoreError):
    """A packet cannot be written, or not be taken in; the sentence says why, and what to do."""


class Passphrase(PacketError):  # noqa: N818 (its base says that it is an error)
    """A passphrase is missing, or is another one."""


def spoilt(path: Path, why: str) -> PacketError:
    """The error for a packet that is damaged, or was never one of ours."""
    return PacketError(
        f"{path} cannot be taken in: {why}. Nothing was changed. Ask for the packet once more."
    )


def newer(path: Path) -> PacketError:
    """The error for a packet that this program is too old for."""
    return PacketError(
        f"{path} comes from a newer Stepling. Nothing was changed. Install the newest Stepling, "
        "and take the packet in again."
    )
