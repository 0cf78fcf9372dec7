"""The tracker on real people: it was never tuned to these recordings."""

from functools import cache

import pytest

from sensors.calibration import Calibration, Reach
from sensors.driver import Controls
from sensors.drivers.recording import Playback
from sensors.layout import Side
from sensors.sample import Sample
from sensors.signals import Signals, Wish
from sensors.tracker import Tracker
from tests import recordings

TICK_S = 1 / 60
STEPPING = "wii_board_adult_steps_and_single_leg"


def played(name):
    """(time of the recording, signals) of each tick."""
    recordings.path_of(name)  # skips here, outside of what is cached
    return _played(name)


@cache
def _played(name) -> list[tuple[float, Signals]]:
    recording = recordings.recording(name)
    playback = Playback(recording)
    tracker, told, ticks = Tracker(playback.layout, playback.calibration), [], 0
    while not playback.ended:
        ticks += 1
        samples = playback.step(ticks * TICK_S, Wish(), Controls())
        signals = tracker.tick(samples, TICK_S)
        told.append((float(recording.table[0, 0]) + ticks * TICK_S, signals))
    return told


def periods(told, holds, bridge_s=0.5, least_s=1.0):
    """(from, to) of each time in which `holds`, with short pauses bridged."""
    found: list[list[float]] = []
    for t_s, signals in told:
        if not holds(signals):
            continue
        if found and t_s - found[-1][1] <= bridge_s:
            found[-1][1] = t_s
        else:
            found.append([t_s, t_s])
    return [(start, end) for start, end in found if end - start >= least_s]


def test_every_weight_shift_of_the_bout_is_a_step_to_the_right_side_at_the_right_time():
    known = recordings.expected(STEPPING)["events"]["weight_shifts"]
    shifts = known["shifts"]
    steps = [
        (t_s, foot.value)
        for t_s, signals in played(STEPPING)
        for foot in signals.steps
        if shifts[0]["t_s"] - 1 < t_s < shifts[-1]["t_s"] + 1
    ]

    assert [foot for _, foot in steps] == [shift["to"] for shift in shifts]
    for (t_s, _), shift in zip(steps, shifts, strict=True):
        assert t_s == pytest.approx(shift["t_s"], abs=known["atol_s"])


def test_quiet_stance_makes_no_steps():
    told = played(STEPPING)

    assert [t for t, signals in told if 20 < t < 60 and signals.steps] == []
    assert [t for t, signals in told if 62 < t < 105 and signals.steps] == []


def test_the_left_foot_is_lifted_just_while_the_person_stands_on_the_right_leg():
    known = recordings.expected(STEPPING)["events"]["right_single_leg"]
    found = periods(played(STEPPING), lambda signals: signals.lifted is Side.LEFT)

    assert len(found) == len(known["periods_s"])
    for period, expected in zip(found, known["periods_s"], strict=True):
        assert period == pytest.approx(expected, abs=known["atol_s"])
    assert all(signals.lifted is not Side.RIGHT for _, signals in played(STEPPING))


def test_the_person_is_on_the_board_from_stepping_on_to_stepping_off():
    start_s, end_s = recordings.expected(STEPPING)["events"]["on_board_s"]
    found = periods(played(STEPPING), lambda signals: signals.on_board)

    assert found == [(pytest.approx(start_s, abs=0.1), pytest.approx(end_s, abs=0.25))]


def test_quiet_standing_sways_about_as_much_as_the_calibration_says_and_stepping_far_more():
    told = played(STEPPING)
    quiet = sorted(signals.sway for t_s, signals in told if 22 < t_s < 55)
    stepping = sorted(signals.sway for t_s, signals in told if 8 < t_s < 15)

    assert 0.4 < quiet[len(quiet) // 2] < 2
    assert stepping[0] > 5


# --- Drop-outs ------------------------------------------------------------------------------------
def leaps_mm(samples, tracker, bursts):
    """How far the trusted place and the filtered one leap within and right after each burst."""
    places, rows = [], []
    for sample in samples:
        signals = tracker.tick([sample], 0.01)
        assert signals.reading is not None
        rows.append(signals.reading.x_mm)
        places.append(signals.lean_x * 100)
    worst_row = worst_lean = 0.0
    for burst in bursts:
        first, after = burst["row"] - 1, burst["row"] + burst["rows"] + 1
        worst_row = max(worst_row, *(abs(x - rows[first]) for x in rows[first:after]))
        worst_lean = max(worst_lean, *(abs(x - places[first]) for x in places[first:after]))
    return worst_row, worst_lean


def test_the_thirty_five_dropouts_do_not_move_the_child():
    name = "wii_board_dropouts"
    recording = recordings.recording(name)
    bursts = recordings.expected(name)["events"]["dropouts"]
    # Reaches of 100 mm, so that a lean of 0.01 is a millimetre.
    own = Calibration((0.0,) * 4, 69.67, 0.0, 0.0, Reach(100.0, 100.0, 100.0, 100.0), 2.0)
    samples = list(recording.samples())
    # No cell reads exactly 0 any more, so the gate never closes.
    open_gate = [
        Sample(s.t_s, tuple(cell if cell else 1e-9 for cell in s.cells_kg)) for s in samples
    ]
    row_mm, lean_mm = leaps_mm(samples, Tracker(recording.play_layout, own), bursts)
    raw_row_mm, raw_lean_mm = leaps_mm(open_gate, Tracker(recording.play_layout, own), bursts)

    assert len(bursts) == 35
    assert row_mm < 2
    assert lean_mm < 1
    assert raw_row_mm > 50
    assert raw_lean_mm > 40


# --- Nobody ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("standing_kg", [50.0, 79.0])
def test_light_things_on_the_board_are_nobody(standing_kg):
    recording = recordings.recording("wii_board_light_objects")
    own = Calibration((0.0,) * 4, standing_kg, 0.0, 0.0, Reach(90.0, 90.0, 50.0, 50.0), 3.0)
    tracker = Tracker(recording.play_layout, own)
    told = [(sample.t_s, tracker.tick([sample], 0.01)) for sample in recording.samples()]
    there_s = [t_s for t_s, signals in told if signals.on_board]

    # One push by a hand, 18.6 kg for less than a second, is somebody; no thing of 1 to 4 kg is.
    assert there_s[-1] - there_s[0] < 1.2
    assert all(signals.lifted is None and not signals.steps for _, signals in told)


def test_a_recording_of_things_is_played_by_nobody():
    told = played("wii_board_light_objects")

    assert sum(signals.on_board for _, signals in told) * TICK_S < 1.2


# --- Insoles --------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", [name for name in recordings.NAMES if "insoles" in name])
def test_walking_in_insoles_gives_a_step_for_each_contact(name):
    known = recordings.expected(name)["events"]["contacts"]["50n"]
    told = played(name)
    for side in Side:
        steps = [t_s for t_s, signals in told for foot in signals.steps if foot is side]
        contacts = known[side.value]["contact_s"]
        missed = [t for t in contacts if not any(abs(t - step) < 0.1 for step in steps)]

        assert len(steps) == pytest.approx(len(contacts), abs=3)
        assert len(missed) <= 0.04 * len(contacts)
