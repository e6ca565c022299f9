"""Pages of their own: the sheet with the recovery code, and the card with a round in ten steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.lettering import register_fonts
from facilitator_app.domain.file_number import file_number
from facilitator_app.domain.language import _, long_date
from facilitator_app.packs.blocks import BlockRow, Framed, PageBlock, RowSide, RuledLine, Space, Stack, Words
from facilitator_app.packs.book import Book, Furniture, draw
from facilitator_app.packs.sheet import WIDTH, PackSheet

NUMBER_COLUMN = 12 * MM


def recovery_sheet(code: str, store_id: str, made_on: date, file_words: str = "") -> bytes:
    """One A4 page to keep away from the laptop, as a PDF. It names no client and no facilitator.

    ``file_words``: the words, where somebody asked to have them on it; else there is room to write them.
    """
    sheet = PackSheet()
    title = _("Recovery sheet")
    lead = _("This code opens your Partnership Rounds file when you have forgotten your words.")
    book, words = _page(sheet, title, lead)
    facts = [
        words(_("Recovery code"), "strong"),
        Space(2 * MM),
        words(code, "title"),
        Space(3 * MM),
        words(_("Sheet made on {day}. File number {number}.", day=long_date(made_on), number=file_number(store_id))),
    ]
    book.add(Framed(Stack(facts), 6 * MM))
    if file_words:
        book.heading(_("Your words"), before=9 * MM)
        book.add(
            words(file_words, "title"), Space(1.4 * MM), words(_("Anyone who reads this sheet can open the file."))
        )
    else:
        book.heading(_("Your words, if you want to write them here"), before=9 * MM)
        book.add(*(RuledLine(PAPER.border, 0.75, 11 * MM, 0) for _line in range(3)))
    book.heading(_("How to use the code"), before=12 * MM)
    steps = (
        _("Start Partnership Rounds and choose I forgot my words."),
        _("Type the code. Spaces, dashes and capital letters do not matter."),
        _("Choose new words. The code stays the same."),
    )
    book.add(_numbered(words, steps, 1.4 * MM))
    book.heading(_("Keep it safe"), before=9 * MM)
    book.add(
        words(_("Keep this sheet away from the laptop. Whoever has both can read everything.")),
        Space(1.4 * MM),
        words(_("Without your words and without this code nobody can open the file, and nobody can help.")),
    )
    return _drawn(book, title)


def steps_card(title: str, steps: Sequence[str]) -> bytes:
    """One A4 page with numbered steps, as a PDF."""
    book, words = _page(PackSheet(), title, _("For the facilitator. The key F1 has more about each page."))
    book.add(_numbered(words, steps, 4.5 * MM))
    return _drawn(book, title)


class _Setter:
    """Sets words in a role of the sheet."""

    def __init__(self, sheet: PackSheet) -> None:
        self._sheet = sheet

    def __call__(self, text: str, role: str = "body", colour: str = PAPER.ink, tag: str = "P") -> Words:
        return Words(text, self._sheet.style(role, colour), tag)


def _page(sheet: PackSheet, title: str, lead: str) -> tuple[Book, _Setter]:
    register_fonts()
    book = Book(sheet)
    book.start(title, "page", *book.opening(title, lead=lead), bare=True)
    return book, _Setter(sheet)


def _numbered(words: _Setter, texts: Sequence[str], gap: float) -> Stack:
    rows: list[PageBlock] = []
    for number, text in enumerate(texts, 1):
        if rows:
            rows.append(Space(gap))
        label = words(str(number), "heading", PAPER.accent)
        rows.append(
            BlockRow(
                [RowSide(0, NUMBER_COLUMN, label), RowSide(NUMBER_COLUMN, WIDTH - NUMBER_COLUMN, words(text, "lead"))]
            )
        )
    return Stack(rows)


def _drawn(book: Book, title: str) -> bytes:
    pdf = b""
    for data in draw(book, Furniture(title=title, left="", right="", foot="", practice="", language="en-GB")):
        pdf = data
    return pdf
