"""Put the program together: store, body, sound, screens; with a window or without."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pygame

from exercises import Exercise
from game.scenes import ways
from game.scenes.data_page import DataPage
from game.scenes.setting import Setting, look_of
from game.shell import headless, levels
from game.shell.audio import open_audio
from game.shell.body import Body
from game.shell.card_desk import CardDesk
from game.shell.data_troubles import news, opened_in_window, tell_of_data
from game.shell.family_desk import FamilyDesk
from game.shell.following import follow_for
from game.shell.hush import hushed
from game.shell.keeping_desk import KeepingDesk
from game.shell.level_desk import LevelDesk
from game.shell.old_recordings import SESSIONS, erase_old
from game.shell.own_levels import tell_of_levels
from game.shell.paths import assets_folder, data_folder
from game.shell.plan_desk import PlanDesk
from game.shell.program import Program
from game.shell.recorder import Recorder
from game.shell.shots import Shots
from game.shell.sources import open_source
from game.shell.steward import Steward
from game.shell.taking_desk import TakingDesk
from game.shell.telling import Teller, tell_interrupted
from game.shell.texts import translator
from game.shell.trouble import Trouble
from game.shell.wanted import USUAL_SENSOR, Print, Wanted
from profiles.errors import StoreError
from profiles.model import Child
from profiles.store import Store
from sensors.around import Around

if TYPE_CHECKING:
    from game.shell.window import Canvas

UNSEEN = ("offscreen", "dummy")
"""Video drivers of SDL that show nothing."""


def program_version() -> str:
    """The version of the installed program."""
    try:
        return version("stepling")
    except PackageNotFoundError:
        return "0"


@contextmanager
def opened_store(data: str | None) -> Iterator[tuple[Store, Path]]:
    """The family's data; Trouble where it cannot be used."""
    folder = data_folder(data)
    try:
        store = Store(folder)
        try:
            yield store, folder
        finally:
            store.close()
    except StoreError as error:
        raise Trouble(str(error)) from None


@contextmanager
def store_to_read(data: str | None) -> Iterator[Store]:
    """The family's data as it is, even beside a Stepling that is running; nothing is made."""
    try:
        with closing(Store.read_only(data_folder(data))) as store:
            yield store
    except StoreError as error:
        raise Trouble(str(error)) from None


def system_name() -> str:
    """What pairing help calls this operating system: linux, windows or macos."""
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def session_folder(asked: Path, data: str | None) -> Path:
    """The folder of a recorded session: the one asked for, or that of an id in the data folder."""
    kept = data_folder(data) / SESSIONS / asked
    return kept if not asked.exists() and kept.is_dir() else asked


def start(wanted: Wanted, say: Print, warn: Print) -> None:
    """Run the program as it was asked for. Raises Trouble, LevelError."""
    opened = opened_store(wanted.data) if wanted.headless else _store_in_window(wanted)
    with opened as (store, folder):
        tell_of_data(folder, warn)
        if trouble := erase_old(folder / SESSIONS, datetime.now().timestamp()):
            warn(trouble)
        if wanted.sensor == USUAL_SENSOR:
            wanted = replace(wanted, sensor=usual_sensor(wanted, store))
        if wanted.headless:
            _play_headless(wanted, store, folder, say, warn)
        else:
            _play_in_window(wanted, store, folder, say, warn)


@contextmanager
def _store_in_window(wanted: Wanted) -> Iterator[tuple[Store, Path]]:
    """The family's data; where it cannot be opened, what is chosen on a page. Raises Trouble.

    What is to be known of its place is shown before it is opened.
    """
    from game.shell.data_asking import asked  # noqa: PLC0415  # headless play opens no window

    folder = data_folder(wanted.data)

    def ask(page: DataPage) -> str:
        return asked(page, open_window(wanted.safe_video, wanted.full), _theatre(None))

    known = news(folder)
    if known is not None:
        ask(known)
    store = opened_in_window(folder, ask)
    try:
        yield store, folder
    finally:
        store.close()


def usual_sensor(wanted: Wanted, store: Store) -> str:
    """The family's own that was used last, or keys; a level that is named is tried with keys."""
    ours = [] if wanted.level is not None else store.devices()
    return ours[0].spec if ours else "keyboard"


def _play_headless(wanted: Wanted, store: Store, folder: Path, say: Print, warn: Print) -> None:
    tell_of_levels(folder, warn)
    with _assembled(wanted, store, folder) as (program, steward, seed):
        tell = Teller(wanted, steward, say, warn)
        tell_interrupted(store, warn)
        shots = None
        if wanted.shots:
            headless.open_display()
            theatre = _theatre(None)
            shots = Shots(Path(wanted.shots), theatre.painter(steward.look))

        if not headless.run(program, shots, tell):
            raise Trouble(
                "The game did not end within an hour and was stopped; what was done so far is kept."
            )
        tell.end(store, seed)


