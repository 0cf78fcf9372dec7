"""What a number means, so that it is never printed without its unit."""

from typing import NamedTuple


class Definition(NamedTuple):
    """One measure. The chain that it went through stands with its group."""

    key: str
    """As printed, its unit at the end."""
    unit: str
    """Such as mm, s, share, percent or 1/min; empty for a plain number."""
    told: str
    """What it is, in one sentence."""
    needs_s: float = 0.0
    """From shorter data the value is given and listed as short, and never stored."""
    kind: str = ""
    """What it must not be taken for, such as `board share` for the load under a foot."""
