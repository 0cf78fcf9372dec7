"""A level's file, played while it is being written: in a window, or without one for checks."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from game.model import Look
from game.scenes.answers import SensorReady
from game.scenes.previewing import NOBODY, News, Previewing, Taken
from game.scenes.scene import Input, Scene
from game.scenes.setting import Setting
from game.shell import headless
from game.shell.body import Body
from game.shell.clock import FixedStep, Pace
from game.shell.following import Onlooking
from game.shell.level_watch import LevelWatch
from game.shell.levels import FOLDER, SUFFIXES, library
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from game.shell.program import Follow, Program, by_wish
from game.shell.recorder import Recorder
from game.shell.shots import Shots
from game.shell.sources import LOOKER
from game.shell.stagehand import Stagehand, Standing
from game.shell.texts import counted, translator
from game.shell.trouble import Trouble
from game.shell.wanted import Print
from sensors.driver import DeviceError
from sensors.drivers.keyboard import Keyboard
from sensors.simulated import simulated

WRONG_USE = 2
KEYS, CHILD, USUAL_CHILD = "keyboard", "simulated", "diligent"
NEW = "stepling levels new ID"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a preview was asked for."""

    file: Path
    data: Path
    rung: int = 1
    sensor: str = KEYS
    seed: int = 1
    headless: bool = False
    seconds: float | None = None
    """It ends after so long; None where somebody ends it, or, without a screen, the level does."""
    shots: Path | None = None
    safe_video: bool = False
    full: bool = False
    silent: bool = False


def preview(wanted: Wanted, warn: Print, announce: Callable[[News], None]) -> bool:
    """Play the file until somebody ends it; whether nothing was wrong with it at the end.

    Raises Trouble.
    """
    watch = LevelWatch(wanted.file, wanted.data)
    first = watch.first()
    _has_rung(first, wanted.rung)
    _child(wanted)  # a wrong sensor is told before a window opens
    waiting = [first]

    def news() -> News | None:
        found = waiting.pop() if waiting else watch.look()
        if found is not None:
            announce(found)
        return found

    body = Body()
    stagehand = Stagehand(body, lambda: _child(wanted), news)
    sensor = SensorReady(wanted.sensor, wanted.sensor.partition(":")[0], 0, None)
    scene = Previewing(Setting((), wanted.sensor, NOBODY, "", sensor), wanted.seed, wanted.rung)
    nowhere = Recorder(wanted.data)  # makes nothing as long as nothing is recorded
    program = Program(scene, body, stagehand, nowhere, _follow(wanted.sensor))
    with suppress(KeyboardInterrupt):
        if wanted.headless:
            _without_screen(program, wanted)
        else:
            _in_window(program, stagehand, wanted, warn)
    return not _scene(program).problems


def file_of(name: str, data: Path) -> Path:
    """The file that is meant: a path, or the id of one of the family's levels. Raises Trouble."""
    path, own = Path(name), data / FOLDER / f"{name}.yaml"
    if path.suffix.lower() in SUFFIXES:
        if path.is_file():
            return path
        raise Trouble(f"There is no file {name}. Look at its name, or write one: {NEW}")
    if own.is_file():
        return own
    if name in library(data).ids:
        raise Trouble(f"{name} comes with Stepling and stays as it is. Write your own: {NEW}")
    raise Trouble(f"{name} is no file of a level. Give one that ends in .yaml.", WRONG_USE)


def _has_rung(news: News, rung: int) -> None:
    last = len(news.level.rungs) if isinstance(news, Taken) else max(1, rung)
    if not 1 <= rung <= last:
        there = f"this level has {counted(last, 'rung')}" if rung > 0 else "the first is 1"
        raise Trouble(f"There is no rung {rung}; {there}.", WRONG_USE)


def _child(wanted: Wanted) -> Standing:
    """A virtual child at its start, with its own true calibration. Raises Trouble."""
    kind, _, name = wanted.sensor.partition(":")
    if wanted.sensor == KEYS:
        return Keyboard(), Keyboard.CALIBRATION
    if kind != CHILD:
        raise Trouble(
            f'A preview is for the keyboard and simulated children, not for "{wanted.sensor}". '
            f"Play with your sensor: stepling play {wanted.file}",
            WRONG_USE,
        )
    try:
        child = simulated(USUAL_CHILD if name in ("", LOOKER) else name, wanted.seed)
    except DeviceError as error:
        raise Trouble(str(error)) from None
    return child, child.true_calibration()


def _follow(sensor: str) -> Follow:
    if sensor != f"{CHILD}:{LOOKER}":
        return by_wish
    onlooking = Onlooking()
    return lambda scene: onlooking(_play_in(scene) or scene)


def _play_in(scene: Scene) -> Scene | None:
    return scene.playing if isinstance(scene, Previewing) else None


def _scene(program: Program) -> Previewing:
    assert isinstance(program.scene, Previewing), "a preview never leaves its screen"
    return program.scene


def _in_window(program: Program, stagehand: Stagehand, wanted: Wanted, warn: Print) -> None:
    from game.shell import show, window  # noqa: PLC0415  # without a screen no window is opened
    from game.shell.audio import open_audio  # noqa: PLC0415
    from game.shell.launch import open_window  # noqa: PLC0415

    canvas = open_window(wanted.safe_video, wanted.full)
    if not wanted.silent:
        stagehand.player = open_audio(assets_folder() / "sounds", warn)
    theatre = window.Theatre(assets_folder(), translator(assets_folder()), wanted.shots)
    end_s = monotonic() + wanted.seconds if wanted.seconds else float("inf")
    try:
        show.Show(program, canvas, theatre).run(lambda: monotonic() >= end_s)
    finally:
        stagehand.player.close()


def _without_screen(program: Program, wanted: Wanted) -> None:
    """Once, as fast as the machine can; or, for some seconds, by the clock."""
    album = _Album(wanted.shots) if wanted.shots else None
    for count, _ in enumerate(_ticks(wanted.seconds)):
        program.tick(_nod(_scene(program), count))
        scene = _scene(program)
        if album is not None:
            album.look(scene, count)
        if program.over or (wanted.seconds is None and (scene.runs or scene.level is None)):
            return


def _ticks(seconds: float | None) -> Iterator[None]:
    """Whenever a tick is due."""
    if seconds is None:
        yield from (None for _ in range(headless.LONGEST_TICKS))
        return
    step, pace, end_s = FixedStep(), Pace(), monotonic() + seconds
    while monotonic() < end_s:
        yield from (None for _ in range(step.ticks(pace.wait())))


def _nod(scene: Previewing, count: int) -> tuple[Input, ...]:
    return headless.nod(scene.playing, count) if scene.playing else ()


class _Album:
    """Pictures of a preview that nobody sees: of each new situation, and now and then."""

    def __init__(self, folder: Path) -> None:
        headless.open_display()
        self._shots = Shots(folder, Painter(assets_folder(), translator(assets_folder()), Look()))
        self._seen: object = None

    def look(self, scene: Previewing, count: int) -> None:
        """Take a picture, if this is one to take."""
        seen = (id(scene.level), scene.problems)
        if seen != self._seen or count % headless.SHOT_EVERY == 0:
            self._seen = seen
            self._shots.take(scene.view())
