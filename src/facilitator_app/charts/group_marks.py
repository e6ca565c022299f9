"""The marks of groups: everyone is a bar, each group has its own shape; colour only helps.

Two more marks are for single people in rounds about people: a star for the person's own view, a cross for one named
person who agreed to be shown alone. Both are white with a dark edge, so that they stand apart from every group in grey.
"""

from __future__ import annotations

from math import cos, pi, sin

from reportlab.graphics.shapes import Drawing, Group

from facilitator_app.charts.ink import Ink
from facilitator_app.charts.lettering import drawing
from facilitator_app.charts.mark_shapes import hollow, outline
from facilitator_app.charts.outlines import box, disc, polygon, rule
from facilitator_app.domain.results import OpenEnd

OWN, NAMED = -1, -2
"""Numbers of the marks of the person themself and of one named person."""


def group_mark(number: int, ink: Ink) -> Drawing:
    """The mark of group ``number`` (0: everyone) alone, for a key."""
    side = ink.mm(6)
    canvas = drawing(side, side)
    add_mark(canvas, number, side / 2, side / 2, ink)
    return canvas


def add_mark(canvas: Drawing | Group, number: int, x: float, y: float, ink: Ink, scale: float = 1.0) -> None:
    """The mark of group ``number`` (0: everyone) centred on ``x``, ``y``."""
    mm = ink.mm(1) * scale
    if number == 0:
        box(canvas, x - 0.55 * mm, y - 2.85 * mm, 1.1 * mm, 5.7 * mm, fill=ink.ink if ink.plain else ink.groups[0])
        return
    if number < 0:
        shape = _star(2.9, 1.25) if number == OWN else _cross(2.3, 0.85)
        points = [centre + offset * mm for dx, dy in shape for centre, offset in ((x, dx), (y, dy))]
        polygon(canvas, points, fill=ink.surface, edge=ink.edge, line=1.1)
        return
    corners = outline(number)
    if hollow(number):
        disc(canvas, x, y, max(up for _right, up in corners) * mm, fill=ink.surface, edge=ink.edge, line=1.5)
        return
    points = [centre + offset * mm for right, up in corners for centre, offset in ((x, right), (y, up))]
    polygon(canvas, points, fill=ink.group(number), edge=ink.edge)


def add_open_end(
    canvas: Drawing | Group, open_end: OpenEnd | None, x: float, y: float, ink: Ink, scale: float = 1.0
) -> None:
    """An arrow from a mark at ``x``, ``y``, the way in which its score may lie beyond; nothing without an open end."""
    if open_end is None:
        return
    mm = ink.mm(1) * scale * (1 if open_end is OpenEnd.OR_MORE else -1)
    tip = x + 7.2 * mm
    rule(canvas, x + 2.7 * mm, y, tip, y, ink.edge, 1.4)
    for way in (1, -1):
        rule(canvas, tip - 1.7 * mm, y + 1.3 * mm * way, tip, y, ink.edge, 1.4)


def _star(outer: float, inner: float) -> list[tuple[float, float]]:
    """Offsets from the middle in millimetres of a star with five points, one of them up."""
    return [
        ((inner, outer)[k % 2 == 0] * sin(k * pi / 5), (inner, outer)[k % 2 == 0] * cos(k * pi / 5)) for k in range(10)
    ]


def _cross(reach: float, half: float) -> list[tuple[float, float]]:
    """Offsets from the middle in millimetres of an upright cross."""
    quarter = [(half, reach), (half, half), (reach, half)]
    turns = [(1, 1), (1, -1), (-1, -1), (-1, 1)]
    return [
        (dx * way_x, dy * way_y)
        for n, (way_x, way_y) in enumerate(turns)
        for dx, dy in (quarter if n % 2 == 0 else quarter[::-1])
    ]
