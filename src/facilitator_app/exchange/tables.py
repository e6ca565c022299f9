"""Tables as files for a spreadsheet. No cell is ever a formula or a link, and nothing tells who made the file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator_app.domain.sheets import column_letters

Rows = Sequence[Sequence[str]]
FORMULA_STARTS = tuple("=+-@\t\r")
LONGEST = 32_767
"""Letters that a cell of a spreadsheet takes."""
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
BAD_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, heads, rows, and lines that stand below. ``widths``: of its columns, in letters."""

    name: str
    heads: Sequence[str]
    rows: Rows
    notes: Sequence[str] = ()
    widths: Sequence[int] = (48,)


def csv_bytes(sheet: Sheet) -> bytes:
    """The table as CSV in UTF-8 with a mark that spreadsheets know it by. A cell that could be taken for a formula
    starts with an apostrophe (OWASP); numbers stay numbers.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    for row in (sheet.heads, *sheet.rows, *([note] for note in sheet.notes)):
        writer.writerow([safe(cell) for cell in row])
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8")


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The tables as a spreadsheet, one on each sheet. Whole numbers are numbers, all else is text."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    for first in book.worksheets:
        book.remove(first)
    book.properties.creator = book.properties.lastModifiedBy = None
    names: set[str] = set()
    for sheet in sheets:
        page = book.create_sheet(_free_name(sheet.name, names))
        for number, row in enumerate((sheet.heads, *sheet.rows, *([note] for note in sheet.notes)), 1):
            for column, words in enumerate(row, 1):
                cell = page.cell(number, column)
                if _is_number(words):
                    cell.value = int(words)
                else:
                    cell.value = writable(words)[:LONGEST]
                    cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=number <= 1 + len(sheet.rows), vertical="top")
                if number == 1:
                    cell.font = Font(bold=True)
        for column, width in enumerate(sheet.widths, 1):
            page.column_dimensions[column_letters(column)].width = width
        page.freeze_panes = "A2"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def safe(words: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    clean = writable(words)
    risky = clean.startswith(("\t", "\r")) or clean.lstrip().startswith(FORMULA_STARTS)
    return "'" + clean if risky and not _is_number(clean) else clean


def writable(words: str) -> str:
    """Without letters that no spreadsheet can hold."""
    return CONTROLS.sub("", words)


def _is_number(words: str) -> bool:
    return re.fullmatch(r"-?[0-9]{1,15}", words) is not None


def _free_name(name: str, taken: set[str]) -> str:
    """A name for a sheet: 31 letters, none of those that are not allowed, each once."""
    base = BAD_IN_NAMES.sub(" ", writable(name)).strip(" '")[:28] or "Table"
    free, number = base, 2
    while free.casefold() in taken:
        free, number = f"{base} {number}", number + 1
    taken.add(free.casefold())
    return free
