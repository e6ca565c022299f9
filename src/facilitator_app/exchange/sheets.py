"""Every sheet of a spreadsheet or a CSV file as plain words, with what is in it that is no words: formulas, merged cells.

One reader for every file that comes from elsewhere, lists and questionnaires. Nothing in the file is followed or run.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.sheets import Odd, ReadSheet, column_letters
from facilitator_app.domain.steps import Job
from facilitator_app.exchange.apart import apart
from facilitator_app.exchange.extent import MOST_SHEETS, Extent, TooMuch, extent_of
from facilitator_app.exchange.letters import cells, readings

SPREADSHEETS = (".xlsx", ".xlsm")
OLD_SPREADSHEETS = (".xls", ".ods")
MOST_BYTES = 10 * 1024 * 1024
"""Bytes of a file."""
MOST_TEXT = 5_000_000
"""Letters of all cells of a spreadsheet."""
PACKED, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Starts of a file of today's spreadsheets, and of an old one (.xls) or one behind a password."""
MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"{\\rtf")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file should hold. ``rows``, ``columns``, ``letters``: caps of a sheet and of a cell. ``is_list``: a list of
    people or bodies, in which a formula counts as what it comes to; otherwise a questionnaire, in which it is odd."""

    rows: int
    columns: int
    letters: int
    is_list: bool


T = TypeVar("T")
QUESTIONNAIRE = Wanted(2_000, 400, 5_000, is_list=False)


def read_apart(name: str, data: bytes, work: Callable[..., T], *more: object) -> Job[T]:
    """What ``work(name, data, *more)`` finds in the bytes of a file, as a job: a spreadsheet is read in a process of its own,
    plain text at once. Raises AppError as ``work`` does, sheet_too_much, and no_process."""
    if is_text(data):
        return work(name, data, *more)
    label = _("Reading {name}", name=name)
    return (yield from apart(label, partial(_too_much, name), work, name, data, *more))


def is_text(data: bytes) -> bool:
    """False for the bytes of a spreadsheet."""
    return not data.startswith((PACKED, OLD))


def file_bytes(path: Path, wanted: Wanted) -> bytes:
    """The bytes of a file that is not too big. Raises AppError: file_missing, file_empty, file_too_big."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        words = _("{name} cannot be read.", name=path.name)
        raise AppError("file_missing", words, _("Choose another file.")) from error
    if len(data) > MOST_BYTES:
        raise _too_big(path.name, wanted)
    if not data.strip():
        raise empty_file(path.name, wanted)
    return data


def sheets_in(name: str, data: bytes, wanted: Wanted, reading: str = "") -> tuple[ReadSheet, ...]:
    """The sheets in the bytes of a file with this name. ``reading``: key of the letters to use; "" for the likeliest.

    Raises AppError: file_too_big, sheet_locked, address_cards, not_a_list or not_a_sheet, list_damaged or sheet_damaged,
    too_many_rows, too_many_columns. What comes from elsewhere goes through ``read_apart``.
    """
    if not is_text(data):
        sheets = _packed(name, data, wanted) if data.startswith(PACKED) else _old(name, data, wanted)
        if sum(len(cell) for sheet in sheets for _row, cells in sheet.rows for cell in cells) > MOST_TEXT:
            raise _too_big(name, wanted)
        return sheets
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20]
    if start.upper().startswith(b"BEGIN:VCARD"):
        words = _("{name} holds address cards, not a list.", name=name)
        raise AppError("address_cards", words, _("Export your contacts as a CSV file, and choose that."))
    if start.lower().startswith(MARKUP) or start.startswith(b"%PDF") or name.lower().endswith(SPREADSHEETS):
        raise _wrong(name, wanted)
    ways = readings(data)
    text = next((one.text for one in ways if one.key == reading), ways[0].text if ways else None)
    if text is None:
        raise _wrong(name, wanted)
    return (_text_sheet(name, text, wanted),)


def _packed(name: str, data: bytes, wanted: Wanted) -> tuple[ReadSheet, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            extent = extent_of(packed)
            is_old = "content.xml" in packed.namelist()
    except TooMuch as error:
        raise _too_big(name, wanted) from error
    except MemoryError:
        raise
    except Exception as error:  # zipfile and expat raise many kinds of errors for files that are not what they seem
        raise _wrong(name, wanted) from error
    if is_old:
        return _made_whole(name, data, wanted, extent)
    try:
        return _workbook(name, data, wanted, extent)
    except (AppError, MemoryError):
        raise
    # As zipfile, openpyxl raises many kinds of errors. What it stumbles over (a sheet that is a chart) the other reader
    # may read, without what is hidden.
    except Exception as error:
        if wanted.is_list:
            return _made_whole(name, data, wanted, extent)
        raise _wrong(name, wanted) from error


def _workbook(name: str, data: bytes, wanted: Wanted, extent: Extent) -> tuple[ReadSheet, ...]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), keep_links=False)
    if not book.worksheets:
        raise _wrong(name, wanted)
    values = None
    if wanted.is_list and extent.formulas:
        values = load_workbook(io.BytesIO(data), keep_links=False, data_only=True)
    return tuple(_sheet(name, page, values and values[page.title], wanted) for page in book.worksheets)


