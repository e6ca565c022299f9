"""A paragraph: words of any script in lines, and the same in two parts where a page ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from facilitator_app.charts.direction import runs_left
from facilitator_app.charts.ink import PAPER
from facilitator_app.charts.outlines import colour_of
from facilitator_app.charts.page_letters import write_runs
from facilitator_app.charts.scripts import Run, laid, lines_in, printable, width_of

LONELY = 0.3
"""Share of a line below which a single word at the end of a paragraph looks lost."""
FEWEST_TO_PART = 4
"""Lines of a paragraph that gives one to the next page, so that no line stands there alone."""

_TOO_MANY = re.compile(r"(^|[ \n]) ")
"""A space that is left out."""
_SIDES: dict[object, float] = {TA_LEFT: 0.0, TA_CENTER: 0.5, TA_RIGHT: 1.0}


@dataclass(slots=True)
class Span:
    """A piece of a line; ``text`` is plain words, however it came to be."""

    text: str
    bold: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """``styles``: for each letter the number of its span. ``rtl``: it is read from right to left."""

    text: str
    styles: tuple[int, ...]
    rtl: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in one style; each span may be bold or have a colour of its own. ``lines``: all, or those of a part.

    What is read from right to left begins at the right: text of several lines, and any text that ``turns``. A name in one
    line stays beside its mark.
    """

    spans: Sequence[Span]
    style: ParagraphStyle
    lines: tuple[_Line, ...] | None = None
    turns: bool = False

    def in_lines(self, width: float) -> Paragraph:
        """The same in lines of this width, broken once for all that asks for them."""
        return self if self.lines is not None else replace(self, lines=self.set(width))

    def set(self, width: float) -> tuple[_Line, ...]:
        """The lines at this width. A part keeps the lines that it was given."""
        if self.lines is not None:
            return self.lines
        text, styles = self._letters()
        lines: list[_Line] = []
        start = 0
        for row in text.split("\n"):
            rtl, at = runs_left(row), start

            def measure(a: int, b: int, at: int = at) -> float:
                return self._width(text, styles, at + a, at + b)

            for a, b in _without_widow(row, lines_in(row, measure, width), measure, width):
                lines.append(_Line(text[at + a : at + b], styles[at + a : at + b], rtl))
            start += len(row) + 1
        return tuple(lines)

    def height(self, width: float) -> float:
        return len(self.set(width)) * float(self.style.leading)

    def part(self, width: float, room: float) -> tuple[Paragraph, Paragraph] | None:
        """What fits into the room and what goes on after it: no line alone at a foot or a head; None if that cannot be."""
        lines = self.set(width)
        first = int((room + 1e-6) / self.style.leading)
        if first <= 1 or first >= len(lines):
            return None
        if first == len(lines) - 1:
            if len(lines) < FEWEST_TO_PART:
                return None
            first -= 1
        return replace(self, lines=lines[:first]), replace(self, lines=lines[first:])

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Each line but the last ends with a space, so that text taken out of the file does not join words."""
        style, lines = self.style, self.set(width)
        looks = [(self._font(span), colour_of(span.colour) or style.textColor) for span in self.spans]
        fonts = [font for font, _colour in looks]
        y, size = top - style.fontSize, style.fontSize
        for number, line in enumerate(lines, 1):
            runs = laid(line.text, fonts, line.styles, line.rtl)
            free = width - sum(run.width(fonts[run.style], size) for run in runs)
            turned = line.rtl and style.alignment == TA_LEFT and (self.turns or len(lines) > 1)
            start = x + free * _SIDES[TA_RIGHT if turned else style.alignment]
            if number < len(lines) and line.text:
                space = Run(" ", line.styles[-1])
                runs = [space, *runs] if line.rtl else [*runs, space]
                start -= space.width(fonts[space.style], size) if line.rtl else 0
            write_runs(canvas, start, y, runs, looks, size)
            y -= style.leading

    def _letters(self) -> tuple[str, tuple[int, ...]]:
        """All words, single spaces between them, and for each letter the number of its span."""
        text, styles = "", []
        for number, span in enumerate(self.spans):
            text += (words := printable(span.text))
            styles += [number] * len(words)
        if not _TOO_MANY.search(text):
            return text, tuple(styles)
        kept = [n for n, letter in enumerate(text) if letter != " " or (n and text[n - 1] not in " \n")]
        return "".join(text[n] for n in kept), tuple(styles[n] for n in kept)

    def _width(self, text: str, styles: Sequence[int], start: int, end: int) -> float:
        if start == end:
            return 0.0
        if styles[start] == styles[end - 1]:  # of one span, as nearly all words are
            return width_of(text[start:end], self._font(self.spans[styles[start]]), self.style.fontSize)
        total = 0.0
        for style, some in groupby(range(start, end), lambda n: styles[n]):
            indexes = list(some)
            total += width_of(text[indexes[0] : indexes[-1] + 1], self._font(self.spans[style]), self.style.fontSize)
        return total

    def _font(self, span: Span) -> str:
        return PAPER.bold if span.bold else str(self.style.fontName)


def _without_widow(
    row: str, lines: list[tuple[int, int]], measure: Callable[[int, int], float], width: float
) -> list[tuple[int, int]]:
    """The same lines; a short word that stands alone in the last one gets the word before it as company."""
    if len(lines) < 2:
        return lines
    *first, (start, end), (last, stop) = lines
    space = row.rfind(" ", start, end)
    if end == last or " " in row[last:stop] or " " not in row[start : max(start, space)]:
        return lines  # a word cut in two, no word alone, or a line that would keep only one itself
    if measure(last, stop) > LONELY * width or measure(space + 1, stop) > width:
        return lines
    return [*first, (start, space), (space + 1, stop)]
