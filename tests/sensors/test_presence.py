"""When somebody is on the device, and how soon it is known that nobody is."""

import pytest

from sensors.presence import Presence


def follow(*phases, rate_hz=100):
    """(seconds since the start, somebody) at each change."""
    presence, changes, at = Presence(6.0), [(0.0, False)], 0
    for seconds, load_kg in phases:
        for _ in range(round(seconds * rate_hz)):
            presence.add(load_kg, at / rate_hz)
            if presence.somebody is not changes[-1][1]:
                changes.append((round(at / rate_hz, 3), presence.somebody))
            at += 1
    return changes[1:]


def test_a_child_is_there_at_once():
    assert follow((1, 0.0), (1, 6.0)) == [(1.0, True)]


@pytest.mark.parametrize("rate_hz", [25, 50, 100, 200])
def test_a_child_that_left_is_gone_soon_enough_to_freeze_play_in_time(rate_hz):
    [(_, there), (gone_s, still)] = follow((1, 60.0), (1, 0.0), rate_hz=rate_hz)

    assert (there, still) == (True, False)
    assert gone_s - 1.0 <= 0.16 + 1e-9


def test_a_moment_without_load_is_nobodys_leaving():
    assert follow((1, 60.0), (0.14, 0.0), (1, 60.0), (0.14, 0.0), (1, 60.0)) == [(0.0, True)]


def test_a_load_at_the_floor_does_not_flicker():
    loads = [(0.5, load_kg) for load_kg in (6.0, 5.5, 6.1, 5.5, 6.0)]

    assert follow(*loads) == [(0.0, True)]
    assert follow((1, 5.9)) == []
