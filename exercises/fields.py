"""The vocabulary of a level: units, and the safe limits that a value must keep."""

from typing import Annotated, Literal, TypeVar, cast, dataclass_transform

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

T = TypeVar("T")

HoldS = Annotated[float, Field(ge=0.1, le=60, description="seconds to hold")]
WaitS = Annotated[float, Field(ge=2, le=60, description="seconds of waiting")]
RestS = Annotated[float, Field(ge=15, le=300, description="seconds of rest")]
Reps = Annotated[int, Field(ge=1, le=50, description="repetitions in a set")]
Sets = Annotated[int, Field(ge=1, le=10, description="sets")]
ExtraTries = Annotated[int, Field(ge=0, le=3, description="tries after a miss")]
MaxMinutes = Annotated[float, Field(ge=1, le=15, description="active minutes")]
ReachShare = Annotated[float, Field(ge=0.1, le=0.8, description="share of the child's own reach")]
ToleranceShare = Annotated[
    float, Field(ge=0.05, le=0.4, description="how near counts, as a share of reach")
]
TempoBpm = Annotated[int, Field(ge=10, le=90, description="beats a minute")]
Sides = Literal["left", "right", "both"]


@dataclass_transform(kw_only_default=True, frozen_default=True)
def params(cls: type[T]) -> type[T]:
    """Make a class whose fields a therapist sets; unknown keys and wrong types are refused."""
    make = dataclass(
        frozen=True, kw_only=True, slots=True, config=ConfigDict(extra="forbid", strict=True)
    )
    return cast(type[T], make(cls))
