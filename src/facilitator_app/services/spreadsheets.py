"""Questionnaires in a spreadsheet: read, written, and a template to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job, finish
from facilitator_app.exchange.sheets import QUESTIONNAIRE, SPREADSHEETS, file_bytes, read_apart, sheets_in
from facilitator_app.exchange.tables import Sheet, csv_bytes, xlsx_bytes
from facilitator_app.instruments import Fault

if TYPE_CHECKING:
    from facilitator_app.instruments.sheet_writing import Written
    from facilitator_app.instruments.spreadsheet import SheetReading

ENDINGS = (*SPREADSHEETS, ".csv", ".tsv", ".xls", ".ods")
"""Files that are taken for a spreadsheet; those that cannot be read say so."""
WIDTHS = (34, 52, 36, 26, 16)


def is_spreadsheet(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS


def reading(path: Path) -> Job[SheetReading]:
    """The questionnaire in a spreadsheet from elsewhere, with every fault and its cell, as a job that never raises for a bad
    file: what is read is read in a process of its own."""
    try:
        data = file_bytes(path, QUESTIONNAIRE)
        return (yield from read_apart(path.name, data, spreadsheet_in))
    except AppError as error:
        return _unread(path.name, error)


def read_spreadsheet(path: Path) -> SheetReading:
    """The same, for those who wait."""
    return finish(reading(path))


def spreadsheet_in(name: str, data: bytes) -> SheetReading:
    """The questionnaire in the bytes of a file with this name, read here and now."""
    from facilitator_app.instruments.spreadsheet import read_sheets

    try:
        sheets = sheets_in(name, data, QUESTIONNAIRE)
    except AppError as error:
        return _unread(name, error)
    statements_only = Path(name).suffix.lower() not in SPREADSHEETS and len(sheets) == 1
    return read_sheets(sheets, name, statements_only=statements_only)


def _unread(name: str, error: AppError) -> SheetReading:
    from facilitator_app.instruments.spreadsheet import SheetReading

    return SheetReading({}, (Fault(name, _("the whole file"), str(error), error.code),), ())


def as_file(tables: dict[str, Any], ending: str) -> bytes:
    """A questionnaire as a spreadsheet ".xlsx", or its statements as ".csv"."""
    from facilitator_app.instruments.sheet_writing import questions_of, sheets_of

    if ending == ".csv":
        return csv_bytes(_sheet(questions_of(tables)))
    return xlsx_bytes([_sheet(one) for one in sheets_of(tables)])


def template(ending: str) -> bytes:
    """A file with the right heads and two example questions, to be filled in."""
    if ending == ".csv":
        return as_file(_example(), ending)
    from facilitator_app.instruments.sheet_writing import sheets_of

    return xlsx_bytes([_how_to(), *(_sheet(one) for one in sheets_of(_example()))])


def _sheet(written: Written) -> Sheet:
    name, heads, rows = written
    return Sheet(name, heads, rows, widths=tuple(WIDTHS[min(n, len(WIDTHS) - 1)] for n in range(len(heads))))


def _how_to() -> Sheet:
    lines = (
        _("Write your own name and purpose into the sheet About."),
        _("Write one statement in each row of the sheet Questions, and name its section."),
        _("Use at most 20 words for a statement, 12 for its easy words and 6 for its short name."),
        _("Write yes under Turned round where agreeing is bad news."),
        _("Change the answers in the sheet Answers. The best answer comes last, and numbers rise by one."),
        _("Bands name what a mean says. Together they cover all numbers of the answers. Remove the sheet for none."),
        _("Easy words may stay empty, for all questions or for none. Ids may stay empty: they are made for you."),
        _("For a second language, such as Welsh, write en, cy beside Languages. Then add columns: Statement (cy)."),
        _("Use plain words and numbers: no formulas, no merged cells."),
        _("Keep the heads as they are. Remove the two example questions."),
        _("Then choose From a spreadsheet in the program. It shows you every fault before anything is kept."),
    )
    return Sheet(_("How to fill this in"), (_("How to fill this in"),), tuple((line,) for line in lines), widths=(100,))


def _example() -> dict[str, Any]:
    from facilitator_app.instruments.spreadsheet import agreement

    def item(text: str, easy: str, short: str, turned: bool) -> dict[str, Any]:
        return {"text": {"en": text}, "easy": {"en": easy}, "short": {"en": short}, "reverse": turned}

    return {
        "title": {"en": _("How we meet")},
        "purpose": {"en": _("A short look at our meetings.")},
        "kind": "survey",
        "minutes": 5,
        "languages": ["en"],
        "source": {
            "citation": _("Our own group."),
            "relation": "original",
            "licence_note": _("Our own words. Free to use."),
            "comparability_note": _("Scores are there to start a talk."),
        },
        "scale": agreement("en"),
        "sections": [
            {
                "title": {"en": _("Before we meet")},
                "about": {"en": _("This part asks what happens before we meet.")},
                "questions": [{"en": _("What could reach you sooner?")}],
                "items": [
                    item(
                        _("I get the papers in good time before we meet."),
                        _("I get the papers in good time."),
                        _("Papers in good time"),
                        False,
                    ),
                    item(_("The papers are hard to read."), _("The papers are hard to read."), _("Papers hard to read"), True),
                ],
            }
        ],
        "open_questions": [{"text": {"en": _("What would make our meetings better?")}, "easy": {"en": _("What would help?")}}],
        "bands": [
            {"code": "B", "title": {"en": _("Works well")}, "meaning": {"en": _("Keep it up.")}, "above": 3, "up_to": 5},
            {"code": "A", "title": {"en": _("Needs a talk")}, "meaning": {"en": _("Talk about this first.")}, "from": 1, "up_to": 3},
        ],
    }  # fmt: skip
