"""The commands themselves: each takes what was asked for and answers with the exit status."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from exercises import LevelError
from game.scenes.add_child import AVATARS
from game.shell import launch
from game.shell.launch import Wanted
from game.shell.trouble import Trouble
from profiles.errors import StoreError
from sensors.recording import RecordingError

DONE, DID_NOT_HOLD = 0, 1
WANTED = frozenset(Wanted.__dataclass_fields__)


def say(line: str) -> None:
    """Print a line at once, so that whoever reads along sees it."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def warn(line: str) -> None:
    """Tell people something on standard error."""
    sys.stderr.write(f"stepling: {line}\n")


def game(asked: Namespace) -> int:
    """The program in its window."""
    return _start(asked)


def play(asked: Namespace) -> int:
    """One level."""
    return _start(asked)


def _start(asked: Namespace) -> int:
    wanted = Wanted(**{name: value for name, value in vars(asked).items() if name in WANTED})
    try:
        launch.start(wanted, say, warn)
    except LevelError as error:
        raise Trouble(str(error)) from None
    return DONE


def replay(asked: Namespace) -> int:
    """Live a recorded session again; 1 where it came out differently."""
    from game.shell.replaying import replay_session  # noqa: PLC0415

    try:
        result = replay_session(asked.session, asked.headless, asked.safe_video)
    except (LevelError, RecordingError) as error:
        raise Trouble(str(error)) from None
    same = result.first_difference is None
    if asked.json:
        outcome = {
            "session": asked.session.name,
            "ticks": result.ticks,
            "repetitions": result.repetitions,
            "same": same,
            "first_difference": result.first_difference,
        }
        say(json.dumps(outcome))
    elif same:
        say(f"{result.ticks} ticks lived again, {result.repetitions} repetitions: all the same.")
    if not same:
        warn(f"Tick {result.first_difference} is the first that came out differently.")
    return DONE if same else DID_NOT_HOLD


def progress(asked: Namespace) -> int:
    """A child's path, as text or as a picture."""
    from game.shell import pathway  # noqa: PLC0415

    with launch.opened_store(getattr(asked, "data", None)) as (store, _):
        try:
            child = store.child(asked.child)
            if child is None:
                raise Trouble(launch.unknown_child(asked.child))
            if asked.png:
                pathway.write_png(store, child, Path(asked.png))
                say(f"{asked.png} shows the path of {child.nickname}.")
            else:
                say(pathway.as_text(child, store.progress(child)))
        except StoreError as error:
            raise Trouble(str(error)) from None
    return DONE


def children_list(asked: Namespace) -> int:
    """Who plays here."""
    with launch.opened_store(getattr(asked, "data", None)) as (store, _):
        for child in store.children():
            days = store.progress(child).totals.days
            say(f"{child.code}  {child.nickname}  {days} days")
    return DONE


def children_add(asked: Namespace) -> int:
    """A new child; its code is printed."""
    if asked.avatar not in AVATARS:
        raise Trouble(f'There is no avatar "{asked.avatar}"; there are: {", ".join(AVATARS)}.', 2)
    with launch.opened_store(getattr(asked, "data", None)) as (store, _):
        try:
            say(store.add_child(asked.nickname, asked.avatar).code)
        except StoreError as error:
            raise Trouble(str(error)) from None
    return DONE
