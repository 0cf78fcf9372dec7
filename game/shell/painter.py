"""Paint shapes on a surface: the only place that knows how a shape looks."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pygame

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
from game.shell.lettering import Lettering
from game.shell.pictures import Pictures
from game.shell.theme import Colour, ink

RING_STEPS = 60
RING_PX = 14


class Painter:
    """Paints canvases of 1280x720; keeps what it made for the frames to come."""

    def __init__(self, assets: Path, translate: Callable[[str], str], look: Look) -> None:
        """Paint with the pictures below `assets`; `translate` turns messages into texts."""
        self.look = look
        self._pictures = Pictures(assets, look.high_contrast)
        self._letters = Lettering(look.text_scale)
        self._translate = translate
        self._world = ""
        self._made: dict[tuple[Any, ...], pygame.Surface] = {}
        self._veil = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
        self._waiting: list[tuple[pygame.Surface, tuple[float, float]]] = []
        self._paint: dict[type, Callable[[pygame.Surface, Any], None]] = {
            Skin: self._skin,
            Layer: self._layer,
            Particles: self._particles,
            Ring: self._ring,
            Bar: self._bar,
            Panel: self._panel,
            Text: self._text,
            Dim: self._dim,
        }

    def paint(self, canvas: pygame.Surface, shapes: Iterable[Shape]) -> None:
        """Paint `shapes` in order, first at the back."""
        self._world = ""
        for shape in shapes:
            kind = type(shape)
            if kind is Sprite:
                self._sprite(shape)  # type: ignore[arg-type]  # kind says so; isinstance is slower
            elif kind is not Zone:
                self._flush(canvas)
                self._paint[kind](canvas, shape)
        self._flush(canvas)

    def _flush(self, canvas: pygame.Surface) -> None:
        """Sprites that follow each other go to the canvas in one call."""
        if self._waiting:
            canvas.fblits(self._waiting, pygame.BLEND_PREMULTIPLIED)
            self._waiting.clear()

    def _skin(self, canvas: pygame.Surface, skin: Skin) -> None:
        self._world = skin.world

    def _sprite(self, sprite: Sprite) -> None:
        image, x, y, scale, angle, flip, alpha, stretch = sprite
        if alpha <= 0 or scale <= 0:
            return
        if self.look.calm:
            stretch = 1.0
        surface, ox, oy = self._pictures.sprite(
            self._world, image, scale, angle, flip, stretch, alpha
        )
        self._waiting.append((surface, (round(x - ox), round(y - oy))))

    def _particles(self, canvas: pygame.Surface, particles: Particles) -> None:
        if self.look.calm:
            return
        surface, ox, oy = self._pictures.sprite(self._world, particles.image)
        canvas.fblits(
            [(surface, (x - ox, y - oy)) for x, y in particles.points],
            pygame.BLEND_PREMULTIPLIED,
        )

    def _layer(self, canvas: pygame.Surface, layer: Layer) -> None:
        strip = self._pictures.strip(self._world, layer.image)
        x = 0.0 if layer.drifts and self.look.calm else layer.x
        x = round(x % strip.w) - strip.w if layer.wrap and x % strip.w else round(x)
        while x < CANVAS_W:
            for surface, row, opaque in strip.bands:
                flags = 0 if opaque else pygame.BLEND_PREMULTIPLIED
                canvas.blit(surface, (x, layer.y + row), special_flags=flags)
            if not layer.wrap:
                return
            x += strip.w

    def _ink(self, role: str) -> Colour:
        return ink(role, self.look.high_contrast)

    def _ring(self, canvas: pygame.Surface, ring: Ring) -> None:
        step = round(max(0.0, min(1.0, ring.share)) * RING_STEPS)
        key = (Ring, round(ring.radius), step, ring.ink)
        surface = self._made.get(key)
        if surface is None:
            surface = self._made[key] = self._drawn_ring(round(ring.radius), step, ring.ink)
        w, h = surface.get_size()
        canvas.blit(
            surface, (ring.x - w / 2, ring.y - h / 2), special_flags=pygame.BLEND_PREMULTIPLIED
        )

    def _drawn_ring(self, radius: int, step: int, role: str) -> pygame.Surface:
        """Drawn at three times its size and scaled down, so that its edge is smooth."""
        zoom, size = 3, 2 * radius + RING_PX + 4
        big = pygame.Surface((size * zoom, size * zoom), pygame.SRCALPHA)
        middle = size * zoom / 2
        width = RING_PX * zoom
        pygame.draw.circle(
            big, (*self._ink("panel_dark"), 150), (middle, middle), middle - 2, width + 4 * zoom
        )
        self._arc(big, middle, radius * zoom, step / RING_STEPS, (role, width))
        return pygame.transform.smoothscale(big.premul_alpha(), (size, size))

    def _arc(
        self, big: pygame.Surface, middle: float, radius: float, share: float, pen: tuple[str, int]
    ) -> None:
        role, width = pen
        turn = pygame.Vector2(0.0, -radius)
        dots = round(share * 240)
        for dot in range(dots + 1 if dots else 0):
            at = turn.rotate(360 * share * dot / dots) + pygame.Vector2(middle)
            pygame.draw.circle(big, self._ink(role), at, width / 2)

    def _bar(self, canvas: pygame.Surface, bar: Bar) -> None:
        _, _, w, h, share, role = bar
        filled = round(w * max(0.0, min(1.0, share)))
        self._panel(canvas, Panel(bar.x, bar.y, w, h, "track", "", int(h / 2)))
        if filled >= h:
            self._panel(canvas, Panel(bar.x, bar.y, filled, h, role, "", int(h / 2)))

    def _panel(self, canvas: pygame.Surface, panel: Panel) -> None:
        key = (Panel, panel.w, panel.h, panel.fill, panel.edge, panel.radius)
        surface = self._made.get(key)
        if surface is None:
            surface = self._made[key] = self._drawn_panel(panel)
        canvas.blit(surface, (panel.x, panel.y), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _drawn_panel(self, panel: Panel) -> pygame.Surface:
        w, h, zoom = round(panel.w), round(panel.h), 2
        big = pygame.Surface((w * zoom, h * zoom), pygame.SRCALPHA)
        radius = panel.radius * zoom
        if panel.edge:
            pygame.draw.rect(big, self._ink(panel.edge), big.get_rect(), border_radius=radius)
        inner = big.get_rect().inflate(-12 if panel.edge else 0, -12 if panel.edge else 0)
        pygame.draw.rect(big, self._ink(panel.fill), inner, border_radius=radius)
        return pygame.transform.smoothscale(big.premul_alpha(), (w, h))

    def _text(self, canvas: pygame.Surface, text: Text) -> None:
        said = text.message if text.verbatim else self._translate(text.message)
        for name, value in text.values:
            said = said.replace("{" + name + "}", value)
        room = int(text.w), int(text.h)
        if text.even:
            surface = self._letters.even(said, text.size_px, self._ink(text.ink), *room)
        else:
            surface = self._letters.render(
                said, text.size_px, self._ink(text.ink), *room, text.title, text.align
            )
        w, h = surface.get_size()
        x = text.x - {"left": 0.0, "center": w / 2, "right": float(w)}[text.align]
        canvas.blit(
            surface, (round(x), round(text.y - h / 2)), special_flags=pygame.BLEND_PREMULTIPLIED
        )

    def _dim(self, canvas: pygame.Surface, dim: Dim) -> None:
        self._veil.set_alpha(round(255 * dim.share))
        canvas.blit(self._veil, (0, 0))
