"""All sections on one page: a strip each, with a lane for everyone and one for each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts.axis import Axis
from facilitator_app.charts.group_marks import add_mark, add_open_end
from facilitator_app.charts.ink import Ink
from facilitator_app.charts.lettering import LEADING, drawing, wrapped, write_lines
from facilitator_app.charts.outlines import box, rule
from facilitator_app.charts.spread_mark import WIDTH as SPREAD_WIDTH
from facilitator_app.charts.spread_mark import add_spread
from facilitator_app.charts.words import or_beyond, spread_word
from facilitator_app.domain.language import _
from facilitator_app.domain.results import OpenEnd, Spread

LANE, PAD, TITLE, MARGIN = 5.4, 7.8, 48.0, 8.0
"""Height of a lane, free height of a row, width of the titles, free width beside the axis; millimetres at 12 points."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One section. ``positions`` in scale units: everyone first, then each group; None where it is not shown.

    ``note`` stands under the title; ``withheld`` is the sentence that stands in place of the marks. ``open_ends``: which
    way each position may lie beyond its mark.
    """

    title: str
    positions: tuple[float | None, ...]
    spread: Spread | None = None
    note: str = ""
    withheld: str = ""
    open_ends: tuple[OpenEnd | None, ...] = ()

    @property
    def lanes(self) -> list[tuple[float | None, OpenEnd | None]]:
        """Each position with its open end."""
        return list(zip_longest(self.positions, self.open_ends))


def strip_grid(
    strips: Sequence[Strip], labels: Sequence[str], ends: tuple[int, int], ink: Ink, width: float,
    title_head: str = "", with_spread: bool = True, pad: float = PAD, lanes: int = 0, with_heads: bool = True,
    marks: Sequence[int] = (), linked: bool = False, part: float = 1.0,
) -> Drawing:  # fmt: skip
    """The grid. ``labels`` are the answers from ``ends[0]`` to ``ends[1]``; every row has the same axis.

    ``lanes``: rows as high as for this many marks, for grids that go on over pages; ``pad``: free height of a row.
    ``marks``: the mark of each lane, where it is not everyone and the groups in their order. ``linked``: the titles lead
    somewhere, and look like it. ``part``: marks and their lanes so large beside the letters as they usually are, times this.
    """
    small = ink.sized(ink.size * part)
    axis = axis_of(labels, ends, ink, width, with_spread)
    lanes = max(lanes, *(len(strip.positions) for strip in strips))
    heights = [_row_height(strip, lanes, axis, pad, ink, small) for strip in strips]
    head = axis.label_height(ink) + ink.mm(2.5) if with_heads else 0
    total = head + sum(heights)
    canvas = drawing(width, total)
    if with_heads:
        _heads(canvas, axis, total, head, title_head or _("Theme"), with_spread, ink)
    top = total - head
    for strip, height in zip(strips, heights):
        _row(canvas, strip, axis, top, height, marks or range(lanes), with_spread, ink, small, linked)
        top -= height
        rule(canvas, 0, top + 0.4, width, top + 0.4, ink.divider if top > 1 else ink.border)
    return canvas


def row_extents(
    strips: Sequence[Strip], labels: Sequence[str], ends: tuple[int, int], ink: Ink, width: float,
    with_spread: bool = True, pad: float = PAD,
) -> list[tuple[float, float]]:  # fmt: skip
    """Where the rows of such a grid with its heads lie: the top of each from the top of the drawing, and its height."""
    axis = axis_of(labels, ends, ink, width, with_spread)
    lanes = max((len(strip.positions) for strip in strips), default=0)
    top, extents = axis.label_height(ink) + ink.mm(2.5), []
    for strip in strips:
        high = _row_height(strip, lanes, axis, pad, ink, ink)
        extents.append((top, high))
        top += high
    return extents


def axis_of(labels: Sequence[str], ends: tuple[int, int], ink: Ink, width: float, with_spread: bool = True) -> Axis:
    """The shared line of a grid ``width`` wide."""
    right = width - (ink.mm(SPREAD_WIDTH + 8) if with_spread else 0) - ink.mm(MARGIN)
    edge = width - ink.mm(SPREAD_WIDTH + 1) if with_spread else 0
    return Axis(_title_width(width, ink) + ink.mm(MARGIN), right, ends[0], ends[1], tuple(labels), edge)


def _title_width(width: float, ink: Ink) -> float:
    return min(ink.mm(TITLE), width * 0.32)


def _heads(canvas: Drawing, axis: Axis, total: float, head: float, title: str, with_spread: bool, ink: Ink) -> None:
    width = canvas.width
    box(canvas, 0, total - head, width, head, fill=ink.window)
    middle = total - head / 2
    write_lines(canvas, ink.mm(1), middle, [title], ink, bold=True)
    axis.write_labels(canvas, middle, ink)
    if with_spread:
        write_lines(canvas, width - ink.mm(SPREAD_WIDTH) / 2, middle, [_("Spread")], ink, bold=True, anchor="middle")
    rule(canvas, 0, total - head, width, total - head, ink.border, 1)


def _words(strip: Strip, width: float, ink: Ink) -> tuple[list[str], list[str]]:
    title = wrapped(strip.title, ink.bold, ink.size, width)
    return title, wrapped(strip.note, ink.regular, ink.size, width) if strip.note else []


def _row_height(strip: Strip, lanes: int, axis: Axis, pad: float, ink: Ink, small: Ink) -> float:
    title, note = _words(strip, axis.left - ink.mm(MARGIN), ink)
    lines = len(title) + len(note)
    if strip.withheld:
        lines = max(lines, len(wrapped(strip.withheld, ink.regular, ink.size, axis.right - axis.left)))
    return max(small.mm(LANE) * (lanes - 1) + small.mm(pad), lines * ink.size * LEADING + ink.mm(3))


def _row(
    canvas: Drawing, strip: Strip, axis: Axis, top: float, height: float, marks: Sequence[int], with_spread: bool,
    ink: Ink, small: Ink, linked: bool,
) -> None:  # fmt: skip
    middle = top - height / 2
    title, note = _words(strip, axis.left - ink.mm(MARGIN), ink)
    shift = ink.size * LEADING / 2
    plain, coloured = (ink.accent, ink.muted) if linked else (ink.ink, ink.accent)
    write_lines(canvas, ink.mm(1), middle + shift * len(note), title, ink, bold=True, colour=plain)
    if note:
        write_lines(canvas, ink.mm(1), middle - shift * len(title), note, ink, colour=coloured)
    if strip.withheld:
        text = wrapped(strip.withheld, ink.regular, ink.size, axis.right - axis.left)
        write_lines(canvas, axis.left, middle, text, ink)
        return
    axis.draw_ticks(canvas, top - height, top, ink)
    for lane, ((value, open_end), mark) in enumerate(zip(strip.lanes, marks)):
        y = middle + small.mm(LANE) * ((len(marks) - 1) / 2 - lane)
        rule(canvas, axis.left, y, axis.right, y, ink.border if lane == 0 else ink.divider)
        if value is not None:
            add_mark(canvas, mark, axis.at(value), y, small)
            add_open_end(canvas, open_end, axis.at(value), y, small)
    if with_spread and strip.spread is not None:
        add_spread(canvas, strip.spread, canvas.width - ink.mm(SPREAD_WIDTH), middle, ink)


def describe(strips: Sequence[Strip], names: Sequence[str], labels: Sequence[str], ends: tuple[int, int]) -> str:
    """The grid in words: for every row the answer that each mark is nearest to. ``names``: everyone first."""
    rows = []
    for strip in strips:
        if strip.withheld:
            rows.append(_("{title}: {reason}", title=strip.title, reason=strip.withheld))
            continue
        marks = [
            _("{who} nearest to {answer}", who=who, answer=nearest(value, labels, ends, open_end))
            for who, (value, open_end) in zip(names, strip.lanes)
            if value is not None
        ]
        row = _("{title}: {marks}.", title=strip.title, marks="; ".join(marks))
        if strip.spread is not None:
            row += " " + _("Spread: {word}.", word=spread_word(strip.spread))
        rows.append(row)
    return " ".join(rows)


def nearest(value: float, labels: Sequence[str], ends: tuple[int, int], open_end: OpenEnd | None = None) -> str:
    """The answer that a value on the scale is nearest to, the lower of two, and which way it may lie beyond."""
    spot = (value - ends[0]) / (ends[1] - ends[0]) * (len(labels) - 1)
    index = min(range(len(labels)), key=lambda one: round(abs(one - spot), 6))
    return or_beyond(labels[index], open_end)
