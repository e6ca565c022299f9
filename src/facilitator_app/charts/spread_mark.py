"""The spread word: its weight draws the eye to what needs talk, the word itself carries it in grey."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Group

from facilitator_app.charts.ink import Ink
from facilitator_app.charts.lettering import drawing, write_lines
from facilitator_app.charts.outlines import box
from facilitator_app.charts.words import spread_word
from facilitator_app.domain.results import Spread

WIDTH, HEIGHT = 20.0, 7.0
"""Place of the mark in millimetres beside words of 12 points."""


def spread_mark(spread: Spread, ink: Ink) -> Drawing:
    """*Split* on a filled ground, *Mixed* with an edge, the others as a bold word alone."""
    canvas = drawing(ink.mm(WIDTH), ink.mm(HEIGHT))
    add_spread(canvas, spread, 0, ink.mm(HEIGHT) / 2, ink)
    return canvas


def add_spread(group: Group | Drawing, spread: Spread, left: float, middle: float, ink: Ink) -> None:
    """The mark in a larger drawing, at ``left`` and centred on the height ``middle``."""
    width, height = ink.mm(WIDTH), ink.mm(HEIGHT)
    if spread in (Spread.SPLIT, Spread.MIXED):
        filled = spread is Spread.SPLIT
        box(group, left + 0.6, middle - height / 2 + 0.6, width - 1.2, height - 1.2, radius=ink.mm(1.2),
            fill=ink.accent if filled else ink.surface, edge=ink.accent, line=1.25)  # fmt: skip
    colour = ink.on_accent if spread is Spread.SPLIT else ink.ink
    write_lines(group, left + width / 2, middle, [spread_word(spread)], ink, bold=True, colour=colour, anchor="middle")
