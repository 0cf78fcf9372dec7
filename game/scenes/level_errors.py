"""What is wrong with a level's file, over the lower half of the picture: place, sentence, lines.

A pure function of the problems, so that any screen may show it.
"""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from exercises.strict_yaml import Problem
from game.model import Panel, Shape, Text, msg

PLAYS_ON = msg("The last good one plays on")
MEND = msg("Mend the file and save it")
MORE = msg("and {n} more")
SHOWN = 2
"""So many problems are shown in full."""
LEFT, WIDE, BOTTOM = 24.0, 1232.0, 708.0
HEAD_H, PAD, GAP = 54.0, 16.0, 16.0
PLACE_H, LINES_H = 32.0, 116.0
SENTENCE_H = {1: 56.0, 2: 88.0}
"""Room for the sentence where one problem is shown, or two side by side."""
COLUMNS = {1: 78, 2: 37}
"""So many columns of an excerpt go beside each other at its size."""
HEAD_PX, PLACE_PX, SENTENCE_PX, LINES_PX = 28, 21, 22, 22
HOW = msg("Mend it in a text editor, save it, and open this page again.")
ERRORS_Y, WHOLE_W = 308.0, 1100.0
"""Where a page's leaves stand above the panel, and how wide its heading is."""
LONGEST = 230
"""A sentence that is longer is cut: it is whole on the terminal."""
GUTTER = 8
"""The number of a line and what parts it from the line."""
BEFORE_CARET = 0.7
"""Where the caret stands in a line that is cut, as a share of the room."""
BUILT_IN = "built-in/"
CUT = "…"
ENDS = frozenset(" ,:]}")
"""What ends a word in YAML."""
LEAST_KEY = 6
"""A key of which less would be shown is left out."""


def panel(problems: Sequence[Problem], words: str = PLAYS_ON) -> Iterator[Shape]:
    """The first problems in full, how many more there are, and what becomes of play in `words`.

    Nothing where there is no problem.
    """
    if not problems:
        return
    shown = problems[:SHOWN]
    lines_h = LINES_H if any(problem.excerpt for problem in shown) else 0.0
    card_h = PAD + PLACE_H + SENTENCE_H[len(shown)] + lines_h + PAD / 2
    high = HEAD_H + card_h + PAD
    top = BOTTOM - high
    yield Panel(LEFT, top, WIDE, high, "panel", "focus", 30)
    yield from _head(top + HEAD_H / 2 + 2, words, len(problems) - len(shown))
    inside = WIDE - 2 * PAD
    card_w = (inside - GAP * (len(shown) - 1)) / len(shown)
    for number, problem in enumerate(shown):
        x = LEFT + PAD + number * (card_w + GAP)
        yield from _card(problem, x, top + HEAD_H, (card_w, card_h), len(shown))


def _head(y: float, words: str, more: int) -> Iterator[Shape]:
    """A mark, the words, and how many problems are not shown."""
    yield Panel(LEFT + PAD, y - 19, 38, 38, "stop", "", 19)
    yield Text("!", LEFT + PAD + 19, y, HEAD_PX, "ink_light", title=True, verbatim=True, w=38, h=38)
    yield Text(words, LEFT + PAD + 52, y, HEAD_PX, "ink_title", "left", 860, 42, title=True)
    if more:
        told = (("n", str(more)),)
        right = LEFT + WIDE - PAD - 8
        yield Text(MORE, right, y, HEAD_PX - 4, "ink", "right", 250, 42, values=told)


