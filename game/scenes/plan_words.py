"""What the pages about plans share: whose plan it is, and how days and minutes are told."""

from typing import NamedTuple

from game.model import Text, msg
from game.scenes.grown_up_page import BODY_PX, SMALL_PX
from game.scenes.level_asks import Assigned
from game.scenes.menu import Tile
from profiles.model import Child

DAYS, ONE_DAY = msg("{n} days a week"), msg("1 day a week")
MINUTES = msg("{n} minutes a day")
NOT_DONE = msg("Nothing was changed.")
TILES = (
    Tile("yes", "icon_ok", msg("Yes, from now on"), 734, 24, 250, 96, 0.5, words_px=BODY_PX),
    Tile("no", "icon_no", msg("No, go back"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX),
)
"""Is it to be changed?"""


class Whose(NamedTuple):
    """Whose plan is looked at, and where in the list of plans somebody is."""

    child: Child
    assigned: Assigned
    """What the child practises by now."""
    page: int = 0
    plan_id: str = ""
    """The plan that was looked at last."""


def days(count: int) -> Text:
    """On how many days of a week; it is placed by whoever shows it."""
    return _fact(ONE_DAY if count == 1 else DAYS, str(count))


def minutes(count: float) -> Text:
    """How many active minutes a day."""
    return _fact(MINUTES, f"{count:g}")


def _fact(message: str, count: str) -> Text:
    return Text(message, 0, 0, SMALL_PX, align="left", h=36, values=(("n", count),))
