"""From the insoles on a child's feet to the end of a game, in real time, with a loss in between.

Two virtual insoles stream over a real GATT stack in this process; bleak's client, our link, body,
tracker, session and game are the real ones. One level is played, and each test looks at one thing.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from time import monotonic, sleep

import pytest

from game.guard import FOUND_S, Freeze
from game.model import TICK_S
from game.session import Phase
from sensors.ble.link import BleLink
from sensors.layout import Side
from sensors.sample import Sample
from sensors.signals import Unload
from tests.game.sitting import Sitting
from tests.game.worn import FEET, PROFILE, Worn
from tests.sensors.ble.air import VirtualAir
from tests.sensors.ble.plain import LEFT, RIGHT, radio_on
from tests.sensors.ble.stepling import insole
from tests.sensors.ble.virtual_insole import VirtualInsole

pytestmark = pytest.mark.alone
IN_TIME_S = 0.25
LONGEST_S = 120.0
"""The level takes some 30 s; a machine that has other things to do may take its time."""
Feet = dict[Side, VirtualInsole]


@dataclass
class Seen:
    """Whoever writes down what the body of the child was told: the rows before and after a loss."""

    before: list[Sample] = field(default_factory=list)
    after: list[Sample] = field(default_factory=list)
    returns: int = 0

    def rows(self, samples: Sequence[Sample]) -> None:
        (self.after if self.returns else self.before).extend(samples)

    def reopened(self) -> None:
        self.returns += 1


class Live(Sitting):
    """A sitting at the pace of the clock; never faster, and slower where the machine is busy."""

    def __init__(self, link: BleLink, child: Worn) -> None:
        super().__init__(link, child.calibration(), "otter_river", reps=2)
        self.link, self.child = link, child
        self.seen = self.body.witness = Seen()
        self.phases: list[tuple[Phase, Freeze | None, Unload | None]] = []
        self.leans: list[float] = []
        self._due_s = monotonic()

    def tick(self) -> None:
        self._due_s = max(self._due_s + TICK_S, monotonic())
        sleep(max(0.0, self._due_s - monotonic()))
        self.child.wish = self.scene.wish()
        super().tick()
        if not self.over:
            session = self.playing.session
            self.phases.append((session.phase, session.why, session.unload))
            self.leans.append(self.signals.lean_x)


@dataclass
class Played:
    """How it went."""

    game: Live
    feet: Feet
    first: dict[Side, int]
    """The first frame of each foot that this is about."""
    last: dict[Side, int]
    """The last frame of each foot before the loss."""
    dropped_s: float
    """When the left insole was lost, on the session's clock."""
    paused_s: float
    """When play stood still."""
    plays_on_s: float
    """When play went on."""
    lost_rows: int


def worn_on(air: VirtualAir, child: Worn) -> Feet:
    return {
        side: VirtualInsole(air, "Stepling", address, insole(side), cells=child.live(side))
        for side, address in zip(FEET, (LEFT, RIGHT), strict=True)
    }


def play_and_lose(game: Live, feet: Feet) -> Played:
    """Lose the left insole just after the first gate, and play on to the end of the level."""
    game.until(lambda game: len(game.seen.before) >= 20, LONGEST_S)
    first = {side: max(foot.sent) for side, foot in feet.items()}
    game.until(lambda game: len(game.kept) == 1, LONGEST_S)
    for _ in range(6):
        game.tick()
    feet[Side.LEFT].drop()
    last = {side: max(foot.sent) for side, foot in feet.items()}
    dropped_s = game.now_s
    game.until(lambda game: game.why is not None, 5.0)
    paused_s = game.now_s
    game.until(lambda game: game.playing.session.phase is Phase.PLAYING, LONGEST_S)
    plays_on_s = game.now_s
    game.until(lambda game: game.over, LONGEST_S)
    lost_rows = game.link.connection.lost_rows
    return Played(game, feet, first, last, dropped_s, paused_s, plays_on_s, lost_rows)


@pytest.fixture(scope="module")
def played() -> Iterator[Played]:
    child = Worn("strong")
    with VirtualAir() as air, radio_on(air) as radio:
        feet = worn_on(air, child)
        with closing(BleLink(PROFILE, (), radio)) as link:
            yield play_and_lose(Live(link, child), feet)


def test_both_feet_stream_at_a_hundred_hertz_and_nothing_is_lost(played):
    sent = sum(played.last[side] - played.first[side] for side in FEET)
    rows = [row for row in played.game.seen.before if row.t_s > played.game.seen.before[20].t_s]
    for side, foot in played.feet.items():
        taken = [foot.sent[at].taken_s for at in range(played.first[side], played.last[side])]
        assert (len(taken) - 1) / (taken[-1] - taken[0]) == pytest.approx(100.0, rel=0.05)
    assert played.lost_rows == 0
    # What was on its way as it began and ended: less than a tenth of a second of both feet.
    assert abs(len(rows) - sent) <= 20
    assert all(b.t_s >= a.t_s for a, b in pairwise(played.game.seen.before))


def test_the_game_sees_the_child_lean_to_both_sides(played):
    assert min(played.game.leans) < -0.35
    assert max(played.game.leans) > 0.35
    assert all(one.success for one in played.game.kept.values())


def test_play_stands_still_within_a_quarter_of_a_second_of_the_loss(played):
    assert played.paused_s - played.dropped_s <= IN_TIME_S


def test_no_row_rests_on_what_the_lost_foot_read_long_before(played):
    left = played.feet[Side.LEFT]
    lost_s = left.sent[played.last[Side.LEFT]].sent_s
    # 50 ms are bridged, and the other foot's row may be a step younger.
    assert played.game.seen.before[-1].t_s - lost_s <= 0.065


def test_it_comes_back_by_itself_and_asks_to_lift_one_foot_and_then_the_other(played):
    assert played.game.link.connection.openings == 2
    assert played.game.seen.returns == 1
    asked = [unload for _, why, unload in played.game.phases if why is Freeze.NO_ZERO]
    assert [one for one in dict.fromkeys(asked) if one] == [Unload.LEFT, Unload.RIGHT]


def test_play_goes_on_to_the_end_of_the_level(played):
    (result,) = played.game.results
    assert len(played.game.kept) == 2
    assert (result.reps, result.ended_by) == (1, "level")
    phases = [phase for phase, _, _ in played.game.phases]
    changes = [b for a, b in pairwise(phases) if a is not b]
    assert changes[-3:] == [Phase.WAITING, Phase.COUNTDOWN, Phase.PLAYING]


def test_the_repetition_just_before_the_loss_is_void_and_none_falls_into_it(played):
    before, after = sorted(played.game.kept.values(), key=lambda one: one.t_s)
    assert (before.void, after.void) == (True, False)
    assert 0.0 < played.paused_s - before.t_s <= FOUND_S
    assert after.t_s > played.plays_on_s
