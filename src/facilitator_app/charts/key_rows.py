"""Marks with what they stand for, beside each other in as many rows as they need."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts.ink import Ink
from facilitator_app.charts.lettering import LEADING, drawing, letters_width, wrapped, write_lines
from facilitator_app.charts.outlines import put

AFTER_MARK, AFTER_WORDS, BETWEEN_ROWS = 1.6, 6.0, 0.8
"""Free room in millimetres at 12 points."""


def key_rows(items: Sequence[tuple[Drawing, str]], ink: Ink, width: float) -> Drawing:
    """The key, no wider than ``width``; words that are too long for a row go on below themselves."""
    gap, between = ink.mm(AFTER_MARK), ink.mm(BETWEEN_ROWS)
    rows: list[list[tuple[float, Drawing, list[str]]]] = [[]]
    x = 0.0
    for mark, words in items:
        lines = wrapped(words, ink.regular, ink.size, width - mark.width - gap)
        wide = mark.width + gap + max(letters_width(line, ink.regular, ink.size) for line in lines)
        if x and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, mark, lines))
        x += wide + ink.mm(AFTER_WORDS)
    heights = [max(max(mark.height, len(lines) * ink.size * LEADING) for _x, mark, lines in row) for row in rows if row]
    canvas = drawing(width, sum(heights) + between * max(0, len(heights) - 1))
    top = float(canvas.height)
    for row, height in zip(rows, heights):
        for left, mark, lines in row:
            put(canvas, mark, left, top - height / 2 - mark.height / 2)
            write_lines(canvas, left + mark.width + gap, top - height / 2, lines, ink)
        top -= height + between
    return canvas
