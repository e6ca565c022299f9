"""Three months after a talk: what was agreed, and room for what came of it. For the person and the facilitator alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.scripts import clean
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.session import AgreedAction, SessionNotes
from facilitator_app.domain.steps import Job
from facilitator_app.packs.blocks import BlockRow, PageBlock, RowSide, Space, Stack, Words
from facilitator_app.packs.book import Book, Furniture
from facilitator_app.packs.pages.together import WritingLines
from facilitator_app.packs.sheet import WIDTH, PackSheet

LABEL, ANSWER = 42 * MM, 24 * MM


@dataclass(frozen=True, slots=True)
class FollowUpSheet:
    """``notes``: of the talk, in which something was agreed."""

    name: str
    partnership: str
    practice: bool
    notes: SessionNotes


def render_follow_up(sheet: FollowUpSheet, today: date) -> Job[bytes]:
    """The sheet as the bytes of a PDF. Raises AppError ``pack_failed``."""
    from facilitator_app.packs.pack import guarded, laid_out

    def make() -> Job[bytes]:
        book = Book(PackSheet())
        furniture = Furniture(
            title=clean(_("Looking again: {name}", name=sheet.name)),
            left=_("For {name}", name=sheet.name),
            right=sheet.partnership,
            foot=_("Only for {name} and the facilitator. As it stood on {day}.", name=sheet.name, day=long_date(today)),
            practice=_("Practice.") if sheet.practice else "",
            language="en-GB",
        )
        return laid_out(book, [(_("Looking again"), lambda: _fill(book, sheet))], furniture)

    return guarded(make)


def _fill(book: Book, sheet: FollowUpSheet) -> None:
    notes = sheet.notes
    assert notes.begun_on is not None, "something was agreed, so there is a day"
    lead = _("We talked on {day}. This is what you chose then.", day=long_date(notes.begun_on))
    book.start(
        _("Looking again"), "again", *book.opening(_("What came of what I chose to do"), _("Looking again"), lead)
    )
    for number, action in enumerate(notes.agreed, 1):
        title = action.what.strip() or _("Action {n}", n=number)
        book.heading(_("{n}. {action}", n=number, action=clean(title)), *_chosen(book, action), before=4 * MM)
        book.keep(
            Space(1 * MM),
            _happened(book),
            _row(book, _("What came of it"), [WritingLines(2, gap=7.5 * MM)]),
        )
    book.keep(
        Space(5 * MM),
        _row(book, _("What I do next"), [WritingLines(2, gap=8 * MM)]),
        _row(book, _("We look again on"), [WritingLines(1, gap=8 * MM)]),
    )


def _happened(book: Book) -> PageBlock:
    """The answers far enough apart for a ring round one."""
    said = (_("Yes"), _("Partly"), _("Not yet"), _("(put a ring round one)"))
    sides = [RowSide(LABEL + ANSWER * n, ANSWER if n < 3 else WIDTH - LABEL - 3 * ANSWER, _words(book, words))
             for n, words in enumerate(said)]  # fmt: skip
    return Stack([BlockRow([RowSide(0, LABEL, _label(book, _("Did it happen?"))), *sides]), Space(1.2 * MM)])


def _chosen(book: Book, action: AgreedAction) -> list[PageBlock]:
    """What was written of it, without what was left open."""
    rows = (
        (_("First step"), action.first_step.strip()),
        (_("By when"), action.when),
        (_("Who can help"), action.who_helps.strip()),
        (_("How I will know"), action.how_known.strip()),
    )
    return [_row(book, label, [_words(book, text)]) for label, text in rows if text]


def _row(book: Book, label: str, blocks: list[PageBlock]) -> PageBlock:
    sides = [RowSide(0, LABEL, _label(book, label)), RowSide(LABEL, WIDTH - LABEL, Stack(blocks))]
    return Stack([BlockRow(sides), Space(1.2 * MM)])


def _label(book: Book, label: str) -> Words:
    return Words(label, book.sheet.style("strong", PAPER.ink))


def _words(book: Book, text: str) -> Words:
    return Words(clean(text), book.sheet.style("body", PAPER.ink))
