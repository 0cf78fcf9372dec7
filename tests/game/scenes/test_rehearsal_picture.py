"""The page of a rehearsal says what its report says, in every look and any language."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

import pygame
import pytest

from game.model import CANVAS_H, CANVAS_W, Bar, Look, Panel, Shape, Sprite, Text
from game.rehearsal import GROUPS, Report
from game.rehearsal.finding import filled
from game.scenes.rehearsal_picture import SAID_PX, SAID_W, picture
from game.scenes.rehearsal_rows import STEP_W
from game.shell import headless
from game.shell.lettering import Lettering
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from game.shell.theme import LEAST_PX
from tests.game.rehearsal_reports import EASY, HARD, REACH, SOME, group, report
from tests.text_lint import messages

MANY = report(REACH, *(HARD._replace(group=name) for name in GROUPS), EASY)
ONE_RUNG = report(
    rungs=1, rung=1, hold_asked_s=None, title="W" * 200, groups=("weak",), seed=10**18 - 1
)
CALM = report(groups=("able",), everybody=replace(SOME, left_reps=0.0, right_reps=0.0))
REPORTS = {
    "good": report(),
    "noted": report(EASY),
    "look": report(HARD, EASY),
    "refused": report(REACH, HARD),
    "many": MANY,
    "one rung": ONE_RUNG,
    "no sides": CALM,
}
EVERY_REPORT = pytest.mark.parametrize("whole", REPORTS.values(), ids=REPORTS)


def said(whole: Report, translate: Callable[[str], str] = str) -> list[str]:
    """Every text of the page, as it is read."""
    return [_read(text, translate) for text in texts(whole)]


def texts(whole: Report) -> list[Text]:
    return [shape for shape in picture(whole) if isinstance(shape, Text)]


def _read(text: Text, translate: Callable[[str], str] = str) -> str:
    return filled(text.message if text.verbatim else translate(text.message), text.values)


def sprites(whole: Report) -> list[str]:
    return [shape.image for shape in picture(whole) if isinstance(shape, Sprite)]


# --- What it says ---------------------------------------------------------------------------------
def test_the_page_names_the_level_its_rung_and_its_crowd() -> None:
    assert said(REPORTS["good"])[:2] == [
        "Otter River",
        "Rung 2 of 3, played by 48 made-up children (crowd 7)",
    ]


@pytest.mark.parametrize(
    ("name", "words", "shape"),
    [
        ("good", "Passed", "icon_ok"),
        ("noted", "Passed", "icon_ok"),
        ("look", "Passed, but look", "light_fair"),
        ("refused", "Refused", "icon_stop"),
    ],
)
def test_a_verdict_has_words_and_a_shape_of_its_own(name: str, words: str, shape: str) -> None:
    assert said(REPORTS[name])[2] == words
    verdicts = {"icon_ok", "icon_stop"} & set(sprites(REPORTS[name]))
    assert verdicts == ({shape} - {"light_fair"})
    assert shape in sprites(REPORTS[name])


def test_every_group_has_a_row_with_all_its_numbers() -> None:
    read = said(REPORTS["good"])
    for name, made in GROUPS.items():
        share = "38 %" if name == "weak" else "82 %"
        last = "1" if name == "weak" else "2.8"
        at = read.index(made.title)
        assert read[at + 1 : at + 10] == [
            *(share, "9", "7", "3.2 + 1.1", "9.4 s", "65 %", "1.4", "7 %", last)
        ]
    at = read.index("All children")
    assert read[at + 1] == "82 %"
    assert "asked 1.5 s" in read


def bars(whole: Report) -> list[Bar]:
    return [shape for shape in picture(whole) if isinstance(shape, Bar)]


def test_success_is_a_bar_and_too_little_of_it_has_another_ink() -> None:
    drawn = {bar.share: bar.ink for bar in bars(REPORTS["good"])}
    assert drawn == {0.82: "good", 0.38: "focus"}
    assert len(bars(REPORTS["good"])) == 1 + len(GROUPS)


def sides(whole: Report) -> list[Panel]:
    """The bars of repetitions, left and right, of the first row."""
    panels = [shape for shape in picture(whole) if isinstance(shape, Panel)]
    return [panel for panel in panels if panel.fill == "ink_accent" and panel.w != STEP_W][:2]


def test_a_neglected_side_is_seen() -> None:
    left, right = sides(REPORTS["good"])
    assert left.w / right.w == pytest.approx(9 / 7)
    one = replace(SOME, left_reps=12.0, right_reps=0.0)
    alone = report(groups=("able",), everybody=one)
    assert "0" in said(alone)
    assert left.x + left.w == pytest.approx(right.x - 2)


def test_a_game_without_sides_shows_its_repetitions_alone() -> None:
    read = said(CALM)
    at = read.index("All children")
    assert read[at + 2 : at + 4] == ["16", "3.2 + 1.1"]


def steps(whole: Report, row: int) -> list[float]:
    """How high the steps of a row's two weeks are, above their foot."""
    panels = [shape for shape in picture(whole) if isinstance(shape, Panel)]
    drawn = [panel for panel in panels if panel.fill == "ink_accent" and panel.w == STEP_W]
    return [round(panel.h, 2) for panel in drawn[8 * row : 8 * row + 8]]


def test_the_ladder_is_a_step_a_session_as_high_as_its_rung() -> None:
    heights = steps(REPORTS["good"], 0)
    assert [round(high / heights[0] * 2, 1) for high in heights] == list(SOME.ladder)
    weak = 1 + list(GROUPS).index("weak")
    first, second, *_ = steps(REPORTS["good"], weak)
    assert first == pytest.approx(2 * second, abs=0.02)


