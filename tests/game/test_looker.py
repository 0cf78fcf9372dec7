"""A child that only sees the screen can play; without the pictures that tell it what to do, not."""

from collections.abc import Collection, Iterator
from math import sin

import pytest

from game.looker import CLOSE, FARTHEST, LOOK_EVERY, SEEN_ALPHA, Looker
from game.model import TICK_S, Shape, Sprite, Wish
from game.session import Session, wish
from sensors.driver import Controls
from sensors.drivers.keyboard import Keyboard
from sensors.signals import Side
from sensors.simulated import simulated
from tests.game.shell.short_play import in_play, short, successes

RAFT, SIGN = Sprite("raft", 640.0, 560.0), Sprite("signboard", 640.0, 200.0)
LEFT_PRINT, RIGHT_PRINT = Sprite("fox_print_left", 0, 0), Sprite("fox_print_right", 0, 0)
ARROW = Sprite("fox_arrow", 0, 0)
OWL, WIGGLE = Sprite("owl_body", 640, 300), Sprite("owl_hint_wiggle", 700, 100)
TELL = {
    "otter_river": ("gate_garland",),
    "log_trail": ("fox_print_left", "fox_print_right"),
}
"""The pictures of each game that tell what to do."""


# --- One look -------------------------------------------------------------------------------------
def gate(x: float, scale: float = 1.0, alpha: float = 1.0) -> Sprite:
    return Sprite("gate_garland", x, 300.0, scale, alpha=alpha)


def test_the_raft_is_steered_towards_the_gate() -> None:
    assert Looker().look([RAFT, gate(900.0)]).lean_x > 0
    assert Looker().look([gate(380.0), RAFT]).lean_x < 0
    assert Looker().look([RAFT, gate(640.0)]).lean_x == 0


def test_the_farther_the_gate_the_more_it_leans_and_with_time_more_and_more() -> None:
    near, far = Looker(), Looker()
    leans = [(near.look([RAFT, gate(700.0)]), far.look([RAFT, gate(900.0)])) for _ in range(4)]
    assert all(0 < a.lean_x < b.lean_x for a, b in leans)
    assert [b.lean_x for _, b in leans] == sorted(b.lean_x for _, b in leans)


def test_it_never_leans_beyond_its_reach() -> None:
    looker = Looker()
    for _ in range(1000):
        seen = looker.look([RAFT, gate(1280.0)])
    assert seen.lean_x == FARTHEST < 1


@pytest.mark.parametrize("unseen", [gate(900.0, CLOSE - 0.01), gate(900.0, 1.0, SEEN_ALPHA - 0.01)])
def test_a_gate_that_is_far_away_or_fading_is_not_steered_for(unseen: Sprite) -> None:
    looker = Looker()
    assert looker.look([RAFT, unseen]).lean_x == 0
    looker.look([RAFT, gate(900.0)])
    leaning = looker.look([RAFT._replace(x=800.0), unseen]).lean_x
    assert leaning < looker.look([RAFT, gate(900.0)]).lean_x


def test_the_foot_with_the_bright_print_is_lifted_until_the_arrow_points_down() -> None:
    looker = Looker()
    assert looker.look([SIGN, LEFT_PRINT]) == Wish(lift=Side.LEFT)
    assert looker.look([SIGN, RIGHT_PRINT]) == Wish(lift=Side.RIGHT)
    assert looker.look([SIGN, RIGHT_PRINT, ARROW]) == Wish()
    assert looker.look([SIGN]) == Wish()


def test_an_owl_is_not_woken_unless_it_asks_for_a_wiggle() -> None:
    looker = Looker()
    assert looker.look([OWL]) == Wish(still=True)
    assert looker.look([OWL, WIGGLE]) == Wish()


def test_where_nothing_is_to_be_seen_nothing_is_done() -> None:
    assert Looker().look([]) == Wish()


# --- Whole games ----------------------------------------------------------------------------------
class Onlooker:
    """Leads a child by what is shown, but for the pictures that it cannot see."""

    def __init__(self, blind_to: Collection[str] = ()) -> None:
        self._looker = Looker()
        self._blind_to = blind_to
        self._ticks = 0
        self._wish = Wish()

    def __call__(self, session: Session) -> tuple[Wish, Controls]:
        if not in_play(session):
            return wish(session), Controls()
        if self._ticks % LOOK_EVERY == 0:
            self._wish = self._looker.look(self._seen(session))
        self._ticks += 1
        return self._wish, Controls()

    def _seen(self, session: Session) -> Iterator[Shape]:
        for shape in session.game.view(session.state):
            if not (isinstance(shape, Sprite) and shape.image in self._blind_to):
                yield shape


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("game", ["otter_river", "sleepy_owl", "log_trail"])
def test_the_onlooker_plays_every_game_from_what_it_sees(game: str, seed: int) -> None:
    child = simulated("diligent", seed)
    came = successes(short(game, 4), child, child.true_calibration(), Onlooker())
    assert came == [True] * 4


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("game", TELL)
def test_without_the_pictures_that_tell_what_to_do_it_cannot(game: str, seed: int) -> None:
    child = simulated("diligent", seed)
    came = successes(short(game, 3), child, child.true_calibration(), Onlooker(TELL[game]))
    assert came == [False] * 3


class Lively(Onlooker):
    """Hands that rock a child to and fro unless they see a reason to be still."""

    rocks_s = 0.0

    def __call__(self, session: Session) -> tuple[Wish, Controls]:
        wished, _ = super().__call__(session)
        self.rocks_s += TICK_S
        return wished, Controls(lean_x=0.0 if wished.still else 0.5 * sin(6 * self.rocks_s))


def test_a_lively_child_keeps_still_for_an_owl_that_it_sees_and_for_no_other() -> None:
    came = [
        successes(short("sleepy_owl", 1), Keyboard(), Keyboard.CALIBRATION, Lively(blind_to))
        for blind_to in ((), ("owl_body",))
    ]
    assert came == [[True], [False]]
