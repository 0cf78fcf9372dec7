"""The card of a milestone: kept on demand, without a name unless a grown-up puts it there."""

import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from exercises.words import Words
from game.model import Sprite, Text
from game.scenes import ways
from game.scenes.answers import Failure
from game.scenes.card import CARD_X, CARD_Y, Card
from game.scenes.card_picture import CARD_H, CARD_W, card_shapes, placed
from game.scenes.grown_up_gate import GrownUpGate
from game.scenes.home import Home
from game.scenes.path_asks import CardSaved, SaveCard
from game.scenes.progress import ProgressScreen
from game.scenes.scene import Press
from game.scenes.setting import Back, Setting
from tests.game.scenes import page_checks
from tests.game.scenes.family_screens import FOLDER, LONG, NAME
from tests.game.scenes.house import KIT, Visit
from tests.game.scenes.milestone_party import (
    LOOKS,
    MILESTONES,
    WELCOME,
    card_of,
    of_look,
    on_card,
    stone,
    through_the_gate,
)

FILE = "/Pictures/Stepling/stepling-three-games.png"
TITLE = MILESTONES["games_3"].title["en"]


def saves(visit: Visit) -> list[SaveCard]:
    return [one for one in visit.asked if isinstance(one, SaveCard)]


def keep(visit: Visit, told: object) -> Visit:
    """Choose to keep it, and be told this."""
    visit.choose("keep")
    return visit.tell(saves(visit)[-1].ticket, told).tick()


def named(visit: Visit) -> Visit:
    """A grown-up has put the nickname on it."""
    return through_the_gate(visit.choose("name"))


# --- Keeping --------------------------------------------------------------------------------------
def test_the_card_waits_and_leads_on_with_one_press() -> None:
    visit = card_of("games_3").wait(600.0, dt_s=0.5)
    assert on_card(visit.scene)
    assert visit.focus == "back"
    assert isinstance(visit.press(Press.OK).scene, Home)
    assert isinstance(card_of("games_3").press(Press.BACK).scene, Home)
    assert saves(visit) == []


def test_keeping_it_asks_once_and_tells_the_file() -> None:
    visit = card_of("games_3").choose("keep").choose("keep")
    (asked,) = saves(visit)
    assert asked[1:] == (MILESTONES["games_3"].picture, TITLE, "")
    assert isinstance(asked.title, Words)
    visit.tell(asked.ticket, CardSaved(FILE)).tick()
    assert FILE in [value for one in texts(visit) for _, value in one.values]
    assert "It is kept" in visit.said
    assert saves(visit.choose("keep")) == [asked]


def test_what_cannot_be_kept_is_told_and_can_be_tried_again() -> None:
    visit = keep(card_of("games_3"), Failure(LONG))
    assert LONG in visit.said
    keep(visit, CardSaved(FILE))
    assert LONG not in visit.said
    assert len(saves(visit)) == 2


def test_of_several_milestones_each_has_its_card() -> None:
    visit = keep(card_of("games_3", "worlds_4"), CardSaved(FILE))
    visit.choose("more")
    assert MILESTONES["worlds_4"].picture in visit.pictures
    assert "Keep this picture" in visit.said
    assert saves(visit.choose("keep"))[-1].picture == MILESTONES["worlds_4"].picture
    assert MILESTONES["games_3"].picture in visit.choose("more").pictures
    assert "more" not in card_of("games_3").ids


def test_what_comes_late_for_another_card_is_not_told_of_this_one() -> None:
    visit = card_of("games_3", "worlds_4").choose("keep")
    visit.choose("more").tell(saves(visit)[0].ticket, CardSaved(FILE)).tick()
    assert "It is kept" not in visit.said


def test_from_the_path_a_card_leads_back_to_the_path() -> None:
    visit = Visit(ways.to_card(WELCOME, stone("games_3"))).tick().choose("back")
    assert isinstance(visit.scene, ProgressScreen)


# --- The nickname ---------------------------------------------------------------------------------
def texts(visit: Visit) -> list[Text]:
    return page_checks.texts_of(list(visit.scene.view()))


def test_only_behind_the_gate_the_nickname_is_put_on_it_and_kept_so() -> None:
    visit = card_of("games_3")
    assert KIT.nickname not in visit.said
    visit.choose("name")
    assert isinstance(visit.scene, GrownUpGate)
    assert KIT.nickname not in visit.said
    through_the_gate(visit)
    assert on_card(visit.scene).named
    assert KIT.nickname in visit.said
    assert saves(visit.choose("keep"))[-1].nickname == KIT.nickname
    visit.choose("nameless")
    assert KIT.nickname not in visit.said
    assert saves(visit.choose("keep"))[-1].nickname == ""


def test_whoever_turns_back_at_the_gate_sees_the_card_without_a_name() -> None:
    visit = card_of("games_3").choose("name").press(Press.BACK)
    assert not on_card(visit.scene).named
    assert KIT.nickname not in visit.said


def test_turning_back_at_the_gate_takes_no_wrong_answer_back() -> None:
    visit = through_the_gate(card_of("games_3").choose("name"), wrong=True)
    assert isinstance(visit.scene, GrownUpGate)
    visit.press(Press.BACK)
    assert on_card(visit.scene).setting.gate.wrong == 1
    home = visit.press(Press.BACK).scene
    assert isinstance(home, Home)
    assert home.setting.gate.wrong == 1


