"""`stepling children export`, `import`, `backup`, `restore` and `erase`."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from getpass import getpass
from pathlib import Path

from game.scenes.faces import AVATARS
from game.shell import launch, old_recordings
from game.shell.packed_reports import reports_of
from game.shell.paths import data_folder
from game.shell.saying import plain, say, warn
from game.shell.texts import counted
from game.shell.trouble import Trouble
from profiles import packet
from profiles.erasing import Erased
from profiles.errors import StoreError
from profiles.merging import Taken
from profiles.model import Child, SessionRecord
from profiles.names import same_name
from profiles.restore import restore as put_back
from profiles.store import DATABASE, Store

DONE, DID_NOT_HOLD, WRONG_USE = 0, 1, 2
LONGEST_PASSPHRASE = 1000


def export(asked: Namespace) -> int:
    """Write a packet; beside a Stepling that runs, too."""
    target = Path(asked.output)
    with _in_words(), launch.store_to_read(_data(asked)) as store:
        children = _children(asked, store)
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        whole = store.packed(
            children, launch.program_version(), now, deidentified=asked.deidentified
        )
        pages = reports_of(
            *(store, children, data_folder(_data(asked)), launch.program_version(), _today()),
            deidentified=asked.deidentified,
        )
        packet.write(target, whole, _new_passphrase(asked), asked.force, pages)
    sessions = sum(isinstance(entry.record, SessionRecord) for entry in whole.entries)
    codes = ", ".join(child.code for child in children)
    say(f"{plain(str(target))} holds {counted(sessions, 'session')} of {codes}.")
    return DONE


def take_in(asked: Namespace) -> int:
    """Add what is new in a packet."""
    source = Path(asked.file)
    with _in_words():
        hidden = packet.is_sealed(source)
        whole = packet.read(source, _passphrase(asked) if hidden else None)
        with launch.opened_store(_data(asked)) as (store, _):
            taken = store.take_in(whole, _today(), AVATARS)
    for one in taken:
        _tell_taken(one)
    return DONE


def backup(asked: Namespace) -> int:
    """Keep a copy of all data as it is now."""
    with launch.opened_store(_data(asked)) as (store, _):
        made = store.back_up(_today())
    say(f"{plain(str(made))} holds the family's data as it is now.")
    return DONE


def restore(asked: Namespace) -> int:
    """Go back to a backup; what was there is kept aside."""
    path = data_folder(_data(asked)) / DATABASE
    with _in_words():
        done = put_back(path, Path(asked.file) if asked.file else None, _today())
    say(f"{plain(str(done.backup))} is the family's data now.")
    if done.aside is not None:
        warn(f"What was there before is kept in {plain(str(done.aside))}.")
    return DONE


def erase(asked: Namespace) -> int:
    """Erase a child for good; 1 where something of it is left."""
    with launch.opened_store(_data(asked)) as (store, folder):
        child = launch.child_called(asked.child, store)
        if not asked.yes:
            _ask_again(child)
        erased = store.erase(child, folder / old_recordings.SESSIONS)
    return _tell_erased(child, erased)


def _children(asked: Namespace, store: Store) -> tuple[Child, ...]:
    if not asked.all:
        return (launch.child_called(asked.child, store),)
    children = store.children()
    if not children:
        raise Trouble("Nobody plays here yet, so there is nothing to export.")
    return children


def _tell_taken(one: Taken) -> None:
    name = plain(one.child.nickname)
    said = f"{one.child.code} ({name})" if name != one.child.code else name
    came = counted(one.added, "record")
    say(f"{said}: {came} came in, {one.known} were here before.")
    if one.is_new and one.code_there != one.child.code:
        warn(f"{one.code_there} was taken here: this child is called {one.child.code} now.")
    for table, number in one.conflicts:
        kind = table.replace("_", " ")
        warn(
            f"{counted(number, 'record')} of the kind {kind} said something else than what is kept "
            "here. What was here stays."
        )


def _tell_erased(child: Child, erased: Erased) -> int:
    for path in erased.removed:
        warn(f"{plain(str(path))} could not be read, held the child, and was removed.")
    for path in erased.packets:
        warn(f"{plain(str(path))} is a packet. Remove it yourself if this child is in it.")
    left = [trace for trace in erased.left if not trace.by_others]
    for trace in left:
        warn(f"The {trace.of} is still found in {plain(str(trace.path))}. Look what that is.")
    if any(trace.by_others for trace in erased.left):
        warn("The nickname is still part of what is kept of other children, and of nothing else.")
    if not left:
        sessions = counted(erased.records["session"], "session")
        say(f"{child.code} is erased: {sessions}, {counted(erased.recordings, 'recording')}.")
    return DID_NOT_HOLD if left else DONE


def _ask_again(child: Child) -> None:
    """Let whoever asks type the nickname once more. Raises Trouble."""
    if sys.stderr is not None:
        name = plain(child.nickname)
        sys.stderr.write(
            f"All that is kept of {name} ({child.code}) is erased from this computer, its backups "
            "too, and cannot be brought back.\nType the nickname to go on: "
        )
        sys.stderr.flush()
    typed = sys.stdin.readline() if sys.stdin is not None else ""
    if not typed.strip() or not same_name(typed, child.nickname):
        raise Trouble("That is not the nickname. Nothing was erased.")


def _new_passphrase(asked: Namespace) -> str | None:
    if asked.passphrase_file:
        return _from_file(Path(asked.passphrase_file))
    if not asked.passphrase:
        return None
    first = _typed("Passphrase: ")
    if _typed("The same again: ") != first:
        raise Trouble("The two passphrases are not the same. Nothing was exported.")
    return first


def _passphrase(asked: Namespace) -> str:
    if asked.passphrase_file:
        return _from_file(Path(asked.passphrase_file))
    return _typed("Passphrase: ")


def _typed(prompt: str) -> str:
    """What is typed on the terminal without being shown. Raises Trouble where there is none."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Trouble(
            "The passphrase can only be typed on a terminal. "
            "Write it into a file, and name that with --passphrase-file."
        )
    try:
        return getpass(prompt)
    except EOFError:
        raise Trouble("No passphrase was typed. Nothing was done.") from None


def _from_file(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            first = file.readline(LONGEST_PASSPHRASE + 2).rstrip("\r\n")
    except OSError as error:
        why = error.strerror or "unknown reason"
        raise Trouble(f"{plain(str(path))} cannot be read ({why}). Name another file.") from None
    except ValueError:
        first = ""
    if not first or len(first) > LONGEST_PASSPHRASE:
        raise Trouble(f"There is no passphrase in the first line of {plain(str(path))}.")
    return first


@contextmanager
def _in_words() -> Iterator[None]:
    """What the data refuses is told as Trouble."""
    try:
        yield
    except StoreError as error:
        raise Trouble(str(error)) from None


def _data(asked: Namespace) -> str | None:
    return getattr(asked, "data", None)


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()
