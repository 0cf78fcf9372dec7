"""A grown-up gives a child a plan, and the child finds today's games by it: the whole program."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.minigames import GAMES
from game.model import TICK_S, Zone
from game.scenes import ways
from game.scenes.choose_game import ChooseGame
from game.scenes.grown_up_gate import GrownUpGate
from game.scenes.menu import SETTLE_S
from game.scenes.scene import Click, Input, Press
from game.scenes.setting import Setting
from game.shell.body import Body
from game.shell.plan_desk import PlanDesk
from game.shell.program import Program
from game.shell.recorder import Recorder
from game.shell.steward import Steward
from profiles.practice_records import Assignment
from profiles.store import Store
from sensors.drivers.keyboard import Keyboard
from tests.game.scenes.plan_house import level_text, plan_text
from tests.game.shell.small_program import SEED, VERSION


@dataclass
class Evening:
    """A program, and somebody with a mouse before it."""

    program: Program
    store: Store
    folder: Path

    def pass_s(self, seconds: float, *presses: Input) -> "Evening":
        self.program.tick(presses)
        for _ in range(round(seconds / TICK_S)):
            self.program.tick()
        return self

    @property
    def zones(self) -> dict[str, Zone]:
        return {shape.id: shape for shape in self.program.view() if isinstance(shape, Zone)}

    def choose(self, *tile_ids: str) -> "Evening":
        """Click on one after the other, wherever it is painted."""
        for tile_id in tile_ids:
            zone = self.zones[tile_id]
            self.pass_s(SETTLE_S + 0.1, Click(zone.x + zone.w / 2, zone.y + zone.h / 2))
        return self

    def through_the_gate(self) -> "Evening":
        self.choose("grown_ups")
        while isinstance(self.program.scene, GrownUpGate):
            asked = self.program.scene.asked
            assert asked is not None
            self.choose(str(asked.right))
        return self

    def home(self) -> "Evening":
        """As many presses of back as it takes, but no further."""
        while "grown_ups" not in self.zones:
            self.pass_s(SETTLE_S + 0.1, Press.BACK)
        return self

    def games(self, child_id: str) -> list[tuple[str, int, float | None]]:
        """What this child finds: id, rung and minutes of each level, by the way from home."""
        self.choose(f"child-{child_id}")
        assert isinstance(self.program.scene, ChooseGame)
        shown = [zone.split("/")[1] for zone in self.zones if zone.startswith("play/")]
        levels = self.program.scene.setting.levels
        assert shown == [one.exercise.id for one in levels[:3]]
        found = [(one.exercise.id, one.exercise.rung, one.minutes) for one in levels]
        self.home()
        return found


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    with closing(Store(tmp_path)) as store:
        plans, body = PlanDesk(store, tmp_path), Body()
        body.read(Keyboard())
        recorder = Recorder(tmp_path / "sessions")
        steward = Steward(store, body, VERSION, SEED, recorder, desks=(plans,), offers=plans.today)
        program = Program(ways.to_home(Setting((), "keyboard")), body, steward, recorder)
        for kind, name, text in (
            ("levels", "wide_river", level_text("wide_river", "A wide river")),
            (
                "plans",
                "autumn",
                plan_text("autumn", "wide_river, rung: 2, minutes: 4", "log_trail"),
            ),
        ):
            (tmp_path / kind).mkdir()
            (tmp_path / kind / f"{name}.yaml").write_text(text, "utf-8")
        yield Evening(program, store, tmp_path)
        steward.close()


def test_a_plan_that_is_given_is_what_the_child_plays_from_then_on(evening: Evening) -> None:
    kit, ana = (evening.store.add_child(*who) for who in (("Kit", "fox"), ("Ana", "owl")))
    general = [(name, 1, None) for name in GAMES]
    evening.pass_s(1.0)
    assert evening.games(kit.id) == general
    evening.pass_s(1.0).through_the_gate()
    evening.choose("plans", f"child-{kit.id}", "other", "plan/autumn", "yes").home().pass_s(1.0)
    assert evening.games(kit.id) == [("wide_river", 2, 4), ("log_trail", 1, 5)]
    evening.pass_s(1.0)
    assert evening.games(ana.id) == general
    evening.pass_s(1.0).through_the_gate()
    evening.choose("plans", f"child-{kit.id}", "none", "yes").home().pass_s(1.0)
    assert evening.games(kit.id) == general
    (kept,) = evening.store.records(Assignment)
    assert (kept.plan, kept.ended_at is not None) == ("autumn", True)


def test_a_plan_outlives_the_program_and_its_own_file(evening: Evening) -> None:
    kit = evening.store.add_child("Kit", "fox")
    evening.pass_s(1.0).through_the_gate()
    evening.choose("plans", f"child-{kit.id}", "other", "plan/autumn", "yes").home().pass_s(1.0)
    (evening.folder / "plans" / "autumn.yaml").unlink()
    offers, day_s = PlanDesk(evening.store, evening.folder).today(kit, "2026-03-14")
    assert [one.exercise.id for one in offers] == ["wide_river", "log_trail"]
    assert day_s == 15 * 60
    assert [level for level, _, _ in evening.games(kit.id)] == ["wide_river", "log_trail"]
