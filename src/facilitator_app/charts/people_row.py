"""Who took part: one circle for each person who was asked, filled for those who answered."""

from __future__ import annotations

from math import ceil, sqrt

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts.ink import MM, Ink
from facilitator_app.charts.lettering import drawing
from facilitator_app.charts.outlines import disc
from facilitator_app.domain.language import _

DIAMETER, PITCH = 7.0, 9.4
COVER_DIAMETER, COVER_PITCH, COVER_COLUMNS = 25.0, 29.0, 4
"""Millimetres, on the cover of real size whatever the words are."""


def people_row(asked: int, answered: int, ink: Ink, width: float) -> Drawing:
    """Circles from left to right, as many rows as needed, about equally long; smaller ones for more than 60 people."""
    scale = ink.mm(1) * ink.dot_scale / (ink.size / 12) * (1 if asked <= 60 else 0.6)
    pitch = PITCH * scale
    across = max(1, int((width + (PITCH - DIAMETER) * scale) / pitch))
    rows = max(1, ceil(asked / across))
    across = max(1, ceil(asked / rows))
    canvas = drawing(width, rows * pitch)
    _circles(canvas, asked, answered, across, pitch, DIAMETER * scale / 2, 1.0, ink)
    return canvas


def people_grid(asked: int, answered: int, ink: Ink, height: float) -> Drawing:
    """The circles of the cover: four to a row up to 16 people, more and smaller ones in the same square for more.

    No higher than ``height``.
    """
    side = (COVER_PITCH * (COVER_COLUMNS - 1) + COVER_DIAMETER) * MM
    across = COVER_COLUMNS if asked <= COVER_COLUMNS**2 else ceil(sqrt(asked))
    gap = COVER_PITCH / COVER_DIAMETER
    down = max(1, ceil(asked / across))
    diameter = min(side / (across * gap - (gap - 1)), height / (down * gap - (gap - 1)))
    pitch = diameter * gap
    canvas = drawing(side, down * pitch - (pitch - diameter))
    _circles(canvas, asked, answered, across, pitch, diameter / 2, 1.25, ink)
    return canvas


def _circles(
    canvas: Drawing, asked: int, answered: int, across: int, pitch: float, radius: float, edge: float, ink: Ink
) -> None:
    for number in range(asked):
        row, column = divmod(number, across)
        filled = number < answered
        colour = ink.ink if ink.plain else ink.accent
        x, y = column * pitch + radius, canvas.height - row * pitch - radius
        disc(canvas, x, y, radius - edge / 2, fill=colour if filled else ink.surface,
             edge=colour if filled else ink.border, line=edge)  # fmt: skip


def describe(asked: int, answered: int) -> str:
    """The circles in words."""
    return _("{asked} circles, one for each person who was asked. {answered} are filled: they answered.",
             asked=asked, answered=answered)  # fmt: skip
