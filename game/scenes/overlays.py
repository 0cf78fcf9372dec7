"""What is laid over play: the red Stop, waiting, 3-2-1, the calm pause card, and the rest."""

import math
from collections.abc import Iterator

from game.guard import Freeze
from game.mascot import stepling
from game.model import Dim, Panel, Ring, Shape, Sprite, Text, Unload, Wish, Zone, msg
from game.scenes import sensor_light
from game.scenes.menu import Menu, Tile, row
from game.session import Phase, Session, unloading

STOP = Tile("stop", "icon_stop", "", 1168, 16, 96, 96, plain=True)
PAUSED_WORDS = {
    Freeze.OFF_BOARD: msg("Let's pause. Are you OK?"),
    Freeze.LOST: msg("The sensor is quiet. We wait for it."),
    Freeze.SPIKE: msg("Let's pause. Did someone stumble?"),
    Freeze.STOP: msg("A little pause."),
    Freeze.TOO_HEAVY: msg("Only one at a time, please."),
    Freeze.NO_ZERO: msg("It is back! Step off for a moment."),
}
LIFT = msg("It is back! Lift each foot once.")
LAMP_X, LAMP_Y = 440.0, 670.0
"""Below the card, so that the lamp's sentence covers nothing."""
STEP_ON = msg("Step on when you are ready")
STAND = msg("Stand calmly for a moment")
REST = msg("Rest a little. You may sit down.")
GO_ON = ("resume", "icon_resume", msg("Go on"))
REST_TILE = ("rest", "icon_rest", msg("Rest"))
END = ("end", "icon_home", msg("Finish"))
STUMBLED = ("stumble", "icon_stop", msg("Stumbled"))


def pause_menu(session: Session) -> Menu:
    """What can be chosen on the pause card; the first has the focus."""
    if session.phase is not Phase.PAUSED:
        return Menu(())
    choices = (GO_ON, REST_TILE, END)
    if session.why is Freeze.SPIKE:
        choices = (GO_ON, REST_TILE, STUMBLED)
    return Menu(row(choices, 402, (220, 176)))


def over_play(
    session: Session, menu: Menu, t_s: float, light: str = "", advice: str = ""
) -> Iterator[Shape]:
    """Whatever the phase asks for, over the game; `light` and `advice` are the sensor's."""
    if session.phase is Phase.PLAYING:
        yield from _stop_button()
    elif session.phase is Phase.PAUSED:
        yield from _pause_card(session, menu, t_s)
        yield from sensor_light.view(light, advice, LAMP_X, LAMP_Y)
    elif session.phase is Phase.RESTING:
        yield from _rest_card(session, t_s)
    elif session.phase is Phase.COUNTDOWN:
        yield from _countdown(session)
        yield from _stop_button()
    elif session.phase is Phase.WAITING:
        yield from _waiting(session, t_s)
        yield from _stop_button()


def _stop_button() -> Iterator[Shape]:
    yield Sprite(STOP.picture, *STOP.middle)
    yield Zone(STOP.id, STOP.x, STOP.y, STOP.w, STOP.h)


def _pause_card(session: Session, menu: Menu, t_s: float) -> Iterator[Shape]:
    yield Dim(0.45)
    yield Panel(250, 84, 780, 540, "panel", "tile_edge", 48)
    if session.why is Freeze.TOO_HEAVY:
        yield Sprite("safe_one_at_a_time", 640, 206)
    elif session.unload is Unload.BOARD:
        yield Sprite("ready_step_off", 640, 206, 0.62)
    else:
        pose = unloading(session.unload) if session.unload else Wish(still=True)
        yield from stepling(640, 312, t_s, pose, "curious", 0.92)
    words = PAUSED_WORDS[session.why or Freeze.STOP]
    if session.unload in (Unload.LEFT, Unload.RIGHT):
        words = LIFT
    yield Text(words, 640, 350, 34, w=700, h=64, title=True)
    yield from menu.view()


def _rest_card(session: Session, t_s: float) -> Iterator[Shape]:
    """A cushion, and a ring that empties without numbers or hurry."""
    yield Dim(0.35)
    yield Panel(250, 84, 780, 540, "panel", "tile_edge", 48)
    breath = 1.0 + 0.02 * math.sin(t_s * 1.6)
    yield Sprite("cushion_scene", 640, 290, 0.9, stretch=breath)
    whole = session.phase_s + session.rest_left_s
    yield Ring(640, 540, 40, session.rest_left_s / whole if whole else 0.0, "sky")
    yield Text(REST, 640, 466, 34, w=700, h=64, title=True)


def _countdown(session: Session) -> Iterator[Shape]:
    yield Panel(560, 250, 160, 160, "panel", "focus", 80)
    yield Text(str(session.count), 640, 330, 96, title=True, verbatim=True)


def _waiting(session: Session, t_s: float) -> Iterator[Shape]:
    yield Panel(330, 180, 620, 330, "panel", "tile_edge", 48)
    yield from stepling(640, 420, t_s, Wish(still=True), "happy")
    yield Text(STAND if session.phase_s > 0.0 else STEP_ON, 640, 466, 34, w=560, h=60, title=True)
