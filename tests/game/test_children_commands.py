"""`stepling children export`, `import`, `backup`, `restore` and `erase`, as a family runs them."""

import json
import re
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from profiles.store import DATABASE, Store
from tests.game.running import ROOT, Ran, is_one_sentence, told
from tests.game.small_family import family_of_two, run, sessions
from tests.profiles.afternoon import play

ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return family_of_two(tmp_path / "family")


def code_of(data: Path, nickname: str) -> str:
    with closing(Store.read_only(data)) as store:
        child = store.child(nickname)
        assert child is not None
        return child.code


def test_a_packet_goes_to_the_clinic_and_comes_in_once(data: Path, tmp_path: Path) -> None:
    packet, clinic, code = tmp_path / "mia.zip", tmp_path / "clinic", code_of(data, "Mia")
    ran = run("export", "Mia", "-o", packet, "--data", data)
    assert ran == Ran(0, f"{packet} holds 2 sessions of {code}.\n", "")
    ran = run("import", packet, "--data", clinic)
    assert ran == Ran(0, f"{code} (Mia): 17 records came in, 0 were here before.\n", "")
    ran = run("import", packet, "--data", clinic)
    assert ran == Ran(0, f"{code} (Mia): 0 records came in, 17 were here before.\n", "")
    assert sessions(clinic) == 2


def test_everything_that_is_told_of_an_import_is_told(data: Path, tmp_path: Path) -> None:
    packet, clinic, code = tmp_path / "mia.zip", tmp_path / "clinic", code_of(data, "Mia")
    run("export", code.lower(), "-o", packet, "--data", data)
    with closing(Store(clinic)) as store:
        store.add_child(code, "owl")  # that is how somebody is called there
    ran = run("import", packet, "--data", clinic)
    other = code_of(clinic, "Mia")
    assert ran.told == [f"stepling: {code} was taken here: this child is called {other} now."]
    with closing(Store(clinic)) as store:
        mia = store.child("Mia")
        assert mia is not None
        store.update_child(replace(mia, calm=True))
    ran = run("import", packet, "--data", clinic)
    assert ran.status == 0
    assert ran.told == [
        "stepling: 1 record of the kind child said something else than what is kept here. "
        "What was here stays."
    ]


def test_all_children_and_a_packet_without_names(data: Path, tmp_path: Path) -> None:
    packet = tmp_path / "all.zip"
    assert run("export", "--all", "--deidentified", "-o", packet, "--data", data).status == 0
    with zipfile.ZipFile(packet) as archive:
        # The digits of a year may stand in a random id.
        texts = [ID.sub("", archive.read(name).decode()) for name in archive.namelist()]
        assert json.loads(texts[0])["deidentified"] is True
    assert not any(word in text for text in texts for word in ("Mia", "Anabel", "2019", '"fox"'))
    ran = run("import", packet, "--data", tmp_path / "clinic")
    assert ran.status == 0
    assert len(ran.stdout.splitlines()) == 2


def test_a_packet_behind_a_passphrase(data: Path, tmp_path: Path) -> None:
    packet, secret, clinic = tmp_path / "mia", tmp_path / "secret", tmp_path / "clinic"
    secret.write_text("seven otters swim\nand nobody reads this line\n")
    words = ("export", "Mia", "-o", packet, "--data", data)
    assert run(*words, "--passphrase-file", secret).status == 0
    assert b"records" not in packet.read_bytes()
    assert "can only be typed on a terminal" in told(run("import", packet, "--data", clinic), 1)
    secret.write_text("seven otters\n")
    sentence = told(run("import", packet, "--data", clinic, "--passphrase-file", secret), 1)
    assert "The passphrase is another one" in sentence
    assert not clinic.exists()
    secret.write_text("seven otters swim")
    assert run("import", packet, "--data", clinic, "--passphrase-file", secret).status == 0


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "cannot be read"),
        ("", "There is no passphrase in the first line"),
        ("\nsecond line", "There is no passphrase in the first line"),
        ("short", "at least 8 letters"),
        ("x" * 2000, "There is no passphrase in the first line"),
    ],
)
def test_a_passphrase_that_is_none_is_told(
    data: Path, tmp_path: Path, content: str | None, why: str
) -> None:
    secret = tmp_path / "secret"
    if content is not None:
        secret.write_text(content)
    words = ("export", "Mia", "-o", tmp_path / "x", "--data", data, "--passphrase-file", secret)
    assert why in told(run(*words), 1)
    assert not (tmp_path / "x").exists()


WRONG = {
    "nobody": (("export", "Zoe", "-o", "x.zip"), 1, 'There is no child "Zoe"'),
    "no child": (("export", "-o", "x.zip"), 2, "required"),
    "no file": (("export", "Mia"), 2, "-o/--output"),
    "a child and all": (("export", "Mia", "--all", "-o", "x.zip"), 2, "not allowed"),
    "two passphrases": (
        ("export", "Mia", "-o", "x.zip", "--passphrase", "--passphrase-file", "y"),
        *(2, "not allowed"),
    ),
    "no terminal": (("export", "Mia", "-o", "x.zip", "--passphrase"), 1, "on a terminal"),
    "an empty name": (("export", "", "-o", "x.zip"), 2, "a name is missing"),
    "no such folder": (("export", "Mia", "-o", "no/folder/x.zip"), 1, "cannot be written"),
    "no packet": (("import", "README.md"), 1, "it is no packet of Stepling's"),
    "no packet there": (("import", "no.zip"), 1, "There is no file no.zip"),
    "no backup": (("restore", "README.md"), 1, "it is no sound backup"),
    "no backup at all": (("restore",), 1, "There is no sound backup"),
    "nobody to erase": (("erase", "Zoe", "--yes"), 1, 'There is no child "Zoe"'),
}


