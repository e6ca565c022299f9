"""Where the columns of one item lie; shared by the heads, the dots and the bar, so that they stand under each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Group

from facilitator_app.charts.ink import Ink
from facilitator_app.charts.lettering import (
    LEADING,
    drawing,
    labels_in_lines,
    letters_width,
    unbroken,
    wrapped,
    write_lines,
)
from facilitator_app.charts.outlines import box, rule
from facilitator_app.charts.spread_mark import WIDTH as SPREAD_WIDTH
from facilitator_app.domain.language import _

GAP, MIDDLE_GAP, OUTSIDE = 2.0, 4.0, 22.0
"""Between columns, between the two halves of the scale, and for the answers outside it; millimetres at 12 points."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and width of the columns, the line between the halves, and the places at the right."""

    lefts: tuple[float, ...]
    width: float
    divider: float | None
    outside: float
    spread: float | None
    total: float

    @property
    def right(self) -> float:
        """The right edge of the last column."""
        return self.lefts[-1] + self.width


def columns(points: int, width: float, ink: Ink, with_spread: bool = True) -> Columns:
    """Places for a scale of ``points`` in a drawing ``width`` wide. A scale with a middle point has no divider."""
    even = points % 2 == 0
    right = ink.mm(OUTSIDE) + (ink.mm(SPREAD_WIDTH) if with_spread else 0)
    gap = ink.mm(GAP)
    middle = ink.mm(MIDDLE_GAP) if even else gap
    column = (width - right - gap * (points - 2) - middle) / points
    lefts = []
    x = 0.0
    for index in range(points):
        lefts.append(x)
        x += column + (middle if index == points // 2 - 1 else gap)
    divider = lefts[points // 2] - middle / 2 if even else None
    outside = width - right + ink.mm(OUTSIDE) / 2
    spread = width - ink.mm(SPREAD_WIDTH) if with_spread else None
    return Columns(tuple(lefts), column, divider, outside, spread, width)


def heads_fit(labels: Sequence[str], width: float, ink: Ink) -> bool:
    """True if every word of every label fits over its column, if need be in the lighter letters."""
    return all(unbroken(label, ink.regular, ink.size, width) for label in labels)


def heads(
    labels: Sequence[str], width: float, ink: Ink, with_spread: bool = True, fills: bool = False, outside: str = "",
    first: int = 1,
) -> Drawing:  # fmt: skip
    """The words over the columns on a tinted ground. Long words on a long scale: the two ends, and a number each.

    ``fills`` adds the colours of the stacked bar, which has no columns of its own. ``outside``: what the answers
    outside the scale are called. ``first``: the lowest number.
    """
    layout = columns(len(labels), width, ink, with_spread)
    room = layout.width - ink.mm(0.5)
    fit = heads_fit(labels, room, ink)
    # Words that stand over no column of their own reach to the edge of the last one.
    out = wrapped(outside or _("Do not know"), ink.regular, ink.size, ink.mm(OUTSIDE - (2 if fit else 4)))
    bold = all(unbroken(label, ink.bold, ink.size, room) for label in labels)
    texts = labels_in_lines(labels, ink.bold if bold else ink.regular, ink.size, room) if fit else []
    words, heavy = (ink, bold) if fit else _for_ends(labels, layout, ink)
    ends = [] if fit else _end_lines(labels, layout, words, heavy)
    rows = max(len(out), *(len(text) for text in texts)) if fit else max(len(out), 1 + max(map(len, ends)))
    chips = ink.mm(5.5) if fills else 0
    height = rows * ink.size * LEADING + ink.mm(2.5) + chips
    canvas = drawing(width, height)
    box(canvas, 0, 0, width, height, fill=ink.window)
    middle = (height + chips) / 2
    if fit:
        for left, text in zip(layout.lefts, texts):
            write_lines(canvas, left + (ink.mm(1) if bold else 0.6), middle, text, ink, bold=bold)
    else:
        _ends(canvas, ends, layout, middle, first, ink, words, heavy)
    if fills:
        _chips(canvas, len(labels), layout, ink)
    write_lines(canvas, layout.outside, middle, out, ink, anchor="middle")
    if layout.spread is not None:
        write_lines(
            canvas, layout.spread + ink.mm(SPREAD_WIDTH) / 2, middle, [_("Spread")], ink, bold=True, anchor="middle"
        )
    rule(canvas, 0, 0, width, 0, ink.border, 1)
    return canvas


def heads_words(labels: Sequence[str], with_spread: bool = True, outside: str = "") -> str:
    """The heads as one sentence, for people who hear the page."""
    names = [*labels, outside or _("Do not know"), *([_("Spread")] if with_spread else [])]
    return _("Columns: {names}.", names=", ".join(names))


def _for_ends(labels: Sequence[str], layout: Columns, ink: Ink) -> tuple[Ink, bool]:
    """Letters for the words of the two ends, and whether they are bold: lighter, then smaller ones, rather than a word that
    is broken."""
    for share in (1.0, 0.85, 0.7):
        for bold in (True, False):
            words = ink.sized(ink.size * share)
            font = words.bold if bold else words.regular
            if all(unbroken(label, font, words.size, _half(layout, ink)) for label in (labels[0], labels[-1])):
                return words, bold
    return ink, True


def _half(layout: Columns, ink: Ink) -> float:
    return (layout.right - ink.mm(4)) / 2


def _end_lines(labels: Sequence[str], layout: Columns, ink: Ink, bold: bool) -> list[list[str]]:
    """The words of the two ends, each in half of the width."""
    font = ink.bold if bold else ink.regular
    return [wrapped(label, font, ink.size, _half(layout, ink)) for label in (labels[0], labels[-1])]


def _ends(
    canvas: Drawing, ends: Sequence[list[str]], layout: Columns, middle: float, first: int, ink: Ink, words: Ink, bold: bool
) -> None:  # fmt: skip
    """The words of the two ends, over a row with a number for each point."""
    line, rows = ink.size * LEADING, max(map(len, ends))
    for lines, x, anchor in zip(ends, (ink.mm(1), layout.right), ("start", "end")):
        top = middle + line / 2 - line * (rows - len(lines)) / 2
        write_lines(canvas, x, top, lines, words, bold=bold, anchor=anchor)
    for number, left in enumerate(layout.lefts, first):
        centre = left + layout.width / 2
        write_lines(canvas, centre, middle - line * rows / 2, [str(number)], ink, anchor="middle")


def _chips(canvas: Drawing, points: int, layout: Columns, ink: Ink) -> None:
    for left, fill in zip(layout.lefts, ink.likert(points)):
        box(canvas, left + ink.mm(1), ink.mm(1.8), layout.width - ink.mm(2), ink.mm(3.6), fill=fill, edge=ink.edge)


def add_outside(group: Group | Drawing, count: int, layout: Columns, middle: float, ink: Ink) -> None:
    """The number of people who do not know: a figure in a dashed box, never a dot; a plain 0 for nobody."""
    if not count:
        write_lines(group, layout.outside, middle, ["0"], ink, colour=ink.muted, anchor="middle")
        return
    text = str(count)
    width = max(ink.mm(8), letters_width(text, ink.bold, ink.size) + ink.mm(3))
    box(group, layout.outside - width / 2, middle - ink.mm(3.2), width, ink.mm(6.4), radius=ink.mm(1), edge=ink.ink,
        dashed=True)  # fmt: skip
    write_lines(group, layout.outside, middle, [text], ink, bold=True, anchor="middle")
