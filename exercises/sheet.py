"""What every level may say, whatever its game: the names of keys, and their types."""

from dataclasses import field
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from exercises.adapt import Adapt, EaseWhen, ProgressWhen
from exercises.fields import MaxMinutes, RestS, Sets, params
from exercises.limits import LONGEST_MINUTES, REACH_SHARE, WIDEST_REACH_SHARE

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
OWN = ("format", "id", "extends", "author", "version", "reviewed_by", "evidence")
"""Keys that a level never takes over from the one it extends: they speak of one file alone."""
RAISED_BY = "raised_by"
"""Neither does it take over, under limits, who allows more than usual."""
LATER = (
    *("needs", "posture", "direction", "side_bias_share", "target_size", "amplify", "obstacle"),
    "max_limb_share",
)
"""Keys that the format keeps free for games to come: until then they would do nothing."""
LATER_VALUES = {"feedback": ("faded", "probe"), "side": ("prosthetic", "other")}
"""And values."""

CUE_WORDS, CUE_SIGNS = 8, 16
"""A cue has at most so many words; in Chinese, which has no gaps between them, so many signs."""

Line = Annotated[str, Field(min_length=1, max_length=200)]
LevelId = Annotated[
    str, Field(pattern="^[a-z][a-z0-9_]{0,39}$", description="small letters, digits and _")
]
Language = Annotated[str, Field(pattern="^(en|es|zh_CN)$", description="en, es or zh_CN")]
Texts = Annotated[
    dict[Language, Line],
    Field(description="one text for each language, such as {en: Otter River}"),
]
Goal = Literal["stand", "shift", "single_leg", "step_over", "rhythm", "reach"]
Support = Literal["none", "wall", "chair", "rail", "adult_hand", "adult_two_hands", "harness"]
Stop = Literal["hurt", "stumble"]
STOPS: tuple[Stop, ...] = ("hurt", "stumble")


def _in_english(written: Any) -> Any:
    return {"en": written} if isinstance(written, str) else written


def _as_words(written: Any) -> Any:
    is_number = isinstance(written, int | float) and not isinstance(written, bool)
    return str(written) if is_number else written


def _short(texts: dict[str, str]) -> dict[str, str]:
    """Refuse a cue that a child would not have heard out."""
    for language, text in texts.items():
        if len(text.split()) > CUE_WORDS:
            raise ValueError(
                f"the cue in {language} has {len(text.split())} words; it may have {CUE_WORDS}"
            )
        if language == "zh_CN" and len(text) > CUE_SIGNS:
            raise ValueError(f"the cue in zh_CN has {len(text)} signs; it may have {CUE_SIGNS}")
    return texts


def _both(stops: tuple[Stop, ...]) -> tuple[Stop, ...]:
    """Refuse a level that would play on after one of the two: the program never does."""
    if set(stops) != set(STOPS):
        raise ValueError(
            "play always stops after hurt and after a stumble; "
            "write stop_if: [hurt, stumble], or delete the line"
        )
    return stops


Words = Annotated[str, Field(min_length=1)]
Note = Annotated[
    dict[Language, Words],
    BeforeValidator(_in_english, json_schema_input_type=Words | dict[Language, Words]),
    Field(description="a text, or one for each language"),
]


@params
class Limits:
    """What no rung of this level may pass, nor a level that extends it without saying so."""

    max_reach_share: Annotated[
        float,
        Field(ge=0.1, le=WIDEST_REACH_SHARE, description="share of the child's own reach"),
    ] = REACH_SHARE
    """The farthest that any rung may ask the child to lean; beyond 0.8 only with raised_by."""
    max_session_minutes: Annotated[
        float, Field(ge=1, le=LONGEST_MINUTES, description="active minutes")
    ] = float(LONGEST_MINUTES)
    """The most that max_minutes may be on any rung."""
    raised_by: Annotated[str, Field(max_length=200, description="the therapist's name")] = ""
    """The therapist who allows this one level to ask for more than 0.8 of the child's reach."""


@params
class Cues:
    """What is said to the child, in few words."""

    start: Annotated[
        Texts,
        AfterValidator(_short),
        Field(description=f"at most {CUE_WORDS} words for each language"),
    ] = Field(default_factory=dict)
    """Said before play begins, in place of the game's own words."""


@params
class Sheet:
    """The keys that describe a level; no rung changes them."""

    format: Annotated[Literal[1], Field(description="the only format there is")]
    """The format of this file; always 1."""
    id: LevelId
    """The level's own name: the same as the file's, without .yaml."""
    title: Texts
    """What children and grown-ups read."""
    game: str
    """The game that is played."""
    worlds: Annotated[tuple[str, ...], Field(min_length=1, description="names of worlds")] = ()
    """The worlds the child may choose from; all of the game's where this is left out."""
    goal: Annotated[Goal | None, Field(description="what is trained")] = None
    """What the level trains, for grown-ups who look for one; it changes nothing in play."""
    support: Annotated[Support, Field(description="what the child holds on to")] = "none"
    """What the child should hold on to, as grown-ups are told."""
    feedback: Annotated[Literal["full"], Field(description="how much is shown")] = "full"
    """How much of its success the child is shown; so far no game shows less than all."""
    author: Line = ""
    """Who wrote this file."""
    licence: Line = ""
    """Under which licence it may be passed on."""
    reviewed_by: Line = ""
    """The therapist who has read this very file and agrees with it."""
    version: Annotated[Line, BeforeValidator(_as_words, json_schema_input_type=str | float)] = ""
    """The author's own count of versions."""
    evidence: Line = ""
    """What the numbers rest on, for therapists."""
    min_age: Annotated[int, Field(ge=3, le=14, description="years")] = 3
    """The youngest child that it is meant for, in years, as grown-ups are told."""
    stop_if: Annotated[tuple[Stop, ...], AfterValidator(_both)] = STOPS
    """What ends play at once: always hurt and stumble, here only for being read."""
    not_for: Annotated[tuple[Line, ...], Field(description="texts")] = ()
    """For whom this is not, in whole sentences, as grown-ups are told."""
    limits: Limits = field(default_factory=Limits)
    """What no rung may pass."""
    cues: Cues = field(default_factory=Cues)
    """What is said to the child."""
    measures: Annotated[
        tuple[Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$")], ...],
        Field(description="names in small letters and _"),
    ] = ()
    """What to look at afterwards, as grown-ups are told; it changes nothing in play."""
    progress_when: ProgressWhen = field(default_factory=ProgressWhen)
    """When the next session starts one rung harder."""
    ease_when: EaseWhen = field(default_factory=EaseWhen)
    """When the next session starts one rung easier."""
    adapt: Adapt = field(default_factory=Adapt)
    """How difficulty moves on the ladder inside a session."""
    notes_for_parent: Note = Field(default_factory=dict)
    """What a grown-up should know before play."""
    notes_for_therapist: Note = Field(default_factory=dict)
    """What a therapist should know before changing numbers."""


PARTS: dict[str, type] = {
    "limits": Limits,
    "cues": Cues,
    "progress_when": ProgressWhen,
    "ease_when": EaseWhen,
    "adapt": Adapt,
}
"""Keys whose value is a map with keys of its own."""


@params
class Dose:
    """How much the session asks for."""

    sets: Sets = 2
    """Sets of repetitions, with a rest after each."""
    rest_s: RestS = 20.0
    """Rest after a set."""
    max_minutes: MaxMinutes = 5.0
    """Play ends kindly after so many active minutes."""
