"""`stepling report`: where it goes, of whom, on which days; and what is said where it cannot."""

import csv
import errno
import json
import os
import re
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest

from profiles.store import DATABASE, Store
from tests.game.recorded import run
from tests.game.running import told
from tests.profiles import reported_family as family
from tests.profiles.reported_family import ANA, DAYS_PLAYED, SPAN

DAYS = ("--from", SPAN.first, "--to", SPAN.last)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return family.keep_all(tmp_path_factory.mktemp("family"), family.records())


def asked(data: Path, *words: str | Path, child: str = "KT47"):
    return run("report", child, "--data", data, *words)


def test_a_page_and_a_table_are_written(data: Path, tmp_path: Path) -> None:
    page, table = tmp_path / "kt47.html", tmp_path / "kt47.csv"
    before = (data / DATABASE).read_bytes()
    ran = asked(data, "-o", page, "--csv", table, *DAYS, "--note", "A good  spring.\n")
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [
        f"{page} shows KT47, 12 Jan to 5 Apr 2026, on one page.",
        f"{table} shows KT47, 12 Jan to 5 Apr 2026, as a table.",
    ]
    html = page.read_text("utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "<bdi>A good spring.</bdi>" in html
    assert "Ana" not in html
    rows = list(csv.DictReader(StringIO(table.read_text("utf-8-sig"))))
    (days,) = [row for row in rows if (row["section"], row["measure"]) == ("total", "days")]
    assert days["value"] == f"{len(DAYS_PLAYED)}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kt47.csv", "kt47.html"]
    assert (data / DATABASE).read_bytes() == before


def test_json_is_all_of_standard_output(data: Path, tmp_path: Path) -> None:
    ran = asked(data, "-o", tmp_path / "a.html", *DAYS, "--json")
    found = json.loads(ran.stdout)
    assert (found["child"], found["from"], found["to"]) == ("KT47", *SPAN)
    assert "on one page." in ran.stderr
    alone = asked(data, *DAYS, "--json")
    assert json.loads(alone.stdout) == found
    assert alone.stderr == ""


def test_the_nickname_finds_the_child_and_is_shown_where_it_is_asked_for(
    data: Path, tmp_path: Path
) -> None:
    page = tmp_path / "a.html"
    assert asked(data, "-o", page, "--with-name", *DAYS, child="ana").status == 0
    assert "<bdi>Ana</bdi>" in page.read_text("utf-8")


def test_the_usual_days_are_twelve_weeks(data: Path) -> None:
    found = json.loads(asked(data, "--json", "--to", SPAN.last).stdout)
    assert (found["from"], found["to"]) == SPAN
    usual = json.loads(asked(data, "--json").stdout)
    first, last = (date.fromisoformat(usual[name]) for name in ("from", "to"))
    assert last - first == timedelta(days=83)
    assert usual["to"] >= DAYS_PLAYED[-1]


# --- Files that are there ------------------------------------------------------------------------
def test_a_file_that_is_there_is_replaced_only_with_force(data: Path, tmp_path: Path) -> None:
    page, table = tmp_path / "a.html", tmp_path / "a.csv"
    table.write_text("mine", "utf-8")
    sentence = told(asked(data, "-o", page, "--csv", table), 1)
    assert sentence.endswith("is there already. Give another name, or replace it with --force.")
    assert table.read_text("utf-8") == "mine"
    assert not page.exists()
    assert asked(data, "-o", page, "--csv", table, "--force").status == 0
    assert table.read_text("utf-8-sig").startswith("section,")


def test_a_name_that_is_too_long_is_told(data: Path, tmp_path: Path) -> None:
    sentence = told(asked(data, "-o", tmp_path / f"{'a' * 300}.html"), 1)
    assert re.search(r"cannot be written \(.+\)\. Look at its rights", sentence)
    assert list(tmp_path.iterdir()) == []


def test_on_a_full_disk_the_file_that_is_there_stays(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "a.html"
    page.write_text("mine", "utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    sentence = told(asked(data, "-o", page, "--force"), 1)
    assert "cannot be written (No space left on device)." in sentence
    assert page.read_text("utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [page]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a.pdf", "must end in .html. Choose such a name."),
        ("folder.html", "is a folder. Name a file that ends in .html."),
        ("nowhere/a.html", "Make it, or name another place."),
    ],
)
def test_a_place_that_will_not_do_is_told(
    data: Path, tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "folder.html").mkdir()
    ran = asked(data, "-o", tmp_path / name)
    assert told(ran, 2 if "must" in sentence else 1).endswith(sentence)


# --- Whom, and when ------------------------------------------------------------------------------
def test_a_guest_has_no_report(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        store.guest()
    sentence = told(asked(tmp_path, "--json", child="guest"), 1)
    assert "A guest may be another child each time" in sentence


def test_a_child_that_is_not_here_is_told(data: Path) -> None:
    assert 'There is no child "Bo"' in told(asked(data, "--json", child="Bo"), 1)


def test_a_child_that_was_put_away_has_a_report(tmp_path: Path) -> None:
    kept = (
        replace(one, archived=True) if one is ANA else one
        for one in family.records(DAYS_PLAYED[:2])
    )
    found = json.loads(asked(family.keep_all(tmp_path, kept), "--json").stdout)
    assert found["to"] == DAYS_PLAYED[1]  # the last day of play: all of it is long ago


def test_a_child_that_never_played_has_a_report(tmp_path: Path) -> None:
    folder = family.keep_all(tmp_path, [ANA])
    page = tmp_path / "a.html"
    assert asked(folder, "-o", page).status == 0
    assert "Nothing was played in these days." in page.read_text("utf-8")


def test_two_years_are_written_in_a_moment(tmp_path: Path) -> None:
    first = date.fromisoformat(SPAN.first) - timedelta(days=640)
    days = [(first + timedelta(days=number)).isoformat() for number in range(0, 724, 2)]
    folder = family.keep_all(tmp_path, family.records(days))
    page = tmp_path / "a.html"
    assert asked(folder, "-o", page, "--from", days[0], "--to", days[-1]).status == 0
    assert f"<b>{len(days)}</b>" in page.read_text("utf-8")


# --- Wrong use -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "It is not said where the report goes. Add -o FILE.html."),
        (("--json", "--from", "12.1.2026"), '"12.1.2026" is no day; write one such as 2026-12-19'),
        (("--json", "--to", "2026-02-30"), '"2026-02-30" is no day'),
        (("--json", "--to", "20260201"), '"20260201" is no day'),
        (("--json", "--from", "2026-03-01", "--to", "2026-02-01"), "Give the earlier day first."),
        (("--json", "--from", "0001-01-01", "--to", "2026-02-01"), "are more than 10 years."),
        (("--json", "--note", "x" * 301), "the note has 301 letters, and 300 have room"),
        (("-o", ""), "a name is missing"),
    ],
)
def test_wrong_use_is_told(data: Path, words: tuple[str, ...], sentence: str) -> None:
    assert sentence in told(asked(data, *words), 2)


def test_the_first_days_that_there_are_can_be_asked_for(data: Path) -> None:
    found = json.loads(asked(data, "--json", "--to", "0001-01-09").stdout)
    assert (found["from"], found["to"]) == ("0001-01-01", "0001-01-09")
