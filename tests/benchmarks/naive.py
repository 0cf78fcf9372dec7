"""The same shapes drawn as a beginner would: nothing kept, nothing converted, texts made anew."""

import pygame

from game.model import Layer, Particles, Skin, Sprite, Text
from game.shell.lettering import BODY, TITLE
from game.shell.painter import Painter
from game.shell.pictures import Pictures, view_box


class NaivePainter(Painter):
    """Loads a picture once, as anybody would, and does everything else in each frame."""

    def __init__(self, assets, translate, look):
        super().__init__(assets, translate, look)
        self._files = Pictures(assets)
        self._loaded = {}
        self._paint = {**self._paint, Layer: self._plain_layer, Text: self._plain_text}
        self._paint[Particles] = self._plain_particles
        self._paint[Skin] = self._take_skin

    def paint(self, canvas, shapes):
        """Every shape by itself."""
        for shape in shapes:
            if isinstance(shape, Sprite):
                self._turned(canvas, shape)
            elif type(shape) in self._paint:
                self._paint[type(shape)](canvas, shape)

    def _take_skin(self, canvas, skin):
        self._world = skin.world

    def _picture(self, name):
        path = self._files.path(self._world, name)
        if path not in self._loaded:
            x, y, w, h = view_box(path)
            surface = pygame.image.load_sized_svg(path, (round(w), round(h)))
            self._loaded[path] = surface, -x, -y
        return self._loaded[path]

    def _turned(self, canvas, sprite):
        surface, x, y = self._picture(sprite.image)
        if sprite.flip:
            surface = pygame.transform.flip(surface, True, False)
        turned = pygame.transform.rotozoom(surface, sprite.angle, max(0.01, sprite.scale))
        turned.set_alpha(round(255 * max(0.0, min(1.0, sprite.alpha))))
        canvas.blit(turned, (sprite.x - x * sprite.scale, sprite.y - y * sprite.scale))

    def _plain_layer(self, canvas, layer):
        surface, _, _ = self._picture(layer.image)
        x = layer.x % surface.get_width() if layer.wrap else layer.x
        canvas.blit(surface, (x, layer.y))
        if layer.wrap and x:
            canvas.blit(surface, (x - surface.get_width(), layer.y))

    def _plain_particles(self, canvas, particles):
        surface, x, y = self._picture(particles.image)
        for at_x, at_y in particles.points:
            canvas.blit(surface, (at_x - x, at_y - y))

    def _plain_text(self, canvas, text):
        from importlib.resources import files  # noqa: PLC0415  # as naive as the rest

        package, name = TITLE if text.title else BODY
        font = pygame.font.Font(str(files(package).joinpath(name)), text.size_px)
        canvas.blit(font.render(text.message, True, (0, 0, 0)), (text.x, text.y))
