"""What a child sees of its plan: today's games, what is done of them, and what comes next."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from game.model import CANVAS_W, Panel, Shape, Sprite, Text
from game.scenes import ways
from game.scenes.choose_game import ALL_DONE, ENOUGH, WHAT, ChooseGame
from game.scenes.scene import Press
from game.shell import headless
from game.shell.lettering import Lettering
from profiles.model import Child
from profiles.store import Store
from tests.game.scenes.house import SETTING, TODAY, Visit
from tests.game.scenes.plan_house import House, level_text, plan_text

LONG = "A title of a level that goes on and on, as those of families may " * 3
STEPS = [
    "otter_river, minutes: 2",
    "sleepy_owl, minutes: 2",
    "log_trail, minutes: 2",
    "our_river, minutes: 2",
    "our_owl, minutes: 2",
]
IDS = [step.partition(",")[0] for step in STEPS]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with closing(Store(tmp_path)) as store:
        own = {
            "our_river": level_text("our_river", LONG.strip()),
            "our_owl": level_text("our_owl", game="sleepy_owl"),
        }
        yield House(tmp_path, store).write("levels", **own)


def games(house: House, count: int, *done: str, minutes: int = 15) -> Visit:
    """The screen of a child whose plan has so many levels, of which some were played today."""
    kit = kit_of(house)
    house.write("plans", ours=plan_text("ours", *STEPS[:count], minutes=minutes))
    if not (count and house.store.assignment(kit)):
        house.gives(kit, "ours" if count else "")
    for level_id in done:
        house.plays(kit, level_id, 110.0, TODAY.date)
    day = house.children.day(kit.id, "keyboard")
    return Visit(ways.to_games(SETTING.of_child(day))).tick().tick()


def kit_of(house: House) -> Child:
    return house.store.child("Kit") or house.child()


def shapes(visit: Visit) -> list[Shape]:
    return list(visit.scene.view())


def offered(visit: Visit) -> list[str]:
    """The levels whose big pictures are shown, from left to right."""
    return [id_.split("/")[1] for id_ in visit.ids if id_.startswith("play/")]


def marks(visit: Visit) -> int:
    """How many big pictures have a mark."""
    return sum(
        isinstance(one, Sprite) and one.image == "icon_ok" and one.scale == 0.6
        for one in shapes(visit)
    )


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_plans_levels_are_offered_in_its_order(house: House, count: int) -> None:
    visit = games(house, count)
    assert offered(visit) == IDS[:count]
    assert not {"earlier", "later"} & set(visit.ids)
    assert WHAT in visit.said


def test_more_than_three_take_pages_that_are_turned_by_arrows(house: House) -> None:
    visit = games(house, 5)
    assert (offered(visit), "later" in visit.ids, "earlier" in visit.ids) == (IDS[:3], True, False)
    visit.choose("later")
    assert (offered(visit), "later" in visit.ids, "earlier" in visit.ids) == (IDS[3:], False, True)
    visit.choose("earlier")
    assert offered(visit) == IDS[:3]


def test_keys_alone_reach_every_game_of_a_long_plan(house: House) -> None:
    visit = games(house, 5).press(*[Press.RIGHT] * 3)
    assert visit.focus == "later"
    visit.press(Press.OK)
    assert offered(visit) == IDS[3:]
    assert visit.focus == "play/our_river/river"
    visit.press(Press.RIGHT)
    assert visit.focus.startswith("play/our_owl/")


def test_a_row_shows_all_of_a_long_plan_and_which_of_it_is_open(house: House) -> None:
    visit = games(house, 5, "otter_river")
    tiny = [s for s in shapes(visit) if isinstance(s, Sprite) and s.y > 640]
    assert [s.image for s in tiny] == [
        "tile_otter_river",
        "icon_ok",
        "tile_sleepy_owl",
        "tile_log_trail",
        "tile_otter_river",
        "tile_sleepy_owl",
    ]
    places = [s.x for s in tiny if s.image != "icon_ok"]
    assert paper(visit) == places[:3]
    visit.choose("later")
    assert paper(visit) == places[3:]
    assert [s for s in shapes(games(house, 3)) if isinstance(s, Sprite) and s.y > 640] == []


def paper(visit: Visit) -> list[float]:
    """The places of small pictures that lie on paper."""
    (there,) = (s for s in shapes(visit) if isinstance(s, Panel) and s.y > 640)
    tiny = (s for s in shapes(visit) if isinstance(s, Sprite) and s.y > 640)
    inside = (s for s in tiny if s.image != "icon_ok" and there.x < s.x < there.x + there.w)
    return [s.x for s in inside]


def test_what_is_done_has_a_mark_and_the_first_that_is_not_has_the_focus(house: House) -> None:
    visit = games(house, 3, "otter_river")
    assert marks(visit) == 1
    assert visit.focus.startswith("play/sleepy_owl/")


def test_where_a_whole_page_is_done_the_next_one_is_open(house: House) -> None:
    visit = games(house, 5, *IDS[:3])
    assert offered(visit) == IDS[3:]
    assert visit.focus.startswith("play/our_river/")
    assert WHAT in visit.said


def test_once_all_is_done_it_is_celebrated_and_may_still_be_played(house: House) -> None:
    visit = games(house, 2, *IDS[:2])
    assert ALL_DONE in visit.said
    assert marks(visit) == 2
    assert "stepling_face_cheer" in visit.pictures
    visit.choose("play/otter_river/river")
    assert not isinstance(visit.scene, ChooseGame)


def test_a_full_day_is_told_and_offers_nothing_more(house: House) -> None:
    visit = games(house, 2, *["otter_river"] * 3, minutes=5)
    visit.scene = ways.to_games(replace(visit.scene.setting, played_s=300.0))
    visit.tick()
    assert ENOUGH in visit.said
    assert offered(visit) == []
    assert "stepling_face_sleepy" in visit.pictures


def test_a_level_is_played_on_the_plans_rung(house: House) -> None:
    kit = kit_of(house)
    house.write("plans", ours=plan_text("ours", "otter_river, rung: 3"))
    house.gives(kit, "ours")
    visit = Visit(ways.to_games(SETTING.of_child(house.children.day(kit.id, "keyboard"))))
    visit.tick().tick().choose("play/otter_river/river")
    assert visit.scene.offer.exercise.rung == 3


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_titles_of_any_length_stay_in_their_place(house: House, scale: float) -> None:
    headless.open_display()
    letters = Lettering(scale)
    visit = games(house, 5).choose("later")
    for text in (s for s in shapes(visit) if isinstance(s, Text)):
        w, h = int(text.w), int(text.h)
        drawn = letters.render(text.message, text.size_px, (0, 0, 0), w, h, text.title)
        assert drawn.get_width() <= w, text.message
        assert drawn.get_height() <= h, text.message


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_tiles_lie_apart_and_on_the_canvas(house: House, count: int) -> None:
    visit = games(house, count)
    for tile in visit.menu.tiles:
        assert tile.x >= 0
        assert tile.x + tile.w <= CANVAS_W
    for n, one in enumerate(visit.menu.tiles):
        for other in visit.menu.tiles[n + 1 :]:
            apart_x = one.x + one.w <= other.x or other.x + other.w <= one.x
            apart_y = one.y + one.h <= other.y or other.y + other.h <= one.y
            assert apart_x or apart_y, (one.id, other.id)


def test_in_calm_mode_nothing_moves_by_itself(house: House) -> None:
    visit = games(house, 2, *IDS[:2])
    calm = replace(visit.scene.setting.child, calm=True)
    visit.scene = ways.to_games(replace(visit.scene.setting, child=calm))
    visit.tick().settle()
    before = shapes(visit)
    visit.wait(0.7)
    assert shapes(visit) == before
