"""A rehearsal beside the game: nobody waits for it, and it ends with whoever asked for it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path
from time import monotonic, sleep

import pytest

from game.minigames import GAMES
from game.rehearsal import Report, by_level, plan, rehearse
from game.scenes import level_asks as ask
from game.scenes.answers import Failure
from game.shell.level_desk import SEED, LevelDesk
from game.shell.levels import library
from tests.game.running import ROOT, surroundings
from tests.game.scenes.office import folder_of, own
from tests.game.shell.level_asking import CROWD, FEW, LONGEST_S, UNDER_WAY, ours, until


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[LevelDesk]:
    at = LevelDesk(folder_of(tmp_path, **FEW), CROWD)
    yield at
    at.close()


def begin(desk: LevelDesk, level_id: str = "few_rungs") -> None:
    assert desk.carriers[ask.Rehearse](ask.Rehearse("it", level_id)) is None


def playing(desk: LevelDesk) -> set[int]:
    """Tick until somebody plays; the processes."""
    begun_s = monotonic()
    while not ours() and monotonic() - begun_s < LONGEST_S:
        list(desk.news())
    for _ in range(os.cpu_count() or 1):
        list(desk.news())
    return ours()


def test_a_rehearsal_tells_how_far_it_is_and_then_the_same_as_the_command_line(
    desk: LevelDesk, tmp_path: Path
) -> None:
    begin(desk)
    counts, busy_s, told, first_s = list[int](), 0.0, None, monotonic()
    while told is None:
        begun_s = monotonic()
        answers = list(desk.news())
        busy_s += monotonic() - begun_s
        counts += [one.value.done for one in answers if isinstance(one.value, ask.Rehearsing)]
        told = next((one.value for one in answers if isinstance(one.value, Report | Failure)), None)
        sleep(0.005)
    took_s = monotonic() - first_s
    level = library(tmp_path).level("few_rungs")
    whole = plan(level.rungs, GAMES[level.game], 1, CROWD, SEED)
    assert told == rehearse(whole, rule=by_level(level.ladder))
    assert counts == sorted(set(counts))
    assert counts[-1] == CROWD + 1
    assert busy_s < 0.2 * took_s, "nobody may wait for those who play"
    assert ours() == set()
    assert list(desk.news()) == []


def test_leaving_ends_all_processes_at_once(desk: LevelDesk) -> None:
    begin(desk, "otter_river")
    assert playing(desk)
    begun_s = monotonic()
    assert desk.carriers[ask.StopRehearsing](ask.StopRehearsing()) is None
    assert monotonic() - begun_s < 1.0
    assert ours() == set()
    assert list(desk.news()) == []


def test_asking_again_ends_the_rehearsal_before(desk: LevelDesk) -> None:
    begin(desk, "otter_river")
    before = playing(desk)
    begin(desk, "sleepy_owl")
    assert not ours() & before
    assert playing(desk)


def test_closing_the_desk_ends_all_processes(desk: LevelDesk) -> None:
    begin(desk, "otter_river")
    assert playing(desk)
    desk.close()
    assert ours() == set()
    desk.close()


def test_where_one_process_is_lost_the_others_play_its_part(desk: LevelDesk) -> None:
    begin(desk)
    pids = playing(desk)
    assert pids
    if len(pids) > 1:
        os.kill(min(pids), signal.SIGTERM)
    assert isinstance(until(desk, Report, Failure), Report)


def test_where_no_process_can_play_a_sentence_says_what_to_do(desk: LevelDesk) -> None:
    begin(desk)
    begun_s, told = monotonic(), list[object]()
    while not told and monotonic() - begun_s < LONGEST_S:
        for process in active_children():
            process.kill()
        told = [one.value for one in desk.news() if not isinstance(one.value, UNDER_WAY)]
        sleep(0.005)
    (failure,) = told
    assert isinstance(failure, Failure)
    assert 'stepling levels rehearse "few_rungs"' in failure.sentence
    assert ours() == set()


ENDS = {
    "left as it is": "sys.exit()",
    "killed": "os.kill(os.getpid(), signal.SIGTERM if os.name == 'nt' else signal.SIGKILL)",
}
BESIDE = """
import os, signal, sys
from multiprocessing import active_children
from pathlib import Path
from game.scenes.level_asks import Rehearse
from game.shell.level_desk import LevelDesk
if __name__ == "__main__":
    desk = LevelDesk(Path(sys.argv[1]), 50)
    desk.carriers[Rehearse](Rehearse("it", "few_rungs"))
    while not active_children():
        list(desk.news())
    list(desk.news())
    print(len(active_children()), flush=True)
    {ends}
"""


@pytest.mark.parametrize("end", ENDS)
def test_however_the_program_ends_no_process_outlives_it(tmp_path: Path, end: str) -> None:
    """They share its output, so that it is not at its end before all of them are."""
    folder_of(tmp_path, few_rungs=own("few_rungs", rungs=1))
    words = [sys.executable, "-c", BESIDE.format(ends=ENDS[end]), str(tmp_path)]
    begun_s = monotonic()
    done = subprocess.run(
        words, cwd=ROOT, env=surroundings(), capture_output=True, timeout=LONGEST_S, check=False
    )
    assert int(done.stdout.split()[-1]) >= 1
    assert b"Traceback" not in done.stderr
    assert monotonic() - begun_s < LONGEST_S / 2
