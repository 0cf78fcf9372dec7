"""Drawings for the page as SVG text: lines, bands, words and marks that print in grey.

One unit is a quarter of a millimetre on paper. Colours are written as presentation attributes; no
drawing refers to anything outside of itself.
"""

from collections.abc import Iterable, Sequence
from html import escape

__all__ = [
    "INK",
    "PALE",
    "SOFT",
    "circle",
    "drawing",
    "line",
    "mark",
    "path",
    "rect",
    "words",
]

INK, SOFT, PALE = "#1d2530", "#6b7480", "#dfe3e8"
SIZE = 9.5
"""Letters: 2.4 mm, which is 6.7 points."""
MARKS = {
    "none": "circle",
    "chair": "M-3.2-3.2H3.2V3.2H-3.2Z",
    "wall": "M0-4L3.8 3H-3.8Z",
    "rail": "M0-4.2L4.2 0L0 4.2L-4.2 0Z",
    "adult_hand": "M0 4L3.8-3H-3.8Z",
    "adult_two_hands": "M-4-1.4H-1.4V-4H1.4V-1.4H4V1.4H1.4V4H-1.4V1.4H-4Z",
}
OTHER = "M-4-2H4V2H-4Z"


def drawing(width: float, height: float, title: str, parts: Iterable[str]) -> str:
    """The whole drawing; `title` says in words what is seen."""
    told = escape(title)
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{told}" '
        f'font-size="{SIZE}" fill="{INK}"><title>{told}</title>{"".join(parts)}</svg>'
    )


def line(x1: float, y1: float, x2: float, y2: float, colour: str = SOFT, dash: str = "") -> str:
    """A thin line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    at = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {at} stroke="{colour}" stroke-width="0.8"{dashed}/>'


def path(points: Sequence[tuple[float, float]], colour: str = SOFT) -> str:
    """A line through these points."""
    there = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{there}" fill="none" stroke="{colour}" stroke-width="1"/>'


def rect(x: float, y: float, width: float, height: float, colour: str = PALE) -> str:
    """A filled rectangle."""
    at = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect {at} fill="{colour}"/>'


def circle(x: float, y: float, radius: float, colour: str = INK, ring: bool = False) -> str:
    """A filled circle, or a ring."""
    look = f'fill="none" stroke="{colour}" stroke-width="1.1"' if ring else f'fill="{colour}"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {look}/>'


def words(
    x: float, y: float, text: str, anchor: str = "start", colour: str = SOFT, bold: bool = False
) -> str:
    """A line of letters that stands at y; the anchor is start, middle or end."""
    weight = ' font-weight="700"' if bold else ""
    look = f'text-anchor="{anchor}" fill="{colour}"{weight}'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(text)}</text>'


def mark(support: str, x: float, y: float, scale: float = 1.0) -> str:
    """A point by its shape: what the child held on to."""
    shape = MARKS.get(support, OTHER)
    if shape == "circle":
        return circle(x, y, 3.0 * scale)
    return f'<path transform="translate({x:.1f} {y:.1f}) scale({scale:g})" d="{shape}"/>'
