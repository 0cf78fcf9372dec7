"""Two insoles lie in time: simulated radio, so that no other job of the machine has a say."""

import pytest

from tests.benchmarks.sensing import between_feet_ms


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_a_minute_the_feet_are_within_five_milliseconds(seed):
    ours_ms, naive_ms = between_feet_ms(0.030, seed)
    assert ours_ms <= 5.0
    assert naive_ms > 3 * ours_ms
