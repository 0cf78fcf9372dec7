"""How tightly a page is set, so that it stays one sheet: told by about how many lines it has."""

import math
import re
from html import unescape
from unicodedata import east_asian_width

__all__ = ["PAGE_LETTERS", "drawn_in", "lines_in", "scale_for"]

ENDS = re.compile(r"</(?:li|p|tr|dd|h2|h3)>")
DRAWN = re.compile(r"<svg.*?</svg>|<[^>]*>", re.DOTALL)
DRAWING = re.compile(r'<svg viewBox="0 0 [\d.]+ ([\d.]+)"')
"""How a drawing begins, with its height; marks within a line begin otherwise."""
KEY = re.compile(r'<p class="key">(.*?)</p>', re.DOTALL)
KEY_LINE, KEY_LETTERS = 0.83, 1.14
"""Keys are set smaller: of a line so high, and with so many times as many letters on it."""
HIGHER = {"<h2>": 0.95, "<br>": 0.75}
"""A heading has space around it; the words over a column may stand on two small lines."""
LINE_UNITS = 15.3
"""A line is as high as so many units of a drawing."""
COLUMN_LETTERS, PAGE_LETTERS = 66, 130
"""So many letters stand on a line of half the page, and of all of it."""
EAST_ASIAN = ("W", "F")
BROAD = frozenset("MWmw@%\u2014")
ROOM = 52
"""Lines for which a sheet of Letter has room: as wide as A4, and 18 mm less high."""
GAIN = 1.5
"""Set smaller, a page holds more lines, and more letters on each of them. Drawings stay as large:
they are as wide as their column."""
SMALLEST = 0.58
"""Of what is set in 8.2 points."""


def lines_in(html: str, letters: int = COLUMN_LETTERS) -> float:
    """About how many lines a piece of the page takes; its drawings count, too."""
    keys = sum(_lines(_read(key), letters * KEY_LETTERS) for key in KEY.findall(html))
    pieces = ENDS.split(KEY.sub("", html))
    words = sum(_lines(_read(piece), letters) for piece in pieces)
    higher = sum(more for piece in pieces for mark, more in HIGHER.items() if mark in piece)
    return words + higher + KEY_LINE * keys + drawn_in(html)


def drawn_in(html: str) -> float:
    """As many lines as its drawings take."""
    return sum(float(height) / LINE_UNITS for height in DRAWING.findall(html))


def scale_for(lines: float, drawn: float = 0.0) -> float:
    """How large a page of so many lines is set: 1, or smaller where it would be two sheets.

    `drawn` of these lines are drawings.
    """
    room = (ROOM - drawn) / max(lines - drawn, 1.0)
    scale = min(1.0, math.pow(max(room, 0.0), 1 / GAIN))
    return max(SMALLEST, math.floor(100 * scale) / 100)


def _read(html: str) -> str:
    return unescape(DRAWN.sub("", html)).strip()


def _lines(text: str, letters: float) -> int:
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
