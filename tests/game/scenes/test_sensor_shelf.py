"""Devices keep their places, whatever comes and goes."""

from hypothesis import given
from hypothesis import strategies as st

from game.scenes.answers import SensorChoice
from game.scenes.sensor_shelf import EMPTY, PER_PAGE, Shelf
from tests.game.scenes.house import BOARD, INSOLES, ITSELF, KEYS, MAKERS, OTHERS, ours

THIRD = SensorChoice("ble:soles@D4,E5", "Insoles", "device_insoles")
FOURTH = SensorChoice("ble:soles@F6", "Insoles", "device_insoles")
FIFTH = SensorChoice("wii:02", "Wii Balance Board", "device_wii_board")


def specs_shown(shelf: Shelf) -> dict[int, str]:
    return {number: choice.spec for number, choice in shelf.shown}


def test_the_familys_own_stand_first_and_ways_without_a_device_apart() -> None:
    shelf = EMPTY.told((KEYS, MAKERS, ours(BOARD), ITSELF, ours(INSOLES, here=False)))
    assert shelf.specs == (BOARD.spec, INSOLES.spec, MAKERS.spec)
    assert shelf.others == OTHERS
    assert shelf.own == (ours(BOARD), ours(INSOLES, here=False))


def test_a_device_that_comes_later_stands_behind_even_if_it_is_the_familys_own() -> None:
    shelf = EMPTY.told((MAKERS,)).told((ours(BOARD), MAKERS))
    assert specs_shown(shelf) == {0: MAKERS.spec, 1: BOARD.spec}


def test_a_device_that_wakes_up_or_is_listed_elsewhere_stays_where_it_is() -> None:
    asleep = EMPTY.told((ours(BOARD, here=False), MAKERS))
    awake = asleep.told((MAKERS, ours(BOARD)))
    assert specs_shown(awake) == specs_shown(asleep)
    assert awake.newly_here(asleep)
    assert not asleep.newly_here(awake)


def test_a_device_that_vanishes_leaves_a_gap_and_gets_its_place_back() -> None:
    full = EMPTY.told((BOARD, MAKERS))
    without = full.told((MAKERS,))
    assert specs_shown(without) == {1: MAKERS.spec}
    assert specs_shown(without.told((MAKERS, BOARD))) == specs_shown(full)
    assert not without.changed_hands(full)


def test_a_new_device_takes_a_gap_and_that_place_has_changed_hands() -> None:
    without = EMPTY.told((BOARD, MAKERS)).told((MAKERS,))
    after = without.told((MAKERS, INSOLES))
    assert specs_shown(after) == {0: INSOLES.spec, 1: MAKERS.spec}
    assert after.changed_hands(without)
    assert not EMPTY.told((BOARD, MAKERS)).changed_hands(EMPTY.told((BOARD,)))


def test_more_devices_than_a_page_holds_are_on_the_next_page() -> None:
    shelf = EMPTY.told((BOARD, INSOLES, MAKERS, THIRD, FIFTH))
    assert (shelf.pages, shelf.free) == (2, None)
    second = shelf.turned(1)
    assert specs_shown(second) == {0: FIFTH.spec}
    assert second.free == 1
    assert second.turned(1).page == 1
    assert second.turned(-5).page == 0


def test_the_first_place_that_is_free_is_behind_the_last_device() -> None:
    assert EMPTY.free == 0
    assert EMPTY.pages == 1
    assert EMPTY.told((BOARD, INSOLES)).free == 2


DEVICES = (BOARD, INSOLES, MAKERS, THIRD, FOURTH, FIFTH)
SOME = st.lists(st.sampled_from((*DEVICES, *map(ours, DEVICES), *OTHERS)), unique_by=lambda c: c[0])


@given(st.lists(SOME, max_size=8))
def test_no_device_that_stays_ever_moves(updates: list[list[SensorChoice]]) -> None:
    shelf = EMPTY
    for update in updates:
        after = shelf.told(tuple(update))
        stay = {spec for spec in shelf.specs if spec in {choice.spec for choice in update}}
        for spec in stay:
            assert after.specs.index(spec) == shelf.specs.index(spec)
        assert len(set(after.specs)) == len(after.specs)
        pages = [after.turned(n - after.page) for n in range(after.pages)]
        shown = [choice for page in pages for _, choice in page.shown]
        assert sorted((*shown, *after.others)) == sorted(update)
        assert all(len(list(page.shown)) <= PER_PAGE for page in pages)
        shelf = after
