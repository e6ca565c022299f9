"""The marks of the kinds: bars, shares, pairs of marks, a table of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts.ink import Ink, between
from facilitator_app.charts.key_rows import key_rows
from facilitator_app.charts.lettering import LEADING, drawing, letters_width, unbroken, wrapped, write, write_lines
from facilitator_app.charts.outlines import box, disc, polygon, put, rule

LABELS, BAR, GAP = 0.36, 5.0, 3.2
"""Share of the width for words at the left; height of a bar and free height of a row, millimetres at 12 points."""


@dataclass(frozen=True, slots=True)
class Bar:
    """``part``: how much of the bar is full, 0 to 1."""

    label: str
    part: float
    words: str


@dataclass(frozen=True, slots=True)
class StackedShare:
    label: str
    counts: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    label: str
    now: float
    wanted: float
    words: str


@dataclass(frozen=True, slots=True)
class _Row:
    lines: list[str]
    words: list[str]
    height: float


def _rows(labels: Sequence[tuple[str, str]], ink: Ink, width: float) -> tuple[list[_Row], float, float]:
    """Rows as high as their words; where the marks start and end."""
    left = width * LABELS
    side = min(width * 0.28, max((letters_width(words, ink.bold, ink.size) for _label, words in labels), default=0))
    rows = []
    for label, words in labels:
        lines = wrapped(label, ink.regular, ink.size, left - ink.mm(3))
        beside = wrapped(words, ink.bold, ink.size, side + 1) if words else [""]
        high = max(len(lines), len(beside)) * ink.size * LEADING
        rows.append(_Row(lines, beside, max(high, ink.mm(BAR)) + ink.mm(GAP)))
    return rows, left, width - side - ink.mm(3)


def bars(rows: Sequence[Bar], ink: Ink, width: float) -> Drawing:
    """A bar a row, its words at the left and its figure at the right."""
    layouts, left, right = _rows([(row.label, row.words) for row in rows], ink, width)
    canvas = drawing(width, sum(row.height for row in layouts))
    y = float(canvas.height)
    for row, layout in zip(rows, layouts):
        middle = y - layout.height / 2
        low = middle - ink.mm(BAR) / 2
        box(canvas, left, low, right - left, ink.mm(BAR), fill=ink.surface, edge=ink.border, line=0.75)
        if row.part > 0:
            full = (right - left) * min(1.0, row.part)
            box(canvas, left, low, full, ink.mm(BAR), fill=ink.ink if ink.plain else ink.accent, edge=ink.edge)
        write_lines(canvas, 0, middle, layout.lines, ink)
        write_lines(canvas, right + ink.mm(3), middle, layout.words, ink, bold=True)
        y -= layout.height
    return canvas


def shares(rows: Sequence[StackedShare], labels: Sequence[str], ink: Ink, width: float) -> Drawing:
    """A bar of 100 % a row, cut by answer; the first row of all is the key."""
    layouts, left, right = _rows([(row.label, row.words) for row in rows], ink, width)
    fills = ink.in_place if len(labels) == 3 and not ink.plain else ink.likert(len(labels))
    key = key_rows([(_patch(fill, ink), label) for label, fill in zip(labels, fills)], ink, width - left)
    head = key.height + ink.mm(3)
    canvas = drawing(width, head + sum(row.height for row in layouts))
    put(canvas, key, left, canvas.height - key.height)
    y = float(canvas.height) - head
    for row, layout in zip(rows, layouts):
        middle, start = y - layout.height / 2, left
        for label, count, fill in zip(labels, row.counts, fills):
            length = (right - left) * count / sum(row.counts)
            text = f"{label[:1]} {count}"  # the letter tells the answers apart where colours cannot
            if letters_width(text, ink.bold, ink.size) >= length - 2:
                text = str(count)
            if count:
                box(canvas, start, middle - ink.mm(BAR) / 2, length, ink.mm(BAR), fill=fill, edge=ink.edge)
                if letters_width(text, ink.bold, ink.size) < length - 2:
                    at = start + length / 2
                    write(
                        canvas,
                        at,
                        middle - ink.size * 0.36,
                        text,
                        ink,
                        bold=True,
                        colour=ink.on(fill),
                        anchor="middle",
                    )
            start += length
        write_lines(canvas, 0, middle, layout.lines, ink)
        write_lines(canvas, right + ink.mm(3), middle, layout.words, ink, bold=True)
        y -= layout.height
    return canvas


def pairs(
    rows: Sequence[Pair],
    ends: tuple[int, int],
    words_of_ends: tuple[str, str],
    names: tuple[str, str],
    ink: Ink,
    width: float,
) -> Drawing:
    """Now as a ring and wanted as a filled diamond on one line a row, from the lowest to the highest answer."""
    layouts, left, right = _rows([(row.label, row.words) for row in rows], ink, width)
    radius = ink.mm(1.9)
    marks = [drawing(2.5 * radius, 2.5 * radius) for _name in names]
    for mark, add in zip(marks, (_ring, _diamond)):
        add(mark, 1.25 * radius, 1.25 * radius, radius, ink)
    key = key_rows([*zip(marks, names)], ink, width - left)
    half, line = (right - left) / 2 - ink.mm(2), ink.size * LEADING
    beside = all(unbroken(words, ink.regular, ink.size, half) for words in words_of_ends)
    ends_lines = [wrapped(words, ink.regular, ink.size, half if beside else right - left) for words in words_of_ends]
    above = (0, 0 if beside else len(ends_lines[0]))
    head = key.height + max(below + len(lines) for below, lines in zip(above, ends_lines)) * line + ink.mm(3)
    canvas = drawing(width, head + sum(row.height for row in layouts))
    top = float(canvas.height)
    inner_left, inner_right = left + radius, right - radius
    put(canvas, key, left, top - key.height)
    for lines, below, x, anchor in zip(ends_lines, above, (left, right), ("start", "end")):
        middle = top - key.height - ink.mm(1) - (below + len(lines) / 2) * line
        write_lines(canvas, x, middle, lines, ink, colour=ink.muted, anchor=anchor)
    y = top - head
    for row, layout in zip(rows, layouts):
        middle = y - layout.height / 2
        at = [
            inner_left + (inner_right - inner_left) * (value - ends[0]) / (ends[1] - ends[0])
            for value in (row.now, row.wanted)
        ]
        rule(canvas, left, middle, right, middle, ink.divider, 1)
        rule(canvas, at[0], middle, at[1], middle, ink.ink, 2)
        _diamond(canvas, at[1], middle, radius, ink)
        _ring(canvas, at[0], middle, radius, ink)
        write_lines(canvas, 0, middle, layout.lines, ink)
        write_lines(canvas, right + ink.mm(3), middle, layout.words, ink, bold=True)
        y -= layout.height
    return canvas


def _patch(fill: str, ink: Ink) -> Drawing:
    """The mark of an answer in a key."""
    side = ink.mm(3.2)
    canvas = drawing(side, side)
    box(canvas, 0, 0, side, side, fill=fill, edge=ink.edge)
    return canvas


def _ring(canvas: Drawing, x: float, y: float, radius: float, ink: Ink) -> None:
    disc(canvas, x, y, radius, fill=ink.surface, edge=ink.ink, line=1.5)


def _diamond(canvas: Drawing, x: float, y: float, radius: float, ink: Ink) -> None:
    r = radius * 1.25
    polygon(canvas, [x, y + r, x + r, y, x, y - r, x - r, y], fill=ink.ink if ink.plain else ink.accent, edge=ink.ink)


def _heat(part: float, ink: Ink) -> str:
    """From the page's ground half way to the accent, so that digits stay readable on it."""
    return ink.surface if ink.plain else between(ink.surface, ink.accent, part / 2)


