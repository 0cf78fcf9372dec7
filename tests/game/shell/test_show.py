"""The loop of the window, on a screen that nobody sees: what is pressed, ticked, painted, shown."""

from collections.abc import Collection, Iterator
from pathlib import Path

import pygame
import pytest
from pygame._sdl2 import controller

from game.model import TICK_S, Look
from game.scenes.add_child import AddingChild
from game.scenes.home import Home
from game.scenes.scene import (
    Click,
    Press,
    Quit,
    Typed,
    UseLook,
)
from game.scenes.setting import Setting
from game.shell.paths import assets_folder
from game.shell.shots import load
from game.shell.window import SLOW_FRAMES, Plain, Theatre
from profiles.store import Store
from sensors.drivers.keyboard import SIDE_MM, Keyboard
from tests.game.shell.person import Hurry, Stage, click, close_window, colour, press, waits
from tests.game.shell.small_program import Small, small


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr("game.shell.show.Pace", Hurry)
    pygame.display.init()
    pygame.font.init()
    pygame.joystick.init()
    controller.init()
    yield
    controller.quit()
    pygame.joystick.quit()
    pygame.display.quit()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Small]:
    store = Store.in_memory()
    yield small(tmp_path, store, Keyboard())
    store.close()


@pytest.fixture
def stage(home: Small, tmp_path: Path) -> Stage:
    return Stage(home, Plain(0), Theatre(assets_folder(), str, tmp_path / "shots"))


# --- Ticks and presses ----------------------------------------------------------------------------
def test_a_frame_of_a_sixtieth_is_a_tick_and_is_shown(stage: Stage) -> None:
    stage.run(*waits(9))
    assert len(stage.home.diary.ticks) == 10
    assert colour((100 + 20, 120)) == (196, 32, 38)


def test_what_is_pressed_reaches_one_tick_and_no_other(stage: Stage) -> None:
    stage.run(press(pygame.K_RETURN, "\r"), None, press(pygame.K_SPACE, " "), *waits(3))
    seen = [tick.presses for tick in stage.home.diary.ticks]
    assert seen == [(), (Press.OK,), (), (Press.STOP,), (), (), ()]


def test_a_slow_frame_is_made_up_for_and_its_presses_come_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.shell.show.Pace", lambda: Hurry(5 * TICK_S))
    stage.run(press(pygame.K_RETURN, "\r"), None)
    assert len(stage.home.diary.ticks) == 15
    assert stage.home.diary.presses == [Press.OK]


