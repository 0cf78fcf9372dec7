"""A recorded session, shown again in a window that nobody sees."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from exercises import Offer
from game.model import TICK_S, Signals
from game.scenes.answers import Begun, SensorReady
from game.scenes.play import start_playing
from game.scenes.scene import Started, Tick
from game.scenes.setting import Setting
from game.shell.levels import library
from game.shell.paths import assets_folder
from game.shell.replay import Replay, Replayed
from game.shell.show import run_replay
from game.shell.window import Plain, Theatre
from profiles.model import Child, new_id
from profiles.store import Store
from sensors.driver import Controls
from sensors.drivers.keyboard import Keyboard
from tests.game.shell.person import Hurry, close_window, colour
from tests.game.shell.small_program import Small, small


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr("game.shell.show.Pace", Hurry)
    pygame.display.init()
    pygame.font.init()
    yield
    pygame.display.quit()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Small]:
    store = Store.in_memory()
    yield small(tmp_path, store, Keyboard())
    store.close()


@pytest.fixture
def recorded(home: Small) -> Path:
    """Two seconds of a recorded session, stepping off and on."""
    child = Child(new_id(), "KT47", "Kit", "otter", "2026-03-01", recording_on=True)
    setting = Setting((), "keyboard", child, new_id(), SensorReady("keyboard", "keyboard", 4, None))
    offer = Offer.of(library().level("otter_river"))
    begun = Begun(new_id(), 3)
    home.body.use(Keyboard.CALIBRATION)
    opening = Tick(TICK_S, Signals())
    home.program.scene, effects = start_playing(setting, offer, "river", begun, opening)
    home.steward.carry_out(next(effect for effect in effects if isinstance(effect, Started)))
    for tick in range(120):
        home.program.tick((), Controls(off_board=30 < tick < 60))
    home.recorder.stop(home.body)
    assert home.recorder.kept is not None
    return home.recorder.kept


def test_a_replay_is_shown_to_its_end(recorded: Path) -> None:
    pygame.event.clear()
    replay = Replay(recorded)
    run_replay(replay, Plain(0), Theatre(assets_folder(), str, None))
    assert replay.result == Replayed(ticks=120, repetitions=0, first_difference=None)
    assert colour((640, 20)) != (0, 0, 0)


def test_closing_the_window_ends_a_replay(recorded: Path) -> None:
    pygame.event.clear()
    close_window()
    replay = Replay(recorded)
    run_replay(replay, Plain(0), Theatre(assets_folder(), str, None))
    assert replay.result.ticks == 0
