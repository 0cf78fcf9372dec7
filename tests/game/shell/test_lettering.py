"""How texts are laid out: wrapped lines stand as asked, even letters one below the other."""

import pygame
import pytest

from game.shell.lettering import Lettering
from game.shell.theme import LEAST_PX

INK = (0, 0, 0)


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((1, 1))


def inked(surface: pygame.Surface, row: int = 0, rows: int = 1) -> tuple[int, int]:
    """The first and the last column of pixels with ink in one of so many rows."""
    high = surface.get_height() // rows
    part = surface.subsurface((0, row * high, surface.get_width(), high))
    box = part.get_bounding_rect()
    return box.left, box.right


def test_a_caret_stands_below_its_letter_whatever_stands_before() -> None:
    for before in ("", "iiiiiiii", "mmmmmmmm", "W@W@ il"):
        text = f"{before}|\n{' ' * len(before)}|"
        surface = Lettering().even(text, 22, INK)
        assert inked(surface, 0, 2)[1] == inked(surface, 1, 2)[1], before


def test_a_wide_letter_takes_the_room_of_two() -> None:
    surface = Lettering().even("河河|\n    |", 22, INK)
    assert inked(surface, 0, 2)[1] == inked(surface, 1, 2)[1]


def test_even_letters_are_drawn_smaller_until_they_fit_and_never_wrap() -> None:
    letters = Lettering(2.0)
    line = "x" * 60
    wide = letters.even(line, 22, INK)
    small = letters.even(line, 22, INK, 900, 60)
    assert wide.get_width() > 1200
    assert small.get_width() <= 900
    assert small.get_height() <= 60
    least = letters.even(line, 22, INK, 100, 60)
    assert least.get_width() == Lettering().even(line, LEAST_PX, INK).get_width()


def test_the_same_text_is_drawn_once() -> None:
    letters = Lettering()
    assert letters.even("a b", 22, INK) is letters.even("a b", 22, INK)
    assert letters.even("a b", 22, INK) is not letters.render("a b", 22, INK)


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_wrapped_lines_stand_as_asked(align: str) -> None:
    surface = Lettering().render("a long line of words\nx", 22, INK, 400, 0, align=align)
    (left, right), (short_left, short_right) = inked(surface, 0, 2), inked(surface, 1, 2)
    assert short_right - short_left < (right - left) / 4
    middle = (short_left + short_right) / 2
    if align == "left":
        assert abs(short_left - left) <= 2
    elif align == "right":
        assert abs(short_right - right) <= 2
    else:
        assert abs(middle - (left + right) / 2) <= 2
