"""Data that cannot be opened, or lies in a bad place, is told before the first screen."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pygame
import pytest

from game.model import Text
from game.scenes import data_page
from game.scenes.data_page import DataPage
from game.shell.data_asking import asked
from game.shell.data_troubles import news, opened_in_window, tell_of_data
from game.shell.paths import assets_folder
from game.shell.trouble import Trouble
from game.shell.window import Plain, Theatre
from profiles.model import Repetition
from profiles.store import DATABASE, Store
from tests.game.shell.person import Hurry, close_window, press
from tests.profiles.afternoon import play
from tests.profiles.older import files_of

DAMAGE = b"no database at all"


@pytest.fixture
def family(tmp_path: Path) -> Path:
    """A family with seven repetitions, a backup of them, and a database that was damaged since."""
    folder = tmp_path / "family"
    with closing(Store(folder)) as store:
        play(store, store.guest(), reps=7, ended=True)
        store.back_up("2026-03-14")
        play(store, store.guest(), reps=2, ended=True)
    (folder / DATABASE).write_bytes(DAMAGE)
    return folder


class Adult:
    """Looks at each page, and chooses what it was told to, one after the other."""

    def __init__(self, *choices: str) -> None:
        self._choices = list(choices)
        self.seen: list[DataPage] = []

    def __call__(self, page: DataPage) -> str:
        self.seen.append(page)
        return self._choices.pop(0)

    def offers(self) -> list[set[str]]:
        return [{tile.id for tile in page.menu.tiles} for page in self.seen]

    def sentences(self) -> list[str]:
        return [page.trouble.sentence for page in self.seen if page.trouble]


# --- What cannot be opened ------------------------------------------------------------------------
def test_sound_data_opens_without_a_word(tmp_path: Path) -> None:
    adult = Adult()
    with closing(opened_in_window(tmp_path, adult)) as store:
        assert store.children() == ()
    assert adult.seen == []


def test_beside_damaged_data_a_guest_plays_and_nothing_is_written_to_it(family: Path) -> None:
    before = files_of(family)
    adult = Adult("guest")
    with closing(opened_in_window(family, adult)) as store:
        play(store, store.guest(), reps=5)
        assert store.progress(store.guest()).totals.reps == 5
    assert files_of(family) == before == {DATABASE: DAMAGE}
    assert adult.offers() == [{"guest", "restore", "leave"}]
    assert "was left as it is" in adult.sentences()[0]


def test_the_newest_sound_backup_comes_back_when_it_is_asked_for(family: Path) -> None:
    adult = Adult("restore")
    with closing(opened_in_window(family, adult)) as store:
        assert len(store.records(Repetition)) == 7
    assert adult.seen[0].trouble is not None
    assert date.today() - date.fromisoformat(adult.seen[0].trouble.backup) <= timedelta(days=1)
    kept_aside = [path.read_bytes() for path in (family / "set-aside").rglob(DATABASE)]
    assert kept_aside == [DAMAGE]


def test_a_family_that_leaves_finds_everything_as_it_was(family: Path) -> None:
    before = files_of(family)
    with pytest.raises(Trouble, match="left as it is"):
        opened_in_window(family, Adult("leave"))
    assert files_of(family) == before


def test_without_a_sound_backup_none_is_offered(family: Path) -> None:
    for backup in (family / "backups").glob("*"):
        backup.write_bytes(DAMAGE)
    adult = Adult("guest")
    opened_in_window(family, adult).close()
    assert adult.offers() == [{"guest", "leave"}]


def test_a_backup_that_cannot_be_put_back_is_told_and_not_offered_again(family: Path) -> None:
    (family / "set-aside").write_text("in the way")
    adult = Adult("restore", "guest")
    opened_in_window(family, adult).close()
    assert adult.offers() == [{"guest", "restore", "leave"}, {"guest", "leave"}]
    assert "could not be restored" in adult.sentences()[1]
    assert (family / DATABASE).read_bytes() == DAMAGE


def test_a_second_stepling_is_told_where_to_go_on_and_offers_nothing_else(tmp_path: Path) -> None:
    adult = Adult("leave")
    with closing(Store(tmp_path)), pytest.raises(Trouble, match="already running"):
        opened_in_window(tmp_path, adult)
    assert adult.offers() == [{"leave"}]


def test_data_of_a_newer_stepling_is_left_and_a_guest_may_play(family: Path) -> None:
    newest = next((family / "backups").glob("*-recent-*")).read_bytes()
    (family / DATABASE).write_bytes(newest[:60] + b"\0\0\0\x63" + newest[64:])
    before = files_of(family)
    adult = Adult("guest")
    opened_in_window(family, adult).close()
    assert adult.offers() == [{"guest", "leave"}]
    assert "Install the newest Stepling" in adult.sentences()[0]
    assert files_of(family) == before


def test_a_folder_that_cannot_be_made_lets_a_guest_play(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    adult = Adult("guest")
    opened_in_window(tmp_path / "file", adult).close()
    assert adult.offers() == [{"guest", "leave"}]
    assert (tmp_path / "file").read_text() == "mine"


# --- What is to be known of its place -------------------------------------------------------------
def told_of(folder: Path) -> list[str]:
    said: list[str] = []
    tell_of_data(folder, said.append)
    return said


def shown(page: DataPage | None) -> list[str]:
    return [one.message for one in page.told] if page else []


def test_an_ordinary_place_is_not_talked_about(tmp_path: Path) -> None:
    assert told_of(tmp_path / "stepling") == []
    assert news(tmp_path / "stepling") is None


def test_a_place_that_is_copied_elsewhere_is_told_each_time_and_shown_once(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "stepling"
    (sentence,) = told_of(folder)
    assert sentence.startswith("Dropbox copies the folder")
    assert sentence.endswith("--data.")
    assert shown(news(folder)) == [data_page.COPIED]
    Store(folder).close()
    assert told_of(folder) == [sentence]
    assert news(folder) is None


def test_a_link_into_such_a_place_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    link = tmp_path / "stepling"
    try:
        link.symlink_to(tmp_path / "Nextcloud", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links for us")
    (sentence,) = told_of(link)
    assert sentence.startswith("Nextcloud copies")


def test_documents_are_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path.resolve()))
    (sentence,) = told_of(tmp_path / "Documents" / "stepling")
    assert sentence.startswith("The family's data lies in Documents, which OneDrive or iCloud may")


def test_little_room_is_told_and_shown_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.shell.data_troubles.free_mb", lambda folder: 112)
    Store(tmp_path).close()
    assert told_of(tmp_path) == [
        "Only 112 MB are free on the disk of the family's data. Free some space, so that all that "
        "is played can be kept."
    ]
    assert shown(news(tmp_path)) == [data_page.ROOM]


# --- In a window ----------------------------------------------------------------------------------
@pytest.fixture
def show(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[[DataPage, int], str]]:
    """Shows a page, and presses a key once a second of frames; 0 closes the window."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr("game.shell.show.Pace", Hurry)
    pygame.display.init()
    pygame.font.init()

    def showing(page: DataPage, key: int) -> str:
        frames = 0

        def after_frame() -> bool:
            nonlocal frames
            frames += 1
            if frames % 60 == 0:
                (press(key) if key else close_window)()
            return frames > 600

        pygame.event.clear()
        theatre = Theatre(assets_folder(), str, tmp_path / "shots")
        return asked(page, Plain(0), theatre, after_frame)

    yield showing
    pygame.display.quit()


