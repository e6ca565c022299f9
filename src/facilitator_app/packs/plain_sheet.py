"""A page of words on paper: a title, then parts with lines, points or a table. For what a facilitator wrote down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.scripts import clean
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job
from facilitator_app.packs.blocks import PageBlock, Space, Words
from facilitator_app.packs.book import Book, Furniture
from facilitator_app.packs.sheet import WIDTH, PackSheet
from facilitator_app.packs.table import Cell, PackTable, TableRow

LEAST = 60 * MM
"""A table that is longer than this may begin on one page and go on on the next."""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """``widths``: how the width of the page is shared out. The cell at ``strong`` names its row; -1 for none."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    strong: int = 0


@dataclass(frozen=True, slots=True)
class SheetPart:
    """``title`` may be "". Lines that are empty are left out."""

    title: str
    lines: Sequence[str] = ()
    table: SheetTable | None = None


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """``about``: the partnership, or what else the page is of. ``foot``: stands under every page."""

    title: str
    about: str
    foot: str
    parts: Sequence[SheetPart]
    practice: bool = False
    lead: str = ""


def render_plain(sheet: PlainSheet) -> Job[bytes]:
    """The page as the bytes of a PDF. Raises AppError ``pack_failed``."""
    from facilitator_app.packs.pack import guarded, laid_out

    def make() -> Job[bytes]:
        book = Book(PackSheet())
        furniture = Furniture(
            title=clean(_("{title}: {about}", title=sheet.title, about=sheet.about) if sheet.about else sheet.title),
            left=sheet.about,
            right=sheet.title,
            foot=sheet.foot,
            practice=_("Practice.") if sheet.practice else "",
            language="en-GB",
        )
        return laid_out(book, [(sheet.title, lambda: _fill(book, sheet))], furniture)

    return guarded(make)


def _fill(book: Book, sheet: PlainSheet) -> None:
    book.start(sheet.title, "sheet", *book.opening(sheet.title, sheet.about, sheet.lead))
    for part in sheet.parts:
        lines = _lines(book, part.lines)
        table = _table(book, part.table) if part.table is not None and part.table.rows else None
        if part.title and (lines or table is not None):
            first = min(table.height(WIDTH), LEAST) if table is not None and not lines else 0
            if book.room < first + 20 * MM:
                book.turn()
            book.heading(part.title, *lines[:1])
            lines = lines[1:]
        book.add(*lines)
        if table is not None:
            book.add(*([Space(3 * MM)] if part.lines else []), table)


def _lines(book: Book, texts: Sequence[str]) -> list[PageBlock]:
    style, blocks = book.sheet.style("body", PAPER.ink), list[PageBlock]()
    for line in (line for text in texts for line in text.splitlines() if line.strip()):
        blocks += [Space(1.5 * MM)] if blocks else []
        blocks.append(Words(line.strip(), style))
    return blocks


def _table(book: Book, table: SheetTable) -> PackTable:
    strong, plain = book.sheet.style("cell_strong", PAPER.ink), book.sheet.style("cell", PAPER.ink)
    whole = sum(table.widths)
    head = TableRow([Cell(Words(text, strong), "Column") for text in table.heads], strong=True)
    rows = [
        [
            TableRow(
                [
                    Cell(Words(text, strong), "Row") if column == table.strong else Cell(Words(text, plain))
                    for column, text in enumerate(row)
                ]
            )
        ]
        for row in table.rows
    ]
    return PackTable([WIDTH * width / whole for width in table.widths], [head], rows)
