"""The line of the scale that strips share: where a value stands, and the words under which it stands."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts.ink import Ink
from facilitator_app.charts.lettering import LEADING, labels_in_lines, letters_width, unbroken, write_lines
from facilitator_app.charts.outlines import rule


@dataclass(frozen=True, slots=True)
class Axis:
    """A line from ``left`` to ``right`` in the drawing for values from ``low`` to ``high``.

    ``edge``: where something else stands at the right, which the last answer must not reach; 0 for nothing.
    """

    left: float
    right: float
    low: float
    high: float
    labels: tuple[str, ...]
    edge: float = 0

    def at(self, value: float) -> float:
        """Where a value stands. Values come from whole-number scales, so the ends are the first and last answer."""
        return self.left + (self.right - self.left) * (value - self.low) / (self.high - self.low)

    @property
    def ticks(self) -> list[float]:
        steps = len(self.labels) - 1
        return [self.left + (self.right - self.left) * step / steps for step in range(steps + 1)]

    def label_lines(self, ink: Ink) -> list[list[str]]:
        """Each answer in lines that fit between its neighbours; only the two ends where the others do not fit."""
        room = (self.right - self.left) / (len(self.labels) - 1) - ink.mm(2)
        if all(unbroken(label, ink.regular, ink.size, room) for label in self.labels):
            lines = labels_in_lines(self.labels, ink.regular, ink.size, room)
            if self.edge:
                room = min(room, 2 * (self.edge - self.right))
                lines[-1:] = labels_in_lines(self.labels[-1:], ink.regular, ink.size, room)
            if max(len(line) for line in lines) <= 3:
                return lines
        wide = (self.right - self.left) / 2.4
        ends = labels_in_lines((self.labels[0], self.labels[-1]), ink.regular, ink.size, wide)
        return [ends[0], *([] for _label in self.labels[1:-1]), ends[1]]

    def label_height(self, ink: Ink) -> float:
        return max(len(lines) for lines in self.label_lines(ink)) * ink.size * LEADING

    def write_labels(self, canvas: Drawing, middle: float, ink: Ink, colour: str = "") -> None:
        lines = self.label_lines(ink)
        only_ends = len(self.labels) > 2 and not any(lines[1:-1])
        for index, (x, label) in enumerate(zip(self.ticks, lines)):
            anchor = "middle"
            if only_ends:
                anchor = "start" if index == 0 else "end"
                x += ink.mm(-6 if index == 0 else 6)
            elif index == len(self.labels) - 1:
                x = min(
                    x,
                    (self.edge or canvas.width) - max(letters_width(line, ink.regular, ink.size) for line in label) / 2,
                )
            if label:
                write_lines(canvas, x, middle, label, ink, colour=colour, anchor=anchor)

    def draw_ticks(self, canvas: Drawing, bottom: float, top: float, ink: Ink) -> None:
        for x in self.ticks:
            rule(canvas, x, bottom, x, top, ink.divider)
