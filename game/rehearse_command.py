"""`stepling levels rehearse`: a crowd of made-up children plays a level, and what came of it."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from exercises.limits import REACH_SHARE, WIDEST_REACH_SHARE
from game.minigames import GAMES
from game.rehearsal import FULL_CROWD, GROUPS, QUICK_CROWD, Report, by_level, plan
from game.rehearsal import rehearse as on_stage
from game.shell import rehearsal_png
from game.shell.levels import rung_of
from game.shell.levels_found import found_level
from game.shell.paths import data_folder
from game.shell.rehearsing import played
from game.shell.saying import plain, say, warn
from game.shell.trouble import Trouble

DONE, DID_NOT_HOLD, WRONG_USE = 0, 1, 2


def rehearse(asked: Namespace) -> int:
    """The level, played by a crowd of made-up children; 1 where a finding refuses it."""
    picture = Path(asked.picture) if asked.picture else None
    if picture is not None:
        rehearsal_png.look_for_place(picture)
    report = _played(asked)
    if asked.json:
        say(json.dumps(report.as_plain()))
    else:
        for line in report.as_table():
            say(plain(line))
    if picture is not None:
        rehearsal_png.write_png(report, picture)
        told = f"{plain(str(picture))} shows this rehearsal on one page."
        # Standard output is one JSON object where that was asked for.
        warn(told) if asked.json else say(f"\n{told}")
    return DONE if report.passes else DID_NOT_HOLD


def _played(asked: Namespace) -> Report:
    groups, most_share = _groups(asked.groups), _most_share(asked.most_reach)
    level = found_level(asked.level, data_folder(getattr(asked, "data", None)))
    if most_share is None:
        most_share = level.sheet.limits.max_reach_share
    rung_of(level, asked.rung)
    whole = plan(
        level.rungs,
        GAMES[level.game],
        asked.rung,
        asked.children or (QUICK_CROWD if asked.quick else FULL_CROWD),
        asked.seed,
        groups,
        most_reach_share=most_share,
    )
    progress = _Progress()
    try:
        return on_stage(whole, played(whole), by_level(level.ladder), progress.tell)
    finally:
        progress.clear()


def _groups(asked: str | None) -> tuple[str, ...]:
    """The names of the groups, each once, in the order of a table. Raises Trouble."""
    if asked is None:
        return tuple(GROUPS)
    names = {name.strip() for name in asked.split(",")}
    for name in sorted(names - GROUPS.keys()):
        known = ", ".join(GROUPS)
        raise Trouble(f'There is no group "{plain(name[:40])}"; there are: {known}.', WRONG_USE)
    return tuple(name for name in GROUPS if name in names)


def _most_share(asked: str | None) -> float | None:
    """The farthest target that a therapist allows; None: as the level says. Raises Trouble."""
    if asked is None:
        return None
    try:
        share = float(asked)
    except ValueError:
        share = 0.0
    if not 0 < share <= WIDEST_REACH_SHARE:  # written this way round, NaN fails as well
        raise Trouble(
            f'"{plain(asked[:40])}" is no share of a child\'s reach that may be allowed. Give '
            f"a number above 0 and up to {WIDEST_REACH_SHARE:g}, such as {REACH_SHARE:g}.",
            WRONG_USE,
        )
    return share


class _Progress:
    """One line on a terminal that is written over and over; elsewhere nothing."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()

    def tell(self, done: int, of: int) -> None:
        """So many of so many children have played."""
        if self._shown:
            sys.stderr.write(f"\r{done} of {of} times played ({done / of:.0%}) ")
            sys.stderr.flush()

    def clear(self) -> None:
        """Leave the line empty for what comes."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
