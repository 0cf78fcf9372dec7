"""Samples to signals: what one child did in each tick, in its own scale. A pure fold over rows.

Every row renews freshness. Rows that repeat the one before, and drop-outs, are kept from filter,
sway and steps only: a repeated row is a poll that found nothing new. Where it goes on for longer
than any poll, the load is steady (a key, a sack of rice) and the filter may settle on it. Rows that
are not finite, or beyond belief, count as no row at all; nor do rows of a lively device that is
stuck under somebody (REL-11), so that its silence freezes play.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from sensors.calibration import Calibration
from sensors.feet import BoardFeet, InsoleFeet
from sensors.gate import Gate
from sensors.layout import Layout
from sensors.loads import Loads, floor_of
from sensors.one_euro import OneEuro
from sensors.presence import Presence
from sensors.retare import Retare
from sensors.sample import Sample
from sensors.scale import Scale
from sensors.signals import Reading, Side, Signals
from sensors.stuck import Stuck
from sensors.sway import SwayMeter

__all__ = ["FLOOR_SHARE", "Tracker"]

FLOOR_SHARE = 0.10
"""With this share of standing weight somebody is on the device, and has a place on it."""
LEAST_STEP_S = 1e-6
"""A shorter step between two stamps is none: speed over it would be noise."""
STEADY_S = 0.1
"""So long no living child stands without a cell moving, nor does a device fail to be asked."""
LATEST_S = 1e12
"""No stamp lies farther from 0."""


class Tracker:
    """Follows one child on one device. Without a calibration it gives readings and on_board."""

    def __init__(self, layout: Layout, calibration: Calibration | None) -> None:
        """Nobody is there yet. ValueError where the calibration belongs to another device."""
        self._layout = layout
        self._calibration = calibration
        self._retare: Retare | None = None
        self._has_feet = layout.has_feet
        self._most_kg = layout.most_kg or inf
        self._stuck = Stuck(layout)
        self._loads = Loads(layout, calibration.zero_kg if calibration else None)
        self._scale = Scale(calibration) if calibration else None
        self._floor_kg = FLOOR_SHARE * calibration.standing_kg if calibration else floor_of(layout)
        self._presence = Presence(self._floor_kg)
        self._gate = Gate(self._floor_kg)
        self._age_s = 0.0
        self._stamp_s: float | None = None
        self._now_s = 0.0
        """Time by the device's stamps; it stands still where they run back."""
        self._cells: tuple[float, ...] | None = None
        self._weighed = (0.0, 0.0, 0.0, 0.0)
        self._new_s = 0.0
        """The latest row, trusted or not, and when it was new."""
        self._trusted: tuple[float, ...] | None = None
        self._load_kg = self._x_mm = self._y_mm = 0.0
        self._steps: list[Side] = []
        self._start()

    @property
    def calibration(self) -> Calibration | None:
        """The calibration in use, with the zero that was found last."""
        return self._calibration

    def reopened(self) -> None:
        """The device was lost and is back: its zero is to be found again before anybody plays."""
        calibration = self._calibration
        if calibration is not None:
            self._retare = Retare(self._layout, calibration.zero_kg, calibration.standing_kg)

    def tick(self, samples: Sequence[Sample], dt_s: float) -> Signals:
        """What happened over `samples`, the rows that came within this tick of `dt_s` seconds."""
        heard = False
        for t_s, cells in samples:
            if self._row(t_s, cells):
                heard = True
        self._age_s = 0.0 if heard else self._age_s + dt_s
        return self._signals()

    # --- Rows ------------------------------------------------------------------------------------
    def _row(self, t_s: float, cells: tuple[float, ...]) -> bool:
        """Take one row; whether it counts as one."""
        if not -LATEST_S < t_s < LATEST_S:
            return False
        if self._stuck.holds(cells, t_s, self._presence.somebody):
            return False
        if cells == self._cells:
            self._attend(t_s, self._weighed[0])
            if self._now_s - self._new_s >= STEADY_S or self._gate.tired(self._now_s):
                self._believe(cells, self._weighed)
            self._find_zero(cells)
            return True
        weighed = self._loads.weigh(cells)
        if weighed is None:
            return False
        self._cells, self._weighed = cells, weighed
        self._attend(t_s, weighed[0])
        self._new_s = self._now_s
        self._believe(cells, weighed)
        self._find_zero(cells)
        return True

    def _find_zero(self, cells: tuple[float, ...]) -> None:
        """Use a zero as soon as it is found, where one is looked for."""
        retare = self._retare
        if retare is None:
            return
        if retare.add(self._now_s, cells) and self._calibration is not None:
            self._calibration = replace(self._calibration, zero_kg=retare.zero_kg)
            self._loads = Loads(self._layout, retare.zero_kg)
        if retare.unload is None:
            self._retare = None

    def _believe(
        self, cells: tuple[float, ...], weighed: tuple[float, float, float, float]
    ) -> None:
        """Follow the row, if it is no drop-out."""
        load_kg, left_kg, x_kg_mm, y_kg_mm = weighed
        # Under a lifted foot an insole's zeros are true, so the gate is for boards.
        if not self._has_feet and self._gate.hold(cells, load_kg, self._now_s):
            return
        self._trusted = cells
        self._load_kg = load_kg
        if self._insoles is not None:
            self._landed(self._insoles.add(left_kg, load_kg - left_kg, self._now_s))
        if load_kg >= self._floor_kg:
            self._left_share = left_kg / load_kg
            self._place(x_kg_mm / load_kg, y_kg_mm / load_kg)
        else:
            self._x_mm = self._y_mm = 0.0

    def _attend(self, t_s: float, load_kg: float) -> None:
        """Time goes on; somebody may come or leave."""
        if self._stamp_s is not None and t_s > self._stamp_s:
            self._now_s += t_s - self._stamp_s
        self._stamp_s = t_s
        presence = self._presence
        before = presence.somebody
        presence.add(load_kg, self._now_s)
        if presence.somebody is not before:
            self._start()

    def _start(self) -> None:
        """Forget how whoever was here moved."""
        calibration = self._calibration
        insoles = calibration is not None and self._has_feet
        self._insoles = InsoleFeet(calibration) if calibration and insoles else None
        self._board = BoardFeet(calibration) if calibration and not insoles else None
        self._sway = SwayMeter(calibration.quiet_mm if calibration else 0.0)
        self._filter_x, self._filter_y = OneEuro(), OneEuro()
        self._placed_s: float | None = None
        self._left_share = 0.5

    def _place(self, x_mm: float, y_mm: float) -> None:
        """The centre of pressure of a trusted row."""
        self._x_mm, self._y_mm = x_mm, y_mm
        now_s, before_s = self._now_s, self._placed_s
        if self._board is not None:
            self._landed(self._board.add(x_mm, self._left_share, self._load_kg, now_s))
        if before_s is None:
            self._filter_x.value_mm, self._filter_y.value_mm = x_mm, y_mm
            self._sway.add(x_mm, y_mm, 0.0)
        elif (dt_s := now_s - before_s) >= LEAST_STEP_S:
            self._filter_x.add(x_mm, dt_s)
            self._filter_y.add(y_mm, dt_s)
            self._sway.add(x_mm, y_mm, dt_s)
        else:
            return
        self._placed_s = now_s

    def _landed(self, side: Side | None) -> None:
        if side is not None and self._presence.somebody:
            self._steps.append(side)

    # --- Signals ---------------------------------------------------------------------------------
    def _signals(self) -> Signals:
        reading = None
        if self._trusted is not None:
            reading = Reading(self._trusted, self._load_kg, self._x_mm, self._y_mm)
        scale, somebody = self._scale, self._presence.somebody
        steps, self._steps = tuple(self._steps), []
        overloaded = self._load_kg > self._most_kg
        if scale is None:
            return Signals(
                on_board=somebody, age_s=self._age_s, overloaded=overloaded, reading=reading
            )
        load_share = scale.load(self._load_kg)
        unload = self._retare.unload if self._retare is not None else None
        if not somebody:
            return Signals(
                load_share=load_share,
                on_board=False,
                age_s=self._age_s,
                overloaded=overloaded,
                unload=unload,
                reading=reading,
            )
        feet = self._insoles or self._board
        return Signals(
            lean_x=scale.lean_x(self._filter_x.value_mm),
            lean_y=scale.lean_y(self._filter_y.value_mm),
            load_share=load_share,
            left_share=min(1.0, max(0.0, self._left_share)),
            sway=scale.sway(self._sway.mm),
            lifted=feet.lifted if feet else None,
            steps=steps,
            on_board=True,
            age_s=self._age_s,
            overloaded=overloaded,
            unload=unload,
            reading=reading,
        )
