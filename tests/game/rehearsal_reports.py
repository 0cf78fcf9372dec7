"""Reports of rehearsals that nobody has to play: made by hand, so that every number is known."""

from dataclasses import replace

from game.rehearsal import GROUPS, Finding, Measured, Report, Severity
from game.rehearsal.finding import note, refuse, warn

SOME = Measured(
    group="",
    title="All children",
    children=48,
    success_share=0.82,
    first_try_share=0.6,
    eased_share=0.07,
    tries=1.4,
    reps=16.0,
    left_reps=9.0,
    right_reps=7.0,
    left_success_share=0.8,
    right_success_share=0.84,
    active_min=3.2,
    resting_min=1.1,
    total_min=5.0,
    longest_work_s=60.0,
    longest_held_s=9.4,
    reach_asked_share=0.65,
    pauses=0.4,
    finished_share=1.0,
    success_by_rung=(0.9, 0.82, 0.5),
    ladder=(2.0, 2.0, 2.0, 2.5, 2.5, 2.5, 2.7, 2.8),
)


def group(name: str, **changes: object) -> Measured:
    """One group, like all children but for `changes`."""
    return replace(SOME, group=name, title=GROUPS[name].title, **changes)  # type: ignore[arg-type]  # any field


HARD = warn(
    "too_hard", "Too hard: success is {share}.", "Give these children an easier rung.", "weak",
    share="38 %",
)  # fmt: skip
EASY = note("too_easy", "Too easy for most.", "Add a rung.")
REACH = refuse("reach", "The farthest target lies at {most}.", "Lower reach_share.", most="0.95")


def report(
    *findings: Finding, groups: tuple[str, ...] = tuple(GROUPS), **changes: object
) -> Report:
    """A report on rung 2 of 3; the children of short reach succeed seldom."""
    own = tuple(
        group(name, success_share=0.38, ladder=(2.0, *(1.0,) * 7))
        if name == "weak"
        else group(name)
        for name in groups
    )
    whole = Report(
        level="otter_river",
        title="Otter River",
        game="otter_river",
        rung=2,
        rungs=3,
        seed=7,
        hold_asked_s=1.5,
        groups=own,
        everybody=SOME,
        looked_on=replace(SOME, group="onlooker", title="Who only looks on", ladder=()),
        findings=tuple(sorted(findings, key=lambda one: list(Severity).index(one.severity))),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # any field
