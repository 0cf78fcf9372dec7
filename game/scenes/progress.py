"""The child's path: days that grew something, minutes, and how each game went.

Nothing is compared, nothing resets, and no arrow points anywhere; days are pots that only grow.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.mascot import stepling
from game.minigames import GAMES
from game.model import Layer, Panel, Shape, Sprite, Text, Zone, msg
from game.scenes import ways
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, LoadProgress, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from profiles.progress import CourseRound, Day, GameCourse, Progress

DAYS = msg("{n} days of moving")
DAY = msg("1 day of moving")
MINUTES = msg("{n} minutes")
LATER = msg("Your path begins with the first game.")
POTS, POT_GAP = 8, 132
ROUNDS = 8
"""The latest rounds of a game that are shown."""
SPROUT_S, FLOWER_S, TREE_S = 0.0, 4 * 60.0, 9 * 60.0
MENU = Menu(
    (
        Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True),
        Tile("games", "icon_play", "", 1156, 24, 96, 96, plain=True),
    )
)


@dataclass(frozen=True, slots=True)
class ProgressScreen(Screen):
    """A garden of days over a card for each game."""

    setting: Setting
    progress: Progress | None = None
    menu: Menu = MENU
    asked: bool = False
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Load the path, then wait for the way back."""
        if self.setting.child is None:
            return ways.to_children(self.setting, to_progress=True), ()
        if not self.asked:
            return replace(self, asked=True), (LoadProgress("path", self.setting.child.id),)
        progress = tick.answer("path", Progress) or self.progress
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return ways.to_home(self.setting), sounds
        if chosen == "games":
            return ways.to_games(self.setting), sounds
        moved = replace(self, menu=menu, progress=progress, t_s=self.t_s + tick.dt_s)
        return moved, sounds

    def view(self) -> Iterator[Shape]:
        """The path as it stands."""
        yield Layer("paper_sky")
        yield Layer("path_ground", 0, 150)
        child = self.setting.child
        if child is not None:
            yield Panel(290, 24, 700, 96, "panel", "tile_edge", 46)
            yield Sprite(f"avatar_{child.avatar}", 356, 72, 0.56)
            yield Text(
                child.nickname, 640, 72, 46, "ink_title", w=460, h=80, title=True, verbatim=True
            )
        if self.progress is not None:
            yield from _path(self.progress, self.t_s)
        yield from self.menu.view()


def _path(progress: Progress, t_s: float) -> Iterator[Shape]:
    yield from _garden(progress.days[-POTS:])
    totals = progress.totals
    count = (("n", str(totals.days)),)
    yield Panel(290, 128, 700, 52, "panel", "", 26)
    if not totals.days:
        yield Text(LATER, 640, 154, 28, w=660, h=44)
        yield from stepling(640, 640, t_s, face="curious")
        return
    yield Text(DAY if totals.days == 1 else DAYS, 470, 154, 28, w=330, h=44, values=count)
    minutes = (("n", str(max(1, round(totals.active_s / 60)))),)
    yield Text(MINUTES, 810, 154, 28, w=330, h=44, values=minutes)
    courses = {course.game: course for course in progress.games}
    for n, game in enumerate(GAMES):
        yield from _card(34 + n * 408, game, courses.get(game))


def _garden(days: tuple[Day, ...]) -> Iterator[Shape]:
    """One pot a day; what grows in it tells the minutes, and an empty one waits for the next."""
    pots = [_plant(day) for day in days][-POTS:]
    pots += ["pot_empty"] * (POTS - len(pots))
    for n, picture in enumerate(pots):
        x = 640 + (n - (POTS - 1) / 2) * POT_GAP
        yield Sprite(picture, x, 364 + (10 if n % 2 else -6), 0.94)


def _plant(day: Day) -> str:
    if day.active_s >= TREE_S:
        return "pot_tree"
    return "pot_flower" if day.active_s >= FLOWER_S else "pot_sprout"


def _card(x: float, game: str, course: GameCourse | None) -> Iterator[Shape]:
    """A game's latest rounds, oldest on the left, each as a column of its successes.

    Rounds whose data were bad make no column; the stars of the last game are shown whatever it was.
    """
    yield Panel(x, 400, 396, 296, "panel", "tile_edge", 34)
    yield Zone(f"course-{game}", x, 400, 396, 296)
    yield Sprite(f"tile_{game}", x + 96, 472, 0.5)
    for n, one in enumerate(course.trend[-ROUNDS:] if course else ()):
        yield from _column(x + 40 + n * 42, one)
    if course and course.rounds:
        last = course.rounds[-1]
        yield Sprite("star_full", x + 226, 456, 0.7)
        done = f"{last.successes} / {last.reps}"
        yield Text(done, x + 316, 458, 34, w=130, h=50, title=True, verbatim=True)
        yield Zone(f"result-{game}-{last.successes}-{last.reps}", x + 190, 430, 190, 60)
    else:
        yield Sprite("star_empty", x + 290, 470, 0.9)


def _column(x: float, one: CourseRound) -> Iterator[Shape]:
    share = one.successes / one.reps if one.reps else 0.0
    high = 14 + 96 * share
    yield Panel(x, 556, 30, 116, "panel_soft", "", 15)
    yield Panel(x, 672 - high, 30, high, "fill", "", 15)
    if share >= 1.0:
        yield Sprite("star_full", x + 15, 548, 0.36)
