"""The receipt list on paper: which pack was handed to whom, with a line to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.scripts import clean
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.receipts import HandedOver
from facilitator_app.domain.steps import Job
from facilitator_app.packs.blocks import Space, Words
from facilitator_app.packs.book import Book, Furniture
from facilitator_app.packs.sheet import WIDTH, Align, PackSheet
from facilitator_app.packs.table import Cell, PackTable, TableRow

PACK, DAY, HOW, SIGNED = 17 * MM, 37 * MM, 33 * MM, 43 * MM
SIGNING_ROOM = "\n"
"""A second, empty line in each row, so that there is room to sign."""


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One pack in the list."""

    name: str
    number: int
    handed_on: date | None
    how: HandedOver | None


def how_words(how: HandedOver | None) -> str:
    """How a pack was handed over, in two or three words."""
    if how is None:
        return ""
    return {
        HandedOver.BY_HAND: _("Printed, by hand"),
        HandedOver.POST: _("Printed, by post"),
        HandedOver.FILE: _("As a file"),
    }[how]


def render_receipts(
    partnership: str, round_name: str, practice: bool, lines: Sequence[ReceiptLine], today: date
) -> Job[bytes]:
    """The list as the bytes of a PDF. Raises AppError ``pack_failed``."""
    from facilitator_app.packs.pack import guarded, laid_out

    def make() -> Job[bytes]:
        book = Book(PackSheet())
        furniture = Furniture(
            title=clean(_("Receipt list: {round}", round=round_name)),
            left=partnership,
            right=round_name,
            foot=_("Receipt list, {day}. For the facilitator's file.", day=long_date(today)),
            practice=_("Practice.") if practice else "",
            language="en-GB",
        )
        return laid_out(book, [(_("Receipt list"), lambda: _fill(book, round_name, lines))], furniture)

    return guarded(make)


def _fill(book: Book, round_name: str, lines: Sequence[ReceiptLine]) -> None:
    lead = _("Each person signs for the pack that is theirs. Please cover the other lines.")
    book.start(_("Receipt list"), "receipts", *book.opening(_("Receipt list"), round_name, lead))
    heads = (_("Name"), _("Pack"), _("Handed over on"), _("How"), _("Signed"))
    head = TableRow([Cell(_words(book, text, "cell_strong"), "Column") for text in heads], strong=True)
    book.add(
        PackTable(
            (WIDTH - PACK - DAY - HOW - SIGNED, PACK, DAY, HOW, SIGNED), [head], [[_row(book, one)] for one in lines]
        )
    )
    if not lines:
        book.add(Space(3 * MM), _words(book, _("No pack has been made yet."), "body"))


def _row(book: Book, line: ReceiptLine) -> TableRow:
    day = long_date(line.handed_on) if line.handed_on else ""
    return TableRow(
        [
            Cell(_words(book, line.name + SIGNING_ROOM, "cell_strong"), "Row"),
            Cell(_words(book, str(line.number), "cell")),
            Cell(_words(book, day, "cell")),
            Cell(_words(book, how_words(line.how), "cell")),
            Cell(_words(book, "", "cell")),
        ]
    )


def _words(book: Book, text: str, role: str, align: Align = "left") -> Words:
    return Words(text, book.sheet.style(role, PAPER.ink, align))
