"""The vocabulary of a level: units, and the safe limits that a value must keep."""

from typing import Annotated, Literal, NamedTuple, TypeVar, cast, dataclass_transform

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticKnownError

from exercises.limits import REACH_SHARE, WIDEST_REACH_SHARE

T = TypeVar("T")


class Usually(NamedTuple):
    """The most a value may usually be, for the sentence about one that is more."""

    le: float


def _within_reach(share: float, info: ValidationInfo) -> float:
    """Refuse what is beyond the usual limit, unless the level says that a therapist allows it."""
    most = WIDEST_REACH_SHARE if (info.context or {}).get(WIDE) else REACH_SHARE
    if share > most:
        raise PydanticKnownError("less_than_equal", {"le": most})
    return share


WIDE = "wide_reach"
"""In a validation's context: a therapist allows this level to reach beyond the usual limit."""

HoldS = Annotated[float, Field(ge=0.1, le=60, description="seconds to hold")]
WaitS = Annotated[float, Field(ge=2, le=60, description="seconds of waiting")]
RestS = Annotated[float, Field(ge=15, le=300, description="seconds of rest")]
Reps = Annotated[int, Field(ge=1, le=50, description="repetitions in a set")]
Sets = Annotated[int, Field(ge=1, le=10, description="sets")]
ExtraTries = Annotated[int, Field(ge=0, le=3, description="tries after a miss")]
MaxMinutes = Annotated[float, Field(ge=1, le=15, description="active minutes")]
ReachShare = Annotated[
    float,
    Field(
        ge=0.1,
        description="share of the child's own reach",
        json_schema_extra={"maximum": WIDEST_REACH_SHARE},
    ),
    Usually(REACH_SHARE),
    AfterValidator(_within_reach),
]
ToleranceShare = Annotated[
    float, Field(ge=0.05, le=0.4, description="how near counts, as a share of reach")
]
TempoBpm = Annotated[int, Field(ge=10, le=90, description="beats a minute")]
Sides = Annotated[Literal["left", "right", "both"], Field(description="the side that is trained")]


@dataclass_transform(kw_only_default=True, frozen_default=True)
def params(cls: type[T]) -> type[T]:
    """Make a class whose fields a therapist sets; unknown keys and wrong types are refused."""
    make = dataclass(
        frozen=True, kw_only=True, slots=True, config=ConfigDict(extra="forbid", strict=True)
    )
    return cast(type[T], make(cls))
