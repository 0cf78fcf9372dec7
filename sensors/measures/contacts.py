"""When a foot was on the ground: by the rule for children, and by the detector others compare with.

`contacts_bw` knows the whole recording and so takes a short touch back; `FootContacts` gives the
same, row by row, as soon as it is certain. `sensors.feet` tells a landing at once, for play.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sensors.feet import ALMOST, CONTACT_SHARE, OFF_SHARE, STAND_S, SWING_S
from sensors.measures.arrays import Numbers
from sensors.measures.refused import Refused

__all__ = [
    "NEWTON_KG",
    "Contacts",
    "FootContacts",
    "FootEvent",
    "contacts",
    "contacts_bw",
    "needs_weight",
]

NEWTON_KG = 1 / 9.80665
"""What a scale shows under a force of 1 N."""

Places = NDArray[np.intp]


class Contacts(NamedTuple):
    """The contacts of one foot, as row numbers that rise."""

    contact_rows: Places
    """The first row of each contact that was seen to begin."""
    off_rows: Places
    """The first row off the ground again."""


def contacts(load_kg: Numbers, threshold_kg: float, lock_out_rows: int = 20) -> Contacts:
    """The one-threshold detector of Blades 2023, Sensors 23:2736, on loads (n,) of one foot.

    Contact is the first row at or above the threshold, off the first one below it. An event at most
    `lock_out_rows` after a kept one of its kind is dropped; then offs before the first contact, and
    contacts after the last off. For comparison only: its threshold knows nothing of a child.
    """
    on = load_kg >= threshold_kg
    changes = np.flatnonzero(on[1:] != on[:-1]) + 1
    begins = on[changes]
    contact_rows = _apart(changes[begins], lock_out_rows)
    off_rows = _apart(changes[~begins], lock_out_rows)
    off_rows = off_rows[off_rows > contact_rows[0]] if len(contact_rows) else off_rows[:0]
    contact_rows = contact_rows[contact_rows < off_rows[-1]] if len(off_rows) else contact_rows[:0]
    return Contacts(contact_rows, off_rows)


def _apart(rows: Places, lock_out_rows: int) -> Places:
    """Of rising rows those that lie more than `lock_out_rows` after the last one kept."""
    if len(rows) < 2 or np.diff(rows).min() > lock_out_rows:  # noqa: PLR2004
        return rows
    following = np.searchsorted(rows, rows + lock_out_rows, side="right").tolist()
    kept, place = [], 0
    while place < len(rows):
        kept.append(place)
        place = following[place]
    return rows[kept]


def contacts_bw(t_s: Numbers, load_kg: Numbers, standing_kg: float) -> Contacts:
    """The contacts of one foot from times and loads (n,), by shares of the child's weight.

    On the ground from 8 % of `standing_kg`, off below 4 %. A swing shorter than 100 ms joins the
    contacts around it, and then a contact shorter than 150 ms is none: so no two begin within the
    lock-out of 200 ms. Before the first row the foot counts as down, for who knows how long: that
    contact has no row, and neither has its end. Each off row ends the contact row at its place;
    the last contact may have none, and what the end of the data leaves uncertain is not told.
    Raises Refused unless the weight is above 0. Source: our own rule. It is in shares of
    weight because 50 N, a threshold for adults, are two fifths of a child of 12 kg.
    """
    needs_weight(standing_kg)
    off, land = _changes(load_kg, CONTACT_SHARE * standing_kg, OFF_SHARE * standing_kg)
    swings = t_s[land] - t_s[off[: len(land)]] >= SWING_S - ALMOST
    last_s = float(t_s[-1])
    # The end of the data may leave a foot in a swing that is too short yet to count.
    pending = off[len(land) :]
    if len(pending) and last_s - t_s[pending[0]] >= SWING_S - ALMOST:
        swings, pending = np.append(swings, True), pending[:0]
    off = off[: len(swings)][swings]
    land = land[swings[: len(land)]]
    off = off[1:]
    end_s = t_s[off]
    if len(off) < len(land):
        end_s = np.append(end_s, t_s[pending[0]] if len(pending) else last_s)
    stood = end_s - t_s[land] >= STAND_S - ALMOST
    return Contacts(land[stood], off[stood[: len(off)]])


def _changes(load_kg: Numbers, contact_kg: float, off_kg: float) -> tuple[Places, Places]:
    """Rows at which a foot that was down goes off, and lands, in turn."""
    down = load_kg >= contact_kg
    decided = np.flatnonzero(down | (load_kg < off_kg))
    was_down = np.concatenate(([True], down[decided]))
    changes = decided[was_down[1:] != was_down[:-1]]
    return changes[0::2], changes[1::2]


class FootEvent(NamedTuple):
    """A foot came down or left the ground."""

    t_s: float
    """When, which is a little before it is told."""
    lands: bool


class FootContacts:
    """`contacts_bw` row by row: each event once, in order, as soon as no later row can undo it."""

    __slots__ = ("_contact_kg", "_land_s", "_off_kg", "_off_s", "_open", "_told")

    def __init__(self, standing_kg: float) -> None:
        """A foot that is down. Raises Refused unless the weight is above 0."""
        needs_weight(standing_kg)
        self._contact_kg, self._off_kg = CONTACT_SHARE * standing_kg, OFF_SHARE * standing_kg
        self._land_s: float | None = None
        """Since when it is down; None while that is unknown, or while it surely is off."""
        self._off_s: float | None = None
        """Since when it is off; None while it is down."""
        self._told = False
        """Whether the contact that began at `_land_s` was told."""
        self._open = True
        """Whether an end of the contact is yet to come: False in a swing that is certain."""

    def add(self, t_s: float, load_kg: float) -> FootEvent | None:
        """One more row. Gives what it makes certain."""
        told = None
        off_s = self._off_s
        if off_s is not None and self._open and t_s - off_s >= SWING_S - ALMOST:
            told = self._swing_is_certain(off_s)
        if off_s is None:
            if load_kg < self._off_kg:
                self._off_s = t_s
        elif load_kg >= self._contact_kg:
            self._off_s = None
            if not self._open:
                self._open, self._land_s = True, t_s
        return told or self._stands_long_enough(t_s)

    def _swing_is_certain(self, off_s: float) -> FootEvent | None:
        ended = FootEvent(off_s, False) if self._told else None
        self._open = self._told = False
        self._land_s = None
        return ended

    def _stands_long_enough(self, t_s: float) -> FootEvent | None:
        if self._land_s is None or self._told:
            return None
        until_s = t_s if self._off_s is None else self._off_s
        if until_s - self._land_s < STAND_S - ALMOST:
            return None
        self._told = True
        return FootEvent(self._land_s, True)


def needs_weight(standing_kg: float) -> None:
    """Refuses shares of a weight that is not above 0."""
    if not standing_kg > 0:
        raise Refused(f"Needs the standing weight; {standing_kg:g} kg is none.")
