"""Pictures of the screen, and the layouts beside them that tests read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model import (
    CANVAS_H,
    CANVAS_W,
    Bar,
    Dim,
    Layer,
    Look,
    Panel,
    Particles,
    Ring,
    Shape,
    Skin,
    Sprite,
    Text,
    Zone,
)
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from game.shell.shots import Shots, dump, load
from game.shell.trouble import Trouble

PX = st.floats(-1e6, 1e6)
WORDS = st.text()
PLACES = st.lists(st.tuples(PX, PX)).map(tuple)
VALUES = st.lists(st.tuples(WORDS, WORDS)).map(tuple)
SPECIAL: dict[str, st.SearchStrategy[object]] = {"points": PLACES, "values": VALUES}
OF_TYPE: dict[type, st.SearchStrategy[object]] = {
    str: WORDS,
    float: PX,
    bool: st.booleans(),
    int: st.integers(0, 999),
}


def shapes_of(kind: type) -> st.SearchStrategy[Shape]:
    """Any shape of this kind, by the types of its fields."""
    fields = {
        name: SPECIAL[name] if name in SPECIAL else OF_TYPE[of]
        for name, of in kind.__annotations__.items()
    }
    return st.builds(kind, **fields)


KINDS = get_args(Shape)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_shape_comes_back_as_it_was_written_down(kind: type) -> None:
    @given(st.lists(shapes_of(kind), max_size=4))
    def comes_back(shapes: list[Shape]) -> None:
        again = load(dump(shapes))
        assert again == tuple(shapes)
        assert {type(shape) for shape in again} <= {kind}

    comes_back()


def test_the_order_of_a_layout_is_kept() -> None:
    shapes = (Skin("river"), Layer("sky"), Sprite("raft", 640.0, 500.0), Zone("stop", 1, 2, 3, 4))
    assert load(dump(iter(shapes))) == shapes


def test_a_layout_says_what_each_shape_is() -> None:
    (raw,) = json.loads(dump([Text("Olá", 1.0, 2.0, values=(("n", "3"),))]))
    assert raw["kind"] == "Text"
    assert (raw["message"], raw["values"]) == ("Olá", [["n", "3"]])


# --- Pictures -------------------------------------------------------------------------------------
ALL = (
    Skin("river"),
    Layer("home_sky"),
    Sprite("star_full", 100.0, 100.0),
    Particles("confetti_1", ((10.0, 10.0), (20.0, 20.0))),
    Ring(200.0, 200.0, 30.0, 0.5),
    Bar(300.0, 300.0, 200.0, 30.0, 0.5),
    Panel(0.0, 620.0, 100.0, 100.0, "stop", "", 0),
    Text("Rest", 640.0, 360.0),
    Zone("stop", 0.0, 0.0, 10.0, 10.0),
)


@pytest.fixture
def painter(monkeypatch: pytest.MonkeyPatch) -> Iterator[Painter]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((1, 1))
    yield Painter(assets_folder(), str, Look())
    pygame.display.quit()


def test_pictures_and_layouts_are_written_one_after_another(
    painter: Painter, tmp_path: Path
) -> None:
    shots = Shots(tmp_path / "new" / "folder", painter)
    paths = [shots.take(iter(ALL)), shots.take([Dim(0.5)])]
    assert [path.name for path in paths] == ["shot-0001.png", "shot-0002.png"]
    assert load(paths[0].with_suffix(".json").read_text("utf-8")) == ALL
    picture = pygame.image.load(paths[0])
    assert picture.get_size() == (CANVAS_W, CANVAS_H)
    assert picture.get_at((50, 670))[:3] == (196, 32, 38)


def test_a_folder_that_cannot_be_made_is_told(painter: Painter, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    with pytest.raises(Trouble, match=r"No pictures can be written to .*file.* \(.+\)\."):
        Shots(file / "shots", painter)


def test_a_picture_that_cannot_be_written_is_told(painter: Painter, tmp_path: Path) -> None:
    shots = Shots(tmp_path / "shots", painter)
    (tmp_path / "shots" / "shot-0001.png").mkdir()
    with pytest.raises(Trouble, match=r"shot-0001\.png cannot be written .+ another folder\."):
        shots.take(ALL)
