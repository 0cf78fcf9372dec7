"""`stepling sensors ...`: find a sensor, check it, record it, try its description."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from game.shell import bench
from game.shell.checkup import Checkup
from game.shell.recording_file import RecordingFile
from game.shell.saying import plain, put, say, see_out, warn
from game.shell.texts import counted
from game.shell.trouble import Trouble
from sensors.around import Around
from sensors.driver import SteppedDriver

DONE, DID_NOT_HOLD, WRONG_USE = 0, 1, 2
SCAN_S, CHECK_S = 8.0, 10.0
"""How long is looked, and how long is watched, where nobody says."""
STDIN = "-"


class _Bench(NamedTuple):
    """A sensor that was opened for a command."""

    spec: str
    driver: SteppedDriver
    stopped: Callable[[], bool]


# --- scan ----------------------------------------------------------------------------------------
def scan(asked: Namespace) -> int:
    """Every sensor that is there, a line each; 1 where there is none."""
    found = 0
    with bench.stoppable() as stopped, closing(Around()) as around:
        for one in bench.sightings(around, asked.seconds or SCAN_S, warn, stopped):
            found += 1
            as_json = {"spec": one.spec, "kind": one.kind, "title": one.title, "name": one.name}
            say(json.dumps(as_json) if asked.json else plain("  ".join((*one[:1], *one[2:]))))
    if not found:
        warn(
            "No sensor was found. Switch it on and go nearer. A Wii Balance Board has to be paired "
            "first: start stepling, it shows how."
        )
    return DONE if found else DID_NOT_HOLD


# --- check ---------------------------------------------------------------------------------------
def check(asked: Namespace) -> int:
    """How well a sensor does; 1 where its data are bad, or none come."""
    checkup: Checkup | None = None
    with _opened(asked) as (spec, driver, stopped):
        longest_s = asked.seconds
        if longest_s is None and not spec.startswith("recording:"):
            longest_s = CHECK_S
        for moment in bench.moments(spec, driver, longest_s, warn, stopped):
            if checkup is None:
                checkup = Checkup(spec, driver)
                if driver.connection.device:
                    warn(_how(driver, longest_s))
            checkup.take(moment)
        assert checkup is not None, "moments() yields at least once, or raises"
        if asked.json:
            say(json.dumps(checkup.as_json(asked.loads)))
        else:
            for line in checkup.as_text(asked.loads):
                say(line)
        return DONE if checkup.verdict.light in ("good", "fair") else DID_NOT_HOLD


def _how(driver: SteppedDriver, seconds: float | None) -> str:
    how = "Walk about" if driver.layout.has_feet else "Press each of its corners"
    return f"It is watched for {seconds:.0f} s. {how} meanwhile."


# --- record --------------------------------------------------------------------------------------
def record(asked: Namespace) -> int:
    """What a sensor measures, as a recording; until Ctrl+C where nobody says how long."""
    file = RecordingFile(Path(asked.file), asked.force)
    with _opened(asked) as (spec, driver, stopped):
        endless = not (driver.connection.device or spec.startswith("recording:"))
        if endless and asked.seconds is None:
            raise Trouble(
                f"{spec} goes on for ever. Say how long, such as --seconds 60.", WRONG_USE
            )
        checkup: Checkup | None = None
        with file:
            for moment in bench.moments(spec, driver, asked.seconds, warn, stopped):
                if checkup is None:
                    checkup = Checkup(spec, driver)
                    file.start(driver.layout)
                    if driver.connection.device and asked.seconds is None:
                        warn("It is recorded. Ctrl+C ends the recording.")
                checkup.take(moment)
                if not file.take(moment.samples):
                    break
        assert checkup is not None, "moments() yields at least once, or raises"
        for sentence in file.told(checkup.verdict):
            warn(sentence)
    return DONE


@contextmanager
def _opened(asked: Namespace) -> Iterator[_Bench]:
    """The sensor that was asked for, or the only one that is there; let go of at the end."""
    with ExitStack() as ends:
        stopped = ends.enter_context(bench.stoppable())
        around = ends.enter_context(closing(Around()))
        spec = getattr(asked, "sensor", None) or bench.only_one(around, warn, stopped)
        yield _Bench(spec, ends.enter_context(bench.opened(spec, around)), stopped)


# --- decode --------------------------------------------------------------------------------------
def decode(asked: Namespace) -> int:
    """Frames that were written down, as a recording; 1 where one of them cannot be used."""
    from sensors.ble.catalog import profile_called  # noqa: PLC0415  # Bluetooth loads slowly
    from sensors.ble.decoding import decode as decoded_by  # noqa: PLC0415
    from sensors.ble.loading import ProfileError  # noqa: PLC0415

    try:
        profile = profile_called(asked.profile)
    except ProfileError as error:
        if not error.problems[0].line:
            told = str(error)
            raise Trouble(told if told.endswith("?") else f"{told}.") from None
        mistakes = counted(len(error.problems), "mistake")
        mend = f"The profile {asked.profile} has {mistakes}. Mend it and try again."
        raise Trouble(f"{mend}\n{error}") from None
    name = "standard input" if asked.hexfile == STDIN else asked.hexfile
    lines = _lines(asked.hexfile, name)
    came = decoded_by(profile, lines, name, put, lambda line: warn(plain(line)))
    see_out()
    warn(
        f"{counted(came.rows, 'row')}; {came.lost} lost on the way, {came.repeated} repeated and "
        f"left out; {counted(came.bad, 'line')} that cannot be used."
    )
    return DONE if came.clean else DID_NOT_HOLD


def _lines(hexfile: str, name: str) -> Iterator[str]:
    """The lines of a file, or of standard input. Raises Trouble."""
    try:
        if hexfile != STDIN:
            with Path(hexfile).open(encoding="utf-8-sig", errors="backslashreplace") as file:
                yield from file
        elif sys.stdin is None:
            raise Trouble("Standard input is closed. Name a file of frames instead.")
        else:
            if isinstance(sys.stdin, TextIOWrapper):
                sys.stdin.reconfigure(encoding="utf-8-sig", errors="backslashreplace")
            yield from sys.stdin
    except OSError as error:
        why = error.strerror or "it is no file"
        raise Trouble(f"{name} cannot be read ({why}). Name a file of frames.") from None
