"""The milestone path: stones that were reached, with their days, and seeds that still sleep."""

from collections.abc import Iterator, Sequence

from exercises.words import Words
from game.mascot import stepling
from game.model import Layer, Panel, Shape, Sprite, Text, msg
from game.scenes.celebrating import has_card
from game.scenes.grown_up_page import by_count
from game.scenes.menu import Tile
from game.scenes.path_next import ahead
from game.scenes.path_parts import CHILD_PX, WAY_BACK, Page, Seen, arrows, head
from game.scenes.path_words import day_in_words
from game.scenes.setting import CALM_S
from profiles.child_path import Stone

TITLE = msg("My path")
SLOTS = (
    *((181.0, 440.0), (487.0, 468.0), (793.0, 440.0), (1099.0, 468.0)),
    *((1099.0, 212.0), (793.0, 184.0), (487.0, 212.0), (181.0, 184.0)),
)
"""Where stones lie: along the way from the left to the right, and back above it."""
LARGE_SLOTS = ((232.0, 226.0), (640.0, 240.0), (1048.0, 226.0))
BADGE, BADGE_SCALE, LARGE_BADGE_SCALE = 116.0, 0.72, 1.0
PLATE_W, PLATE_H, LARGE_PLATE_W, LARGE_PLATE_H = 286.0, 126.0, 392.0, 370.0
STONE = "stone/"


def stones(seen: Seen) -> Page:
    """One leaf of the path; it opens where the newest stone lies."""
    reached, sleeping = seen.path.reached, ahead(seen.path)
    slots = LARGE_SLOTS if seen.large else SLOTS
    leaves = by_count((*reached, *sleeping), len(slots))
    newest = max(0, len(reached) - 1)
    leaf = newest // len(slots) if seen.leaf is None else seen.leaf
    leaf = max(0, min(leaf, len(leaves) - 1))
    first = leaf * len(slots)
    placed = tuple(zip(leaves[leaf], slots, strict=False))
    back: list[Shape] = [Layer("path_road_large" if seen.large else "path_road")]
    back += [shape for shape in head(TITLE) if not isinstance(shape, Layer)]
    back += [shape for stone, slot in placed for shape in _plate(stone, slot, seen)]
    if first <= newest < first + len(slots):
        back += [*_companion(newest - first, slots, seen.large)]
    tiles = (*_badges(placed, seen), WAY_BACK, *arrows(leaf, len(leaves) - 1))
    return Page(tuple(back), tiles, leaf)


def _plate(stone: Stone, slot: tuple[float, float], seen: Seen) -> Iterator[Shape]:
    """What a stone is called, and its day; a seed's badge is a seed."""
    (x, y), large = slot, seen.large
    w, h = (LARGE_PLATE_W, LARGE_PLATE_H) if large else (PLATE_W, PLATE_H)
    top = y + (88 if large else 58)
    date_h = seen.lines(2 if large else 1, CHILD_PX)
    title = Words.of(stone.milestone.title)
    if stone.record is None:
        yield Sprite("path_seed", x, y, LARGE_BADGE_SCALE if large else BADGE_SCALE)
        yield Panel(x - w / 2, top, w, h, "panel_soft", "", 26)
        yield Text(title, x, top + h / 2, CHILD_PX, "ink_soft", w=w - 20, h=h - 12)
        return
    if not has_card(stone):  # its badge is no tile then
        yield Sprite(stone.milestone.picture, x, y, LARGE_BADGE_SCALE if large else BADGE_SCALE)
    yield Panel(x - w / 2, top, w, h, "panel", "tile_edge", 26)
    words, values = day_in_words(stone.record.reached_on)
    room = h - date_h - 16
    yield Text(title, x, top + 8 + room / 2, CHILD_PX, "ink_title", w=w - 20, h=room)
    at_y = top + h - 8 - date_h / 2
    yield Text(words, x, at_y, CHILD_PX, "ink", w=w - 16, h=date_h + 2, values=values)


def _badges(placed: Sequence[tuple[Stone, tuple[float, float]]], seen: Seen) -> Iterator[Tile]:
    """The stones that were reached open their cards; the newest one has the focus."""
    side = BADGE * (1.36 if seen.large else 1.0)
    scale = LARGE_BADGE_SCALE if seen.large else BADGE_SCALE
    reached = [(stone, slot) for stone, slot in placed if stone.record is not None]
    for stone, (x, y) in reversed([one for one in reached if has_card(one[0])]):
        id_, picture = f"{STONE}{stone.milestone.id}", stone.milestone.picture
        yield Tile(id_, picture, "", x - side / 2, y - side / 2, side, side, scale, plain=True)


def _companion(at: int, slots: Sequence[tuple[float, float]], large: bool) -> Iterator[Shape]:
    """The stepling stands just ahead of the newest stone."""
    x, y = slots[at]
    ahead_px = -128 if not large and at >= len(slots) // 2 else 128
    if not large and at == len(slots) - 1:
        ahead_px = 128
    yield from stepling(x + ahead_px, y + 50, CALM_S, face="cheer", scale=0.5)
