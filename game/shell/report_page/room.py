"""How tightly a page is set, so that it stays one sheet: told by about how many lines it has."""

import math
import re
from html import unescape
from unicodedata import east_asian_width

__all__ = ["PAGE_LETTERS", "lines_in", "scale_for"]

ENDS = re.compile(r"</(?:li|p|tr|dd|h2|h3)>")
DRAWN = re.compile(r"<svg.*?</svg>|<[^>]*>", re.DOTALL)
DRAWING, DRAWING_LINES = '<svg viewBox="0 ', 9
"""How a drawing begins, and how high it is; marks within a line begin otherwise."""
COLUMN_LETTERS, PAGE_LETTERS = 56, 116
"""So many letters stand on a line of half the page, and of all of it."""
EAST_ASIAN = ("W", "F")
BROAD = frozenset("MWmw@%\u2014")
ROOM = 50
"""Lines for which a sheet of Letter has room: as wide as A4, and 18 mm less high."""
GAIN = 1.5
"""Set smaller, a page holds more lines, and more letters on each of them."""
SMALLEST = 0.6
"""Of what is set in 8.2 points."""


def lines_in(html: str, letters: int = COLUMN_LETTERS) -> int:
    """About how many lines a piece of the page takes; its drawings count, too."""
    pieces = (unescape(DRAWN.sub("", piece)) for piece in ENDS.split(html))
    words = sum(_lines(piece.strip(), letters) for piece in pieces)
    return words + DRAWING_LINES * html.count(DRAWING)


def scale_for(lines: int) -> float:
    """How large a page of so many lines is set: 1, or smaller where it would be two sheets."""
    scale = min(1.0, math.pow(ROOM / max(lines, 1), 1 / GAIN))
    return max(SMALLEST, math.floor(100 * scale) / 100)


def _lines(text: str, letters: int) -> int:
    longest = max(map(_width, text.split()), default=0.0)
    # A word that has no room at the end of a line leaves it empty.
    return math.ceil(_width(text) / letters) + (longest > letters / 2)


def _width(text: str) -> float:
    """How many usual letters are as wide as these."""
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    if letter in BROAD:
        return 1.9
    if east_asian_width(letter) in EAST_ASIAN:
        return 2.0
    return 1.3 if letter.isupper() else 1.0
