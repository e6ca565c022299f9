"""Small lines under each other over the same days: a score a round, as far apart as the rounds really were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts.ink import Ink
from facilitator_app.charts.lettering import LEADING, drawing, letters_width, wrapped, write_lines
from facilitator_app.charts.outlines import disc, rule

NAMES, HIGH, GAP = 0.3, 15.0, 3.0
"""Share of the width for the names; height of a line's field and free height of a row, millimetres at 12 points."""


@dataclass(frozen=True, slots=True)
class Trend:
    """``points``: the day and the score in scale units, the earliest first."""

    title: str
    points: tuple[tuple[date, float], ...]


def trends(
    rows: Sequence[Trend],
    days: Sequence[tuple[date, str]],
    ends: tuple[int, int],
    words_of_ends: tuple[str, str],
    ink: Ink,
    width: float,
) -> Drawing:
    """A field a theme, the highest answer on top. ``days``: all days with the words below them."""
    left = width * NAMES
    beside = (width - left) * 0.24
    start, end = left + beside + ink.mm(3), width - ink.mm(10)
    names = [wrapped(row.title, ink.bold, ink.size, left - ink.mm(3)) for row in rows]
    answers = [wrapped(words, ink.regular, ink.size, beside) for words in words_of_ends]
    line = ink.size * LEADING
    high = max(ink.mm(HIGH), (len(answers[0]) + len(answers[1])) * line + ink.mm(1))
    heights = [max(high, len(lines) * line) + ink.mm(GAP) for lines in names]
    first, last = days[0][0], days[-1][0]

    def across(day: date) -> float:
        return start + (end - start) * (day - first).days / max(1, (last - first).days)

    foot = _foot(days, across, (end - start) / max(1, len(days) - 1) * 0.9, width, ink)
    below = max(len(lines) for _x, lines, _row in foot) * line * (1 + max(row for _x, _lines, row in foot))
    canvas = drawing(width, sum(heights) + below + ink.mm(2))
    top = float(canvas.height)
    for row, lines, height in zip(rows, names, heights):
        low, up = top - height + ink.mm(GAP) / 2, top - ink.mm(GAP) / 2
        write_lines(canvas, 0, (low + up) / 2, lines, ink, bold=True)
        for words, y, sign in ((answers[1], up, -1), (answers[0], low, 1)):
            write_lines(canvas, left, y + sign * len(words) * line / 2, words, ink, colour=ink.muted)
            rule(canvas, start - ink.mm(2), y, end + ink.mm(2), y, ink.border)
        for day, _words in days:
            rule(canvas, across(day), low, across(day), up, ink.divider)
        at = [(across(day), low + (up - low) * (score - ends[0]) / (ends[1] - ends[0])) for day, score in row.points]
        for one, other in zip(at, at[1:]):
            rule(canvas, *one, *other, ink.ink, 1.6)
        for x, y in at:
            disc(canvas, x, y, ink.mm(1.6), fill=ink.ink if ink.plain else ink.accent, edge=ink.ink, line=1)
        top -= height
    for x, lines, row_number in foot:
        y = top - ink.mm(1) - (len(lines) / 2 + row_number * max(len(one) for _x, one, _n in foot)) * line
        write_lines(canvas, x, y, lines, ink, anchor="middle", colour=ink.muted)
    return canvas


def _foot(
    days: Sequence[tuple[date, str]], across: Callable[[date], float], room: float, width: float, ink: Ink
) -> list[tuple[float, list[str], int]]:
    """Where the words of each day stand, in lines; in a second row where they would run into those before them; the last ones
    no further than the edge."""
    labels: list[tuple[float, list[str], int]] = []
    ends = [float("-inf"), float("-inf")]
    for day, words in days:
        lines = wrapped(words, ink.regular, ink.size, max(room, ink.mm(24)))
        half = max(letters_width(line, ink.regular, ink.size) for line in lines) / 2
        x = min(across(day), width - half)
        row = 0 if x - half > ends[0] + ink.mm(2) else 1
        ends[row] = x + half
        labels.append((x, lines, row))
    return labels
