"""An agenda as a page: what to bring, and each step with its minutes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.signposts import Agenda, AgendaStep
from facilitator_app.packs.blocks import BlockRow, PageBlock, RowSide, Space, Stack, Words
from facilitator_app.packs.book import Book
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.sheet import WIDTH, PackSheet
from facilitator_app.packs.table import Cell, PackTable, TableRow

Set = Callable[..., Words]
"""Sets a text in a role: ``words(text, role, colour)``."""


def agenda_page(builder: PackBuilder, agenda: Agenda) -> None:
    """A workshop agenda as a part of the pack."""
    builder.begin(agenda.title, f"agenda:{agenda.id}", _("Talking it through"), agenda.lead, agenda.title)
    fill(builder.book, builder.sheet, builder.words, agenda)


def fill(book: Book, sheet: PackSheet, words: Set, agenda: Agenda) -> None:
    """Put what to bring and the steps below the title."""
    bring = [words(_("What to bring"), "strong"), Space(1 * MM), marked(words, agenda.materials, sheet)]
    if agenda.materials:
        book.add(Stack(bring), Space(4 * MM))
    minutes = 21 * MM if not sheet.large else 40 * MM
    step = 42 * MM if not sheet.large else 52 * MM
    widths = (minutes, step, WIDTH - minutes - step)
    names = (_("Minutes"), _("Step"), _("What we do"))
    head = TableRow([Cell(words(name, "cell_strong"), "Column") for name in names], strong=True)
    book.add(PackTable(widths, [head], [[_row(words, one)] for one in agenda.steps]))
    whole = n_("{n} minute in all.", "{n} minutes in all.", agenda.minutes)
    book.add(Space(3 * MM), words(f"{whole} {agenda.source}".strip(), "body", PAPER.muted))


def _row(words: Set, step: AgendaStep) -> TableRow:
    what = step.what
    if step.materials:
        what = _("{what} Bring: {materials}.", what=step.what, materials=step.materials)
    return TableRow(
        [
            Cell(words(str(step.minutes), "cell")),
            Cell(words(step.title, "cell_strong"), "Row"),
            Cell(words(what, "cell")),
        ]
    )


def marked(words: Set, texts: Sequence[str], sheet: PackSheet) -> PageBlock:
    """Short points, each with a dash."""
    indent = sheet.mm(5)
    rows: list[PageBlock] = []
    for text in texts:
        if rows:
            rows.append(Space(0.8 * MM))
        rows.append(
            BlockRow(
                [RowSide(0, indent, words("–", "strong", PAPER.accent)), RowSide(indent, WIDTH - indent, words(text))]
            )
        )
    return Stack(rows)
