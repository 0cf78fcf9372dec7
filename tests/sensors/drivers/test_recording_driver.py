"""A recording played back: its rows come when they came."""

import pytest

from sensors.driver import Controls
from sensors.drivers import DRIVERS
from sensors.drivers.recording import Playback, open_recording
from sensors.recording import RecordingError, parse
from sensors.signals import Wish
from tests import recordings

TEXT = """\
# format: 1
# sensor: wii_board
# cells: {tl: [-216.5, 119.0], tr: [216.5, 119.0], bl: [-216.5, -119.0], br: [216.5, -119.0]}
t_s,tl,tr,bl,br
7.00,1,2,3,4
7.00,1,2,3,4
7.01,1,2,3,5
7.50,2,2,3,5
"""


def stamps(playback, t_s):
    return [s.t_s for s in playback.step(t_s, Wish(lean_x=1.0), Controls(off_board=True))]


def test_rows_come_when_they_came_and_keep_their_stamps():
    playback = Playback(parse(TEXT, "r.csv"))

    assert stamps(playback, 0.0) == [7.0, 7.0]
    assert stamps(playback, 0.0) == []
    assert stamps(playback, 0.2) == [7.01]
    assert not playback.ended
    assert stamps(playback, 0.4) == []
    assert stamps(playback, 9.0) == [7.5]
    assert playback.ended
    assert stamps(playback, 10.0) == []


def test_a_hang_loses_no_row():
    assert stamps(Playback(parse(TEXT, "r.csv")), 60.0) == [7.0, 7.0, 7.01, 7.5]


def test_it_brings_its_own_stamp_and_calibration():
    playback = Playback(parse(TEXT, "r.csv"))

    health = playback.health
    assert (health.rate_hz, health.dropouts, health.repeated, health.gaps) == (6.0, 0, 1, 1)
    assert playback.calibration.standing_kg > 0
    assert playback.layout.sensor == "wii_board"


@pytest.mark.parametrize("name", recordings.NAMES)
def test_every_known_recording_is_handed_over_whole(name):
    recording = recordings.recording(name)
    playback, ticks, rows = Playback(recording), 0, 0
    while not playback.ended:
        ticks += 1
        rows += len(playback.step(ticks / 60, Wish(), Controls()))

    assert rows == len(recording.table)
    first_s, *_, last_s = recording.column("t_s").tolist()
    assert ticks / 60 == pytest.approx(last_s - first_s, abs=2 / 60)


def test_it_is_opened_by_its_name(tmp_path):
    file = tmp_path / "r.csv"
    file.write_text(TEXT)

    assert stamps(open_recording(str(file)), 0.0) == [7.0, 7.0]
    with pytest.raises(RecordingError, match="there is no such file"):
        open_recording(str(tmp_path / "none.csv"))


def test_it_stands_in_the_list():
    assert "recording" in DRIVERS
