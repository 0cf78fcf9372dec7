"""A child's path for the command line: in words, and as a picture."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.shell.pathway import as_text, write_png
from game.shell.trouble import Trouble
from profiles.model import Child
from profiles.progress import CourseRound, Day, GameCourse, Progress, Totals
from profiles.store import Store
from tests.profiles.afternoon import play

KIT = Child("00000000-0000-4000-8000-000000000001", "KT47", "Ñandú", "fox", "2026-03-01")


# --- Words ----------------------------------------------------------------------------------------
def course(date: str, rung: int, reps: int, successes: int) -> CourseRound:
    return CourseRound(date, rung, reps, successes, 0, 0, 60.0)


def test_the_path_is_told_in_one_line_for_each_round() -> None:
    progress = Progress(
        days=(Day("2026-03-14", 380.0, 2), Day("2026-03-15", 60.0, 1)),
        games=(
            GameCourse("log_trail", (course("2026-03-14", 1, 16, 12),)),
            GameCourse(
                "otter_river", (course("2026-03-14", 1, 8, 8), course("2026-03-15", 2, 3, 1))
            ),
        ),
        totals=Totals(days=2, sessions=3, active_s=440.0, reps=27, successes=21),
    )
    assert as_text(KIT, progress).splitlines() == [
        "Ñandú (KT47)",
        "2 days, 7 active minutes, 27 repetitions",
        "2026-03-14  log_trail  rung 1  12 of 16 (75%)",
        "2026-03-14  otter_river  rung 1  8 of 8 (100%)",
        "2026-03-15  otter_river  rung 2  1 of 3 (33%)",
    ]


def test_one_of_a_thing_is_one() -> None:
    told = as_text(KIT, Progress(totals=Totals(days=1, sessions=1, active_s=60.0, reps=1)))
    assert told.splitlines()[1] == "1 day, 1 active minute, 1 repetition"


def test_a_child_that_has_not_played_has_a_path_without_rounds() -> None:
    told = as_text(KIT, Progress())
    assert told == "Ñandú (KT47)\n0 days, 0 active minutes, 0 repetitions"


def test_a_round_that_was_left_at_once_has_no_share_to_divide() -> None:
    progress = Progress(games=(GameCourse("sleepy_owl", (course("2026-03-14", 1, 0, 0),)),))
    assert as_text(KIT, progress).splitlines()[-1].endswith("0 of 0 (0%)")


def test_a_round_on_bad_data_is_told_and_is_no_part_of_a_trend() -> None:
    good, bad = course("2026-03-14", 1, 8, 8), course("2026-03-15", 1, 8, 1)
    progress = Progress(
        days=(Day("2026-03-14", 60.0, 1), Day("2026-03-15", 60.0, 1)),
        games=(GameCourse("otter_river", (good, bad._replace(sensor_light="bad"))),),
        totals=Totals(days=2, sessions=2, active_s=120.0, reps=16, successes=9),
    )
    lines = as_text(KIT, progress).splitlines()[-2:]
    assert lines[0] == "2026-03-14  otter_river  rung 1  8 of 8 (100%)"
    assert lines[1].endswith("1 of 8 (12%)  (not in trends: the sensor's data were bad)")


def test_the_words_are_those_of_what_was_kept(store: Store, kit: Child) -> None:
    play(store, kit, reps=6, ended=True)
    told = as_text(kit, store.progress(kit)).splitlines()
    assert told[1:] == [
        "1 day, 2 active minutes, 6 repetitions",
        "2026-03-14  otter_river  rung 1  6 of 6 (100%)",
    ]


# --- Picture --------------------------------------------------------------------------------------
@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with closing(Store(tmp_path / "data")) as opened:
        yield opened
    pygame.display.quit()


@pytest.fixture
def kit(store: Store) -> Child:
    return store.add_child("Kit", "fox")


def picture(store: Store, child: Child, path: Path) -> pygame.Surface:
    write_png(store, child, path)
    return pygame.image.load(path)


def differ(one: pygame.Surface, other: pygame.Surface) -> bool:
    return pygame.image.tobytes(one, "RGB") != pygame.image.tobytes(other, "RGB")


def test_the_picture_is_the_whole_screen_as_a_png(store: Store, kit: Child, tmp_path: Path) -> None:
    assert picture(store, kit, tmp_path / "path.png").get_size() == (1280, 720)
    assert (tmp_path / "path.png").read_bytes().startswith(b"\x89PNG\r\n")


def test_it_is_a_png_whatever_the_file_is_called(store: Store, kit: Child, tmp_path: Path) -> None:
    write_png(store, kit, tmp_path / "path.jpg")
    assert (tmp_path / "path.jpg").read_bytes().startswith(b"\x89PNG\r\n")


def test_what_the_child_did_is_to_be_seen(store: Store, kit: Child, tmp_path: Path) -> None:
    before = picture(store, kit, tmp_path / "before.png")
    again = picture(store, kit, tmp_path / "again.png")
    assert not differ(before, again)
    play(store, kit, reps=8, ended=True)
    assert differ(before, picture(store, kit, tmp_path / "after.png"))


def test_the_picture_is_that_of_this_child_in_its_own_look(
    store: Store, kit: Child, tmp_path: Path
) -> None:
    ada = store.add_child("Ada", "owl")
    play(store, ada, reps=8, ended=True)
    of_kit = picture(store, kit, tmp_path / "kit.png")
    assert differ(of_kit, picture(store, ada, tmp_path / "ada.png"))
    bright = store.update_child(replace(kit, high_contrast=True))
    of_bright = picture(store, bright, tmp_path / "bright.png")
    beside_the_name = (900, 72)
    assert of_kit.get_at(beside_the_name)[:3] == (255, 249, 236)
    assert of_bright.get_at(beside_the_name)[:3] == (0, 0, 0)


def test_a_place_that_cannot_be_written_is_told(store: Store, kit: Child, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere" / "path.png"):
        with pytest.raises(Trouble, match=r"cannot be written \([^)]+\)\. Choose another place\."):
            write_png(store, kit, path)