@pytest.mark.parametrize("name", WRONG)
def test_every_mistake_ends_in_a_sentence_and_changes_nothing(name: str, data: Path) -> None:
    words, status, why = WRONG[name]
    assert why in told(run(*words, "--data", data), status)
    assert sessions(data) == 3
    assert not (ROOT / "x.zip").exists()


def test_a_packet_takes_no_file_s_place_unless_asked_to(data: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.zip"
    mine.write_text("mine")
    words = ("export", "Mia", "-o", mine, "--data", data)
    assert "replace it with --force" in told(run(*words), 1)
    assert mine.read_text() == "mine"
    assert run(*words, "--force").status == 0
    assert zipfile.is_zipfile(mine)


def test_where_nobody_plays_there_is_nothing_to_export(tmp_path: Path) -> None:
    words = ("export", "--all", "-o", tmp_path / "x.zip", "--data", tmp_path / "new")
    assert "Nobody plays here yet" in told(run(*words), 1)
    assert list(tmp_path.iterdir()) == []


def test_a_guest_is_not_exported(data: Path, tmp_path: Path) -> None:
    with closing(Store(data)) as store:
        play(store, store.guest(), 2, ended=True)
    words = ("export", "guest", "-o", tmp_path / "x.zip", "--data", data)
    assert "another child each time" in told(run(*words), 1)


# --- Backup and restore ---------------------------------------------------------------------------
def test_a_backup_is_restored_and_what_was_there_is_kept(data: Path) -> None:
    made = run("backup", "--data", data)
    assert made.status == 0
    assert "holds the family's data as it is now" in made.stdout
    with closing(Store(data)) as store:
        mia = store.child("Mia")
        assert mia is not None
        play(store, mia, 2, ended=True)
    (data / DATABASE).write_bytes((data / DATABASE).read_bytes()[:9000])
    assert "was left as it is" in told(run("backup", "--data", data), 1)
    ran = run("restore", "--data", data)
    assert ran.status == 0
    assert "is the family's data now." in ran.stdout
    assert is_one_sentence(ran)
    assert sessions(data) == 3
    (aside,) = (data / "set-aside").iterdir()
    assert (aside / DATABASE).stat().st_size == 9000
    (backup, *_) = sorted((data / "backups").iterdir())
    assert run("restore", backup, "--data", data).status == 0


# --- Erase ----------------------------------------------------------------------------------------
def test_a_child_is_erased_once_its_nickname_was_typed_again(data: Path, tmp_path: Path) -> None:
    run("backup", "--data", data)
    code, packet = code_of(data, "Mia"), tmp_path / "mia.zip"
    run("export", "Mia", "-o", packet, "--data", data)
    for typed in ("", "\n", "Mio\n", f"{code}\n"):
        ran = run("erase", code, "--data", data, typed=typed)
        assert ran.status == 1
        assert ran.told[-1].endswith("That is not the nickname. Nothing was erased.")
        assert sessions(data) == 3
    ran = run("erase", code, "--data", data, typed=" mia \n")
    assert (ran.status, ran.stdout) == (0, f"{code} is erased: 2 sessions, 1 recording.\n")
    assert sessions(data) == 1
    for path in data.rglob("*"):
        assert path.is_dir() or b"Mia" not in path.read_bytes()
    assert list((data / "sessions").iterdir()) == []
    assert run("import", packet, "--data", data).status == 0
    assert sessions(data) == 3


def test_a_script_erases_with_yes_and_what_is_left_is_told(data: Path) -> None:
    (data / "levels").mkdir()
    level = data / "levels" / "river.yaml"
    level.write_text("title: The river of Mia\n")
    packet = data / "mia.zip"
    run("export", "Mia", "-o", packet, "--data", data)
    ran = run("erase", "Mia", "--yes", "--data", data)
    assert ran.status == 1
    assert ran.stdout == ""
    assert ran.told == [
        f"stepling: {packet} is a packet. Remove it yourself if this child is in it.",
        f"stepling: The nickname is still found in {level}. Look what that is.",
    ]


def test_while_stepling_runs_nothing_is_erased_or_restored_and_a_packet_can_be_made(
    data: Path, tmp_path: Path
) -> None:
    with closing(Store(data)):
        for words in (("erase", "Mia", "--yes"), ("restore",), ("backup",)):
            assert "Stepling is already running" in told(run(*words, "--data", data), 1)
        packet = tmp_path / "mia.zip"
        assert run("export", "Mia", "-o", packet, "--data", data).status == 0
        assert "already running" in told(run("import", packet, "--data", data), 1)
    assert sessions(data) == 3
