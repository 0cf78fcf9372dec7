"""Two hundred levels are checked in a second, the program's own start included."""

import os
import subprocess
import sys

import pytest
import yaml

from exercises.library import ids, level_text

MOST_S, TRIES = 1.0, 5


def fill(folder, count):
    """A family's folder with levels like those that come along, some of them on one another."""
    folder.mkdir(parents=True)
    known = ids()
    for number in range(count):
        name, like = f"level_{number:03}", known[number % len(known)]
        text = level_text(like).replace(f"id: {like}", f"id: {name}")
        if number % 4 == 3:
            text = f"format: 1\nid: {name}\nextends: level_{number - 1:03}\nreps: 4\n"
        (folder / f"{name}.yaml").write_text(text, "utf-8")


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell a child's time")
@pytest.mark.alone
def test_two_hundred_levels_are_checked_in_a_second_of_work(tmp_path):
    fill(tmp_path / "levels", 200)
    # A machine that others use works slowly for moments, and never too fast.
    assert any(work_s(tmp_path) <= MOST_S for _ in range(TRIES))


def work_s(tmp_path):
    """How long a processor works for the whole command, in seconds."""
    command = (sys.executable, "-m", "game", "levels", "check", "--data", str(tmp_path))
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        told = running.stderr.read()
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    assert (running.returncode, told) == (0, b"")
    return used.ru_utime + used.ru_stime
