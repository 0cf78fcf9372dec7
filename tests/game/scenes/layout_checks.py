"""What a page's layout must keep once it is painted: measured in the painter's own letters.

Each check yields a sentence for every fault; none means that the page is in order.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import pygame

from game.model import CANVAS_H, CANVAS_W, Panel, Shape, Sprite, Text, Zone
from game.shell.lettering import Lettering
from game.shell.paths import assets_folder
from game.shell.pictures import Pictures, view_box
from tests.game.scenes.page_checks import Box, apart, box_of, said

LEAST_SHARE = 0.8
"""Letters may be drawn so much smaller than asked where a text would not fit otherwise."""
SLACK_PX = 3.0
"""Letters have so much air around them."""
FULL = 0.8
"""The share of a picture's own box that is painted for certain."""
PICTURES = ("icon_", "milestone_", "day_", "avatar_", "path_seed", "body_")
"""How the pictures are called that no words may touch; scenery may lie behind words."""


class Letters(Lettering):
    """The painter's letters, which also tell how large they came out."""

    def __init__(self, scale: float) -> None:
        super().__init__(scale)
        self._size_px = 0
        self._known: dict[Text, tuple[int, pygame.Surface]] = {}

    def _font(self, title: bool, size: int) -> pygame.Font:
        self._size_px = size
        return super()._font(title, size)

    def measured(self, text: Text) -> tuple[int, pygame.Surface]:
        """The size of the letters in px, and the text as it is painted."""
        found = self._known.get(text)
        if found is None:
            room = int(text.w), int(text.h)
            drawn = self._fresh(text, room)
            found = self._known[text] = self._size_px, drawn
        return found

    def _fresh(self, text: Text, room: tuple[int, int]) -> pygame.Surface:
        self._kept.clear()  # a text that was rendered before would not ask for its font
        return self.render(said(text), text.size_px, (0, 0, 0), *room, text.title, text.align)

    def box(self, text: Text) -> Box:
        """Where the painted letters stand."""
        w, h = self.measured(text)[1].get_size()
        left = text.x - {"left": 0.0, "center": w / 2, "right": float(w)}[text.align]
        return left, text.y - h / 2, left + w, text.y + h / 2


def faults(shapes: Sequence[Shape], letters: Letters, scale: float) -> list[str]:
    """Everything that is wrong with a page."""
    return [
        *too_small(shapes, letters, scale),
        *out_of_place(shapes, letters),
        *on_each_other(shapes, letters),
        *on_pictures(shapes, letters),
        *in_tiles(shapes, letters),
        *painted_over(shapes, letters),
    ]


def texts(shapes: Sequence[Shape]) -> list[Text]:
    return [shape for shape in shapes if isinstance(shape, Text) and shape.message]


def too_small(shapes: Sequence[Shape], letters: Letters, scale: float) -> Iterator[str]:
    for text in texts(shapes):
        size_px, asked_px = letters.measured(text)[0], text.size_px * scale
        if size_px < LEAST_SHARE * asked_px:
            yield f"drawn with {size_px} px and not {asked_px:.0f}: {said(text)}"


def out_of_place(shapes: Sequence[Shape], letters: Letters) -> Iterator[str]:
    """Letters stay in their room, on the canvas, and on the paper that they begin on."""
    papers: list[Panel] = []
    for shape in shapes:
        if isinstance(shape, Panel):
            papers.append(shape)
        elif isinstance(shape, Text) and shape.message:
            box = letters.box(shape)
            if box[2] - box[0] > shape.w or box[3] - box[1] > shape.h + SLACK_PX:
                yield f"larger than its room: {said(shape)}"
            if not inside(box, (0, 0, CANVAS_W, CANVAS_H)):
                yield f"off the canvas: {said(shape)}"
            yield from _off_its_paper(shape, box, papers)


def _off_its_paper(text: Text, box: Box, papers: Sequence[Panel]) -> Iterator[str]:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    under = [one for one in papers if inside((x, y, x, y), box_of(one))]
    if not under:
        yield f"on no paper: {said(text)}"
    elif not inside(box, box_of(under[-1])):
        yield f"over the edge of its paper: {said(text)}"


def on_each_other(shapes: Sequence[Shape], letters: Letters) -> Iterator[str]:
    boxes = [(said(text), letters.box(text)) for text in texts(shapes)]
    for (one, a), (other, b) in combinations(boxes, 2):
        if not clear(a, b):
            yield f"on each other: {one} / {other}"


def on_pictures(shapes: Sequence[Shape], letters: Letters) -> Iterator[str]:
    boxes = [(said(text), letters.box(text)) for text in texts(shapes)]
    for shape in shapes:
        if isinstance(shape, Sprite) and shape.image.startswith(PICTURES):
            full = painted_for_certain(shape)
            for words, box in boxes:
                if not clear(box, full):
                    yield f"on the picture {shape.image}: {words}"


def in_tiles(shapes: Sequence[Shape], letters: Letters) -> Iterator[str]:
    """Words are on a tile or beside it, and tiles are apart. Zones of results cover cards."""
    zones = [
        shape
        for shape in shapes
        if isinstance(shape, Zone) and not shape.id.startswith(("course-", "result-"))
    ]
    tiles = [(zone.id, (zone.x, zone.y, zone.x + zone.w, zone.y + zone.h)) for zone in zones]
    for (one, a), (other, b) in combinations(tiles, 2):
        if not apart(a, b):
            yield f"tiles on each other: {one} / {other}"
    for id_, tile in tiles:
        if not inside(tile, (0, 0, CANVAS_W, CANVAS_H)):
            yield f"a tile off the canvas: {id_}"
        for text in texts(shapes):
            box = letters.box(text)
            if not clear(box, tile) and not inside(box, tile):
                yield f"half on the tile {id_}: {said(text)}"


def painted_over(shapes: Sequence[Shape], letters: Letters) -> Iterator[str]:
    """Whatever comes later is painted over what was there."""
    before: list[tuple[str, Box]] = []
    for shape in shapes:
        if isinstance(shape, Text) and shape.message:
            before.append((said(shape), letters.box(shape)))
        elif isinstance(shape, Panel):
            for words, box in before:
                if not clear(box, box_of(shape)):
                    yield f"painted over: {words}"


def painted_for_certain(sprite: Sprite) -> Box:
    """The inner part of a picture's box."""
    x, y, w, h = view_box(Pictures(assets_folder()).path("", sprite.image))
    middle_x = sprite.x + (x + w / 2) * sprite.scale
    middle_y = sprite.y + (y + h / 2) * sprite.scale
    half_w, half_h = FULL * w * sprite.scale / 2, FULL * h * sprite.scale / 2
    return middle_x - half_w, middle_y - half_h, middle_x + half_w, middle_y + half_h


def inside(box: Box, other: Box) -> bool:
    return box[0] >= other[0] and box[1] >= other[1] and box[2] <= other[2] and box[3] <= other[3]


def clear(one: Box, other: Box) -> bool:
    beside = one[2] <= other[0] + SLACK_PX or other[2] <= one[0] + SLACK_PX
    return beside or one[3] <= other[1] + SLACK_PX or other[3] <= one[1] + SLACK_PX
