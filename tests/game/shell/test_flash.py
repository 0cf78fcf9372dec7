"""Nothing flashes: a game's frames over a whole repetition and its celebration (UI-08)."""

import numpy as np
import pygame
import pytest

from exercises import Offer
from game.minigames import GAMES
from game.model import CANVAS_H, CANVAS_W, TICK_S, Look, Signals, Skin
from game.session import Phase, advance, begin, wish
from game.shell import headless
from game.shell.levels import level
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from sensors.driver import Controls
from sensors.simulated import simulated
from sensors.tracker import Tracker
from tests.game.shell.flashes import MOST_A_SECOND, flashes, saturated_red

RATE_HZ = 20
SMALL = (160, 90)
SECONDS = 40


@pytest.mark.parametrize("calm", [False, True], ids=["lively", "calm"])
@pytest.mark.parametrize(("name", "world"), [(n, w) for n, g in GAMES.items() for w in g.worlds])
def test_no_game_flashes(name, world, calm):
    shown = frames(name, world, Look(calm=calm))

    assert len(shown) == SECONDS * RATE_HZ
    assert flashes(shown, RATE_HZ) <= MOST_A_SECOND
    assert saturated_red(shown) < 0.02


def test_a_planted_flash_is_caught():
    light, dark = np.full((90, 160, 3), 240, np.uint8), np.full((90, 160, 3), 20, np.uint8)
    blinking = [light if n // 2 % 2 else dark for n in range(40)]

    assert flashes(blinking, RATE_HZ) > MOST_A_SECOND
    assert flashes([light] * 40, RATE_HZ) == 0
    red = np.zeros((90, 160, 3), np.uint8)
    red[..., 0] = 255
    assert saturated_red([light, red]) == 1.0


def frames(name, world, look):
    """What a diligent child sees, small, so many times a second."""
    headless.open_display()
    painter = Painter(assets_folder(), str, look)
    canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
    child = simulated("diligent", 1)
    tracker = Tracker(child.layout, child.true_calibration())
    session, tick, shown = begin(Offer.fixed(level(name, 1)), GAMES[name], 1), 0, []
    while session.phase is not Phase.PLAYING:
        session, _ = advance(session, Signals(), TICK_S)
    while len(shown) < SECONDS * RATE_HZ:
        tick += 1
        signals = tracker.tick(child.step(tick * TICK_S, wish(session), Controls()), TICK_S)
        session, _ = advance(session, signals, TICK_S)
        if tick % round(1 / TICK_S / RATE_HZ) == 0:
            painter.paint(canvas, (Skin(world), *session.game.view(session.state)))
            small = pygame.transform.smoothscale(canvas, SMALL)
            shown.append(pygame.surfarray.array3d(small).swapaxes(0, 1))
    return shown
