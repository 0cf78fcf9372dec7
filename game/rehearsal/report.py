"""What a rehearsal found: numbers for each group, and findings; as plain data and as a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from exercises.exercise import Exercise
from game.model import msg
from game.rehearsal import dose_rules, safety_rules, table
from game.rehearsal.climb import Climb
from game.rehearsal.crowd import ONLOOKER, Group
from game.rehearsal.finding import Finding, Severity, Translate
from game.rehearsal.ladder import Rule
from game.rehearsal.measured import Measured, measured
from game.rehearsal.play import Played
from game.rehearsal.seen import Seen

DECIMALS = 4
"""Of the numbers in plain data."""
WORST_FIRST = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Report:
    """One rung of a level, as its crowd played it. The same seed gives the same report."""

    level: str
    title: str
    game: str
    rung: int
    rungs: int
    seed: int
    hold_asked_s: float | None
    """The longest hold that the level sets; None where it sets none."""
    groups: tuple[Measured, ...]
    everybody: Measured
    """All children that the level is for."""
    looked_on: Measured
    """The onlooker, who belongs to no group."""
    findings: tuple[Finding, ...]
    """The worst first."""

    @property
    def passes(self) -> bool:
        """Whether children may play it: nothing was refused."""
        return all(finding.severity is not Severity.REFUSE for finding in self.findings)

    def as_plain(self) -> dict[str, object]:
        """Maps, lists, texts and numbers alone, for JSON."""
        plain = {key: value for key, value in asdict(self).items() if key != "findings"}
        rounded = _rounded({"format": 1, "passes": self.passes, **plain})
        assert isinstance(rounded, dict)
        return {**rounded, "findings": [_plain(one) for one in self.findings]}

    def as_table(self, translate: Translate = str) -> tuple[str, ...]:
        """Lines of text, at most 100 letters wide, for people; groups and findings translated."""
        head = f"{self.title}: rung {self.rung} of {self.rungs}"
        groups = (*self.groups, self.everybody, self.looked_on)
        lines = table.lines(groups, self.hold_asked_s, translate)
        titles = {group.group: group.title for group in self.groups}
        return (head, "", *lines, "", *table.told(self.findings, titles, translate))


def report_of(
    rungs: Sequence[Exercise],
    rung: int,
    groups: Sequence[Group],
    seed: int,
    played: Iterable[Played],
    rule: Rule,
    most_reach_share: float,
) -> Report:
    """The report on all that was played, in whatever order it came."""
    ordered = sorted(played, key=lambda one: (one.rung, one.child))
    climb = Climb(rungs, rung, seed, ordered, rule)
    on_rung = [one for one in ordered if one.rung == rung]
    looked_on = next(one for one in on_rung if one.group == ONLOOKER)
    children = tuple(one for one in on_rung if one is not looked_on)
    by_group = tuple(_by_group(groups, children, climb))
    names = tuple(group.group for group in by_group)
    everybody = measured("", msg("All children"), children, *climb.of(names))
    exercise = rungs[rung - 1]
    seen = Seen(exercise, children, looked_on, by_group, everybody, most_reach_share)
    return Report(
        level=exercise.id,
        title=exercise.title,
        game=exercise.game,
        rung=rung,
        rungs=len(rungs),
        seed=seed,
        hold_asked_s=seen.asked("hold_s"),
        groups=by_group,
        everybody=everybody,
        looked_on=measured(ONLOOKER, msg("Who only looks on"), [looked_on]),
        findings=_findings(seen),
    )


def _by_group(
    groups: Sequence[Group], children: Sequence[Played], climb: Climb
) -> Iterator[Measured]:
    """The numbers of every group of which there is a child."""
    for group in groups:
        played = [one for one in children if one.group == group.name]
        if played:
            yield measured(group.name, group.title, played, *climb.of((group.name,)))


def _findings(seen: Seen) -> tuple[Finding, ...]:
    found = (*safety_rules.findings(seen), *dose_rules.findings(seen))
    return tuple(sorted(found, key=lambda one: WORST_FIRST.index(one.severity)))


def _plain(one: Finding) -> dict[str, str]:
    return {
        "severity": one.severity.value,
        "key": one.key,
        "sentence": one.sentence,
        "group": one.group,
    }


def _rounded(value: object) -> object:
    """The same with lists for tuples, and numbers as exact as they deserve."""
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return round(value, DECIMALS) if isinstance(value, float) else value
