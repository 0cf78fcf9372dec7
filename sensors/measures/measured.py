"""All that a recording can give, and why not the rest: what `stepling measure` prints."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sensors.measures.chain import CHAINS
from sensors.measures.definition import Definition
from sensors.measures.events import EVENTS, Plain
from sensors.measures.given import Given
from sensors.measures.group import Group, Values
from sensors.measures.groups import GROUPS
from sensors.measures.refused import Refused
from sensors.measures.standing import quiet_standing
from sensors.measures.trial import between, somebody_stands, trial_of
from sensors.recording import Recording

__all__ = ["Measured", "Number", "given_of", "measure"]


@dataclass(frozen=True, slots=True)
class Number:
    """A measure of this recording."""

    value: float
    definition: Definition
    short: bool
    """Whether the stretch is shorter than this measure needs: then it is never stored."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Groups in the order in which they are printed; reasons by group, or by group.key."""

    values: Mapping[str, Mapping[str, Number]]
    events: Mapping[str, Plain]
    refused: Mapping[str, str]
    chains: Mapping[str, str]
    """The chain of each group."""
    given: Given

    def as_plain(self) -> dict[str, Plain]:
        """The same as numbers, texts, lists and maps, under the keys that programs compare."""
        return {
            "values": {
                group: {key: number.value for key, number in numbers.items()}
                for group, numbers in self.values.items()
            },
            "events": dict(self.events),
            "refused": dict(self.refused),
            "short": self._short(),
            "about": {group: self._about(group) for group in self.values},
        }

    def _short(self) -> dict[str, Plain]:
        have_s = self.given.trial.span_s
        return {
            f"{group}.{key}": f"needs {number.definition.needs_s:g} s; here are {have_s:.4g}"
            for group, numbers in self.values.items()
            for key, number in numbers.items()
            if number.short
        }

    def _about(self, group: str) -> dict[str, Plain]:
        chain = self.chains[group]
        meant: dict[str, Plain] = {}
        for key, number in self.values[group].items():
            one: dict[str, Plain] = {"unit": number.definition.unit, "is": number.definition.told}
            if number.definition.kind:
                one["kind"] = number.definition.kind
            meant[key] = one
        return {"chain": chain, "filter": CHAINS[chain], "measures": meant}


def given_of(
    recording: Recording,
    from_s: float | None = None,
    to_s: float | None = None,
    standing_kg: float | None = None,
) -> Given:
    """The stretch from_s <= t < to_s, beside what the whole recording tells of the child.

    Raises Refused where no row lies in it.
    """
    whole = trial_of(recording)
    stretch = between(whole, from_s, to_s)
    return Given(stretch, quiet_standing(whole), standing_kg, somebody_stands(whole))


def measure(given: Given) -> Measured:
    """Everything that can be given."""
    values: dict[str, dict[str, Number]] = {}
    refused: dict[str, str] = {}
    for group in GROUPS:
        try:
            found = group.measure(given)
        except Refused as why:
            refused[group.name] = str(why)
            continue
        numbers, missing = _sorted_out(group, found, given.trial.span_s)
        if numbers:
            values[group.name] = numbers
        refused |= missing
    events: dict[str, Plain] = {}
    for name, happened in EVENTS.items():
        try:
            events[name] = happened(given)
        except Refused as why:
            refused[f"events.{name}"] = str(why)
    return Measured(values, events, refused, {one.name: one.chain for one in GROUPS}, given)


def _sorted_out(
    group: Group, found: Values, span_s: float
) -> tuple[dict[str, Number], dict[str, str]]:
    """The numbers of a group in the order of their definitions, and why others are missing."""
    numbers, missing = {}, {}
    for definition in group.definitions:
        value = found.get(definition.key)
        if isinstance(value, Refused):
            missing[f"{group.name}.{definition.key}"] = str(value)
        elif value is not None and math.isfinite(value):
            plain = value if isinstance(value, int) else float(value)
            numbers[definition.key] = Number(plain, definition, span_s < definition.needs_s)
    return numbers, missing
