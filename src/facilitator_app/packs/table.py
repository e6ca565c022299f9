"""Tables with head cells: the head is repeated on every page, groups of rows stay together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import HexColor

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.packs.blocks import PageBlock, Pen, Words
from facilitator_app.packs.sheet import BODY_HEIGHT
from facilitator_app.packs.tagging import Node

PAD = 1.1 * MM
MUCH_ROOM = 0.4
"""Share of a page on which the first rows of a group begin, although the rest goes on over the page."""
SOME_ROOM = 0.2
"""The same below other groups: less than this may stay empty at a foot."""


@dataclass(slots=True)
class Cell:
    """Words in a cell that may reach over ``span`` columns. ``head``: "Column", "Row" or nothing."""

    words: Words
    head: str = ""
    span: int = 1


@dataclass(slots=True)
class TableRow:
    """Cells from left to right; a line under the row unless not ``line``, darker if ``strong``."""

    cells: Sequence[Cell]
    strong: bool = False
    line: bool = True

    def height(self, widths: Sequence[float]) -> float:
        return max(cell.words.height(width - 2 * PAD) for cell, _x, width in self.cells_across(widths)) + 2 * PAD

    def cells_across(self, widths: Sequence[float]) -> list[tuple[Cell, float, float]]:
        """Each cell with its left edge and width."""
        cells, column = [], 0
        for cell in self.cells:
            cells.append((cell, sum(widths[:column]), sum(widths[column : column + cell.span])))
            column += cell.span
        return cells


@dataclass(slots=True)
class PackTable(PageBlock):
    """``head`` rows and ``groups`` of rows; a group is cut only if much of the page would stay empty without it.

    ``again``: the title of a group that goes on here from the page before.
    """

    widths: Sequence[float]
    head: Sequence[TableRow]
    groups: Sequence[Sequence[TableRow]]
    node: Node = field(default_factory=lambda: Node("Table"), repr=False)
    goes_on: bool = False
    again: Sequence[TableRow] = ()

    def height(self, width: float) -> float:  # noqa: ARG002
        return self._above() + sum(self._group_height(group) for group in self.groups)

    def _head_height(self) -> float:
        return self._group_height(self.head)

    def _above(self) -> float:
        return self._head_height() + self._group_height(self.again)

    def _group_height(self, group: Sequence[TableRow]) -> float:
        return sum(row.height(self.widths) for row in group)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        if self.head:
            height = self._head_height()
            with pen.tags.artifact():
                pen.canvas.setFillColor(HexColor(PAPER.window))
                pen.canvas.rect(x, top - height, width, height, stroke=0, fill=1)
                self._rule(pen, x, top - height, width, True)
            top = self._draw_head(pen, x, top)
        if self.again:
            top = self._draw_again(pen, self.again, x, top)
            with pen.tags.artifact():
                self._rule(pen, x, top, width, True)
        with pen.tags.element(self.node):
            for group in self.groups:
                for row in group:
                    height = row.height(self.widths)
                    if row.line:
                        with pen.tags.artifact():
                            self._rule(pen, x, top - height, width, row.strong)
                    self._draw_row(pen, row, x, top)
                    top -= height

    def _draw_head(self, pen: Pen, x: float, top: float) -> float:
        if self.goes_on:
            return self._draw_again(pen, self.head, x, top)
        with pen.tags.element(self.node):
            for row in self.head:
                self._draw_row(pen, row, x, top)
                top -= row.height(self.widths)
        return top

    def _draw_again(self, pen: Pen, rows: Sequence[TableRow], x: float, top: float) -> float:
        """Rows that were read on an earlier page: seen here, but not heard again."""
        with pen.tags.artifact("Pagination"):
            for row in rows:
                for cell, left, wide in row.cells_across(self.widths):
                    cell.words.draw_plain(pen, x + left + PAD, top - PAD, wide - 2 * PAD)
                top -= row.height(self.widths)
        return top

    def _draw_row(self, pen: Pen, row: TableRow, x: float, top: float) -> None:
        with pen.tags.element(Node("TR")):
            for cell, left, wide in row.cells_across(self.widths):
                node = Node("TH" if cell.head else "TD", scope=cell.head, span=cell.span)
                with pen.tags.element(node):
                    cell.words.draw(pen, x + left + PAD, top - PAD, wide - 2 * PAD)

    def _rule(self, pen: Pen, x: float, y: float, width: float, strong: bool) -> None:
        pen.canvas.setStrokeColor(HexColor(PAPER.border if strong else PAPER.divider))
        pen.canvas.setLineWidth(1 if strong else 0.75)
        pen.canvas.line(x, y, x + width, y)

    def cut(self, width: float, room: float, must: bool) -> tuple[PageBlock, PageBlock] | None:  # noqa: ARG002
        left = room - self._above()
        for index, group in enumerate(self.groups):
            if (height := self._group_height(group)) <= left:
                left -= height
                continue
            before, after, again = list(self.groups[:index]), list(self.groups[index:]), list[TableRow]()
            # No heading stands on a page without its table, nor a table over an empty half: the first rows begin there.
            if (must and not before) or left > BODY_HEIGHT * (SOME_ROOM if before else MUCH_ROOM):
                some, after = self._cut_group(group, left, after[1:], must and not before)
                before += some
                if some and len(some[0]) < len(group):
                    again = [group[0]] if group[0].strong else [] if index else list(self.again)
            if not before:
                return None
            return (
                PackTable(self.widths, self.head, before, self.node, self.goes_on, self.again),
                PackTable(self.widths, self.head, after, self.node, True, again),
            )
        return None

    def _cut_group(
        self, group: Sequence[TableRow], room: float, rest: list[Sequence[TableRow]], must: bool
    ) -> tuple[list[Sequence[TableRow]], list[Sequence[TableRow]]]:
        """As many rows as fit, none cut from what belongs to it: a title from its first row, a statement from its figures,
        the last row from the one before."""
        used, best = 0.0, 0
        for count, row in enumerate(group, 1):
            used += row.height(self.widths)
            if used <= room and row.line and not row.strong and count < len(group) - (not must):
                best = count
        if not best and must:
            best = 1
        if not best:
            return [], [group, *rest]
        return [group[:best]], [group[best:], *rest] if group[best:] else rest
