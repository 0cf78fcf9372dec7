"""How good the data of a report are, and what was left out of its trends."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from profiles.model import Check, SessionRecord
from profiles.report_filed import Filed, PlayedRound, Span
from profiles.tally import tells_skill

__all__ = ["Quality", "comparable", "quality_of"]

LIGHTS = ("good", "fair", "bad")


class Quality(NamedTuple):
    """Counts of sessions, checks and repetitions within the report, if nothing else is said."""

    lights: tuple[tuple[str, int], ...]
    """How healthy the sensor was: good, fair or bad, and in how many sessions."""
    reps: int
    """All repetitions, void ones too."""
    void_reps: int
    """Those that rest on bad data."""
    checks: int
    """Quiet checks that are in the trends."""
    checks_hurt: int
    """Left out, as something hurt in that session."""
    checks_bad: int
    """Left out, as they rest on bad data."""
    dropouts: int
    gaps: int
    rate_hz: float | None
    """Median over sessions that ended; None where there was none."""
    cut_off: int
    """Sessions that were cut off: by a power cut, as an example."""
    hands_rounds: int
    """Rounds in which hands carried weight."""
    hands_share: float | None
    """The median share that they carried then."""
    trashed: int
    """Sessions in the trash, of all time: in no number here."""
    later: int
    """Sessions dated after the report's last day: in no number here."""

    @property
    def left_out(self) -> int:
        """Sessions whose sensor's light was bad."""
        return dict(self.lights)["bad"]


def comparable(filed: Filed) -> tuple[Check, ...]:
    """The checks that a trend may be made of: those of `Store.checks`."""
    hurt = {one.session_id for one in filed.comforts if one.hurt}
    return tuple(check for check, bad in _judged(filed) if not bad and check.session_id not in hurt)


def _judged(filed: Filed) -> Iterable[tuple[Check, bool]]:
    """Each check, and whether it rests on bad data."""
    lights = {one.id: one.sensor_light for one in filed.sessions}
    for check in filed.checks:
        light = lights[check.session_id]
        yield check, not tells_skill(void=check.void, sensor_light=light)


def quality_of(
    filed: Filed, sessions: Sequence[SessionRecord], rounds: Sequence[PlayedRound], span: Span
) -> Quality:
    """Of these sessions and their rounds."""
    ids = {one.id for one in sessions}
    hurt = {one.session_id for one in filed.comforts if one.hurt}
    judged = [(check, bad) for check, bad in _judged(filed) if check.session_id in ids]
    sound = [check for check, bad in judged if not bad]
    lights = [one.sensor_light for one in sessions]
    rates = [one.rate_hz for one in sessions if one.rate_hz > 0]
    hands = [one.hands_share for one in rounds if one.hands_share is not None]
    void_reps = sum(one.void_reps for one in rounds)
    return Quality(
        lights=tuple((name, lights.count(name)) for name in LIGHTS),
        reps=sum(one.reps for one in rounds) + void_reps,
        void_reps=void_reps,
        checks=sum(check.session_id not in hurt for check in sound),
        checks_hurt=sum(check.session_id in hurt for check in sound),
        checks_bad=len(judged) - len(sound),
        dropouts=sum(one.dropouts for one in sessions),
        gaps=sum(one.gaps for one in sessions),
        rate_hz=median(rates) if rates else None,
        cut_off=sum(one.ended_by is None for one in sessions),
        hands_rounds=len(hands),
        hands_share=median(hands) if hands else None,
        trashed=filed.trashed,
        later=sum(one.local_date > span.last for one in filed.sessions),
    )
