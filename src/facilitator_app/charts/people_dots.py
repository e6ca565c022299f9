"""One statement as dots, one dot per person, for up to 15 answers."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts.columns import Columns, add_outside, columns, heads
from facilitator_app.charts.group_marks import add_mark
from facilitator_app.charts.ink import Ink
from facilitator_app.charts.lettering import drawing, write
from facilitator_app.charts.outlines import disc, put, rule
from facilitator_app.charts.spread_mark import add_spread
from facilitator_app.charts.words import counts_sentence
from facilitator_app.domain.language import _
from facilitator_app.domain.results import Spread

DIAMETER, PITCH, IN_A_ROW, COUNT_WIDTH, ROWS = 3.7, 4.55, 5, 7.0, 2
"""Millimetres at 12 points; the dots start ``COUNT_WIDTH`` right of the count. At least ``ROWS`` rows are kept free."""


def people_dots(
    counts: Sequence[int],
    ink: Ink,
    width: float,
    *,
    dont_know: int = 0,
    spread: Spread | None = None,
    labels: Sequence[str] = (),
    with_spread: bool = True,
    marks: Sequence[tuple[int, int]] = (),
    outside: str = "",
) -> Drawing:
    """Dots of one item. ``counts``: people per scale point, lowest first; 2 to 7 points.

    ``marks``: places on the scale of people who are shown alone, each with the number of their mark; they stand after
    the dots of their column and are not counted there. ``outside``: what the answers outside the scale are called.

    ``labels`` adds the heads over the columns. Narrow columns put the count under the floor line, not beside the dots.
    """
    layout = columns(len(counts), width, ink, with_spread)
    scale = ink.mm(1) * ink.dot_scale / (ink.size / 12)
    pitch, radius = PITCH * scale, DIAMETER * scale / 2
    beside = int((layout.width - ink.mm(COUNT_WIDTH)) / pitch)
    under = beside < 4
    in_a_row = max(1, min(IN_A_ROW, int((layout.width - 0.5) / pitch) if under else beside))
    column_marks = [[mark for at, mark in marks if at == index] for index in range(len(counts))]
    rows = max(ROWS, *(ceil((count + len(some)) / in_a_row) for count, some in zip(counts, column_marks)))
    floor = ink.mm(6.2) if under else ink.mm(0.4)
    top = heads(labels, width, ink, with_spread, outside=outside) if labels else None
    beside_dots = (
        ink.mm(6.8) if dont_know else 0
    )  # the box with a figure, which grows with the letters and not with the dots
    height = floor + max(rows * pitch + ink.mm(0.8), beside_dots)
    canvas = drawing(width, height + (top.height if top else 0))
    for left, count, some in zip(layout.lefts, counts, column_marks):
        _column(canvas, left, count, some, layout, floor, in_a_row, pitch, radius, under, ink)
    middle = floor + ink.mm(3.1)
    _sides(canvas, layout, floor, height, middle, dont_know, spread, ink)
    if top is not None:
        put(canvas, top, 0, height)
    return canvas


def _column(
    canvas: Drawing, left: float, count: int, marks: Sequence[int], layout: Columns, floor: float, in_a_row: int,
    pitch: float, radius: float, under: bool, ink: Ink,
) -> None:  # fmt: skip
    rule(canvas, left, floor, left + layout.width, floor, ink.border)
    colour = ink.ink if count else ink.muted
    if under:
        write(
            canvas,
            left + layout.width / 2,
            floor - ink.size * 1.05,
            str(count),
            ink,
            bold=True,
            colour=colour,
            anchor="middle",
        )
    else:
        write(canvas, left + ink.mm(1), floor + ink.size * 0.34, str(count), ink, bold=True, colour=colour)
    start = left + (layout.width - in_a_row * pitch) / 2 if under else left + ink.mm(COUNT_WIDTH)
    for number, mark in enumerate([0] * count + [*marks]):
        row, across = divmod(number, in_a_row)
        x, y = start + pitch * (across + 0.5), floor + pitch * (row + 0.5) + 0.4
        if mark:
            add_mark(canvas, mark, x, y, ink, ink.dot_scale / (ink.size / 12) * 0.76)
            continue
        disc(canvas, x, y, radius, fill=ink.ink if ink.plain else ink.accent, edge=ink.edge)


def _sides(
    canvas: Drawing, layout: Columns, floor: float, height: float, middle: float, dont_know: int, spread: Spread | None,
    ink: Ink,
) -> None:  # fmt: skip
    if layout.divider is not None:
        rule(canvas, layout.divider, floor, layout.divider, height, ink.border, dotted=True)
    add_outside(canvas, dont_know, layout, middle, ink)
    if layout.spread is not None and spread is not None:
        add_spread(canvas, spread, layout.spread, middle, ink)


def describe(
    statement: str, labels: Sequence[str], counts: Sequence[int], dont_know: int = 0, spread: Spread | None = None,
    outside: str = "",
) -> str:  # fmt: skip
    """The dots in words."""
    return _(
        "Dots, one for each person: {statement} {counts}",
        statement=statement,
        counts=counts_sentence(labels, counts, dont_know, spread, outside),
    )
