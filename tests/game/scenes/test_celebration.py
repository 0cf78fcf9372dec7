"""A milestone is celebrated once, can be skipped, and is quiet where somebody wants it so."""

from dataclasses import replace

import pytest

from game.model import CANVAS_H, CANVAS_W, Layer, Particles, Shape, Sound, Sprite, Text
from game.scenes import results, ways
from game.scenes.answers import Begun, SensorReady
from game.scenes.card import Card
from game.scenes.celebration import LASTS_S, Celebration
from game.scenes.comfort import Comfort
from game.scenes.home import Home
from game.scenes.path_asks import FindMilestones, Reached
from game.scenes.results import PARTY_S, SEEN_S, Results
from game.scenes.scene import Click, Press
from game.scenes.setting import GUEST, Setting
from game.session import Session
from game.shell.pictures import Pictures
from tests.game.faulty import SESSION
from tests.game.scenes import page_checks
from tests.game.scenes.house import KIT, TODAY, Visit
from tests.game.scenes.milestone_party import (
    CELEBRATED,
    LOOKS,
    MILESTONES,
    celebrated,
    of_look,
    party,
    stone,
    stones,
)
from tests.game.shell.short_play import short

KEYS = SensorReady("keyboard", "keyboard", 4, None)
CALM = of_look(LOOKS["calm"])


def sounds(visit: Visit) -> list[str]:
    return [one.name for one in visit.asked if isinstance(one, Sound)]


def badges(visit: Visit) -> list[Sprite]:
    shown = visit.scene.view()
    return [one for one in shown if isinstance(one, Sprite) and one.image.startswith("milestone_")]


def badge(visit: Visit) -> Sprite:
    return next(one for one in badges(visit) if one.image != "milestone_rays")


# --- One after the other --------------------------------------------------------------------------
def test_it_goes_on_by_itself_after_ten_to_fifteen_seconds_and_shows_the_card() -> None:
    visit = party("games_3")
    assert 10.0 <= LASTS_S <= 15.0
    assert isinstance(visit.wait(LASTS_S - 0.2).scene, Celebration)
    assert isinstance(visit.wait(0.4).scene, Card)


@pytest.mark.parametrize("press", [Press.OK, Press.BACK, Click(640, 40), Click(1200, 660)])
def test_any_press_goes_on_but_not_within_half_a_second(press: Press | Click) -> None:
    visit = party("games_3").wait(0.3).tick(press)
    assert isinstance(visit.scene, Celebration)
    assert isinstance(visit.wait(0.3).tick(press).scene, Card)


def test_other_keys_do_not_cut_it_short() -> None:
    visit = party("games_3").wait(2.0)
    for press in (Press.LEFT, Press.UP, Press.ERASE, Press.STOP):
        assert isinstance(visit.tick(press).scene, Celebration)


def test_each_is_kept_as_celebrated_once_and_when_its_own_turn_comes() -> None:
    visit = party("games_3", "worlds_4")
    assert celebrated(visit) == [("games_3", TODAY.at)]
    assert badge(visit).image == MILESTONES["games_3"].picture
    visit.wait(5.0)
    assert celebrated(visit) == [("games_3", TODAY.at)]
    visit.tick(Press.OK).tick()
    assert celebrated(visit) == [("games_3", TODAY.at), ("worlds_4", TODAY.at)]
    assert badge(visit).image == MILESTONES["worlds_4"].picture
    visit.wait(0.2).tick(Press.OK)  # a double press does not skip the second one
    assert isinstance(visit.scene, Celebration)
    visit.wait(LASTS_S)
    assert isinstance(visit.scene, Card)
    assert [one.milestone.id for one in visit.scene.stones] == ["games_3", "worlds_4"]
    assert len(celebrated(visit)) == 2


def test_what_was_celebrated_or_not_reached_is_not_celebrated_again() -> None:
    old, far = stone("games_3", CELEBRATED), stone("worlds_4")._replace(record=None)
    assert isinstance(ways.to_celebration(CALM, (old, far), Home), Home)
    scene = ways.to_celebration(CALM, (old, stone("days_3"), far), Home)
    assert isinstance(scene, Celebration)
    assert [one.milestone.id for one in scene.stones] == ["days_3"]


