"""Colours that can be read, in both looks (UI-06, UI-07), and sizes (UI-05)."""

import pytest

from game.shell.theme import BODY_PX, CHILD_PX, INKS, LEAST_PX, SMALL_PX, TITLE_PX, contrast, ink

LIGHT_PANELS = ("panel", "panel_soft", "tile")
ON_PANELS = ("ink", "ink_soft", "ink_title", "ink_accent", "stop")
LARGE = {"stop"}
"""Edges and large shapes only: 3:1 is enough for them."""


@pytest.mark.parametrize("panel", LIGHT_PANELS)
@pytest.mark.parametrize("role", ON_PANELS)
@pytest.mark.parametrize("high", [False, True], ids=["usual", "high contrast"])
def test_what_is_written_on_a_panel_can_be_read(panel, role, high):
    least = 3.0 if role in LARGE else 7.0 if high else 4.5

    assert contrast(ink(role, high), ink(panel, high)) >= least


@pytest.mark.parametrize("role", ["fill", "focus", "good"])
@pytest.mark.parametrize("high", [False, True], ids=["usual", "high contrast"])
def test_what_is_filled_or_chosen_stands_out_from_its_panel(role, high):
    assert contrast(ink(role, high), ink("panel", high)) >= (2.5 if role == "focus" else 3.0)


def test_contrast_is_that_of_wcag():
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((240, 228, 66), (16, 36, 62)) == pytest.approx(11.8, abs=0.1)


def test_no_size_is_below_what_can_be_read_from_two_metres():
    assert LEAST_PX >= 18
    assert CHILD_PX >= 27
    assert min(SMALL_PX, BODY_PX, CHILD_PX, TITLE_PX) >= LEAST_PX


def test_every_role_has_a_colour_in_both_looks():
    for usual, high in INKS.values():
        assert all(0 <= part <= 255 for part in (*usual, *high))
