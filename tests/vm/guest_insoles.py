"""In the guest: two virtual insoles, the kernel's Bluetooth with the real bluetoothd, our link."""

import subprocess
from contextlib import closing
from dataclasses import replace
from time import monotonic

from sensors.ble.link import BleLink
from sensors.ble.radio import Radio
from tests.sensors.ble.dialect import PLAIN
from tests.sensors.ble.plain import LEFT, RIGHT, plain
from tests.sensors.ble.virtual_insole import VirtualInsole
from tests.vm.vhci_air import VhciAir
from tests.vm.watching import Watch, say, wait_for

RATE_HZ = 50
"""Two insoles, their radio, bluetoothd and we share two slow processors."""
DIALECT = replace(PLAIN, rate_hz=RATE_HZ)
Feet = tuple[VirtualInsole, VirtualInsole]


def main() -> None:
    with VhciAir() as air:
        is_switched_on()
        feet = (
            VirtualInsole(air, "Foot-L", LEFT, DIALECT, cells=lambda _: [1000] * 16),
            VirtualInsole(air, "Foot-R", RIGHT, DIALECT, cells=lambda _: [2000] * 16,
                          battery_percent=64),
        )  # fmt: skip
        radio = Radio()
        link = BleLink(plain(rate_hz=str(RATE_HZ)), (), radio)
        with closing(radio), closing(link):
            watch = Watch(link)
            are_one_sensor(watch)
            keep_up(watch, feet)
            come_back_when_dropped(watch, feet[0])
            come_back_when_stalled(watch, feet[1])
            come_back_when_bluetooth_does(watch)
        wait_for(lambda: not any(foot.connected for foot in feet))
        assert [foot.commands[-1] for foot in feet] == [DIALECT.stop] * 2
        say("closed: both were asked to stop, and are let go of")


# --- The computer's Bluetooth ---------------------------------------------------------------------
def bluetoothctl(*words: str) -> str:
    """What the command says."""
    asked = ["bluetoothctl", "--timeout", "5", *words]
    return subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60).stdout


def is_switched_on() -> None:
    took_s = wait_for(lambda: "Controller" in bluetoothctl("show"))
    took_s += wait_for(lambda: "Powered: yes" in bluetoothctl("power", "on") + bluetoothctl("show"))
    version = subprocess.run(["bluetoothctl", "--version"], capture_output=True, check=True)
    said = version.stdout.decode().strip()
    say(f"adapter: {said} switched it on after {took_s:.1f} s")


# --- What is shown --------------------------------------------------------------------------------
def are_one_sensor(watch: Watch) -> None:
    took_s = watch.until(lambda: watch.rows, 60.0)
    row = watch.next_row()
    assert row.cells_kg == (1.0,) * 16 + (2.0,) * 16, row
    watch.until(lambda: watch.link.connection.battery_share is not None)
    watch.until(lambda: watch.link.connection.battery_share == 0.64)
    said = watch.link.connection
    say(f"insoles: found, connected and read as one sensor after {took_s:.1f} s; {said}")
    assert (said.openings, watch.told) == (1, [])


def keep_up(watch: Watch, feet: Feet) -> None:
    before = [max(foot.sent) for foot in feet]
    lost, began_s = watch.link.connection.lost_rows, monotonic()
    rows = watch.for_s(8.0)
    lasted_s = monotonic() - began_s
    sent = [max(foot.sent) - was for foot, was in zip(feet, before, strict=True)]
    assert watch.link.connection.lost_rows == lost
    assert len(rows) >= sum(sent) * 0.9, (len(rows), sent)
    say(f"insoles: {sent} frames sent in {lasted_s:.1f} s, {len(rows)} rows of both, "
        f"{len(rows) / lasted_s:.0f} rows/s, lost {lost}")  # fmt: skip


def come_back_when_dropped(watch: Watch, foot: VirtualInsole) -> None:
    gone_s, openings, told = monotonic(), watch.link.connection.openings, len(watch.told)
    foot.drop()
    watch.until(lambda: len(watch.told) > told)
    say_back(watch, "the left one is dropped", gone_s, openings)
    assert "was lost" in watch.told[told].sentence, watch.told


def come_back_when_stalled(watch: Watch, foot: VirtualInsole) -> None:
    gone_s, openings, told = monotonic(), watch.link.connection.openings, len(watch.told)
    foot.silence()
    watch.until(lambda: len(watch.told) > told)
    foot.silence(False)
    say_back(watch, "the right one stalls", gone_s, openings)
    assert "sends nothing" in watch.told[told].sentence, watch.told


def come_back_when_bluetooth_does(watch: Watch) -> None:
    gone_s, openings, told = monotonic(), watch.link.connection.openings, len(watch.told)
    bluetoothctl("power", "off")
    watch.until(lambda: any("switched" in each.sentence for each in watch.told[told:]))
    watch.for_s(1.0)
    bluetoothctl("power", "on")
    say_back(watch, "Bluetooth is switched off and on", gone_s, openings)


def say_back(watch: Watch, what: str, gone_s: float, openings: int) -> None:
    """Wait until both are read again, and say what the parent was told meanwhile."""
    told = [each for each in watch.told if each.t_s >= gone_s]
    first_s = told[0].t_s - gone_s
    watch.until(lambda: watch.link.connection.openings > openings, 60.0)
    back_s = monotonic() - gone_s
    row = watch.next_row()
    assert row.cells_kg == (1.0,) * 16 + (2.0,) * 16, row
    told = [each for each in watch.told if each.t_s >= gone_s]
    sentences = " ".join(dict.fromkeys(each.sentence for each in told))
    say(f"insoles: {what}: told after {first_s:.2f} s, rows again after {back_s:.1f} s, by "
        f"themselves. {sentences}")  # fmt: skip


if __name__ == "__main__":
    main()