DAMAGED = data_page.of_trouble(data_page.Trouble("It is damaged.", True, "2026-03-14"))
ALONE = data_page.of_trouble(data_page.Trouble("It is open elsewhere."))
NEWS = data_page.of_news(())


@pytest.mark.parametrize(
    ("page", "key", "chosen"),
    [
        (DAMAGED, pygame.K_RETURN, "guest"),
        (DAMAGED, pygame.K_ESCAPE, "leave"),
        (DAMAGED, 0, "leave"),
        (ALONE, pygame.K_RETURN, "leave"),
        (NEWS, pygame.K_RETURN, "go_on"),
        (NEWS, pygame.K_ESCAPE, "go_on"),
        (NEWS, 0, "go_on"),
    ],
)
def test_a_page_is_answered_by_keys_and_by_closing_the_window(
    show: Callable[[DataPage, int], str], page: DataPage, key: int, chosen: str
) -> None:
    assert show(page, key) == chosen


def test_the_page_shows_the_sentence_of_the_store_as_it_is() -> None:
    texts = [shape for shape in DAMAGED.view() if isinstance(shape, Text)]
    (sentence,) = [text for text in texts if text.message == "It is damaged."]
    assert sentence.verbatim
    (backup,) = [text for text in texts if text.message == data_page.BACKUP]
    assert backup.values == (("when", "2026-03-14"),)
