"""What a new level is to be: asked on a terminal, or taken as usual where nobody is there."""

import sys
from collections.abc import Callable
from difflib import get_close_matches

from exercises import Level, LevelError
from exercises.library import Library
from game.shell import levels_new
from game.shell.levels import PARAMS
from game.shell.saying import plain, warn
from game.shell.trouble import Trouble

WRONG_USE = 2

Ask = Callable[[str], str]
"""Answers a question."""


def terminal() -> Ask | None:
    """Somebody who answers, or None where nobody is there."""
    there = all(one is not None and one.isatty() for one in (sys.stdin, sys.stderr))
    return answered if there else None


def game(wished: str | None, ask: Ask | None) -> str:
    """The name of the game. Raises Trouble where there is none that is called so."""
    games = ", ".join(PARAMS)
    first = next(iter(PARAMS))
    while wished is None and ask:
        answer = ask(f"Which game ({games}) [{first}]: ").strip() or first
        wished = answer if answer in PARAMS else None
    chosen = wished or first
    if chosen not in PARAMS:
        near = get_close_matches(chosen, PARAMS, n=1)
        meant = f' Did you mean "{near[0]}"?' if near else ""
        raise Trouble(f'There is no game "{plain(chosen)}"; there are: {games}.{meant}', WRONG_USE)
    return chosen


def text(level_id: str, model: Level, here: Library, ask: Ask | None) -> str:
    """The level's text, without mistakes; asked for again until its numbers go together."""
    while ask:
        answers = levels_new.asked(model.game, model, ask)
        written = levels_new.text(level_id, model, answers)
        try:
            here.read(written, f"{level_id}.yaml")
        except LevelError as error:
            for problem in error.problems:
                warn(problem.message)
            warn("These numbers do not go together. Please answer again.")
        else:
            return written
    return levels_new.text(level_id, model, {})


def answered(question: str) -> str:
    """The answer to a question. Raises Trouble where nobody is there any more."""
    sys.stderr.write(question)
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise Trouble("Nothing was written, for the questions were not answered. Try again.")
    return answer
