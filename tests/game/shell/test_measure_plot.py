"""Pictures of measures: what they show and say, on real recordings and on made-up ones."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import process_time
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from game.shell.measure_plot.drawing import draw
from game.shell.measure_plot.events import paint_marks
from game.shell.trouble import Trouble
from sensors.layout import WII_BOARD, Cell, Layout, Side
from sensors.measures.events import Plain
from sensors.measures.measured import Measured, given_of, measure
from sensors.recording import Recording
from sensors.recording_header import Header
from tests import recordings

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
PLATE = Layout("force_plate", ())
PLATE_COLUMNS = ("t_s", "load_kg", "cop_x_mm", "cop_y_mm")
INSOLES = Layout(
    "insole_pair", (Cell("left_a", 0.0, 0.0, Side.LEFT), Cell("right_a", 0.0, 0.0, Side.RIGHT))
)
INSOLE_COLUMNS = ("t_s", "left_a", "right_a")
BOARD_COLUMNS = ("t_s", *(cell.name for cell in WII_BOARD.cells))
BOARD_NOTE = "Board share is not the load under a foot."
BOARD_WORDS = {"Sway", "left - right (mm)", "back - front (mm)", "95 % ellipse", "mean"}
BOARD_WORDS |= {
    "Board share of the left half",
    "right - left (%)",
    "kg",
    "time (s)",
    "on the board",
}
CASES = {
    "force_plate_closed_eyes_firm": {"Sway", "Load on the plate", "Sway back - front"},
    "two_plates_open_eyes_rigid": {"Sway", "Load under each foot", "left foot", "right foot"},
    "insoles_walk_control_b": {"Load under the left foot", "Foot contacts", "from 20 N", "cadence"},
    "wii_board_light_objects": {"Sway is not given", "Load on the board", "Nobody stands on it."},
    "wii_board_adult_steps_and_single_leg": {"weight shift", "on that leg alone", "drop-outs (1)"},
}


def measured_of(
    layout: Layout, columns: Sequence[str], *numbers: np.ndarray, events: Plain = None
) -> Measured:
    """What a made-up recording gives, with made-up events where there are some."""
    table = np.column_stack(numbers)
    given = given_of(Recording(Header(layout, {}), tuple(columns), table))
    return Measured({}, events, {}, {}, given) if events is not None else measure(given)


def standing(seconds: float = 30.0) -> Measured:
    """Somebody of 20 kg who sways on a plate."""
    t_s = np.arange(round(seconds * 50)) / 50
    way = 10 * np.sin(t_s), 6 * np.sin(1.7 * t_s)
    return measured_of(PLATE, PLATE_COLUMNS, t_s, np.full(len(t_s), 20.0), *way)


def walking(hours: float) -> Measured:
    """Somebody who walks on insoles, with a contact at each step."""
    t_s = np.arange(round(hours * 360_000)) / 100
    loads = [np.clip(30 * np.sin(2 * np.pi * t_s + turn), 0, None) for turn in (0, np.pi)]
    starts_s = {"left": np.arange(0.0, t_s[-1]), "right": np.arange(0.5, t_s[-1])}
    feet = {
        side: {"contact_s": at_s.tolist(), "off_s": (at_s + 0.48).tolist()}
        for side, at_s in starts_s.items()
    }
    return measured_of(INSOLES, INSOLE_COLUMNS, t_s, *loads, events={"contacts": {"bw": feet}})


def drawn(measured: Measured, path: Path, title: str = "made.csv") -> Path:
    draw(measured.given, measured, path, title)
    return path


def words(svg: Path) -> list[str]:
    """All that is written in the picture."""
    texts = ElementTree.parse(svg).iter("{http://www.w3.org/2000/svg}text")
    return ["".join(text.itertext()) for text in texts]


# --- What is in it -------------------------------------------------------------------------------
@pytest.mark.parametrize("name", CASES)
def test_a_picture_of_each_kind_of_sensor_says_what_it_shows(name: str, tmp_path: Path) -> None:
    measured = measure(given_of(recordings.recording(name)))
    said = words(drawn(measured, tmp_path / "a.svg", f"{name}.csv"))
    assert set(said) >= CASES[name] | {f"{name}.csv", "time (s)"}
    assert any(BOARD_NOTE in text for text in said) == name.startswith("wii_board")


def test_quiet_standing_on_a_board_shows_its_sway_and_where_on_the_board(tmp_path: Path) -> None:
    name = "wii_board_adult_steps_and_single_leg"
    measured = measure(given_of(recordings.recording(name), 20, 55))
    said = words(drawn(measured, tmp_path / "a.svg"))
    assert set(said) >= BOARD_WORDS
    sways = measured.values["sway_swarii25_lp10"]
    assert f"{sways['mean_speed_mm_s'].value:.2f} mm/s" in said
    assert f"{sways['ellipse95_mm2'].value:.0f} mm²" in said
    foot = " ".join(said)
    assert "Sway went through swarii25_lp10" in foot
    assert "20.00 to 54.99 s" in foot


def test_sway_that_is_refused_leaves_its_reason_in_words(tmp_path: Path) -> None:
    measured = measure(given_of(recordings.recording("insoles_walk_control_b")))
    told = " ".join(words(drawn(measured, tmp_path / "a.svg"))).replace("\N{NO-BREAK SPACE}", " ")
    assert measured.refused["sway_swarii25_lp10"] in told
    assert "swarii25" not in told


def test_numbers_of_a_stretch_that_is_too_short_are_marked(tmp_path: Path) -> None:
    said = words(drawn(standing(seconds=15), tmp_path / "a.svg"))
    assert "* too short a stretch: do not compare" in said
    assert sum(text.endswith(" mm² *") for text in said) == 1
    assert not any(text.endswith(" mm *") for text in said)


def test_a_lean_over_half_the_board_shows_the_whole_board(tmp_path: Path) -> None:
    t_s = np.arange(1500) / 50
    right, front = 0.5 + 0.3 * np.sin(t_s), 0.5 + 0.1 * np.sin(1.3 * t_s)
    shares = ((1 - right) * front, right * front, (1 - right) * (1 - front), right * (1 - front))
    loads = [12.0 * share for share in shares]
    said = words(drawn(measured_of(WII_BOARD, BOARD_COLUMNS, t_s, *loads), tmp_path / "a.svg"))
    assert "the board's cells" in said
    assert "on the board" not in said


def test_contacts_by_the_childs_weight_go_before_others() -> None:
    def feet(*contact_s: float) -> Plain:
        off_s = [at_s + 0.5 for at_s in contact_s]
        foot = {"contact_s": list(contact_s), "off_s": off_s}
        return {"left": foot, "right": foot}

    measured = walking(hours=0.01)
    events = {"contacts": {"20n": feet(1.0), "bw": feet(2.0, 4.0, 6.0)}}
    axes = Figure().add_subplot()
    paint_marks(axes, measured.given.trial, events)
    bars = [one for one in axes.collections if isinstance(one, PolyCollection)][:2]
    spans = [[tuple(path.vertices[:, 0][[0, 2]]) for path in bar.get_paths()] for bar in bars]
    ends = [[(min(span), max(span)) for span in foot] for foot in spans]
    assert ends == [[(2.0, 2.5), (4.0, 4.5), (6.0, 6.5)]] * 2


def test_letters_are_at_least_nine_points_high(tmp_path: Path) -> None:
    name = "wii_board_adult_steps_and_single_leg"
    for place, stretch in enumerate(((None, None), (20, 55))):
        measured = measure(given_of(recordings.recording(name), *stretch))
        svg = drawn(measured, tmp_path / f"{place}.svg").read_text()
        sizes = [float(size) for size in re.findall(r"<text[^>]*?(\d+(?:\.\d+)?)px", svg)]
        assert len(sizes) > 20
        assert min(sizes) >= 9


@pytest.mark.parametrize("rows", [1, 2, 16, 17])
def test_however_few_the_rows_there_is_a_picture(rows: int, tmp_path: Path) -> None:
    numbers = np.full((rows, 4), 7.0)
    made = measured_of(WII_BOARD, BOARD_COLUMNS, np.arange(rows) / 50, numbers)
    assert "Sway is not given" in words(drawn(made, tmp_path / "a.svg"))


@pytest.mark.parametrize("title", ["a $b_1$ \\frac{.csv", "\x1b[31m\nred.csv", "名前\ud800.csv"])
def test_any_name_can_stand_over_the_picture(title: str, tmp_path: Path) -> None:
    measured = standing(seconds=10)
    drawn(measured, tmp_path / "a.png", title)
    told = "".join(letter if letter.isprintable() else "?" for letter in title)
    assert told in words(drawn(measured, tmp_path / "a.svg", title))


def test_a_long_name_keeps_both_its_ends(tmp_path: Path) -> None:
    said = words(drawn(standing(10), tmp_path / "a.svg", "first" + "x" * 300 + "last.csv"))
    assert any(re.fullmatch(r"firstx+ \.\.\. x+last\.csv", text) for text in said)


# --- Files ---------------------------------------------------------------------------------------
def test_a_png_has_1600_by_1000_pixels_on_white(tmp_path: Path) -> None:
    picture = drawn(standing(), tmp_path / "A.PNG").read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert [int.from_bytes(picture[at : at + 4]) for at in (16, 20)] == [1600, 1000]


def test_an_svg_is_of_the_same_shape(tmp_path: Path) -> None:
    top = ElementTree.parse(drawn(standing(), tmp_path / "a.svg")).getroot()
    assert top.get("viewBox") == "0 0 768 480"


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_same_recording_gives_the_same_bytes_whatever_the_settings(
    kind: str, tmp_path: Path
) -> None:
    measured = standing()
    first = drawn(measured, tmp_path / f"a.{kind}").read_bytes()
    with mpl.rc_context({"figure.facecolor": "red", "xtick.major.size": 30, "font.size": 30}):
        second = drawn(measured, tmp_path / f"b.{kind}").read_bytes()
        assert mpl.rcParams["font.size"] == 30
    assert first == second
    assert mpl.__version__.encode() not in first
    assert b"dc:date" not in first
    assert "matplotlib.pyplot" not in sys.modules


def test_two_hours_are_drawn_quickly_and_small(tmp_path: Path) -> None:
    for name, measured in (("feet", walking(2)), ("plate", standing(2 * 3600))):
        start = process_time()
        svg = drawn(measured, tmp_path / f"{name}.svg")
        assert process_time() - start < 3
        assert svg.stat().st_size < 1_000_000
        assert "time (min)" in words(svg)
    assert "the darker, the longer it was there" in words(svg)


# --- Troubles ------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["picture", "picture.pdf", "png", ".svg"])
def test_another_ending_is_wrong_use(name: str, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"neither a \.png nor a \.svg file\. Give") as trouble:
        drawn(standing(10), tmp_path / name)
    assert trouble.value.status == 2
    assert not list(tmp_path.iterdir())


def test_without_matplotlib_the_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(Trouble, match=r"needs matplotlib.*install -c constraints\.txt") as trouble:
        drawn(standing(10), tmp_path / "a.png")
    assert trouble.value.status == 1
    assert '".[plot]"' in str(trouble.value)
    assert not list(tmp_path.iterdir())


def test_matplotlib_is_loaded_for_a_picture_only() -> None:
    asked = "import sys, game.shell.measure_plot.drawing; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"a\.png cannot be written \(No such file.*another place"):
        drawn(standing(10), tmp_path / "nowhere" / "a.png")


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    with pytest.raises(Trouble, match="cannot be written"):
        drawn(standing(10), tmp_path / "a.png")
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes."""
    from resource import RLIMIT_FSIZE, getrlimit, setrlimit  # noqa: PLC0415  # not on every system

    usual, most = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        setrlimit(RLIMIT_FSIZE, (usual, most))


@UNIX
@pytest.mark.parametrize("old", [None, b"the picture of yesterday"])
def test_a_full_disk_leaves_what_was_there(old: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    if old:
        path.write_bytes(old)
    measured = standing(10)
    drawn(measured, tmp_path / "first.png").unlink()  # matplotlib may keep its fonts meanwhile
    with full_disk(5000), pytest.raises(Trouble, match="cannot be written"):
        drawn(measured, path)
    assert [one.read_bytes() for one in tmp_path.iterdir()] == ([old] if old else [])


def test_a_picture_that_is_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / ("long" * 60 + ".svg")
    path.write_text("old")
    drawn(standing(10), path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert "Sway" in words(path)


def test_a_weight_that_was_said_is_told(tmp_path: Path) -> None:
    measured = standing(10)
    said = replace(measured, given=replace(measured.given, said_kg=21.5))
    assert any("21.5 kg, as it was said" in text for text in words(drawn(said, tmp_path / "a.svg")))
