"""Every page about children, gear and privacy, in each of its states: for tests of all of them."""

from collections.abc import Callable
from dataclasses import replace

from game.scenes import grown_ways, ways
from game.scenes.answers import Failure
from game.scenes.child_asks import Erased, Exported, KeptHere
from game.scenes.scene import Typed
from profiles.model import Child, Gear
from tests.game.scenes.family_house import Family, FamilyVisit, gears, one_child, visit
from tests.game.scenes.house import SETTING

LONG = (
    "The disk is full: what was just asked for cannot be kept. Make some room on it, by moving "
    "films or pictures to another place, and then try once more what you just did here."
)
"""As long as sentences of the shell may be."""
NAME = "WWWWWWWW MMMMMMMM @@@@@@@@@ WWWW MMMMM W"
"""As long as a nickname may be, and a gear's name."""
CHINESE = "梅梅的新的假肢接受腔和鞋子和矫形器都在这里今天开始穿一天到晚"
FOLDER = "/".join(("", "a_folder_far_away", *["in_another_one_with_a_long_name"] * 6, "data"))


def _children(family: Family, count: int, for_gear: bool = False) -> FamilyVisit:
    for n in range(count):
        child = family.child(f"{n} {NAME}"[:40] if n % 2 else f"Mei {n}", "owl")
        family.store.update_child(replace(child, archived=n % 3 == 0))
    return visit(family, grown_ways.to_our_children(SETTING, for_gear=for_gear))


def _child(family: Family, nickname: str = "Kit", **changed: object) -> Child:
    return family.store.update_child(replace(family.child(nickname), **changed))


def _worn(family: Family, child: Child, count: int, name: str = "") -> Child:
    kinds = ("prosthesis", "orthosis", "shoe", "own")
    for n in range(count):
        day = f"2026-{4 + n // 9:02}-{1 + n % 9:02}"
        family.wears(child, name or f"socket {n}", day, kinds[n % 4])
        family.plays(child, day, n % 3)
    return child


def _failed(there: FamilyVisit, ticket: str) -> FamilyVisit:
    there.tell(ticket, Failure(LONG)).tick()
    return there


def _not_exported(there: FamilyVisit) -> FamilyVisit:
    return _failed(there, f"export-{there.scene.child.id}")


def _full(family: Family) -> Child:
    child = _child(
        family, NAME, birth_year=2019, calm=True, high_contrast=True, text_scale=2.0,
        archived=True, recording_on=True,
    )  # fmt: skip
    return _worn(family, child, 1, NAME)


def _loading(family: Family, scene: object) -> FamilyVisit:
    there = FamilyVisit(scene, family=family)
    there.tick()
    return there


def _form(family: Family, count: int, name: str = "", tile: str = "new") -> FamilyVisit:
    child = _worn(family, family.child(NAME), count, name)
    there = gears(family, child)
    return there.go(tile if tile == "new" else f"gear/{family.store.gear_of(child).id}")


def _unused(family: Family, name: str) -> FamilyVisit:
    child = family.child(NAME)
    family.plays(child, "2026-03-02")
    gear: Gear = family.wears(child, name, "2026-05-01", "prosthesis")
    return gears(family, child).go(f"gear/{gear.id}")


def _before(family: Family) -> FamilyVisit:
    child = _worn(family, family.child(NAME), 4, NAME)
    return gears(family, child).go(f"gear/{family.store.gears(child)[1].gear.id}")


def _recordings(family: Family, children: int, count: int) -> FamilyVisit:
    family.records(count, 123_456)
    for n in range(children):
        _child(family, f"{n} {NAME}"[:40], recording_on=n % 2 == 0)
    return visit(family, grown_ways.to_recordings(SETTING))


def _privacy(family: Family, folder: str = "") -> FamilyVisit:
    there = visit(family, grown_ways.to_privacy(SETTING))
    return there.tell("kept", KeptHere(folder, 3, 4, 30)).tick() if folder else there


def _taking(family: Family) -> FamilyVisit:
    return one_child(family, family.child(NAME)).go("take")


def _exported(family: Family) -> FamilyVisit:
    there = _taking(family)
    there.exported = Exported(FOLDER)
    return there.go("nameless")


def _typing(family: Family, *letters: str) -> FamilyVisit:
    there = _taking(family).go("erase", "go_on")
    return there.press(*map(Typed, letters))


def _erased(family: Family, told: str) -> FamilyVisit:
    there = _typing(family, *NAME)
    there.erased = Erased(told)
    return there.go("done")


