"""Statements under each other for the projector: words at the left, one dot for each person at the right."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts import MOST_DOTS
from facilitator_app.charts.columns import heads
from facilitator_app.charts.ink import Ink
from facilitator_app.charts.lettering import LEADING, drawing, wrapped, write_lines
from facilitator_app.charts.outlines import put, rule
from facilitator_app.charts.people_dots import people_dots
from facilitator_app.charts.stacked_bar import stacked_bar
from facilitator_app.charts.words import outside_of
from facilitator_app.domain.results import ItemFigures, RoundResults

NAMES, GAP = 0.36, 2.6
"""Share of the width for the statements; free height of a row in millimetres at 12 points."""


def room_rows(results: RoundResults, items: Sequence[ItemFigures], ink: Ink, width: float) -> Drawing:
    """The rows, with the words of the scale over them once; a statement on a scale of its own has its own words."""
    left, dots = width * NAMES, results.answered <= MOST_DOTS
    labels, low = [point.label.text() for point in results.instrument.scale.points], results.instrument.scale.low
    outside, counted = outside_of(results)
    top = heads(labels, width - left, ink, False, fills=not dots, outside=outside, first=low)
    rows = []
    for item in items:
        words = wrapped(item.short.rstrip("."), ink.bold, ink.size, left - ink.mm(4))
        own = [point.label.text() for point in item.scale.points] if item.scale else labels
        make = people_dots if dots else stacked_bar
        chart = (
            None
            if item.withheld
            else make(item.counts, ink, width - left, dont_know=getattr(item, counted), with_spread=False,
                      labels=own if own != labels else ())
        )  # fmt: skip
        reason = wrapped(item.withheld, ink.regular, ink.size, width - left) if item.withheld else []
        high = max(len(words) * ink.size * LEADING, chart.height if chart else len(reason) * ink.size * LEADING)
        rows.append((words, chart, reason, high + ink.mm(GAP)))
    canvas = drawing(width, top.height + sum(high for *_row, high in rows))
    put(canvas, top, left, canvas.height - top.height)
    at = canvas.height - top.height
    for words, chart, reason, high in rows:
        rule(canvas, 0, at, width, at, ink.divider)
        middle = at - high / 2
        write_lines(canvas, 0, middle, words, ink, bold=True)
        if chart is not None:
            put(canvas, chart, left, middle - chart.height / 2)
        else:
            write_lines(canvas, left, middle, reason, ink, colour=ink.muted)
        at -= high
    return canvas


def row_at(results: RoundResults, items: Sequence[ItemFigures], ink: Ink, width: float, y: float) -> ItemFigures | None:
    """The statement at so many units below the top of the drawing; None above and below them."""
    at = room_rows(results, (), ink, width).height
    for item in items:
        below = at + room_rows(results, (item,), ink, width).height - room_rows(results, (), ink, width).height
        if at <= y < below:
            return item
        at = below
    return None
