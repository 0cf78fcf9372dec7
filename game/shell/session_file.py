"""Read the session.json of a recorded session: checked once, here, so that no replay stumbles."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, TypeAdapter, ValidationError

from exercises.adapt import Standing
from game.scenes.scene import Click, Input, Press, Typed
from game.shell.recorder import SAMPLES, SESSION, seal
from game.shell.trouble import Trouble
from sensors.calibration import Calibration
from sensors.layout import Layout

Pressed = (
    tuple[Literal["press"], Press]
    | tuple[Literal["click"], float, float]
    | tuple[Literal["typed"], str]
)
ANOTHER = "Take another recorded session."
Rows = Annotated[int, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class Written:
    """What the recorder wrote down, as far as a replay needs it."""

    format: Literal[1]
    level_text: str
    rung: int
    world: str
    seed: int
    day_s: float
    sensor: str
    calibration: Calibration | None
    ticks: tuple[tuple[Rows, tuple[Pressed, ...], int], ...]
    """For each tick the rows that were consumed, the inputs, and the mark."""
    session: UUID | None = None
    """Its id; None where it is the folder's name, as it was at first."""
    check: bool = False
    """Whether the day's quiet check was due."""
    standing: Standing | None = None
    """Where the child stood on the ladder; None where one rung was played, however it went."""
    minutes: float | None = None
    """What a plan gave to the level."""
    most_kg: float | None = None
    lively: bool = False
    full_kg: tuple[float | None, ...] = ()
    """What a recording's header does not say of the device; see sensors.layout."""
    reopened: frozenset[int] = frozenset()
    """The ticks, from 0, in which the device came back."""

    def layout(self, recorded: Layout) -> Layout:
        """The device as it was played with, from what the recording says of it."""
        full_kg = self.full_kg or (None,) * len(recorded.cells)
        cells = tuple(
            replace(cell, full_kg=full) for cell, full in zip(recorded.cells, full_kg, strict=True)
        )
        return replace(recorded, cells=cells, most_kg=self.most_kg, lively=self.lively)


def read_session(folder: Path) -> tuple[Written, int]:
    """What stands in the folder of a recorded session, and its seal. Raises Trouble."""
    path = folder / SESSION
    try:
        text = path.read_bytes()
        written = TypeAdapter(Written).validate_json(text)
        header = json.loads(text)
    except FileNotFoundError:
        raise Trouble(_absent(folder)) from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise Trouble(f"{path} cannot be read ({reason}). Look at its permissions.") from None
    except ValidationError as error:
        raise Trouble(f"{path} is damaged ({_first(error)}). {ANOTHER}") from None
    except (ValueError, RecursionError):
        raise Trouble(f"{path} is damaged. {ANOTHER}") from None
    if written.session is None:
        written = replace(written, session=_named(folder))
    del header["ticks"]
    header.pop("reopened", None)
    return written, seal(header)


def unwritten(press: Pressed) -> Input:
    """An input as screens know it."""
    if press[0] == "click":
        return Click(press[1], press[2])
    return Typed(press[1]) if press[0] == "typed" else press[1]


def _named(folder: Path) -> UUID:
    """The id by which a folder is called. Raises Trouble."""
    try:
        return UUID(folder.name)
    except ValueError:
        advice = "Call the folder again as it was called when it was recorded."
        raise Trouble(f"{folder} is not named after its session. {advice}") from None


def _absent(folder: Path) -> str:
    if (folder / SAMPLES).is_file():
        return f"The session in {folder} was cut off before its end, so it cannot be lived again."
    advice = "Give the folder of a session that was played with --record"
    return f"There is no recorded session in {folder}. {advice}."


def _first(error: ValidationError) -> str:
    """The first thing that is wrong, in one line."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"]))
    what = str(first["msg"])
    said = f"{what[0].lower()}{what[1:]}"
    return f"{place}: {said}" if place else said
