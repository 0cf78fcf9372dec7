"""Whatever finite rows a recording holds: numbers that are finite, or a sentence, and no crash."""

import json
import re
from collections import Counter

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sensors.layout import WII_BOARD, Cell, Layout, Side
from sensors.measures.arrays import Numbers
from sensors.measures.chain import CHAINS
from sensors.measures.groups import GROUPS
from sensors.measures.measured import Measured, given_of, measure
from sensors.measures.refused import Refused
from sensors.recording import FEET_COLUMNS, LARGEST, PLATE_COLUMNS, Recording
from tests.sensors.measures import made
from tests.sensors.measures.made_movements import moving, stepping_and_one_leg, walk
from tests.sensors.measures.planted import body

SENTENCE = re.compile(r"[A-Z](?!.*\b(nan|inf)\b).*\.")
ONE_FOOT = Layout("insole_pair", (Cell("left_1", 0, 0, Side.LEFT),))
ONE_CELL_EACH = made.insole_layout(1)
LAYOUTS = [
    WII_BOARD,
    made.insole_layout(3),
    made.insole_layout(2, absolute=False),
    ONE_CELL_EACH,
    ONE_FOOT,
    *(
        Layout(
            "mat", tuple(Cell(f"c{at}", 30.0 * (at % 4), 40.0 * (at // 4)) for at in range(count))
        )
        for count in (1, 2, 3, 16)
    ),
    Layout("share_board", WII_BOARD.cells, absolute=False),
    Layout("force_plate", ()),
    Layout("two_force_plates", ()),
]
STEPS_S = st.sampled_from(
    [0.0, 1e-9, 1e-6, 0.001, 0.005, 0.01, 0.02, 0.04, 0.1, 0.5, 0.6, 3.0, 100.0, 1e5]
)
LOADS = st.one_of(
    st.sampled_from([0.0, -0.0, 0.1, 1.0, 2.5, 5.0, 20.0, -3.0, 1e-300, 5e-324, 1e6, -1e6]),
    st.floats(-LARGEST, LARGEST),
    st.floats(0, 30),
)
NOISES = st.sampled_from([0.0, 1e-9, 0.05, 1.0, 1e5])


def columns_of(layout: Layout) -> tuple[str, ...]:
    feet = FEET_COLUMNS if layout.sensor == "two_force_plates" else ()
    return tuple(cell.name for cell in layout.cells) or PLATE_COLUMNS + feet


@st.composite
def recordings(draw: st.DrawFn) -> Recording:
    """Some stretches of rows, each with its own step, load on each cell, and noise."""
    layout = draw(st.sampled_from(LAYOUTS))
    columns = columns_of(layout)
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    steps, loads = [], []
    for _ in range(draw(st.integers(1, 4))):
        rows = draw(st.sampled_from([1, 1, 2, 3, 16, 17, 100, 600]))
        means = draw(st.lists(LOADS, min_size=len(columns), max_size=len(columns)))
        noise = draw(NOISES) * rng.normal(0, 1, (rows, len(columns)))
        steps.append(np.full(rows, draw(STEPS_S)))
        loads.append(np.clip(np.array(means) + noise, -LARGEST, LARGEST))
    start_s = draw(st.sampled_from([0.0, -5.0, -LARGEST, 12.34]))
    t_s = np.minimum(start_s + np.cumsum(np.concatenate(steps)), LARGEST)
    return made.recording_of(layout, columns, t_s, np.concatenate(loads))


WEIGHTS = st.one_of(st.none(), st.sampled_from([1e-6, 0.2, 12.0, 1000.0]))
ENDS = st.one_of(st.none(), st.floats(-1e6, 1e6), st.floats(0, 12))


@given(recording=recordings(), from_s=ENDS, to_s=ENDS, standing_kg=WEIGHTS)
@settings(max_examples=150, deadline=None)
@example(made.standing_on("board", *made.swaying(1)), None, None, None)
def test_any_recording_gives_finite_numbers_or_sentences(
    recording: Recording, from_s: float | None, to_s: float | None, standing_kg: float | None
) -> None:
    t_s = recording.table[:, 0]
    low_s, high_s = (-np.inf if from_s is None else from_s), (np.inf if to_s is None else to_s)
    if not ((t_s >= low_s) & (t_s < high_s)).any():
        with pytest.raises(Refused, match=r"No row lies there.*\.$"):
            given_of(recording, from_s, to_s, standing_kg)
        return
    answered(measure(given_of(recording, from_s, to_s, standing_kg)))


def answered(found: Measured) -> None:
    """That each group has finite numbers under keys that are defined, or a sentence."""
    told = found.as_plain()
    json.dumps(told, allow_nan=False)
    assert "recording" in told["values"]
    for group in GROUPS:
        given_keys = set(found.values.get(group.name, ()))
        assert given_keys <= {one.key for one in group.definitions}
        assert (
            given_keys or group.name in told["refused"] or refused_in(group.name, told["refused"])
        )
    for name, why in told["refused"].items():
        assert SENTENCE.fullmatch(why), (name, why)


def refused_in(group: str, refused: dict[str, str]) -> bool:
    return any(name.startswith(f"{group}.") for name in refused)


PEOPLE = {
    "stands": lambda seed: made.standing_on("board", *made.swaying(seed, 12.0)),
    "stands on two plates": lambda seed: made.standing_on("two plates", *made.swaying(seed, 12.0)),
    "steps": stepping_and_one_leg,
    "walks": walk,
    "rises": lambda seed: moving(body.chair(seed, 2), seed),
    "squats": lambda seed: moving(body.squats(seed, 2), seed),
}
FAULTS = st.lists(
    st.tuples(
        st.sampled_from(["cell", "row", "stamps", "gap", "repeat", "drift"]),
        st.floats(0, 1),
        st.integers(1, 200),
        LOADS,
    ),
    min_size=1,
    max_size=5,
)


@given(name=st.sampled_from(sorted(PEOPLE)), seed=st.integers(0, 5), faults=FAULTS, kg=WEIGHTS)
@settings(max_examples=60, deadline=None)
def test_somebody_who_moves_on_a_faulty_device_is_answered_too(
    name: str, seed: int, faults: list[tuple[str, float, int, float]], kg: float | None
) -> None:
    whole = PEOPLE[name](seed)
    table = whole.table.copy()
    for fault, where, count, load in faults:
        table = with_fault(table, fault, slice(int(where * len(table)), None), count, load)
    recording = Recording(whole.header, whole.columns, table)
    answered(measure(given_of(recording, standing_kg=kg)))


def with_fault(table: Numbers, fault: str, after: slice, count: int, load: float) -> Numbers:
    """One of FAULTS in the `count` rows that follow."""
    rows = slice(after.start, after.start + count)
    table = table.copy()
    match fault:
        case "cell":
            table[rows, 1 + count % (table.shape[1] - 1)] = load
        case "row":
            table[rows, 1:] = load
        case "stamps":
            table[rows, 0] = table[rows, 0].min(initial=LARGEST)
        case "gap":
            table[after, 0] = np.minimum(table[after, 0] + count * abs(load), LARGEST)
        case "repeat":
            table[rows, 1:] = table[rows, 1:][:1]
        case "drift":
            table[after, 1:] += load * 1e-3
    return table


def test_a_constant_and_a_single_row_are_answered_for_every_layout() -> None:
    for layout in LAYOUTS:
        columns = columns_of(layout)
        for rows in (1, 2, 15, 16, 17, 1000):
            table: Numbers = np.full((rows, len(columns)), 20.0)
            recording = made.recording_of(layout, columns, np.arange(rows) / 100, table)
            told = made.measured(recording)
            assert told["values"]["recording"]["rows"] == rows
            assert told["values"].get("sway_raw", {}).get("path_mm", 0) == 0


def test_every_key_of_a_group_is_defined_once_and_in_words() -> None:
    assert max(Counter(group.name for group in GROUPS).values()) == 1
    for group in GROUPS:
        assert group.chain in CHAINS
        keys = Counter(one.key for one in group.definitions)
        assert max(keys.values()) == 1, group.name
        for one in group.definitions:
            assert one.told
            assert one.unit in {
                "",
                "mm",
                "mm/s",
                "mm2",
                "s",
                "Hz",
                "kg",
                "share",
                "percent",
                "1/min",
                "1/s",
                "share/s",
            }
            assert one.needs_s >= 0
