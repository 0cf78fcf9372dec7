"""After each session an adult looks at the skin under a prosthesis or an orthosis (SAFE-13)."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from game.scenes.answers import Begun
from game.scenes.comfort import CARE, Comfort
from game.scenes.results import Results
from game.scenes.scene import Keep
from game.scenes.setting import Setting
from game.scenes.skin_words import ASK
from game.shell.child_desk import ChildDesk, nothing_offered
from profiles.model import Gear, Skin, new_id
from profiles.store import Store
from tests.game.faulty import SESSION
from tests.game.scenes import page_checks as check
from tests.game.scenes.house import KIT, READY_KEYS, TODAY, Visit
from tests.game.shell.short_play import short


def ended(on_skin: bool = True) -> Visit:
    """A game is over, and the first question is asked."""
    session = short("otter_river", 2)
    setting = Setting((session.offer,), "keyboard", KIT, KIT.id, READY_KEYS, on_skin=on_skin)
    return Visit(Comfort(setting, "river", session, Begun(SESSION, 7))).tick()


def answered(*answers: str, on_skin: bool = True) -> Visit:
    there = ended(on_skin)
    for answer in answers:
        there.choose(answer).tick()
    return there


def kept(there: Visit) -> list[Skin]:
    return [
        one.record for one in there.asked if isinstance(one, Keep) and isinstance(one.record, Skin)
    ]


def test_whoever_wears_nothing_on_the_skin_is_not_asked() -> None:
    there = answered("no", "right", on_skin=False)
    assert isinstance(there.scene, Results)
    assert kept(there) == []


def test_fine_skin_is_kept_and_ends_the_questions() -> None:
    there = answered("no", "right")
    assert ASK in there.said
    assert {"skin_ok", "skin_red"} <= set(there.pictures)
    there.choose("fine").tick()
    (skin,) = kept(there)
    assert (skin.session_id, skin.at, skin.ok) == (SESSION, TODAY.at, True)
    assert isinstance(there.scene, Results)
    assert not there.scene.stop_for_today


def test_red_skin_is_kept_and_told_what_to_do_and_ends_the_day() -> None:
    there = answered("no", "easy", "red")
    assert CARE in there.said
    there.choose("ok").tick()
    (skin,) = kept(there)
    assert not skin.ok
    assert isinstance(there.scene, Results)
    assert there.scene.stop_for_today


@pytest.mark.parametrize("answer", ["fine", "red"])
def test_where_it_hurt_the_care_is_told_once_and_the_skin_is_asked_for(answer: str) -> None:
    there = answered("yes", "little", "leg_left", "ok", answer)
    (skin,) = kept(there)
    assert skin.ok == (answer == "fine")
    assert isinstance(there.scene, Results)
    assert there.scene.stop_for_today


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_question_can_be_read_by_everybody(scale: float) -> None:
    there = answered("no", "right")
    shapes = list(there.scene.view())
    check.all_that_is_named_exists(shapes)
    check.tiles_lie_apart_and_on_the_canvas(there.menu)
    check.no_two_texts_share_their_room(shapes)
    check.texts_fit(shapes, scale)
    check.arrows_reach_every_tile(there.menu)


@pytest.mark.parametrize(
    ("left", "right", "asked"),
    [
        *(("prosthesis", "own", True), ("own", "orthosis", True)),
        *(("own", "own", False), ("shoe", "own", False)),
    ],
)
def test_what_is_worn_now_decides(tmp_path: Path, left: str, right: str, asked: bool) -> None:
    with closing(Store(tmp_path)) as store:
        child = store.add_child("Kit", "fox", created_on="2026-01-01")
        gear = Gear(new_id(), child.id, "", "2026-02-01", left, right)
        store.add_gear(gear, TODAY.date)
        day = ChildDesk(store, lambda: TODAY, nothing_offered).day(child.id, "keyboard")
        assert day.on_skin == asked
        assert replace(Setting((), "keyboard")).of_child(day).on_skin == asked
