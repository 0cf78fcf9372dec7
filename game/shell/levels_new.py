"""A new level, written with comments: what it asks, and the text that comes of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from exercises.games import DOSE
from exercises.level import Level
from exercises.limits import SET_HOLD_S
from exercises.sheet import SHARED, Dose
from game.shell.levels import PARAMS, WORLDS
from game.shell.levels_explained import meaning

ASKED = {
    "reps": "How many repetitions in a set",
    "reach_share": "How far to lean, as a share of the child's own reach",
    "hold_s": "How long to hold, in seconds",
}
"""What is asked about, of games that use it."""
SCHEMA = "level.schema.json"
"""The file beside the level by which editors complete and check its keys."""
NO_TEXTS = ("true", "false", "null")
WIDE = 26
"""Where comments begin."""


@dataclass(frozen=True, slots=True)
class Span:
    """What a number may be."""

    least: float
    most: float
    whole: bool

    def read(self, text: str) -> float | None:
        """The number in `text`, or None where it is none that may be."""
        try:
            number = int(text) if self.whole else float(text.replace(",", "."))
        except ValueError:
            return None
        return number if self.least <= number <= self.most else None

    def __str__(self) -> str:
        """`1 to 50`."""
        return f"{self.least:g} to {self.most:g}"


def span(game: str, key: str) -> Span:
    """What a key of this game may be."""
    params: Any = PARAMS[game]
    field = params.__pydantic_fields__[key]
    least = next(part.ge for part in field.metadata if hasattr(part, "ge"))
    most = next(part.le for part in field.metadata if hasattr(part, "le"))
    return Span(least, most, field.annotation is int)


def defaults(model: Level) -> dict[str, float]:
    """What is written where nobody says otherwise: as on the first rung of the game's own level."""
    params: Any = model.rungs[0].params
    return {key: getattr(params, key) for key in ASKED if hasattr(params, key)}


def asked(game: str, model: Level, ask: Callable[[str], str]) -> dict[str, float]:
    """Answers to a few questions; an empty one takes the default, a wrong one is asked anew."""
    answers: dict[str, float] = {}
    for key, default in defaults(model).items():
        may = span(game, key)
        question = f"{ASKED[key]} ({may}) [{default:g}]: "
        number = None
        while number is None:
            answer = ask(question).strip()
            number = may.read(answer) if answer else default
            question = f"Please write a number from {may}, or nothing for {default:g}: "
        answers[key] = number
    return answers


def text(level_id: str, model: Level, answers: Mapping[str, float]) -> str:
    """The whole file, with a comment for each key. `model` is the game's own level."""
    return "\n".join((*_head(level_id, model), "", *_body(model, answers))) + "\n"


def _head(level_id: str, model: Level) -> Iterator[str]:
    others = ", ".join(sorted(PARAMS.keys() - {model.game}))
    yield f"# yaml-language-server: $schema={SCHEMA}"
    yield "# What stands behind a # is a comment. Change a number, and see whether all is well:"
    yield f"#     stepling levels check {level_id}.yaml"
    yield _line("format", 1, "always 1")
    yield _line("id", _as_text(level_id), "the same as the file's name, without .yaml")
    title = level_id.replace("_", " ").strip().title()
    yield _line(
        "title", f"{{en: {_as_text(title)}}}", "more languages: {en: ..., es: ..., zh_CN: ...}"
    )
    yield _line("game", model.game, f"there are also {others}")
    yield _line("worlds", f"[{', '.join(WORLDS[model.game])}]", "where it may be played")


def _body(model: Level, answers: Mapping[str, float]) -> Iterator[str]:
    rung = model.rungs[0]
    values = {key: (getattr(rung, key), meaning(Dose, key)) for key in DOSE}
    for field in fields(rung.params):
        value = answers.get(field.name, getattr(rung.params, field.name))
        values[field.name] = value, meaning(rung.params, field.name)
    yield "# How much, on the first rung of the ladder"
    yield from (_line(key, *values[key]) for key in SHARED if key in values)
    own = sorted(values.keys() - set(SHARED))
    if own:
        yield _line("params", "", f"what {model.game} alone knows")
    yield from (_line(f"  {key}", *values[key]) for key in own)
    yield ""
    yield "# The rungs of the ladder: each changes what stands above, and {} changes nothing"
    yield "ladder:"
    yield "  - {}"
    yield from _harder(model.game, {key: value for key, (value, _) in values.items()})


def _harder(game: str, values: Mapping[str, Any]) -> Iterator[str]:
    """A second rung that asks for a little more, where there is room for it."""
    if "reach_share" in values:
        key, more = "reach_share", round(values["reach_share"] + 0.1, 2)
    elif "hold_s" in values:
        key, more = "hold_s", round(values["hold_s"] * 1.5, 1)
    else:
        key, more = "reps", values["reps"] + 2
    most = span(game, key).most
    if key == "hold_s":
        most = min(most, SET_HOLD_S / values.get("reps", 1))
    if more <= most:
        yield f"  - {{{key}: {more:g}}}"


def _as_text(word: str) -> str:
    """In quotes where YAML would take the word for something else."""
    return f'"{word}"' if word.lower() in NO_TEXTS else word


def _line(key: str, value: object, comment: str) -> str:
    written = f"{value:g}" if isinstance(value, int | float) else str(value)
    return f"{f'{key}: {written}'.rstrip():<{WIDE}} # {comment}"
