"""What may stand behind an option: names and numbers, and what is said of wrong ones."""

import argparse

LONGEST_S = 1e6
"""No recording is longer."""
HEAVIEST_KG = 1000.0
SEED_DIGITS = 18
"""So many fit into a column of the database."""
LARGEST_CROWD = 1000


def named(text: str) -> str:
    """A name that is not empty. Raises ArgumentTypeError."""
    # An empty variable of a script must not stand for the family's own folder.
    if not text.strip():
        raise argparse.ArgumentTypeError("a name is missing")
    return text


def whole(text: str) -> int:
    """A whole number. Raises ArgumentTypeError."""
    try:
        number = int(text)
    except ValueError:
        number = 10**SEED_DIGITS
    if abs(number) >= 10**SEED_DIGITS:
        raise argparse.ArgumentTypeError(
            f'"{text[:40]}" is no whole number of at most {SEED_DIGITS} digits'
        )
    return number


def several(text: str) -> int:
    """How many children. Raises ArgumentTypeError."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= LARGEST_CROWD:
        raise argparse.ArgumentTypeError(
            f'"{text[:40]}" is no number of children from 1 to {LARGEST_CROWD}'
        )
    return int(text)


def span_s(text: str) -> float:
    """A span of time. Raises ArgumentTypeError."""
    return _number(text, 0.0, LONGEST_S, f"number of seconds above 0 and up to {LONGEST_S:.0f}")


def moment_s(text: str) -> float:
    """A moment, in a recording's own seconds. Raises ArgumentTypeError."""
    return _number(text, -LONGEST_S, LONGEST_S, "time in seconds")


def weight_kg(text: str) -> float:
    """A weight. Raises ArgumentTypeError."""
    return _number(text, 0.0, HEAVIEST_KG, f"weight above 0 and up to {HEAVIEST_KG:.0f}")


def _number(text: str, above: float, most: float, told: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = above
    if not above < number <= most:  # written this way round, NaN fails as well
        raise argparse.ArgumentTypeError(f'"{text[:40]}" is no {told}')
    return number
