"""How long texts come out on pages for grown-ups: the core knows no font, so it is estimated.

Names and notes that a family wrote are of any length. The estimate is never less than what is
drawn, so that a text stays in its place.
"""

from unicodedata import east_asian_width, normalize

SHARES = {
    **dict.fromkeys("'`il !,.:;Ij|", 0.29),
    **dict.fromkeys('/()[]{}"-frt*J\\', 0.46),
    **dict.fromkeys("^?szac+<>Lekvxy", 0.57),
    **dict.fromkeys("BKPVXY_ACR&=", 0.73),
    **dict.fromkeys("DGHNUOQw%", 0.84),
    **dict.fromkeys("MmW@—…", 1.01),
}
"""The width of a letter as a share of the letters' size."""
USUAL, WIDE = 0.62, 1.25
"""Of all other letters, and of Chinese ones and the like."""
SMALLEST_PX, LINE_PX = 18.0, 23.0
"""No letters are drawn smaller than this, and then their lines are so high."""


def width_px(text: str, size_px: float = SMALLEST_PX) -> float:
    """How wide a line may come out."""
    return size_px * sum(map(_share, text))


def _share(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return WIDE
    plain = normalize("NFD", letter)[0]
    return SHARES.get(plain, USUAL if plain.isascii() else WIDE)


def lines(text: str, w: float, size_px: float = SMALLEST_PX) -> tuple[str, ...]:
    """The text as lines no wider than `w`; a word that is longer is parted."""
    done: list[str] = []
    line = ""
    for word in text.split():
        for part in _parts(word, w, size_px):
            longer = f"{line} {part}" if line else part
            if line and width_px(longer, size_px) > w:
                done.append(line)
                longer = part
            line = longer
    return (*done, line) if line else tuple(done)


def _parts(word: str, w: float, size_px: float) -> tuple[str, ...]:
    """Pieces of a word, each of which fits on a line."""
    parts = [""]
    for letter in word:
        if parts[-1] and width_px(parts[-1] + letter, size_px) > w:
            parts.append("")
        parts[-1] += letter
    return tuple(parts)


def cut(text: str, w: float, most: int = 1, size_px: float = SMALLEST_PX) -> str:
    """As much of the text as at most so many lines hold; what was left out shows as three dots."""
    whole = lines(text, w, size_px)
    if len(whole) <= most:
        return " ".join(whole)
    last = whole[most - 1]
    while last and width_px(f"{last}…", size_px) > w:
        last = last[:-1]
    return f"{' '.join((*whole[: most - 1], last)).rstrip()}…"
