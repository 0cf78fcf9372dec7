"""A board read report by report: started, watched for silence, started over."""

from collections.abc import Callable, Generator
from contextlib import suppress

from sensors.driver import DeviceError
from sensors.sample import Sample
from sensors.wii.belief import Belief
from sensors.wii.calibration import Table, at_temperature, battery_share
from sensors.wii.reports import BUTTONS_ONLY, ReportError, Status, Weights, parse, stream
from sensors.wii.talk import BREATH_S, start
from sensors.wii.transport import HidTransport

__all__ = ["HidBoard", "cells_of"]

STALL_S = 0.5
"""A board sends about 100 rows a second, whatever stands on it. After so much silence it is asked
again for weights; after as much again everything starts over; then it counts as lost."""


def cells_of(
    weights: Weights, table: Table, by_temperature: bool = False
) -> tuple[float, float, float, float]:
    """What the four cells weigh, in kg, in the order tl, tr, bl, br.

    `by_temperature` as in `sensors.wii.calibration.at_temperature`, where the report tells one.
    """
    cells_kg = table.cells_kg(weights.raw)
    if not by_temperature or weights.temperature is None:
        return cells_kg
    now, then = weights.temperature, table.reference_temperature
    tl, tr, bl, br = (at_temperature(kg, now, then) for kg in cells_kg)
    return tl, tr, bl, br


class HidBoard:
    """One opened device, which may turn out to be no board."""

    lively = True
    """The last digits of a living child's weight never rest."""

    def __init__(
        self, transport: HidTransport, clock: Callable[[], float], by_temperature: bool = False
    ) -> None:
        """Nothing is said to the device until its rows are asked for."""
        self._transport = transport
        self._clock = clock
        self._by_temperature = by_temperature
        self._belief = Belief()
        self._heard_s = 0.0
        self._began = self._reminded = self._restarted = False
        self.battery_share: float | None = None
        self.button = False

    def rows(self) -> Generator[Sample | None, None, None]:
        """Rows as they come, for ever; None wherever there is none for a tenth of a second.

        Raises DeviceError where the device is no board, does not answer, or is lost.
        """
        table = yield from self._begin()
        while True:
            report = self._transport.read(BREATH_S)
            now_s = self._clock()
            weights = self._hear(report) if report is not None else None
            if weights is None:
                yield None
                table = (yield from self._mend(now_s)) or table
                continue
            self._heard_s, self._reminded, self._restarted = now_s, False, False
            cells_kg = cells_of(weights, table, self._by_temperature)
            believed = self._belief.judge(cells_kg, weights.raw, now_s)
            yield Sample(now_s, cells_kg) if believed else None

    def close(self) -> None:
        """Let the board rest, so that its batteries last, and let go of it."""
        if self._began:  # else it may be somebody's Wii Remote
            with suppress(DeviceError):  # where it is gone already
                self._transport.write(stream(BUTTONS_ONLY, continuous=False))
        self._transport.close()

    def _begin(self) -> Generator[None, None, Table]:
        table = yield from start(self._transport, self._clock)
        self._began = True
        self._heard_s, self._reminded = self._clock(), False
        return table

    def _hear(self, report: bytes) -> Weights | None:
        try:
            told = parse(report)
        except ReportError:
            return None
        if isinstance(told, Status):
            self.battery_share = battery_share(told.battery)
            # A status that nobody asked for ends the stream (wiibrew, "Wiimote").
            self._transport.write(stream())
        if not isinstance(told, Weights):
            return None
        self.button = told.button
        if told.battery is not None:
            self.battery_share = battery_share(told.battery)
        return told

    def _mend(self, now_s: float) -> Generator[None, None, Table | None]:
        """Wake a board that went silent; its calibration where everything started over."""
        quiet_s = now_s - self._heard_s
        if quiet_s > 2 * STALL_S:
            if self._restarted:
                raise DeviceError(
                    "The balance board answers and sends no weights. Take out its batteries for "
                    "ten seconds and switch it on again."
                )
            self._restarted = True
            return (yield from self._begin())
        if quiet_s > STALL_S and not self._reminded:
            # The kernel's driver stops the stream when its last reader goes (12 00 30).
            self._reminded = True
            self._transport.write(stream())
        return None
