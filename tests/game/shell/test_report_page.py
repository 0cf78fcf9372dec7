"""The page and the table of a report: the right numbers, nobody's name, and nothing to load."""

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from statistics import median
from xml.etree import ElementTree as ET

import pytest

from game.shell.levels import library
from game.shell.report_page.made import made
from game.shell.report_page.page import SENTENCE
from game.shell.report_page.style import POLICY
from game.shell.report_page.table import as_csv, as_plain
from game.shell.report_page.talk_part import last_sentences
from profiles.report import Report, Told
from profiles.report_filed import Filed, Span
from tests.game.shell.report_cases import (
    LONG_TOLD,
    TOLD,
    both_legs,
    crowded,
    empty,
    html_of,
    known,
    one_day,
    words_of,
)
from tests.profiles import reported_family as family
from tests.profiles.reported_family import DAYS_PLAYED, NEW_SOCKET_ON, SPAN
from tests.text_lint import WORDS

ALL = {
    "known": known,
    "both legs": both_legs,
    "empty": empty,
    "one day": one_day,
    "crowded": crowded,
}
OWL_RUNGS = len(library().level("sleepy_owl").rungs)


@pytest.fixture(scope="module", params=ALL)
def page(request: pytest.FixtureRequest) -> str:
    return html_of(ALL[request.param]())


@pytest.fixture(scope="module")
def words() -> str:
    return words_of(html_of(known()))


# --- What every page keeps to --------------------------------------------------------------------
def test_the_approved_sentence_stands_on_every_page(page: str) -> None:
    assert SENTENCE in WORDS["approved"]
    assert SENTENCE in words_of(page)


def test_nothing_is_loaded_linked_or_run(page: str) -> None:
    assert f'content="{POLICY}"' in page
    assert "default-src 'none'" in POLICY
    for way in ("<script", "<link", "<img", "<a ", "src=", "href", "url(", "@import", "http"):
        assert way not in page.replace("http-equiv", ""), way
    assert not re.search(r"<[^>]+\son\w+=", page)


def test_everything_on_it_is_grey(page: str) -> None:
    colours = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", page))
    assert colours
    for colour in colours:
        digits = colour[1:] if len(colour) == 7 else "".join(one * 2 for one in colour[1:])
        shades = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
        assert max(shades) - min(shades) <= 24, colour


def test_drawings_are_sound_and_say_what_they_are(page: str) -> None:
    drawings = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert drawings
    for drawing in drawings:
        node = ET.fromstring(drawing.replace("&nbsp;", " "))
        assert node.get("aria-hidden") or node.get("aria-label") == node.findtext("title")
        assert "nan" not in drawing


# --- Its numbers ---------------------------------------------------------------------------------
def test_the_counts_at_its_top_are_those_of_the_records(words: str) -> None:
    days = [one for one in DAYS_PLAYED if one not in family.HURTS]
    active_s = len(days) * sum(family.LEVELS.values())
    active_s += len(family.HURTS) * family.LEVELS["sleepy_owl"]
    sessions = 3 * len(days) + len(family.HURTS)
    hard = sum(one.endswith("4") for one in days)
    looks = sum(one >= NEW_SOCKET_ON for one in days)
    for told in (
        f"{len(DAYS_PLAYED)} days, 48 planned",
        f"{round(active_s / 60)} min active, 480 planned",
        f"2 times hurt, asked {sessions}",
        f"{hard} times too hard, of {3 * len(days)}",
        "1 stumble, as told",
        f"1 skin not ok, {looks} looks",
        f"Wii Balance Board ({sessions} sessions)",
    ):
        assert told in words


def test_trends_tell_n_baseline_and_latest_of_each_setting(words: str) -> None:
    days = [one for one in DAYS_PLAYED if one not in family.LEFT_OUT]
    for first, end, held in (
        (SPAN.first, family.FREE_ON, "a chair, first leg"),
        (family.FREE_ON, NEW_SOCKET_ON, "nothing, first leg"),
        (NEW_SOCKET_ON, "9999", "nothing, new socket"),
    ):
        for value_on, factor in ((family.speed_on, 1), (family.share_on, 100)):
            values = [factor * value_on(day) for day in days if first <= day < end]
            baseline, latest = median(values[:6]), median(values[-3:])
            assert f"{held} {len(values)} {baseline:.1f} {latest:.1f} " in words
    assert "1 28 Jan: holding on to nothing; 2 2 Mar: in new socket." in words


def test_a_board_share_is_called_so(words: str) -> None:
    assert "Board share, left half % of all load; left prosthesis" in words
    assert "A board share is never the load under a foot." in words


def test_hurt_goals_ladders_and_data_are_told(words: str) -> None:
    for told in (
        "Hurt on 13 Mar 2026: back (some), after Sleepy Owl",
        "Hurt on 6 Feb 2026: left leg (a little), after Sleepy Owl",
        "Stumbles: 30 Jan 2026",
        "not ok: 6 Mar 2026",
        "Goal: Wait at the bus stop without holding on, on three days of a week.",
        f"Sleepy Owl: rung 2 → 3 of {OWL_RUNGS}. Stays on rung 3: 5 of 6 tries, and going up takes",
        "Plan A Steady Spring, since 12 Jan 2026: 4 days a week, 10 min a day, for 12 weeks",
        "Left out of trends: 3 sessions with a bad light, 2 quiet checks with hurt, 1 on bad data",
        "Repetitions that rest on bad data: 1 of 714",
        "since 2 Mar 2026: new socket (left prosthesis), 55 sessions",
        "She was proud of the owl.",
    ):
        assert told in words


