"""A house with children and plans: the program's own store and desks carry out what is asked."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from game.model import TICK_S, Text
from game.scenes import grown_ways
from game.scenes.child_plan import ChildPlan
from game.scenes.level_asks import Assigned, AssignPlan, LoadAssigned, LoadPlans
from game.scenes.scene import Effect, Input, Press
from game.shell.child_desk import ChildDesk
from game.shell.desk import Desk
from game.shell.levels import library
from game.shell.plan_desk import PlanDesk
from profiles.model import Child, Gear, Result, Round
from profiles.practice_records import LadderStep
from profiles.store import Store
from tests.game.scenes.house import SETTING, TODAY, Visit
from tests.profiles.afternoon import round_of, session_of, step_of

LONG_AGO, FAR_AHEAD = "2026-03-14T16:00:00+01:00", "2099-03-14T16:00:00+01:00"
"""Before and after whatever is assigned while a test runs."""
LEVEL = """format: 1
id: {id}
title: {{en: "{title}"}}
extends: {game}
{ladder}
"""
LADDER = "ladder: [{}, {reps: 5}, {reps: 6}]"
PLAN = """format: 1
id: {id}
title: {{en: "{title}"}}
levels: [{levels}]
goals: [{{text: {{en: "{goal}"}}}}]
minutes: {minutes}
days_a_week: {days}
{more}
"""
GOAL = "To stand at the washbasin without a hand."


def plan_text(
    plan_id: str,
    *levels: str,
    title: str = "Ours",
    goal: str = GOAL,
    minutes: int = 15,
    days: int = 3,
    more: str = "",
) -> str:
    """The text of a plan; each level is written as `otter_river, rung: 2, minutes: 4`."""
    steps = ", ".join(f"{{level: {level}}}" for level in levels)
    return PLAN.format(
        id=plan_id, title=title, levels=steps, goal=goal, minutes=minutes, days=days, more=more
    )


def rungs_of(level_id: str) -> int:
    """How many rungs a level has that comes with the program."""
    return len(library().level(level_id).rungs)


def level_text(level_id: str, title: str = "Ours", game: str = "otter_river") -> str:
    """The text of a level of three rungs."""
    return LEVEL.format(id=level_id, title=title, game=game, ladder=LADDER)


@dataclass
class House:
    """A family's folder, its store, and the desks that know them."""

    folder: Path
    store: Store
    plans: PlanDesk = field(init=False)
    children: ChildDesk = field(init=False)

    def __post_init__(self) -> None:
        self.plans = PlanDesk(self.store, self.folder)
        self.children = ChildDesk(self.store, lambda: TODAY, self.plans.today)

    def write(self, kind: str, **texts: str) -> "House":
        """Levels or plans of the family's own."""
        (self.folder / kind).mkdir(exist_ok=True)
        for name, text in texts.items():
            (self.folder / kind / f"{name}.yaml").write_text(text, "utf-8")
        return self

    def child(self, nickname: str = "Kit", avatar: str = "fox") -> Child:
        return self.store.add_child(nickname, avatar)

    def gives(self, child: Child, plan_id: str) -> object:
        """What the desk answers when this plan is given to the child."""
        return self.asks(AssignPlan("ticket", child.id, plan_id))

    def asks(self, effect: LoadPlans | LoadAssigned | AssignPlan) -> object:
        """What the desk answers."""
        answer = self.plans.carriers[type(effect)](effect)
        assert answer is not None
        assert answer.ticket == effect.ticket
        return answer.value

    def assigned(self, child: Child) -> Assigned:
        """What the page of this child is told."""
        value = self.asks(LoadAssigned("ticket", child.id))
        assert isinstance(value, Assigned)
        return value

    def stands(
        self,
        child: Child,
        level_id: str,
        d: float,
        at: str = FAR_AHEAD,
        gear: Gear | None = None,
        told: str = "Stays on rung 1: 6 of 8 tries, and the goal is 6 of 8.",
        tries: int = 8,
        careful: bool = False,
    ) -> LadderStep:
        """The child comes to stand there."""
        worn = gear or self.store.gear_of(child)
        session = replace(session_of(child, worn, at[:10], "level"), started_at=at)
        round_ = replace(round_of(session), level=level_id)
        step = replace(step_of(round_, at, d), told=told, tries=tries, careful=careful)
        for record in (session, round_, step):
            self.store.keep("record", record)
        return step

    def plays(self, child: Child, level_id: str, active_s: float, date: str) -> Round:
        """The child plays this level on that day."""
        session = session_of(child, self.store.gear_of(child), date, "level")
        round_ = replace(round_of(session), level=level_id)
        for record in (session, round_, Result(round_.id, 8, 6, 4, 4, active_s, "level")):
            self.store.keep("record", record)
        return round_


@dataclass
class PlanVisit(Visit):
    """A visit to the pages about plans."""

    house: House | None = None

    @property
    def _desks(self) -> tuple[Desk, ...]:
        assert self.house is not None
        return self.house.children, self.house.plans

    def tick(self, *presses: Input, dt_s: float = TICK_S) -> "PlanVisit":
        for desk in self._desks:
            self._answers += desk.news()
        super().tick(*presses, dt_s=dt_s)
        return self

    def _carry_out(self, effect: Effect) -> None:
        super()._carry_out(effect)
        for desk in self._desks:
            if type(effect) in desk.carriers:
                answer = desk.carriers[type(effect)](effect)
                self._answers += [answer] if answer else []

    def go(self, *tile_ids: str) -> "PlanVisit":
        """Choose one after the other; each page is there before the next choice."""
        for tile_id in tile_ids:
            self.choose(tile_id).tick().tick()
        return self


def visit(house: House, scene: object) -> PlanVisit:
    """In front of this screen, which has asked for what it needs."""
    there = PlanVisit(scene, house=house)
    there.tick().tick()
    return there


def childs_page(house: House, child: Child) -> PlanVisit:
    """In front of the plan of this child."""
    there = visit(house, grown_ways.to_child_plan(SETTING, child))
    assert isinstance(there.scene, ChildPlan)
    return there


def told(there: PlanVisit) -> str:
    """All that is written on the page, its values filled in."""
    whole = []
    for shape in there.scene.view():
        if isinstance(shape, Text):
            text = shape.message
            for name, value in shape.values:
                text = text.replace("{" + name + "}", value)
            whole.append(text)
    return "\n".join(whole)


def by_keys(there: PlanVisit, tile_id: str) -> PlanVisit:
    """Move the focus to a tile by arrows, looking no further than the next one, and press OK."""
    there.settle()
    seen: dict[str, tuple[Press, ...]] = {there.focus: ()}
    queue = [there.menu]
    while tile_id not in seen:
        menu = queue.pop(0)
        way = seen[menu.tiles[menu.focus].id]
        for arrow in (Press.LEFT, Press.RIGHT, Press.UP, Press.DOWN):
            moved = menu.step((arrow,), 0.0).menu
            if moved.tiles[moved.focus].id not in seen:
                seen[moved.tiles[moved.focus].id] = (*way, arrow)
                queue.append(moved)
    for arrow in seen[tile_id]:
        there.tick(arrow)
    there.tick(Press.OK)
    return there.tick().tick()
