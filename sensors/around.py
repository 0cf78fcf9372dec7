"""What drivers find around them: chance, and the one radio of the program."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sensors.ble.radio import Radio

__all__ = ["Around"]


def _system_radio() -> "Radio":
    from sensors.ble.radio import Radio  # noqa: PLC0415  # takes long to load, and few need it

    return Radio()


class Around:
    """Made once by whoever runs the program, and closed at its end."""

    def __init__(self, seed: int = 0, make_radio: "Callable[[], Radio]" = _system_radio) -> None:
        """`seed` is for drivers that play dice; the radio is made when it is first asked for."""
        self.seed = seed
        self._make_radio = make_radio
        self._radio: Radio | None = None

    @property
    def radio(self) -> "Radio":
        """The one radio."""
        if self._radio is None:
            self._radio = self._make_radio()
        return self._radio

    def close(self) -> None:
        """Let go of everything that the radio holds."""
        if self._radio is not None:
            self._radio.close()
