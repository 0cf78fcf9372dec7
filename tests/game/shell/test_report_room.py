"""How tightly a report is set: as large as usual, and smaller where it would be two sheets."""

import pytest

from game.shell.report_page.room import lines_in, scale_for
from tests.game.shell.report_cases import crowded, html_of, known


def test_a_page_with_usual_texts_is_not_set_smaller() -> None:
    assert "zoom" not in html_of(known())
    assert "zoom:0." in html_of(crowded())


def test_more_lines_are_set_smaller_and_never_too_small() -> None:
    for drawn in (0.0, 22.0, 60.0):
        scales = [scale_for(lines, drawn) for lines in range(200)]
        assert scales == sorted(scales, reverse=True)
        assert scales[-1] == 0.58
    assert scale_for(0) == 1.0


def test_drawings_do_not_get_smaller_so_words_must() -> None:
    assert scale_for(60, drawn=20) < scale_for(60)


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("", 0),
        ("<p>short</p>", 1),
        (f"<li>{'ten tins ' * 11}</li><li>one</li>", 3),
        (f"<p>{'字' * 36}</p>", 3),
        ('<svg viewBox="0 0 376 153"><title>a</title></svg>', 10),
        ("<h2>a</h2><p>b</p>", 2.95),
        ("<tr><th>a<br>b</th><th>c<br>d</th></tr>", 1.75),
        (f'<p class="key">{"ten tins " * 14}</p><p class="key">one</p>', 2.49),
        ('<p><svg viewBox="-5 -5 10 10"></svg> a mark</p>', 1),
    ],
)
def test_lines_are_told_by_letters_and_drawings(html: str, lines: float) -> None:
    assert lines_in(html) == pytest.approx(lines)
