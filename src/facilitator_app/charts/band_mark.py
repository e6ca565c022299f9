"""Where a section stands among the bands: a box for each band, the one in force filled, with its letter."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts.ink import Ink
from facilitator_app.charts.lettering import drawing, letters_width, write_lines
from facilitator_app.charts.outlines import box
from facilitator_app.domain.language import _

BOX = 7.4
"""Height of a box in millimetres at 12 points; it is as wide, or as wide as its code needs."""


def band_mark(codes: Sequence[str], code: str, ink: Ink) -> Drawing:
    """Boxes from the lowest band to the highest. The band in force is dark with a light letter."""
    side = ink.mm(BOX)
    widths = [max(side, letters_width(one, ink.bold, ink.size) + ink.mm(3)) for one in codes]
    canvas = drawing(sum(widths) + 1, side + 1)
    x = 0.5
    for one, width in zip(codes, widths):
        here = one == code
        box(canvas, x, 0.5, width, side, fill=ink.accent if here else ink.surface,
            edge=ink.accent if here else ink.border)  # fmt: skip
        colour = ink.on_accent if here else ink.muted
        write_lines(canvas, x + width / 2, 0.5 + side / 2, [one], ink, bold=here, colour=colour, anchor="middle")
        x += width
    return canvas


def describe(codes: Sequence[str], code: str, title: str) -> str:
    """The mark in words."""
    return _("Band {code} of {codes}, lowest first: {title}", code=code, codes=", ".join(codes), title=title)
