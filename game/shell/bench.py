"""A sensor on the bench: found, opened and read for its own sake, without a game."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from signal import SIGINT, default_int_handler, getsignal, signal
from threading import Event
from time import monotonic, sleep
from types import FrameType
from typing import TYPE_CHECKING, NamedTuple

from game.shell.sources import open_source
from game.shell.trouble import Trouble
from game.shell.wanted import Print
from sensors.around import Around
from sensors.driver import Controls, DeviceError, SteppedDriver
from sensors.recording import RecordingError
from sensors.sample import Sample
from sensors.signals import Wish

if TYPE_CHECKING:
    from sensors.search import Sighting

FIRST_ROWS_S = 15.0
"""A device gets so long to be found, connected and heard."""
SHORT_SEARCH_S = 5.0
"""How long we look where nobody said which sensor: a little longer than one turn on the radio."""
LOOK_S = 1 / 60
"""How often it is looked whether anything came."""
STRIDE_S = 1.0
"""What needs no device is asked for so much at once."""


class Moment(NamedTuple):
    """What came at one look."""

    t_s: float
    """Since the first row."""
    samples: Sequence[Sample]


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C was pressed: what is under way may then end well. Twice is for the impatient.

    Where Ctrl+C means something else already, or nothing, that stays.
    """
    asked = Event()
    if getsignal(SIGINT) is not default_int_handler:
        yield asked.is_set
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        asked.set()
        signal(SIGINT, default_int_handler)

    signal(SIGINT, stop)
    try:
        yield asked.is_set
    finally:
        signal(SIGINT, default_int_handler)


def sightings(
    around: Around, seconds: float, warn: Print, stopped: Callable[[], bool]
) -> "Iterator[Sighting]":
    """Each sensor once, as it is found; at the end what stands in the way, each trouble once."""
    from sensors.ble.catalog import profiles  # noqa: PLC0415  # Bluetooth loads slowly
    from sensors.search import Search  # noqa: PLC0415

    told: set[str] = set()
    troubles: dict[str, None] = {}
    search = Search(around.radio, profiles())
    try:
        for t_s in _looks():
            seen = search.seen
            troubles.update(dict.fromkeys(filter(None, (seen.trouble,))))
            for sighting in seen.sensors:
                if sighting.spec not in told:
                    told.add(sighting.spec)
                    yield sighting
            if t_s >= seconds or stopped():
                break
    finally:
        search.close()
    for trouble in troubles:
        warn(trouble)


def only_one(around: Around, warn: Print, stopped: Callable[[], bool]) -> str:
    """The sensor that is there, where nobody said which. Raises Trouble where there are more."""
    found = list(sightings(around, SHORT_SEARCH_S, warn, stopped))
    if stopped():
        raise Trouble("Stopped before it was known which sensors are there.")
    if len(found) == 1:
        return found[0].spec
    if found:
        there = ", ".join(one.spec for one in found)
        raise Trouble(f"There are {len(found)} sensors: {there}. Name one of them with --sensor.")
    raise Trouble(
        "No sensor was found. Switch it on and go nearer, or name one with --sensor: "
        "see stepling sensors check --help"
    )


@contextmanager
def opened(spec: str, around: Around) -> Iterator[SteppedDriver]:
    """The sensor of this name; let go of at the end. Raises Trouble."""
    try:
        driver = open_source(spec, around)
    except (DeviceError, RecordingError) as error:
        raise Trouble(str(error)) from None
    try:
        yield driver
    finally:
        driver.close()


def moments(
    spec: str,
    driver: SteppedDriver,
    seconds: float | None,
    warn: Print,
    stopped: Callable[[], bool],
) -> Iterator[Moment]:
    """What comes within `seconds` of the first row, or without them for ever.

    What is no device is read as fast as can be. Each trouble is told once. Raises Trouble where no
    row came.
    """
    device = driver.connection.device
    troubles: set[str] = set()
    begin_s: float | None = None
    for t_s in _looks() if device else _strides(seconds):
        samples = _step(driver, t_s, troubles, warn)
        if begin_s is None and samples:
            begin_s = t_s
        if begin_s is not None:
            yield Moment(t_s - begin_s, samples)
            if seconds is not None and t_s - begin_s >= seconds:
                return
        elif stopped():
            raise Trouble(f"Stopped before anything came from {spec}.")
        elif t_s >= FIRST_ROWS_S:
            advice = (
                "See above, and try" if troubles else "Switch it off and on, go nearer, and try"
            )
            raise Trouble(f"Nothing came from {spec} within {t_s:.0f} s. {advice} again.")
        if driver.ended or stopped():
            return


def _step(driver: SteppedDriver, t_s: float, troubles: set[str], warn: Print) -> Sequence[Sample]:
    """What came; a new trouble is told, and kept in `troubles`."""
    try:
        return driver.step(t_s, Wish(), Controls())
    except DeviceError as error:
        if str(error) not in troubles:
            troubles.add(str(error))
            warn(str(error))
        return ()


def _looks() -> Iterator[float]:
    """Seconds since the start, as they pass."""
    start_s = monotonic()
    while True:
        yield monotonic() - start_s
        sleep(LOOK_S)


def _strides(longest_s: float | None) -> Iterator[float]:
    """Seconds since the start, as fast as they are asked for; `longest_s` is the last."""
    for number in count():
        t_s = number * STRIDE_S
        if longest_s is not None and t_s >= longest_s:
            yield longest_s
        yield t_s