def matrix(
    names: Sequence[str], cells: Sequence[Sequence[float | None]], framed: set[tuple[int, int]], ends: tuple[int, int],
    ink: Ink, width: float,
) -> Drawing:  # fmt: skip
    """Rows say, columns are spoken of, by number; the figure stands in each cell, a thick frame marks pairs that differ."""
    left = width * 0.34
    across = min(ink.mm(16), (width - left) / max(1, len(names)))
    labels = [wrapped(f"{n}. {name}", ink.regular, ink.size, left - ink.mm(3)) for n, name in enumerate(names, 1)]
    heights = [max(len(lines) * ink.size * LEADING + ink.mm(2), ink.mm(8)) for lines in labels]
    head = ink.size * LEADING + ink.mm(1)
    canvas = drawing(width, head + sum(heights) + 2)
    top = float(canvas.height)
    for j in range(len(names)):
        write(canvas, left + (j + 0.5) * across, top - ink.size, str(j + 1), ink, bold=True, anchor="middle")
    y = top - head
    frames = []
    for i, (lines, height) in enumerate(zip(labels, heights)):
        write_lines(canvas, 0, y - height / 2, lines, ink)
        for j, value in enumerate(cells[i]):
            part = 0.0 if value is None else (value - ends[0]) / (ends[1] - ends[0])
            fill = ink.window if value is None else _heat(part, ink)
            box(canvas, left + j * across, y - height, across, height, fill=fill, edge=ink.border)
            if (i, j) in framed:
                frames.append((left + j * across, y - height, height))
            text = "" if value is None else f"{value:g}"
            write(
                canvas,
                left + (j + 0.5) * across,
                y - height / 2 - ink.size * 0.36,
                text,
                ink,
                anchor="middle",
                bold=(i, j) in framed,
                colour=ink.on(fill),
            )
        y -= height
    for x, low, height in frames:
        box(canvas, x + 1, low + 1, across - 2, height - 2, edge=ink.ink, line=2.5)
    return canvas
