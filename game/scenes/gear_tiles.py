"""What can be chosen where gear is told: a kind for each leg, the name, the day."""

from collections.abc import Iterator

from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import gear_days, gear_words
from game.scenes.grown_up_page import BACK, BODY_PX, SMALL_PX
from game.scenes.menu import Tile
from profiles.gear import KINDS
from profiles.model import Gear

LEFT, RIGHT = msg("Left leg"), msg("Right leg")
NAME, NO_NAME, SINCE = msg("Name"), msg("No name; one helps to tell them apart"), msg("Worn since")
KEEP = Tile("keep", "icon_ok", msg("Keep it"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX)
AGAIN = Tile("again", "icon_swap", msg("Wear it again"), 734, 24, 250, 96, 0.5, words_px=BODY_PX)
WORDS_Y, WORDS_H, WORDS_W, NARROW_W = 596.0, 100.0, 1200.0, 934.0
DROP = Tile(
    "drop", "icon_forget", msg("Delete it"), 990, WORDS_Y, 250, WORDS_H, 0.5, words_px=BODY_PX
)
LEGS_Y, LEGS_H = 130.0, 48.0
SIDES = (("left", LEFT, 40.0), ("right", RIGHT, 648.0))
SIDE_W = 592.0
KIND_Y, KIND_W, KIND_H, KIND_GAP = 188.0, 139.0, 262.0, 12.0
ROW_Y, ROW_H = 472.0, 110.0
NAME_TILE = Tile("name", "", "", 40, ROW_Y, SIDE_W, ROW_H)
DAY_X, DAY_W = 844.0, 200.0
ARROWS = {
    "month_before": (648.0, "icon_arrow_left", msg("30 days")),
    "day_before": (744.0, "icon_arrow_left", msg("1 day")),
    "day_after": (1056.0, "icon_arrow_right", msg("1 day")),
    "month_after": (1152.0, "icon_arrow_right", msg("30 days")),
}


def tiles(
    gear: Gear, span: tuple[str, str], may: tuple[bool, bool], in_trouble: bool
) -> tuple[Tile, ...]:
    """All of them; only the way back while a trouble is told.

    `may` says whether the gear can be worn again, and whether it can be deleted.
    """
    if in_trouble:
        return (BACK,)
    kinds = tuple(_kind(side, kind, x) for side, _, x in SIDES for kind in KINDS)
    arrows = tuple(_arrow(step) for step in gear_days.steps(gear.since, span))
    extra = (tile for tile, can in zip((AGAIN, DROP), may, strict=True) if can)
    return (KEEP, *extra, *kinds, NAME_TILE, *arrows, BACK)


def _kind(side: str, kind: str, left: float) -> Tile:
    x = left + KINDS.index(kind) * (KIND_W + KIND_GAP)
    return Tile(f"{side}/{kind}", "", "", x, KIND_Y, KIND_W, KIND_H)


def _arrow(step: str) -> Tile:
    x, picture, caption = ARROWS[step]
    return Tile(step, picture, caption, x, ROW_Y + 5, 88, ROW_H - 10, 0.5, words_px=SMALL_PX)


def papers() -> Iterator[Shape]:
    """What lies below the tiles."""
    for _, title, x in SIDES:
        yield Panel(x, LEGS_Y, SIDE_W, LEGS_H, "panel", "tile_edge", 24)
        middle = LEGS_Y + LEGS_H / 2
        yield Text(title, x + SIDE_W / 2, middle, 24, "ink_title", w=400, h=LEGS_H - 6, title=True)
    yield Panel(DAY_X, ROW_Y + 5, DAY_W, ROW_H - 10, "panel", "tile_edge", 26)


def faces(gear: Gear) -> Iterator[Shape]:
    """What stands on the tiles; a leaf is on what is chosen."""
    for side, _, x in SIDES:
        for kind in KINDS:
            box = _kind(side, kind, x)
            middle = box.x + box.w / 2
            yield Sprite(f"leg_{kind}", middle, box.y + 96, 1.0, flip=side == "right")
            yield Text(gear_words.KINDS[kind], middle, box.y + 212, SMALL_PX, w=KIND_W - 10, h=64)
            if kind == (gear.left if side == "left" else gear.right):
                yield Panel(box.x + 16, box.y + KIND_H - 10, KIND_W - 32, 6, "focus", "", 3)
                yield Sprite("icon_ok", box.x + KIND_W - 24, box.y + 24, 0.4)
    middle = ROW_Y + ROW_H / 2
    yield Text(NAME, 68, middle, BODY_PX, "ink_soft", "left", 100, 60)
    called = gear_words.name(gear, 400, BODY_PX, 2)
    if called:
        yield Text(called, 184, middle, BODY_PX, "ink", "left", 420, ROW_H - 14, verbatim=True)
    else:
        yield Text(NO_NAME, 184, middle, SMALL_PX, "ink_soft", "left", 420, ROW_H - 14)
    yield Text(SINCE, 944, middle - 24, SMALL_PX, "ink_soft", w=184, h=40)
    yield Text(gear.since, 944, middle + 16, BODY_PX + 2, w=184, h=44, verbatim=True)
