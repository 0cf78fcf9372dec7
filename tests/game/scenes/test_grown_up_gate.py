"""The gate before the pages for grown-ups: right questions, no luck, a kind wait."""

from pathlib import Path
from random import Random

import pytest

from game.scenes import ways
from game.scenes.gate_questions import (
    ANSWERS,
    PRODUCTS,
    RIGHTS,
    TRIES,
    UNTRIED,
    WAIT_S,
    WORDS,
    Tries,
    question,
)
from game.scenes.grown_up_gate import GrownUpGate
from game.scenes.grown_ups import GrownUps
from game.scenes.home import Home
from game.scenes.scene import Press
from tests.game.scenes.office import Office, office

UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
AT = "2026-03-14T12:00:00+01:00"


def at_gate(data: Path) -> Office:
    return office(data, ways.to_gate)


def answer(visit: Office, right: bool) -> Office:
    asked = visit.scene.asked
    wrong = next(one for one in asked.answers if one != asked.right)
    return visit.choose(str(asked.right if right else wrong)).tick()


def test_every_product_is_right() -> None:
    for words, product in PRODUCTS:
        one, other = words.lower().rstrip("?").split(" times ")
        assert UNITS.index(one) * UNITS.index(other) == product


def test_every_number_is_written_as_it_is_said() -> None:
    for number, words in WORDS.items():
        ten, unit = words.split("-")
        assert TENS[ten] + UNITS.index(unit) == number


def test_a_question_offers_its_answer_once_among_others_and_at_no_place_of_its_own() -> None:
    places = set()
    for number in range(300):
        asked = question(AT, number)
        assert len(set(asked.answers)) == len(asked.answers) == ANSWERS
        assert dict(PRODUCTS)[asked.words] == asked.right
        places.add(asked.answers.index(asked.right))
    assert places == set(range(ANSWERS))


def test_the_same_time_asks_the_same_and_a_new_question_is_another_one() -> None:
    first = question(AT, 0)
    assert question(AT, 0) == first
    for number in range(300):
        after = question(AT, number, first)
        assert after.words != first.words
        first = after


def test_two_right_answers_in_a_row_open_the_gate(tmp_path: Path) -> None:
    visit = answer(at_gate(tmp_path), True)
    assert isinstance(visit.scene, GrownUpGate)
    answer(answer(visit, False), True)
    assert isinstance(visit.scene, GrownUpGate)
    assert isinstance(answer(visit, True).scene, GrownUps)


def test_whoever_taps_about_hardly_ever_comes_in() -> None:
    """Until the fifth wrong answer, after which there is a minute in which nothing can be tried."""
    came_in, rng = 0, Random(5)
    for child in range(2000):
        rights = wrongs = number = 0
        while wrongs < TRIES and rights < RIGHTS:
            asked = question(f"{AT} {child}", number)
            right = rng.choice(asked.answers) == asked.right
            rights, wrongs, number = (rights + 1 if right else 0), wrongs + (not right), number + 1
        came_in += rights == RIGHTS
    assert came_in / 2000 < 0.06


def test_whoever_reads_nothing_sees_a_picture_and_nobody_is_scolded(tmp_path: Path) -> None:
    visit = at_gate(tmp_path)
    assert "safe_adult_near" in visit.pictures
    assert visit.said[0] == "This is for grown-ups."
    answer(visit, False)
    assert "Not quite. Here is another one." in visit.said


def test_after_five_wrong_answers_the_gate_rests_for_a_minute(tmp_path: Path) -> None:
    visit = at_gate(tmp_path)
    for _ in range(TRIES):
        assert len(visit.ids) == ANSWERS + 1
        answer(visit, False)
    assert visit.ids == ["back"]
    visit.wait(WAIT_S - 5)
    assert visit.ids == ["back"]
    visit.wait(6)
    assert len(visit.ids) == ANSWERS + 1


def test_leaving_shortens_no_wait_and_forgets_no_try(tmp_path: Path) -> None:
    visit = at_gate(tmp_path)
    for _ in range(TRIES):
        answer(visit, False)
        if visit.ids != ["back"]:
            visit.settle().tick(Press.BACK)
            assert isinstance(visit.scene, Home)
            visit.wait(1.0).choose("grown_ups").tick()
    visit.choose("back")
    assert isinstance(visit.scene, Home)
    visit.wait(10.0).choose("grown_ups").wait(1.0)
    assert visit.ids == ["back"]
    visit.wait(WAIT_S)
    assert len(visit.ids) == ANSWERS + 1


def test_whoever_leaves_the_pages_is_asked_again(tmp_path: Path) -> None:
    visit = answer(answer(at_gate(tmp_path), True), True)
    visit.choose("back")
    assert isinstance(visit.scene, Home)
    visit.wait(1.0).choose("grown_ups").tick()
    assert isinstance(visit.scene, GrownUpGate)


def test_a_right_way_in_forgets_the_wrong_answers_before(tmp_path: Path) -> None:
    visit = answer(answer(answer(at_gate(tmp_path), False), True), True)
    assert visit.scene.setting.gate == UNTRIED


@pytest.mark.parametrize(
    ("now", "waits_s"),
    [
        ("2026-03-14T12:00:00+01:00", 60.0),
        ("2026-03-14T12:00:59+01:00", 1.0),
        ("2026-03-14T12:01:00+01:00", 0.0),
        ("2026-03-14T11:59:00+01:00", 0.0),
        ("2026-03-14T13:00:30+02:00", 30.0),
        ("2027-01-01T00:00:00+01:00", 0.0),
        ("", 0.0),
    ],
)
def test_the_wait_is_counted_by_the_clock_and_a_changed_clock_shuts_nobody_out(
    now: str, waits_s: float
) -> None:
    assert Tries(0, AT).waits_s(now) == waits_s


def test_a_question_stays_while_somebody_thinks(tmp_path: Path) -> None:
    visit = at_gate(tmp_path)
    asked = visit.scene.asked
    assert visit.wait(600.0, dt_s=0.1).scene.asked == asked


def test_the_tile_on_the_first_screen_is_small_and_leads_to_the_gate(tmp_path: Path) -> None:
    visit = office(tmp_path, ways.to_home)
    tile = next(tile for tile in visit.menu.tiles if tile.id == "grown_ups")
    quits = next(tile for tile in visit.menu.tiles if tile.id == "quit")
    assert tile.w < quits.w
    assert tile.picture == "icon_lock"
    assert isinstance(visit.choose("grown_ups").scene, GrownUpGate)
    assert visit.scene.setting.child is None
