"""The sentences about getting harder and easier: never empty, and true to the numbers."""

import re
from dataclasses import replace
from math import isclose

from hypothesis import given

from exercises.adapt import (
    Ladder,
    Mark,
    ProgressWhen,
    Standing,
    first,
    next_set,
)
from exercises.adapt_decision import Outing, decide, play, replay
from exercises.adapt_words import (
    for_parents,
    for_therapist,
    set_for_parents,
    set_for_therapist,
)
from tests.exercises.adapt_outings import (
    ALL_WELL,
    OUTINGS,
    STANDINGS,
    THREE,
    M,
    S,
    decided,
    ladders,
    outing,
)


def test_the_therapist_reads_why_with_the_numbers() -> None:
    at_goal = decide(THREE, first(THREE, 2), outing("SSSMSSSM", asked=8))
    assert for_therapist(THREE, at_goal, "gates") == (
        "Stays on rung 2: 6 of 8 gates, and the goal is 6 of 8."
    )
    eased = decided(first(THREE, 2), "MMMSSMMS", "MMSSMMMS")
    assert for_therapist(THREE, eased) == "Down to rung 1: 6 of 16 tries, fewer than 50 %."
    good = outing("SSSSSSSS", "SSSMSSSS")
    not_yet, rise = replay(THREE, first(THREE), [good, good])
    assert for_therapist(THREE, not_yet, "gates") == (
        "Stays on rung 1: 15 of 16 gates, with the median difficulty at 1.75; good sessions in a "
        "row: 1, and going up takes 2."
    )
    assert for_therapist(THREE, rise, "gates") == (
        "Up to rung 2: 15 of 16 gates, with the median difficulty at 2.25; the last of 2 good "
        "sessions in a row."
    )


def test_above_the_goal_the_therapist_reads_what_is_still_wanting() -> None:
    above = decided(first(THREE, 2), "MSSMSSMS", "SSSSSSSS")
    assert for_therapist(THREE, above, "gates") == (
        "Stays on rung 2: 13 of 16 gates, with the median difficulty at 1.80, and going up takes "
        "2.5."
    )
    strict = Ladder(3, progress_when=ProgressWhen(success_share=0.9))
    below = decided(first(strict, 2), "SSMSSSSM", "SSSSSSSS", ladder=strict)
    assert for_therapist(strict, below, "gates") == (
        "Stays on rung 2: 14 of 16 gates, and going up takes 90 %."
    )


def test_a_median_just_below_the_edge_is_not_rounded_up_to_it() -> None:
    near = replace(decided(first(THREE, 2), "MSSMSSMS", "SSSSSSSS"), middle=2.4967)
    assert "with the median difficulty at 2.4967, and going up takes 2.5." in for_therapist(
        THREE, near
    )


def test_at_the_ends_of_the_ladder_the_therapist_reads_that_it_ends() -> None:
    top = decided(first(THREE, 3), "SSSSSSSS", "SSSSSSSS")
    assert for_therapist(THREE, top) == (
        "Stays on rung 3: 16 of 16 tries, and rung 3 is the hardest allowed."
    )
    end = decided(first(THREE), "MMMMMMMM", "SSSSMMMM")
    assert for_therapist(THREE, end) == (
        "Stays on rung 1: 4 of 16 tries, fewer than 50 %, and rung 1 is the easiest allowed."
    )
    said = outing("SSSSSSSS", "SSSSSSSS", words=(Mark.STUMBLE,))
    again = replay(THREE, first(THREE), [said, said])[-1]
    assert for_therapist(THREE, again) == (
        "Stays on rung 1: a stumble, after such a word in the session before, and rung 1 is the "
        "easiest allowed (16 of 16 tries that count)."
    )
    assert "tell the therapist" in for_parents(again)


