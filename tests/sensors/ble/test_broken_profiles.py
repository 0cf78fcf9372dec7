"""Each broken profile holds one mistake, and the sentence about it is written here in full."""

import pytest

from sensors.ble.loading import ProfileError, load_profile
from tests.sensors.ble.device_texts import BASE, FILE, PLAIN, SIX_BYTES, TWO_CELLS

TYPES = (
    "u8, i8, u16le, u16be, i16le, i16be, u24le, u24be, i24le, i24be, u32le, u32be, i32le, i32be, "
    "f32le, f32be, u10le, u10be, u12le or u12be"
)
KEYS = (
    "format, id, title, kind, source, notes, on_request, match, side, gatt, setup, start, stop, "
    "keep_alive, frames, text, cells, rate_hz, battery, quirks, most_kg"
)
BEHIND = "this lies behind the end of the frame, which has 6 bytes"
ONE_SIZE = "frames[1]: a frame has a size, a repeat_size or records; give one of them"
ONE_STEP = "a step is one of write, write_text, read and wait_s; begin a new step with -"
RATE = "samples a second of each foot"

CHANGED = {
    ("id: plain\n", ""): "1:1: id is missing; write it into the file",
    ("format: 1", "format: 2"): "1:9: format: format is 2; it may be 1 (the only format there is)",
    ("id: plain", "id: plane"): "2:5: id: id is plane, but the file is plain; give both the same "
    "name",
    ("kind: board", "kind: bord"): '4:7: kind: kind is the text "bord"; it may be board, insole or '
    'insole_pair; did you mean "board"?',
    ("[a test]", "a test"): '5:9: source: source is the text "a test"; it must be a list (texts)',
    ("[a test]", "[]"): "5:9: source: source is a list; it must not be empty (texts)",
    ("rate_hz: 100", "rate_hz: 5000"): "7:10: rate_hz: rate_hz is 5000; it may be 1 to 2000 "
    f"({RATE})",
    ("rate_hz: 100", "rate_hz: 100Hz"): '7:10: rate_hz: rate_hz is the text "100Hz"; it must be a '
    f"number, 1 to 2000 ({RATE})",
    ("rate_hz: 100", "rate_hz:"): "7:9: rate_hz: this is empty; write its value, or delete the key",
    ("size: 6", "size: 6.5"): "9:11: frames[1].size: size is 6.5; it must be a whole number, 1 to "
    "512 (bytes)",
    ("size: 6\n", "size: 6\n    repeat_size: 6\n"): f"9:5: {ONE_SIZE}",
    ("- size: 6\n    seq", "- seq"): f"9:5: {ONE_SIZE}",
    ("size: 6\n", "size: 6\n    require: {0: 256}\n"): "10:18: frames[1].require.0: require.0 is "
    "256; it may be at most 255 (bytes by their offset)",
    ("size: 6\n", "size: 6\n    require: {512: 1}\n"): '10:15: frames[1].require.512: "512" is no '
    "offset; write 0 to 511",
    ("size: 6", "records: {take: 1, length: i8}"): "9:32: frames[1].records.length: length of a "
    "record is a u8 to u32be",
    ("at: 0", "at: 600"): "10:20: frames[1].sequence.at: at is 600; it may be 0 to 511 (bytes "
    "from the start)",
    ("at: 0", "at: 0, atx: 0"): "10:23: frames[1].sequence.atx: there is no key atx; did you mean "
    '"at"?',
    ("at: 0", "at: 5"): f"10:20: frames[1].sequence.at: {BEHIND}",
    ("type: u16le}", "type: i16le}"): "10:29: frames[1].sequence.type: a sequence counts with u8 "
    "to u32be, not i16le",
    ("type: u16le}", "type: u8, bits: 9}"): "10:39: frames[1].sequence.bits: u8 has 8 bits; give "
    "bits at most so many",
    ("    cells", "    time: {at: 0, type: u8}\n    cells"): "11:11: frames[1].time: a time is at, "
    "type and unit_s, or hour_at, minute_at and second_at; give one set",
    ("u16le, run", "uint16, run"): '11:19: frames[1].cells.type: type is the text "uint16"; it may '
    f"be {TYPES}",
    ("count: 2", "count: 0"): "11:49: frames[1].cells.run.count: count is 0; it may be 1 to 256 "
    "(how many there are)",
    ("start: 2", "start: 4"): f"11:12: frames[1].cells: {BEHIND}",
    ("count: 2}", "count: 2}, at: [2, 4]"): "11:12: frames[1].cells: cells stand at a list of "
    "places, or in a run; give one",
    ("u16le, run: {start: 2, count: 2}", "u12le, at: [2, 4]"): "11:30: frames[1].cells.at: u12le "
    "is packed without gaps; write run instead",
    (", [100, 0]", ""): "11:12: frames[1].cells: 2 cells are read, but places has 1; give each "
    "cell its place",
    ("[100, 0]", "[100]"): "14:23: cells.places[2]: two numbers are needed here, such as [1, 2]",
    ("[100, 0]", "[9000, 0]"): "14:24: cells.places[2][1]: places[2][1] is 9000; it may be at most "
    "5000",
    ("kg", "lbs"): '13:9: cells.unit: unit is the text "lbs"; it may be kg, N or raw (raw where no '
    "load is known)",
    ("[fff1]", "[fff]"): '6:17: gatt.stream[1]: "fff" is no UUID; write four hex digits such as '
    "180f, or all 36 letters, such as 6e400001-b5a3-f393-e0a9-e50e24dcca9e",
    ("[fff1]", "[1234]"): "6:17: gatt.stream[1]: 1234 was read as a number; put it in quotes",
    ("[fff1]", "[fff1], how: notifi"): '6:29: gatt.how: how is the text "notifi"; it may be notify '
    'or indicate; did you mean "notify"?',
}
"""A good profile with a part of it changed."""