def _check_size(name: str, sheet: str, rows: int, columns: int, wanted: Wanted) -> None:
    if rows > wanted.rows:
        words = _("The sheet {sheet} of {name} has more than {n} rows.", sheet=sheet, name=name, n=wanted.rows)
        do = _("Check that it is the right file. Remove the rows that are not needed.")
        raise AppError("too_many_rows", words, do)
    if columns > wanted.columns:
        words = _("The sheet {sheet} of {name} has more than {n} columns.", sheet=sheet, name=name, n=wanted.columns)
        raise AppError("too_many_columns", words, _("Remove the columns that are not needed."))


def _sheet(name: str, page: Any, values: Any, wanted: Wanted) -> ReadSheet:
    rows: list[tuple[int, tuple[str, ...]]] = []
    odd: list[tuple[int, int, Odd]] = []
    # Only the cells that are there: ``iter_rows`` would make all that lie between them.
    filled = sorted(position for position, cell in page._cells.items() if cell.value is not None)
    last, widest = filled[-1][0] if filled else 0, max((column for _row, column in filled), default=0)
    _check_size(name, page.title, last, widest, wanted)
    for number, positions in groupby(filled, key=lambda position: position[0]):
        texts: list[str] = []
        is_odd = False
        for position in positions:
            cell = page._cells[position]
            kind, value = _kind(cell), cell.value
            if kind is Odd.FORMULA and values is not None:
                worked_out = values[cell.coordinate]
                kind, value = _kind(worked_out), worked_out.value
                kind = Odd.FORMULA if value is None else kind
            if kind is not None:
                odd.append((*position, kind))
                is_odd = True
            texts += [""] * (position[1] - 1 - len(texts))
            texts.append("" if kind in (Odd.FORMULA, Odd.ERROR) else _words(value, wanted.letters))
        # A row with nothing but an error in it is a row all the same.
        if is_odd or any(one.strip() for one in texts):
            rows.append((number, _without_tail(texts)))
    return ReadSheet(
        page.title,
        tuple(rows),
        tuple(sorted(str(area) for area in page.merged_cells.ranges)),
        tuple(odd),
        page.sheet_state != "visible",
        frozenset(number for number, row in page.row_dimensions.items() if row.hidden or row.height == 0),
        _hidden_columns(page),
        bool(page.auto_filter.ref),
    )


def _hidden_columns(page: Any) -> frozenset[int]:
    hidden: set[int] = set()
    for column in page.column_dimensions.values():
        if column.hidden or column.width == 0:
            hidden |= set(range(column.min, min(column.max, page.max_column) + 1))
    return frozenset(hidden)


def _made_whole(name: str, data: bytes, wanted: Wanted, extent: Extent) -> tuple[ReadSheet, ...]:
    """The sheets of a file by the reader that makes every cell between the first and the last."""
    try:
        extent.check_cells()
    except TooMuch as error:
        raise _too_big(name, wanted) from error
    return _old(name, data, wanted)


def _old(name: str, data: bytes, wanted: Wanted) -> tuple[ReadSheet, ...]:
    """The sheets of an .xls or .ods file."""
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
        XmlError,
        ZipError,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        if len(book.sheet_names) > MOST_SHEETS:
            raise _too_big(name, wanted)
        sheets = []
        for about in book.sheets_metadata:
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            page = book.get_sheet_by_name(about.name)
            _check_size(name, about.name, page.total_height, page.total_width, wanted)
            values = page.to_python(skip_empty_area=False)
            hidden = about.visible is not SheetVisibleEnum.Visible
            sheets.append(_old_sheet(about.name, values, page.merged_cell_ranges or (), hidden, wanted))
    except PasswordError as error:
        words = _("{name} is locked with a password.", name=name)
        do = _("Open it in your spreadsheet program and save it as .xlsx without a password.")
        raise AppError("sheet_locked", words, do) from error
    except (CalamineError, ZipError, XmlError, OSError, ValueError) as error:
        if data.startswith(OLD):
            words = _("{name} is locked with a password, or is an old kind of spreadsheet.", name=name)
            do = _("Open it in your spreadsheet program and save it as .xlsx without a password.")
            raise AppError("sheet_locked", words, do) from error
        raise _wrong(name, wanted) from error
    if not sheets:
        raise _wrong(name, wanted)
    return tuple(sheets)


