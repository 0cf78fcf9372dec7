"""Each profile that comes along: it loads, is honest, and decodes a frame made by hand from what
its maker published. None was tried on a device."""

import struct
from importlib.resources import files

import pytest

from sensors.ble.catalog import ids, matching, profile_called, profiles
from sensors.ble.frames import Frame, FrameDecoder
from sensors.ble.loading import ProfileError
from sensors.layout import Side

FOLDER = files("sensors").joinpath("devices")


def decoded(profile_id: str, *packets: bytes | str) -> list[Frame]:
    decoder = FrameDecoder(profile_called(profile_id))
    whole = [bytes.fromhex(one) if isinstance(one, str) else one for one in packets]
    return [frame for packet in whole for frame in decoder.feed(packet)]


def shares(full: float, *numbers: float) -> object:
    return pytest.approx([number / full for number in numbers])


def test_fau_insoles_three_bytes_and_a_counter_of_fifteen_bits():
    one = "0100 0200 0300 0400 0500 0600 0700 0a141e 00 84d2"
    (frame,) = decoded("fau_insoles", one)
    assert (frame.sequence, frame.device_s) == (1234, None)
    assert frame.cells == shares(255, 10, 20, 30)
    assert len(decoded("fau_insoles", one + one)) == 2


def orphe(header: int, *samples: bytes) -> bytes:
    head = struct.pack(">BHBBBH", header, 65535, 1, 2, 3, 456)
    return (head + b"".join(samples)).ljust(104, b"\0")


def test_orphe_mode_4_two_samples_of_which_the_second_is_older():
    def sample(first: int) -> bytes:
        return struct.pack(">10h6H", *range(10), *range(first, first + 5), 65535)

    older, newer = decoded("orphe_insoles_mode4", orphe(56, sample(100), sample(200)))

    assert (older.sequence, newer.sequence) == (131070, 131071)
    assert older.device_s == pytest.approx(3723.456)
    assert newer.device_s == pytest.approx(3723.466)
    assert older.cells == shares(65535, 200, 201, 202, 203, 204, 65535)
    assert newer.cells == shares(65535, 100, 101, 102, 103, 104, 65535)
    full = [cell.full_kg for cell in profile_called("orphe_insoles_mode4").layout().cells]
    assert newer.cells[5] == full[5] == 1


def test_orphe_mode_3_four_samples_and_mode_1_without_load():
    samples = [struct.pack(">6h6H", *range(6), *[at] * 6) for at in (40, 30, 20, 10)]
    frames = decoded("orphe_insoles_mode3", orphe(55, *samples))
    assert [frame.sequence for frame in frames] == [262140, 262141, 262142, 262143]
    assert [frame.cells[0] for frame in frames] == shares(65535, 10, 20, 30, 40)
    assert decoded("orphe_insoles_mode3", orphe(50)) == []


def test_fff0_text_in_pieces_of_twenty_bytes():
    rows = ",".join(f"[{4 * r}.0,{4 * r + 1}.0,{4 * r + 2}.0,{4 * r + 3}.0]" for r in range(6))
    data = f"L_[{rows}]\nR*[{rows}]\n".encode()
    assert len(data) == 2 * 126
    pieces = [data[at : at + 20] for at in range(0, len(data), 20)]
    left, right = decoded("fff0_text_insoles", *pieces)
    kept = [number for number in range(24) if number not in (8, 12, 16, 19, 20, 23)]
    assert left.cells == right.cells == shares(100, *kept)
    assert profile_called("fff0_text_insoles").side_from_name("Left01_foot") is Side.LEFT


def test_ukaton_sixteen_cells_in_a_record_after_the_time():
    cells = struct.pack("<16H", *range(0, 4096, 273))
    (frame,) = decoded("ukaton_insoles", b"\xe8\x03" + b"\x00\x02ab" + b"\x01\x21\x01" + cells)
    assert frame.device_s == 1.0
    assert frame.cells == shares(4095, *range(0, 4096, 273))
    single_bytes = b"\xe8\x03" + b"\x01\x11\x00" + bytes(16)
    assert decoded("ukaton_insoles", single_bytes) == []


def test_botz_both_feet_in_one_packet_the_right_one_first():
    right, left = range(100, 108), range(200, 208)
    (frame,) = decoded("botz_shoes", struct.pack("<I16H", 2500, *right, *left))
    assert frame.device_s == 2.5
    assert frame.cells == shares(
        16383, 200, 203, 202, 201, 205, 204, 207, 206, 100, 101, 102, 103, 104, 105, 106, 107
    )
    cells = profile_called("botz_shoes").layout().cells
    # Unmirrored: channel 1 lies on the right side of either shoe, channel 3 on the left one.
    assert cells[1].x_mm < cells[0].x_mm < cells[3].x_mm  # left: 203 is channel 3, 201 channel 1
    assert cells[11].x_mm < cells[8].x_mm < cells[9].x_mm  # right: channel 3, 0 and 1


