"""Every page about plans, in each of its states: for tests that hold for all of them."""

from collections.abc import Callable

from game.scenes import grown_ways
from game.scenes.answers import Failure
from tests.game.scenes.house import SETTING
from tests.game.scenes.plan_house import (
    House,
    PlanVisit,
    childs_page,
    level_text,
    plan_text,
    visit,
)

LONG = (
    "The disk is full: what was just asked for cannot be kept. Make some room on it, by moving "
    "films or pictures to another place, and then try once more what you just did here."
)
"""As long as sentences of the shell may be."""
WIDE = ("WWW MMM @@@ " * 14).strip()
NAME = "WWWWWWWW MMMMMMMM @@@@@@@@@ WWWW MMMMM W"
"""As long as a nickname may be."""
GERMAN = "Donaudampfschifffahrtsgesellschaftskapitänsmützen" * 4
CHINESE = "水獭的河流和慢慢来的大门以及长长的休息时间给累的孩子们的一天" * 4
TOLD = (
    "Set 1 goes up to rung 2: 8 of 8 tries, and the goal is 6 of 8; the difficulty went from 1.20 "
    "to 2.31. Set 2 stays on rung 2: 5 of 8 tries, and the goal is 6 of 8; the difficulty went "
    'from 2.31 to 2.00; nothing gets harder after "too hard". Stays on rung 2: it never goes up '
    'after "too hard" (13 of 16 tries that count).'
)
OWN = [f"ours_{n}" for n in range(9)]


def _levels(house: House) -> House:
    texts = {name: level_text(name, WIDE) for name in OWN}
    return house.write("levels", german=level_text("german", GERMAN[:200]), **texts)


def _plans(house: House) -> House:
    """Plans with all that makes room scarce."""
    note = "notes_for_parent: " + "Stop while it is still fun, and have a chair close by. " * 15
    steps = [f"{name}, minutes: 1" for name in (*OWN, "german")]
    _levels(house)
    return house.write(
        "plans",
        wide=plan_text("wide", *steps, title=WIDE, goal=WIDE, days=1, more=note),
        german=plan_text("german", "german", "otter_river", title=GERMAN[:200], goal=GERMAN[:200]),
        chinese=plan_text("chinese", "otter_river", title=CHINESE[:120], goal=CHINESE[:120]),
        wrong=plan_text("wrong", "otter_rivr", minutes=50).replace("days_a_week", "day_a_week"),
        an_id_of_nearly_forty_signs_and_no_more="format: [",
        first_weeks=plan_text("first_weeks", "otter_river"),
    )


def _child(house: House, nickname: str, plan_id: str) -> PlanVisit:
    kit = _plans(house).child(nickname)
    house.gives(kit, plan_id)
    return childs_page(house, kit)


def _standing(house: House, sessions: int) -> PlanVisit:
    """A child that has played, and of which much is told."""
    kit = _plans(house).child(NAME)
    house.gives(kit, "german")
    for n in range(sessions):
        house.stands(kit, "otter_river", 2.1 + n / 10, told=TOLD * 4)
    house.stands(kit, "german", 1.0, told=GERMAN * 9)
    return childs_page(house, kit)


def _lost(house: House, *level_ids: str) -> PlanVisit:
    kit = _plans(house).child(NAME)
    house.gives(kit, "wide")
    for level_id in level_ids:
        (house.folder / "levels" / f"{level_id}.yaml").unlink()
    return childs_page(house, kit)


def _children(house: House, count: int) -> PlanVisit:
    for n in range(count):
        house.child(f"{n} {NAME}"[:40] if n % 2 else f"Mei {n}", "owl")
    return visit(house, grown_ways.to_plan_children(SETTING))


def _list(house: House, plan_id: str = "wide") -> PlanVisit:
    return _child(house, NAME, plan_id).go("other")


def _giving(house: House, plan_id: str, now: str = "german") -> PlanVisit:
    there = _list(house, now)
    while f"plan/{plan_id}" not in there.ids:
        there.go("more")
    return there.go(f"plan/{plan_id}")


def _failed(there: PlanVisit, ticket: str) -> PlanVisit:
    there.tell(ticket, Failure(LONG)).tick()
    return there


def _unread(house: House) -> PlanVisit:
    kit = house.child()
    (house.folder / "plans").write_text("a file where a folder should be", "utf-8")
    return childs_page(house, kit).go("other")


STATES: dict[str, Callable[[House], PlanVisit]] = {
    "no child": lambda house: _children(house, 0),
    "children": lambda house: _children(house, 4),
    "many children": lambda house: _children(house, 23).go("more"),
    "no children": lambda house: _failed(_children(house, 0), "children"),
    "no plan": lambda house: _child(house, "Kit", ""),
    "a plan": lambda house: _child(house, "Kit", "steady_stance"),
    "a wide plan": lambda house: _child(house, NAME, "wide"),
    "a German plan": lambda house: _child(house, NAME, "german"),
    "a Chinese plan": lambda house: _child(house, "梅梅", "chinese"),
    "a child that played": lambda house: _standing(house, 2),
    "more that is told": lambda house: _standing(house, 2).go("more"),
    "a lost level": lambda house: _lost(house, *OWN[:4]),
    "no level left": lambda house: _lost(house, *OWN, "german"),
    "no such child": lambda house: _failed(_child(house, "Kit", ""), "assigned"),
    "plans": _list,
    "more plans": lambda house: _list(house).go("more"),
    "no folder": _unread,
    "mistakes": lambda house: _giving(house, "wrong"),
    "one mistake": lambda house: _giving(house, "an_id_of_nearly_forty_signs_and_no_more"),
    "giving": lambda house: _giving(house, "steady_stance", ""),
    "giving instead": lambda house: _giving(house, "first_weeks", "wide"),
    "giving again": lambda house: _giving(house, "wide", "wide"),
    "the end of what it says": lambda house: _giving(house, "wide", "german").go("more"),
    "giving a German plan": lambda house: _giving(house, "german", "wide"),
    "giving a Chinese plan": lambda house: _giving(house, "chinese", "wide"),
    "not given": lambda house: _failed(_giving(house, "wide"), "give"),
    "ending": lambda house: _child(house, NAME, "wide").go("none"),
    "not ended": lambda house: _failed(_child(house, NAME, "wide").go("none"), "end"),
}
