"""What was said in the days of a report: hurt, too hard, stumbles, and the skin."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from profiles.model import SessionRecord
from profiles.report_filed import Filed, PlayedRound

__all__ = ["ComfortTold", "Hurt", "SkinSeen", "comfort_told"]


class Hurt(NamedTuple):
    """The child said that something hurt."""

    date: str
    level: str
    """little, middle or lots; empty where it was not said, as the place."""
    place: str
    played: tuple[str, ...]
    """The levels of that session."""


class SkinSeen(NamedTuple):
    """An adult looked at the skin."""

    date: str
    ok: bool


class ComfortTold(NamedTuple):
    """All that was said; lists oldest first."""

    asked: int
    """Sessions after which the child said whether anything hurt."""
    hurts: tuple[Hurt, ...]
    felt: tuple[tuple[str, int], ...]
    """How games felt, easy, right and hard, and how often it was said."""
    stumbles: tuple[str, ...]
    """The days on which an adult told of one."""
    skin: tuple[SkinSeen, ...]

    @property
    def too_hard(self) -> int:
        """How often it was too hard."""
        return dict(self.felt)["hard"]


FEELINGS = ("easy", "right", "hard")


def comfort_told(
    filed: Filed, sessions: Sequence[SessionRecord], rounds: Iterable[PlayedRound]
) -> ComfortTold:
    """What was said of these sessions."""
    dates = {one.id: one.local_date for one in sessions}
    played: dict[str, list[str]] = {one.id: [] for one in sessions}
    for one in rounds:
        played[one.session_id].append(one.level)
    said = [one for one in filed.comforts if one.session_id in dates]
    felt = [one.felt for one in filed.efforts if one.session_id in dates]
    return ComfortTold(
        asked=len({one.session_id for one in said}),
        hurts=tuple(
            Hurt(
                dates[one.session_id],
                one.level or "",
                one.place or "",
                tuple(dict.fromkeys(played[one.session_id])),
            )
            for one in said
            if one.hurt
        ),
        felt=tuple((name, felt.count(name)) for name in FEELINGS),
        stumbles=tuple(dates[one.session_id] for one in filed.stumbles if one.session_id in dates),
        skin=tuple(
            SkinSeen(dates[one.session_id], one.ok)
            for one in filed.skins
            if one.session_id in dates
        ),
    )