def _play_in_window(wanted: Wanted, store: Store, folder: Path, say: Print, warn: Print) -> None:
    from game.shell import show  # noqa: PLC0415  # headless play opens no window

    tell_of_levels(folder, warn)
    with _assembled(wanted, store, folder) as (program, steward, seed):
        canvas = open_window(wanted.safe_video, wanted.full)
        if not wanted.silent:
            steward.player = open_audio(assets_folder() / "sounds", warn)
        theatre = _theatre(Path(wanted.shots) if wanted.shots else None)
        tell = Teller(wanted, steward, say, warn)

        def after_frame() -> bool:
            tell()
            return False

        with suppress(KeyboardInterrupt):
            show.Show(program, canvas, theatre).run(after_frame)
        steward.player.close()
        tell.end(store, seed)


def open_window(safe_video: bool, full: bool) -> "Canvas":
    """A window that somebody can see. Raises Trouble where there is no screen."""
    from game.shell import window  # noqa: PLC0415  # headless play opens no window

    # Without a screen SDL paints where nobody looks, and the game would wait for ever.
    with hushed(), suppress(pygame.error):
        pygame.display.init()
    asked = os.environ.get("SDL_VIDEODRIVER")
    if not asked and pygame.display.get_init() and pygame.display.get_driver() in UNSEEN:
        raise Trouble(window.NO_SCREEN.format(reason="no display was found"))
    return window.open_window(safe_video, full)


def _theatre(shots: Path | None) -> Any:
    from game.shell.window import Theatre  # noqa: PLC0415  # headless play paints nothing

    return Theatre(assets_folder(), translator(assets_folder()), shots)


@contextmanager
def _assembled(
    wanted: Wanted, store: Store, folder: Path
) -> Iterator[tuple[Program, Steward, int]]:
    """Everything but window and sound; at the end all devices are let go."""
    with ExitStack() as ends:
        yield _assemble(wanted, store, folder, ends)


def _assemble(
    wanted: Wanted, store: Store, folder: Path, ends: ExitStack
) -> tuple[Program, Steward, int]:
    seed = secrets.randbelow(2**31) if wanted.seed is None else wanted.seed
    body, recorder, around = Body(), Recorder(folder / SESSIONS), Around(seed)
    ends.callback(around.close)
    ends.callback(body.close)
    plans = PlanDesk(store, folder)
    of_family = (FamilyDesk(store, folder), KeepingDesk(store, folder))
    taking = TakingDesk(store, folder, program_version())
    steward = Steward(
        *(store, body, program_version(), seed, recorder),
        around=around,
        desks=(plans, LevelDesk(folder), CardDesk(folder), *of_family, taking),
        offers=plans.today,
    )
    ends.callback(steward.close)
    setting = Setting((), wanted.sensor, system=system_name())
    if wanted.level is None:
        scene = ways.to_home(setting)
    else:
        level = levels.whole_level(wanted.level, levels.library(folder))
        world = _world(wanted, levels.offered(level, wanted.rung, None).exercise)
        setting = _for_one_level(wanted, setting, store, body, steward, around)
        offer = levels.offered(level, wanted.rung, plans.standing(setting.child, level.id))
        scene = ways.to_level(setting, offer, world)
    program = Program(scene, body, steward, recorder, follow_for(wanted.sensor))
    return program, steward, seed


def _world(wanted: Wanted, exercise: Exercise) -> str:
    """The world that was asked for, or the level's first. Raises Trouble."""
    if wanted.world is None:
        return exercise.worlds[0]
    if wanted.world not in exercise.worlds:
        there = ", ".join(exercise.worlds)
        sentence = f'There is no world "{wanted.world}" in {exercise.id}; there are: {there}.'
        raise Trouble(sentence, levels.WRONG_USE)
    return wanted.world


def _for_one_level(
    wanted: Wanted,
    setting: Setting,
    store: Store,
    body: Body,
    steward: Steward,
    around: Around,
) -> Setting:
    """Everything chosen beforehand: child and sensor."""
    from sensors.driver import DeviceError  # noqa: PLC0415
    from sensors.recording import RecordingError  # noqa: PLC0415

    try:
        body.read(open_source(wanted.sensor, around))
    except (DeviceError, RecordingError) as error:
        raise Trouble(str(error)) from None
    day = steward.children.day(_child_id(wanted, store), wanted.sensor)
    if day.played_s >= day.day_s:
        minutes = f"{day.day_s / 60:g} minutes"
        raise Trouble(f"{day.child.nickname} has played {minutes} today. Play again tomorrow.")
    if wanted.record:
        day = day._replace(child=replace(day.child, recording_on=True))
    steward.look = look_of(day.child)
    ready = steward.sensors.ready(wanted.sensor)
    return replace(setting.of_child(day), sensor=ready, just_one=True)


def _child_id(wanted: Wanted, store: Store) -> str:
    return "guest" if wanted.child is None else child_called(wanted.child, store).id


def child_called(who: str, store: Store) -> Child:
    """The child that a code or a nickname means, in large letters or small. Raises Trouble."""
    child = store.child(who) or store.child(who.upper())
    if child is None:
        raise Trouble(f'There is no child "{who}". See who plays here: stepling children list')
    return child