STATES: dict[str, Callable[[Family], FamilyVisit]] = {
    "the area": lambda family: visit(family, ways.to_grown_ups(SETTING)),
    "no child": lambda family: _children(family, 0),
    "children": lambda family: _children(family, 4),
    "many children": lambda family: _children(family, 23).go("more"),
    "whose gear": lambda family: _children(family, 4, for_gear=True),
    "children being loaded": lambda family: _loading(family, grown_ways.to_our_children(SETTING)),
    "no children": lambda family: _failed(_children(family, 0), "children"),
    "a child": lambda family: one_child(family, _child(family)),
    "a child with everything": lambda family: one_child(family, _full(family)),
    "a child that is not kept": lambda family: _failed(one_child(family, _full(family)), "away"),
    "a Chinese child": lambda family: one_child(
        family, _worn(family, _child(family, "梅梅"), 1, CHINESE)
    ),
    "a name": lambda family: one_child(family, _child(family)).go("name"),
    "a long name": lambda family: one_child(family, _child(family, NAME)).go("name"),
    "a name not taken": lambda family: _failed(
        one_child(family, _child(family)).go("name"), "named"
    ),
    "faces": lambda family: one_child(family, _child(family)).go("face"),
    "years": lambda family: one_child(family, _child(family, birth_year=1950)).go("born"),
    "a year not kept": lambda family: _failed(
        one_child(family, _child(family)).go("born"), "chosen"
    ),
    "recording or not": lambda family: one_child(family, _child(family, NAME)).go("recording"),
    "recording": lambda family: one_child(family, _full(family)).go("recording"),
    "recording not kept": lambda family: _failed(
        one_child(family, _full(family)).go("recording"), "recording"
    ),
    "own legs": lambda family: gears(family, _child(family)),
    "a few gears": lambda family: gears(family, _worn(family, _child(family), 3)),
    "many gears": lambda family: gears(family, _worn(family, _child(family, NAME), 9, NAME)),
    "more gears": lambda family: gears(family, _worn(family, _child(family), 9)).go("more"),
    "Chinese gear": lambda family: gears(family, _worn(family, _child(family), 2, CHINESE)),
    "gear being loaded": lambda family: _loading(
        family, grown_ways.to_gears(SETTING, _child(family))
    ),
    "no gear": lambda family: _failed(gears(family, _child(family)), "gears"),
    "new gear": lambda family: _form(family, 0),
    "new gear after others": lambda family: _form(family, 3, NAME),
    "gear that was played in": lambda family: _form(family, 2, NAME, "last"),
    "gear that was not": lambda family: _unused(family, "new socket"),
    "gear of before": _before,
    "Chinese gear to mend": lambda family: _unused(family, CHINESE),
    "a gear's name": lambda family: _form(family, 1, NAME, "last").go("name"),
    "gear not kept": lambda family: _failed(_form(family, 1), "gear"),
    "deleting gear": lambda family: _unused(family, NAME).go("drop"),
    "deleting own legs": lambda family: _unused(family, "").go("drop"),
    "gear not deleted": lambda family: _failed(_unused(family, NAME).go("drop"), "drop"),
    "privacy": _privacy,
    "privacy far away": lambda family: _privacy(family, FOLDER),
    "privacy that is copied": lambda family: (
        visit(family, grown_ways.to_privacy(SETTING))
        .tell("kept", KeptHere(FOLDER, 3, 4, 30, "Synology Drive"))
        .tick()
    ),
    "privacy unknown": lambda family: _failed(_privacy(family), "kept"),
    "no recordings": lambda family: _recordings(family, 0, 0),
    "one recording": lambda family: _recordings(family, 3, 1),
    "recordings": lambda family: _recordings(family, 8, 12),
    "recordings of many": lambda family: _recordings(family, 11, 3).go("more"),
    "recordings unknown": lambda family: _failed(_recordings(family, 2, 2), "kept"),
    "erasing recordings": lambda family: _recordings(family, 2, 12).go("erase"),
    "recordings not erased": lambda family: _failed(
        _recordings(family, 2, 12).go("erase"), "erased"
    ),
    "taking along": _taking,
    "taken along": _exported,
    "not taken along": lambda family: _not_exported(_taking(family)),
    "erasing a child": lambda family: _taking(family).go("erase"),
    "typing the name": lambda family: _typing(family, *NAME),
    "another name": lambda family: _typing(family, *"Kat").go("done"),
    "not erased": lambda family: _failed(_typing(family, *NAME), "erase"),
    "erased": lambda family: _erased(family, ""),
    "erased but for something": lambda family: _erased(family, LONG),
    "erased but for much": lambda family: _erased(family, f"{LONG} {FOLDER} " * 4),
}
