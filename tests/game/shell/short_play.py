"""Short sessions without a window, for tests of whoever sits before the screen."""

from collections.abc import Callable
from dataclasses import replace

from exercises import Offer
from game.minigames import GAMES
from game.model import TICK_S, Repetition, Wish
from game.session import Phase, Session, advance, begin
from game.shell.levels import level
from sensors.calibration import Calibration
from sensors.driver import Controls, SteppedDriver
from sensors.tracker import Tracker

LONGEST_S = 400.0
Led = Callable[[Session], tuple[Wish, Controls]]
"""What somebody does at this moment of a session, every tick."""


def short(game: str, reps: int) -> Session:
    """The session of a built-in level with only so many repetitions and tries."""
    exercise = level(game, 1)
    params = replace(exercise.params, reps=reps, extra_tries=1)
    return begin(Offer.fixed(replace(exercise, params=params, sets=1)), GAMES[game], seed=5)


def successes(
    session: Session, driver: SteppedDriver, calibration: Calibration, led: Led
) -> list[bool]:
    """Which repetitions went well; the session is played until its level's end."""
    tracker = Tracker(driver.layout, calibration)
    came: list[bool] = []
    for tick in range(round(LONGEST_S / TICK_S)):
        wish, controls = led(session)
        rows = driver.step(tick * TICK_S, wish, controls)
        session, events = advance(session, tracker.tick(rows, TICK_S), TICK_S)
        came += [event.success for event in events if isinstance(event, Repetition)]
        if session.over:
            assert session.ended_by == "level"
            return came
    raise AssertionError(f"no end after {LONGEST_S:.0f} s, phase {session.phase}")


def in_play(session: Session) -> bool:
    return session.phase is Phase.PLAYING
