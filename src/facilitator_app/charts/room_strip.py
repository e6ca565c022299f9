"""One section on its scale for the projector: a line for everyone and one for each group, with its name beside it."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts.axis import Axis
from facilitator_app.charts.group_marks import add_mark, add_open_end, group_mark
from facilitator_app.charts.ink import Ink
from facilitator_app.charts.key_rows import key_rows
from facilitator_app.charts.lettering import LEADING, drawing, wrapped, write_lines
from facilitator_app.charts.outlines import put, rule
from facilitator_app.charts.strip_grid import nearest
from facilitator_app.charts.words import everyone_words
from facilitator_app.domain.language import _
from facilitator_app.domain.results import OpenEnd, RoundResults, SectionFigures

NAMES, MARGIN, PAD = 0.42, 0.035, 2.0
"""Shares of the width for the names and beside the axis; free height of a line in millimetres at 12 points."""


def room_strip(results: RoundResults, section: SectionFigures, ink: Ink, width: float) -> Drawing:
    """The lines. Only the two ends of the scale are written: the words of a projector are large."""
    scale = results.instrument.scale
    labels = tuple(point.label.text() for point in scale.points)
    axis = Axis(width * (NAMES + MARGIN), width * (1 - MARGIN), scale.low, scale.high, labels)
    rows = [
        (mark, name, score, open_end)
        for mark, (name, score, open_end) in zip(results.marks, _rows(results, section))
        if score is not None
    ]
    texts = [wrapped(name, ink.regular, ink.size, width * NAMES - ink.mm(2)) for _mark, name, *_rest in rows]
    line = ink.size * LEADING
    heights = [len(text) * line + ink.mm(PAD) for text in texts]
    ends = [wrapped(label, ink.regular, ink.size, (axis.right - axis.left) * 0.46) for label in (labels[0], labels[-1])]
    head = max(len(end) for end in ends) * line + ink.mm(2)
    canvas = drawing(width, head + sum(heights))
    write_lines(canvas, axis.left, canvas.height - head / 2, ends[0], ink, colour=ink.muted)
    write_lines(canvas, axis.right, canvas.height - head / 2, ends[1], ink, colour=ink.muted, anchor="end")
    top = canvas.height - head
    for (mark, _name, score, open_end), text, height in zip(rows, texts, heights):
        middle = top - height / 2
        write_lines(canvas, 0, middle, text, ink, bold=mark == 0)
        axis.draw_ticks(canvas, top - height, top, ink)
        rule(canvas, axis.left, middle, axis.right, middle, ink.border, 1.5)
        add_mark(canvas, mark, axis.at(score), middle, ink)
        add_open_end(canvas, open_end, axis.at(score), middle, ink)
        top -= height
    return canvas


def under_key(results: RoundResults, chart: Drawing, ink: Ink, width: float) -> Drawing:
    """A chart with the marks of everyone and the groups and their names over it, as many in a row as there is room for."""
    names = (everyone_words(results), *(block.name for block in results.blocks))
    key = key_rows([(group_mark(mark, ink), name) for mark, name in zip(results.marks, names)], ink, width)
    canvas = drawing(width, chart.height + key.height + ink.mm(1))
    put(canvas, chart, 0, 0)
    put(canvas, key, 0, canvas.height - key.height)
    return canvas


def describe(results: RoundResults, section: SectionFigures) -> str:
    """The same in words."""
    scale = results.instrument.scale
    labels = [point.label.text() for point in scale.points]
    return " ".join(
        _("{who} nearest to {answer}.", who=name, answer=nearest(score, labels, (scale.low, scale.high), open_end))
        for name, score, open_end in _rows(results, section)
        if score is not None
    )


def _rows(results: RoundResults, section: SectionFigures) -> list[tuple[str, float | None, OpenEnd | None]]:
    names = (everyone_words(results), *(block.name for block in results.blocks))
    return list(zip(names, section.positions(results.blocks), section.open_ends(results.blocks)))
