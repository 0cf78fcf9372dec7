"""A child's path for the command line: as text, or as a picture of the progress screen."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pygame

from game.model import CANVAS_H, CANVAS_W
from game.scenes.progress import ProgressScreen
from game.scenes.setting import Setting, look_of
from game.shell import headless
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from game.shell.texts import counted, translator
from game.shell.trouble import Trouble
from profiles.milestones import shipped
from profiles.model import Child
from profiles.progress import Progress
from profiles.store import Store
from profiles.tally import tells_skill

APART = "  (not in trends: the sensor's data were bad)"


def as_text(child: Child, progress: Progress) -> str:
    """Days, minutes and each game's course, a line each."""
    totals = progress.totals
    minutes = round(totals.active_s / 60)
    lines = [
        f"{child.nickname} ({child.code})",
        f"{counted(totals.days, 'day')}, {counted(minutes, 'active minute')}, "
        f"{counted(totals.reps, 'repetition')}",
    ]
    for course in progress.games:
        for one in course.rounds:
            share = one.successes / one.reps if one.reps else 0.0
            apart = "" if tells_skill(sensor_light=one.sensor_light) else APART
            lines.append(
                f"{one.date}  {course.game}  rung {one.rung}  "
                f"{one.successes} of {one.reps} ({share:.0%}){apart}"
            )
    return "\n".join(lines)


def write_png(store: Store, child: Child, path: Path) -> None:
    """The progress screen as a picture. Raises Trouble where it cannot be written."""
    headless.open_display()
    painter = Painter(assets_folder(), translator(assets_folder()), look_of(child))
    canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
    today = date.today().isoformat()
    walked = store.path(child, shipped(), today)
    screen = ProgressScreen(Setting((), "", child), walked, today)
    painter.paint(canvas, screen.view())
    picture = BytesIO()
    pygame.image.save(canvas, picture, "path.png")  # a PNG, whatever the file is called
    try:
        path.write_bytes(picture.getvalue())
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise Trouble(f"{path} cannot be written ({reason}). Choose another place.") from None
