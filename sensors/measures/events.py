"""What happened and when: the times behind the numbers, as plain values for JSON."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from sensors.layout import Side
from sensors.measures.feet_groups import RULES, bouts_of, contacts_of, periods_of
from sensors.measures.given import Given
from sensors.measures.load_groups import nobody_on, on_board
from sensors.measures.refused import Refused
from sensors.measures.trial import Kind

__all__ = ["EVENTS", "Plain"]

Plain = Any
"""Numbers, texts, lists and maps, as JSON has them."""


def _dropouts(given: Given) -> Plain:
    """Row, time, length and cells of each drop-out; rows are counted in the whole recording."""
    trial = given.trial
    if trial.kind is not Kind.BOARD:
        raise Refused("Drop-outs are told of boards: under a lifted foot an insole's zero is true.")
    names = [cell.name for cell in trial.layout.cells]
    return [
        {
            "row": burst.first_row,
            "t_s": burst.t_s,
            "rows": burst.rows,
            "cells": [names[cell] for cell in burst.cells],
        }
        for burst in trial.bursts
    ]


def _on_board_s(given: Given) -> Plain:
    """First and last time with 5 kg or more."""
    times_s = given.trial.t_s[on_board(given.person())]
    if not len(times_s):
        raise Refused(nobody_on(given.trial))
    return [float(times_s[0]), float(times_s[-1])]


def _contacts(given: Given) -> Plain:
    """Times of contact and off, by rule and foot; rules that cannot be followed are left out."""
    t_s = given.trial.t_s
    found, whys = {}, []
    for rule in RULES:
        try:
            feet = contacts_of(given, rule)
        except Refused as why:
            whys.append(why)
            continue
        found[rule] = {
            side.value: {
                "contact_s": t_s[foot.contact_rows].tolist(),
                "off_s": t_s[foot.off_rows].tolist(),
            }
            for side, foot in feet.items()
        }
    if not found:
        raise whys[0]
    return found


def _weight_shifts(given: Given) -> Plain:
    """Each shift and its side; beside them, for each bout, its mid line and first stance."""
    bouts = bouts_of(given)
    if not bouts:
        raise Refused("There is no bout of at least 4 weight shifts.")
    told: list[dict[str, Any]] = [
        {
            "mid_line_mm": bout.mid_line_mm,
            "first_stance": bout.first_stance.value,
            "shifts": [{"t_s": shift.t_s, "to": shift.to.value} for shift in bout.shifts],
        }
        for bout in bouts
    ]
    return {
        **told[0],
        "shifts": [shift for bout in told for shift in bout["shifts"]],
        "bouts": told,
    }


def _periods(given: Given, stands_on: Side) -> Plain:
    """First and last time of each period on one leg."""
    return {"periods_s": [list(period) for period in periods_of(given, stands_on)]}


EVENTS: Mapping[str, Callable[[Given], Plain]] = {
    "dropouts": _dropouts,
    "on_board_s": _on_board_s,
    "contacts": _contacts,
    "weight_shifts": _weight_shifts,
    "left_single_leg": partial(_periods, stands_on=Side.LEFT),
    "right_single_leg": partial(_periods, stands_on=Side.RIGHT),
}
"""Each raises Refused where the sensor cannot know it."""
