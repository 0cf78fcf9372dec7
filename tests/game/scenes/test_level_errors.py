"""The panel of a file's mistakes: what it says, where its caret points, and that all of it fits."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises import LevelError
from exercises.strict_yaml import Place, Problem, Source
from game.model import CANVAS_H, CANVAS_W, Panel, Text
from game.scenes.level_errors import COLUMNS, MORE, PLAYS_ON, SHOWN, panel
from game.shell.lettering import Lettering
from game.shell.levels import library

BROKEN = Path(__file__).parents[2] / "exercises" / "broken"
HIGHEST_PX = 340
"""The game is seen above the panel: it begins no higher than here."""
LEVEL = "format: 1\nid: mine\ntitle: {en: Mine}\ngame: otter_river\n"


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((1, 1))


def problems_of(text: str | bytes, name: str = "mine.yaml") -> tuple[Problem, ...]:
    with pytest.raises(LevelError) as told:
        library().read(text, name)
    return told.value.problems


def texts(problems: Sequence[Problem]) -> list[Text]:
    return [shape for shape in panel(problems) if isinstance(shape, Text)]


def caret_and_word(problems: Sequence[Problem]) -> tuple[int, int, str]:
    """The columns of the caret and of what it points at, and that itself."""
    (accents,) = (t for t in texts(problems) if t.even and t.ink == "ink_accent")
    above, caret = next(pair for pair in pairwise(accents.message.split("\n")) if "^" in pair[1])
    return caret.index("^"), len(above) - len(above.lstrip()), above.strip()


def test_without_a_mistake_there_is_nothing() -> None:
    assert list(panel(())) == []


def test_a_mistake_has_its_place_its_key_its_sentence_and_its_lines() -> None:
    (problem,) = problems_of(LEVEL + "reps: 6\nhold_s: 25\nrest_s: 30\n", "/far/away/mine.yaml")
    said = {text.message for text in texts((problem,))}
    assert {PLAYS_ON, "mine.yaml:6:9   hold_s", problem.message} <= said
    (lines,) = (t.message for t in texts((problem,)) if t.even and t.ink == "ink")
    assert [row.rstrip() for row in lines.split("\n")] == [
        "5 | reps: 6",
        "6 | hold_s:",
        "  |",
        "7 | rest_s: 30",
    ]
    assert caret_and_word((problem,)) == (12, 12, "25")


def test_what_came_with_the_program_is_named_so() -> None:
    problem = Problem("built-in/otter_river.yaml", 3, 1, "", "it is wrong")
    assert "built-in/otter_river.yaml:3:1" in {text.message for text in texts((problem,))}


def test_the_first_two_stand_side_by_side_and_the_others_are_counted() -> None:
    found = problems_of(LEVEL + "reps: 500\nhold: 1\nrest_s: 3\nsets: 99\n")
    assert len(found) == 4
    said = texts(found)
    assert [one.message for one in found[:SHOWN]] == [
        text.message for text in said if text.message in {one.message for one in found}
    ]
    (more,) = (text for text in said if text.message == MORE)
    assert more.values == (("n", "2"),)
    assert not [text for text in texts(found[:2]) if text.message == MORE]


@given(before=st.integers(0, 90), wide=st.booleans(), beside=st.integers(1, SHOWN))
def test_however_long_a_line_the_caret_is_seen_below_its_word(
    before: int, wide: bool, beside: int
) -> None:
    stuff = ("河" if wide else "x") * (before // (2 if wide else 1))
    source = Source.of(f"a: 1\n{stuff} word more and more\nb: 2\n", "mine.yaml")
    problem = source.problem(Place(2, len(stuff) + 2), "", "it is wrong")
    found = (problem, Problem("mine.yaml", 0, 0, "", "so is this"))[:beside]
    (layer, *_) = (t for t in texts(found) if t.even)
    rows = layer.message.split("\n")
    caret, at, word = caret_and_word(found)
    assert caret == at
    assert "word".startswith(word.rstrip("…"))
    assert caret < COLUMNS[beside]
    assert max(map(len, rows)) <= COLUMNS[beside]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_panel_of_every_broken_file_fits_and_leaves_the_game_to_be_seen(scale: float) -> None:
    letters = Lettering(scale)
    files = sorted(BROKEN.rglob("*.yaml"))
    assert len(files) >= 60
    for file in files:
        try:
            library().read(file.read_bytes(), file.name)
            continue
        except LevelError as error:
            found = error.problems
        for shape in panel(found):
            if isinstance(shape, Panel):
                assert shape.y >= HIGHEST_PX
                assert shape.x >= 0
                assert shape.x + shape.w <= CANVAS_W
                assert shape.y + shape.h <= CANVAS_H
            elif isinstance(shape, Text):
                fits(letters, shape, file.name)


def fits(letters: Lettering, text: Text, file: str) -> None:
    said, (w, h) = text.message, (int(text.w), int(text.h))
    for name, value in text.values:
        said = said.replace("{" + name + "}", value)
    if text.even:
        drawn = letters.even(said, text.size_px, (0, 0, 0), w, h)
    else:
        drawn = letters.render(said, text.size_px, (0, 0, 0), w, h, text.title, text.align)
    assert drawn.get_width() <= w, (file, said)
    assert drawn.get_height() <= h, (file, said)


def test_a_sentence_without_an_end_is_cut() -> None:
    problem = Problem("mine.yaml", 0, 0, "", "very " * 200)
    for scale in (1.0, 2.0):
        for text in texts((problem, problem)):
            fits(Lettering(scale), text, "mine.yaml")
