"""`stepling measure ...`: what a recording tells, as a table, as JSON, and as a picture."""

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from game.shell.saying import plain, say
from game.shell.trouble import Trouble
from sensors.measures.chain import CHAINS
from sensors.measures.measured import Measured, Number, given_of
from sensors.measures.measured import measure as everything
from sensors.measures.refused import Refused
from sensors.recording import RecordingError, read

DONE, WRONG_USE = 0, 2
KEY_WIDTH, VALUE_WIDTH = 31, 10


def measure(asked: Namespace) -> int:
    """Every measure of a recording, or of a stretch of it; the others with the reason why not."""
    if None not in (asked.from_s, asked.to_s) and not asked.from_s < asked.to_s:
        told = f"--from {asked.from_s:g} does not lie before --to {asked.to_s:g}"
        raise Trouble(f"{told}. Give the earlier time first.", WRONG_USE)
    path = Path(asked.recording)
    try:
        recording = read(path)
        given = given_of(recording, asked.from_s, asked.to_s, asked.standing_kg)
    except RecordingError as error:
        raise Trouble(str(error)) from None
    except Refused as why:
        raise Trouble(f"{path}: {why}") from None
    measured = everything(given)
    if asked.plot:
        _draw(measured, Path(asked.plot), path.name)
    if asked.json:
        head = {
            "recording": path.name,
            "sensor": recording.layout.sensor,
            "from_s": asked.from_s,
            "to_s": asked.to_s,
        }
        say(json.dumps({**head, "standing": _standing(measured), **measured.as_plain()}))
    else:
        say("\n".join(_told(path, measured)))
    return DONE


def _draw(measured: Measured, picture: Path, title: str) -> None:
    """The picture, beside what is printed. Raises Trouble."""
    from game.shell.measure_plot.drawing import draw  # noqa: PLC0415  # only for who wants a picture

    draw(measured.given, measured, picture, plain(title))


def _standing(measured: Measured) -> dict[str, object] | None:
    """W0, and where it was taken from."""
    given = measured.given
    if given.said_kg is not None:
        return {"standing_kg": given.said_kg, "from": "said"}
    stance = given.stance
    if stance is None:
        return None
    return {"standing_kg": stance.standing_kg, "from": [stance.from_s, stance.to_s]}


# --- For people ----------------------------------------------------------------------------------
def _told(path: Path, measured: Measured) -> Iterator[str]:
    """The lines of the table."""
    trial = measured.given.trial
    yield plain(f"{path.name}: {trial.layout.sensor}, {trial.t_s[0]:.2f} to {trial.t_s[-1]:.2f} s")
    yield _weight_told(measured)
    for family, names in _families(measured).items():
        yield from _table(family, names, measured)
    if measured.refused:
        yield "\nNot given, and why"
        yield from _reasons(measured.refused)
    yield "\nWhat the rows went through; numbers of different columns are never compared"
    for chain in dict.fromkeys(measured.chains[name] for name in measured.values):
        yield f"  {chain}: {CHAINS[chain]}"
    if any(number.short for numbers in measured.values.values() for number in numbers.values()):
        yield "* This stretch is shorter than the measure needs: never compare or keep it."


def _weight_told(measured: Measured) -> str:
    given, unit = measured.given, "kg" if measured.given.trial.layout.absolute else "shares"
    if given.said_kg is not None:
        return f"Standing weight: {given.said_kg:g} {unit}, as you said."
    stance = given.stance
    if stance is None:
        return "Standing weight: unknown, for nobody stands quietly for 5 s."
    when = f"{stance.from_s:.2f} to {stance.to_s:.2f} s"
    return f"Standing weight: {stance.standing_kg:.2f} {unit}, from the quiet stance of {when}."


def _families(measured: Measured) -> dict[str, list[str]]:
    """The groups that give the same keys, such as the sway of each chain, stand side by side."""
    families: dict[str, list[str]] = {}
    for name in measured.values:
        family = name.partition("_")[0]
        beside = families.get(family)
        same = beside and measured.values[beside[0]].keys() & measured.values[name].keys()
        families.setdefault(family if same or not beside else name, []).append(name)
    return families


def _table(family: str, names: list[str], measured: Measured) -> Iterator[str]:
    columns = [name.removeprefix(f"{family}_") for name in names]
    if len(names) == 1:
        family, columns = names[0], [measured.chains[names[0]]]
    wide = max(VALUE_WIDTH, *map(len, columns)) + 1
    heads = " ".join(f"{column:>{wide}}" for column in columns)
    yield f"\n{family:<{KEY_WIDTH + 2}}{heads}"
    keys = {key: number for name in names for key, number in measured.values[name].items()}
    for key, number in keys.items():
        cells = " ".join(_cell(measured.values[name].get(key), wide) for name in names)
        definition = number.definition
        kind = f" [{definition.kind}]" if definition.kind else ""
        yield f"  {key:<{KEY_WIDTH}}{cells} {definition.unit:<8} {definition.told}{kind}"


def _cell(number: Number | None, wide: int) -> str:
    if number is None:
        return f"{'-':>{wide}}"
    value = f"{number.value:d}" if isinstance(number.value, int) else f"{number.value:.4g}"
    return f"{value}{'*' if number.short else ' '}".rjust(wide)


def _reasons(refused: Mapping[str, str]) -> Iterator[str]:
    """Each reason once, with all that it keeps from being given."""
    together: dict[str, list[str]] = {}
    for name, why in refused.items():
        together.setdefault(why, []).append(name)
    for why, names in together.items():
        yield f"  {', '.join(names)}: {why}"
