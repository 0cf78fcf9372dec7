"""What hands do: keys, pointer and gamepad as inputs for screens, and as controls for leaning."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from game.model import CANVAS_H, CANVAS_W
from game.scenes.scene import Click, Input, Press, Typed
from game.shell.arrows import Axis
from game.shell.pad import Pad, open_pad
from sensors.driver import Controls

KEYS = {
    pygame.K_RETURN: Press.OK,
    pygame.K_KP_ENTER: Press.OK,
    pygame.K_ESCAPE: Press.BACK,
    pygame.K_SPACE: Press.STOP,
    pygame.K_LEFT: Press.LEFT,
    pygame.K_RIGHT: Press.RIGHT,
    pygame.K_UP: Press.UP,
    pygame.K_DOWN: Press.DOWN,
    pygame.K_BACKSPACE: Press.ERASE,
}
HATS = {(-1, 0): Press.LEFT, (1, 0): Press.RIGHT, (0, 1): Press.UP, (0, -1): Press.DOWN}
PAD_EVENTS = (pygame.JOYBUTTONDOWN, pygame.JOYHATMOTION, pygame.JOYAXISMOTION)

Place = Callable[[tuple[int, int]], tuple[float, float]]
"""Where on the canvas a pointer at a window place is."""


@dataclass(slots=True)
class Hands:
    """Follows events; what is held down leans."""

    off_board: bool = False
    sideways: Axis = field(default_factory=Axis)
    forward: Axis = field(default_factory=Axis)
    pads: dict[int, Pad] = field(default_factory=dict)

    def take(self, event: pygame.Event) -> Input | None:
        """What an event means for a screen, if anything."""
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            return Click(float(event.pos[0]), float(event.pos[1]))
        if event.type in PAD_EVENTS and event.instance_id in self.pads:
            return _of_pad(self.pads[event.instance_id], event)
        if event.type == pygame.JOYDEVICEADDED:
            pad = open_pad(event.device_index)
            if pad is not None:
                self.pads[pad.id] = pad
        elif event.type == pygame.JOYDEVICEREMOVED:
            self.pads.pop(event.instance_id, None)
        return None

    def controls(self, place: Place) -> Controls:
        """What is held down now.

        Mouse: the left button leans towards the pointer, the right one lifts the foot on its side.
        """
        held = pygame.key.get_pressed()
        x = self.sideways.tick(held[pygame.K_RIGHT] - held[pygame.K_LEFT])
        y = self.forward.tick(held[pygame.K_UP] - held[pygame.K_DOWN])
        left, right = bool(held[pygame.K_a]), bool(held[pygame.K_d])
        leans, _, lifts = pygame.mouse.get_pressed()
        at_x, at_y = place(pygame.mouse.get_pos())
        if leans:
            x, y = _within(2.2 * at_x / CANVAS_W - 1.1), _within(1.1 - 2.2 * at_y / CANVAS_H)
        if lifts:
            left, right = left or at_x < CANVAS_W / 2, right or at_x >= CANVAS_W / 2
        for pad in self.pads.values():
            x, y = pad.lean() or (x, y)
            pulled = pad.lifts()
            left, right = left or pulled[0], right or pulled[1]
        return Controls(x, y, left, right, self.off_board)

    def _key(self, event: pygame.Event) -> Input | None:
        if event.key == pygame.K_s:
            self.off_board = not self.off_board
        press = KEYS.get(event.key)
        if press is not None:
            return press
        return Typed(event.unicode) if event.unicode and event.unicode.isprintable() else None


def _of_pad(pad: Pad, event: pygame.Event) -> Press | None:
    if event.type == pygame.JOYBUTTONDOWN:
        return pad.press(event.button)
    if event.type == pygame.JOYHATMOTION:
        return HATS.get(tuple(event.value))
    return pad.edge(event.axis, event.value)


def _within(lean: float) -> float:
    return max(-1.0, min(1.0, lean))
