"""The estimated room of a text is never less than what is drawn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenes.typeset import LINE_PX, SMALLEST_PX, cut, lines, width_px
from game.shell import headless
from game.shell.lettering import Lettering

LETTERS = st.characters(min_codepoint=32, max_codepoint=0xFF, exclude_categories=["Cc", "Cf"])
WORDS = st.text(LETTERS | st.sampled_from("水獭的河流"), max_size=60)


@pytest.fixture(scope="module")
def letters() -> Lettering:
    headless.open_display()
    return Lettering()


def drawn(letters: Lettering, text: str, w: int = 0) -> tuple[int, int]:
    return letters.render(text, int(SMALLEST_PX), (0, 0, 0), w).get_size()


@settings(max_examples=300, deadline=None)
@given(text=WORDS)
def test_no_line_is_wider_than_it_was_estimated(letters: Lettering, text: str) -> None:
    assert drawn(letters, text)[0] <= width_px(text) + 1


@settings(max_examples=200, deadline=None)
@given(text=WORDS, w=st.integers(60, 500))
def test_no_text_takes_more_lines_than_it_was_estimated(
    letters: Lettering, text: str, w: int
) -> None:
    _, high = drawn(letters, " ".join(text.split()), w)
    assert high <= max(1, len(lines(text, w))) * LINE_PX


@given(text=st.text(max_size=200), w=st.floats(30, 400), most=st.integers(1, 4))
def test_a_text_that_was_cut_keeps_to_its_lines(text: str, w: float, most: int) -> None:
    short = cut(text, w, most)
    assert len(lines(short, w)) <= most
    assert short == " ".join(lines(text, w)) or short.endswith("…")


@given(text=st.text(max_size=200), w=st.floats(30, 400))
def test_nothing_of_a_text_is_lost_between_its_lines(text: str, w: float) -> None:
    assert "".join(lines(text, w)).replace(" ", "") == "".join(text.split())
    assert all(width_px(line) <= w or len(line) == 1 for line in lines(text, w))
