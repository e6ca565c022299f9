"""What a drawing holds: its marks as rectangles in drawing order, and what is wrong with where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, String

from facilitator_app.charts.lettering import letters_width


@dataclass(frozen=True, slots=True)
class Mark:
    """One shape with the rectangle around it, edges included. ``filled`` ones hide what was drawn before."""

    kind: str
    left: float
    bottom: float
    right: float
    top: float
    filled: bool = False
    text: str = ""

    def holds(self, other: Mark) -> bool:
        return (
            self.left <= other.left + 0.01
            and self.right >= other.right - 0.01
            and self.bottom <= other.bottom + 0.01
            and self.top >= other.top - 0.01
        )

    def meets(self, other: Mark, slack: float = 0.3) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > slack and up > slack


def marks(drawing: Drawing) -> list[Mark]:
    return list(_inside(drawing, 0.0, 0.0))


def _inside(group: Drawing | Group, dx: float, dy: float) -> Iterator[Mark]:
    for shape in group.contents:
        if isinstance(shape, Group):
            _a, _b, _c, _d, e, f = shape.transform
            yield from _inside(shape, dx + e, dy + f)
            continue
        left, bottom, right, top = _box(shape)
        edge = (shape.strokeWidth or 0) / 2 if getattr(shape, "strokeColor", None) is not None else 0.0
        yield Mark(
            type(shape).__name__, left + dx - edge, bottom + dy - edge, right + dx + edge, top + dy + edge,
            filled=not isinstance(shape, String | Line) and shape.fillColor is not None,
            text=shape.text if isinstance(shape, String) else "",
        )  # fmt: skip


def _box(shape: object) -> tuple[float, float, float, float]:
    if isinstance(shape, String):
        width = letters_width(shape.text, shape.fontName, shape.fontSize)
        return shape.x, shape.y - 0.2 * shape.fontSize, shape.x + width, shape.y + 0.74 * shape.fontSize
    if isinstance(shape, Circle):
        return shape.cx - shape.r, shape.cy - shape.r, shape.cx + shape.r, shape.cy + shape.r
    if isinstance(shape, Rect):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    if isinstance(shape, Line):
        return min(shape.x1, shape.x2), min(shape.y1, shape.y2), max(shape.x1, shape.x2), max(shape.y1, shape.y2)
    assert isinstance(shape, Polygon), shape
    return min(shape.points[::2]), min(shape.points[1::2]), max(shape.points[::2]), max(shape.points[1::2])


def outside(drawing: Drawing) -> list[Mark]:
    """Marks that reach out of the drawing by more than an edge."""
    width, height = float(drawing.width), float(drawing.height)
    paper = Mark("paper", -1, -1, width + 1, height + 1)
    return [mark for mark in marks(drawing) if not paper.holds(mark)]


def covered(drawing: Drawing) -> list[Mark]:
    """Marks that lie wholly under one that was drawn later."""
    found = marks(drawing)
    return [
        mark for place, mark in enumerate(found) if any(late.filled and late.holds(mark) for late in found[place + 1 :])
    ]


def colliding(drawing: Drawing) -> list[tuple[str, str]]:
    """Words that run into each other."""
    words = [mark for mark in marks(drawing) if mark.text.strip()]
    return [(one.text, other.text) for one, other in combinations(words, 2) if one.meets(other)]
