"""What a plan asks of a week, by the text that was kept when it was given to a child."""

from dataclasses import dataclass
from typing import Any

from exercises import strict_yaml

__all__ = ["USUAL_DAYS", "USUAL_MINUTES", "PlannedWeek", "planned_week"]

USUAL_DAYS, USUAL_MINUTES = 4, 15.0
"""Days a week and minutes a day where the family has no plan (requirement HEP-04)."""
MOST_DAYS = 7


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """What the family has planned for a week."""

    days: int = USUAL_DAYS
    minutes: float = USUAL_MINUTES
    """On each of these days."""
    plan: str = ""
    """The plan's id; empty where there is none."""


def planned_week(plan_text: str, plan: str = "") -> PlannedWeek:
    """What a plan asks for; as usual where its text does not say it or cannot be read."""
    try:
        whole = strict_yaml.plain(strict_yaml.parse(plan_text, "plan"))
    except strict_yaml.YamlError:
        whole = None
    said: dict[str, Any] = whole if isinstance(whole, dict) else {}
    days, minutes = said.get("days_a_week"), said.get("minutes")
    return PlannedWeek(
        days if isinstance(days, int) and 1 <= days <= MOST_DAYS else USUAL_DAYS,
        float(minutes) if isinstance(minutes, int | float) and minutes > 0 else USUAL_MINUTES,
        plan,
    )
