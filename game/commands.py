"""The commands themselves: each takes what was asked for and answers with the exit status."""

import json
from argparse import Namespace
from pathlib import Path

from exercises import LevelError
from game.scenes.faces import AVATARS
from game.shell import launch, saying
from game.shell.saying import warn
from game.shell.texts import counted
from game.shell.trouble import Trouble
from game.shell.wanted import Wanted
from sensors.recording import RecordingError

DONE, DID_NOT_HOLD, WRONG_USE = 0, 1, 2
WANTED = frozenset(Wanted.__dataclass_fields__)


def say(line: str) -> None:
    """Print a line at once, so that whoever reads along sees it. Raises Trouble."""
    try:
        saying.say(line)
    except Trouble as trouble:
        raise Trouble(f"{trouble} What was played so far is kept.") from None


def game(asked: Namespace) -> int:
    """The program in its window."""
    return _start(asked)


def play(asked: Namespace) -> int:
    """One level."""
    return _start(asked)


def _wanted(asked: Namespace) -> Wanted:
    return Wanted(**{name: value for name, value in vars(asked).items() if name in WANTED})


def _start(asked: Namespace) -> int:
    try:
        launch.start(_wanted(asked), say, warn)
    except LevelError as error:
        mistakes = counted(len(error.problems), "mistake")
        mend = f"The level {asked.level} has {mistakes}. Mend it and try again."
        raise Trouble(f"{mend}\n{error}") from None
    return DONE


def replay(asked: Namespace) -> int:
    """Live a recorded session again; 1 where it came out differently."""
    from game.shell.replaying import replay_session  # noqa: PLC0415

    wanted = _wanted(asked)
    folder = launch.session_folder(asked.session, wanted.data)
    try:
        result = replay_session(folder, wanted.headless, wanted.safe_video)
    except LevelError as error:
        told = f"The level in {folder} was changed after it was played"
        raise Trouble(f"{told}, and cannot be played any more.\n{error}") from None
    except RecordingError as error:
        raise Trouble(str(error)) from None
    same = result.first_difference is None
    if asked.json:
        outcome = {
            "session": folder.resolve().name,
            "ticks": result.ticks,
            "repetitions": result.repetitions,
            "same": same,
            "first_difference": result.first_difference,
        }
        say(json.dumps(outcome))
    elif same:
        lived, found = counted(result.ticks, "tick"), counted(result.repetitions, "repetition")
        say(f"{lived} lived again, {found}: all the same.")
    if not same:
        warn(f"Tick {result.first_difference} is the first that came out differently.")
    return DONE if same else DID_NOT_HOLD


def progress(asked: Namespace) -> int:
    """A child's path, as text or as a picture."""
    from game.shell import pathway  # noqa: PLC0415

    with launch.store_to_read(_wanted(asked).data) as store:
        child = launch.child_called(asked.child, store)
        if asked.png:
            pathway.write_png(store, child, Path(asked.png))
            say(f"{asked.png} shows the path of {child.nickname}.")
        else:
            say(pathway.as_text(child, store.progress(child)))
    return DONE


def children_list(asked: Namespace) -> int:
    """Who plays here."""
    with launch.store_to_read(_wanted(asked).data) as store:
        children = store.children()
        for child in children:
            days = store.progress(child).totals.days
            say(f"{child.code}  {child.nickname}  {counted(days, 'day')}")
    if not children:
        warn("Nobody plays here yet. Add a child: stepling children add NICKNAME")
    return DONE


def children_add(asked: Namespace) -> int:
    """A new child; its code is printed."""
    if asked.avatar not in AVATARS:
        there = ", ".join(AVATARS)
        raise Trouble(f'There is no avatar "{asked.avatar}"; there are: {there}.', WRONG_USE)
    with launch.opened_store(_wanted(asked).data) as (store, _):
        say(store.add_child(asked.nickname, asked.avatar).code)
    return DONE
