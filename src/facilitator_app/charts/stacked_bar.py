"""One statement as a bar of 100 %, for more than 15 answers."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts.columns import Columns, add_outside, columns, heads
from facilitator_app.charts.ink import Ink
from facilitator_app.charts.lettering import drawing, letters_width, write
from facilitator_app.charts.outlines import box, put, rule
from facilitator_app.charts.spread_mark import add_spread
from facilitator_app.charts.words import counts_sentence
from facilitator_app.domain.language import _
from facilitator_app.domain.results import Spread

BAR, OVER = 7.4, 5.4
"""Height of the bar, and of the room over it for digits that do not fit inside; millimetres at 12 points."""


def stacked_bar(
    counts: Sequence[int],
    ink: Ink,
    width: float,
    *,
    dont_know: int = 0,
    spread: Spread | None = None,
    labels: Sequence[str] = (),
    with_spread: bool = True,
    outside: str = "",
) -> Drawing:
    """The bar of one item. ``counts``: people per scale point, lowest first; 2 to 7 points.

    "Do not know" stands outside the bar. ``labels`` adds the heads with the colours;
    ``outside`` is what the answers outside the scale are called.
    """
    layout = columns(len(counts), width, ink, with_spread)
    top = heads(labels, width, ink, with_spread, fills=True, outside=outside) if labels else None
    over = any(n > 0 and not _fits_inside(n, layout.right * n / sum(counts), ink) for n in counts)
    height = ink.mm(BAR + (OVER if over else 0)) + 1
    canvas = drawing(width, height + (top.height if top else 0))
    _segments(canvas, counts, layout, ink)
    middle = ink.mm(BAR) / 2 + 0.5
    add_outside(canvas, dont_know, layout, middle, ink)
    if layout.spread is not None and spread is not None:
        add_spread(canvas, spread, layout.spread, middle, ink)
    if top is not None:
        put(canvas, top, 0, height)
    return canvas


def _segments(canvas: Drawing, counts: Sequence[int], layout: Columns, ink: Ink) -> None:
    total, x, free = sum(counts), 0.0, 0.0
    for count, fill in zip(counts, ink.likert(len(counts))):
        if not count:
            continue
        length = layout.right * count / total
        box(canvas, x, 0.5, length, ink.mm(BAR), fill=fill, edge=ink.edge)
        if _fits_inside(count, length, ink):
            inside = ink.mm(BAR) / 2 + 0.5 - ink.size * 0.36
            write(canvas, x + length / 2, inside, str(count), ink, bold=True, colour=ink.on(fill), anchor="middle")
        else:
            digits = letters_width(str(count), ink.bold, ink.size)
            start = max(free, x + length / 2 - digits / 2)
            over = ink.mm(BAR) + ink.size * 0.28
            rule(canvas, x + length / 2, ink.mm(BAR) + 0.5, start + digits / 2, over - 1, ink.edge, 0.5)
            write(canvas, start, over, str(count), ink, bold=True)
            free = start + digits + ink.mm(1)
        x += length


def _fits_inside(count: int, length: float, ink: Ink) -> bool:
    return letters_width(str(count), ink.bold, ink.size) + ink.mm(0.8) <= length


def describe(
    statement: str, labels: Sequence[str], counts: Sequence[int], dont_know: int = 0, spread: Spread | None = None,
    outside: str = "",
) -> str:  # fmt: skip
    """The bar in words."""
    return _(
        "Bar of all answers: {statement} {counts}",
        statement=statement,
        counts=counts_sentence(labels, counts, dont_know, spread, outside),
    )
