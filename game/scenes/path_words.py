"""Days and months in words."""

from datetime import date

from game.model import msg

WEEKDAYS = (
    msg("Mo"),
    msg("Tu"),
    msg("We"),
    msg("Th"),
    msg("Fr"),
    msg("Sa"),
    msg("Su"),
)
MONTHS = (
    msg("January {year}"),
    msg("February {year}"),
    msg("March {year}"),
    msg("April {year}"),
    msg("May {year}"),
    msg("June {year}"),
    msg("July {year}"),
    msg("August {year}"),
    msg("September {year}"),
    msg("October {year}"),
    msg("November {year}"),
    msg("December {year}"),
)
DAYS = (
    msg("{day} January {year}"),
    msg("{day} February {year}"),
    msg("{day} March {year}"),
    msg("{day} April {year}"),
    msg("{day} May {year}"),
    msg("{day} June {year}"),
    msg("{day} July {year}"),
    msg("{day} August {year}"),
    msg("{day} September {year}"),
    msg("{day} October {year}"),
    msg("{day} November {year}"),
    msg("{day} December {year}"),
)

Values = tuple[tuple[str, str], ...]


def day_in_words(day: str) -> tuple[str, Values]:
    """A local date as a message and its values."""
    at = date.fromisoformat(day)
    return DAYS[at.month - 1], (("day", str(at.day)), ("year", str(at.year)))


def month_in_words(year: int, month: int) -> tuple[str, Values]:
    """A month as a message and its values."""
    return MONTHS[month - 1], (("year", str(year)),)


def counted(one: str, many: str, n: int, name: str = "n") -> tuple[str, Values]:
    """The message for one, or for several, with the number in it."""
    return (one if n == 1 else many), ((name, str(n)),)


def minutes_of(active_s: float) -> int:
    """Whole minutes; a short game is one."""
    return max(1, round(active_s / 60)) if active_s > 0 else 0