# --- How it looks and sounds ----------------------------------------------------------------------
def test_the_badge_grows_out_of_the_hands_and_rises_above_the_head() -> None:
    visit = party("games_3")
    first = badge(visit)
    leaf = next(one for one in visit.scene.view() if getattr(one, "image", "") == "stepling_leaf")
    last = badge(visit.wait(3.0))
    assert first.scale < 0.4
    assert last.scale > 1.6
    assert first.y > leaf.y > last.y + 100
    assert sounds(visit) == ["milestone"]
    assert any(isinstance(one, Particles) for one in visit.scene.view())
    assert "milestone_rays" in visit.pictures


def test_with_all_words_removed_the_badge_the_cheer_and_the_arrow_are_left() -> None:
    visit = party("games_3").wait(3.0)
    assert {MILESTONES["games_3"].picture, "stepling_face_cheer", "icon_play"} <= set(
        visit.pictures
    )
    assert badge(visit).scale * 160 > 250


def test_in_calm_nothing_moves_but_the_badge_that_fades_in() -> None:
    visit = party("games_3", setting=CALM)

    def others() -> list[Shape]:
        return [one for one in visit.scene.view() if one != badge(visit)]

    first, before = others(), badge(visit)
    alphas = [before.alpha]
    for _ in range(100):
        visit.wait(0.1)
        assert others() == first
        alphas.append(badge(visit).alpha)
        assert badge(visit)._replace(alpha=0.0) == before._replace(alpha=0.0)
    assert alphas == sorted(alphas)
    assert (alphas[0] < 0.02, alphas[-1]) == (True, 1.0)
    # Slow: at most a third of it in a second.
    assert max(b - a for a, b in zip(alphas, alphas[10:], strict=False)) < 0.35
    assert not any(isinstance(one, Particles) for one in first)
    assert sounds(visit) == ["milestone_soft"]


@pytest.mark.parametrize(("milestone", "quiet"), [("told_hurt", False), ("first_time", True)])
def test_where_something_hurt_it_is_quiet_and_the_companion_rests(
    milestone: str, quiet: bool
) -> None:
    visit = party(milestone, quiet=quiet)
    for _ in range(20):
        visit.wait(0.3)
        shapes = list(visit.scene.view())
        assert not any(isinstance(one, Particles) for one in shapes)
        assert not any(one.image.endswith("bunting") for one in shapes if isinstance(one, Layer))
        assert not {"milestone_rays", "sparkle", "stepling_face_cheer"} & set(visit.pictures)
    assert "stepling_face_sleepy" in visit.pictures
    assert sounds(visit) == ["milestone_soft"]
    assert badge(visit).scale > 1.6


def test_that_something_hurt_is_on_no_card() -> None:
    assert isinstance(party("told_hurt").wait(LASTS_S + 0.1).scene, Home)
    visit = party("told_hurt", "first_time").wait(2 * LASTS_S + 0.2)
    assert isinstance(visit.scene, Card)
    assert [one.milestone.id for one in visit.scene.stones] == ["first_time"]


def test_before_a_dark_sky_there_are_no_stripes_of_light() -> None:
    visit = party("games_3", setting=of_look(LOOKS["high contrast"])).wait(3.0)
    assert "milestone_rays" not in visit.pictures
    assert "glow" in visit.pictures


@pytest.mark.parametrize("milestone", MILESTONES)
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_cut_off_and_nothing_overlaps(milestone: str, look: str) -> None:
    visit = party(milestone, setting=of_look(LOOKS[look])).wait(4.0)
    shapes = list(visit.scene.view())
    page_checks.all_that_is_named_exists(shapes)
    page_checks.texts_are_large_enough_and_on_the_canvas(shapes)
    page_checks.no_two_texts_share_their_room(shapes)
    page_checks.texts_fit(shapes, LOOKS[look].text_scale)
    (paper,) = page_checks.papers_of(shapes)
    for text in page_checks.texts_of(shapes):
        room = page_checks.room_of(text)
        assert room[0] >= paper.x
        assert room[2] <= paper.x + paper.w
        assert room[1] >= paper.y
        assert room[3] <= paper.y + paper.h
    shown = badge(visit)
    reach = 80 * shown.scale
    assert shown.x + reach < paper.x
    assert shown.y - reach > 0
    page_checks.no_paper_covers_a_tile(shapes, visit.menu)


def test_the_badge_is_drawn_round_its_middle() -> None:
    pictures = Pictures(page_checks.assets_folder())
    for one in MILESTONES.values():
        view = pictures.path("", one.picture).read_text("utf-8")
        assert 'viewBox="-80 -80 160 160"' in view, one.picture


