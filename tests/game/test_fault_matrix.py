"""Whatever goes wrong with a board or with insoles, in any game, at any moment: play is safe.

It stands still in time, no repetition that counts rests on bad data (REL-11), and all recovers:
the level is played to its end. Bytes go through the faults, as a radio and a device spoil them.
"""

from itertools import cycle
from random import Random

import pytest

from game.guard import Freeze
from game.minigames import GAMES
from sensors.verdict import trusted
from tests.game.planted import (
    STUCK_S,
    TROUBLES,
    Planted,
    Trouble,
    completed_s,
    of_one,
    plant,
)
from tests.game.shaped_play import KINDS
from tests.sensors.ble import faults
from tests.sensors.ble.faults import Drop, Duplicate, Reorder

STRICT = [which for which, trouble in TROUBLES.items() if trouble.within_s]
HARMLESS = ["duplicate", "drop", "reorder", "batch", "truncate", "reboot"]
"""Over these play goes on as if nothing were."""
ROUNDED_S = 1e-9
CALM_S, ZERO_S = 6.0, 12.0
"""So soon after a fault play goes on: calm, 3-2-1, and the zero before, where the device was lost
(or a person's word, where so much was read that somebody may have stumbled)."""


def with_turns(*rows: tuple[str, str]) -> list[tuple[str, str, str]]:
    """(kind, fault) -> (kind, game, fault): each with one game, taken in turn."""
    return [(kind, game, which) for (kind, which), game in zip(rows, cycle(GAMES), strict=False)]


EVERY_GAME = [(kind, game, one) for kind in KINDS for game in GAMES for one in ("silent", "stuck")]
EVERY_FAULT = with_turns(*((kind, which) for kind in KINDS for which in STRICT))


def check(played: Planted, trouble: Trouble, kind: str) -> None:
    """What must be true of every level."""
    if kind in trouble.within_s:
        assert played.found_s <= trouble.within_s[kind] + ROUNDED_S
        assert played.resting_on_bad_data == []
        soon_s = ZERO_S if trouble.loses or played.needed_a_hand else CALM_S
        assert played.plays_again_s - played.until_s <= soon_s
    assert len(played.game.results) == 1
    assert played.game.results[0].reps == sum(not one.void for one in played.kept)
    assert [one.number for one in played.kept] == list(range(1, len(played.kept) + 1))


@pytest.mark.parametrize(("kind", "name", "which"), list(dict.fromkeys(EVERY_GAME + EVERY_FAULT)))
def test_a_fault_across_a_repetition_stops_play_in_time_and_nothing_rests_on_it(kind, name, which):
    trouble = TROUBLES[which]
    from_s = completed_s(kind, name)[0] - 0.1
    played = plant(kind, name, trouble, from_s, from_s + 1.5)

    check(played, trouble, kind)
    # A fault that leaves the child where it was lets the gate, the nap or the log be finished.
    if which in ("silent", "late", "stuck"):
        assert [one.void for one in played.kept] == [True, False]


@pytest.mark.parametrize(("kind", "name"), [("board", "sleepy_owl"), ("insoles", "log_trail")])
@pytest.mark.parametrize("after_s", [0.1, 0.2])
def test_a_repetition_just_before_the_sensor_falls_silent_is_void(kind, name, after_s):
    from_s = completed_s(kind, name)[0] + after_s
    played = plant(kind, name, TROUBLES["silent"], from_s, from_s + 1.5)
    check(played, TROUBLES["silent"], kind)
    assert [one.void for one in played.kept] == [True, False]


@pytest.mark.parametrize(("name", "insole"), [("otter_river", 0), ("sleepy_owl", 1)])
def test_one_stuck_insole_under_a_foot_that_is_down_is_enough(name, insole):
    stuck = Trouble(of_one(faults.Freeze, insole), {"insoles": STUCK_S})
    from_s = completed_s("insoles", name)[0] - 0.1
    played = plant("insoles", name, stuck, from_s, from_s + 1.5)
    check(played, stuck, "insoles")
    assert [one.void for one in played.kept] == [True, False]


@pytest.mark.parametrize("kind", KINDS)
def test_after_a_loss_the_zero_is_found_before_play_goes_on(kind):
    from_s = completed_s(kind, "otter_river")[0] + 1.0
    played = plant(kind, "otter_river", TROUBLES["lost"], from_s, from_s + 1.5)
    assert [why for _, why in played.stops][:2] == [Freeze.LOST, Freeze.NO_ZERO]
    assert played.game.body.driver.connection.openings == 2
    assert [one.void for one in played.kept] == [False, False]


@pytest.mark.parametrize(
    ("kind", "name", "which"),
    with_turns(*(("insoles", which) for which in HARMLESS), ("board", "batch"), ("board", "drop")),
)
def test_what_a_radio_does_every_day_stops_nothing_and_changes_nothing(kind, name, which):
    undisturbed_s = completed_s(kind, name)
    from_s = undisturbed_s[0] - 1.0
    played = plant(kind, name, TROUBLES[which], from_s, from_s + 2.0)

    check(played, TROUBLES[which], kind)
    assert played.stops == []
    assert [one.t_s for one in played.kept] == pytest.approx(undisturbed_s, abs=0.3)
    assert all(one.success and not one.void for one in played.kept)


@pytest.mark.parametrize(
    ("kind", "name", "which"),
    with_turns(
        ("board", "drift"), ("board", "corrupt"), ("insoles", "drift"), ("insoles", "corrupt")
    ),
)
def test_what_nobody_can_see_in_time_breaks_nothing(kind, name, which):
    from_s = completed_s(kind, name)[0] - 0.5
    check(plant(kind, name, TROUBLES[which], from_s, from_s + 3.0), TROUBLES[which], kind)


def test_what_play_does_not_see_the_light_tells_and_trends_leave_out():
    played = plant("insoles", "otter_river", TROUBLES["dead"], 8.0, 60.0)
    check(played, TROUBLES["dead"], "insoles")
    body = played.game.body
    assert played.stops == []
    assert body.health.dead_cells == ("left_2",)
    assert not trusted(body.health, body.driver.layout)


# --- Anything, anywhere ---------------------------------------------------------------------------
@pytest.mark.long
@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("name", GAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_any_fault_at_any_moment_of_any_game(kind, name, seed):
    rng = Random(f"{kind} {name} {seed}")
    which = rng.choice(list(TROUBLES))
    trouble = TROUBLES[which]
    if which in ("silent", "late", "lost", "dead"):
        trouble = among_others(trouble, rng)
    end_s = completed_s(kind, name)[-1]
    # In the game and not before, and often across a repetition.
    from_s = rng.choice([rng.uniform(5.5, end_s - 0.5), rng.choice(completed_s(kind, name)) - 0.2])
    check(plant(kind, name, trouble, from_s, from_s + rng.uniform(0.6, 4.0)), trouble, kind)


def among_others(trouble: Trouble, rng: Random) -> Trouble:
    """The same over a radio that is none too good all the time."""
    also = rng.choice([Drop(0.1), Duplicate(0.1), Reorder(0.1)])
    return trouble._replace(
        faults=lambda a, b: [[also, *one] for one in (*trouble.faults(a, b), (), ())]
    )
