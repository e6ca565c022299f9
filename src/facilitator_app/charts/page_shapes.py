"""A drawing onto a page of a PDF, as the code of the page itself: reportlab says all of its state again for each shape.

It knows the shapes of ``outlines``, words, and groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, Shape, String
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from facilitator_app.charts.page_letters import write_on

BEND = 0.5522847498307935
"""How far the two points that bend a quarter of a circle lie from its ends, in radii."""


def draw_drawing(drawing: Drawing, canvas: Canvas, x: float, y: float) -> None:
    """The drawing with its lower left corner at ``x``, ``y``."""
    _draw_group(drawing, canvas, (1, 0, 0, 1, x, y))


def _draw_group(group: Group | Drawing, canvas: Canvas, transform: Sequence[float]) -> None:
    code = _code_of(canvas)
    canvas.saveState()
    canvas.transform(*transform)
    for shape in group.contents:
        if isinstance(shape, Group):
            _draw_group(shape, canvas, shape.transform)
        elif isinstance(shape, String):
            write_on(canvas, shape.x, shape.y, shape.text, shape.fontName, shape.fontSize, shape.fillColor)
        else:
            code.append(_painted(shape, _path(shape, canvas)))
    canvas.restoreState()


def _path(shape: Shape, canvas: Canvas) -> str:
    if isinstance(shape, Line):
        return f"{digits(shape.x1)} {digits(shape.y1)} m {digits(shape.x2)} {digits(shape.y2)} l"
    if isinstance(shape, Circle):
        return _circle(shape.cx, shape.cy, shape.r)
    if isinstance(shape, Polygon):
        first, *rest = (f"{digits(x)} {digits(y)}" for x, y in zip(shape.points[::2], shape.points[1::2]))
        return f"{first} m {' l '.join(rest)} l h"
    if not isinstance(shape, Rect):
        raise TypeError(type(shape).__name__)
    if shape.rx:
        path: Any = canvas.beginPath()
        path.roundRect(shape.x, shape.y, shape.width, shape.height, shape.rx)
        return str(path.getCode())
    return f"{digits(shape.x)} {digits(shape.y)} {digits(shape.width)} {digits(shape.height)} re"


def _circle(x: float, y: float, radius: float) -> str:
    """Four quarters, from the right over the top."""
    bend = radius * BEND
    left, low, near, under = digits(x - radius), digits(y - radius), digits(x - bend), digits(y - bend)
    right, high, far, over = digits(x + radius), digits(y + radius), digits(x + bend), digits(y + bend)
    across, up = digits(x), digits(y)
    return (
        f"{right} {up} m {right} {over} {far} {high} {across} {high} c {near} {high} {left} {over} {left} {up} c"
        f" {left} {under} {near} {low} {across} {low} c {far} {low} {right} {under} {right} {up} c"
    )


def _painted(shape: Any, path: str) -> str:
    """A path, its fill and its edge."""
    fill = None if isinstance(shape, Line) else shape.fillColor
    edge = shape.strokeColor
    colours = "" if fill is None else f"{_rgb(fill)} rg "
    if edge is not None:
        colours += f"{_rgb(edge)} RG {digits(shape.strokeWidth)} w "
    code = f"{colours}{path} {('n', 'f*', 'S', 'B*')[(fill is not None) + 2 * (edge is not None)]}"
    if not shape.strokeDashArray:
        return code
    return f"q [{' '.join(map(digits, shape.strokeDashArray))}] 0 d {code} Q"


@lru_cache(256)
def _rgb(colour: Color) -> str:
    return " ".join(digits(part) for part in colour.rgb())


def digits(number: float) -> str:
    """A length as a PDF has it, as exact as reportlab writes one."""
    far = abs(number)
    return f"{number:.{6 if far < 10 else 5 if far < 100 else 4}f}".rstrip("0").rstrip(".")


def _code_of(canvas: Any) -> list[str]:
    """reportlab has no public way to the code of the page."""
    code: list[str] = canvas._code
    return code