def test_a_level_without_a_ladder_says_so_once() -> None:
    assert said(ONE_RUNG).count("one rung only") == 1
    assert steps(ONE_RUNG, 0) == []
    unknown = report(groups=("able",), everybody=replace(SOME, ladder=()))
    assert "other rungs not played" in said(unknown)


def test_findings_are_whole_sentences_with_the_worst_first_and_whom_they_are_about() -> None:
    read = said(report(EASY, HARD, REACH))
    at = read.index("The level")
    assert read[at : at + 9] == [
        *("The level", "The farthest target lies at 0.95.", "Lower reach_share."),
        *("Short reach", "Too hard: success is 38 %.", "Give these children an easier rung."),
        *("The level", "Too easy for most.", "Add a rung."),
    ]


def test_a_group_that_a_finding_is_about_is_marked_in_its_row_by_a_shape() -> None:
    assert sprites(report(HARD)).count("light_fair") == 3  # the verdict, the row, the sentence
    assert sprites(report(EASY)).count("light_fair") == 0


def test_what_does_not_fit_is_counted() -> None:
    read = said(MANY)
    shown = sum("Too hard: " in text for text in read) + 1
    assert read[-1] == f"and {len(MANY.findings) - shown} more"
    assert shown >= 3
    assert not any(text.endswith(" more") for text in said(report(REACH, HARD, EASY)))


def test_where_nothing_was_found_that_is_said() -> None:
    assert said(REPORTS["good"])[-1] == "Nothing stands against this level."


# --- Other languages ------------------------------------------------------------------------------
def test_every_text_that_is_not_a_number_or_a_name_is_translated() -> None:
    read = said(REPORTS["refused"], lambda message: f"~{message}")
    kept = [text for text in read if not text.startswith("~")]
    assert kept[0] == "Otter River"
    assert all(set(text) <= set("0123456789.+ %") for text in kept[1:])


def test_every_message_is_in_the_catalog_of_translators() -> None:
    known = messages()
    for whole in REPORTS.values():
        made_here = {part for one in whole.findings for part in (one.seen, one.advice)}
        used = {text.message for text in texts(whole) if not text.verbatim}
        assert used - made_here <= set(known)


# --- Looks ----------------------------------------------------------------------------------------
@pytest.fixture(autouse=True)
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", os.environ.get("SDL_VIDEODRIVER", "dummy"))
    headless.open_display()
    yield
    pygame.display.quit()


def places(whole: Report, scale: float) -> list[tuple[Text, pygame.Rect]]:
    """Where each text is drawn."""
    letters, found = Lettering(scale), []
    for text in texts(whole):
        room = int(text.w), int(text.h)
        drawn = letters.render(
            _read(text), text.size_px, (0, 0, 0), *room, text.title, text.align
        ).get_rect()
        x = text.x - {"left": 0.0, "center": drawn.w / 2, "right": drawn.w}[text.align]
        found.append((text, drawn.move(round(x), round(text.y - drawn.h / 2))))
    return found


@EVERY_REPORT
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_text_fits_its_place_and_no_two_meet(whole: Report, scale: float) -> None:
    drawn = places(whole, scale)
    for text, place in drawn:
        assert place.w <= text.w, text
        assert place.h <= text.h, text
        assert pygame.Rect(0, 0, CANVAS_W, CANVAS_H).contains(place), text
    for (one, a), (other, b) in combinations(drawn, 2):
        assert not a.colliderect(b), (one, other)


@EVERY_REPORT
def test_every_card_ends_on_the_page(whole: Report) -> None:
    panels = [shape for shape in picture(whole) if isinstance(shape, Panel)]
    assert all(panel.y + panel.h <= CANVAS_H - 8 for panel in panels)
    assert all(panel.x + panel.w <= CANVAS_W - 8 for panel in panels)


@EVERY_REPORT
def test_no_text_asks_for_letters_too_small_to_be_read(whole: Report) -> None:
    assert min(text.size_px for text in texts(whole)) >= LEAST_PX


@pytest.mark.parametrize(
    "message", [text for text, where in messages().items() if where.startswith("game/rehearsal/")]
)
def test_every_sentence_fits_on_its_line_and_would_be_an_eighth_longer(message: str) -> None:
    read = message.replace("{", "").replace("}", "")
    longer = f"{read} {'o' * (len(read) // 8)}"
    line = Lettering().render(longer, SAID_PX, (0, 0, 0), int(SAID_W), 24)
    assert line.get_height() <= 24


def test_the_three_looks_are_painted_and_differ() -> None:
    painted = set()
    for look in (Look(), Look(high_contrast=True), Look(text_scale=2.0)):
        canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
        Painter(assets_folder(), str, look).paint(canvas, picture(MANY))
        painted.add(pygame.image.tobytes(canvas, "RGB"))
    assert len(painted) == 3


def test_the_corner_of_the_way_back_is_free_unless_the_page_stands_alone() -> None:
    def in_corner(shapes: Iterator[Shape]) -> list[Shape]:
        kinds = (Panel, Sprite, Text)
        return [one for one in shapes if isinstance(one, kinds) and one.x < 120 and one.y < 84]

    assert in_corner(picture(MANY)) == []
    assert in_corner(picture(MANY, alone=True)) != []


def test_a_group_of_one_child_makes_a_page_too() -> None:
    whole = report(groups=("slow",), everybody=group("slow", children=1, ladder=()))
    assert "Slow" in said(whole)
