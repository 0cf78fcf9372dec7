"""A milestone's card as a picture in a file, for the family to keep and to show around.

So these files have the usual rights of files, unlike all else that Stepling keeps.
"""

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import BytesIO
from itertools import count
from pathlib import Path
from unicodedata import normalize

import pygame
from platformdirs import user_pictures_path

from game.model import Look
from game.scenes.answers import Answer, Failure
from game.scenes.card_picture import CARD_H, CARD_W, card_shapes, placed
from game.scenes.path_asks import CardSaved, SaveCard
from game.shell import headless
from game.shell.desk import Carriers
from game.shell.errands import Errands
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from game.shell.texts import translator
from profiles.errors import reason

__all__ = ["CardDesk", "painted", "pictures"]

ZOOM = 2
"""The file has so many pixels for each one of the canvas, on each side."""
PAGE = (255, 253, 246)
"""Behind the card's round corners."""
ENDING = ".png"
FOLDER, INSTEAD = "Stepling", "cards"


class CardDesk:
    """Paints cards, and writes them beside the screens; no picture is ever written over."""

    def __init__(self, data: Path, into: Callable[[], Path | None] | None = None) -> None:
        """`data` is the family's data folder; `into` tells the user's folder of pictures."""
        self._data = data
        self._into = into or pictures
        self._errands = Errands()

    @property
    def carriers(self) -> Carriers:
        """Keeping a card."""
        return {SaveCard: self._save}

    def news(self) -> Iterable[Answer]:
        """What was written since the last time."""
        return self._errands.news()

    def close(self) -> None:
        """No picture is cut off in the middle."""
        self._errands.close()

    def _save(self, effect: SaveCard) -> None:
        # Painted here and now, because all surfaces belong to this thread; then only bytes are
        # left to be written.
        card = painted(effect)
        self._errands.begin(effect.ticket, lambda: self._written(card, _stem(effect.title)))

    def _written(self, card: pygame.Surface, stem: str) -> CardSaved | Failure:
        written = BytesIO()
        pygame.image.save(card, written, ENDING)
        folder = self._folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return CardSaved(str(_put(folder, stem, written.getvalue())))
        except OSError as error:
            return Failure(f"The picture cannot be kept in {folder}: {reason(error)}.")

    def _folder(self) -> Path:
        ours = self._into()
        return self._data / INSTEAD if ours is None else ours / FOLDER


def pictures() -> Path | None:
    """The user's folder for pictures; None where there is none."""
    folder = user_pictures_path()
    return folder if folder.is_dir() else None


def painted(effect: SaveCard) -> pygame.Surface:
    """The card alone, 1600x1200 px, in the family's language; as it is seen on the screen."""
    if pygame.display.get_surface() is None:
        headless.open_display()
    canvas = pygame.Surface((CARD_W * ZOOM, CARD_H * ZOOM)).convert()
    canvas.fill(PAGE)
    painter = Painter(assets_folder(), translator(assets_folder()), Look())
    shapes = card_shapes(effect.picture, effect.title, effect.nickname)
    painter.paint(canvas, placed(shapes, 0, 0, ZOOM))
    return canvas


def _stem(title: str) -> str:
    """What the file is called: by the milestone, and by nobody's name."""
    plain = normalize("NFKD", str(title)).encode("ascii", "ignore").decode().lower()
    return "-".join(["stepling", *re.findall("[a-z0-9]+", plain)])


def _put(folder: Path, stem: str, data: bytes) -> Path:
    """Write a new file, all of it or none; its path. Raises OSError."""
    path = _reserved(folder, stem)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        for begun in (part, path):
            with suppress(OSError):
                begun.unlink(missing_ok=True)
        raise
    return path


def _reserved(folder: Path, stem: str) -> Path:
    """A name that nobody had, and that nobody else takes now. Raises OSError."""
    for number in count(1):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{ENDING}"
        with suppress(FileExistsError):
            path.touch(exist_ok=False)
            return path
    raise AssertionError("there are always more numbers")
