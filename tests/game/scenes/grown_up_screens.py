"""Every page for grown-ups, in each of its states: for tests that hold for all of them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from game.minigames import GAMES
from game.rehearsal import Report, plan, rehearse
from game.scenes import grown_ways, ways
from game.scenes.answers import Failure
from game.scenes.level_asks import Reading, Rehearsing
from game.scenes.level_cards import START
from game.shell.levels import library
from tests.game.scenes.office import Office, broken, level_list, level_page, office, own

LONG = (
    "This computer lets no other program play beside this one. Close some programs and try again, "
    'or rehearse it in a terminal: stepling levels rehearse "a_level_of_nearly_forty_signs"'
)
"""As long as sentences of the shell may be."""
WIDE = "WWW MMM @@@ " * 14
NOTE = "A long note about how it came to be, and what was seen since. " * 30
MANY = {f"ours_{n:02}": own(f"ours_{n:02}", f"River number {n}") for n in range(30)}
STRANGE = {
    "otter_river": own("otter_river", "Instead of the other one", 12),
    "wide": own("wide", f'"{WIDE}"', 1, f'"{NOTE}"'),
    "chinese": own("chinese", "水獭的河流和慢慢来的大门以及长长的休息时间给累的孩子们的一天", 1),
    "unbroken_word_of_a_name_that_goes_on_and": own(
        "unbroken_word_of_a_name_that_goes_on_and", "Donaudampfschifffahrtsgesellschaft" * 4, 200
    ),
    "to_mend": broken("to_mend"),
}


@cache
def report() -> Report:
    """Two made-up children on the first rung of Otter River, and no other rung."""
    level = library().level("otter_river")
    return rehearse(plan(level.rungs, GAMES["otter_river"], 1, 2, on_other_rungs=0))


def _gate(data: Path, wrongs: int) -> Office:
    visit = office(data, ways.to_gate)
    for _ in range(wrongs):
        asked = visit.scene.asked
        visit.choose(str(next(one for one in asked.answers if one != asked.right))).tick()
    return visit


def _reading(data: Path) -> Office:
    visit = office(data, grown_ways.to_levels, **MANY)
    visit.scene = type(visit.scene)(visit.scene.setting, asked=True)
    visit.desk.close()
    visit.desk = type(visit.desk)(data)
    return visit.tell("levels", Reading(12, 33)).tick()


def _rehearsal(data: Path, *told: object) -> Office:
    visit = office(
        data,
        lambda setting: grown_ways.to_rehearsal(setting, START._replace(level_id="otter_river"), 1),
    )
    visit.desk.close()
    for one in told:
        visit.tell("rehearsal", one).tick()
    return visit


def _every(data: Path, level_id: str) -> Office:
    visit = level_page(data, level_id, **STRANGE).choose("every")
    while "more" in visit.ids:
        visit.choose("more")
    return visit


STATES: dict[str, Callable[[Path], Office]] = {
    "the gate": lambda data: _gate(data, 0),
    "the gate, once more": lambda data: _gate(data, 1),
    "the gate at rest": lambda data: _gate(data, 5),
    "grown-ups": lambda data: office(data, ways.to_grown_ups),
    "levels are read": _reading,
    "built-in levels": level_list,
    "many levels": lambda data: level_list(data, **MANY).choose("more"),
    "strange levels": lambda data: level_list(data, **STRANGE),
    "levels to mend": lambda data: level_list(data, **STRANGE).choose("wrong"),
    "no folder": lambda data: level_list(data).tell("levels", Failure(LONG)).tick(),
    "a level": lambda data: level_page(data, "log_trail"),
    "its second rung": lambda data: level_page(data, "log_trail").choose("rung/2").tick(),
    "its every rung": lambda data: _every(data, "log_trail"),
    "many rungs": lambda data: level_page(data, "otter_river", 7, **STRANGE),
    "a wide level": lambda data: level_page(data, "wide", **STRANGE),
    "a wide level's notes": lambda data: _every(data, "wide"),
    "a Chinese level": lambda data: _every(data, "chinese"),
    "hundreds of rungs": lambda data: level_page(data, [*STRANGE][3], 200, **STRANGE),
    "a level to mend": lambda data: level_page(data, "to_mend", **STRANGE),
    "its other mistakes": lambda data: level_page(data, "to_mend", **STRANGE).choose("more"),
    "no such level": lambda data: level_page(data, "gone"),
    "rehearsal begins": _rehearsal,
    "rehearsal goes on": lambda data: _rehearsal(data, Rehearsing(40, 83)),
    "no rehearsal": lambda data: _rehearsal(data, Failure(LONG)),
    "rehearsed": lambda data: _rehearsal(data, report()),
}
