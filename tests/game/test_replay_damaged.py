"""A recorded session that is damaged, or none, is refused in a sentence and never stumbled over."""

import json
from pathlib import Path

import pytest

from tests.game.recorded import Recorded, played, run, short_level


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    data = tmp_path_factory.mktemp("one")
    return played(short_level("otter_river", data), data)


def refused(folder: Path) -> str:
    """The one sentence by which a replay refuses; nothing is printed."""
    ran = run("replay", folder, "--headless", "--json")
    assert (ran.status, ran.stdout) == (1, "")
    (line,) = ran.told
    said = line.removeprefix("stepling: ")
    assert said != line
    assert said.endswith(".")
    return said


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"5",
        b"\xff\xfe",
        b"\0",
        b"{" * 9999,
        b'{"format": 1}',
        b"[1e999]",
    ],
)
def test_a_session_that_is_none_is_told_in_one_sentence(
    one: Recorded, text: bytes, tmp_path: Path
) -> None:
    folder = one.copied_to(tmp_path)
    (folder / "session.json").write_bytes(text)
    assert str(folder / "session.json") in refused(folder)


@pytest.mark.parametrize("share", [0.001, 0.2, 0.9, 0.9999])
def test_a_session_that_was_cut_short_is_told_in_one_sentence(
    one: Recorded, share: float, tmp_path: Path
) -> None:
    folder = one.copied_to(tmp_path)
    whole = (folder / "session.json").read_bytes()
    (folder / "session.json").write_bytes(whole[: round(share * len(whole))])
    assert "is damaged" in refused(folder)


def test_whatever_stands_where_another_value_should_no_replay_stumbles(
    one: Recorded, tmp_path: Path
) -> None:
    folder = one.copied_to(tmp_path)
    whole = one.session
    odd: list[object] = [None, -1, 0, float("inf"), float("nan"), "x", "\ud800", [], {}, 2**70]
    places = [[key] for key in whole if key not in ("program_version", "level", "ticks")]
    places += [["calibration", key] for key in whole["calibration"]]
    places += [["calibration", "reach", key] for key in whole["calibration"]["reach"]]
    for place in places:
        for value in odd:
            changed = json.loads(json.dumps(whole))
            holder = changed
            for key in place[:-1]:
                holder = holder[key]
            if holder[place[-1]] == value:
                continue
            holder[place[-1]] = value
            changed["ticks"] = changed["ticks"][:20]
            (folder / "session.json").write_text(json.dumps(changed), "utf-8")
            ran = run("replay", folder, "--headless")
            assert ran.status == 1, (place, value)
            assert ran.told[0].startswith("stepling: "), (place, value)


def test_a_level_that_can_no_longer_be_played_is_told_with_its_line(
    one: Recorded, tmp_path: Path
) -> None:
    folder = one.copied_to(tmp_path)
    session = one.session
    session["level_text"] = session["level_text"].replace("reps: 2", "reps: 2000")
    (folder / "session.json").write_text(json.dumps(session), "utf-8")
    ran = run("replay", folder, "--headless")
    assert ran.status == 1
    assert "was changed after it was played" in ran.told[0]
    assert "reps is 2000" in ran.told[1]


@pytest.mark.parametrize("name", ["samples.csv", "session.json"])
def test_a_missing_file_is_told_in_one_sentence(one: Recorded, name: str, tmp_path: Path) -> None:
    folder = one.copied_to(tmp_path)
    (folder / name).unlink()
    told = {"samples.csv": "there is no such file", "session.json": "was cut off"}
    assert told[name] in refused(folder)


@pytest.mark.parametrize(
    "text", ["", "t_s,tl\n", "# format: 1\n", "hello", "# format: 1\n# sensor: x\n# cells: {}\n"]
)
def test_damaged_samples_are_told_in_one_sentence(one: Recorded, text: str, tmp_path: Path) -> None:
    folder = one.copied_to(tmp_path)
    (folder / "samples.csv").write_text(text, "utf-8")
    assert "samples.csv" in refused(folder)


def test_samples_of_another_device_are_told_in_one_sentence(one: Recorded, tmp_path: Path) -> None:
    folder = one.copied_to(tmp_path)
    (folder / "samples.csv").write_text(
        "# format: 1\n# sensor: x\n# cells: {a: [0, 0], b: [1, 1]}\nt_s,a,b\n0.0,1.0,2.0\n"
    )
    assert "does not fit the calibration" in refused(folder)


def test_a_folder_without_a_session_is_told_in_one_sentence(one: Recorded, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere", one.folder.parent, one.folder / "samples.csv"):
        assert "session" in refused(folder)
