"""Which foot stamps: three jolts in a row tell, and nothing else does."""

from collections.abc import Iterable, Iterator
from itertools import chain

import pytest

from game.model import TICK_S
from game.scenes.stamping import FIRST, SECOND, UNSTAMPED, Stamping
from tests.game.scenes.feet import Loads, cells, lean, ramp, stamp, standing
from tests.recordings import NAMES, recording

WALKS = [name for name in NAMES if name.startswith("insoles_walk")]


def felt(loads: Iterable[Loads], scale: float = 1.0, offset: float = 0.0) -> Stamping:
    now = UNSTAMPED
    for first, second in loads:
        now = now.step(cells((scale * first + offset, scale * second + offset)), TICK_S)
        if now.decided:
            break
    return now


def stamps(who: int, count: int, weight_kg: float = 20.0) -> Iterator[Loads]:
    yield from standing(1.0, weight_kg)
    for _ in range(count):
        yield from stamp(who, weight_kg)


@pytest.mark.parametrize("who", [FIRST, SECOND])
@pytest.mark.parametrize("weight_kg", [8.0, 20.0, 120.0])
def test_three_stamps_of_one_foot_decide(who: int, weight_kg: float) -> None:
    two = felt(stamps(who, 2, weight_kg))
    assert (two.decided, two.last, two.count) == (False, who, 2)
    three = felt(stamps(who, 3, weight_kg))
    assert (three.decided, three.last) == (True, who)


def test_shares_will_do_for_kilograms_and_an_insole_need_not_be_quite_empty() -> None:
    assert felt(stamps(SECOND, 3), scale=0.05).decided
    assert felt(stamps(SECOND, 3), offset=2.0).decided


def test_stars_tell_whose_turn_it_is() -> None:
    now = felt(chain(stamps(FIRST, 2), stamps(SECOND, 1)))
    assert (now.stars(FIRST), now.stars(SECOND)) == (0, 1)


def test_a_foot_that_joins_in_breaks_the_row() -> None:
    row = chain(stamps(FIRST, 2), stamps(SECOND, 1), stamps(FIRST, 2))
    assert not felt(row).decided


def test_sitting_down_will_do() -> None:
    """The other foot rests lightly; the jolt of the stamp is many times its load."""
    loads: list[Loads] = []
    for _ in range(3):
        for end, seconds in (((0.0, 2.0), 0.4), ((14.0, 2.0), 0.05), ((2.0, 2.0), 0.2)):
            loads += ramp(loads[-1] if loads else (2.0, 2.0), end, seconds)
        loads += [(2.0, 2.0)] * 30
    assert felt(loads).decided
    assert felt(loads).last == FIRST


def test_an_insole_that_is_pressed_by_hand_decides() -> None:
    presses: list[Loads] = []
    for _ in range(4):
        presses += [(0.0, 0.0)] * 20
        presses += [*ramp((0.0, 0.0), (0.0, 5.0), 0.1), *ramp((0.0, 5.0), (0.0, 0.0), 0.2)]
    now = felt(presses)
    assert (now.decided, now.last) == (True, SECOND)


@pytest.mark.parametrize("who", [FIRST, SECOND])
def test_leaning_to_and_fro_decides_nothing(who: int) -> None:
    now = felt(chain.from_iterable(lean(who, 2.0) for _ in range(20)))
    assert (now.decided, now.count) == (False, 0)


def test_standing_still_and_lying_empty_decide_nothing() -> None:
    assert felt(standing(60.0)) == felt(standing(60.0))
    assert felt(standing(60.0)).count == 0
    noise = ((0.1 if n % 20 else 0.0, 0.2 if n % 30 > 15 else 0.0) for n in range(3000))
    assert felt(noise).count == 0


def test_a_jump_on_both_feet_decides_nothing() -> None:
    jump: list[Loads] = []
    for _ in range(6):
        jump += [*standing(0.5), *[(0.0, 0.0)] * 20, *ramp((0.0, 0.0), (40.0, 40.0), 0.05)]
    assert felt(jump).count == 0


def test_a_landing_that_comes_back_slowly_is_no_stamp() -> None:
    soft: list[Loads] = []
    for _ in range(6):
        for end, seconds in (((0.0, 20.0), 0.3), ((0.0, 20.0), 0.3), ((10.0, 10.0), 0.6)):
            soft += ramp(soft[-1] if soft else (10.0, 10.0), end, seconds)
    assert felt(soft).count == 0


def test_somebody_who_walks_and_sets_one_foot_down_softly_decides_nothing() -> None:
    steps: list[Loads] = [(10.0, 10.0)]
    for _ in range(8):
        for end, seconds in (
            *(((0.0, 20.0), 0.15), ((0.0, 20.0), 0.3), ((18.0, 12.0), 0.05)),
            *(((20.0, 0.0), 0.15), ((20.0, 0.0), 0.3), ((12.0, 10.0), 0.3)),
        ):
            steps += ramp(steps[-1], end, seconds)
    now = felt(steps)
    assert not now.decided
    assert now.last == FIRST


@pytest.mark.parametrize("name", WALKS)
@pytest.mark.parametrize("turned", [False, True])
def test_a_person_who_walks_about_decides_nothing(name: str, turned: bool) -> None:
    rows = list(recording(name).samples())
    now, at = UNSTAMPED, 0
    for tick in range(1, int((rows[-1].t_s - rows[0].t_s) / TICK_S)):
        while rows[at + 1].t_s <= rows[0].t_s + tick * TICK_S:
            at += 1
        cells_kg = rows[at].cells_kg
        half = len(cells_kg) // 2
        now = now.step(cells_kg[half:] + cells_kg[:half] if turned else cells_kg, TICK_S)
        assert not now.decided
