"""Ratios within one run: they hold on a slow and busy machine as well as on a quick one."""

from pathlib import Path
from statistics import median

import pytest

from game.minigames import GAMES
from tests.benchmarks import measuring


@pytest.mark.parametrize("game", GAMES.values(), ids=lambda game: game.name)
def test_a_frame_is_at_least_three_times_faster_than_the_same_one_drawn_naively(game):
    fast, slow = measuring.frames(game.name, game.worlds[0], every=16, naive_every=20)

    assert median(slow) >= 3 * median(fast)


@pytest.mark.parametrize("game", GAMES.values(), ids=lambda game: game.name)
def test_no_part_of_a_tick_outweighs_what_it_may_take_beside_the_picture_of_it(game):
    spent = measuring.parts_of_a_tick(game.name)

    # `view` may take 40 us; the others keep to their own share of that, and it to a tick's.
    assert spent["step"] <= spent["view"]
    assert spent["session"] <= spent["view"]
    assert spent["tracker"] <= spent["view"]
    assert spent["child"] <= spent["view"]


def test_headless_play_is_at_least_200_times_faster_than_real_time():
    ratios = (measuring.headless_ratio("log_trail", whole_process=False) for _ in range(5))

    assert any(ratio >= 200 for ratio in ratios)


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc (Linux)")
@pytest.mark.parametrize("painted", [False, True], ids=["headless", "painted"])
def test_an_hour_of_play_gains_less_than_five_megabytes(painted):
    assert measuring.memory_growth(60, painted) < 5_000_000