ADDED = {
    "  exclude: [2]": "15:12: cells.exclude: a frame has the numbers 0 to 1; there is no 2",
    "  order: [0, 0]": "15:10: cells.order: a number stands twice in order; keep one",
    "  scale: 0": "15:10: cells.scale: scale is 0, so that nothing is ever read",
    "  valid: [5, 1]": "15:10: cells.valid: valid is [least, most]; put the smaller one first",
    "  full: 7": "15:9: cells.full: full is for unit: raw only; use saturation",
    "  places_in: foot_lengths": "15:14: cells.places_in: a board has no foot length; give places "
    "in mm",
    "  curve: {}": "15:10: cells.curve: a curve is a power, a table or two_point; give one of them",
    "  curve: {table: [[0, 0]]}": "15:18: cells.curve.table: table is a list; it needs at least 2 "
    "entries",
    "  curve: {table: [[0, 0], [5, 1], [5, 2]]}": "15:35: cells.curve.table[3]: the numbers of a "
    "table grow from line to line; put them in order",
    "  curve: {two_point: {load: 1, zero: [1, 2], loaded: [1, 5]}}": "15:55: "
    "cells.curve.two_point.loaded[1]: a cell must read something else below the load than without",
    "rate_hz: 50": "15:1: rate_hz: rate_hz stands twice, here and on line 7; keep one",
    "batery: {standard: false}": '15:1: batery: there is no key batery; did you mean "battery"?',
    "colour: red": f"15:1: colour: there is no key colour; there are: {KEYS}",
    "battery: {frame: {at: 0, empty: 5, full: 5}}": "15:42: battery.frame.full: empty and full are "
    "the same; they must differ",
    'start: [{write: "c", to: fff2}]': '15:17: start[1].write: "c" is not hex; write two digits a '
    'byte, in quotes, such as "c2 01", and what is filled in as {unix_s:u32le}',
    "start: [{write: 10, to: fff2}]": "15:17: start[1].write: write is 10; it must be a text "
    '(bytes in hex, such as "c2 01")',
    'start: [{write: "{time:u32le}", to: fff2}]': "15:17: start[1].write: there is no {time}; "
    "there are unix_s, unix_ms, unix_us, year, yy, month, day, weekday, hour, minute, second, ms, "
    "cs, rate_hz, period_ms",
    'start: [{write: "c2"}]': "15:9: start[1]: write and to go together; name the "
    "characteristic to write to, or drop to",
    'start: [{write: "c2", to: fff2, wait_s: 1}]': f"15:9: start[1]: {ONE_STEP}",
    "start: [{wait_s: 100}]": "15:18: start[1].wait_s: wait_s is 100; it may be 0.001 to 60 "
    "(seconds)",
    "match: {manufacturer: {company: 7, data: 10}}": "15:42: match.manufacturer.data: 10 was read "
    "as a number; put it in quotes",
    'match: {name: "("}': "15:15: match.name: this is no regular expression: missing ), "
    "unterminated subpattern at position 0; look for a bracket or a \\ too many",
    'match: {name: "(a*)*"}': "15:15: match.name: * repeats what can itself match in several ways; "
    "repeat single letters or plain groups only",
    "side: {name: {left: L, right: R}}": "15:7: side: a board has no side; delete this, or change "
    "kind",
    "\tx: 1": "15:1: a tab stands here; indent with spaces",
}
"""One line added to a good profile."""

