"""Pages of the library on paper: one resource, one agenda, questionnaires side by side. No figures, no names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.lettering import register_fonts
from facilitator_app.domain.comparing import Comparison
from facilitator_app.domain.language import _
from facilitator_app.domain.question_list import QuestionList
from facilitator_app.domain.signposts import Agenda, Signpost
from facilitator_app.packs.blocks import BlockRow, PageBlock, RowSide, RuledLine, Space, Words
from facilitator_app.packs.book import Book, Furniture, draw
from facilitator_app.packs.pages.agendas import fill, marked
from facilitator_app.packs.sheet import WIDTH, PackSheet
from facilitator_app.packs.table import Cell, PackTable, TableRow

LABEL = 44 * MM
FACT = 27 * MM
"""Width of the first column of a comparison."""


def agenda_sheet(agenda: Agenda, whose: str = "") -> bytes:
    """One or two A4 pages with the steps of a meeting, as a PDF. ``whose``: the partnership's name, where it is one of its own."""
    page = _Page(agenda.title, agenda.lead, whose or _("Workshop agenda"))
    fill(page.book, page.sheet, page.words, agenda)
    return page.drawn()


def resource_sheet(
    entry: Signpost, year: str, read: str, topics: Sequence[str], here: Sequence[str]
) -> bytes:  # fmt: skip
    """One A4 page about one resource, as a PDF. ``here``: titles of what does its job in the program."""
    page = _Page(entry.title, _("{made_by}. {year}.", made_by=entry.made_by, year=year), _("Library"))
    words, book = page.words, page.book
    lists = ((_("Good for"), entry.good_for), (_("Its limits"), entry.limits), (_("It helps with"), topics))
    book.heading(_("What it is"), words(entry.what))
    for title, texts in lists:
        book.heading(title, marked(words, texts, page.sheet))
    addresses = [words(line) for address in map(_as_given, entry.addresses) for line in lines_of(address)]
    book.heading(_("Where the guide found it"), *addresses, words(read, "body", PAPER.muted))
    if here:
        note = _("Written in our own words to do the same job. Scores are not comparable with published results.")
        rest = [words(note, "body", PAPER.muted)]
        book.heading(_("You can use in the program"), marked(words, here, page.sheet), *rest)
    return page.drawn()


def comparison_sheet(comparison: Comparison) -> bytes:
    """Questionnaires side by side, as a PDF; their sources below the table."""
    page = _Page(_("Questionnaires side by side"), _("The same facts of each. None is the best one."), _("Library"))
    words = page.words
    wide = (WIDTH - FACT) / len(comparison.titles)
    widths = (FACT, *(wide for _title in comparison.titles))
    titles = [Cell(words(title, "cell_strong"), "Column") for title in comparison.titles]
    head = TableRow([Cell(words(_("Fact"), "cell_strong"), "Column"), *titles], strong=True)
    rows = [
        [TableRow([Cell(words(label, "cell_strong"), "Row"), *(Cell(words(cell, "cell")) for cell in cells)])]
        for label, cells in comparison.rows
    ]
    page.book.add(PackTable(widths, [head], rows))
    sources: list[PageBlock] = []
    for title, source in zip(comparison.titles, comparison.sources, strict=True):
        sources += [_labelled(words, title, source), RuledLine(PAPER.divider, 0.75, 2 * MM, 2 * MM)]
    page.book.heading(_("Where they come from"), *sources[:2])
    page.book.add(*sources[2:])
    return page.drawn()


def questions_sheet(asked: QuestionList) -> bytes:
    """All that a questionnaire asks, as a PDF."""
    page = _Page(asked.title, asked.purpose, _("Questions"))
    words, number = page.words, 1
    page.book.heading(_("Answers"), words(asked.answers))
    for part in asked.parts:
        lines: list[PageBlock] = [words(part.about, "body", PAPER.muted), Space(1 * MM)] if part.about else []
        for question in part.questions:
            lines.append(words(_("{n}. {question}", n=number, question=question.text)))
            if question.easy:
                lines.append(words(_("In easy words: {question}", question=question.easy), "body", PAPER.muted))
            if question.answers:
                lines.append(words(_("Answers: {answers}", answers=question.answers), "body", PAPER.muted))
            lines.append(Space(1.5 * MM))
            number += 1
        page.book.heading(part.title, *lines[:2])
        page.book.add(*lines[2:])
    return page.drawn()


def _as_given(address: str) -> str:
    """The address, or that the guide names a file and no address."""
    return address if "://" in address else _("A file, with no address: {name}", name=address)


def lines_of(address: str, most: int = 58) -> list[str]:
    """A long address in lines of at most so many letters, cut after a slash where that is possible."""
    lines = [""]
    for piece in re.findall(r"[^/]*/*", address):
        if lines[-1] and len(lines[-1] + piece) > most:
            lines.append("")
        lines[-1] += piece
    return lines


class _Page:
    """A small book of its own: bare pages, the pack's look."""

    def __init__(self, title: str, lead: str, kicker: str) -> None:
        register_fonts()
        self.sheet = PackSheet()
        self.title = title
        self.book = Book(self.sheet)
        self.book.start(title, "page", *self.book.opening(title, kicker, lead), bare=True)

    def words(self, text: str, role: str = "body", colour: str = PAPER.ink) -> Words:
        return Words(text, self.sheet.style(role, colour))

    def drawn(self) -> bytes:
        foot = _("From the library of Partnership Rounds.")
        pdf = b""
        self.book.close_up()
        for data in draw(self.book, Furniture(self.title, self.title, "", foot, "", "en-GB")):
            pdf = data
        return pdf


def _labelled(words: object, label: str, text: str) -> PageBlock:
    assert callable(words)
    sides = [RowSide(0, LABEL, words(label, "strong")), RowSide(LABEL + 6 * MM, WIDTH - LABEL - 6 * MM, words(text))]
    return BlockRow(sides)
