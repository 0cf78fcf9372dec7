"""What every level may say, whatever its game: the names of keys, and their types."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from exercises.fields import MaxMinutes, RestS, Sets, params

SHARED = (
    "hold_s",
    "reps",
    "reach_share",
    "tolerance_share",
    "side",
    "tempo_bpm",
    "extra_tries",
    "sets",
    "rest_s",
    "max_minutes",
)
"""Keys that many games share. They stand at the level's top, and a rung may change them."""

Line = Annotated[str, Field(min_length=1, max_length=200)]
Language = Annotated[str, Field(pattern="^(en|es|zh_CN)$", description="en, es or zh_CN")]
Texts = Annotated[
    dict[Language, Line],
    Field(description="one text for each language, such as {en: Otter River}"),
]


def _in_english(written: Any) -> Any:
    return {"en": written} if isinstance(written, str) else written


def _as_words(written: Any) -> Any:
    is_number = isinstance(written, int | float) and not isinstance(written, bool)
    return str(written) if is_number else written


Note = Annotated[
    dict[Language, Annotated[str, Field(min_length=1)]],
    BeforeValidator(_in_english),
    Field(description="a text, or one for each language"),
]


@params
class Sheet:
    """The keys that describe a level; no rung changes them."""

    format: Annotated[Literal[1], Field(description="the only format there is")]
    id: Annotated[
        str,
        Field(pattern="^[a-z][a-z0-9_]{0,39}$", description="small letters, digits and _"),
    ]
    title: Texts
    game: str
    worlds: Annotated[tuple[str, ...], Field(min_length=1, description="names of worlds")] = ()
    author: Line = ""
    version: Annotated[Line, BeforeValidator(_as_words)] = ""
    notes_for_parent: Note = Field(default_factory=dict)
    notes_for_therapist: Note = Field(default_factory=dict)


@params
class Dose:
    """How much the session asks for."""

    sets: Sets = 2
    rest_s: RestS = 20.0
    max_minutes: MaxMinutes = 5.0
