"""Gamepads that SDL itself pretends are plugged in: real events and real Joysticks come of them.

SDL's functions for it are reached through pygame's own library; where that cannot be, tests skip.
"""

import ctypes
from collections.abc import Sequence

import pygame
import pytest

XBOX_ON_LINUX = (
    "a:b0,b:b1,x:b2,y:b3,back:b6,start:b7,guide:b8,leftshoulder:b4,rightshoulder:b5,leftstick:b9,"
    "rightstick:b10,dpup:h0.1,dpright:h0.2,dpdown:h0.4,dpleft:h0.8,leftx:a0,lefty:a1,"
    "lefttrigger:a2,rightx:a3,righty:a4,righttrigger:a5"
)
"""SDL's layout of it: axis 4 is the right stick's, and no trigger."""
PLAYSTATION_ON_LINUX = (
    "a:b0,b:b1,y:b2,x:b3,leftshoulder:b4,rightshoulder:b5,back:b8,start:b9,guide:b10,leftstick:b11,"
    "rightstick:b12,dpup:h0.1,dpright:h0.2,dpdown:h0.4,dpleft:h0.8,leftx:a0,lefty:a1,"
    "lefttrigger:a2,rightx:a3,righty:a4,righttrigger:a5"
)
"""Each trigger presses a button, 6 or 7, as well; the layout does not name them."""
SWITCH_PRO_ON_LINUX = "a:b0,b:b1,x:b2,y:b3,leftx:a0,lefty:a1,lefttrigger:b6,righttrigger:b7"
"""The part of it that matters: its triggers are buttons and no axes."""
MOST = 32767
GAMEPAD = 1
"""SDL_JOYSTICK_TYPE_GAMECONTROLLER: SDL gives it its own standard layout."""


class Description(ctypes.Structure):
    """SDL_VirtualJoystickDesc, version 1."""

    _fields_: Sequence[tuple[str, type]] = [
        *((name, ctypes.c_uint16) for name in ("version", "type", "axes", "buttons", "hats")),
        *((name, ctypes.c_uint16) for name in ("vendor", "product", "padding")),
        *((name, ctypes.c_uint32) for name in ("button_mask", "axis_mask")),
        ("name", ctypes.c_char_p),
        ("user", ctypes.c_void_p),
        ("calls", ctypes.c_void_p * 8),
    ]


def sdl() -> ctypes.CDLL:
    library = ctypes.CDLL(pygame.base.__file__)
    try:
        library.SDL_JoystickOpen.restype = ctypes.c_void_p
        assert library.SDL_JoystickAttachVirtualEx
    except AttributeError:
        pytest.skip("SDL's virtual gamepads cannot be reached here")
    return library


class VirtualPad:
    """Plugged in when it is made. Its sticks' y axes point down, as on every gamepad."""

    def __init__(
        self, name: str = "Honest Gamepad", layout: str = "", kind: int = 0, product: int = 1
    ) -> None:
        self._sdl = sdl()
        described = Description(1, kind, 6, 15, 1, 0x7357, product, name=name.encode())
        self.index = self._sdl.SDL_JoystickAttachVirtualEx(ctypes.byref(described))
        assert self.index >= 0
        self._pad = ctypes.c_void_p(self._sdl.SDL_JoystickOpen(self.index))
        self._id = self._sdl.SDL_JoystickInstanceID(self._pad)
        if layout:
            guid = pygame.joystick.Joystick(self.index).get_guid()
            known = f"{guid},{name},{layout},".encode()
            assert self._sdl.SDL_GameControllerAddMapping(known) >= 0
        for axis in range(6):
            trigger = f"trigger:a{axis}" in layout or (kind == GAMEPAD and axis in (4, 5))
            self.axis(axis, -1.0 if trigger else 0.0)

    def axis(self, axis: int, share: float) -> None:
        """Move an axis to -1 ... 1."""
        value = ctypes.c_int16(round(share * MOST))
        self._sdl.SDL_JoystickSetVirtualAxis(self._pad, axis, value)

    def stick(self, x: float, y: float) -> None:
        """Move the left stick: x to the right, y to the front."""
        self.axis(0, x)
        self.axis(1, -y)

    def button(self, button: int, down: bool = True) -> None:
        self._sdl.SDL_JoystickSetVirtualButton(self._pad, button, ctypes.c_uint8(down))

    def hat(self, bits: int) -> None:
        """1 up, 2 right, 4 down, 8 left."""
        self._sdl.SDL_JoystickSetVirtualHat(self._pad, 0, ctypes.c_uint8(bits))

    def unplug(self) -> None:
        if not self._pad:
            return
        self._sdl.SDL_JoystickClose(self._pad)
        self._pad = ctypes.c_void_p()
        for index in range(self._sdl.SDL_NumJoysticks()):
            if self._sdl.SDL_JoystickGetDeviceInstanceID(index) == self._id:
                assert self._sdl.SDL_JoystickDetachVirtual(index) == 0
                return
