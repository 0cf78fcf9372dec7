"""A report in a real browser: one sheet of paper, no errors, no request, and its numbers there."""

from pathlib import Path

import pytest

from game.shell.levels import library
from game.shell.report_page.page import SENTENCE
from game.shell.report_page.style import POLICY
from tests.end_to_end.browser import Printed, missing, printed
from tests.game.recorded import run
from tests.game.shell.report_cases import both_legs, crowded, empty, html_of
from tests.profiles import reported_family as family
from tests.profiles.reported_family import DAYS_PLAYED, SPAN

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}")
PAPERS = ("A4", "letter")
NOTE = "She was proud of the owl. The new socket rubbed on the first two days."
OWL_RUNGS = len(library().level("sleepy_owl").rungs)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The known family's, as the command writes it."""
    folder = tmp_path_factory.mktemp("report")
    data = family.keep_all(folder / "data", family.records())
    file = folder / "kt47.html"
    words = ("--from", SPAN.first, "--to", SPAN.last, "--note", NOTE)
    assert run("report", "KT47", "--data", data, "-o", file, *words).status == 0
    return file


def on(paper: str, html: str, folder: Path) -> Printed:
    """The page, printed on this paper."""
    assert "size:auto" in html
    file = folder / "page.html"
    file.write_text(html.replace("size:auto", f"size:{paper}"), "utf-8")
    return printed(file, folder)


def test_it_prints_on_one_sheet_without_errors_or_requests(page: Path, tmp_path: Path) -> None:
    seen = printed(page, tmp_path)
    assert (seen.pages, seen.console, seen.requests) == (1, [], [])


def test_its_numbers_can_be_read_back_from_paper(page: Path, tmp_path: Path) -> None:
    text = " ".join(on("A4", page.read_text("utf-8"), tmp_path).text.split())
    assert SENTENCE in text
    for told in (
        "KT47",
        "12 Jan to 5 Apr 2026",
        f"{len(DAYS_PLAYED)}",
        "days, 48 planned",
        "active, 480 planned",
        "Hurt on 13 Mar 2026: back (some), after Sleepy Owl",
        "Board share, left half",
        "nothing, new socket",
        "Longest helper-leg hold, left leg",
        f"Sleepy Owl: rung 2 → 3 of {OWL_RUNGS}.",
        "She was proud of the owl.",
    ):
        assert told in text
    assert "Ana" not in text


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("report", [empty, both_legs, crowded])
def test_nothing_and_too_much_have_room_on_one_sheet(report, paper: str, tmp_path: Path) -> None:
    seen = on(paper, html_of(report()), tmp_path)
    assert (seen.pages, seen.console, seen.requests) == (1, [], [])


@pytest.mark.parametrize("paper", PAPERS)
def test_the_known_family_has_room_on_both_papers(page: Path, paper: str, tmp_path: Path) -> None:
    assert on(paper, page.read_text("utf-8"), tmp_path).pages == 1


# --- That these would be seen --------------------------------------------------------------------
PLANTED = '<img src="http://far.example/a.png"><script>console.error("planted")</script></body>'


def test_a_planted_request_an_error_and_a_second_sheet_are_seen(page: Path, tmp_path: Path) -> None:
    html = page.read_text("utf-8").replace(POLICY, "").replace("</body>", PLANTED)
    html = html.replace("<footer>", '<p style="height:200mm">long</p><footer>')
    seen = on("A4", html, tmp_path)
    assert seen.pages == 2
    assert seen.requests == ["http://far.example/a.png"]
    assert any("planted" in line for line in seen.console)


def test_the_pages_own_rule_keeps_a_planted_request_in(page: Path, tmp_path: Path) -> None:
    seen = on("A4", page.read_text("utf-8").replace("</body>", PLANTED), tmp_path)
    assert seen.requests == []
    assert any("Content Security Policy" in line for line in seen.console)
