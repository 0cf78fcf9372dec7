"""Sway row by row, for games that need it live: at any moment what `sway` gives of the rows so far.

Three of its numbers are missing, `mean_radius_mm` and Prieto's mean frequencies: they need the mean
absolute distance from the mean place of *all* rows, which each new row moves. Only a square can be
moved along (Welford 1962, Technometrics 4:419); for those three keep the rows and ask `sway`.
"""

from math import inf, pi, sqrt

from sensors.measures.refused import Refused
from sensors.measures.sway import CHI2_95

__all__ = ["NOT_RUNNING", "RunningSway"]

NOT_RUNNING = frozenset(
    {
        "mean_radius_mm",
        "freq_mean_prieto_ml_hz",
        "freq_mean_prieto_ap_hz",
        "freq_mean_prieto_radius_hz",
    }
)
"""What `sway` gives and this does not."""


class RunningSway:
    """Some sums, and no rows: it takes as much memory after two hours as after a second."""

    __slots__ = (
        "_first_s",
        "_last_s",
        "_least_x",
        "_least_y",
        "_mean_x",
        "_mean_y",
        "_most_x",
        "_most_y",
        "_path",
        "_rows",
        "_way_x",
        "_way_y",
        "_x",
        "_xx",
        "_xy",
        "_y",
        "_yy",
    )

    def __init__(self) -> None:
        """Without rows yet."""
        self._rows = 0
        self._first_s = self._last_s = 0.0
        self._x = self._y = self._mean_x = self._mean_y = 0.0
        self._xx = self._yy = self._xy = 0.0
        """Sums of squares and products of the distances from the mean place."""
        self._path = self._way_x = self._way_y = 0.0
        self._least_x = self._least_y = inf
        self._most_x = self._most_y = -inf

    def add(self, t_s: float, x_mm: float, y_mm: float) -> None:
        """One more row: x to the right, y to the front."""
        if self._rows:
            dx, dy = x_mm - self._x, y_mm - self._y
            self._path += sqrt(dx * dx + dy * dy)
            self._way_x += abs(dx)
            self._way_y += abs(dy)
        else:
            self._first_s = t_s
        self._rows = rows = self._rows + 1
        self._last_s, self._x, self._y = t_s, x_mm, y_mm
        dx, dy = x_mm - self._mean_x, y_mm - self._mean_y
        self._mean_x += dx / rows
        self._mean_y += dy / rows
        off_y = y_mm - self._mean_y
        self._xx += dx * (x_mm - self._mean_x)
        self._yy += dy * off_y
        self._xy += dx * off_y
        self._least_x, self._most_x = min(self._least_x, x_mm), max(self._most_x, x_mm)
        self._least_y, self._most_y = min(self._least_y, y_mm), max(self._most_y, y_mm)

    def values(self) -> dict[str, float]:
        """The numbers of `sway` but for NOT_RUNNING. Raises Refused where the rows span no time."""
        span_s = self._last_s - self._first_s
        if not span_s > 0:
            raise Refused("Needs rows at two moments at least.")
        xx, yy, rows = self._xx, self._yy, self._rows
        determinant = max(0.0, xx * yy - self._xy * self._xy)
        return {
            "path_mm": self._path,
            "mean_speed_mm_s": self._path / span_s,
            "mean_speed_ml_mm_s": self._way_x / span_s,
            "mean_speed_ap_mm_s": self._way_y / span_s,
            "rms_ml_mm": sqrt(xx / rows),
            "rms_ap_mm": sqrt(yy / rows),
            "rms_radius_mm": sqrt((xx + yy) / rows),
            "range_ml_mm": self._most_x - self._least_x,
            "range_ap_mm": self._most_y - self._least_y,
            "ellipse95_mm2": pi * CHI2_95 * sqrt(determinant) / (rows - 1),
        }
