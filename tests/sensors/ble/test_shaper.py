"""The faults do what they say, alone and together, and the same seed gives the same faults."""

from itertools import pairwise

import pytest

from sensors.sample import Sample
from tests.sensors.ble.faults import (
    Batch,
    Corrupt,
    Dead,
    Drift,
    Drop,
    Duplicate,
    During,
    Freeze,
    Reboot,
    Reorder,
    Saturate,
    Stall,
    Truncate,
)
from tests.sensors.ble.shaper import FaultShaper, Row, shape, shape_samples

COUNT = 2000
STREAM = [(100.0 + number / 100, number) for number in range(COUNT)]
FRAMES = [(t_s, number.to_bytes(4, "little") * 5) for t_s, number in STREAM]
SAMPLES = [Sample(number / 100, (1.0, 2.0, 3.0, 4.0)) for number in range(COUNT)]


def numbers(*faults, seed=0):
    return [number for _, number in shape(STREAM, *faults, seed=seed)]


def cells(*faults):
    return [sample.cells_kg for sample in shape_samples(SAMPLES, *faults)]


def test_without_faults_everything_arrives_as_it_was_sent():
    assert shape(STREAM) == STREAM
    assert shape_samples(SAMPLES) == SAMPLES


def test_a_share_is_dropped_and_the_rest_keeps_its_order():
    left = numbers(Drop(0.1))
    assert left == sorted(set(left))
    assert COUNT - len(left) == pytest.approx(0.1 * COUNT, rel=0.25)
    assert numbers(Drop(1.0)) == []


def test_a_share_comes_twice_at_once():
    twice = numbers(Duplicate(0.1))
    assert sorted(set(twice)) == list(range(COUNT))
    assert twice == sorted(twice)
    assert len(twice) - COUNT == pytest.approx(0.1 * COUNT, rel=0.25)


def test_a_share_changes_places_with_the_next_and_nothing_is_lost():
    mixed = numbers(Reorder(0.1))
    assert sorted(mixed) == list(range(COUNT))
    swaps = sum(later < earlier for earlier, later in pairwise(mixed))
    assert swaps == pytest.approx(0.1 * COUNT, rel=0.25)
    assert max(abs(place - number) for place, number in enumerate(mixed)) == 1


def test_bursts_are_of_two_to_six_and_complete():
    arrived = shape(STREAM, Batch())
    assert [number for _, number in arrived] == list(range(COUNT))
    times = [t_s for t_s, _ in arrived]
    assert {times.count(t_s) for t_s in set(times[:-6])} == {2, 3, 4, 5, 6}


def test_a_stall_holds_back_and_then_brings_everything_at_once():
    arrived = shape(STREAM, Stall(at_s=2.0, for_s=0.5))
    assert [number for _, number in arrived] == list(range(COUNT))
    late = {round(t_s, 2) for t_s, number in arrived if 200 <= number < 250}
    assert late == {102.5}


def test_what_a_stall_loses_never_comes():
    left = numbers(Stall(at_s=2.0, for_s=0.5, lost=True))
    assert set(range(COUNT)) - set(left) == set(range(200, 250))


def test_a_stall_to_the_end_gives_its_packets_at_the_end():
    assert numbers(Stall(at_s=19.0, for_s=60.0)) == list(range(COUNT))


def test_one_byte_of_a_share_is_another_one():
    arrived = shape(FRAMES, Corrupt(0.1))
    changed = [
        sum(a != b for a, b in zip(sent, came, strict=True))
        for (_, sent), (_, came) in zip(FRAMES, arrived, strict=True)
    ]
    assert set(changed) == {0, 1}
    assert sum(changed) == pytest.approx(0.1 * COUNT, rel=0.25)


def test_of_a_share_the_end_is_missing():
    arrived = shape(FRAMES, Truncate(0.2))
    cut = [len(came) for _, came in arrived if len(came) < 20]
    assert len(cut) == pytest.approx(0.2 * COUNT, rel=0.25)
    assert {0, 19} <= set(cut)
    assert all(sent.startswith(came) for (_, sent), (_, came) in zip(FRAMES, arrived, strict=True))


def test_nothing_can_be_cut_from_nothing():
    assert shape([(0.0, b"")], Truncate(1.0), Corrupt(1.0)) == [(0.0, b"")]


def test_a_cell_saturates_or_dies_alone():
    assert set(cells(Saturate(1, 99.0))) == {(1.0, 99.0, 3.0, 4.0)}
    assert set(cells(Dead(3))) == {(1.0, 2.0, 3.0, 0.0)}


def test_a_zero_drifts_with_time_in_one_cell_or_in_all():
    assert cells(Drift(0.5, cell=0))[1000] == pytest.approx((6.0, 2.0, 3.0, 4.0))
    assert cells(Drift(-0.1))[1000] == pytest.approx((0.0, 1.0, 2.0, 3.0))


def test_frozen_cells_go_on_reading_what_they_read_first():
    moving = [Sample(number / 100, (float(number),)) for number in range(COUNT)]
    frozen = shape_samples(moving, During(Freeze(), 5.0, 10.0))
    assert {sample.cells_kg for sample in frozen[500:1000]} == {(500.0,)}
    assert [sample.t_s for sample in frozen] == [sample.t_s for sample in moving]
    assert frozen[1000:] == moving[1000:]


def test_after_a_reboot_the_device_counts_from_0_again():
    shaper = FaultShaper(Reboot(1.0))
    rows = [
        shaper.row(50.0 + number / 100, Row(7 + number, 10_000 * number, (1.0,)))
        for number in range(COUNT)
    ]
    assert [row.sequence for row in (rows[99], rows[100], rows[101])] == [106, 0, 1]
    assert [row.device_us for row in (rows[99], rows[100], rows[101])] == [990_000, 0, 10_000]


def test_times_of_samples_start_anew_after_a_reboot():
    shaped = shape_samples(SAMPLES, Reboot(5.0))
    assert [sample.t_s for sample in shaped[499:502]] == [4.99, 0.0, 0.01]


def test_a_fault_for_some_time_lets_go_of_what_it_held_back():
    arrived = shape(STREAM, During(Batch(6, 6), 0.995, 1.095))
    assert [number for _, number in arrived] == list(range(COUNT))
    late = [number for t_s, number in arrived if round((t_s - 100.0) * 100) != number]
    assert late == [100, 101, 102, 103, 104, 106, 107, 108, 109]


def test_faults_work_one_after_the_other_and_nothing_held_back_is_lost():
    left = numbers(Duplicate(1.0), Batch(), Reorder(0.5), Stall(19.9, 5.0))
    assert sorted(left) == sorted([*range(COUNT), *range(COUNT)])


def test_the_same_seed_gives_the_same_faults_and_another_seed_others():
    faults = Drop(0.1), Duplicate(0.1), Batch()
    assert numbers(*faults, seed=5) == numbers(*faults, seed=5)
    assert numbers(*faults, seed=5) != numbers(*faults, seed=6)


def test_one_more_fault_does_not_change_what_the_others_do():
    dropped = set(range(COUNT)) - set(numbers(Drop(0.1)))
    assert dropped == set(range(COUNT)) - set(numbers(Drop(0.1), Reorder(0.1), Duplicate(0.5)))


def test_a_fault_can_be_used_again_as_if_it_were_new():
    frozen, other = Freeze(), [Sample(0.0, (5.0,)), Sample(0.01, (6.0,))]
    shape_samples(SAMPLES, frozen)
    assert [sample.cells_kg for sample in shape_samples(other, frozen)] == [(5.0,), (5.0,)]
