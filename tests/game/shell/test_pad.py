"""Gamepads, as SDL pretends that they are plugged in: focus, the red Stop, leaning and lifting."""

from collections.abc import Callable, Iterator

import pygame
import pytest
from pygame._sdl2 import controller

from exercises import Offer
from game.model import TICK_S, Signals, Wish
from game.scenes.answers import Begun, SensorReady
from game.scenes.play import Playing, start_playing
from game.scenes.scene import Press, Tick
from game.scenes.setting import Setting
from game.session import Phase
from game.shell.hands import Hands
from game.shell.levels import level
from profiles.model import Child, new_id
from sensors.driver import Controls
from sensors.signals import Side
from tests.game.shell.hand_play import as_it_is, heard, play_by_hand, take
from tests.game.shell.virtual_pad import (
    GAMEPAD,
    PLAYSTATION_ON_LINUX,
    SWITCH_PRO_ON_LINUX,
    XBOX_ON_LINUX,
    VirtualPad,
)

PlugIn = Callable[..., VirtualPad]


@pytest.fixture(autouse=True)
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    pygame.joystick.init()
    controller.init()
    pygame.event.clear()
    yield
    controller.quit()
    pygame.joystick.quit()
    pygame.display.quit()


@pytest.fixture
def plug_in() -> Iterator[PlugIn]:
    pads: list[VirtualPad] = []

    def plugged(name: str = "Honest Gamepad", layout: str = "", kind: int = 0) -> VirtualPad:
        pads.append(VirtualPad(name, layout, kind, product=len(layout)))
        return pads[-1]

    yield plugged
    for pad in pads:
        pad.unplug()


# --- On a screen ----------------------------------------------------------------------------------
def test_the_hat_moves_the_focus(plug_in: PlugIn) -> None:
    hands, pad = Hands(), plug_in()
    heard(hands)
    moved = []
    for bits in (1, 2, 4, 8, 3, 0):
        pad.hat(bits)
        moved.append(heard(hands))
    assert moved == [[Press.UP], [Press.RIGHT], [Press.DOWN], [Press.LEFT], [], []]


def test_the_stick_moves_the_focus_once_each_time_that_it_leaves_the_middle(
    plug_in: PlugIn,
) -> None:
    hands, pad = Hands(), plug_in()
    heard(hands)
    moved = []
    for x, y in (
        (0.4, 0.0),
        (0.7, 0.0),
        (1.0, 0.0),
        (0.2, 0.0),
        (0.6, 0.0),
        (-0.6, 0.0),
        (0.0, 0.0),
        (0.0, 0.8),
        (0.0, -0.8),
    ):
        pad.stick(x, y)
        moved += heard(hands)
    assert moved == [Press.RIGHT, Press.RIGHT, Press.LEFT, Press.UP, Press.DOWN]


def test_other_axes_move_no_focus(plug_in: PlugIn) -> None:
    hands, pad = Hands(), plug_in()
    heard(hands)
    for axis in (2, 3, 4, 5):
        pad.axis(axis, 1.0)
    assert heard(hands) == []


@pytest.mark.parametrize("kind", [0, GAMEPAD])
def test_the_first_two_buttons_choose_and_go_back_and_all_others_stop(
    plug_in: PlugIn, kind: int
) -> None:
    hands, pad = Hands(), plug_in(kind=kind)
    heard(hands)
    pressed = []
    for button in range(11):
        pad.button(button)
        pressed += heard(hands)
        pad.button(button, down=False)
        assert heard(hands) == []
    assert pressed == [Press.OK, Press.BACK, *[Press.STOP] * 9]


def test_a_cross_of_buttons_moves_the_focus_where_sdl_knows_it(plug_in: PlugIn) -> None:
    hands, pad = Hands(), plug_in(kind=GAMEPAD)
    heard(hands)
    for button in (11, 12, 13, 14):
        pad.button(button)
    assert heard(hands) == [Press.UP, Press.DOWN, Press.LEFT, Press.RIGHT]


def playing(game: str) -> Playing:
    child = Child(new_id(), "KT47", "Kit", "otter", "2026-03-01")
    sensor = SensorReady("keyboard", "keyboard", 4, None)
    setting = Setting((), "keyboard", child, new_id(), sensor)
    scene, _ = start_playing(
        setting,
        Offer.fixed(level(game, 1)),
        level(game, 1).worlds[0],
        Begun(new_id(), 3),
        Tick(TICK_S, Signals()),
    )
    return scene


@pytest.mark.parametrize("kind", [0, GAMEPAD])
@pytest.mark.parametrize("button", range(11))
def test_every_button_of_a_gamepad_is_the_red_stop_in_play(
    plug_in: PlugIn, button: int, kind: int
) -> None:
    hands, pad = Hands(), plug_in(kind=kind)
    heard(hands)
    pad.button(button)
    scene, _ = playing("otter_river").step(Tick(TICK_S, Signals(), tuple(heard(hands))))
    assert isinstance(scene, Playing)
    assert scene.session.phase is Phase.PAUSED


