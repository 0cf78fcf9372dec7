"""The third trend on a report's page and in its table: the longest hold on one leg."""

from dataclasses import replace
from statistics import median

import pytest

from game.shell.report_page.made import made
from game.shell.report_page.table import rows_of
from profiles.report import Report
from profiles.report_filed import Filed
from tests.game.shell.report_cases import TOLD, both_legs, html_of, known, words_of
from tests.profiles import reported_family as family
from tests.profiles.reported_family import DAYS_PLAYED, NEW_SOCKET_ON, SPAN


@pytest.fixture(scope="module")
def words() -> str:
    return words_of(html_of(known()))


def _made(filed: Filed) -> Report:
    return made(filed, SPAN, TOLD)


def test_the_longest_hold_of_the_leg_with_the_prosthesis_is_told(words: str) -> None:
    assert "Longest helper-leg hold, left leg with the prosthesis" in words
    assert "hold, right leg" not in words
    days = [one for one in DAYS_PLAYED if one not in family.LEFT_OUT and one >= NEW_SOCKET_ON]
    holds = [family.hold_on(day, lifted="right") for day in days]
    told = f"nothing, new socket {len(holds)} {median(holds[:6]):.1f} {median(holds[-3:]):.1f} "
    assert told in words
    assert "it is not how long the child could stand" in words


def test_without_a_helper_leg_both_are_told() -> None:
    words = words_of(html_of(both_legs()))
    assert "Longest hold, left leg" in words
    assert "Longest hold, right leg" in words
    assert "helper-leg" not in words


def test_a_leg_that_never_stood_alone_is_told_so_beside_the_other() -> None:
    filed = family.filed_of(family.records())
    gear = tuple(replace(one, left="own") for one in filed.gear)
    holds = tuple(one for one in filed.holds if one.lifted == "right")
    words = words_of(html_of(_made(replace(filed, gear=gear, holds=holds))))
    assert "Longest hold, right leg Not given: the left foot was never up." in words


def test_without_a_hold_of_the_helper_leg_it_says_why_there_is_none() -> None:
    filed = family.filed_of(family.records())
    for holds in ((), tuple(one for one in filed.holds if one.lifted == "left")):
        words = words_of(html_of(_made(replace(filed, holds=holds))))
        assert "Longest helper-leg hold. Not given: no step over a log" in words


def test_on_another_level_a_hold_starts_again_and_names_it() -> None:
    filed = family.filed_of(family.records())
    late = {one.id for one in filed.sessions if one.local_date >= "2026-03-20"}
    rounds = tuple(
        one._replace(level="long_trail") if one.session_id in late else one for one in filed.rounds
    )
    holds = tuple(
        one._replace(level="long_trail") if one.session_id in late else one for one in filed.holds
    )
    words = words_of(html_of(_made(replace(filed, rounds=rounds, holds=holds))))
    assert "on long_trail (not installed)" in words
    assert "nothing, new socket, Puddle & Log Trail" in words


def test_the_table_says_which_leg_is_the_helper_and_what_holds_share() -> None:
    rows = [row for row in rows_of(known()) if row.section == "trend"]
    assert [row.text for row in rows if row.measure == "helper leg"] == ["left"]
    settings = {row.setting for row in rows if row.item == "left_leg_hold_s"}
    assert "wii_board, new socket, held on to: none, log_trail" in settings
    units = {row.unit for row in rows if row.item.endswith("hold_s") and row.unit}
    assert units == {"s"}
    assert not [row for row in rows if row.item.endswith("hold_s") and row.text]
