"""Which rows are held back, and for how long."""

from sensors.gate import Gate

GOOD = (15.0, 15.0, 15.0, 15.0)
LOST = (0.0, 15.0, 15.0, 15.0)


def held(*rows, rate_hz=100, least_kg=5.0):
    gate = Gate(least_kg)
    return [gate.hold(cells, sum(cells), at / rate_hz) for at, cells in enumerate(rows)]


def test_a_cell_that_is_lost_for_a_moment_is_held_back():
    assert held(GOOD, LOST, LOST, GOOD) == [False, True, True, False]


def test_after_five_rows_a_fall_is_believed():
    assert held(GOOD, *[LOST] * 7, rate_hz=200) == [False] + [True] * 5 + [False] * 2


def test_after_fifty_milliseconds_a_fall_is_believed():
    assert held(GOOD, *[LOST] * 4, rate_hz=40) == [False, True, True, True, False]


def test_a_believed_fall_is_the_new_good_load():
    lower = (0.0, 0.0, 15.0, 15.0)

    assert held(GOOD, *[LOST] * 6, LOST, lower, rate_hz=200)[-2:] == [False, True]


def test_a_quick_fall_without_a_zero_is_a_person():
    assert held(GOOD, (0.1, 0.1, 15.0, 15.0)) == [False, False]


def test_a_true_zero_without_a_fall_is_a_person_at_the_edge():
    assert held(GOOD, (0.0, 30.0, 0.0, 30.0)) == [False, False]


def test_nobody_cannot_fall():
    assert held((0.0, 0.0, 0.0, 0.3), (0.0, 0.0, 0.0, 0.1)) == [False, False]


def test_each_burst_has_its_own_time():
    assert held(*[GOOD, LOST, LOST, LOST, LOST] * 3) == [False, True, True, True, True] * 3
