"""Asking a board over a transport: how long an answer may take, and how often to ask again."""

from collections.abc import Callable, Generator

from sensors.driver import DeviceError
from sensors.wii.calibration import Table
from sensors.wii.reports import Report, ReportError, light, parse, stream
from sensors.wii.start import Ask, introduce
from sensors.wii.transport import HidTransport

__all__ = ["BREATH_S", "start"]

BREATH_S = 0.1
"""A reader never waits longer, so that it can be stopped."""
ANSWER_S = 0.5
"""A board answers in some hundredths of a second; over a busy radio it may take longer."""
TRIES = 3


def start(transport: HidTransport, clock: Callable[[], float]) -> Generator[None, None, Table]:
    """Introduce the board, light its lamp and let it send weights; yields while it waits.

    Raises DeviceError as `sensors.wii.start.introduce` does, and where no answer comes.
    """
    introduction = introduce()
    ask = next(introduction)
    while True:
        answer = yield from _answer(transport, clock, ask)
        try:
            ask = introduction.send(answer)
        except StopIteration as done:
            table: Table = done.value
            break
    transport.write(light())
    transport.write(stream())
    return table


def _answer(
    transport: HidTransport, clock: Callable[[], float], ask: Ask
) -> Generator[None, None, Report]:
    for _ in range(TRIES):
        transport.write(ask.report)
        until_s = clock() + ANSWER_S
        while (left_s := until_s - clock()) > 0:
            report = _understood(transport.read(min(left_s, BREATH_S)))
            if report is not None and ask.answers(report):
                return report
            yield None  # also where weights stream from an earlier start: they answer nothing
    raise DeviceError(
        "The balance board does not answer. Press its front button; if it stays like this, change "
        "its batteries."
    )


def _understood(report: bytes | None) -> Report | None:
    try:
        return parse(report) if report is not None else None
    except ReportError:
        return None
