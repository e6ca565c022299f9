"""Two groups on one line, for a difference worth talking about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts.axis import Axis
from facilitator_app.charts.group_marks import add_mark, add_open_end
from facilitator_app.charts.ink import Ink
from facilitator_app.charts.lettering import LEADING, drawing, wrapped, write_lines
from facilitator_app.charts.outlines import rule
from facilitator_app.charts.strip_grid import nearest
from facilitator_app.domain.language import _
from facilitator_app.domain.results import OpenEnd

NAMES, MARGIN, MARK = 66.0, 9.0, 8.0
"""Width of the names, free width beside the axis, width of a mark in the key; millimetres at 12 points."""


@dataclass(frozen=True, slots=True)
class PairedSide:
    """One group: its mark (its number among the groups, from 1), its name and its score in scale units.

    ``open_end``: which way the score may lie beyond.
    """

    number: int
    name: str
    score: float
    open_end: OpenEnd | None = None


def paired_strip(
    pairs: Sequence[tuple[PairedSide, PairedSide]], labels: Sequence[str], ends: tuple[int, int], ink: Ink, width: float
) -> Drawing:
    """A row for each pair: both names with their marks, both marks on one line, a dark line between them."""
    names = min(ink.mm(NAMES), width * 0.42)
    axis = Axis(names + ink.mm(MARGIN), width - ink.mm(MARGIN), ends[0], ends[1], tuple(labels))
    texts = [[wrapped(side.name, ink.regular, ink.size, names - ink.mm(MARK)) for side in pair] for pair in pairs]
    line = ink.size * LEADING
    heights = [sum(len(text) for text in both) * line + ink.mm(5.6) for both in texts]
    head = axis.label_height(ink) + ink.mm(2.5)
    canvas = drawing(width, head + sum(heights))
    axis.write_labels(canvas, canvas.height - head / 2, ink, ink.muted)
    top = canvas.height - head
    for pair, both, height in zip(pairs, texts, heights):
        axis.draw_ticks(canvas, top - height, top, ink)
        y = top - ink.mm(2)
        for side, text in zip(pair, both):
            middle = y - len(text) * line / 2
            add_mark(canvas, side.number, ink.mm(3), middle, ink)
            write_lines(canvas, ink.mm(MARK), middle, text, ink)
            y -= len(text) * line + ink.mm(1.6)
        _marks(canvas, pair, axis, top - height / 2, ink)
        top -= height
        rule(canvas, 0, top + 0.4, width, top + 0.4, ink.divider)
    return canvas


def _marks(canvas: Drawing, pair: tuple[PairedSide, PairedSide], axis: Axis, y: float, ink: Ink) -> None:
    rule(canvas, axis.left, y, axis.right, y, ink.divider)
    rule(canvas, axis.at(pair[0].score), y, axis.at(pair[1].score), y, ink.ink, 2)
    for side in pair:
        add_mark(canvas, side.number, axis.at(side.score), y, ink, 1.15)
        add_open_end(canvas, side.open_end, axis.at(side.score), y, ink, 1.15)


def describe(pairs: Sequence[tuple[PairedSide, PairedSide]], labels: Sequence[str], ends: tuple[int, int]) -> str:
    """The pairs in words."""
    return " ".join(
        _(
            "{one} stands nearest to {answer}, {other} nearest to {other_answer}.",
            one=one.name,
            answer=nearest(one.score, labels, ends, one.open_end),
            other=other.name,
            other_answer=nearest(other.score, labels, ends, other.open_end),
        )
        for one, other in pairs
    )