def _old_sheet(
    name: str,
    values: Sequence[Sequence[object]],
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    hidden: bool,
    wanted: Wanted,
) -> ReadSheet:
    rows, odd = [], []
    for number, row in enumerate(values, 1):
        texts = [_words(value, wanted.letters) for value in row]
        for column, value in enumerate(row, 1):
            if isinstance(value, date | time | timedelta):
                odd.append((number, column, Odd.DATE))
            elif value in ERRORS:
                odd.append((number, column, Odd.ERROR))
                texts[column - 1] = ""
        if any(one.strip() for one in texts):
            rows.append((number, _without_tail(texts)))
    areas = (f"{column_letters(a[1] + 1)}{a[0] + 1}:{column_letters(b[1] + 1)}{b[0] + 1}" for a, b in merged)
    return ReadSheet(name, tuple(rows), tuple(areas), tuple(odd), hidden, all_seen=False)


ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})


def _kind(cell: Any) -> Odd | None:
    if cell.value is None:
        return None
    if cell.data_type == "f":
        return Odd.FORMULA
    if cell.data_type == "e":
        return Odd.ERROR
    return Odd.DATE if isinstance(cell.value, date | time | timedelta) else None


def _words(value: object, most: int) -> str:
    """A cell as a person reads it there: whole numbers without a point, dates and times in words."""
    from openpyxl.utils.escape import unescape

    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        day = long_date(value.date())
        return day if value.time() == time() else f"{day} {value:%H:%M}"
    if isinstance(value, date):
        return long_date(value)
    return str(unescape(str(value)[: 7 * most])).replace("\r", "")[
        :most
    ]  # a sign may be written with seven, as _x000D_


def _without_tail(texts: Sequence[str]) -> tuple[str, ...]:
    """The cells up to the last one with words; spreadsheets leave many empty ones behind."""
    last = max((number for number, cell in enumerate(texts, 1) if cell.strip()), default=0)
    return tuple(texts[:last])


def _text_sheet(name: str, text: str, wanted: Wanted) -> ReadSheet:
    sheet = Path(name).stem[:31]
    rows: list[tuple[int, tuple[str, ...]]] = []
    number = 0
    try:
        for number, row in cells(text):
            kept = _without_tail(row)
            if not kept:
                continue
            rows.append((number, kept))
            _check_size(name, sheet, len(rows), len(row), wanted)
    except csv.Error as error:
        words = _("Row {n} of {name} cannot be read.", n=number + 1, name=name)
        do = _("Look for a quote mark that is not closed, or a very long cell.")
        raise AppError("list_damaged" if wanted.is_list else "sheet_damaged", words, do) from error
    odd = [
        (number, column, Odd.FORMULA)
        for number, row in rows
        for column, cell in enumerate(row, 1)
        if cell.startswith("=") and not wanted.is_list
    ]
    return ReadSheet(sheet, tuple(rows), (), tuple(odd))


def empty_file(name: str, wanted: Wanted) -> AppError:
    """A file with nothing in it."""
    do = _("Choose a file with a list in it.") if wanted.is_list else _("Choose a file with questions in it.")
    return AppError("file_empty", _("{name} is empty.", name=name), do)


def _too_big(name: str, wanted: Wanted) -> AppError:
    if wanted.is_list:
        words = _("{name} is too big for a list of people.", name=name)
    else:
        words = _("{name} is too big for a questionnaire.", name=name)
    return AppError("file_too_big", words, _("Choose a smaller file."))


def _too_much(name: str) -> AppError:
    words = _("{name} cannot be read: it is damaged, or it takes too much memory or time.", name=name)
    return AppError("sheet_too_much", words, _("Copy the cells that are needed into a new spreadsheet. Choose that."))


def _wrong(name: str, wanted: Wanted) -> AppError:
    do = _("Choose a CSV file, or a spreadsheet that ends in .xlsx, .ods or .xls.")
    if name.lower().endswith((*SPREADSHEETS, ".xls", ".ods", ".numbers")):  # some programs save web pages or text so
        do = _("Open it in your spreadsheet program and save it as .xlsx. Then choose that.")
    if wanted.is_list:
        return AppError("not_a_list", _("{name} is not a list.", name=name), do)
    return AppError("not_a_sheet", _("{name} is not a spreadsheet, or it is damaged.", name=name), do)