def test_stepsign_four_cells_behind_the_motion():
    (frame,) = decoded("stepsign_insoles", struct.pack("<6h4H", *range(6), 0, 1, 2048, 4095))
    assert frame == (None, None, frame.cells, None, None)
    assert frame.cells == shares(4095, 0, 1, 2048, 4095)


def test_uq_five_samples_of_sixteen_cells_in_one_packet():
    times, motion = struct.pack(">5I", 1000, 1016, 1032, 1048, 1064), bytes(60)
    cells = struct.pack(">80H", *range(80))
    frames = decoded("uq_insoles", b"6R," + times + motion + cells)
    assert [frame.device_s for frame in frames] == pytest.approx([1.0, 1.016, 1.032, 1.048, 1.064])
    assert [frame.cells[0] for frame in frames] == shares(1023, 0, 16, 32, 48, 64)
    assert profile_called("uq_insoles").side_from_name("6R") is Side.RIGHT


def test_the_stepling_profiles_are_tested_by_their_page():
    tested = {name for name in ids() if not name.startswith("stepling_")}
    assert tested == {
        "botz_shoes",
        "fau_insoles",
        "fff0_text_insoles",
        "orphe_insoles_mode3",
        "orphe_insoles_mode4",
        "stepsign_insoles",
        "ukaton_insoles",
        "uq_insoles",
    }


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.id)
def test_every_profile_has_a_sensible_sensor(profile):
    layout = profile.layout()
    assert layout.sensor == profile.id
    assert layout.has_feet == (profile.kind != "board")
    assert len({cell.name for cell in layout.cells}) == len(layout.cells)
    assert len({(cell.x_mm, cell.y_mm) for cell in layout.cells}) == len(layout.cells)
    assert all(abs(cell.x_mm) < 300 and abs(cell.y_mm) < 200 for cell in layout.cells)
    if layout.has_feet:
        assert all((cell.x_mm < 0) == (cell.foot is Side.LEFT) for cell in layout.cells)
    assert profile.match.name or profile.match.services


@pytest.mark.parametrize("name", ids())
def test_every_file_says_what_checks_it_and_what_is_not_known(name):
    text = FOLDER.joinpath(f"{name}.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=schema.json\n")
    assert name.startswith("stepling_") or "never tried on a device" in text.replace("\n# ", " ")


def test_an_advertisement_belongs_to_at_most_one_profile_unless_another_mode_is_asked_for():
    known = profiles()
    insole = profile_called("orphe_insoles_mode4")
    assert matching(known, "INS0123", (), {}) == insole
    both = [one.id for one in known if one.matches("INS0123", (), {})]
    assert both == ["orphe_insoles_mode3", "orphe_insoles_mode4"]
    assert matching(known, "Somebody's phone", (), {}) is None
    uart = ("6e400001-b5a3-f393-e0a9-e50e24dcca9e",)
    assert matching(known, "6R", uart, {}) == profile_called("uq_insoles")
    assert matching(known, "My Insole", uart, {}) == profile_called("fau_insoles")
    assert matching(known, "Uart lamp", uart, {}) is None


def test_an_unknown_name_is_told_with_what_may_be_meant():
    with pytest.raises(ProfileError, match='did you mean "stepling_board"') as caught:
        profile_called("stepling_bord")
    assert str(caught.value) == (
        'profiles: there is no profile "stepling_bord"; did you mean "stepling_board"?'
    )
    with pytest.raises(ProfileError, match="there are: botz_shoes, fau_insoles"):
        profile_called("../secret")


def test_a_profile_may_be_anybodys_file(tmp_path):
    path = tmp_path / "my_board.yaml"
    text = FOLDER.joinpath("stepling_board.yaml").read_text("utf-8")
    path.write_text(text.replace("id: stepling_board", "id: my_board"), "utf-8")
    assert profile_called(str(path)).id == "my_board"
    with pytest.raises(ProfileError, match="there is no such file"):
        profile_called(str(tmp_path / "other.yaml"))
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(ProfileError, match="this is not a file"):
        profile_called(str(tmp_path / "folder.yaml"))
    path.write_bytes(b"#" * 300_000)
    with pytest.raises(ProfileError, match="the file is too large"):
        profile_called(str(path))
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ProfileError, match="UTF-8"):
        profile_called(str(path))
