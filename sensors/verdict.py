"""What a stamp comes to: a light, and one sentence that says what to do."""

from typing import NamedTuple

from sensors.faults import LIMITS, Fault, Finding, Light, Limit, findings
from sensors.layout import Layout
from sensors.stamp import Health
from sensors.words import msg

__all__ = [
    "LIMITS",
    "SENTENCES",
    "Fault",
    "Finding",
    "Light",
    "Limit",
    "Verdict",
    "findings",
    "trusted",
    "verdict",
]


class Verdict(NamedTuple):
    """What a grown-up is shown."""

    light: Light
    """`off` where nothing comes; data under `bad` are good for play, and not for trends."""
    sentence: str
    """An English message, one of SENTENCES."""


class Words(NamedTuple):
    """One message for each kind of device."""

    board: str
    insoles: str

    def of(self, layout: Layout) -> str:
        """That for this device."""
        return self.insoles if layout.has_feet else self.board


GOOD = Words(msg("The board is ready. Have fun!"), msg("The insoles are ready. Have fun!"))
OFF = Words(
    msg("Switch the board on and wait a moment."), msg("Switch both insoles on and wait a moment.")
)
EMPTY = Words(
    msg("Change the batteries of the board now."),
    msg("Change or charge the insoles' batteries now."),
)
CLOSER = Words(
    msg("Data get lost. Bring the board closer to the computer."),
    msg("Data get lost. Bring the insoles closer to the computer."),
)
TOLD: dict[Fault, Words] = {
    Fault.BATTERY: Words(
        msg("Change the batteries of the board soon."),
        msg("Change or charge the insoles' batteries soon."),
    ),
    Fault.DEAD: Words(
        msg("Part of the board feels nothing. Switch it off and on."),
        msg("Part of an insole feels nothing. Switch it off and on."),
    ),
    Fault.STUCK: Words(
        msg("The board is stuck. Switch it off and on."),
        msg("An insole is stuck. Switch it off and on."),
    ),
    Fault.DRIFT: Words(
        msg("Step off, empty the board, and get ready again."),
        msg("Lift each foot for a moment, then get the insoles ready again."),
    ),
    Fault.SATURATED: Words(
        msg("One corner is pressed too hard. Stand in the board's middle."),
        msg("The insoles are pressed too hard. Loosen the shoes a little."),
    ),
    Fault.LOST: CLOSER,
    Fault.GAPS: CLOSER,
    Fault.SLOW: Words(
        msg("The board is too slow. Switch it off and on."),
        msg("The insoles are too slow. Switch them off and on."),
    ),
    Fault.UNEVEN: Words(
        msg("The board's data come unevenly. Close other programs on this computer."),
        msg("The insoles' data come unevenly. Close other programs on this computer."),
    ),
    Fault.DROPOUTS: Words(
        msg("The board skips. Switch it off and on."),
        msg("The insoles skip. Switch them off and on."),
    ),
    Fault.NOISE: Words(
        msg("The board trembles by itself. Put it on a hard floor."),
        msg("The insoles tremble by themselves. Lay them flat in the shoes."),
    ),
}

SENTENCES: tuple[str, ...] = tuple(
    dict.fromkeys(text for words in (GOOD, OFF, EMPTY, *TOLD.values()) for text in words)
)
"""Every sentence that a verdict may hold, once each: what is to be translated."""


def verdict(health: Health, *, streaming: bool, layout: Layout) -> Verdict:
    """The light of a stamp, which is that of the worst fault, and the sentence to be told first.

    Batteries come first of all, since they bring about other faults; then what is bad, then what is
    fair. Where nothing comes, the light is off.
    """
    found = findings(health, layout)
    low = [one for one in found if one.fault is Fault.BATTERY]
    nothing = not streaming or (health.rows == 0 and health.rate_hz == 0)
    if nothing:
        return Verdict("off", _told(low[0], layout) if low else OFF.of(layout))
    bad = [one for one in found if one.light == "bad"]
    if not found:
        return Verdict("good", GOOD.of(layout))
    return Verdict("bad" if bad else "fair", _told((low or bad or found)[0], layout))


def trusted(health: Health, layout: Layout | None = None) -> bool:
    """Whether a session's numbers may enter trends: nothing is bad.

    Without a layout its cells are taken for kilograms.
    """
    return all(one.light != "bad" for one in findings(health, layout))


def _told(finding: Finding, layout: Layout) -> str:
    empty = finding == Finding(Fault.BATTERY, "bad")
    return (EMPTY if empty else TOLD[finding.fault]).of(layout)
