"""In the guest: an emulated board, the kernel's own hid-wiimote, and our driver on its link."""

import os
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from math import isclose
from statistics import median
from time import monotonic, sleep
from typing import Any

import evdev
import hidraw  # noqa: F401  # before rights are dropped: the checkout may be another user's
import pygame

from sensors.link import Link
from sensors.wii.evdev_node import Node, evdev_nodes
from sensors.wii.find import FoundBoard, open_board, scan
from sensors.wii.machine import Machine
from tests.vm.doors import become_nobody, keep_doors
from tests.vm.uhid_board import ADDRESS, NAME, LiveBoard, UhidBoard
from tests.vm.watching import Watch, say, wait_for

LAMP = 0x10
PAD = "Some game pad"
STOPS, ASKS = bytes.fromhex("120030"), bytes.fromhex("1500")
"""What the kernel writes when the last reader of its node is gone, and we when we let go; and how a
status is asked for, which tells the battery."""
GOLDEN = (
    # What stands on TR, BR, TL, BL, and what the published board reads then on TL, TR, BL, BR.
    ((8, 6, 5, 20), (5.000585, 7.996680, 19.998887, 6.004773)),
    ((5, 5, 5, 5), (5.000585, 4.995573, 4.995531, 5.000597)),
    ((-1.5, 3, 3, 40), (3.002339, -1.495849, 39.997774, 3.002387)),
)


def main() -> None:
    keep_doors()
    here = UhidBoard(LiveBoard())
    is_found(here)
    is_no_joystick()
    reads_by_reports(here)
    outlives_other_readers(here)
    comes_back_by_itself(here, "reports")
    become_nobody()
    reads_by_the_kernel(here)
    comes_back_by_itself(here, "kernel")
    is_missed_when_silent(here)


# --- The board -----------------------------------------------------------------------------------
def stands(here: UhidBoard, tr: float, br: float, tl: float, bl: float) -> None:
    here.board.swaying = False
    here.board.kg.update(tr=tr, br=br, tl=tl, bl=bl)


def node() -> Node:
    (only,) = evdev_nodes(Machine())
    return only


# --- What is shown --------------------------------------------------------------------------------
def is_found(here: UhidBoard) -> None:
    here.appear()
    took_s = wait_for(lambda: scan().boards and evdev_nodes(Machine()))
    assert scan().boards == (FoundBoard(NAME, ADDRESS, "hidraw"),), scan()
    assert node().address == ADDRESS
    kind = (node().described / "devtype").read_text().strip()
    assert kind == "balanceboard", kind
    say(f"found: {scan().boards[0]}, {took_s:.1f} s after it connected")
    say(f"kernel: hid-wiimote calls it a {kind}, node {node().path}")


def is_no_joystick() -> None:
    """And a game pad is one, so that this shows something."""
    keys, stick = evdev.ecodes.BTN_SOUTH, evdev.AbsInfo(0, -127, 127, 0, 0, 0)
    axes = [(evdev.ecodes.ABS_X, stick), (evdev.ecodes.ABS_Y, stick)]
    events: dict[int, list[Any]] = {evdev.ecodes.EV_KEY: [keys], evdev.ecodes.EV_ABS: axes}
    os.environ |= {"SDL_VIDEODRIVER": "dummy", "SDL_JOYSTICK_DISABLE_UDEV": "1"}
    with evdev.UInput(events, name=PAD):
        sleep(0.5)
        pygame.joystick.init()
        count = pygame.joystick.get_count()
        names = [pygame.joystick.Joystick(at).get_name() for at in range(count)]
        pygame.joystick.quit()
    assert names == [PAD], names
    say(f"pygame: the only joystick is the game pad beside it: {names}")


def reads_by_reports(here: UhidBoard) -> None:
    driver = open_board()
    with closing(Link(driver)) as link:
        watch = Watch(link)
        took_s = watch.until(lambda: len(watch.rows) >= 20)
        say(f"reports: the calibration's checksum fits, and rows come after {took_s:.2f} s")
        assert here.board.leds == LAMP
        for loads, expected in GOLDEN:
            stands(here, *loads)
            read = watch.next_row().cells_kg
            assert all(isclose(a, b, abs_tol=1e-6) for a, b in zip(read, expected, strict=True))
            say(f"reports: {loads} kg on tr, br, tl, bl -> tl, tr, bl, br {_kg(read, 6)}")
        keeps_up(here, watch)
        here.board.battery, here.board.button = 0x79, True
        watch.next_row()
        assert (link.connection.battery_share, driver.button) == (0.5, True)
        assert (link.connection.openings, watch.told) == (1, [])
        assert link.layout.lively
        here.board.battery, here.board.button = 0x83, False
        say("reports: the lamp is lit, two bars of the battery and the front button are told")


def keeps_up(here: UhidBoard, watch: Watch) -> None:
    sent, began_s = here.sent, monotonic()
    rows = watch.for_s(5.0)
    sent, lasted_s = here.sent - sent, monotonic() - began_s
    lost = sent - len(rows)
    assert abs(lost) <= 5, (sent, len(rows))  # some are on their way at either end
    assert len(rows) / lasted_s > 80
    gap_ms = 1000 * watch.longest_gap_s(began_s)
    say(f"reports: a steady load, {sent} sent and {len(rows)} read in {lasted_s:.1f} s, "
        f"{len(rows) / lasted_s:.0f} rows/s, longest gap {gap_ms:.0f} ms")  # fmt: skip


