"""Pictures from assets, loaded once, kept in the sizes, turns and shades that frames need."""

import math
import re
from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

import pygame

VIEW_BOX = re.compile(r'viewBox="([-\d.]+)[ ,]+([-\d.]+)[ ,]+([-\d.]+)[ ,]+([-\d.]+)"')
SCALES, STRETCHES, ALPHAS = 32, 48, 16
"""Sprites are kept at scales of 1/32, stretches of 1/48 and alphas of 1/16."""
TURN_DEG = 1.0
"""Sprites are turned in steps of this."""
KEPT_BYTES = 32 * 1024 * 1024
DIMMED = 150
"""Backgrounds keep 150/255 of their light in the high-contrast look."""


class Picture(NamedTuple):
    """A premultiplied surface, and where the drawing's own origin is on it, in px."""

    surface: pygame.Surface
    x: float
    y: float


class Strip(NamedTuple):
    """A wide picture cut into bands of rows, so that opaque rows cost no blending."""

    bands: tuple[tuple[pygame.Surface, int, bool], ...]
    """Surface, its first row, and whether it is opaque."""
    w: int


Key = tuple[str, int, int, bool, int, int]


class Pictures:
    """The pictures below one folder (assets), found by a world and a name."""

    def __init__(self, root: Path, high_contrast: bool = False) -> None:
        """Nothing is loaded yet."""
        self._root = root
        self._high_contrast = high_contrast
        self._paths: dict[tuple[str, str], Path] = {}
        self._originals: dict[tuple[Path, int], Picture] = {}
        self._strips: dict[Path, Strip] = {}
        self._kept: OrderedDict[tuple[Path, Key], Picture] = OrderedDict()
        self._kept_bytes = 0

    def path(self, world: str, name: str) -> Path:
        """The file of a picture: the world's own, else a hero's, else the interface's.

        Raises KeyError where there is none.
        """
        found = self._paths.get((world, name))
        if found is None:
            folders = (f"worlds/{world}", "heroes", "ui")
            candidates = (self._root / folder / f"{name}.svg" for folder in folders)
            found = next((path for path in candidates if path.is_file()), None)
            if found is None:
                raise KeyError(f"no picture {name!r} in world {world!r}, heroes or ui")
            self._paths[(world, name)] = found
        return found

    def sprite(
        self,
        world: str,
        name: str,
        scale: float = 1.0,
        angle: float = 0.0,
        flip: bool = False,
        stretch: float = 1.0,
        alpha: float = 1.0,
    ) -> Picture:
        """A picture ready to blit, from the cache or made now."""
        key = (
            name,
            max(1, round(scale * SCALES)),
            round(angle / TURN_DEG) % round(360 / TURN_DEG),
            flip,
            max(1, round(stretch * STRETCHES)),
            min(ALPHAS, round(alpha * ALPHAS)),
        )
        path = self._paths.get((world, name)) or self.path(world, name)
        kept = self._kept.get((path, key))
        if kept is None:
            kept = self._make(path, key)
            self._keep(path, key, kept)
        else:
            self._kept.move_to_end((path, key))
        return kept

    def strip(self, world: str, name: str) -> Strip:
        """A background picture, cut into opaque and blended bands."""
        path = self.path(world, name)
        strip = self._strips.get(path)
        if strip is None:
            strip = self._strips[path] = self._cut(self._original(path, 1).surface)
        return strip

    def _keep(self, path: Path, key: Key, picture: Picture) -> None:
        self._kept[(path, key)] = picture
        self._kept_bytes += _bytes(picture)
        while self._kept_bytes > KEPT_BYTES and len(self._kept) > 1:
            self._kept_bytes -= _bytes(self._kept.popitem(last=False)[1])

    def _original(self, path: Path, zoom: int) -> Picture:
        """The drawing as it is in its file, `zoom` times its natural size, premultiplied."""
        picture = self._originals.get((path, zoom))
        if picture is None:
            x, y, w, h = view_box(path)
            size = (max(1, round(w * zoom)), max(1, round(h * zoom)))
            surface = pygame.image.load_sized_svg(path, size).convert_alpha().premul_alpha()
            picture = self._originals[(path, zoom)] = Picture(surface, -x * zoom, -y * zoom)
        return picture

    def _make(self, path: Path, key: Key) -> Picture:
        _, scale32, turn, flip, stretch48, alpha16 = key
        scale, stretch = scale32 / SCALES, math.sqrt(stretch48 / STRETCHES)
        zoom = 2 if scale > 1 else 1
        surface, x, y = self._original(path, zoom)
        sx, sy = scale / stretch / zoom, scale * stretch / zoom
        if (sx, sy) != (1.0, 1.0):
            w, h = surface.get_size()
            size = (max(1, round(w * sx)), max(1, round(h * sy)))
            surface, x, y = pygame.transform.smoothscale(surface, size), x * sx, y * sy
        if flip:
            surface = pygame.transform.flip(surface, True, False)
            x = surface.get_width() - x
        if turn:
            surface, x, y = _turned(surface, x, y, turn * TURN_DEG)
        if alpha16 < ALPHAS:
            surface = surface.copy()
            level = round(255 * alpha16 / ALPHAS)
            surface.fill((level, level, level, level), special_flags=pygame.BLEND_RGBA_MULT)
        return Picture(surface, x, y)

    def _cut(self, surface: pygame.Surface) -> Strip:
        if self._high_contrast:
            surface = surface.copy()
            surface.fill((DIMMED, DIMMED, DIMMED, 255), special_flags=pygame.BLEND_RGBA_MULT)
        w, h = surface.get_size()
        solid = pygame.mask.from_surface(surface, 254)
        rows = [solid.overlap_area(pygame.Mask((w, 1), fill=True), (0, y)) == w for y in range(h)]
        bands, first = [], 0
        for y in range(1, h + 1):
            if y == h or rows[y] != rows[first]:
                band = surface.subsurface((0, first, w, y - first))
                opaque = rows[first]
                bands.append((band.convert() if opaque else band.copy(), first, opaque))
                first = y
        return Strip(tuple(bands), w)


def view_box(path: Path) -> tuple[float, float, float, float]:
    """The viewBox of an SVG file: x, y, width and height in px."""
    match = VIEW_BOX.search(path.read_text("utf-8"))
    if match is None:
        raise ValueError(f"{path.name} has no viewBox, so its size and origin are unknown")
    x, y, w, h = map(float, match.groups())
    return x, y, w, h


def _turned(
    surface: pygame.Surface, x: float, y: float, angle: float
) -> tuple[pygame.Surface, float, float]:
    """Turn counter-clockwise; the origin is followed round the middle."""
    w, h = surface.get_size()
    turned = pygame.transform.rotozoom(surface, angle, 1.0)
    radians = math.radians(angle)
    dx, dy = x - w / 2, y - h / 2
    cos, sin = math.cos(radians), math.sin(radians)
    new_w, new_h = turned.get_size()
    return turned, new_w / 2 + dx * cos + dy * sin, new_h / 2 - dx * sin + dy * cos


def _bytes(picture: Picture) -> int:
    w, h = picture.surface.get_size()
    return w * h * 4
