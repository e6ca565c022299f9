"""A list of people from a CSV file or a spreadsheet: read, match its columns, check each row.

Nothing here changes anything. Every row that is read ends in exactly one place: it can be added, or it has a problem,
so that the counts on the screen add up.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.exchange.decoding import decoded, separator

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 2_000
MOST_LOOKED_AT = 20_000
MOST_COLUMNS = 60
MOST_LETTERS = 200
"""Caps: bytes of a file, bytes of an unpacked spreadsheet, people, rows looked at, columns, letters of one cell."""

SPREADSHEETS = {".xlsx", ".xlsm"}
FORMULA_STARTS = ("=", "+", "@")


class Column(StrEnum):
    """What a column can be for."""

    NAME = "name"
    ORGANISATION = "organisation"
    GROUP = "group"
    NEEDS = "needs"


GUESSES: dict[Column, tuple[str, ...]] = {
    Column.NAME: ("name", "full name", "person", "member", "people"),
    Column.ORGANISATION: ("organisation", "organization", "agency", "employer", "company", "service", "org"),
    Column.GROUP: ("group", "role", "rater group", "sector", "view"),
    Column.NEEDS: ("access needs", "needs", "access", "support", "notes", "note"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A file as words. ``heads``: names of the columns; ``rows``: (row number in the file, cells)."""

    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row as a person. ``number``: its row in the file. ``problem`` is empty if it can be added."""

    number: int
    name: str
    organisation: str = ""
    group: str = ""
    needs: str = ""
    problem: str = ""


def read(path: Path) -> Table:
    """The first sheet of a spreadsheet, or a CSV file in any usual encoding and with any usual separator.

    Raises AppError: file_missing, file_too_big, file_empty, nobody_in_list, not_a_list, list_damaged, too_many_rows,
    too_many_columns.
    """
    size = _size(path)
    if size == 0:
        raise _empty(path)
    if size > MOST_BYTES:
        raise AppError(
            "file_too_big", _("{name} is too big for a list of people.", name=path.name), _("Choose a smaller file.")
        )
    if path.suffix.lower() in SPREADSHEETS:
        return _table(path, _spreadsheet_rows(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _missing(path) from error
    if data[:4] == b"PK\x03\x04":
        return _table(path, _spreadsheet_rows(path))
    return _table(path, _csv_rows(path, data))


def guess(heads: Sequence[str]) -> dict[Column, int]:
    """Which column is for what, by its name; the first column is the name where nothing tells. Places from 0."""
    tidy = [" ".join(head.casefold().split()) for head in heads]
    found: dict[Column, int] = {}

    def take(column: Column, *, whole: bool) -> None:
        for word in GUESSES[column]:
            for place, head in enumerate(tidy):
                fits = head == word if whole else word in head.split()
                if fits and place not in found.values() and column not in found:
                    found[column] = place

    # The name comes last among the words: "Group name" is a group.
    for column in Column:
        take(column, whole=True)
    for column in (Column.ORGANISATION, Column.GROUP, Column.NEEDS, Column.NAME):
        take(column, whole=False)
    if Column.NAME not in found:
        found[Column.NAME] = next((n for n in range(len(heads)) if n not in found.values()), 0)
    return found


def people(table: Table, columns: Mapping[Column, int]) -> tuple[PersonRow, ...]:
    """Each row of the table as a person, not yet checked. ``columns``: place of each column that is used."""

    def cell(cells: tuple[str, ...], column: Column) -> str:
        place = columns.get(column, -1)
        return " ".join(cells[place].split()) if 0 <= place < len(cells) else ""

    return tuple(
        PersonRow(
            number,
            cell(cells, Column.NAME),
            cell(cells, Column.ORGANISATION),
            cell(cells, Column.GROUP),
            cell(cells, Column.NEEDS),
        )
        for number, cells in table.rows
    )


def checked(rows: Sequence[PersonRow], group_names: Sequence[str], known: frozenset[str]) -> tuple[PersonRow, ...]:
    """The rows, each with its problem. ``known``: names on the list already, compared without regard to case."""
    groups = {name.casefold() for name in group_names}
    return tuple(replace(row, problem=_problem(row, groups, group_names, known)) for row in rows)


def _problem(row: PersonRow, groups: set[str], group_names: Sequence[str], known: frozenset[str]) -> str:
    if not row.name:
        return _("There is no name.")
    if any(len(text) > MOST_LETTERS for text in (row.name, row.organisation, row.group, row.needs)):
        return _("This is longer than {n} letters.", n=MOST_LETTERS)
    if any(text.startswith(FORMULA_STARTS) for text in (row.name, row.organisation, row.group, row.needs)):
        return _("This looks like a formula. Type plain words.")
    if row.group and row.group.casefold() not in groups:
        return _("There is no group called {name}. The groups are: {all}.", name=row.group, all=", ".join(group_names))
    if row.name.casefold() in known:
        return _("This name is on the list already.")
    return ""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise _missing(path) from error


def _missing(path: Path) -> AppError:
    return AppError("file_missing", _("{name} cannot be read.", name=path.name), _("Choose another file."))


def _empty(path: Path) -> AppError:
    return AppError("file_empty", _("{name} is empty.", name=path.name), _("Choose a file with a list in it."))


def _not_a_list(path: Path) -> AppError:
    return AppError(
        "not_a_list",
        _("{name} is not a list.", name=path.name),
        _("Choose a CSV file or a spreadsheet that ends in .xlsx."),
    )


def _table(path: Path, rows: Sequence[tuple[int, list[str]]]) -> Table:
    kept = [(number, cells) for number, row in rows if (cells := _without_tail(row))]
    if not kept:
        raise _empty(path)
    if len(kept) == 1:
        words = _("{name} has a row of headings and nothing below it.", name=path.name)
        raise AppError("nobody_in_list", words, _("Write the list below the headings, one row for each."))
    wide = max(len(cells) for _number, cells in kept)
    if wide > MOST_COLUMNS:
        words = n_("The list has {n} column.", "The list has {n} columns.", wide)
        raise AppError("too_many_columns", words, _("Keep at most {n} columns.", n=MOST_COLUMNS))
    if len(kept) - 1 > MOST_ROWS:
        words = n_("The list has more than {n} row.", "The list has more than {n} rows.", MOST_ROWS)
        raise AppError("too_many_rows", words, _("Make a shorter list, or several."))
    heads = [cell.strip() for cell in kept[0][1]] + [""] * (wide - len(kept[0][1]))
    named = tuple(head or _("Column {n}", n=place) for place, head in enumerate(heads, 1))
    return Table(named, tuple((n, tuple(cells + [""] * (wide - len(cells)))) for n, cells in kept[1:]))


def _without_tail(cells: Sequence[str]) -> list[str]:
    """The cells up to the last one with words; spreadsheets leave many empty ones behind."""
    last = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return list(cells[:last])


def _csv_rows(path: Path, data: bytes) -> list[tuple[int, list[str]]]:
    text = None if data.startswith(b"%PDF") else decoded(data)
    if text is None:
        raise _not_a_list(path)
    reader = csv.reader(io.StringIO(text), delimiter=separator(text), strict=True, skipinitialspace=True)
    rows = []
    start = 1
    try:
        for cells in reader:
            rows.append((start, cells))
            start = reader.line_num + 1
            if len(rows) > MOST_LOOKED_AT:
                break
    except csv.Error as error:
        raise AppError(
            "list_damaged",
            _("Row {n} of {name} cannot be read.", n=start, name=path.name),
            _("Look for a quote mark that is not closed, or a very long cell."),
        ) from error
    return rows


def _spreadsheet_rows(path: Path) -> list[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    try:
        _must_be_small(path)
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            return _sheet_rows(book.worksheets[0].iter_rows(max_row=MOST_LOOKED_AT, values_only=True))
    except AppError:
        raise
    # zipfile and openpyxl raise many kinds of errors for files that are not what they seem; all mean the same.
    except Exception as error:
        raise _not_a_list(path) from error


def _must_be_small(path: Path) -> None:
    """Refuse a file that would unpack to far more than a list of people, before unpacking it."""
    with zipfile.ZipFile(path) as packed:
        unpacked = sum(part.file_size for part in packed.infolist())
    if unpacked > MOST_UNPACKED:
        raise AppError(
            "file_too_big", _("{name} is too big for a list of people.", name=path.name), _("Choose a smaller file.")
        )


def _sheet_rows(values: Iterable[Sequence[object]]) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for number, row in enumerate(values, 1):
        cells = _without_tail(["" if value is None else str(value) for value in row])
        if cells:
            rows.append((number, cells))
            if len(cells) > MOST_COLUMNS or len(rows) > MOST_ROWS + 1:
                break
    return rows
