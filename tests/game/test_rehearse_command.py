"""`stepling levels rehearse`: for whom, how far, and the picture of it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.rehearsal import GROUPS
from tests.game.level_files import ok, parsed, river
from tests.game.recorded import run
from tests.game.running import told

QUICK = "reps: 2\nsets: 1\nhold_s: 0.5\n"


@pytest.fixture
def level(tmp_path: Path) -> Path:
    return river(tmp_path, "short", QUICK)


# --- For whom -------------------------------------------------------------------------------------
def groups_of(*words: str | Path) -> list[str]:
    found = parsed(run("levels", "rehearse", *words, "--json"))
    assert isinstance(found["groups"], list)
    return [group["group"] for group in found["groups"]]


def test_only_the_groups_that_are_named_play_in_the_order_of_the_table(level: Path) -> None:
    assert groups_of(level, "--children", "2", "--for", "slow, weak,slow") == ["weak", "slow"]
    assert groups_of(level, "--quick") == list(GROUPS)


@pytest.mark.parametrize("names", ["wek", "weak,", "weak,wek"])
def test_a_group_that_there_is_not_is_told_with_those_there_are(level: Path, names: str) -> None:
    sentence = told(run("levels", "rehearse", level, "--for", names), 2)
    assert sentence.startswith('stepling: There is no group "')
    assert sentence.endswith(f"there are: {', '.join(GROUPS)}.")


# --- How far --------------------------------------------------------------------------------------
FAR = f"{QUICK}reach_share: 0.85\nlimits: {{max_reach_share: 0.9, raised_by: Ada}}\n"


def test_a_target_beyond_what_the_therapist_allows_is_refused(tmp_path: Path) -> None:
    far = river(tmp_path, "far", FAR)
    words = ("levels", "rehearse", far, "--children", "1", "--for", "strong", "--json")
    refused = parsed(run(*words, "--most-reach", "0.82"), 1)
    assert "at 0.85 of a child's own reach; at most 0.82 is allowed" in str(refused["findings"])
    assert parsed(run(*words))["passes"] is True  # the level itself says who has raised it


@pytest.mark.parametrize("share", ["0.91", "0", "-0.5", "90", "nan", "inf", "far"])
def test_no_share_beyond_what_is_safe_can_be_allowed(level: Path, share: str) -> None:
    sentence = told(run("levels", "rehearse", level, f"--most-reach={share}"), 2)
    assert f'"{share}" is no share of a child\'s reach' in sentence
    assert "above 0 and up to 0.9" in sentence


# --- The picture ----------------------------------------------------------------------------------
@pytest.fixture
def headless(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    yield
    pygame.display.quit()


@pytest.mark.usefixtures("headless")
def test_the_picture_is_a_whole_page_and_it_is_said_where_it_is(level: Path) -> None:
    page = level.with_suffix(".PNG")
    lines = ok("rehearse", level, "--children", "1", "--for", "able", "--picture", page)
    assert lines[0] == "River: rung 1 of 1"
    assert lines[-1] == f"{page} shows this rehearsal on one page."
    assert page.read_bytes().startswith(b"\x89PNG\r\n")
    assert pygame.image.load(page).get_size() == (1280, 720)


@pytest.mark.usefixtures("headless")
def test_standard_output_stays_one_object_and_the_same_crowd_makes_the_same_picture(
    level: Path, tmp_path: Path
) -> None:
    pages = [tmp_path / f"{name}.png" for name in ("one", "again", "other")]
    for page, group in zip(pages, ("able", "able", "slow"), strict=True):
        words = ("--children", "1", "--for", group, "--json", "--picture", page)
        ran = run("levels", "rehearse", level, *words)
        assert (ran.status, ran.stderr) == (
            0,
            f"stepling: {page} shows this rehearsal on one page.\n",
        )
        assert json.loads(ran.stdout)["passes"] is True
    one, again, other = (page.read_bytes() for page in pages)
    assert one == again
    assert one != other


@pytest.mark.usefixtures("headless")
def test_a_level_that_is_refused_gets_its_picture_too(tmp_path: Path) -> None:
    far, page = river(tmp_path, "far", FAR), tmp_path / "far.png"
    words = ("--children", "1", "--for", "strong", "--most-reach", "0.8", "--picture", page)
    assert run("levels", "rehearse", far, *words).status == 1
    assert page.exists()


def test_a_place_that_cannot_be_written_is_told_before_anybody_plays(
    level: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder.png"
    folder.mkdir()
    for place, why in (
        (folder, "it is a folder"),
        (tmp_path / "no" / "page.png", "there is no such folder"),
    ):
        ran = run("levels", "rehearse", level, "--picture", place)
        assert told(ran, 1) == (
            f"stepling: The picture {place} cannot be written ({why}). Choose another place."
        )


@pytest.mark.parametrize("name", ["a\0b.png", f"{'long' * 80}.png"])
def test_a_name_that_no_file_can_have_is_told(level: Path, tmp_path: Path, name: str) -> None:
    sentence = told(run("levels", "rehearse", level, "--picture", tmp_path / name), 1)
    assert " cannot be written (" in sentence
    assert sentence.endswith(". Choose another place.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk at hand")
@pytest.mark.usefixtures("headless")
def test_a_disk_that_refuses_at_last_is_told_after_the_table(level: Path, tmp_path: Path) -> None:
    full = tmp_path / "full.png"
    full.symlink_to("/dev/full")  # is there, and takes nothing
    ran = run("levels", "rehearse", level, "--children", "1", "--for", "able", "--picture", full)
    assert ran.status == 1
    assert ran.stdout.startswith("River: rung 1 of 1\n")
    assert ran.told == [
        f"stepling: The picture {full} cannot be written (No space left on device). "
        "Choose another place."
    ]


@pytest.mark.parametrize("name", ["page.jpg", "page", "page.png.txt"])
def test_another_kind_of_picture_is_wrong_use(level: Path, name: str) -> None:
    sentence = told(run("levels", "rehearse", level, "--picture", name), 2)
    assert sentence == f"stepling: The picture {name} must end in .png. Choose such a name."
