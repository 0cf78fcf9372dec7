"""Recorded sessions for tests: short levels, played by a simulated child or by a script."""

import json
from collections.abc import Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from shutil import copytree
from typing import Any, NamedTuple

from exercises import Offer
from game.cli import main
from game.scenes import ways
from game.scenes.scene import Click, Press
from game.scenes.setting import Setting
from game.shell import headless as shell
from game.shell.levels import library, whole_level
from profiles.model import Repetition
from profiles.store import Store
from sensors.calibration import Calibration
from sensors.driver import Controls
from sensors.drivers.keyboard import Keyboard
from sensors.sample import Sample
from sensors.signals import Side, Wish
from tests.game.running import Ran, headless
from tests.game.shell.small_program import small

SHORT = {
    "otter_river": "hold_s: 0.5\nreps: 2\n",
    "sleepy_owl": "hold_s: 5\nreps: 2\n",
    "log_trail": "hold_s: 0.3\nreps: 2\nparams: {lead_s: 4}\n",
}


def short_level(game: str, folder: Path, sets: int = 1) -> Path:
    """A level of few repetitions."""
    worlds = ", ".join(library().level(game).rungs[0].worlds)
    path = folder / f"short_{game}.yaml"
    top = f"format: 1\nid: short_{game}\ntitle: {{en: Short}}\ngame: {game}\nworlds: [{worlds}]\n"
    path.write_text(f"{top}sets: {sets}\nrest_s: 15\n{SHORT[game]}", "utf-8")
    return path


class Recorded(NamedTuple):
    """A session that was played and recorded."""

    folder: Path
    repetitions: tuple[Repetition, ...]

    @property
    def ticks(self) -> list[list[Any]]:
        ticks: list[list[Any]] = self.session["ticks"]
        return ticks

    @property
    def session(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "session.json").read_text("utf-8"))
        return found

    def copied_to(self, folder: Path) -> Path:
        """A copy of the folder, below `folder`, for a test to spoil."""
        return Path(copytree(self.folder, folder / self.folder.name))

    def tick_of_row(self, row: int) -> int:
        """Which tick, from 1, consumed the row, from 0."""
        seen = 0
        for number, (count, *_) in enumerate(self.ticks, 1):
            seen += count
            if seen > row:
                return number
        raise AssertionError(f"there is no row {row}")


def run(*words: str | Path) -> Ran:
    """A command, in this process."""
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        try:
            status = main(list(map(str, words)))
        except SystemExit as ended:  # wrong use, and --help
            status = int(ended.code or 0)
    return Ran(status, out.getvalue(), err.getvalue())


def recorded_in(data: Path) -> Recorded:
    (folder,) = (data / "sessions").iterdir()
    with closing(Store(data)) as store:
        return Recorded(folder, store.records(Repetition))


def played(level: str | Path, data: Path, *sensor: str | Path) -> Recorded:
    ran = run(*headless(level, data, *sensor, "--seed", "7", "--record"))
    assert ran.status == 0
    return recorded_in(data)


# --- Somebody at the keyboard -------------------------------------------------------------------
class Scripted(Keyboard):
    """Leans and lifts as wished; steps off for a while, and once the cable is out for a second."""

    OFF_S, SILENT_S = (7.0, 8.0), (14.0, 14.5)

    @property
    def calibration(self) -> Calibration:
        return self.CALIBRATION

    def step(self, t_s: float, wish: Wish, controls: Controls) -> Sequence[Sample]:
        off = self.OFF_S[0] < t_s < self.OFF_S[1]
        left, right = wish.lift is Side.LEFT, wish.lift is Side.RIGHT
        led = Controls(wish.lean_x, wish.lean_y, left, right, off)
        samples = super().step(t_s, wish, led)
        return () if self.SILENT_S[0] < t_s < self.SILENT_S[1] else samples


PRESSES = {
    200: Press.LEFT,
    400: Click(3.5, 7.25),
    1200: Press.STOP,
    1210: Press.RIGHT,
    1220: Press.LEFT,
    1290: Press.OK,
}
"""What hands do, by the tick: with no effect, on no button, Stop, about in the menu, Go on."""


def scripted(level: Path, data: Path) -> Recorded:
    with closing(Store(data)) as store:
        home = small(data, store, Scripted())
        day = home.steward.children.day("guest", "keyboard")
        day = day._replace(child=replace(day.child, recording_on=True))
        ready = home.steward.sensors.ready("keyboard")
        setting = replace(Setting((), "keyboard").of_child(day), sensor=ready, just_one=True)
        offer = Offer.of(whole_level(str(level), library()))
        home.program.scene = ways.to_level(setting, offer, offer.exercise.worlds[0])
        for tick in range(60 * 600):
            press = PRESSES.get(tick)
            home.program.tick((press,) if press else shell.nod(home.program.scene, tick))
            if home.program.over:
                break
        assert home.steward.trouble == ""
    return recorded_in(data)
