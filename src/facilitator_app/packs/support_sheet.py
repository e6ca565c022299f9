"""A Support Action Plan on paper: one A4 page on its side where it fits; what does not goes on on the next, and the first
page says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.scripts import clean
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.steps import Job
from facilitator_app.domain.support_plan import (
    Cycle,
    CycleStep,
    SupportPlan,
    SupportRow,
    cycle_words,
    provider_name,
    quarter_end_words,
    row_title,
    step_words,
    where_lines,
)
from facilitator_app.packs.blocks import PageBlock, Space, Words
from facilitator_app.packs.book import Book, Furniture
from facilitator_app.packs.sheet import ACROSS, PackSheet
from facilitator_app.packs.table import PAD, Cell, PackTable, TableRow

WHERE, SUPPORT, PROVIDER, QUARTER, EVIDENCE = 52 * MM, 50 * MM, 30 * MM, 34 * MM, 44 * MM
WIDTHS = (ACROSS - WHERE - SUPPORT - PROVIDER - QUARTER - EVIDENCE, WHERE, SUPPORT, PROVIDER, QUARTER, EVIDENCE)
TALLEST = 95 * MM
"""A row that is taller goes on in another row, for a page could not hold it."""


@dataclass(frozen=True, slots=True)
class SupportSheet:
    """``names``: id of a member or organisation → the name to show."""

    partnership: str
    practice: bool
    plan: SupportPlan
    names: Mapping[str, str]


def render_support(sheet: SupportSheet, today: date) -> Job[bytes]:
    """The plan as the bytes of a PDF. Raises AppError ``pack_failed``."""
    from facilitator_app.packs.pack import guarded, laid_out

    def make() -> Job[bytes]:
        title = _("Support Action Plan")
        furniture = Furniture(
            title=clean(_("Support Action Plan: {partnership}", partnership=sheet.partnership)),
            left=sheet.partnership,
            right=title,
            foot=_("As it stood on {day}.", day=long_date(today)),
            practice=_("Practice.") if sheet.practice else "",
            language="en-GB",
        )
        trial = Book(PackSheet(across=True))
        _fill(trial, sheet, 1)
        book = Book(PackSheet(across=True))
        return laid_out(book, [(title, lambda: _fill(book, sheet, len(trial.pages)))], furniture)

    return guarded(make)


def _fill(book: Book, sheet: SupportSheet, pages: int) -> None:
    title, plan = _("Support Action Plan"), sheet.plan
    lead = [cycle_words(plan.cycle)]
    if pages > 1:
        lead.append(_("It goes on on the next page."))
    book.start(title, "plan", *book.opening(title, lead=" ".join(lead)))
    if (steps := _steps(book, plan.cycle)) is not None:
        book.add(steps, Space(4 * MM))
    rows = [row for row in plan.rows if not row.blank]
    if rows:
        book.add(_table(book, rows, plan.cycle, sheet.names))
    else:
        book.add(_words(book, _("Nothing is planned yet."), "body"))


def _steps(book: Book, cycle: Cycle) -> PackTable | None:
    """The steps over their days; None where no day is known."""
    steps = [(step_words(step), day) for step in CycleStep if (day := cycle.day_of(step)) is not None]
    if not steps:
        return None
    head = TableRow([Cell(_words(book, name, "cell_strong"), "Column") for name, _day in steps], strong=True)
    days = TableRow([Cell(_words(book, long_date(day), "cell")) for _name, day in steps])
    return PackTable([ACROSS / len(steps)] * len(steps), [head], [[days]])


def _table(book: Book, rows: Sequence[SupportRow], cycle: Cycle, names: Mapping[str, str]) -> PackTable:
    heads = (
        _("What we want to reach"),
        _("Where we are"),
        _("Support we need"),
        _("Who gives it"),
        _("Quarter"),
        _("How we will know"),
    )
    head = TableRow([Cell(_words(book, text, "cell_strong"), "Column") for text in heads], strong=True)
    parts = [part for row in rows for part in _parts(book, cells(row, cycle, names))]
    return PackTable(WIDTHS, [head], [[part] for part in parts])


def cells(row: SupportRow, cycle: Cycle, names: Mapping[str, str]) -> tuple[str, ...]:
    """What stands in the columns of one row."""
    return (
        row_title(row),
        "\n".join(where_lines(row)),
        row.support.strip(),
        provider_name(row, names),
        quarter_end_words(row.quarter, cycle),
        row.evidence.strip(),
    )


def _parts(book: Book, texts: Sequence[str]) -> Iterator[TableRow]:
    """One row, or several under each other where a cell is taller than ``TALLEST``: no letter is left out."""
    rest: list[PageBlock | None] = [
        _words(book, text, "cell" if column else "cell_strong") for column, text in enumerate(texts)
    ]
    while any(rest):
        cells, later = list[Cell](), list[PageBlock | None]()
        for column, (words, width) in enumerate(zip(rest, WIDTHS)):
            both = words.cut(width - 2 * PAD, TALLEST, True) if words is not None else None
            here, after = both or (words, None)
            cells.append(Cell(here if isinstance(here, Words) else _words(book, "", "cell"), "" if column else "Row"))
            later.append(after)
        yield TableRow(cells)
        rest = later


def _words(book: Book, text: str, role: str) -> Words:
    return Words(text, book.sheet.style(role, PAPER.ink))