def _card(
    problem: Problem, x: float, y: float, size: tuple[float, float], beside: int
) -> Iterator[Shape]:
    """One problem: where it is, what is wrong, and the lines with the caret."""
    w, h = size
    room = w - 2 * PAD
    yield Panel(x, y, w, h, "tile", "tile_edge", 22)
    y += PAD / 2
    place = _place(problem, 92 if beside == 1 else 50)
    mid = y + PLACE_H / 2
    yield Text(place, x + PAD, mid, PLACE_PX, "ink_accent", "left", room, PLACE_H, verbatim=True)
    y += PLACE_H
    said, high = _cut(problem.message, LONGEST), SENTENCE_H[beside]
    yield Text(said, x + PAD, y + high / 2, SENTENCE_PX, "ink", "left", room, high, verbatim=True)
    y += high + 4
    if problem.excerpt:
        yield Panel(x + PAD / 2, y, w - PAD, LINES_H, "panel_soft", "", 14)
        yield from _lines(problem.excerpt, x + PAD, y + LINES_H / 2, room, COLUMNS[beside])


def _lines(excerpt: str, x: float, y: float, w: float, columns: int) -> Iterator[Shape]:
    """The lines, and over them the caret, and what it points at, in a colour of their own."""
    rows = _window([_cells(row) for row in excerpt.split("\n")], columns)
    marked = [set[int]() for _ in rows]
    for number, row in enumerate(rows):
        if _is_caret(row):
            caret = len(row) - 1
            marked[number] = {caret}
            marked[number - 1] = set(_pointed_at(rows[number - 1], caret))
    wide = max(map(len, rows))
    for ink, of_caret in (("ink", False), ("ink_accent", True)):
        # Both are of the same size in letters, and so lie on each other.
        text = "\n".join(
            _layer(row, marks, wide, of_caret) for row, marks in zip(rows, marked, strict=True)
        )
        high = LINES_H - 6
        yield Text(text, x, y, LINES_PX, ink, "left", w, high, verbatim=True, even=True)


def _layer(row: list[str], marked: set[int], wide: int, of_caret: bool) -> str:
    """A row with nothing but what is marked, or with nothing of that."""
    cells = (cell if (n in marked) is of_caret else " " for n, cell in enumerate(row))
    return "".join(cells) + " " * (wide - len(row))


def _pointed_at(row: list[str], caret: int) -> range:
    """The columns of the word that begins there."""
    end = next((n for n in range(caret, len(row)) if row[n] in ENDS), len(row))
    return range(caret, end)


def _cells(row: str) -> list[str]:
    """A row by its columns: a letter that takes two has nothing in the second."""
    cells: list[str] = []
    for letter in row:
        cells += (letter, "") if east_asian_width(letter) in "WF" else (letter,)
    return cells


def _window(rows: list[list[str]], columns: int) -> list[list[str]]:
    """As much of each row as there is room for, with the caret well inside."""
    spare = min(_indent(row) for row in rows)
    gutter = GUTTER - spare
    rows = [row[spare:] for row in rows]
    caret = max((len(row) for row in rows if _is_caret(row)), default=0)
    room = columns - gutter
    skip = max(0, caret - gutter - round(room * BEFORE_CARET)) if caret > columns else 0
    return [row[:gutter] + _part(row[gutter:], skip, room) for row in rows]


def _part(line: list[str], skip: int, room: int) -> list[str]:
    """A piece of a line; where it is cut stands a mark."""
    part = line[skip : skip + room]
    if len(line) > skip + room:
        part[-1] = CUT
    if skip and part and any(cell.strip() for cell in line[:skip]):
        part[0] = CUT
    return [" ", *part[1:]] if part[:1] == [""] else part


def _indent(row: list[str]) -> int:
    return next((n for n, cell in enumerate(row[: GUTTER - 3]) if cell != " "), GUTTER - 3)


def _is_caret(row: list[str]) -> bool:
    return "".join(row).replace(" ", "") == "|^"


def _place(problem: Problem, longest: int) -> str:
    """`file:line:col` and the key; of the folders nothing but that it came with the program."""
    path = problem.name.replace("\\", "/")
    name = path if path.startswith(BUILT_IN) else path.rpartition("/")[2]
    at = _cut(f"{name}:{problem.line}:{problem.column}" if problem.line else name, longest)
    room, key = longest - len(at) - 3, problem.path
    if len(key) > room:
        key = CUT + key[len(key) - room + 1 :] if room > LEAST_KEY else ""
    return f"{at}   {key}".rstrip()


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + CUT