def test_nothing_pressed_on_a_fast_screen_is_lost_between_two_ticks(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.shell.show.Pace", lambda: Hurry(TICK_S / 4))
    presses = [press(key) for key in (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN)]
    stage.run(*presses, *waits(4))
    assert stage.home.diary.presses == [Press.LEFT, Press.RIGHT, Press.UP, Press.DOWN]
    assert len(stage.home.diary.ticks) == 2


def test_a_click_means_a_place_of_the_canvas(stage: Stage) -> None:
    stage.canvas = Halved()
    stage.run(click(100, 50), None)
    assert stage.home.diary.presses == [Click(200.0, 100.0)]


class Halved:
    """A canvas that is shown at half its size."""

    def __init__(self) -> None:
        self.surface = pygame.Surface((1280, 720)).convert()
        self.shown = 0

    def show(self) -> None:
        self.shown += 1

    def place(self, at: tuple[int, int]) -> tuple[float, float]:
        return at[0] * 2.0, at[1] * 2.0


# --- The end --------------------------------------------------------------------------------------
def test_closing_the_window_ends_the_loop(stage: Stage) -> None:
    assert stage.run(None, close_window, *waits(50)) <= 3


def test_a_screen_that_asks_to_quit_ends_the_loop(stage: Stage) -> None:
    stage.home.diary.asks.append(Quit())
    assert stage.run(*waits(50)) == 1


def test_a_family_can_leave_by_a_click_on_the_door(stage: Stage) -> None:
    stage.home.program.scene = Home(Setting((), "keyboard"))
    frames = stage.run(*waits(50), click(1204, 72), *waits(300))
    assert stage.home.program.over
    assert frames < 60


# --- F11 and F12 ----------------------------------------------------------------------------------
def test_f12_holds_still_and_keeps_the_picture(stage: Stage, tmp_path: Path) -> None:
    f12 = press(pygame.K_F12)
    ticks: list[int] = []

    def count() -> None:
        ticks.append(len(stage.home.diary.ticks))

    stage.run(*waits(4), f12, count, *waits(20), count, f12, *waits(5), count)
    assert ticks == [5, 5, 11]
    (layout,) = (tmp_path / "shots").glob("*.json")
    assert len(list((tmp_path / "shots").glob("*.png"))) == 1
    marks = [shape for shape in load(layout.read_text("utf-8")) if getattr(shape, "w", 0) == 40]
    assert marks == [(50, 100, 40, 40, "stop", "", 0)]


def test_the_stop_that_is_pressed_while_all_is_still_is_not_lost(stage: Stage) -> None:
    f12 = press(pygame.K_F12)
    stage.run(f12, None, press(pygame.K_SPACE, " "), *waits(3), f12, *waits(2))
    assert stage.home.diary.presses == [Press.STOP]


def test_without_a_folder_f12_only_holds_still(stage: Stage) -> None:
    stage.theatre = Theatre(assets_folder(), str, None)
    stage.run(None, press(pygame.K_F12), *waits(10))
    assert len(stage.home.diary.ticks) == 2


def test_f11_asks_for_the_full_screen_and_is_no_letter(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(pygame.display, "toggle_fullscreen", lambda: asked.append(True))
    stage.run(press(pygame.K_F11), *waits(3))
    assert asked == [True]
    assert stage.home.diary.presses == []


def test_play_goes_on_where_the_full_screen_is_refused(stage: Stage) -> None:
    with pytest.raises(pygame.error):
        pygame.display.toggle_fullscreen()
    stage.run(press(pygame.K_F11), *waits(4))
    assert len(stage.home.diary.ticks) == 6


# --- Letters, looks -------------------------------------------------------------------------------
def test_s_steps_off_the_board_on_every_screen_but_where_names_are_typed(stage: Stage) -> None:
    program, diary = stage.home.program, stage.home.diary
    nicknames: list[str] = []
    on_board: list[bool] = []

    def turn_the_page() -> None:
        assert isinstance(program.scene, AddingChild)
        nicknames.append(program.scene.nickname)
        program.scene = diary

    def look() -> None:
        on_board.append(diary.ticks[-1].signals.on_board)

    program.scene = AddingChild(Setting((), "keyboard"))
    s = press(pygame.K_s, "s")
    stage.run(s, press(pygame.K_a, "a"), None, turn_the_page, *waits(60), look, s, *waits(60), look)
    assert nicknames == ["Sa"]
    assert on_board == [True, False]
    assert diary.presses == [Typed("s")]


def test_a_pointer_held_down_leans_by_its_place_on_the_canvas(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pygame.mouse, "get_pressed", lambda: (True, False, False))
    monkeypatch.setattr(pygame.mouse, "get_pos", lambda: (600, 180))
    stage.canvas = Halved()
    stage.run(*waits(60))
    reading = stage.home.diary.ticks[-1].signals.reading
    assert reading is not None
    assert reading.x_mm == pytest.approx(SIDE_MM * 0.9625, abs=8.0)  # at 1200 of 1280 px
    assert reading.y_mm == pytest.approx(0.0, abs=8.0)


def test_a_new_look_is_painted_at_once(stage: Stage) -> None:
    stage.home.diary.asks.append(UseLook(Look(high_contrast=True)))
    stage.run()
    assert stage.theatre.painter(Look(high_contrast=True)) is stage.theatre.painter(
        stage.home.steward.look
    )
    assert colour((700, 600)) == (90, 90, 90)


# --- Slow windows ---------------------------------------------------------------------------------
class Slow(Halved):
    """A canvas that takes its time to be shown, but for some frames, and the clock that tells."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, quick: Collection[int] = ()) -> None:
        super().__init__()
        self._quick = quick
        self._now_s = 0.0
        monkeypatch.setattr("game.shell.show.perf_counter", lambda: self._now_s)

    def show(self) -> None:
        super().show()
        self._now_s += 0.002 if self.shown in self._quick else 0.040


def test_a_window_that_stays_slow_gives_way_to_a_plain_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.canvas = slow = Slow(monkeypatch, quick={SLOW_FRAMES})
    assert colour((1100, 600)) == (0, 0, 0)
    stage.run(*waits(2 * SLOW_FRAMES + 10))
    assert slow.shown == 2 * SLOW_FRAMES
    assert len(stage.home.diary.ticks) == 2 * SLOW_FRAMES + 11
    assert colour((1100, 600)) == (196, 204, 214)


@pytest.mark.parametrize("full", [True, False])
def test_a_window_that_filled_the_screen_still_does(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    asked: list[int] = []
    set_mode = pygame.display.set_mode

    def watched(size: tuple[int, int], flags: int) -> pygame.Surface:
        asked.append(flags)
        return set_mode(size)

    monkeypatch.setattr(pygame.display, "is_fullscreen", lambda: full)
    monkeypatch.setattr(pygame.display, "set_mode", watched)
    stage.canvas = Slow(monkeypatch)
    stage.run(*waits(SLOW_FRAMES))
    assert asked == [pygame.RESIZABLE | (pygame.FULLSCREEN if full else 0)]


def test_a_window_that_is_slow_now_and_then_stays(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.canvas = slow = Slow(monkeypatch, quick=range(0, 999, SLOW_FRAMES - 1))
    stage.run(*waits(3 * SLOW_FRAMES))
    assert slow.shown == 3 * SLOW_FRAMES + 1


def test_a_plain_window_has_nothing_to_give_way_to(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    class SlowPlain(Plain):
        shown = 0

        def show(self) -> None:
            super().show()
            self.shown += 1

    stage.canvas = slow = SlowPlain(0)
    monkeypatch.setattr("game.shell.show.perf_counter", lambda: slow.shown * 0.040)
    stage.run(*waits(SLOW_FRAMES + 5))
    assert slow.shown == SLOW_FRAMES + 6
