"""Pictures of the screen for people, and the layout behind them for tests."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pygame

from game import model
from game.model import CANVAS_H, CANVAS_W, Shape
from game.shell.painter import Painter
from game.shell.trouble import Trouble


class Shots:
    """Writes `shot-0001.png` and `shot-0001.json` (the shapes) into a folder, one after another."""

    def __init__(self, folder: Path, painter: Painter) -> None:
        """Raises Trouble where the folder cannot be made."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble(f"No pictures can be written to {folder} ({error.strerror}).") from None
        self._folder = folder
        self.painter = painter
        """Who paints the pictures to come."""
        self._canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
        self._count = 0

    def take(self, shapes: Iterable[Shape]) -> Path:
        """Paint the shapes and write them down; the path of the picture. Raises Trouble."""
        shapes = tuple(shapes)
        self.painter.paint(self._canvas, shapes)
        self._count += 1
        path = self._folder / f"shot-{self._count:04}.png"
        try:
            pygame.image.save(self._canvas, path)
            path.with_suffix(".json").write_text(dump(shapes), "utf-8")
        except (OSError, pygame.error) as error:
            raise Trouble(f"{path} cannot be written ({error}). Choose another folder.") from None
        return path


def dump(shapes: Iterable[Shape]) -> str:
    """The layout as JSON: a list of shapes, each with its kind and its fields."""
    return json.dumps([{"kind": type(shape).__name__, **shape._asdict()} for shape in shapes])


def load(text: str) -> tuple[Shape, ...]:
    """The shapes that `dump` wrote."""
    return tuple(_shape(raw) for raw in json.loads(text))


def _shape(raw: dict[str, Any]) -> Shape:
    kind = getattr(model, raw.pop("kind"))
    if "points" in raw:
        raw["points"] = tuple(tuple(point) for point in raw["points"])
    if "values" in raw:
        raw["values"] = tuple(tuple(pair) for pair in raw["values"])
    shape: Shape = kind(**raw)
    return shape
