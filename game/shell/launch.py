"""Put the program together: store, body, sound, screens; with a window or without."""

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from game.guard import day_is_full
from game.scenes import ways
from game.scenes.setting import Setting, look_of
from game.shell import headless, levels
from game.shell.audio import Player, Silence, open_audio
from game.shell.body import Body
from game.shell.following import follow_for
from game.shell.paths import assets_folder, data_folder
from game.shell.program import Program
from game.shell.recorder import Recorder
from game.shell.shots import Shots
from game.shell.sources import open_source
from game.shell.steward import Steward
from game.shell.texts import translator
from game.shell.trouble import Trouble
from profiles.errors import StoreError
from profiles.model import Repetition
from profiles.store import Store

Print = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asked for."""

    data: str | None = None
    level: str | None = None
    rung: int = 1
    world: str | None = None
    sensor: str = "keyboard"
    child: str | None = None
    seed: int | None = None
    record: bool = False
    headless: bool = False
    json: bool = False
    events: bool = False
    shots: str | None = None
    safe_video: bool = False
    full: bool = False
    silent: bool = False


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
    except StoreError as error:
        raise Trouble(str(error)) from None
    try:
        yield store, folder
    finally:
        store.close()


def start(wanted: Wanted, say: Print, warn: Print) -> None:
    """Run the program as it was asked for. Raises Trouble, LevelError."""
    with opened_store(wanted.data) as (store, folder):
        if wanted.headless:
            _play_headless(wanted, store, folder, say, warn)
        else:
            _play_in_window(wanted, store, folder, say, warn)


def _play_headless(wanted: Wanted, store: Store, folder: Path, say: Print, warn: Print) -> None:
    program, steward, seed = _assemble(wanted, store, folder, Silence())
    _tell_interrupted(store, warn)
    shots = None
    if wanted.shots:
        headless.open_display()
        theatre = _theatre(None)
        shots = Shots(Path(wanted.shots), theatre.painter(steward.look))

    def told(program: Program) -> None:
        _events(wanted, steward, say)
        if steward.trouble:
            warn(steward.trouble)
            steward.trouble = ""

    ended = headless.run(program, shots, told)
    if not store.flush(10.0):
        warn("The disk is slow: the last repetitions may not be kept.")
    steward.answers()
    told(program)
    if not ended:
        raise Trouble("The game did not end within an hour and was stopped.")
    if wanted.json:
        say(json.dumps(summary(wanted, steward, seed)))


def _play_in_window(wanted: Wanted, store: Store, folder: Path, say: Print, warn: Print) -> None:
    from game.shell import show, window  # noqa: PLC0415  # headless play opens no window

    canvas = window.open_window(wanted.safe_video, wanted.full)
    player = Silence() if wanted.silent else open_audio(assets_folder() / "sounds", warn)
    program, steward, seed = _assemble(wanted, store, folder, player)
    theatre = _theatre(Path(wanted.shots) if wanted.shots else None)

    def after_frame() -> bool:
        _events(wanted, steward, say)
        return False

    with suppress(KeyboardInterrupt):
        show.Show(program, canvas, theatre).run(after_frame)
    player.close()
    store.flush(10.0)
    steward.answers()
    _events(wanted, steward, say)
    if wanted.json and steward.outcome.session is not None:
        say(json.dumps(summary(wanted, steward, seed)))


def _theatre(shots: Path | None) -> Any:
    from game.shell.window import Theatre  # noqa: PLC0415  # headless play paints nothing

    return Theatre(assets_folder(), translator(assets_folder()), shots)


def _assemble(
    wanted: Wanted, store: Store, folder: Path, player: Player
) -> tuple[Program, Steward, int]:
    seed = secrets.randbelow(2**31) if wanted.seed is None else wanted.seed
    body, recorder = Body(), Recorder(folder / "sessions")
    steward = Steward(store, body, player, program_version(), seed, recorder)
    setting = Setting(levels.built_in(), wanted.sensor)
    if wanted.level is None:
        scene = ways.to_home(setting)
    else:
        exercise = levels.level(wanted.level, wanted.rung)
        world = wanted.world or exercise.worlds[0]
        if world not in exercise.worlds:
            there = ", ".join(exercise.worlds)
            raise Trouble(f'There is no world "{world}" in {exercise.id}; there are: {there}.', 2)
        setting = _for_one_level(wanted, setting, store, body, steward)
        scene = ways.to_level(setting, exercise, world)
    program = Program(scene, body, steward, recorder, follow_for(wanted.sensor))
    return program, steward, seed


def _for_one_level(
    wanted: Wanted, setting: Setting, store: Store, body: Body, steward: Steward
) -> Setting:
    """Everything chosen beforehand: child and sensor."""
    from sensors.driver import DeviceError  # noqa: PLC0415
    from sensors.recording import RecordingError  # noqa: PLC0415

    try:
        body.read(open_source(wanted.sensor, steward.seed))
    except (DeviceError, RecordingError) as error:
        raise Trouble(str(error)) from None
    try:
        day = steward.child_day(_child_id(wanted, store), wanted.sensor)
    except StoreError as error:
        raise Trouble(str(error)) from None
    if day_is_full(day.played_s):
        raise Trouble(f"{day.child.nickname} has played 20 minutes today. Play again tomorrow.")
    if wanted.record:
        day = day._replace(child=replace(day.child, recording_on=True))
    steward.look = look_of(day.child)
    ready = steward.sensor_ready(wanted.sensor)
    return replace(setting.of_child(day), sensor=ready, just_one=True)


def _child_id(wanted: Wanted, store: Store) -> str:
    if wanted.child is None:
        return "guest"
    child = store.child(wanted.child)
    if child is None:
        raise Trouble(unknown_child(wanted.child))
    return child.id


def unknown_child(who: str) -> str:
    """The sentence for a child that nobody knows."""
    return f'There is no child "{who}". See who plays here: stepling children list'


def _events(wanted: Wanted, steward: Steward, say: Print) -> None:
    """One line for each repetition that is safe on the disk."""
    for repetition in steward.committed():
        if wanted.events:
            say(json.dumps(_event(repetition)))


def _event(repetition: Repetition) -> dict[str, Any]:
    return {
        "event": "repetition",
        "id": repetition.id,
        "round": repetition.round_id,
        "number": repetition.number,
        "t_s": round(repetition.t_s, 6),
        "success": repetition.success,
        "side": repetition.side,
        "tries": repetition.tries,
        "duration_s": round(repetition.duration_s, 6),
    }


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
    }


def _tell_interrupted(store: Store, warn: Print) -> None:
    count = len(store.unfinished_sessions())
    if count:
        sessions = "session was" if count == 1 else "sessions were"
        warn(
            f"{count} {sessions} cut off; every repetition is kept. "
            "Start stepling in a window to keep or drop what was done."
        )
