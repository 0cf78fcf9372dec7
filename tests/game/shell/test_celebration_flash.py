"""Nothing flashes where a milestone is celebrated, and calm frames stand still (UI-08, UI-09)."""

import numpy as np
import pygame
import pytest

from game.model import CANVAS_H, CANVAS_W, TICK_S
from game.scenes.celebration import LASTS_S, Celebration
from game.shell import headless
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from tests.game.scenes.milestone_party import LOOKS, of_look, party
from tests.game.shell.flashes import MOST_A_SECOND, flashes, saturated_red

RATE_HZ, SMALL = 20, (160, 90)


def frames(look: str, *milestones: str) -> list[np.ndarray]:
    """All of a celebration, small, so many frames a second."""
    headless.open_display()
    painter = Painter(assets_folder(), str, LOOKS[look])
    canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
    visit, shown = party(*milestones, setting=of_look(LOOKS[look])), []
    while isinstance(visit.scene, Celebration):
        painter.paint(canvas, tuple(visit.scene.view()))
        small = pygame.transform.smoothscale(canvas, SMALL)
        shown.append(pygame.surfarray.array3d(small).swapaxes(0, 1))
        for _ in range(round(1 / TICK_S / RATE_HZ)):
            visit.tick()
    return shown


@pytest.mark.parametrize("milestone", ["tries_1000", "told_hurt"])
@pytest.mark.parametrize("look", LOOKS)
def test_no_celebration_flashes(look: str, milestone: str) -> None:
    shown = frames(look, milestone)
    assert len(shown) == pytest.approx(LASTS_S * RATE_HZ, abs=2)
    assert flashes(shown, RATE_HZ) <= MOST_A_SECOND
    assert saturated_red(shown) < 0.02


def test_from_one_milestone_to_the_next_nothing_flashes() -> None:
    shown = frames("usual", "tries_1000", "first_time")
    assert len(shown) == pytest.approx(2 * LASTS_S * RATE_HZ, abs=4)
    assert flashes(shown, RATE_HZ) <= MOST_A_SECOND


def test_in_calm_only_the_badge_changes_and_only_at_first() -> None:
    shown = np.array(frames("calm", "tries_1000"), dtype=int)
    moved = np.abs(np.diff(shown, axis=0)).max(axis=3)
    assert moved[4 * RATE_HZ :].max() == 0
    _, ys, xs = np.nonzero(moved)
    # Within 136 px of the badge's middle, on an eighth of the canvas's scale.
    assert (xs.min() >= 320 // 8 - 18, xs.max() <= 320 // 8 + 18) == (True, True)
    assert (ys.min() >= 214 // 8 - 18, ys.max() <= 214 // 8 + 18) == (True, True)
    lively = np.array(frames("usual", "tries_1000"), dtype=int)
    assert np.abs(np.diff(lively, axis=0)).max(axis=3)[4 * RATE_HZ :].max() > 0
