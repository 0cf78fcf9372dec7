"""The window's canvases: scaled by SDL or by us, and the painter for the look of the moment."""

import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pygame._sdl2 import controller

from game.model import CANVAS_H, CANVAS_W, Look, Panel
from game.shell.paths import assets_folder
from game.shell.trouble import Trouble
from game.shell.window import SLOW_FRAMES, SLOW_MS, Plain, Scaled, Theatre, Watchdog, open_window

HINTS = ("SDL_HINT_RENDER_SCALE_QUALITY", "SDL_RENDER_SCALE_QUALITY")
RED, GREEN, BLACK = (200, 0, 0), (0, 200, 0), (0, 0, 0)


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    for hint in HINTS:
        monkeypatch.setenv(hint, "")
        monkeypatch.delenv(hint)
    interval_s = sys.getswitchinterval()
    yield
    sys.setswitchinterval(interval_s)
    controller.quit()
    pygame.joystick.quit()
    pygame.display.quit()


def plain(w: int = CANVAS_W, h: int = CANVAS_H) -> Plain:
    """A plain window that somebody pulled to this size."""
    pygame.display.init()
    canvas = Plain(0)
    pull(w, h)
    return canvas


def pull(w: int, h: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        pygame.Window.from_display_module().size = (w, h)
    pygame.event.pump()
    assert shown().get_size() == (w, h)


def shown() -> pygame.Surface:
    surface = pygame.display.get_surface()
    assert surface is not None
    return surface


def assert_shown(at: tuple[int, int], colour: tuple[int, int, int]) -> None:
    """Scaling smoothly rounds a little."""
    assert shown().get_at(at)[:3] == pytest.approx(colour, abs=3)


# --- A plain window -------------------------------------------------------------------------------
def test_a_plain_window_of_the_canvas_size_shows_the_canvas_as_it_is() -> None:
    canvas = plain()
    canvas.surface.fill(RED)
    canvas.surface.set_at((1279, 719), GREEN)
    canvas.show()
    assert_shown((0, 0), RED)
    assert_shown((1278, 719), RED)
    assert_shown((1279, 719), GREEN)


@pytest.mark.parametrize(
    ("size", "room"),
    [
        ((640, 360), (0, 0, 640, 360)),
        ((1280, 800), (0, 40, 1280, 720)),
        ((1000, 720), (0, 79, 1000, 562)),
        ((1920, 720), (320, 0, 1280, 720)),
        ((333, 777), (0, 295, 333, 187)),
    ],
)
def test_a_plain_window_scales_the_canvas_and_leaves_bars_at_its_edges(
    size: tuple[int, int], room: tuple[int, int, int, int]
) -> None:
    canvas = plain(*size)
    canvas.surface.fill(RED)
    canvas.show()
    picture = pygame.Rect(room)
    last = (picture.right - 1, picture.bottom - 1)
    assert_shown(picture.topleft, RED)
    assert_shown(last, RED)
    for outside in ((picture.left, picture.top - 1), (picture.left - 1, picture.top)):
        if min(outside) >= 0:
            assert_shown(outside, BLACK)
    for outside in ((last[0], picture.bottom), (picture.right, last[1])):
        if shown().get_rect().collidepoint(outside):
            assert_shown(outside, BLACK)


def test_the_scaled_picture_stays_in_its_place_as_the_window_changes() -> None:
    canvas = plain(1000, 1000)
    for size in ((640, 360), (1280, 720), (700, 900)):
        pull(*size)
        shown().fill(BLACK)
        canvas.surface.fill(GREEN)
        canvas.show()
        assert_shown((size[0] // 2, size[1] // 2), GREEN)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.integers(200, 2500),
    st.integers(150, 1800),
    st.floats(0.0, CANVAS_W),
    st.floats(0.0, CANVAS_H),
)
def test_a_pointer_in_a_plain_window_is_where_the_canvas_was_painted(
    w: int, h: int, x: float, y: float
) -> None:
    canvas = plain(w, h)
    scale = min(w / CANVAS_W, h / CANVAS_H)
    at_x = (w - CANVAS_W * scale) / 2 + x * scale
    at_y = (h - CANVAS_H * scale) / 2 + y * scale
    placed = canvas.place((round(at_x), round(at_y)))
    # A window's pixel is the finest that a pointer can say, and half a pixel the bars' rounding.
    assert placed == pytest.approx((x, y), abs=2.5 / scale)


def test_the_corners_of_the_picture_are_the_corners_of_the_canvas() -> None:
    canvas = plain(1000, 720)
    assert canvas.place((0, 79)) == (0.0, 0.0)
    assert canvas.place((1000, 79 + 562)) == (CANVAS_W, CANVAS_H)
    assert canvas.place((500, 20))[1] < 0


# --- Opening a window -----------------------------------------------------------------------------
def test_without_a_fast_renderer_the_window_is_plain() -> None:
    canvas = open_window(safe_video=False, full=False)
    assert isinstance(canvas, Plain)
    assert shown().get_size() == (CANVAS_W, CANVAS_H)
    assert pygame.display.get_caption()[0] == "Stepling"


def test_a_scaled_window_that_would_be_slow_is_refused_before_it_is_shown() -> None:
    pygame.display.init()
    with pytest.raises(Warning, match="no fast renderer"):
        Scaled(0)


def test_safe_video_asks_for_no_scaled_window(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    set_mode = pygame.display.set_mode

    def watched(size: tuple[int, int], flags: int = 0, **more: int) -> pygame.Surface:
        asked.append(flags)
        return set_mode(size, flags, **more)

    monkeypatch.setattr(pygame.display, "set_mode", watched)
    assert isinstance(open_window(safe_video=True, full=False), Plain)
    assert asked == [pygame.RESIZABLE]


def test_the_scaled_window_is_asked_to_grow_by_any_factor() -> None:
    open_window(safe_video=False, full=False)
    assert [os.environ[hint] for hint in HINTS] == ["1", "linear"]


def test_threads_get_their_turn_often_enough_for_a_sensor() -> None:
    open_window(safe_video=True, full=False)
    assert sys.getswitchinterval() == pytest.approx(0.0005)


def test_gamepads_are_heard() -> None:
    open_window(safe_video=True, full=False)
    assert pygame.joystick.get_init()
    assert controller.get_init()


def test_without_a_screen_the_family_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "no_such_driver")
    with pytest.raises(
        Trouble, match=r"There is no screen .*\(.+[^.]\)\. Start .* --headless"
    ) as told:
        open_window(safe_video=False, full=False)
    assert told.value.status == 1


# --- Slow windows ---------------------------------------------------------------------------------
def test_a_window_is_too_slow_after_many_slow_frames_in_a_row_and_not_before() -> None:
    watchdog = Watchdog()
    assert not any(watchdog.too_slow(SLOW_MS + 1) for _ in range(SLOW_FRAMES - 1))
    assert watchdog.too_slow(SLOW_MS + 1)


def test_one_quick_frame_is_enough_to_go_on() -> None:
    watchdog = Watchdog()
    for _ in range(5):
        assert not any(watchdog.too_slow(SLOW_MS + 1) for _ in range(SLOW_FRAMES - 1))
        assert not watchdog.too_slow(SLOW_MS)


# --- The painter of the moment --------------------------------------------------------------------
PAGE = [Panel(0, 0, CANVAS_W, CANVAS_H, "panel", "", 0)]


def theatre(shots: Path | None = None) -> Theatre:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((1, 1))
    return Theatre(assets_folder(), str, shots)


def test_a_look_keeps_its_painter_and_a_new_look_gets_a_new_one() -> None:
    stage = theatre()
    usual = stage.painter(Look())
    assert stage.painter(Look()) is usual
    high = stage.painter(Look(high_contrast=True))
    assert high is not usual
    assert high.look == Look(high_contrast=True)
    assert stage.painter(Look(text_scale=2.0)).look.text_scale == 2.0
    assert stage.shots is None


def test_pictures_have_the_look_of_the_moment(tmp_path: Path) -> None:
    stage = theatre(tmp_path)
    colours = []
    for look in (Look(), Look(high_contrast=True), Look()):
        stage.painter(look)
        assert stage.shots is not None
        picture = pygame.image.load(stage.shots.take(PAGE))
        colours.append(picture.get_at((640, 360))[:3])
    assert colours == [(255, 249, 236), BLACK, (255, 249, 236)]
    assert len(list(tmp_path.glob("shot-*.png"))) == 3
