"""The Wii Balance Board, read by our own report-level driver or through the Linux kernel's."""

from sensors.wii.board import WiiBoard
from sensors.wii.find import FoundBoard, Scan, found_boards, open_board, scan

__all__ = ["FoundBoard", "Scan", "WiiBoard", "found_boards", "open_board", "scan"]
