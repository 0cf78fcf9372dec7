"""How each kind of sensor is connected: one picture and one instruction a page.

What differs between operating systems, and what only a grown-up needs, is a second text.
"""

from typing import NamedTuple

from game.model import msg


class Page(NamedTuple):
    """A step: a picture, what to do, and what the grown-up should know."""

    picture: str
    words: str
    note: str = ""


OPEN_BLUETOOTH = {
    "linux": msg(
        "On Linux, the Bluetooth settings do it, or the program bluetoothctl: scan on, pair, "
        "connect, trust."
    ),
    "windows": msg(
        "On Windows, the Settings often cannot pair this board. The free tool "
        "balance-board-pair can: have it ready."
    ),
    "macos": msg(
        "On a Mac, open Bluetooth in the System Settings. Nobody has tried this yet: it may not "
        "work on new Macs."
    ),
}
PAIR_BOARD = {
    "linux": msg(
        "On Linux, now pair Nintendo RVL-WBC-01 and connect at once: it waits a few seconds only. "
        "No PIN is typed, the system (BlueZ) knows it."
    ),
    "windows": msg(
        "On Windows, start balance-board-pair now. If you try the Settings, the name is "
        "Nintendo RVL-WBC-01."
    ),
    "macos": msg(
        "On a Mac, now connect Nintendo RVL-WBC-01. If the Mac refuses, we know of no other way "
        "yet."
    ),
}
LET_STEPLING = {
    "linux": msg("On Linux, pair nothing in the settings: Stepling finds and connects it itself."),
    "windows": msg(
        "On Windows, pair nothing in the Settings: Stepling finds and connects it itself."
    ),
    "macos": msg(
        "On a Mac, pair nothing. Allow Stepling, or the terminal that it was started from, to use "
        "Bluetooth."
    ),
}
ONE_PARTNER = msg(
    "For the grown-up: close its own app on the phone. It talks to one partner at a time."
)


def pages(kind: str, system: str) -> tuple[Page, ...]:
    """The steps for a kind of sensor (wii, insoles or board) on an operating system."""
    if kind == "wii":
        return _wii(system)
    note = LET_STEPLING.get(system, "")
    if kind == "insoles":
        return (
            Page("pair_insoles_on", msg("Charge both insoles. Switch them on."), ONE_PARTNER),
            Page("pair_settings", msg("Is Bluetooth on?"), note),
        )
    return (
        Page("pair_batteries", msg("Charge it, or put in fresh batteries")),
        Page("pair_front_button", msg("Switch the board on"), ONE_PARTNER),
        Page("pair_settings", msg("Is Bluetooth on?"), note),
        Page("pair_step_off", msg("Put it down flat. Step off.")),
    )


def _wii(system: str) -> tuple[Page, ...]:
    return (
        Page("pair_lid", msg("Turn the board over. Open the lid.")),
        Page("pair_batteries", msg("Put in four fresh batteries")),
        Page("pair_settings", msg("Open the Bluetooth window"), OPEN_BLUETOOTH.get(system, "")),
        Page("pair_sync", msg("Press the small red button"), PAIR_BOARD.get(system, "")),
        Page("pair_step_off", msg("Put it down flat. Step off.")),
        Page("pair_front_button", msg("Next time, press only the front button")),
    )
