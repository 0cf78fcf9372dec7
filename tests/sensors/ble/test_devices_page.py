"""The makers' page tells the truth: its bytes are frames, its profile loads, its keys are all."""

import json
import re
from importlib.resources import files

import pytest

from sensors.ble.catalog import profile_called
from sensors.ble.decoding import decode
from sensors.ble.frames import FrameDecoder
from sensors.ble.loading import load_profile
from sensors.recording import parse

FOLDER = files("sensors").joinpath("devices")
PAGE = FOLDER.joinpath("README.md").read_text("utf-8")
ROW = re.compile(r"^\| `(01 [0-9a-f ]+)` \| (\d+) \| ([0-9.]+) \| ([-0-9., ]+) \|$", re.MULTILINE)


def test_the_examples_of_frames_decode_to_what_the_page_says():
    rows = ROW.findall(PAGE)
    assert len(rows) == 4
    for hexed, sequence, seconds, kilograms in rows:
        data = bytes.fromhex(hexed)
        name = "stepling_board" if len(data) == 15 else "stepling_insoles"
        (frame,) = FrameDecoder(profile_called(name)).feed(data)
        assert frame.sequence == int(sequence)
        assert frame.device_s == pytest.approx(float(seconds))
        assert frame.cells == pytest.approx([float(word) for word in kilograms.split(",")])


def test_the_services_and_commands_are_those_of_the_profiles():
    board, insoles = profile_called("stepling_board"), profile_called("stepling_insoles")
    for profile in (board, insoles):
        steps = (*profile.setup, *profile.start, *profile.stop)
        uuids = [*(profile.match.services or ()), *profile.gatt.stream, *(s.to for s in steps)]
        assert all(f"`{uuid}`" in PAGE for uuid in uuids)
        assert profile.start[0].write == "01 {rate_hz:u16le}"
    assert insoles.side_read is not None
    assert f"`{insoles.side_read.uuid}`" in PAGE
    assert insoles.quirks.least_mtu == 39 + 3


def test_the_lines_of_the_page_make_a_recording():
    (lines,) = re.findall(r"```\n(# stepling_board.+?)```", PAGE, re.DOTALL)
    written: list[str] = []
    told: list[str] = []
    profile = profile_called("stepling_board")
    done = decode(profile, lines.splitlines(), "x", written.append, told.append)
    assert (done.rows, done.clean, told) == (2, True, [])
    assert parse("".join(written), "x").table[1] == pytest.approx((0.01, 8, 6, -0.05, 20))


def test_the_profile_on_the_page_loads_and_decodes():
    (text,) = re.findall(r"```yaml\n(.+?)```", PAGE, re.DOTALL)
    profile = load_profile(text, "my_insoles.yaml")
    (frame,) = FrameDecoder(profile).feed(b'{"n":70000,"p":[0,1,2,4095]}\n')
    assert (frame.sequence, frame.cells[3]) == (70000 % 65536, 1)


def test_every_key_is_explained_on_the_page():
    schema = json.loads(FOLDER.joinpath("schema.json").read_text("utf-8"))
    parts = [schema, *schema["$defs"].values()]
    keys = {key for part in parts for key in part.get("properties", {})}
    explained = {
        word for code in re.findall(r"`([a-z_.0-9]+)[:`]", PAGE) for word in code.split(".")
    }
    assert keys - explained == set()
