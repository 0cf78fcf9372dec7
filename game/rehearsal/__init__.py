"""Rehearsal: a level is played by a crowd of made-up children before any child meets it.

    report = rehearse(plan(rungs, game, rung=1, count=50, seed=1))

Everything is a pure function of level, game, crowd and seed. `parts` and `play_part` let the work
be shared out; `rehearse` puts it together again, in whatever order it comes.
"""

from game.rehearsal.crowd import FULL_CROWD, GROUPS, QUICK_CROWD, Child, Group, crowd
from game.rehearsal.finding import Finding, Severity
from game.rehearsal.ladder import Rule, Weeks, by_level
from game.rehearsal.measured import Measured
from game.rehearsal.plan import Part, Plan, parts, plan, play_part, rehearse
from game.rehearsal.play import Played, play
from game.rehearsal.report import Report

__all__ = [
    "FULL_CROWD",
    "GROUPS",
    "QUICK_CROWD",
    "Child",
    "Finding",
    "Group",
    "Measured",
    "Part",
    "Plan",
    "Played",
    "Report",
    "Rule",
    "Severity",
    "Weeks",
    "by_level",
    "crowd",
    "parts",
    "plan",
    "play",
    "play_part",
    "rehearse",
]
