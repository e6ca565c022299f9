"""Every sheet of a spreadsheet or a CSV file as plain words, with what is in it that is no words: formulas, merged cells.

Nothing in the file is worked out, followed or run.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.sheets import Odd, ReadSheet
from facilitator_app.exchange.decoding import decoded, separator

SPREADSHEETS = (".xlsx", ".xlsm")
MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 30, 2_000, 400, 5_000
"""Caps: bytes of a file and of its parts unpacked, sheets, rows and columns of a sheet, letters of a cell."""
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Start of an old spreadsheet (.xls), and of one behind a password."""


def read_sheets(path: Path) -> tuple[ReadSheet, ...]:
    """The sheets of a file. Raises AppError: file_missing, file_empty, file_too_big, sheet_locked, not_a_sheet,
    sheet_damaged, too_many_rows, too_many_columns.
    """
    data = _bytes(path)
    if data.startswith(LOCKED):
        raise _refused("sheet_locked", _("{name} is locked with a password, or is an old kind of spreadsheet.", name=path.name),
                       _("Open it in your spreadsheet program and save it as .xlsx without a password."))  # fmt: skip
    if data.startswith(b"PK\x03\x04"):
        return _workbook(path, data)
    if path.suffix.lower() in SPREADSHEETS or data.startswith(b"%PDF"):
        raise _not_a_sheet(path)
    return (_csv(path, data),)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _refused(
            "file_missing", _("{name} cannot be read.", name=path.name), _("Choose another file.")
        ) from error
    if len(data) > MOST_BYTES:
        raise _too_big(path)
    if not data.strip():
        raise _refused("file_empty", _("{name} is empty.", name=path.name), _("Choose a file with questions in it."))
    return data


def _workbook(path: Path, data: bytes) -> tuple[ReadSheet, ...]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise _too_big(path)
        quick = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        for page in quick.worksheets[: MOST_SHEETS + 1]:
            _count(path, page)
        # Merged cells are seen only when the whole is read; it is known to be small by now.
        book = load_workbook(io.BytesIO(data), keep_links=False)
        if len(book.worksheets) > MOST_SHEETS:
            raise _too_big(path)
        found = tuple(_sheet(page) for page in book.worksheets)
    except AppError:
        raise
    # zipfile and openpyxl raise many kinds of errors for files that are not what they seem; all mean the same.
    except Exception as error:
        raise _not_a_sheet(path) from error
    if not found:
        raise _not_a_sheet(path)
    return found


def _count(path: Path, page: Any) -> None:
    """Refuse a sheet with more rows or columns than a questionnaire can have, before all of it is read."""
    page.reset_dimensions()
    for number, row in enumerate(page.iter_rows(), 1):
        if number > MOST_ROWS:
            raise _many_rows(path, page.title)
        if len(row) > MOST_COLUMNS:
            raise _many_columns(path, page.title)


def _many_rows(path: Path, sheet: str) -> AppError:
    words = _("The sheet {sheet} of {name} has more than {n} rows.", sheet=sheet, name=path.name, n=MOST_ROWS)
    return _refused("too_many_rows", words, _("Check that it is the right file. Remove the rows that are not needed."))


def _many_columns(path: Path, sheet: str) -> AppError:
    words = _("The sheet {sheet} of {name} has more than {n} columns.", sheet=sheet, name=path.name, n=MOST_COLUMNS)
    return _refused("too_many_columns", words, _("Remove the columns that are not needed."))


def _sheet(page: Any) -> ReadSheet:
    rows: list[tuple[int, tuple[str, ...]]] = []
    odd: list[tuple[int, int, Odd]] = []
    for row in page.iter_rows():
        cells = []
        for cell in row:
            kind = _kind(cell)
            if kind is not None:
                odd.append((cell.row, cell.column, kind))
            cells.append("" if kind in (Odd.FORMULA, Odd.ERROR) else _words(cell.value))
        if any(one.strip() for one in cells):
            rows.append((row[0].row, _without_tail(cells)))
    merged = tuple(sorted(str(area) for area in page.merged_cells.ranges))
    return ReadSheet(page.title, tuple(rows), merged, tuple(odd), page.sheet_state != "visible")


def _kind(cell: Any) -> Odd | None:
    if cell.value is None:
        return None
    if cell.data_type == "f":
        return Odd.FORMULA
    if cell.data_type == "e":
        return Odd.ERROR
    return Odd.DATE if isinstance(cell.value, date | time | timedelta) else None


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)[:MOST_LETTERS]


def _without_tail(cells: list[str]) -> tuple[str, ...]:
    last = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return tuple(cells[:last])


def _csv(path: Path, data: bytes) -> ReadSheet:
    text = decoded(data)
    if text is None:
        raise _not_a_sheet(path)
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, cells in _csv_rows(path, text):
        if len(rows) > MOST_ROWS:
            raise _many_rows(path, path.stem)
        if len(cells) > MOST_COLUMNS:
            raise _many_columns(path, path.stem)
        if any(one.strip() for one in cells):
            rows.append((number, _without_tail(cells)))
    odd = [
        (number, place, Odd.FORMULA)
        for number, cells in rows
        for place, cell in enumerate(cells, 1)
        if cell.startswith("=")
    ]
    return ReadSheet(path.stem[:31], tuple(rows), (), tuple(odd))


def _csv_rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number as a spreadsheet counts: a cell with line breaks is still one row."""
    reader = csv.reader(io.StringIO(text), delimiter=separator(text), strict=True, skipinitialspace=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells
    except csv.Error as error:
        words = _("Row {n} of {name} cannot be read.", n=number + 1, name=path.name)
        do = _("Look for a quote mark that is not closed, or a very long cell.")
        raise _refused("sheet_damaged", words, do) from error


def _refused(code: str, what: str, do: str) -> AppError:
    return AppError(code, what, do)


def _too_big(path: Path) -> AppError:
    return _refused(
        "file_too_big", _("{name} is too big for a questionnaire.", name=path.name), _("Choose a smaller file.")
    )


def _not_a_sheet(path: Path) -> AppError:
    return _refused(
        "not_a_sheet",
        _("{name} is not a spreadsheet, or it is damaged.", name=path.name),
        _("Choose a spreadsheet that ends in .xlsx, or a CSV file."),
    )
