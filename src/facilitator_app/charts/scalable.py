"""A drawing as SVG for Qt's renderer, which knows neither clip paths nor PostScript font names."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, Shape, String
from reportlab.lib.colors import Color

FAMILY = "Noto Sans"
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Letters that no XML file may hold; a typed text can have them."""


def to_svg(drawing: Drawing) -> str:
    """SVG of a drawing made of lines, rectangles, circles, polygons, texts and groups that are moved only."""
    width, height = float(drawing.width), float(drawing.height)
    body = "".join(_shape(shape, 0.0, height) for shape in drawing.contents)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}"'
        f' viewBox="0 0 {_n(width)} {_n(height)}">{body}</svg>'
    )


def _shape(shape: Shape, dx: float, top: float) -> str:
    """One shape; ``top`` is the height from which y counts downwards."""
    if isinstance(shape, Group):
        _a, _b, _c, _d, e, f = shape.transform
        return "".join(_shape(child, dx + e, top - f) for child in shape.contents)
    if isinstance(shape, String):
        return _text(shape, dx, top)
    if isinstance(shape, Circle):
        element = f'circle cx="{_n(shape.cx + dx)}" cy="{_n(top - shape.cy)}" r="{_n(shape.r)}"'
    elif isinstance(shape, Rect):
        element = (
            f'rect x="{_n(shape.x + dx)}" y="{_n(top - shape.y - shape.height)}" width="{_n(shape.width)}"'
            f' height="{_n(shape.height)}" rx="{_n(shape.rx)}" ry="{_n(shape.ry)}"'
        )
    elif isinstance(shape, Line):
        start, end = top - shape.y1, top - shape.y2
        element = f'line x1="{_n(shape.x1 + dx)}" y1="{_n(start)}" x2="{_n(shape.x2 + dx)}" y2="{_n(end)}"'
    elif isinstance(shape, Polygon):
        pairs = zip(shape.points[::2], shape.points[1::2])
        element = 'polygon points="' + " ".join(f"{_n(x + dx)},{_n(top - y)}" for x, y in pairs) + '"'
    else:
        raise TypeError(type(shape).__name__)
    return f"<{element}{_paint(shape)}/>"


def _text(shape: String, dx: float, top: float) -> str:
    weight = ' font-weight="bold"' if shape.fontName.endswith("Bold") else ""
    return (
        f'<text x="{_n(shape.x + dx)}" y="{_n(top - shape.y)}" font-family={quoteattr(FAMILY)}'
        f' font-size="{_n(shape.fontSize)}"{weight} fill="{_colour(shape.fillColor)}">{escape(_CONTROLS.sub("", shape.text))}</text>'
    )


def _paint(shape: Rect | Circle | Polygon | Line) -> str:
    fill = None if isinstance(shape, Line) else shape.fillColor
    words = f' fill="{_colour(fill)}" stroke="{_colour(shape.strokeColor)}" stroke-width="{_n(shape.strokeWidth)}"'
    if isinstance(shape.strokeDashArray, list):
        words += ' stroke-dasharray="' + " ".join(_n(part) for part in shape.strokeDashArray) + '"'
    return words


def _colour(colour: Color | None) -> str:
    return "none" if colour is None else f"#{colour.hexval()[2:]}"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
