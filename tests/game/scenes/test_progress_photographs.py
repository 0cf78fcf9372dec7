"""Photographs of a child's path: in every look nothing is clipped, and nothing overlaps."""

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter

import pygame
import pytest

from game.model import CANVAS_H, CANVAS_W, Panel, Shape, Sprite, Text, Zone
from game.scenes.path_answers import answers
from game.scenes.path_parts import Seen
from game.scenes.progress import PAGES, ProgressScreen
from game.scenes.scene import Press, Tick, Today
from game.scenes.setting import Setting, look_of
from game.shell import headless
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from profiles.model import Child
from sensors.signals import Signals
from tests.game.paths_walked import KIT, TODAY, WALKED, five_years
from tests.game.scenes import layout_checks
from tests.game.scenes.layout_checks import Letters

LOOKS: dict[str, Child] = {
    "normal": KIT,
    "calm": replace(KIT, calm=True),
    "high contrast": replace(KIT, high_contrast=True),
    "150 %": replace(KIT, text_scale=1.5),
    "200 %": replace(KIT, text_scale=2.0),
}
MOST_LEAVES = 12
CHILDS_PX = 27
FOR_GROWN_UPS = ("answers", "trends")


def opened(child: Child, walked: str, page: str, leaf: int | None = None) -> ProgressScreen:
    """A page of this path."""
    setting = Setting((), "", child)
    return ProgressScreen(setting, WALKED[walked](), TODAY, page)._opened(page, leaf)


def leaves(child: Child, walked: str, page: str) -> Iterator[ProgressScreen]:
    """The first leaves of a page, and the one that it opens at."""
    yield opened(child, walked, page)
    for leaf in range(MOST_LEAVES):
        screen = opened(child, walked, page, leaf)
        yield screen
        if "more" not in [tile.id for tile in screen.menu.tiles]:
            return


@pytest.fixture(scope="module", params=LOOKS)
def look(request: pytest.FixtureRequest) -> tuple[Child, Letters, Painter]:
    headless.open_display()
    child = LOOKS[request.param]
    return child, Letters(child.text_scale), Painter(assets_folder(), str, look_of(child))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("walked", WALKED)
def test_nothing_is_clipped_and_nothing_overlaps(
    look: tuple[Child, Letters, Painter], walked: str, page: str
) -> None:
    child, letters, painter = look
    for screen in leaves(child, walked, page):
        shapes = tuple(screen.view())
        assert layout_checks.faults(shapes, letters, child.text_scale) == []
        canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
        painter.paint(canvas, shapes)
        colours = {tuple(canvas.get_at((x, y))) for x in range(9, 1280, 97) for y in (60, 300, 600)}
        assert len(colours) > 3


@pytest.mark.parametrize("walked", WALKED)
def test_letters_are_as_large_as_their_readers_need(walked: str) -> None:
    for page in PAGES:
        least = 18 if page in FOR_GROWN_UPS else CHILDS_PX
        for screen in leaves(KIT, walked, page):
            sizes = {one.size_px for one in screen.view() if isinstance(one, Text)}
            assert min(sizes) >= least, page


@pytest.mark.parametrize("page", PAGES)
def test_nothing_moves_for_a_child_that_wants_calm(page: str) -> None:
    screen = opened(LOOKS["calm"], "month_3", page)
    assert tuple(screen.view()) == tuple(replace(screen, t_s=7.3).view())


def test_the_place_breathes_for_others() -> None:
    screen = opened(KIT, "month_3", "place")
    assert tuple(screen.view()) != tuple(replace(screen, t_s=7.3).view())


@pytest.mark.parametrize("walked", WALKED)
def test_the_childs_page_works_without_a_word(walked: str) -> None:
    """Each tile is a picture, days are plants, and what is asleep is told by its picture."""
    screen = opened(KIT, walked, "place")
    shapes = [shape for shape in screen.view() if not isinstance(shape, Text)]
    pictures = [shape for shape in shapes if isinstance(shape, Sprite)]
    for tile in screen.menu.tiles:
        assert any(tile.holds(one.x, one.y) for one in pictures), tile.id
    assert sum(one.image.startswith("day_") and one.scale == 1.0 for one in pictures) == 7
    assert len({tile.picture for tile in screen.menu.tiles}) == len(screen.menu.tiles)


@pytest.mark.parametrize("page", PAGES)
def test_the_first_frame_of_five_years_is_there_in_a_quarter_of_a_second(page: str) -> None:
    """With nothing loaded yet but the interpreter and the fonts' files: the best of three."""
    headless.open_display()
    path, taken_s = five_years(), []
    for _ in range(3):
        painter = Painter(assets_folder(), str, look_of(KIT))
        canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
        began = perf_counter()
        painter.paint(canvas, ProgressScreen(Setting((), "", KIT), path, TODAY, page).view())
        taken_s.append(perf_counter() - began)
    assert min(taken_s) < 0.25


# --- The checks themselves can fail ---------------------------------------------------------------
PAPER = Panel(100, 100, 400, 100)
ROOMY = Text("Hello", 300, 150, 27, w=380, h=40)
PLANTED: dict[str, tuple[Shape, ...]] = {
    "drawn with": (PAPER, ROOMY._replace(message="Hello to everybody " * 4, h=60)),
    "larger than its room": (PAPER, ROOMY._replace(message="Hello to everybody " * 9)),
    "over the edge of its paper": (PAPER, ROOMY._replace(y=195)),
    "on no paper": (PAPER, ROOMY._replace(y=400)),
    "off the canvas": (Panel(0, 0, 300, 90), ROOMY._replace(x=10, y=40)),
    "on each other": (PAPER, ROOMY, ROOMY._replace(message="World", y=165)),
    "on the picture": (PAPER, ROOMY, Sprite("icon_play", 300, 150, 0.5)),
    "half on the tile": (PAPER, ROOMY, Zone("play", 300, 110, 90, 80)),
    "painted over": (PAPER, ROOMY, Panel(290, 140, 20, 20)),
    "tiles on each other": (Zone("play", 0, 0, 90, 80), Zone("stop", 80, 70, 90, 80)),
    "a tile off the canvas": (Zone("play", -1, 0, 90, 80),),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_caught(fault: str) -> None:
    headless.open_display()
    found = layout_checks.faults(PLANTED[fault], Letters(1.0), 1.0)
    assert any(one.startswith(fault) for one in found), found


def test_two_texts_that_fit_are_no_fault() -> None:
    headless.open_display()
    assert layout_checks.faults((PAPER, ROOMY), Letters(1.0), 1.0) == []


def test_a_page_laid_out_for_small_letters_is_caught_with_large_ones() -> None:
    headless.open_display()
    shapes = answers(Seen(KIT, WALKED["month_3"](), TODAY)).back
    assert layout_checks.faults(shapes, Letters(1.0), 1.0) == []
    assert layout_checks.faults(shapes, Letters(2.0), 2.0)


def test_a_press_too_many_begins_no_break() -> None:
    """The way back has the focus on the page where one press would begin a pause."""
    screen = replace(opened(KIT, "month_3", "answers"), asked=True)
    screen = replace(screen, menu=replace(screen.menu, age_s=1.0))
    _, effects = screen.step(Tick(1 / 60, Signals(), (Press.OK,), Today(TODAY, "")))
    assert [type(effect).__name__ for effect in effects] == ["Sound"]
