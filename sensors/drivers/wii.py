"""A real Wii Balance Board: `wii`, or `wii:ADDRESS` where the family has two."""

from sensors.around import Around
from sensors.wii.board import WiiBoard
from sensors.wii.find import open_board

__all__ = ["open_wii"]


def open_wii(address: str, _around: Around) -> WiiBoard:
    """The board with this Bluetooth address, or the first one that is there."""
    return open_board(address)
