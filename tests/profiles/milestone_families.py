"""Simulated families who practise for a block of 24 days, kept as the program keeps them.

Each day has the owl's naps with the day's quiet check, then the river and the trail. What a check
reads comes from `standing_children`; the child's usual value there is 1.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import NamedTuple

from profiles.change import FLOOR, PUBLISHED, REAL
from profiles.milestone_history import Kept, Sitting, sittings_of
from profiles.milestones import Milestones, reached
from profiles.model import Check, Child, Gear, Repetition, Round, SessionRecord
from tests.profiles.played_records import kept_from
from tests.profiles.standing_children import (
    SESSIONS,
    SPEED,
    START,
    Moves,
    days_of,
    improving,
    steady,
)

CHILD = Child("00000000-0000-0000-0000-0000000000aa", "KT47", "Ana", "fox", "2026-01-01")
GEAR = Gear("gear", CHILD.id, "", "2026-01-01")
NEW_SOCKET = Gear("new socket", CHILD.id, "new socket", "2026-01-20", left="prosthesis")
GAMES = ("sleepy_owl", "otter_river", "log_trail")
OWL_ALONE = GAMES[:1]
"""All that skills are told by, and quicker."""
SKILLS = {"steadier", "steadier_again"}
FIRSTS = {"quiet_10", "quiet_10_free", "quiet_20", "shifts_10", "gates_first_try", "logs_10"}
"""Those that stand open to a child who is strong from the first day on."""
FLOOR_SHARE = FLOOR * PUBLISHED[SPEED].share


class Family(NamedTuple):
    """A child of a family, and how it is."""

    noise: float
    """From day to day, as a share of the usual value."""
    moves: Moves = steady
    new_socket_on: int | None = None
    """The day, from 0, from which on other gear is worn, with another usual value."""
    likeness: float = 0.0
    strong: bool = True
    """Whether naps, gates and logs come off."""


def smallest(noise: float) -> float:
    """The smallest real change of a child with this noise: as `profiles.change` has it."""
    return max(REAL * noise, FLOOR_SHARE)


def getting_steadier(
    by: float, noise: float, last_day: int = SESSIONS - 1, first_day: int = 0
) -> Moves:
    """Less by so many smallest real changes, evenly from day to day."""
    return improving(by * smallest(noise) / (REAL * noise), noise, last_day, first_day)


def steady_family(rng: Random) -> Family:
    return Family(rng.uniform(0.03, 0.12))


def noisy_family(rng: Random) -> Family:
    return Family(rng.uniform(0.12, 0.25))


def improving_family(rng: Random) -> Family:
    """By 1.5 smallest real changes: over the whole block, over half of it, or in a leap."""
    noise = rng.uniform(0.03, 0.12)
    first_day, last_day = rng.choice(((0, SESSIONS - 1), (0, 12), (7, 8)))
    return Family(noise, getting_steadier(1.5, noise, last_day, first_day))


def evenly_improving_family(rng: Random) -> Family:
    """The slowest of these alone: the baseline is taken while the child changes already."""
    noise = rng.uniform(0.03, 0.12)
    return Family(noise, getting_steadier(1.5, noise))


def worsening_family(rng: Random) -> Family:
    noise = rng.uniform(0.03, 0.12)
    return Family(noise, getting_steadier(-rng.uniform(0.5, 1.5), noise))


def family_with_a_new_socket(rng: Random) -> Family:
    """Steady in both; the new socket reads half as much, as if the child had become steadier."""
    return Family(rng.uniform(0.03, 0.12), new_socket_on=rng.randrange(6, 18))


KINDS: dict[str, Callable[[Random], Family]] = {
    "improving": improving_family,
    "steady": steady_family,
    "noisy": noisy_family,
    "worsening": worsening_family,
    "new socket": family_with_a_new_socket,
}


def block(family: Family, rng: Random, games: Sequence[str] = GAMES) -> Kept:
    """What is kept of a block; each day the games in turn, of which the owl comes first."""
    sessions: list[SessionRecord] = []
    rounds: list[Round] = []
    repetitions: list[Repetition] = []
    checks: list[Check] = []
    for day, value in enumerate(days_of(rng, family.noise, family.moves, family.likeness)):
        new = family.new_socket_on is not None and day >= family.new_socket_on
        gear = NEW_SOCKET if new else GEAR
        for number, game in enumerate(games):
            session, round_ = played(day, number, game, gear)
            sessions.append(session)
            rounds.append(round_)
            repetitions += done(round_, family.strong)
        checks.append(check(sessions[-len(games)], value / 2 if new else value))
    return kept_from(sessions, rounds, repetitions, checks=checks)


def played(day: int, number: int, game: str, gear: Gear) -> tuple[SessionRecord, Round]:
    """One of the day's sessions; four days a week, as the plan has it."""
    at = START + timedelta(days=day // 4 * 7 + day % 4, minutes=6 * number)
    session = SessionRecord(
        id=f"day {day:02} {game}",
        child_id=CHILD.id,
        gear_id=gear.id,
        sensor="wii_board",
        started_at=at.isoformat(),
        local_date=at.date().isoformat(),
        program_version="0.1.0",
        seed=1,
        ended_by="level",
        active_s=240.0,
    )
    world = {"sleepy_owl": "woods", "otter_river": "river", "log_trail": "forest"}[game]
    name = f"{session.id} round"
    return session, Round(name, session.id, game, game, world, 1, "none", "", 0.0)


def done(round_: Round, strong: bool) -> Iterator[Repetition]:
    """Three naps, or twenty gates or logs on both sides in turn."""
    naps = round_.game == "sleepy_owl"
    for number in range(1, 4 if naps else 21):
        nap_s = 22.0 if number == 1 else 11.0
        yield Repetition(
            id=f"{round_.id} {number}",
            round_id=round_.id,
            number=number,
            t_s=10.0 * number,
            success=strong,
            side=None if naps else ("left", "right")[number % 2],
            tries=1 if strong else 4,
            duration_s=nap_s if naps else 6.0,
            quality=(("in_band_share", 20.1 / 22),) if naps else (),
        )


def check(session: SessionRecord, value: float, support: str = "none") -> Check:
    """The quiet check of a session."""
    return Check(
        id=f"{session.id} check",
        session_id=session.id,
        at=session.started_at,
        local_date=session.local_date,
        sensor=session.sensor,
        gear_id=session.gear_id,
        support=support,
        chain="swarii25_lp10",
        from_s=5.0,
        to_s=25.0,
        standing_kg=21.0,
        values=((SPEED, 10.0 * value), ("ellipse95_mm2", 100.0 * value)),
    )


def blocks(
    kind: Callable[[Random], Family], count: int, seed: int, games: Sequence[str] = GAMES
) -> Iterator[tuple[Sitting, ...]]:
    """The blocks of so many families of a kind, as milestones see them."""
    rng = Random(seed)
    for _ in range(count):
        yield sittings_of(CHILD, block(kind(rng), rng, games))


def shares(path: Milestones, families: Iterable[Sequence[Sitting]]) -> dict[str, float]:
    """The share of these families that reach each milestone; `skill` is any of kind skill."""
    found = [reached(path, family) for family in families]
    told = [{one.milestone.id for one in of_one} for of_one in found]
    told = [ids | ({"skill"} if ids & SKILLS else set()) for ids in told]
    names = [*(milestone.id for milestone in path), "skill"]
    return {name: sum(name in ids for ids in told) / len(told) for name in names}
