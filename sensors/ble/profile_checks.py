"""Values of a profile that are each fine, but do not go together: which, and why."""

from collections.abc import Iterator

from sensors.ble.curves import loads_of
from sensors.ble.fields import Breach
from sensors.ble.profile_sheet import ProfileSheet

__all__ = ["breaches"]


def breaches(sheet: ProfileSheet) -> Iterator[Breach]:
    """All that does not go together in a profile that has either frames or text."""
    yield from _frame_breaches(sheet)
    yield from _cell_breaches(sheet)
    yield from _other_breaches(sheet)


def _frame_breaches(sheet: ProfileSheet) -> Iterator[Breach]:
    frames = sheet.frames or ()
    if sheet.frames is not None and not sheet.loaded_frames:
        yield Breach(("frames",), "no frame has cells, so that nothing is measured")
        return
    for key, told in (("modulus", "sequence"), ("wrap", "time")):
        kinds = {
            frame.modulus if key == "modulus" else frame.time and frame.time.repeats_s
            for frame in sheet.loaded_frames
        }
        if len(kinds) > 1:
            why = f"all frames with cells must have the same {told}; describe a device a mode"
            yield Breach(("frames",), why)
    for key in ("side", "battery"):
        rule = getattr(sheet, key)
        if rule is not None and rule.frame is not None and frames:
            # The side stands in each frame with cells, the battery in one of all at least.
            ends = [frame.end for frame in (sheet.loaded_frames if key == "side" else frames)]
            end = min(ends) if key == "side" else max(ends)
            if rule.frame.last >= end:
                why = f"this lies behind the end of the frame, which has {end} bytes"
                yield Breach((key, "frame", "at"), why)


def _cell_breaches(sheet: ProfileSheet) -> Iterator[Breach]:
    reads: dict[tuple[str | int, ...], int] = {}
    if sheet.text is not None:
        reads["text", "count"] = sheet.text.count
    for at, frame in enumerate(sheet.frames or ()):
        if frame.cells is not None:
            reads["frames", at, "cells"] = frame.cells.count
    for keys, read in reads.items():
        slots = sheet.cells.slots(read)
        beyond = [slot for slot in (*slots, *(sheet.cells.exclude or ())) if slot >= read]
        if beyond:
            key = "order" if sheet.cells.order is not None else "exclude"
            why = f"a frame has the numbers 0 to {read - 1}; there is no {beyond[0]}"
            yield Breach(("cells", key), why)
        elif len(slots) != sheet.cell_count:
            feet = {"board": "", "insole": " for a foot"}.get(sheet.kind, " for each foot")
            why = f"{len(slots)} cells are read, but places has {len(sheet.cells.places)}{feet}"
            yield Breach(keys, f"{why}; give each cell its place")
    if sheet.cells.unit == "raw" and sheet.full_number is None:
        why = "a raw number of this type has no full range; say which number counts as 1"
        yield Breach(("cells", "unit"), f"{why}, as full: ...")
    points = sheet.cells.curve.two_point if sheet.cells.curve else None
    if points is not None and len(points.zero) != sheet.cell_count:
        why = f"two_point has {len(points.zero)} cells, but there are {sheet.cell_count}"
        yield Breach(("cells", "curve", "two_point"), why)
    elif sheet.full_number is not None:
        yield from _full_breaches(sheet)


def _full_breaches(sheet: ProfileSheet) -> Iterator[Breach]:
    """A full load that is none."""
    loads = loads_of(sheet.cells, sheet.full_number, sheet.cell_count)
    if sheet.cells.unit == "raw" and not all(load > 0 for load in loads):
        why = "the largest number counts as no load; look at full, scale, offset and curve"
        yield Breach(("cells",), why)


def _other_breaches(sheet: ProfileSheet) -> Iterator[Breach]:
    if sheet.kind == "board" and sheet.side is not None:
        yield Breach(("side",), "a board has no side; delete this, or change kind")
    yield from _group_breaches(sheet)
    if sheet.side is not None and sheet.side.frame and sheet.text:
        yield Breach(("side", "frame"), "lines of text have no bytes; write text: instead")
    if sheet.kind == "insole_pair" and sheet.side is not None and not sheet.tells_side:
        why = "one device gives both feet; only frame or text can tell them apart"
        yield Breach(("side",), why)
    if sheet.kind == "board" and sheet.cells.places_in == "foot_lengths":
        yield Breach(("cells", "places_in"), "a board has no foot length; give places in mm")
    asked = sheet.match.name is not None or sheet.match.manufacturer is not None
    if sheet.quirks.no_service_in_advertisement and sheet.match.services and not asked:
        why = "without services only name or manufacturer can be looked for; give one in match"
        yield Breach(("quirks", "no_service_in_advertisement"), why)


def _group_breaches(sheet: ProfileSheet) -> Iterator[Breach]:
    """Groups of a line that no rule reads, and rules that no group of a line feeds."""
    groups = sheet.text.groups if sheet.text is not None else frozenset[str]()
    side = sheet.side is not None and sheet.side.text is not None
    if side != ("side" in groups):
        why = "a group (?P<side>...) in text.pattern and side.text go together; give both"
        yield Breach(("side", "text") if side else ("text", "pattern"), why)
    battery = sheet.battery is not None and sheet.battery.frame is not None
    if sheet.text is not None and battery != ("battery" in groups):
        why = "a group (?P<battery>...) in text.pattern and battery.frame go together; "
        yield Breach(("battery", "frame") if battery else ("text", "pattern"), why + "give both")
