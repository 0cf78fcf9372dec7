"""The rules of Otter River, played by hand-made children."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from pydantic import ValidationError

from game.minigames.otter_river import GAME
from game.minigames.otter_river_course import Params, Stage, State, half_at
from game.model import (
    TICK_S,
    Event,
    Help,
    Missed,
    Repetition,
    Ring,
    Shape,
    Side,
    Signals,
    Sound,
    Sprite,
)

Child = Callable[[State], float]
"""Where a child would like to lean, as a share of its reach, given what it sees."""


def follows_the_wish(state: State) -> float:
    return GAME.wish(state).lean_x


def stands_still(state: State) -> float:
    return 0.0


def leans_only_so_far(most: float) -> Child:
    return lambda state: max(-most, min(most, GAME.wish(state).lean_x))


def start(seed: int = 7, /, **params: object) -> State:
    return GAME.start(Params(**params), Random(seed))  # type: ignore[arg-type]  # any level's keys


def play(
    state: State, child: Child, until: Callable[[State], bool] = GAME.done, most_s: float = 900.0
) -> tuple[State, list[Event]]:
    """Play until `until`, with a child that takes about a quarter of a second to move."""
    lean, events = state.raft, list[Event]()
    for _ in range(int(most_s / TICK_S)):
        lean += (child(state) - lean) * 0.1
        state, happened = GAME.step(state, Signals(lean_x=lean), TICK_S)
        events += happened
        if until(state):
            return state, events
    raise AssertionError(f"nothing came of it in {most_s} s: {state.stage}, gate {state.index}")


def waiting(state: State) -> bool:
    return state.stage is Stage.WAITING


def repetitions(events: list[Event]) -> list[Repetition]:
    return [event for event in events if isinstance(event, Repetition)]


def heard(events: list[Event]) -> list[str]:
    return [event.name for event in events if isinstance(event, Sound)]


def shown(state: State, kind: type[Shape]) -> list[Shape]:
    return [shape for shape in GAME.view(state) if isinstance(shape, kind)]


def pictures(state: State) -> Counter[str]:
    return Counter(s.image for s in GAME.view(state) if isinstance(s, Sprite))


def test_a_child_that_follows_the_wish_passes_every_gate_at_the_first_try() -> None:
    _, events = play(start(reps=6), follows_the_wish)
    done = repetitions(events)
    assert len(done) == 6
    assert all(rep.success and rep.tries == 1 for rep in done)
    assert not [event for event in events if isinstance(event, Missed)]


def test_a_motionless_child_is_moved_on_after_its_tries_and_the_set_ends() -> None:
    _, events = play(start(reps=2, patience_s=2.0, extra_tries=3), stands_still)
    assert [(rep.success, rep.tries) for rep in repetitions(events)] == [(False, 4), (False, 4)]
    assert "cheer" in heard(events)


def test_the_first_miss_says_the_second_shows_the_third_eases() -> None:
    _, events = play(start(reps=1, patience_s=2.0), stands_still)
    helps = [event.help for event in events if isinstance(event, Missed)]
    assert helps == [Help.SAY, Help.SHOW, Help.EASE]
    assert heard(events).count("hm") == 4


def test_each_gate_has_all_its_tries_whatever_became_of_the_one_before() -> None:
    _, events = play(start(reps=3, patience_s=2.0), stands_still)
    helps = [event.help for event in events if isinstance(event, Missed)]
    assert helps == [Help.SAY, Help.SHOW, Help.EASE] * 3


def test_without_extra_tries_the_first_miss_moves_on() -> None:
    _, events = play(start(reps=1, patience_s=2.0, extra_tries=0), stands_still)
    assert not [event for event in events if isinstance(event, Missed)]
    assert [(rep.success, rep.tries) for rep in repetitions(events)] == [(False, 1)]


def test_each_try_widens_the_gate_but_never_to_the_middle() -> None:
    state = start(gate_width_share=0.3)
    halves = [half_at(state.gate, state.tries._replace(used=used)) for used in range(4)]
    assert halves[0] == pytest.approx(0.15)
    assert halves == sorted(set(halves))
    narrow_way = start(reach_share=0.1, gate_width_share=0.6)
    last = narrow_way.tries._replace(used=3)
    assert half_at(narrow_way.gate, last) < abs(narrow_way.gate.place)


def test_a_child_that_reaches_only_part_of_the_way_is_let_through_in_a_wider_gate() -> None:
    _, events = play(start(reps=2, reach_share=0.5, patience_s=2.0), leans_only_so_far(0.31))
    done = repetitions(events)
    assert all(rep.success for rep in done)
    assert all(rep.tries > 1 for rep in done)


def test_leaving_the_gate_pauses_the_fill_and_empties_nothing() -> None:
    state, _ = play(start(), follows_the_wish, lambda s: s.filled_share > 0.5)
    state, _ = play(state, stands_still, lambda s: not s.between)
    kept = state.filled_s
    state, _ = play(state, stands_still, lambda s: s.outside_s > 2.0)
    assert state.filled_s == kept
    state, _ = play(state, follows_the_wish, lambda s: s.stage is Stage.THROUGH)
    assert state.filled_s > kept


def test_what_was_filled_before_a_miss_is_still_filled_at_the_next_try() -> None:
    state, _ = play(start(patience_s=2.0), follows_the_wish, lambda s: s.filled_share > 0.5)
    state, _ = play(state, stands_still, lambda s: s.stage is Stage.BACK)
    assert state.filled_share > 0.5


def test_time_between_the_posts_does_not_use_up_the_patience() -> None:
    _, events = play(start(reps=1, hold_s=8.0, patience_s=2.0), follows_the_wish)
    assert [(rep.success, rep.tries) for rep in repetitions(events)] == [(True, 1)]


def test_both_sides_come_equally_often_and_never_three_times_in_a_row() -> None:
    for seed in range(20):
        sides = [gate.side for gate in start(seed, reps=12).gates]
        assert sides.count(Side.LEFT) == sides.count(Side.RIGHT) == 6
        assert all(len(set(sides[n : n + 3])) == 2 for n in range(10))
    assert len({start(seed, reps=12).gates for seed in range(20)}) > 10


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_one_side_alone_can_be_trained(side: Side) -> None:
    state = start(side=side.value, reps=3)
    _, events = play(state, follows_the_wish)
    assert [rep.side for rep in repetitions(events)] == [side] * 3
    assert all((gate.place < 0) is (side is Side.LEFT) for gate in state.gates)


def test_no_gate_stands_beyond_the_reach_that_was_set() -> None:
    state = start(reach_share=0.8, reps=10)
    assert {abs(gate.place) for gate in state.gates} == {0.8}
    _, events = play(state, leans_only_so_far(0.8))
    assert all(rep.success for rep in repetitions(events))


def test_a_gate_comes_close_once_the_child_is_back_in_the_middle() -> None:
    state, _ = play(start(), stands_still, waiting)
    quick_s = state.stage_s + state.rep_s
    leaning = start().gate.place
    state, _ = play(replace(start(), raft=leaning), lambda s: leaning, waiting)
    assert state.rep_s > quick_s
    assert state.rep_s == pytest.approx(3.0, abs=0.05)


def test_between_gates_the_wish_is_the_middle_and_at_a_gate_it_is_the_gate() -> None:
    state = start()
    assert GAME.wish(state).lean_x == 0.0
    state, _ = play(state, stands_still, waiting)
    assert GAME.wish(state).lean_x == state.gate.place
    state, _ = play(state, follows_the_wish, lambda s: s.index == 1)
    assert GAME.wish(state).lean_x == 0.0


def test_the_record_tells_how_far_beyond_and_how_straight_the_way_was() -> None:
    def leans_too_far(state: State) -> float:
        return 1.4 * GAME.wish(state).lean_x

    def goes_astray_first(state: State) -> float:
        astray = state.stage is Stage.WAITING and state.stage_s < 0.6
        return -0.4 * state.gate.place if astray else GAME.wish(state).lean_x

    wide: dict[str, object] = {"reps": 1, "gate_width_share": 0.6}
    far = dict(repetitions(play(start(**wide), leans_too_far)[1])[0].quality)
    straight = dict(repetitions(play(start(**wide), follows_the_wish)[1])[0].quality)
    crooked = dict(repetitions(play(start(**wide), goes_astray_first)[1])[0].quality)
    assert far["overshoot_share"] == pytest.approx(0.2, abs=0.02)
    assert straight["overshoot_share"] == pytest.approx(0.0, abs=0.01)
    assert straight["path_efficiency_share"] > 0.99
    assert crooked["path_efficiency_share"] < 0.7


def test_who_never_came_to_the_gate_has_no_path_to_judge() -> None:
    _, events = play(start(reps=1, patience_s=2.0), stands_still)
    assert "path_efficiency_share" not in dict(repetitions(events)[0].quality)


def test_the_fill_is_heard_once_a_try_and_every_success_chimes() -> None:
    _, events = play(start(reps=2), follows_the_wish)
    sounds = Counter(heard(events))
    assert sounds["fill"] == sounds["chime"] == sounds["wood_knock"] == 2
    assert sounds["cheer"] == 1
    assert sounds["hm"] == 0


def test_the_lamps_light_up_one_after_another() -> None:
    state, seen = start(hold_s=2.0), []
    while state.stage is not Stage.THROUGH:
        lean = GAME.wish(state).lean_x
        state, _ = GAME.step(state, Signals(lean_x=lean), TICK_S)
        seen.append(pictures(state)["lamp_on"])
    assert seen == sorted(seen)
    assert set(seen) == set(range(7))


def test_the_ring_shows_the_fill_at_the_gate() -> None:
    state, _ = play(start(), follows_the_wish, lambda s: s.filled_share > 0.5)
    (ring,) = shown(state, Ring)
    assert isinstance(ring, Ring)
    assert ring.share == state.filled_share
    assert (ring.x > 640) is (state.gate.side is Side.RIGHT)


def test_left_gates_carry_a_star_and_right_gates_a_moon() -> None:
    assert pictures(start(side="left"))["sign_star"] == 1
    assert pictures(start(side="left"))["sign_moon"] == 0
    assert pictures(start(side="right"))["sign_moon"] == 1
    assert pictures(start(side="right"))["sign_star"] == 0


@pytest.mark.parametrize("reps", [1, 8, 24, 50])
def test_the_bench_has_one_place_for_each_repetition(reps: int) -> None:
    state = start(reps=reps)
    assert pictures(state)["stone_place"] == reps
    later = pictures(replace(state, index=reps, stage=Stage.OVER))
    assert later["stone_place"] == 0
    assert sum(later[f"stone_{kind}"] for kind in range(1, 6)) == reps


def test_a_raft_that_is_drawn_between_the_posts_is_a_raft_that_fills() -> None:
    state, _ = play(start(), follows_the_wish, lambda s: s.filled_share > 0)
    half_raft_px = 112
    for raft in (state.gate.place - state.half + 0.01, state.gate.place - state.half - 0.01):
        drawn = replace(state, raft=raft, raft_speed=0.0, far=1.0)
        at = next(s.x for s in GAME.view(drawn) if isinstance(s, Sprite) and s.image == "raft")
        posts = [s.x for s in GAME.view(drawn) if isinstance(s, Sprite) and s.image == "gate_post"]
        fits = min(posts) <= at - half_raft_px and at + half_raft_px <= max(posts)
        assert fits is drawn.between


def test_the_otter_looks_back_puzzled_after_a_miss_and_beams_after_a_success() -> None:
    missed, _ = play(start(patience_s=2.0), stands_still, lambda s: s.stage is Stage.BACK)
    assert pictures(missed)["otter_look_curious"] == 1
    joy, _ = play(start(), follows_the_wish, lambda s: s.stage is Stage.THROUGH and s.stage_s > 0.8)
    assert pictures(joy)["otter_front"] == 1
    assert pictures(joy)["otter_head_joy"] + pictures(joy)["otter_head_laugh"] == 1


def test_a_hang_of_a_quarter_second_neither_shakes_the_raft_nor_skips_a_gate() -> None:
    state, _ = play(start(), stands_still, waiting)
    place = state.gate.place
    for _ in range(8):
        state, _ = GAME.step(state, Signals(lean_x=place), 0.25)
        assert abs(state.raft) <= abs(place) + 1e-9
    assert state.index == 0


def test_the_raft_follows_the_child_alike_at_any_length_of_tick() -> None:
    one, _ = GAME.step(start(), Signals(lean_x=0.5), 0.25)
    many = start()
    for _ in range(15):
        many, _ = GAME.step(many, Signals(lean_x=0.5), TICK_S)
    assert one.raft == pytest.approx(many.raft)
    assert one.raft_speed == pytest.approx(many.raft_speed)
    assert 0.4 < one.raft < 0.5
    assert one.raft_speed > 0


def test_values_outside_the_safe_limits_are_refused() -> None:
    for wrong in ({"reach_share": 0.81}, {"gate_width_share": 0.7}, {"patience_s": 1}):
        with pytest.raises(ValidationError):
            start(**wrong)
