"""Cards as files: the picture alone, never over another one, and nothing about the child in it."""

import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import numpy as np
import pygame
import pytest

from exercises.words import Words
from game.scenes.answers import Answer, Failure
from game.scenes.card_picture import CARD_H, CARD_W
from game.scenes.path_asks import CardSaved, SaveCard
from game.shell import card_desk, headless
from game.shell.card_desk import CardDesk, painted
from tests.game.running import ROOT

GAMES = SaveCard("card", "milestone_games", Words("Three games", {"es": "Tres juegos"}))
NICKNAME = "Anabel"
PARTS_OF_A_PICTURE = {b"IHDR", b"IDAT", b"IEND"}


@pytest.fixture(scope="module", autouse=True)
def display() -> None:
    headless.open_display()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[CardDesk]:
    made = CardDesk(tmp_path / "data", lambda: tmp_path / "Pictures")
    yield made
    made.close()


def told(desk: CardDesk, effect: SaveCard = GAMES) -> object:
    """What comes of it."""
    assert desk.carriers[SaveCard](effect) is None
    desk.close()
    (answer,) = desk.news()
    assert isinstance(answer, Answer)
    assert answer.ticket == effect.ticket
    return answer.value


def kept(desk: CardDesk, effect: SaveCard = GAMES) -> Path:
    saved = told(desk, effect)
    assert isinstance(saved, CardSaved)
    return Path(saved.file)


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """The parts of a PNG, by name."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    found, at = [], 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def pixels(path: Path) -> np.ndarray:
    return pygame.surfarray.array3d(pygame.image.load(path)).astype(int)


def test_a_card_is_a_large_picture_in_the_users_folder(desk: CardDesk, tmp_path: Path) -> None:
    path = kept(desk)
    assert path == tmp_path / "Pictures" / "Stepling" / "stepling-three-games.png"
    assert pygame.image.load(path).get_size() == (2 * CARD_W, 2 * CARD_H) == (1600, 1200)
    assert len({tuple(one) for one in pixels(path)[::40, ::40].reshape(-1, 3)}) > 100


def test_a_card_is_never_written_over(desk: CardDesk) -> None:
    first = kept(desk)
    before = first.read_bytes()
    first.with_name("stepling-three-games-2.png").write_bytes(b"the family's own")
    assert kept(desk).name == "stepling-three-games-3.png"
    assert kept(desk).name == "stepling-three-games-4.png"
    assert first.read_bytes() == before
    assert first.with_name("stepling-three-games-2.png").read_bytes() == b"the family's own"
    assert len(list(first.parent.iterdir())) == 4  # and no half of one


def test_nothing_but_the_picture_is_in_the_file(desk: CardDesk) -> None:
    path = kept(desk, GAMES._replace(nickname=NICKNAME))
    data, now = path.read_bytes(), datetime.now()
    parts = chunks(data)
    assert {name for name, _ in parts} == PARTS_OF_A_PICTURE
    whole = b"".join(part for name, part in parts if name == b"IDAT")
    assert len(zlib.decompress(whole)) >= 3 * 1600 * 1200
    for secret in (NICKNAME, str(now.year), now.date().isoformat(), "tepling"):
        assert secret.encode() not in data
        assert secret not in path.name.removeprefix("stepling")


def test_without_a_nickname_no_name_is_painted_and_with_it_its_tag_is() -> None:
    plain, named = painted(GAMES), painted(GAMES._replace(nickname=NICKNAME))
    other = painted(GAMES._replace(nickname="Mia"))
    shown = [pygame.surfarray.array3d(one).astype(int) for one in (plain, named, other)]
    differs = np.abs(shown[0] - shown[1]).max(axis=2) > 8
    xs, ys = np.nonzero(differs)
    # Only the tag between the badge and the title.
    assert xs.min() >= 2 * 290
    assert xs.max() <= 2 * 590
    assert ys.min() >= 2 * 370
    assert ys.max() <= 2 * 450
    assert (np.abs(shown[1] - shown[2]).max(axis=2) > 8).any()


def test_its_corners_are_paper_and_not_black(desk: CardDesk) -> None:
    shown = pixels(kept(desk))
    for x, y in ((0, 0), (-1, 0), (0, -1), (-1, -1)):
        assert shown[x, y].min() > 230


def test_a_title_of_other_letters_still_makes_a_name(desk: CardDesk) -> None:
    assert kept(desk, GAMES._replace(title="三个游戏")).name == "stepling.png"
    assert (
        kept(desk, GAMES._replace(title="¡Más ../de/ lejos!")).name == "stepling-mas-de-lejos.png"
    )


def test_without_a_folder_for_pictures_cards_are_kept_with_the_data(tmp_path: Path) -> None:
    path = kept(CardDesk(tmp_path, lambda: None))
    assert path == tmp_path / "cards" / "stepling-three-games.png"


@pytest.mark.parametrize("there", [True, False])
def test_the_users_folder_for_pictures_is_asked_for(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if there:
        (tmp_path / "Pictures").mkdir()
    monkeypatch.setattr(card_desk, "user_pictures_path", lambda: tmp_path / "Pictures")
    assert card_desk.pictures() == (tmp_path / "Pictures" if there else None)


def test_its_rights_are_those_of_any_file_of_the_user(desk: CardDesk, tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    assert kept(desk).stat().st_mode == (tmp_path / "any").stat().st_mode


def test_where_the_folder_refuses_a_sentence_says_why(desk: CardDesk, tmp_path: Path) -> None:
    (tmp_path / "Pictures").write_text("a file stands there")
    failure = told(desk)
    assert isinstance(failure, Failure)
    assert str(tmp_path / "Pictures" / "Stepling") in failure.sentence
    assert failure.sentence.startswith("The picture cannot be kept in ")
    assert failure.sentence.endswith(".")


def test_a_full_disk_leaves_no_half_picture_and_is_told(
    desk: CardDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(card_desk.os, "fsync", full)
    failure = told(desk)
    assert isinstance(failure, Failure)
    assert "the disk is full" in failure.sentence
    assert list((tmp_path / "Pictures" / "Stepling").iterdir()) == []
    monkeypatch.undo()
    assert kept(desk).name == "stepling-three-games.png"


def test_it_paints_without_a_window_too(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from game.shell.card_desk import CardDesk; "
        "from game.scenes.path_asks import SaveCard; "
        f"desk = CardDesk(Path({str(tmp_path)!r}), lambda: None); "
        "desk.carriers[SaveCard](SaveCard('card', 'milestone_games', 'Three games')); "
        "desk.close(); print(next(iter(desk.news())).value.file)"
    )
    words = (sys.executable, "-c", code)
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == str(tmp_path / "cards" / "stepling-three-games.png")
