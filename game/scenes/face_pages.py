"""The faces of children on pages, to choose one of them: what several pages for grown-ups share."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Shape, msg
from game.scenes import typeset
from game.scenes.grown_up_page import BACK, BODY_PX, WAIT, Leaves, by_count, note, turned
from game.scenes.menu import Menu, Tile, focused
from profiles.model import Child

NOBODY = msg("There is no child here yet. On the first screen, press Play, and then New child.")
COLUMNS, ROWS = 5, 2
Y, W, H, GAP = 156.0, 210.0, 220.0, 26.0
PICTURE_SCALE, AWAY_SCALE = 0.82, 0.62


@dataclass(frozen=True, slots=True)
class FacePages:
    """Some children, and the page that is open."""

    children: tuple[Child, ...]
    page: int = 0

    @property
    def leaves(self) -> Leaves[Child]:
        """The pages."""
        return Leaves(by_count(self.children, COLUMNS * ROWS), self.page)

    def at(self, child_id: str) -> "FacePages":
        """The same, open where this child is; at the beginning where it is not here."""
        ids = [child.id for child in self.children]
        page = ids.index(child_id) // (COLUMNS * ROWS) if child_id in ids else 0
        return replace(self, page=page)

    def turned(self, chosen: str) -> "FacePages | None":
        """The same on the page that was chosen; None where it was none that was chosen."""
        if chosen not in ("before", "more"):
            return None
        return replace(self, page=turned(self.leaves.number, chosen))

    def chosen(self, tile_id: str) -> Child:
        """Whose face it was."""
        child_id = tile_id.removeprefix("child-")
        return next(one for one in self.children if one.id == child_id)

    def faces(self) -> Iterator[tuple[Child, Tile]]:
        """Each child of the open page with its tile."""
        shown = self.leaves.shown
        for number, child in enumerate(shown):
            yield child, _face(child, number, len(shown))

    def menu(self, tile_id: str) -> Menu:
        """All that can be chosen; this tile has the focus, if it is there."""
        tiles = (*(face for _, face in self.faces()), *self.leaves.tiles(), BACK)
        return focused(tiles, tile_id)


def told(pages: FacePages | None, trouble: str) -> Iterator[Shape]:
    """What is to be said where no face can be shown."""
    if trouble:
        yield from note("icon_help", trouble, verbatim=True)
    elif pages is None:
        yield from note("icon_clock", WAIT)
    elif not pages.children:
        yield from note("icon_help", NOBODY)


def _face(child: Child, number: int, of: int) -> Tile:
    columns = min(COLUMNS, of)
    left = (1280 - columns * W - (columns - 1) * GAP) / 2
    x = left + number % COLUMNS * (W + GAP)
    y = Y + number // COLUMNS * (H + GAP)
    name = typeset.cut(child.nickname, W - 24)
    scale = AWAY_SCALE if child.archived else PICTURE_SCALE
    return Tile(
        f"child-{child.id}", f"avatar_{child.avatar}", name, x, y, W, H, scale, verbatim=True,
        words_px=BODY_PX,
    )  # fmt: skip