def test_the_next_card_has_its_nickname_too_but_was_not_kept() -> None:
    visit = keep(named(card_of("games_3", "worlds_4")), CardSaved(FILE)).choose("more")
    assert KIT.nickname in visit.said
    assert "Keep this picture" in visit.said


# --- The picture ----------------------------------------------------------------------------------
@pytest.mark.parametrize("milestone", MILESTONES)
def test_a_card_tells_no_name_and_no_number_and_is_made_of_its_title_and_pictures(
    milestone: str,
) -> None:
    one = MILESTONES[milestone]
    shapes = list(card_shapes(one.picture, Words.of(one.title)))
    assert [said.message for said in page_checks.texts_of(shapes)] == [one.title["en"]]
    assert not re.search(r"\d", one.title["en"])
    assert {type(shape) for shape in shapes} == {Sprite, Text}
    assert {one.picture, "stepling_body", "card_scene"} <= {
        shape.image for shape in shapes if isinstance(shape, Sprite)
    }


def test_what_is_seen_is_what_is_kept() -> None:
    visit = named(card_of("games_3"))
    seen = list(visit.scene.view())
    _, picture, title, nickname = saves(visit.choose("keep"))[-1]
    kept = list(placed(card_shapes(picture, title, nickname), CARD_X, CARD_Y))
    at = seen.index(kept[0])
    assert seen[at : at + len(kept)] == kept


def test_placed_twice_as_large_everything_is_twice_as_far_and_large() -> None:
    plain = list(card_shapes("milestone_games", TITLE, "Kit"))
    for one, other in zip(plain, placed(plain, 10, 20, 2.0), strict=True):
        if isinstance(one, Text) and isinstance(other, Text):
            assert (other.w, other.h, other.size_px) == (2 * one.w, 2 * one.h, 2 * one.size_px)
        else:
            assert isinstance(one, Sprite)
            assert isinstance(other, Sprite)
            assert other.scale == 2 * one.scale
        assert (other.x, other.y) == (10 + 2 * one.x, 20 + 2 * one.y)


def test_the_card_looks_the_same_in_every_look() -> None:
    for look in LOOKS.values():
        visit = card_of("games_3", setting=of_look(look))
        inks = {one.ink for one in card_texts(visit)}
        assert inks == {"ink_board"}  # the one ink that is the same in both looks


def card_texts(visit: Visit) -> list[Text]:
    return [one for one in texts(visit) if one.x < CARD_X + CARD_W and one.y < CARD_Y + CARD_H]


def states(milestone: str, setting: Setting) -> list[Visit]:
    """Its card in each of its states, with the longest words."""
    wide = replace(setting, child=replace(setting.child or KIT, nickname=NAME))
    several = card_of(milestone, "worlds_4", setting=wide)
    return [
        card_of(milestone, setting=setting),
        named(card_of(milestone, setting=wide)),
        keep(named(several), CardSaved(f"{FOLDER}/stepling-three-games.png")),
        keep(card_of(milestone, setting=wide), Failure(LONG)),
    ]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("milestone", MILESTONES)
def test_nothing_is_cut_off_and_nothing_overlaps(milestone: str, look: str) -> None:
    every = milestone == "quiet_10_free"
    setting = of_look(LOOKS[look])
    for visit in states(milestone, setting) if every else [card_of(milestone, setting=setting)]:
        shapes = list(visit.scene.view())
        page_checks.all_that_is_named_exists(shapes)
        page_checks.texts_are_large_enough_and_on_the_canvas(shapes)
        page_checks.no_two_texts_share_their_room(shapes)
        page_checks.texts_fit(shapes, LOOKS[look].text_scale)
        page_checks.tiles_lie_apart_and_on_the_canvas(visit.menu)
        page_checks.no_paper_covers_a_tile(shapes, visit.menu)
        page_checks.arrows_reach_every_tile(visit.menu)
        card = (CARD_X, CARD_Y, CARD_X + CARD_W, CARD_Y + CARD_H)
        for other in (*visit.menu.tiles, *page_checks.papers_of(shapes)):
            assert page_checks.apart(card, page_checks.box_of(other))


def test_every_title_is_large_enough_for_a_child_on_its_card() -> None:
    sizes = [
        text.size_px
        for one in MILESTONES.values()
        for text in page_checks.texts_of(list(card_shapes(one.picture, Words.of(one.title))))
    ]
    assert min(sizes) >= 27


def test_tiles_stand_in_one_column() -> None:
    tiles = card_of("games_3", "worlds_4").menu.tiles
    assert len({(tile.x, tile.w, tile.h) for tile in tiles}) == 1
    assert all(one.y + one.h < other.y for one, other in pairwise(tiles))
    assert len({tile.id for tile in tiles}) == len(tiles) == 4
    assert all(one.caption != other.caption for one, other in combinations(tiles, 2))


def test_a_way_back_is_given_the_setting() -> None:
    seen: list[Setting] = []

    def back(setting: Setting) -> Home:
        seen.append(setting)
        return Home(setting)

    way: Back = back
    visit = Visit(ways.to_card(WELCOME, stone("games_3"), back=way)).tick().choose("back")
    assert isinstance(visit.scene, Home)
    assert seen == [WELCOME]
    assert Card(WELCOME, (stone("games_3"),), way).named is False
