"""The desk for taking along and erasing: on real files, beside whoever plays."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from game.scenes import child_asks as ask
from game.scenes.answers import Answer, Failure
from game.shell import taking_desk
from game.shell.taking_desk import TakingDesk
from profiles import packet
from profiles.errors import StoreError
from profiles.model import Child, SessionRecord
from profiles.store import Store
from tests.game.level_files import river
from tests.game.scenes.family_house import Family
from tests.profiles.afternoon import assignment_of, play, round_of

PLAN = """\
format: 1
id: ours
title: {en: TITLE}
levels: [{level: otter_river}]
goals: [{text: {en: GOAL}}]
"""


class At(NamedTuple):
    """A family, its desk, and where packets go."""

    family: Family
    desk: TakingDesk
    documents: Path

    def ask(self, effect: object) -> object:
        """What the desk answers, under the ticket that it was asked with."""
        assert self.desk.carriers[type(effect)](effect) is None, "nobody waits for it"
        (answer,) = self.until(1)
        assert answer.ticket == "ticket"
        return answer.value

    def until(self, count: int) -> list[Answer]:
        found: list[Answer] = []
        end_s = monotonic() + 20.0
        while len(found) < count and monotonic() < end_s:
            found += self.desk.news()
            sleep(0.005)
        assert len(found) == count
        return found

    def export(self, child: Child, nameless: bool = False) -> Path:
        told = self.ask(ask.ExportChild("ticket", child.id, nameless))
        assert isinstance(told, ask.Exported), told
        return Path(told.file)

    def refused(self, effect: object) -> str:
        told = self.ask(effect)
        assert isinstance(told, Failure), told
        assert told.sentence.endswith(".")
        return told.sentence


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    folder, documents = tmp_path / "data", tmp_path / "documents"
    documents.mkdir()
    with closing(Store(folder)) as store:
        desk = TakingDesk(store, folder, "1.2.3", lambda: documents)
        yield At(Family(folder, store), desk, documents)
        desk.close()


@pytest.fixture
def kit(at: At) -> Child:
    kit = at.family.child("Kitty Quill")
    play(at.family.store, kit, 5, ended=True)
    return kit


# --- Taking along ---------------------------------------------------------------------------------
def test_a_packet_comes_in_elsewhere_with_all_that_was_played(
    at: At, kit: Child, tmp_path: Path
) -> None:
    play(at.family.store, kit, 2)  # still on its way to the disk
    path = at.export(kit)
    assert path.parent == at.documents
    assert path.name.startswith(f"stepling-{kit.code}-20")
    assert kit.nickname not in path.name
    with closing(Store(tmp_path / "clinic")) as clinic:
        (taken,) = clinic.take_in(packet.read(path), "2026-03-15", ("fox",))
        assert taken.child == kit
        assert len(clinic.records(SessionRecord)) == 2


def test_without_the_name_nothing_says_who_it_is(at: At, kit: Child) -> None:
    path = at.export(kit, nameless=True)
    assert "without-name" in path.name
    whole = packet.read(path)
    assert whole.deidentified
    assert [child.nickname for child in whole.children] == [kit.code]


def test_the_packet_brings_its_page_along(at: At, kit: Child) -> None:
    name = f"report-{kit.code}.html"
    with ZipFile(at.export(kit)) as archive:
        page = archive.read(name).decode()
    assert page.startswith("<!DOCTYPE html>")
    assert kit.code in page
    assert kit.nickname not in page


def test_without_the_name_no_member_says_it_whatever_the_family_wrote(at: At, kit: Child) -> None:
    at.family.wears(kit, f"{kit.nickname}'s new blade", "2026-03-10", "prosthesis")
    text = PLAN.replace("TITLE", f"For {kit.nickname}").replace("GOAL", f"{kit.nickname} stands")
    plan = replace(assignment_of(kit, "ours"), plan_text=text)
    at.family.store.assign(kit, plan, plan.assigned_at)
    level = river(at.family.folder / "levels", "ours")
    level.write_text(level.read_text("utf-8").replace("River", f"{kit.nickname}'s river"), "utf-8")
    session = play(at.family.store, kit, 3, "2026-03-15", ended=True)
    at.family.store.keep("round", replace(round_of(session), level="ours"))
    words = kit.nickname.lower().encode()

    def members(nameless: bool) -> dict[str, bytes]:
        with ZipFile(at.export(kit, nameless)) as archive:
            return {name: archive.read(name).lower() for name in archive.namelist()}

    page = f"report-{kit.code}.html"
    said = members(False)[page]
    for more in (b"&#x27;s new blade", b"&#x27;s river", b" stands"):
        assert words + more in said
    assert [name for name, text in members(True).items() if words in text] == []


def test_no_file_that_is_there_is_touched(at: At, kit: Child) -> None:
    first = at.export(kit)
    content = first.read_bytes()
    second, third = at.export(kit), at.export(kit)
    assert second.name == first.stem + "-2.zip"
    assert len({first, second, third}) == 3
    assert first.read_bytes() == content


def test_a_folder_that_takes_nothing_is_told_and_left_empty(at: At, kit: Child) -> None:
    at.documents.rmdir()
    at.documents.write_text("no folder", "utf-8")
    assert str(at.documents) in at.refused(ask.ExportChild("ticket", kit.id, False))
    assert at.documents.read_text("utf-8") == "no folder"


def test_whoever_plays_in_memory_is_taken_along_too(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "stepling.db").write_bytes(b"spoilt")
    with closing(Store.in_memory()) as store:
        desk = TakingDesk(store, tmp_path / "data", "1.2.3", lambda: tmp_path)
        path = At(Family(tmp_path, store), desk, tmp_path).export(store.add_child("Kit", "fox"))
    assert [child.nickname for child in packet.read(path).children] == ["Kit"]


def test_a_child_that_is_gone_and_a_guest_are_neither_taken_nor_erased(at: At, kit: Child) -> None:
    guest = at.family.store.guest()
    for child_id in ("no such id", guest.id):
        for effect in (
            ask.ExportChild("ticket", child_id, False),
            ask.EraseChild("ticket", child_id, "Guest"),
        ):
            assert "not here any more" in at.refused(effect)
    assert list(at.documents.iterdir()) == []
    assert at.family.store.child("guest") == guest


def test_packets_go_to_the_documents_or_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setattr(taking_desk, "user_documents_path", lambda: tmp_path / "Documents")
    assert taking_desk.documents() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert taking_desk.documents() == tmp_path / "Documents"


# --- Erasing --------------------------------------------------------------------------------------
def bytes_under(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def holding(folder: Path, *words: str) -> list[Path]:
    """The files that have one of these in their bytes or in their name."""
    return [
        path
        for path, content in bytes_under(folder).items()
        if any(word.encode() in content or word in str(path) for word in words)
    ]


def test_not_a_byte_of_an_erased_child_is_left(at: At, kit: Child) -> None:
    store, folder = at.family.store, at.family.folder
    session = play(store, kit, 5)
    recorded = folder / "sessions" / session.id
    recorded.mkdir(parents=True)
    (recorded / "session.json").write_text("{}")
    store.back_up("2026-03-14")
    mei = at.family.child("Mei", "owl")
    store.back_up("2026-03-15")
    assert len(holding(folder, kit.nickname, kit.id)) >= 3
    assert at.ask(ask.EraseChild("ticket", kit.id, " kitty  QUILL ")) == ask.Erased()
    assert holding(folder, kit.nickname, kit.id) == []
    assert not recorded.exists()
    assert store.children() == (mei,)


def test_another_name_erases_nothing(at: At, kit: Child) -> None:
    for typed in ("Kit", "", "Kitty", f"{kit.nickname}s"):
        assert "Nothing was erased." in at.refused(ask.EraseChild("ticket", kit.id, typed))
    assert at.family.now(kit) == kit


def test_what_remains_to_be_done_by_hand_is_told(at: At, kit: Child) -> None:
    folder = at.family.folder
    inside = TakingDesk(at.family.store, folder, "1.2.3", lambda: folder)
    path = At(at.family, inside, folder).export(kit)
    (folder / "levels").mkdir()
    (folder / "levels" / "ours.yaml").write_text(f"title: for {kit.nickname}")
    told = at.ask(ask.EraseChild("ticket", kit.id, kit.nickname))
    assert isinstance(told, ask.Erased)
    assert f"{path} is a packet. Remove it yourself" in told.told
    assert f"The nickname is still found in {folder / 'levels' / 'ours.yaml'}." in told.told


def test_a_namesake_is_kept_and_said_to_be_there(at: At, kit: Child) -> None:
    other = at.family.child(kit.nickname, "owl")
    told = at.ask(ask.EraseChild("ticket", kit.id, kit.nickname))
    assert isinstance(told, ask.Erased)
    assert "what is kept of other children" in told.told
    assert at.family.store.children() == (other,)


def test_what_is_asked_together_is_done_in_turn(at: At, kit: Child) -> None:
    for effect in (
        ask.ExportChild("export", kit.id, False),
        ask.EraseChild("erase", kit.id, kit.nickname),
    ):
        at.desk.carriers[type(effect)](effect)
    exported, erased = at.until(2)
    assert isinstance(exported.value, ask.Exported)
    assert erased.value == ask.Erased()
    assert packet.read(Path(exported.value.file)).children == (kit,)


def test_closing_waits_until_a_child_is_wholly_gone(at: At, kit: Child) -> None:
    at.desk.carriers[ask.EraseChild](ask.EraseChild("ticket", kit.id, kit.nickname))
    at.desk.close()
    assert holding(at.family.folder, kit.nickname, kit.id) == []


@pytest.fixture
def refusing() -> Callable[[], Path]:
    def refuse() -> Path:
        raise StoreError("There is no such folder. Name another one.")

    return refuse


def test_a_reason_that_is_known_is_told_as_it_is(
    at: At, kit: Child, refusing: Callable[[], Path]
) -> None:
    desk = TakingDesk(at.family.store, at.family.folder, "1.2.3", refusing)
    there = At(at.family, desk, at.documents)
    told = there.refused(ask.ExportChild("ticket", kit.id, False))
    assert told == "There is no such folder. Name another one."
