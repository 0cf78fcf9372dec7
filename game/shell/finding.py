"""The sensors that a screen offers: the family's own first, then what is there, then keys."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from game.model import msg
from game.scenes.answers import Failure, SensorChoice
from game.shell.sources import ALWAYS
from profiles.model import Device
from sensors.around import Around

if TYPE_CHECKING:
    from sensors.search import Seen, Sighting

LOOKS = {
    "wii_board": (msg("Balance board"), "device_wii_board"),
    "board": (msg("Board"), "device_board"),
    "insoles": (msg("Insoles"), "device_insoles"),
}
"""For each kind of device its caption and its picture."""


class Finding:
    """One search, from when a screen asked for it until it asks no more."""

    def __init__(self, ticket: str, around: Around) -> None:
        """`ticket` is what the screen asked under. The search begins at once."""
        from sensors.ble.catalog import profiles  # noqa: PLC0415  # Bluetooth loads slowly
        from sensors.search import Search  # noqa: PLC0415

        self.ticket = ticket
        self._search: Search = Search(around.radio, profiles())
        self._told: object = None
        self._trouble = ""

    def news(self, ours: Iterable[Device]) -> Iterator[tuple[SensorChoice, ...] | Failure]:
        """What the screen has not been told yet; `ours` are the family's sensors as kept."""
        seen = self._search.seen
        offered = choices(seen, ours)
        if offered != self._told:
            self._told = offered
            yield offered
        if seen.trouble != self._trouble:
            self._trouble = seen.trouble
            if seen.trouble:
                yield Failure(seen.trouble)

    def close(self) -> None:
        """Look no more."""
        self._search.close()


def choices(seen: "Seen", ours: Iterable[Device]) -> tuple[SensorChoice, ...]:
    """Everything to play with: the family's own, there or not, what else is there, and keys."""
    here = {_key(sighting.spec): sighting for sighting in seen.sensors}
    own = [
        _choice(device.sensor, device.spec, device.name, ours=True, here=_key(device.spec) in here)
        for device in ours
    ]
    known = {_key(choice.spec) for choice in own}
    others = [_new(sighting) for key, sighting in here.items() if key not in known]
    return (*own, *others, *ALWAYS)


def _new(sighting: "Sighting") -> SensorChoice:
    name = sighting.name if sighting.kind == "wii_board" else f"{sighting.title} {sighting.name}"
    return _choice(sighting.kind, sighting.spec, name.strip(), ours=False, here=True)


def _choice(kind: str, spec: str, name: str, *, ours: bool, here: bool) -> SensorChoice:
    caption, picture = LOOKS.get(kind, LOOKS["board"])
    return SensorChoice(spec, caption, picture, name, ours, here)


def _key(spec: str) -> tuple[str, frozenset[str]]:
    """A sensor, whichever of its insoles is named first."""
    sign = "@" if spec.startswith("ble:") else ":"
    word, _, addresses = spec.partition(sign)
    return word, frozenset(addresses.upper().split(","))
