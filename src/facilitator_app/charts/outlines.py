"""The few shapes that every mark is made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect
from reportlab.lib.colors import Color, HexColor


@lru_cache(256)
def colour_of(name: str) -> Color | None:
    """The colour "#RRGGBB"; no colour for an empty name."""
    return HexColor(name) if name else None


def box(
    group: Group | Drawing, left: float, bottom: float, width: float, height: float, *,
    fill: str = "", edge: str = "", line: float = 0.75, radius: float = 0, dashed: bool = False,
) -> None:  # fmt: skip
    """A rectangle."""
    shape = Rect(left, bottom, width, height)
    shape.rx = shape.ry = radius
    _paint(shape, fill, edge, line)
    if dashed:
        shape.strokeDashArray = [2, 1.5]
    group.add(shape)


def disc(
    group: Group | Drawing, x: float, y: float, radius: float, *, fill: str = "", edge: str = "", line: float = 0.75
) -> None:
    """A circle around ``x``, ``y``."""
    shape = Circle(x, y, radius)
    _paint(shape, fill, edge, line)
    group.add(shape)


def polygon(
    group: Group | Drawing, points: Sequence[float], *, fill: str = "", edge: str = "", line: float = 0.75
) -> None:
    """A closed shape through ``points``: x, y, x, y and so on."""
    shape = Polygon(list(points))
    _paint(shape, fill, edge, line)
    group.add(shape)


def rule(
    group: Group | Drawing, x1: float, y1: float, x2: float, y2: float, colour: str, line: float = 0.75,
    dotted: bool = False,
) -> None:  # fmt: skip
    """A straight line."""
    shape = Line(x1, y1, x2, y2)
    shape.strokeColor, shape.strokeWidth = colour_of(colour), line
    if dotted:
        shape.strokeDashArray = [1.5, 1.5]
    group.add(shape)


def put(group: Drawing, part: Drawing, x: float, y: float) -> None:
    """A drawing inside another, its lower left corner at ``x``, ``y``."""
    moved = Group(*part.contents)
    moved.translate(x, y)
    group.add(moved)


def _paint(shape: Rect | Circle | Polygon, fill: str, edge: str, line: float) -> None:
    shape.fillColor, shape.strokeColor, shape.strokeWidth = colour_of(fill), colour_of(edge), line
