"""Since which day: by days and by months, within what is possible."""

from datetime import date, timedelta

STEPS = {"month_before": -30, "day_before": -1, "day_after": 1, "month_after": 30}
"""Days that each arrow moves by."""


def moved(day: str, step: str, span: tuple[str, str]) -> str:
    """The day that an arrow leads to: never out of the span."""
    first, last = map(date.fromisoformat, span)
    to = date.fromisoformat(day) + timedelta(STEPS[step])
    return max(first, min(last, to)).isoformat()


def steps(day: str, span: tuple[str, str]) -> tuple[str, ...]:
    """The arrows that lead anywhere."""
    first, last = span
    back = ("month_before", "day_before") if day > first else ()
    return (*back, *(("day_after", "month_after") if day < last else ()))