def outlives_other_readers(here: UhidBoard) -> None:
    """Whoever closes the kernel's node, or asks it for the battery, stops the board's stream."""
    here.board.swaying = True
    with closing(Link(open_board())) as link:
        watch = Watch(link)
        watch.until(lambda: len(watch.rows) >= 20)
        device = evdev.InputDevice(node().path)
        watch.for_s(1.0)
        said, gap_s = _meanwhile(here, watch, device.close)
        assert said[0] == STOPS.hex(), said
        say(f"reports: an evdev reader closes: {said} are written, a gap of {gap_s:.2f} s")
        (battery,) = node().described.glob("power_supply/*/capacity")
        gaps_s = []
        for _ in range(8):
            said, gap_s = _meanwhile(here, watch, battery.read_text)
            assert said[:2] == [ASKS.hex(), STOPS.hex()], said
            gaps_s.append(round(gap_s, 2))
        say(f"reports: the kernel is asked for the battery: {said}, gaps of {gaps_s} s")
        assert (link.connection.openings, watch.told) == (1, [])
    wait_for(lambda: here.board.heard[-1] == STOPS)
    say("reports: the board is told to rest when the link is closed")


def _meanwhile(
    here: UhidBoard, watch: Watch, happens: Callable[[], object]
) -> tuple[list[str], float]:
    """What was written to the board, and the longest gap between rows."""
    began_s, heard = monotonic(), len(here.board.heard)
    happens()
    watch.for_s(1.0)
    return [report.hex() for report in here.board.heard[heard:]], watch.longest_gap_s(began_s - 0.1)


def reads_by_the_kernel(here: UhidBoard) -> None:
    assert scan().boards == (FoundBoard(NAME, ADDRESS, "evdev"),), scan()
    say(f"kernel: the reports may not be read, so {scan().boards[0]}")
    with closing(Link(open_board())) as link:
        watch = Watch(link)
        stands(here, tr=8, br=6, tl=5, bl=20)
        watch.until(lambda: len(watch.rows) >= 20)
        read = watch.next_row().cells_kg
        assert read == (5.00, 7.99, 19.99, 6.00), read
        say(f"kernel: 8, 6, 5, 20 kg on tr, br, tl, bl -> tl, tr, bl, br {_kg(read, 2)}")
        repeats(here, watch)
        follows(here, watch)
        stands(here, tr=-1.5, br=3, tl=3, bl=40)
        read = watch.next_row().cells_kg
        assert read[1] == 0.0, read
        say(f"kernel: -1.5 kg on tr is clamped: {_kg(read, 2)}")
        assert not link.layout.lively
        assert (link.connection.battery_share, link.connection.openings) == (1.0, 1)
        assert watch.told == []


def repeats(here: UhidBoard, watch: Watch) -> None:
    sent, began_s = here.sent, monotonic()
    rows = watch.for_s(5.0)
    sent, lasted_s = here.sent - sent, monotonic() - began_s
    assert sent <= 1, sent
    assert len({row.cells_kg for row in rows}) == 1
    assert 40 < len(rows) / lasted_s < 55, len(rows)
    gaps_ms = [1000 * (b.t_s - a.t_s) for a, b in pairwise(rows)]
    say(f"kernel: a steady load, {sent} sent by the board, repeated {len(rows) / lasted_s:.0f} "
        f"times/s, every {median(gaps_ms):.0f} ms, longest gap {max(gaps_ms):.0f} ms")  # fmt: skip


def follows(here: UhidBoard, watch: Watch) -> None:
    here.board.swaying = True
    watch.next_row()
    sent, began_s = here.sent, monotonic()
    rows = watch.for_s(3.0)
    lasted_s = monotonic() - began_s
    assert len({row.cells_kg for row in rows}) > 100
    say(f"kernel: somebody sways, {here.sent - sent} sent by the board, {len(rows)} read in "
        f"{lasted_s:.1f} s")  # fmt: skip


def comes_back_by_itself(here: UhidBoard, way: str) -> None:
    stands(here, tr=8, br=6, tl=5, bl=20)
    with closing(Link(open_board())) as link:
        watch = Watch(link)
        watch.until(lambda: len(watch.rows) >= 20)
        gone_s = monotonic()
        here.vanish()
        watch.until(lambda: not link.connection.streaming)
        watch.until(lambda: len(watch.told) >= 2)
        lost, absent = watch.told
        assert "is gone" in lost.sentence, lost
        assert "No Wii Balance Board is connected" in absent.sentence, absent
        say(f"{way}: it vanishes, after {lost.t_s - gone_s:.2f} s: {lost.sentence}")
        sleep(1.0)
        back_s = monotonic()
        here.appear()
        watch.until(lambda: link.connection.streaming)
        say(f"{way}: it connects again: rows after {monotonic() - back_s:.2f} s, by itself")
        watch.until(lambda: len(watch.rows_from(back_s)) >= 50)
        assert link.connection.openings == 2


def is_missed_when_silent(here: UhidBoard) -> None:
    """Out of reach, while the kernel still believes that it is there."""
    with closing(Link(open_board())) as link:
        watch = Watch(link)
        watch.until(lambda: len(watch.rows) >= 20)
        gone_s = monotonic()
        here.board.deaf = True
        watch.until(lambda: watch.told)
        assert "does not answer" in watch.told[0].sentence, watch.told
        last_s, told = watch.rows[-1].t_s - gone_s, watch.told[0]
        say(f"kernel: it falls silent: the last row after {last_s:.2f} s, and after "
            f"{told.t_s - gone_s:.2f} s: {told.sentence}")  # fmt: skip
        back_s = monotonic()
        here.board.deaf = False
        took_s = watch.until(lambda: watch.rows_from(back_s))
        say(f"kernel: it answers again: rows after {took_s:.2f} s, by itself")


def _kg(cells: tuple[float, ...], digits: int) -> str:
    return ", ".join(f"{kg:.{digits}f}" for kg in cells)


if __name__ == "__main__":
    main()
