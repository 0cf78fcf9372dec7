"""What hands do: keys, pointer and gamepad as inputs for screens, and as controls for leaning."""

from dataclasses import dataclass, field

import pygame

from game.model import CANVAS_H, CANVAS_W
from game.scenes.scene import Click, Input, Press, Typed
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
PAD_OK, PAD_BACK = 0, 1
HATS = {(-1, 0): Press.LEFT, (1, 0): Press.RIGHT, (0, 1): Press.UP, (0, -1): Press.DOWN}
STICK, TRIGGER = 0.5, 0.3
LEFT_TRIGGER, RIGHT_TRIGGER = 4, 5
BOARD = "balance board"
"""A board that the system shows as a gamepad is left to its own driver."""


@dataclass(slots=True)
class Hands:
    """Follows events; what is held down leans."""

    off_board: bool = False
    stick: tuple[int, int] = (0, 0)
    pads: dict[int, pygame.joystick.JoystickType] = field(default_factory=dict)

    def take(self, event: pygame.Event) -> Input | None:
        """What an event means for a screen, if anything."""
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            return Click(float(event.pos[0]), float(event.pos[1]))
        if event.type == pygame.JOYBUTTONDOWN:
            return {PAD_OK: Press.OK, PAD_BACK: Press.BACK}.get(event.button, Press.STOP)
        if event.type == pygame.JOYHATMOTION:
            return HATS.get(tuple(event.value))
        if event.type == pygame.JOYAXISMOTION:
            return self._axis(event)
        if event.type == pygame.JOYDEVICEADDED:
            self._add(pygame.joystick.Joystick(event.device_index))
        elif event.type == pygame.JOYDEVICEREMOVED:
            self.pads.pop(event.instance_id, None)
        return None

    def controls(self) -> Controls:
        """What is held down now. Mouse: the button held down leans towards the pointer."""
        held = pygame.key.get_pressed()
        x = float(held[pygame.K_RIGHT]) - float(held[pygame.K_LEFT])
        y = float(held[pygame.K_UP]) - float(held[pygame.K_DOWN])
        if pygame.mouse.get_pressed()[0]:
            at_x, at_y = pygame.mouse.get_pos()
            x, y = _within(2.2 * at_x / CANVAS_W - 1.1), _within(1.1 - 2.2 * at_y / CANVAS_H)
        left, right = bool(held[pygame.K_a]), bool(held[pygame.K_d])
        for pad in self.pads.values():
            axes = [pad.get_axis(n) for n in range(pad.get_numaxes())]
            if len(axes) > 1 and max(abs(axes[0]), abs(axes[1])) > TRIGGER / 2:
                x, y = axes[0], -axes[1]
            if len(axes) > RIGHT_TRIGGER:
                left = left or axes[LEFT_TRIGGER] > TRIGGER
                right = right or axes[RIGHT_TRIGGER] > TRIGGER
        return Controls(x, y, left, right, self.off_board)

    def _key(self, event: pygame.Event) -> Input | None:
        if event.key == pygame.K_s:
            self.off_board = not self.off_board
        press = KEYS.get(event.key)
        if press is not None:
            return press
        return Typed(event.unicode) if event.unicode and event.unicode.isprintable() else None

    def _axis(self, event: pygame.Event) -> Input | None:
        """The stick moves the focus once each time that it leaves the middle."""
        if event.axis not in (0, 1):
            return None
        now = (event.value > STICK) - (event.value < -STICK)
        x, y = self.stick
        before = (x, y)[event.axis]
        self.stick = (now, y) if event.axis == 0 else (x, now)
        if now in (before, 0):
            return None
        if event.axis == 0:
            return Press.RIGHT if now > 0 else Press.LEFT
        return Press.DOWN if now > 0 else Press.UP

    def _add(self, pad: pygame.joystick.JoystickType) -> None:
        if BOARD not in pad.get_name().lower():
            self.pads[pad.get_instance_id()] = pad


def _within(lean: float) -> float:
    return max(-1.0, min(1.0, lean))