def test_texts_of_a_child_are_large() -> None:
    texts = [one for one in party("days_3").scene.view() if isinstance(one, Text)]
    told = [one for one in texts if "grown-up" not in one.message]
    assert len(told) == 2
    assert all(one.size_px >= 27 for one in told)
    assert {(one.x < CANVAS_W, one.y < CANVAS_H) for one in texts} == {(True, True)}


# --- From the end of a game -----------------------------------------------------------------------
def at_results(stop_for_today: bool = False, just_one: bool = False) -> Visit:
    session = short("otter_river", 2)
    setting = Setting((), "keyboard", KIT, KIT.id, KEYS, just_one=just_one)
    sticker = results.sticker_of(SESSION)
    return Visit(Results(setting, "river", session, sticker, stop_for_today))


def ended(session: Session, child: object) -> Visit:
    setting = Setting((session.offer,), "keyboard", child, KIT.id, KEYS)
    return Visit(Comfort(setting, "river", session, Begun(SESSION, 7)))


def finding(visit: Visit) -> list[FindMilestones]:
    return [one for one in visit.asked if isinstance(one, FindMilestones)]


@pytest.mark.parametrize("answers", [("no", "right"), ("yes", "little", "leg_left", "ok")])
def test_once_all_is_said_it_is_looked_for_milestones(answers: tuple[str, ...]) -> None:
    visit = ended(short("otter_river", 2), KIT)
    for answer in answers:
        assert finding(visit) == []
        visit.choose(answer)
    assert isinstance(visit.scene, Results)
    assert finding(visit) == [FindMilestones(results.MILESTONES, KIT.id, SESSION)]


@pytest.mark.parametrize("child", [None, replace(KIT, code=GUEST)])
def test_nobody_looks_for_a_guest_that_may_be_anybody(child: object) -> None:
    visit = ended(short("otter_river", 2), child).choose("no").choose("right")
    assert isinstance(visit.scene, Results)
    assert finding(visit) == []


@pytest.mark.parametrize("told_after_s", [0.0, 0.5, 4.0])
def test_after_the_sticker_was_seen_milestones_are_celebrated(told_after_s: float) -> None:
    visit = at_results().wait(told_after_s)
    visit.tell(results.MILESTONES, Reached(stones("games_3"))).tick()
    while isinstance(visit.scene, Results):
        visit.tick()
        told_after_s += 1 / 60
    assert told_after_s >= SEEN_S
    assert isinstance(visit.scene, Celebration)
    visit.wait(LASTS_S + 0.2).choose("back")
    back = visit.scene
    assert isinstance(back, Results)
    assert back.reached == ()
    assert back.t_s >= PARTY_S
    assert "again" in visit.ids
    visit.wait(5.0)
    assert visit.scene is not None
    assert isinstance(visit.scene, Results)
    assert celebrated(visit) == [("games_3", TODAY.at)]
    assert sounds(visit).count("cheer") == 1


def test_without_anything_new_the_results_stay() -> None:
    visit = at_results().tell(results.MILESTONES, Reached(())).wait(30.0, dt_s=0.1)
    assert isinstance(visit.scene, Results)
    assert celebrated(visit) == []


def test_whoever_leaves_earlier_loses_nothing() -> None:
    visit = at_results().settle().tell(results.MILESTONES, Reached(stones("games_3"))).tick()
    visit.click("home")
    assert isinstance(visit.scene, Home)
    assert celebrated(visit) == []  # it waits on the path


def test_after_telling_that_it_hurt_all_is_celebrated_quietly() -> None:
    visit = at_results(stop_for_today=True)
    visit.tell(results.MILESTONES, Reached(stones("first_time", "told_hurt"))).wait(2.0)
    assert isinstance(visit.scene, Celebration)
    assert visit.scene.quiet
    assert "stepling_face_sleepy" in visit.pictures


def test_a_game_that_was_started_alone_still_ends_after_its_celebration() -> None:
    visit = at_results(just_one=True)
    visit.tell(results.MILESTONES, Reached(stones("games_3"))).wait(2.0)
    visit.press(Press.OK).press(Press.OK)
    assert visit.ids == ["quit"]
    visit.press(Press.OK)
    assert type(visit.asked[-1]).__name__ == "Quit"
