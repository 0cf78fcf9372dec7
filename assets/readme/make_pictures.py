"""Make the pictures of README.md anew: the games as a simulated child plays them, and two pages.

    python assets/readme/make_pictures.py

writes home.png, path.png and a picture of each game beside this file. Nothing is drawn by hand:
what the program shows is what the README shows.
"""

from datetime import date, timedelta
from pathlib import Path

import pygame

from exercises import Offer
from game.minigames import GAMES
from game.model import CANVAS_H, CANVAS_W, TICK_S, Look, Shape, Signals, Skin
from game.scenes.home import Home
from game.scenes.progress import ProgressScreen
from game.scenes.scene import Tick
from game.scenes.setting import Setting
from game.session import advance, begin, wish
from game.shell import headless, levels
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from game.shell.texts import translator
from profiles.child_path import ChildPath, Stone
from profiles.milestone_record import MilestoneRecord
from profiles.milestones import shipped
from profiles.model import Child
from profiles.progress import Day
from sensors.driver import Controls
from sensors.simulated import simulated
from sensors.tracker import Tracker

FOLDER = Path(__file__).parent
MOMENTS = {
    "otter_river": ("river", 1, 35.0),
    "sleepy_owl": ("woods", 2, 9.5),
    "log_trail": ("forest", 3, 21.9),
}
"""World, seed, and the second of play that shows the game best."""


def moment(name: str, world: str, seed: int, at_s: float) -> tuple[Shape, ...]:
    """What a game shows after `at_s` seconds of play by a diligent child."""
    child = simulated("diligent", seed)
    tracker = Tracker(child.layout, child.true_calibration())
    session = begin(Offer.fixed(levels.level(name, rung=1)), GAMES[name], seed)
    t_s = 0.0
    while session.active_s < at_s and not session.over:
        t_s += TICK_S
        signals = tracker.tick(child.step(t_s, wish(session), Controls()), TICK_S)
        session, _ = advance(session, signals, TICK_S)
    return (Skin(world), *session.game.view(session.state))


def home() -> tuple[Shape, ...]:
    """The first screen after a second."""
    scene, _ = Home(Setting((), "keyboard")).step(Tick(TICK_S, Signals()))
    for _ in range(round(1 / TICK_S)):
        scene, _ = scene.step(Tick(TICK_S, Signals()))
    return tuple(scene.view())


def path() -> tuple[Shape, ...]:
    """A child's path after three months of four days a week."""
    first, today = date(2026, 9, 1), "2026-11-20"
    days = [first + timedelta(days=n) for n in range(81) if n % 7 in (0, 2, 3, 6)]
    reached = zip(shipped(), days[::5], strict=False)
    records = {
        one.id: MilestoneRecord(one.id, "", one.id, day.isoformat(), "", "", day.isoformat())
        for one, day in reached
    }
    walked = ChildPath(
        days=tuple(Day(one.isoformat(), 300.0 + 60.0 * (one.day % 7), 1) for one in days),
        stones=tuple(Stone(one, records.get(one.id)) for one in shipped()),
    )
    mia = Child("", "KT47", "Mia", "fox", "2026-09-01")
    return tuple(ProgressScreen(Setting((), "keyboard", mia), walked, today).view())


def main() -> None:
    """Write all pictures."""
    headless.open_display()
    painter = Painter(assets_folder(), translator(assets_folder()), Look())
    canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
    shown = {name: moment(name, *where) for name, where in MOMENTS.items()}
    for name, shapes in {"home": home(), "path": path(), **shown}.items():
        painter.paint(canvas, shapes)
        pygame.image.save(canvas, FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
