"""Keys and pointer: what they mean on a screen, and how they lean and lift. Gamepads: test_pad."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pygame
import pytest

from game.model import CANVAS_H, CANVAS_W, TICK_S, Wish
from game.scenes.scene import Click, Input, Press, Typed
from game.shell.arrows import CREEP_S
from game.shell.hands import Hands
from sensors.driver import Controls
from sensors.signals import Side
from tests.game.shell.hand_play import as_it_is, play_by_hand, take


@pytest.fixture(autouse=True)
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    yield
    pygame.display.quit()


def key(hands: Hands, code: int, letter: str = "") -> list[Input]:
    return take(hands, pygame.KEYDOWN, key=code, unicode=letter, mod=0, scancode=0)


# --- Keys -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("code", "press"),
    [
        (pygame.K_RETURN, Press.OK),
        (pygame.K_KP_ENTER, Press.OK),
        (pygame.K_ESCAPE, Press.BACK),
        (pygame.K_SPACE, Press.STOP),
        (pygame.K_LEFT, Press.LEFT),
        (pygame.K_RIGHT, Press.RIGHT),
        (pygame.K_UP, Press.UP),
        (pygame.K_DOWN, Press.DOWN),
        (pygame.K_BACKSPACE, Press.ERASE),
    ],
)
def test_a_key_is_a_press(code: int, press: Press) -> None:
    assert key(Hands(), code, "\r" if code == pygame.K_RETURN else "") == [press]


def test_letters_are_typed_in_any_script() -> None:
    hands = Hands()
    assert key(hands, pygame.K_k, "k") == [Typed("k")]
    assert key(hands, pygame.K_n, "Ñ") == [Typed("Ñ")]
    assert key(hands, pygame.K_UNKNOWN, "獭") == [Typed("獭")]


def test_keys_without_a_letter_mean_nothing() -> None:
    hands = Hands()
    assert key(hands, pygame.K_F5) == []
    assert key(hands, pygame.K_TAB, "\t") == []
    assert take(hands, pygame.KEYUP, key=pygame.K_RETURN, unicode="\r", mod=0, scancode=0) == []


def test_s_steps_off_the_board_and_on_again() -> None:
    hands = Hands()
    key(hands, pygame.K_s, "s")
    assert hands.controls(as_it_is).off_board
    key(hands, pygame.K_s, "s")
    assert not hands.controls(as_it_is).off_board


@dataclass
class Held:
    """Keys and pointer as pygame tells them: nobody can hold them down without a real screen."""

    keys: set[int] = field(default_factory=set)
    buttons: tuple[bool, bool, bool] = (False, False, False)
    at: tuple[int, int] = (0, 0)

    def __getitem__(self, code: int) -> bool:
        return code in self.keys


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    now = Held()
    monkeypatch.setattr(pygame.key, "get_pressed", lambda: now)
    monkeypatch.setattr(pygame.mouse, "get_pressed", lambda: now.buttons)
    monkeypatch.setattr(pygame.mouse, "get_pos", lambda: now.at)
    return now


@pytest.mark.parametrize(
    ("keys", "controls"),
    [
        (set(), Controls()),
        ({pygame.K_LEFT}, Controls(lean_x=-1.0)),
        ({pygame.K_RIGHT, pygame.K_UP}, Controls(lean_x=1.0, lean_y=1.0)),
        ({pygame.K_LEFT, pygame.K_RIGHT, pygame.K_DOWN}, Controls(lean_y=-1.0)),
        ({pygame.K_a}, Controls(lift_left=True)),
        ({pygame.K_d}, Controls(lift_right=True)),
    ],
)
def test_keys_held_down_lean_and_lift(held: Held, keys: set[int], controls: Controls) -> None:
    hands, held.keys = Hands(), keys
    assert [hands.controls(as_it_is) for _ in range(round(2 * CREEP_S / TICK_S))][-1] == controls


# --- Pointer --------------------------------------------------------------------------------------
def test_only_the_left_button_clicks() -> None:
    hands = Hands()
    pressed = pygame.MOUSEBUTTONDOWN
    assert take(hands, pressed, pos=(300, 40), button=pygame.BUTTON_LEFT) == [Click(300.0, 40.0)]
    assert take(hands, pressed, pos=(300, 40), button=pygame.BUTTON_RIGHT) == []
    assert take(hands, pressed, pos=(300, 40), button=pygame.BUTTON_WHEELUP) == []
    assert take(hands, pygame.MOUSEBUTTONUP, pos=(300, 40), button=pygame.BUTTON_LEFT) == []


@pytest.mark.parametrize(
    ("at", "lean"),
    [
        ((CANVAS_W // 2, CANVAS_H // 2), (0.0, 0.0)),
        ((0, CANVAS_H // 2), (-1.0, 0.0)),
        ((CANVAS_W - 1, 0), (1.0, 1.0)),
        ((CANVAS_W // 4, CANVAS_H), (-0.55, -1.0)),
    ],
)
def test_the_button_held_down_leans_towards_the_pointer(
    held: Held, at: tuple[int, int], lean: tuple[float, float]
) -> None:
    held.at = at
    assert Hands().controls(as_it_is) == Controls()
    held.buttons = (True, False, False)
    assert Hands().controls(as_it_is)[:2] == pytest.approx(lean)


def test_the_pointer_leans_by_its_place_on_the_canvas_and_not_in_the_window(held: Held) -> None:
    held.at, held.buttons = (CANVAS_W, CANVAS_H), (True, False, False)
    lean = Hands().controls(lambda at: (at[0] / 2, at[1] / 2))[:2]
    assert lean == pytest.approx((0.0, 0.0))


def test_the_right_button_lifts_the_foot_on_its_side(held: Held) -> None:
    held.buttons = (False, False, True)
    held.at = (100, 500)
    assert Hands().controls(as_it_is) == Controls(lift_left=True)
    held.at = (1100, 500)
    assert Hands().controls(as_it_is) == Controls(lift_right=True)


# --- Whole games ----------------------------------------------------------------------------------
def test_otter_river_can_be_played_by_keys(held: Held) -> None:
    hands = Hands()

    def steer(wished: Wish) -> None:
        off = wished.lean_x - hands.sideways.lean
        held.keys = {pygame.K_RIGHT} if off > 0.05 else {pygame.K_LEFT} if off < -0.05 else set()

    assert play_by_hand("otter_river", hands, steer) == ([True, True], set())


def test_log_trail_can_be_played_by_keys(held: Held) -> None:
    lifting = {Side.LEFT: {pygame.K_a}, Side.RIGHT: {pygame.K_d}, None: set[int]()}

    def lift(wished: Wish) -> None:
        held.keys = lifting[wished.lift]

    assert play_by_hand("log_trail", Hands(), lift) == ([True, True], set())


def test_otter_river_can_be_played_by_mouse(held: Held) -> None:
    def point(wished: Wish) -> None:
        held.buttons = (wished.lean_x != 0, False, False)
        held.at = (round(CANVAS_W / 2 + wished.lean_x * CANVAS_W / 2.2), 300)

    assert play_by_hand("otter_river", Hands(), point) == ([True, True], set())


def test_log_trail_can_be_played_by_mouse(held: Held) -> None:
    def point(wished: Wish) -> None:
        held.buttons = (False, False, wished.lift is not None)
        held.at = (200 if wished.lift is Side.LEFT else 1000, 300)

    assert play_by_hand("log_trail", Hands(), point) == ([True, True], set())
