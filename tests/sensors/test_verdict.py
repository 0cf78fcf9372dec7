"""A light and a sentence: each fault gets its own, batteries come first, and play is never told."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.driver import Controls
from sensors.health import Health, HealthMeter, health_of
from sensors.layout import Layout
from sensors.signals import Wish
from sensors.simulated import simulated
from sensors.verdict import LIMITS, SENTENCES, Fault, Finding, Verdict, findings, trusted, verdict
from tests import recordings, text_lint
from tests.sensors import health_rows
from tests.sensors.health_rows import BOARD, INSOLES, LAYOUTS, ROWS, Rows, metered
from tests.text_lint import Said

KINDS = pytest.mark.parametrize("kind", ROWS)
GOOD = Health(100.0, 0, 0, 0, rows=6000, battery_share=0.8)

Spoil = Callable[[Rows], Rows]
PLANTED: dict[str, tuple[Spoil, Fault, str, str]] = {
    "a dead cell": (health_rows.dead, Fault.DEAD, "bad", "Part of .* feels nothing"),
    "stuck for a second": (health_rows.stuck, Fault.STUCK, "fair", "is stuck. Switch it off"),
    "stuck for longer": (
        lambda rows: health_rows.stuck(rows, lasts_s=4.0),
        Fault.STUCK,
        "bad",
        "is stuck. Switch it off",
    ),
    "a drift": (health_rows.drifting, Fault.DRIFT, "fair", "get .*ready again"),
    "a large drift": (
        lambda rows: health_rows.drifting(rows, 3.0),
        Fault.DRIFT,
        "bad",
        "get .*ready again",
    ),
    "some saturated rows": (health_rows.saturated, Fault.SATURATED, "fair", "pressed too hard"),
    "many saturated rows": (
        lambda rows: health_rows.saturated(rows, every=8),
        Fault.SATURATED,
        "bad",
        "pressed too hard",
    ),
    "gaps": (health_rows.holed, Fault.GAPS, "fair", "closer to the computer"),
    "gaps all the time": (
        lambda rows: health_rows.holed(rows, 0.7),
        Fault.GAPS,
        "bad",
        "closer to the computer",
    ),
    "20 rows a second": (lambda rows: rows[::5], Fault.SLOW, "fair", "too slow"),
    "9 rows a second": (lambda rows: rows[::11], Fault.SLOW, "bad", "too slow"),
    "bursts": (
        lambda rows: health_rows.in_bursts(rows, 4),
        Fault.UNEVEN,
        "fair",
        "unevenly",
    ),
    "noise": (lambda rows: health_rows.trembling(rows, 0.7), Fault.NOISE, "fair", "tremble"),
    "much noise": (lambda rows: health_rows.trembling(rows, 1.3), Fault.NOISE, "bad", "tremble"),
}


@KINDS
def test_good_rows_get_a_good_light(kind):
    layout, meter = LAYOUTS[kind], metered(kind, ROWS[kind](), battery_share=0.6)

    for health in (meter.health, meter.recent):
        assert findings(health, layout) == ()
        assert verdict(health, streaming=True, layout=layout).light == "good"
    assert trusted(meter.health, layout)


@KINDS
@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_is_told(kind, planted):
    spoil, fault, light, told = PLANTED[planted]
    health = metered(kind, spoil(ROWS[kind]()), battery_share=0.6).health
    found = verdict(health, streaming=True, layout=LAYOUTS[kind])

    assert Finding(fault, light) in findings(health, LAYOUTS[kind])
    assert found.light == light
    assert re.search(told, found.sentence)
    assert ("insole" in found.sentence) == (kind == "insoles")
    assert trusted(health, LAYOUTS[kind]) == (light != "bad")


@pytest.mark.parametrize(("every", "light"), [(600, "fair"), (80, "bad")])
def test_drop_outs_of_a_board_are_told(every, light):
    health = metered("board", health_rows.skipping(health_rows.board_rows(), every)).health

    assert verdict(health, streaming=True, layout=BOARD) == (
        light,
        "The board skips. Switch it off and on.",
    )


@KINDS
@pytest.mark.parametrize(("share", "light"), [(0.005, "good"), (0.03, "fair"), (0.3, "bad")])
def test_lost_rows_are_told(kind, share, light):
    rows = ROWS[kind]()
    health = metered(kind, rows, lost_rows=round(share * len(rows))).health

    assert verdict(health, streaming=True, layout=LAYOUTS[kind]).light == light


@pytest.mark.parametrize(
    ("share", "light", "sentence"),
    [
        (1.0, "good", "The board is ready. Have fun!"),
        (0.25, "good", "The board is ready. Have fun!"),
        (0.19, "fair", "Change the batteries of the board soon."),
        (0.0, "bad", "Change the batteries of the board now."),
    ],
)
def test_batteries(share, light, sentence):
    health = replace(GOOD, battery_share=share)

    assert verdict(health, streaming=True, layout=BOARD) == Verdict(light, sentence)


@KINDS
@pytest.mark.parametrize("planted", PLANTED)
def test_batteries_come_first(kind, planted):
    spoil, _, light, _ = PLANTED[planted]
    health = metered(kind, spoil(ROWS[kind]()), battery_share=0.1).health
    found = verdict(health, streaming=True, layout=LAYOUTS[kind])

    assert found.light == light
    assert "batteries" in found.sentence


def test_what_is_bad_is_told_before_what_is_fair():
    health = replace(GOOD, stuck_s=0.6, noise_kg=2.0)

    assert [one.fault for one in findings(health)] == [Fault.STUCK, Fault.NOISE]
    assert "tremble" in verdict(health, streaming=True, layout=BOARD).sentence


@pytest.mark.parametrize("health", [GOOD, Health(0.0, 0, 0, 0), replace(GOOD, dead_cells=("tl",))])
def test_where_nothing_comes_the_light_is_off(health):
    assert verdict(health, streaming=False, layout=BOARD) == (
        "off",
        "Switch the board on and wait a moment.",
    )
    assert verdict(health, streaming=False, layout=INSOLES).sentence.startswith("Switch both")


def test_nothing_yet_is_off_even_where_the_device_is_open():
    assert verdict(Health(0.0, 0, 0, 0), streaming=True, layout=BOARD).light == "off"


def test_a_silent_device_with_a_flat_battery_needs_a_new_one():
    found = verdict(replace(GOOD, battery_share=0.02), streaming=False, layout=BOARD)

    assert found == ("off", "Change the batteries of the board now.")


def test_a_few_gaps_are_normal_however_short_the_time():
    assert verdict(Health(100.0, 3, 0, 3, rows=1000), streaming=True, layout=BOARD).light == "good"
    assert verdict(Health(100.0, 0, 0, 4, rows=1000), streaming=True, layout=BOARD).light == "fair"
    assert verdict(Health(100.0, 0, 0, 4, rows=6000), streaming=True, layout=BOARD).light == "good"


def test_a_few_rows_tell_nothing_of_rate_and_jitter():
    few = Health(5.0, 0, 0, 0, rows=5, jitter_ms=50.0, lost_rows=3)

    assert findings(few) == ()
    assert len(findings(replace(few, rows=10, lost_rows=4))) == 3


def test_cells_that_read_shares_are_judged_by_shares():
    shares = replace(INSOLES, absolute=False)

    assert findings(replace(GOOD, drift_kg=0.03), shares) == (Finding(Fault.DRIFT, "fair"),)
    assert findings(replace(GOOD, drift_kg=0.03), INSOLES) == ()
    assert findings(replace(GOOD, noise_kg=3.0), shares) == ()


# --- People ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "name", ["diligent", "weak", "strong", "one_sided", "slow", "tired", "still"]
)
def test_every_simulated_child_plays_on_a_good_board(name):
    child = simulated(name, 2)
    meter = HealthMeter(child.layout, child.true_calibration().zero_kg)
    for tick in range(2400):
        wish = Wish(lean_x=0.6 * ((tick // 240) % 3 - 1), on_board=not 1200 < tick < 1500)
        for row in child.step(tick / 60, wish, Controls()):
            meter.add(row)

    assert verdict(meter.health, streaming=True, layout=child.layout).light == "good"
    assert verdict(meter.recent, streaming=True, layout=child.layout).light == "good"


@pytest.mark.parametrize("name", recordings.NAMES)
def test_real_recordings_are_good_but_for_the_one_with_dropouts(name):
    recording = recordings.recording(name)
    health = health_of(recording.layout, recording.measured())
    faults = [(Fault.DROPOUTS, "fair")] if name == "wii_board_dropouts" else []

    assert list(findings(health, recording.layout)) == faults
    assert trusted(health, recording.layout)


# --- The table and the words ----------------------------------------------------------------------
def test_every_fault_has_a_limit_and_is_told_in_its_order():
    assert list(LIMITS) == list(Fault)


WORSE = {
    "battery_share": (1.0, 0.0),
    "stuck_s": (0.0, 9.0),
    "drift_kg": (0.0, 9.0),
    "saturated_share": (0.0, 1.0),
    "lost_rows": (0, 60_000),
    "gaps": (0, 2900),
    "rate_hz": (200.0, 0.1),
    "jitter_ms": (0.0, 100.0),
    "dropouts": (0, 1500),
    "noise_kg": (0.0, 9.0),
}
LIGHTS = ("good", "fair", "bad")


@given(figure=st.sampled_from(sorted(WORSE)), a=st.floats(0, 1), b=st.floats(0, 1))
def test_a_worse_figure_never_gets_a_better_light(figure, a, b):
    best, worst = WORSE[figure]

    def light(share):
        value = best + share * (worst - best)
        health = replace(GOOD, **{figure: type(best)(value)})
        return LIGHTS.index(verdict(health, streaming=True, layout=BOARD).light)

    assert light(min(a, b)) <= light(max(a, b))
    assert (light(0.0), light(1.0)) == (0, 2)


FIGURES = st.fixed_dictionaries(
    {
        name: st.floats(*sorted(map(float, ends)))
        for name, ends in WORSE.items()
        if isinstance(ends[0], float)
    }
)


@given(figures=FIGURES, layout=st.sampled_from([BOARD, INSOLES, Layout("force_plate", ())]))
def test_a_verdict_always_has_a_known_sentence_and_bad_is_never_trusted(figures, layout):
    health = replace(GOOD, **figures)
    found = verdict(health, streaming=True, layout=layout)

    assert found.sentence in SENTENCES
    assert trusted(health, layout) == (found.light != "bad")


def test_sentences_are_short_and_name_the_device_and_no_weight():
    assert len(set(SENTENCES)) == len(SENTENCES)
    for text in SENTENCES:
        assert len(text.split()) <= 12, text
        assert re.search("board|insole", text), text
        assert not re.search(r"\d|weigh|heavy|kilo|kg", text, re.IGNORECASE), text
        assert text_lint.unkind_words_in(Said(text, "en", "here")) == []
        assert text_lint.claims_in(Said(text, "en", "here")) == []