def test_the_therapist_reads_what_people_said_and_what_the_sensor_lacked() -> None:
    perfect = ("SSSSSSSS", "SSSSSSSS")
    hurt = decide(THREE, first(THREE, 2), outing(*perfect, words=(Mark.HURT, Mark.TOO_HARD)))
    assert for_therapist(THREE, hurt, "naps") == (
        'Stays on rung 2: it never goes up after hurt and "too hard" (16 of 16 naps that count).'
    )
    bad = decide(THREE, first(THREE, 2), outing(*perfect, light="bad"))
    assert for_therapist(THREE, bad) == (
        "Stays on rung 2: the sensor's data was bad, so this session is not counted."
    )
    short = decided(first(THREE, 2), "SSSVVV")
    assert for_therapist(THREE, short) == (
        "Stays on rung 2: only 3 of 16 tries count, and 8 are needed."
    )
    assert for_parents(bad) == "The sensor was not well today: next time starts as before."


def test_between_sets_the_therapist_reads_what_the_set_before_came_to() -> None:
    _, change = next_set(THREE, play(THREE, first(THREE, 2), [ALL_WELL]))
    assert set_for_therapist(change, "gates") == (
        "Set 2 goes up to rung 3: 8 of 8 gates, and the goal is 6 of 8; the difficulty went from "
        "2.00 to 2.80."
    )
    assert set_for_parents(change) == "A little harder now."
    _, change = next_set(THREE, play(THREE, first(THREE, 2), [(*ALL_WELL, Mark.STUMBLE)]))
    assert set_for_therapist(change) == (
        "Set 2 stays on rung 2: 8 of 8 tries, and the goal is 6 of 8; the difficulty went from "
        "2.00 to 2.50; nothing gets harder after a stumble."
    )


@given(ladders(), STANDINGS, OUTINGS)
def test_every_sentence_is_true_to_the_numbers(
    ladder: Ladder, standing: Standing, one: Outing
) -> None:
    decision = decide(ladder, standing, one)
    text = for_therapist(ladder, decision, "gates")
    step = decision.after.rung - decision.before.rung
    opening = {-1: "Down to", 0: "Stays on", 1: "Up to"}[step]
    assert text.startswith(f"{opening} rung {decision.after.rung}: ")
    assert text.endswith(".")
    counted = [now for marks in one.sets for now in marks if now in (S, M)]
    for successes, tries in re.findall(r"(\d+) of (\d+) gates(?! count)", text):
        assert (int(successes), int(tries)) == (counted.count(S), len(counted)) or (
            one.sensor_light == "bad" and tries == "0"
        )
    for reached, needed in re.findall(r"goal is (\d+) of (\d+)", text):
        assert isclose(int(reached) / int(needed), ladder.adapt.goal, abs_tol=1e-5)
        assert counted.count(S) <= int(reached)
    for least in re.findall(r"fewer than ([\d.]+) %", text):
        assert 100 * counted.count(S) / len(counted) < float(least) + 1e-3
    if "never goes up" in text or "after such a word" in text:
        assert decision.words
        assert step <= 0
    if reached_edge := re.search(r"difficulty at ([\d.]+)", text):
        above = float(reached_edge.group(1)) >= decision.before.rung + 0.5
        assert above == ("going up takes " + f"{decision.before.rung + 0.5:g}" not in text)


@given(ladders(), STANDINGS, OUTINGS)
def test_parents_read_a_sentence_that_says_where_it_goes_and_has_no_number(
    ladder: Ladder, standing: Standing, one: Outing
) -> None:
    decision = decide(ladder, standing, one)
    text = for_parents(decision)
    assert re.fullmatch(r"[A-Z][^\d]{10,90}\.", text)
    assert ("starts a little easier" in text) == (decision.moves < 0)
    assert ("starts a little harder" in text) == (decision.moves > 0)


@given(ladders(), STANDINGS, OUTINGS)
def test_every_set_has_its_sentences(ladder: Ladder, standing: Standing, one: Outing) -> None:
    played = play(ladder, standing, one.sets)
    after, change = next_set(ladder, played)
    verb = {-1: "goes down to", 0: "stays on", 1: "goes up to"}[after.rung - played.rung]
    text = set_for_therapist(change)
    assert text.startswith(f"Set {max(1, len(one.sets)) + 1} {verb} rung {after.rung}: ")
    last = [now for now in (one.sets[-1] if one.sets else ()) if now in (S, M)]
    assert f": {last.count(S)} of {len(last)} tries, " in text
    assert set_for_parents(change).endswith(".")
