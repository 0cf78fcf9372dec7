"""What the command line tells of a game: repetitions as they are kept, troubles, the outcome."""

import json
from typing import Any

from game.shell.steward import Steward
from game.shell.trouble import Trouble
from game.shell.wanted import Print, Wanted
from profiles.model import Repetition
from profiles.practice_records import LadderStep
from profiles.store import Store

FLUSH_S = 10.0
"""A disk that is slow gets so long to take the end of a game."""


class Teller:
    """Tells what has come up since it was called last."""

    def __init__(self, wanted: Wanted, steward: Steward, say: Print, warn: Print) -> None:
        """Nothing was told yet."""
        self._wanted = wanted
        self._steward = steward
        self._say = say
        self._warn = warn
        self._told: set[str] = set()

    def __call__(self) -> None:
        """One line for each repetition that is safe on the disk, and one for each new trouble.

        A repetition that turns out to rest on bad data is told again, as void.
        """
        steward = self._steward
        for repetition in steward.committed():
            if self._wanted.events:
                self._say(json.dumps(_event(repetition)))
        trouble, steward.trouble = steward.trouble, ""
        if trouble and trouble not in self._told:  # a full disk refuses every record anew
            self._told.add(trouble)
            self._warn(trouble)

    def end(self, store: Store, seed: int) -> None:
        """The outcome, once all is on the disk. Raises Trouble where the disk took not all."""
        kept = store.flush(FLUSH_S)
        self._steward.answers()
        self()
        played = self._steward.outcome.session is not None
        if self._wanted.json and (played or self._wanted.headless):
            self._say(json.dumps(summary(self._wanted, self._steward, seed)))
        if not kept:
            raise Trouble(
                "The end of this game is not kept, because the disk did not take it. "
                "Free some space on the disk before you play again."
            )
        if self._wanted.record and played:
            self._tell_recorded()

    def _tell_recorded(self) -> None:
        recorded = self._steward.recorded
        if recorded is None:
            raise Trouble("The game is kept, but its movements are not, and it cannot be replayed.")
        self._warn(f'The movements are kept. Live them again: stepling replay "{recorded}"')


def tell_interrupted(store: Store, warn: Print) -> None:
    """Say what was cut off, and where it can be kept or dropped."""
    count = len(store.unfinished_sessions())
    if count:
        games, them = ("1 game was", "it") if count == 1 else (f"{count} games were", "them")
        warn(
            f"{games} cut off before the end; every repetition is safe. "
            f"Start stepling in a window: it asks whether to keep {them}."
        )


def summary(wanted: Wanted, steward: Steward, seed: int) -> dict[str, Any]:
    """What `play --json` prints; floats have 6 places."""
    session, result = steward.outcome.session, steward.outcome.result
    if session is None or result is None:
        raise Trouble("Nothing was played.")
    share = result.successes / result.reps if result.reps else 0.0
    return {
        "level": wanted.level,
        "game": steward.outcome.game,
        "sensor": wanted.sensor,
        "seed": seed,
        "duration_s": round(session.duration_s, 6),
        "active_s": round(session.active_s, 6),
        "reps": result.reps,
        "success_share": round(share, 6),
        "left_reps": result.left_reps,
        "right_reps": result.right_reps,
        "pauses": session.pauses,
        "ended_by": session.ended_by,
        "health": {
            "rate_hz": round(session.rate_hz, 6),
            "dropouts": session.dropouts,
            "repeated": session.repeated,
            "gaps": session.gaps,
        },
        "ladder": _ladder(steward.outcome.ladder),
    }


def _ladder(step: LadderStep | None) -> dict[str, Any] | None:
    """Where the child starts next time, and why; nothing where it is kept of nobody."""
    if step is None:
        return None
    return {"d": round(step.d, 6), "reason": step.reason, "told": step.told}


def _event(repetition: Repetition) -> dict[str, Any]:
    return {
        "event": "void" if repetition.void else "repetition",
        "id": repetition.id,
        "round": repetition.round_id,
        "number": repetition.number,
        "t_s": round(repetition.t_s, 6),
        "success": repetition.success,
        "side": repetition.side,
        "tries": repetition.tries,
        "duration_s": round(repetition.duration_s, 6),
    }
