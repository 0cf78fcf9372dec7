"""Sleepy Owl: what a child sees of its own quiet standing."""

from itertools import pairwise

import pytest

from game.minigames.sleepy_owl import GAME
from game.minigames.sleepy_owl_nap import STARS, Stage, State
from game.minigames.sleepy_owl_view import acorn_places
from game.model import Layer, Particles, Ring, Sprite
from tests.game.minigames.owl_play import CALM, ROOT, WILD, for_s, owl, play, shown, until, wishful


def test_the_stars_come_out_one_by_one_as_the_nap_fills() -> None:
    state = until(owl(), Stage.NAPPING)
    counts = [len(shown(m.state, "star")) for m in for_s(state, 9.9, CALM)]
    assert all(0 <= two - one <= 1 for one, two in pairwise(counts))
    assert counts[-1] == STARS


def test_the_eyelids_sink_in_steps_and_one_eye_opens_when_the_child_sways() -> None:
    napping = for_s(until(owl(), Stage.NAPPING), 9, CALM)
    assert list(dict.fromkeys(m.state.droop for m in napping)) == [0, 1, 2, 3]
    faces = {face for m in napping for face in _faces(m.state)}
    assert faces == {f"owl_face_{name}" for name in ("awake", "drowsy", "sleepy", "asleep")}
    assert _faces(napping[-1].state) == ["owl_face_asleep"]
    stirred = for_s(napping[-1].state, 0.5, WILD)[-1].state
    assert shown(stirred, "owl_face_peek")
    assert shown(stirred, "owl_owlet_curious")


def _faces(state: State) -> list[str]:
    sprites = [shape.image for shape in GAME.view(state) if isinstance(shape, Sprite)]
    return [image for image in sprites if image.startswith("owl_face_")]


def test_a_few_feathers_fall_while_the_child_sways_and_none_for_a_blink() -> None:
    napping = for_s(until(owl(), Stage.NAPPING), 2, CALM)[-1].state
    assert not for_s(napping, 0.15, WILD)[-1].state.feathers
    falling = [len(shown(m.state, "owl_feather")) for m in for_s(napping, 12, WILD)]
    assert max(falling) == 4
    assert not shown(for_s(for_s(napping, 3, WILD)[-1].state, 7, CALM)[-1].state, "owl_feather")


def test_a_ring_fills_round_the_acorn_that_the_nap_earns() -> None:
    half = for_s(until(owl(), Stage.NAPPING), 5, CALM)[-1].state
    (ring,) = [shape for shape in GAME.view(half) if isinstance(shape, Ring)]
    places, _ = acorn_places(3)
    assert ring.share == pytest.approx(0.5)
    assert ring.x == places[0][0]


def test_full_naps_hang_as_acorns_and_the_others_stay_faint_places() -> None:
    last = list(play(owl(reps=3, extra_tries=0), lambda s: WILD if s.nap == 1 else CALM))[-1]
    assert len(shown(last.state, "acorn")) == 2
    assert len(shown(last.state, "acorn_place")) == 1


@pytest.mark.parametrize("reps", range(1, 51))
def test_every_acorn_has_its_own_place_on_the_screen(reps: int) -> None:
    places, scale = acorn_places(reps)
    xs = [x for x, _ in places]
    assert len(set(xs)) == reps
    assert 0 < scale <= 1
    assert all(60 <= x <= 1080 and y + 84 * scale <= 720 for x, y in places)


def test_both_worlds_have_every_picture_from_yawn_to_feast() -> None:
    def child(state: State) -> float:
        return WILD if state.nap == 1 or 5 < state.t_s < 6.5 else CALM

    moments = play(owl(reps=3, extra_tries=1, hold_s=5), child)
    states = [m.state for number, m in enumerate(moments) if number % 7 == 0]
    kinds = (Layer, Sprite, Particles)
    images = {s.image for one in states for s in GAME.view(one) if isinstance(s, kinds)}
    assert {"owl_face_yawn", "owl_face_peek", "owl_face_joy", "owl_feather"} <= images
    for world in GAME.worlds:
        folders = (ROOT / "assets" / "worlds" / world, ROOT / "assets" / "heroes")
        lacking = {i for i in images if not any((f / f"{i}.svg").is_file() for f in folders)}
        assert not lacking, f"{world} lacks {sorted(lacking)}"


def test_the_head_moves_smoothly_from_tick_to_tick() -> None:
    moments = list(play(owl(reps=2, hold_s=5), wishful))
    heads = [(m.state.stage, shown(m.state, "owl_head")[0]) for m in moments]
    quiet = [(a, b) for (one, a), (two, b) in pairwise(heads) if one is not Stage.WAKING is not two]
    assert max(abs(a.y - b.y) for a, b in quiet) < 6
    assert max(abs(a.y - b.y) for (_, a), (_, b) in pairwise(heads)) < 30
