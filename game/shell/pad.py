"""One gamepad: which button means what, and where its stick and triggers are.

SDL knows the layout of most gamepads. It is asked for, because the numbers of axes and buttons
differ from system to system: axis 4 is a trigger here, and the right stick there.
"""

import pygame
from pygame import CONTROLLER_AXIS_TRIGGERLEFT, CONTROLLER_AXIS_TRIGGERRIGHT
from pygame._sdl2 import controller

from game.scenes.scene import Press

BOARD = "balance board"
"""A board that the system shows as a gamepad is left to its own driver."""
NAMED = {
    "a": Press.OK,
    "b": Press.BACK,
    "dpup": Press.UP,
    "dpdown": Press.DOWN,
    "dpleft": Press.LEFT,
    "dpright": Press.RIGHT,
}
"""What the buttons with these names mean; every other button is the red Stop."""
NUMBERED = {0: Press.OK, 1: Press.BACK}
"""The same where SDL does not know the gamepad."""
TRIGGERS = ("lefttrigger", "righttrigger")
EDGE, LEANS, PULLED = 0.5, 0.15, 0.3
"""How far a stick goes to move the focus or to lean, and how far a trigger to lift a foot."""
FULL = 32767


def open_pad(device_index: int) -> "Pad | None":
    """The gamepad that was plugged in; None for a balance board, or where it is gone again."""
    try:
        joystick = pygame.joystick.Joystick(device_index)
        if BOARD in joystick.get_name().lower():
            return None
        known = controller.is_controller(device_index)
        return Pad(joystick, controller.Controller(device_index) if known else None)
    except pygame.error:
        return None


class Pad:
    """A gamepad that is plugged in."""

    def __init__(
        self, joystick: pygame.joystick.JoystickType, known: controller.Controller | None
    ) -> None:
        """`known` is the same gamepad as SDL's list of layouts has it, where it has it."""
        self._joystick = joystick
        self._known = known
        self._presses = _presses(known.get_mapping()) if known else NUMBERED
        self._stick = [0, 0]

    @property
    def id(self) -> int:
        """What events call it."""
        return self._joystick.get_instance_id()

    def press(self, button: int) -> Press | None:
        """What this button means; None for a trigger that is a button, too."""
        if self._known is None:
            return self._presses.get(button, Press.STOP)
        return self._presses.get(button)

    def edge(self, axis: int, value: float) -> Press | None:
        """The stick moves the focus once each time that it leaves the middle."""
        if axis not in (0, 1):
            return None
        now, before = (value > EDGE) - (value < -EDGE), self._stick[axis]
        self._stick[axis] = now
        if now in (before, 0):
            return None
        if axis == 0:
            return Press.RIGHT if now > 0 else Press.LEFT
        return Press.DOWN if now > 0 else Press.UP

    def lean(self) -> tuple[float, float] | None:
        """Where the stick leans, x to the right and y to the front; None while it is let go."""
        if self._joystick.get_numaxes() <= 1:
            return None
        x, y = self._joystick.get_axis(0), -self._joystick.get_axis(1)
        return (x, y) if max(abs(x), abs(y)) > LEANS else None

    def lifts(self) -> tuple[bool, bool]:
        """Whether the left and the right trigger are pulled."""
        if self._known is None:
            return False, False
        left = self._known.get_axis(CONTROLLER_AXIS_TRIGGERLEFT)
        right = self._known.get_axis(CONTROLLER_AXIS_TRIGGERRIGHT)
        return left > PULLED * FULL, right > PULLED * FULL


def _presses(mapping: dict[str, str]) -> dict[int, Press]:
    """What each button means, by SDL's layout: {"a": "b0", "lefttrigger": "a2", ...}.

    Buttons without a name are left out: some gamepads press one along with each trigger.
    """
    return {
        int(place[1:]): NAMED.get(name, Press.STOP)
        for name, place in mapping.items()
        if name not in TRIGGERS and place.startswith("b") and place[1:].isdigit()
    }
