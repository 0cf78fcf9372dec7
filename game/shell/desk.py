"""What carries out one kind of thing that screens ask for."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from game.scenes.answers import Answer

Carriers = Mapping[type, Callable[[Any], Answer | None]]
"""Who carries out which effect; an answer at once is told in the next tick."""


class Desk(Protocol):
    """Knows something that screens do not."""

    @property
    def carriers(self) -> Carriers:
        """What it carries out."""

    def news(self) -> Iterable[Answer]:
        """What is to be told in this tick, asked once a tick; it must not wait for anything."""

    def close(self) -> None:
        """Stop whatever goes on beside the screens."""