INSOLE = PLAIN.replace("kind: board", "kind: insole")
PAIR = PLAIN.replace("kind: board", "kind: insole_pair")
RAW = PLAIN.replace("unit: kg", "unit: raw")
WHOLE = {
    "3\n": "1:1: a profile is a map: lines of key: value",
    BASE + TWO_CELLS: "1:1: a device sends frames or text; describe one of them",
    BASE + "text: {pattern: '(?P<value>.*)', count: 2}\n" + TWO_CELLS: "8:17: text.pattern: "
    "pattern has no group (?P<values>...) for the cells",
    BASE + "text: {pattern: '(?P<n>.)(?P<values>.)', count: 2}\n" + TWO_CELLS: "8:17: "
    "text.pattern: there is no group n; groups are battery, sequence, side, time, values",
    BASE + "frames: [{size: 2}]\n" + TWO_CELLS: "8:9: frames: no frame has cells, so that nothing "
    "is measured",
    BASE + SIX_BYTES + "  - {size: 7, cells: {type: u8, at: [0, 1]}}\n" + TWO_CELLS: "9:3: frames: "
    "all frames with cells must have the same sequence; describe a device a mode",
    INSOLE
    + "side: {}\n": "15:7: side: a side is told by name, characteristic, frame or text; give "
    "one of them",
    INSOLE + "side: {frame: {at: 6, left: 1, right: 0}}\n": f"15:20: side.frame.at: {BEHIND}",
    INSOLE + "side: {frame: {at: 0, mask: 1, left: 1, right: 2}}\n": "15:48: side.frame.right: "
    "right has bits that mask 1 takes away",
    INSOLE + "side: {text: {left: L, right: R}}\n": "15:14: side.text: a group (?P<side>...) "
    "in text.pattern and side.text go together; give both",
    BASE + "text: {pattern: '(?P<battery>.)(?P<values>.)', count: 2}\n" + TWO_CELLS: "8:17: "
    "text.pattern: a group (?P<battery>...) in text.pattern and battery.frame go together; give "
    "both",
    PAIR: "11:12: frames[1].cells: 2 cells are read, but places has 2 for each foot; give each "
    "cell its place",
    RAW + "  full: 0\n": "13:3: cells: the largest number counts as no load; look at full, scale, "
    "offset and curve",
    RAW.replace("size: 6", "size: 10").replace("u16le, run", "f32le, run"): "13:9: cells.unit: a "
    "raw number of this type has no full range; say which number counts as 1, as full: ...",
    PLAIN + "match: {services: [fff0]}\nquirks: {no_service_in_advertisement: true}\n": "16:39: "
    "quirks.no_service_in_advertisement: without services only name or manufacturer can be looked "
    "for; give one in match",
}

CASES = [(PLAIN.replace(*change, 1), said) for change, said in CHANGED.items()]
CASES += [(PLAIN + line + "\n", said) for line, said in ADDED.items()]
CASES += list(WHOLE.items())


def test_the_profile_that_is_broken_below_is_good():
    assert load_profile(PLAIN, FILE).id == "plain"


@pytest.mark.parametrize(("text", "said"), CASES, ids=[said for _, said in CASES])
def test_one_mistake_gives_one_sentence_that_says_where_and_what_to_do(text, said):
    with pytest.raises(ProfileError) as caught:
        load_profile(text, FILE)
    assert [str(one._replace(excerpt="")) for one in caught.value.problems] == [f"{FILE}:{said}"]


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines():
    text = PLAIN.replace("bord", "").replace("at: 0", "at: 600").replace("unit: kg", "unit: lbs")
    with pytest.raises(ProfileError) as caught:
        load_profile(text + "batery: {}\n", FILE)
    assert [(one.line, one.path) for one in caught.value.problems] == [
        (10, "frames[1].sequence.at"),
        (13, "cells.unit"),
        (15, "batery"),
    ]
    assert str(caught.value).startswith(
        "plain.yaml:10:20: frames[1].sequence.at: at is 600; it may be 0 to 511 (bytes from the "
        "start)\n"
        "    9 |   - size: 6\n"
        "   10 |     sequence: {at: 600, type: u16le}\n"
        "      |                    ^\n"
        "   11 |     cells: {type: u16le, run: {start: 2, count: 2}}\n"
    )