def test_a_first_day_has_dots_and_no_numbers_of_a_trend() -> None:
    html = html_of(one_day())
    assert "a chair 1 - - - - too early" in words_of(html)
    assert "<polyline" not in html
    assert "stroke-dasharray" not in html


def test_an_empty_report_says_what_is_not_there() -> None:
    words = words_of(html_of(empty()))
    for told in (
        "none in these days",
        "No plan was given for these days. Nothing was played in these days.",
        "Not given: no quiet check was made in these days.",
        "Nobody was asked whether anything hurts",
        "No goal was set",
        "No note.",
    ):
        assert told in words


def test_where_checks_were_made_and_none_counts_it_says_so() -> None:
    filed = family.filed_of(family.records(("2026-02-06",)))
    words = words_of(html_of(_made(filed)))
    assert "Not given: 1 quiet check in these days, and none that counts (see Data)." in words


def test_many_weeks_are_bars_and_few_are_days() -> None:
    long = html_of(known(TOLD, Span("2025-01-06", SPAN.last)))
    assert "Days of play in each week, 6 Jan 2025 to 5 Apr 2026: 41 days" in long
    assert "Days of play, 12 Jan to 5 Apr 2026: 41 days" in html_of(known())
    assert "days (plan: 41 of 48)" in words_of(long)


def test_a_level_that_is_gone_stays_with_its_id() -> None:
    filed = family.filed_of(family.records())
    gone = tuple(one._replace(level="old_river") for one in filed.rounds)
    assert "old_river (not installed)" in words_of(html_of(_made(replace(filed, rounds=gone))))


def _made(filed: Filed) -> Report:
    return made(filed, SPAN, TOLD)


# --- Whose it is ---------------------------------------------------------------------------------
def test_the_nickname_stands_nowhere_unless_it_is_asked_for() -> None:
    report = known()
    assert report.child.nickname == "Ana"
    for text in (html_of(report), as_csv(report), json.dumps(as_plain(report))):
        assert not re.search(r"\bAna\b", text)
        assert report.child.id not in text
    named = known(Told("2026-04-06", "0.2.0", nickname="Ana"))
    assert "KT47 Stepling report of Ana" in words_of(html_of(named))
    assert "Ana" in as_csv(named)


def test_texts_of_others_are_shown_and_do_nothing() -> None:
    evil = '"><script>alert(1)</script>&\u202e'
    filed = family.filed_of(family.records(DAYS_PLAYED[:4]))
    gear = tuple(replace(one, name=evil) for one in filed.gear)
    sessions = tuple(replace(one, sensor=evil, program_version=evil) for one in filed.sessions)
    steps = tuple(one._replace(step=replace(one.step, told=evil)) for one in filed.steps)
    told = Told("2026-04-06", "0.2.0", evil, evil)
    report = _made(replace(filed, gear=gear, sessions=sessions, steps=steps))
    html = html_of(replace(report, told=told))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 5


# --- The table -----------------------------------------------------------------------------------
def rows_of(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(as_csv(report))))


def test_the_table_has_every_session_of_a_trend_and_every_day() -> None:
    rows = rows_of(known())
    points = {
        (row["item"], row["date"]): float(row["value"])
        for row in rows
        if (row["section"], row["measure"]) == ("trend", "session")
    }
    days = [one for one in DAYS_PLAYED if one not in family.LEFT_OUT]
    assert len(points) == 4 * len(days)
    for day in days:
        assert points["mean_speed_mm_s", day] == pytest.approx(family.speed_on(day), rel=1e-5)
        assert points["board_left_share", day] == pytest.approx(family.share_on(day), rel=1e-5)
        for leg, lifted in (("left", "right"), ("right", "left")):
            hold_s = family.hold_on(day, lifted)
            assert points[f"{leg}_leg_hold_s", day] == pytest.approx(hold_s, rel=1e-5)
    played = [row["date"] for row in rows if (row["section"], row["measure"]) == ("day", "active")]
    assert played == list(DAYS_PLAYED)


def test_json_has_the_same_rows_as_the_table() -> None:
    report = known()
    plain = as_plain(report)
    rows = plain["rows"]
    assert isinstance(rows, list)
    assert [row["section"] for row in rows] == [row["section"] for row in rows_of(report)]
    assert json.loads(json.dumps(plain)) == plain
    assert (plain["child"], plain["from"], plain["to"]) == ("KT47", *SPAN)


def test_the_whole_sentence_of_a_ladder_stands_in_the_table() -> None:
    told = [row["text"] for row in rows_of(crowded()) if row["section"] == "ladder" and row["text"]]
    assert set(told) == {LONG_TOLD}


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_text_in_the_table_is_a_formula(note: str) -> None:
    (row,) = [
        row for row in rows_of(known(Told("2026-04-06", "1", note))) if row["section"] == "note"
    ]
    assert row["text"] == f"'{note}"


# --- Sentences -----------------------------------------------------------------------------------
def test_of_a_long_sentence_the_decision_at_its_end_is_kept() -> None:
    assert last_sentences(LONG_TOLD, 130).startswith("Stays on rung 2: ")
    assert last_sentences("Short. Both stay.", 130) == "Short. Both stay."
