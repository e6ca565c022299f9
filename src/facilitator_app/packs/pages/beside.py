"""Views and outcomes side by side: what was written down once, what people said, and the figures of outcomes."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.beside import apart_words, beside_title, outcomes_table, views_table
from facilitator_app.charts.ink import MM
from facilitator_app.charts.tables import TableData
from facilitator_app.domain.aims import agreement_lines
from facilitator_app.domain.language import _
from facilitator_app.packs.blocks import PageBlock, Space
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.sheet import WIDTH
from facilitator_app.packs.table import Cell, PackTable, TableRow

VIEWS, FIGURES = (54, 44, 46, 26), (54, 46, 34, 36)
"""Widths of the columns, in millimetres."""


def views_and_outcomes(builder: PackBuilder) -> None:
    """Nothing stands here of what nobody wrote down."""
    aims, book = builder.facts.aims, builder.book
    builder.begin(beside_title(), "outcomes", lead=apart_words(aims))
    for title, lines in (
        (_("Our purpose"), [aims.purpose.strip()]),
        (_("Outcomes we signed up to"), aims.each_outcome),
        (_("Our agreement"), agreement_lines(aims.agreement)),
    ):
        blocks = _lines(builder, lines)
        if blocks:
            book.heading(title, *blocks)
    _table(builder, _("How we see it"), views_table(builder.results), VIEWS)
    if aims.figures:
        _table(builder, _("Outcome figures"), outcomes_table(aims), FIGURES)
    questions = [_("Does what we see fit what we set out to do?")]
    if aims.figures:
        questions.append(_("Where do views and figures point the same way, and where do they not?"))
    book.keep(Space(6 * MM), builder.talk_box(questions))


def _lines(builder: PackBuilder, lines: Sequence[str]) -> list[PageBlock]:
    blocks: list[PageBlock] = []
    for line in filter(None, lines):
        blocks += [*([Space(1.6 * MM)] if blocks else []), builder.words(line)]
    return blocks


def _table(builder: PackBuilder, title: str, table: TableData, widths: Sequence[int]) -> None:
    head = TableRow([Cell(builder.words(text, "cell_strong"), "Column") for text in table.heads], strong=True)
    rows = [[_row(builder, cells)] for cells in table.rows]
    whole = sum(widths)
    first = PackTable([WIDTH * width / whole for width in widths], [head], rows)
    if builder.book.room < 60 * MM:
        builder.book.turn()
    builder.book.heading(title)
    builder.book.add(first)


def _row(builder: PackBuilder, cells: Sequence[str]) -> TableRow:
    first, *rest = cells
    return TableRow(
        [Cell(builder.words(first, "cell_strong"), "Row"), *(Cell(builder.words(one, "cell")) for one in rest)]
    )