# --- In play --------------------------------------------------------------------------------------
def test_the_stick_leans_as_far_as_it_goes(plug_in: PlugIn) -> None:
    hands, pad = Hands(), plug_in()
    heard(hands)
    assert hands.controls(as_it_is) == Controls()
    pad.stick(0.5, -1.0)
    heard(hands)
    assert hands.controls(as_it_is)[:2] == pytest.approx((0.5, -1.0), abs=1e-3)


def test_a_stick_that_rests_a_little_aside_leans_nowhere(plug_in: PlugIn) -> None:
    hands, pad = Hands(), plug_in()
    pad.stick(0.1, 0.1)
    heard(hands)
    assert hands.controls(as_it_is) == Controls()


@pytest.mark.parametrize(
    ("layout", "kind", "triggers", "right_stick"),
    [("", GAMEPAD, (4, 5), 3), (XBOX_ON_LINUX, 0, (2, 5), 4), (PLAYSTATION_ON_LINUX, 0, (2, 5), 4)],
)
def test_triggers_lift_the_feet_wherever_a_system_puts_them(
    plug_in: PlugIn, layout: str, kind: int, triggers: tuple[int, int], right_stick: int
) -> None:
    hands, pad = Hands(), plug_in("A Known Gamepad", layout, kind)
    heard(hands)
    seen = []
    for axis, share in ((right_stick, 1.0), (triggers[0], 0.9), (triggers[1], 0.9)):
        rest = 0.0 if axis == right_stick else -1.0
        pad.axis(axis, share)
        heard(hands)
        seen.append(hands.controls(as_it_is))
        pad.axis(axis, rest)
    assert seen == [Controls(), Controls(lift_left=True), Controls(lift_right=True)]


def test_a_trigger_that_is_a_button_lifts_and_is_no_stop(plug_in: PlugIn) -> None:
    hands, pad = Hands(), plug_in("A Known Gamepad", SWITCH_PRO_ON_LINUX)
    heard(hands)
    pad.button(6)
    assert heard(hands) == []
    assert hands.controls(as_it_is) == Controls(lift_left=True)
    pad.button(7)
    assert heard(hands) == []
    assert hands.controls(as_it_is) == Controls(lift_left=True, lift_right=True)


def test_the_button_that_a_trigger_presses_along_is_no_stop(plug_in: PlugIn) -> None:
    hands, pad = Hands(), plug_in("A Known Gamepad", PLAYSTATION_ON_LINUX)
    heard(hands)
    for button in (6, 7):
        pad.button(button)
    assert heard(hands) == []
    pad.button(9)
    assert heard(hands) == [Press.STOP]


def test_a_balance_board_is_no_gamepad(plug_in: PlugIn) -> None:
    hands, board = Hands(), plug_in("Nintendo Wii Remote Balance Board")
    heard(hands)
    board.stick(1.0, 1.0)
    board.button(0)
    board.hat(1)
    assert heard(hands) == []
    assert hands.controls(as_it_is) == Controls()


def test_a_gamepad_that_is_unplugged_holds_nothing_down_any_more(plug_in: PlugIn) -> None:
    hands, pad = Hands(), plug_in()
    pad.stick(1.0, 0.0)
    heard(hands)
    assert hands.controls(as_it_is).lean_x > 0.99
    pad.unplug()
    heard(hands)
    assert hands.controls(as_it_is) == Controls()


def test_a_gamepad_that_is_gone_before_it_is_opened_is_none() -> None:
    hands = Hands()
    assert take(hands, pygame.JOYDEVICEADDED, device_index=7, guid="") == []
    assert hands.controls(as_it_is) == Controls()


def test_otter_river_can_be_played_by_stick(plug_in: PlugIn) -> None:
    hands, pad = Hands(), plug_in("A Known Gamepad", XBOX_ON_LINUX)
    came, _ = play_by_hand("otter_river", hands, lambda wished: pad.stick(wished.lean_x, 0.0))
    assert came == [True, True]


@pytest.mark.parametrize("layout", [XBOX_ON_LINUX, PLAYSTATION_ON_LINUX])
def test_log_trail_can_be_played_by_triggers(plug_in: PlugIn, layout: str) -> None:
    hands, pad = Hands(), plug_in("A Known Gamepad", layout)
    heard(hands)

    def pull(wished: Wish) -> None:
        for axis, button, side in ((2, 6, Side.LEFT), (5, 7, Side.RIGHT)):
            pad.axis(axis, 1.0 if wished.lift is side else -1.0)
            if layout == PLAYSTATION_ON_LINUX:
                pad.button(button, wished.lift is side)

    assert play_by_hand("log_trail", hands, pull) == ([True, True], set())
