"""A list from a file or from the clipboard as one table: which sheet, which row names the columns, what is left out.

Nothing is believed silently. What the program decided (sheet, headings, letters, rows nobody sees) is in the table, with
the other choices there were; every row of the file is in ``rows`` or in ``left_out``, so that counts add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.sheets import Odd, ReadSheet, column_number
from facilitator_app.domain.steps import Job
from facilitator_app.domain.words import same, seen
from facilitator_app.exchange.asides import is_aside
from facilitator_app.exchange.letters import LOST, readings
from facilitator_app.exchange.sheets import Wanted, empty_file, file_bytes, is_text, read_apart, sheets_in

MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 2_000, 60, 200
"""Caps: rows below the headings, columns, letters of one cell."""
LIST = Wanted(MOST_ROWS + 500, MOST_COLUMNS, MOST_LETTERS * 5, is_list=True)
HEADS_WITHIN = 15
"""The row of headings is looked for in so many rows with words."""
SURE = 2
"""So much must speak for a row of headings: one heading that is known, or two that hold a known word."""
TOTAL = re.compile(
    r"(?:grand |sub ?)?(?:total|totals|sum|count|gesamt|summe|cyfanswm)\b(?:[\s:=]*\d*|[^\d]{0,40}\d+)"
    r"|\d+ (?:people|persons|members|names|rows|records|entries|contacts)",
    re.IGNORECASE,
)
FORMULA = re.compile(r"=|[+\-@][A-Za-z_][A-Za-z0-9_.]*\(")
ADDRESS = re.compile(r"<[^<>\s]+@[^<>\s]+>")
BULLET = re.compile(r"(?:[-*+•‣◦▪·–—]|\d{1,3}[.)])\s+")
"""What stands before a line of a list in an e-mail or a document."""
NO_HEADING = frozenset(
    {
        "e-mail",
        "email",
        "mail",
        "title",
        "phone",
        "phonetic",
        "type",
        "label",
        "labels",
        "membership",
        "middle",
        "additional",
        "prefix",
        "suffix",
        "id",
    }
)
"""Words of headings that say that the column holds something else, as in "Organisation title" or "Group membership"."""


Use = TypeVar("Use", bound=str)
"""What a column can be for."""


class Left(StrEnum):
    """Why something of the file is not in the table."""

    ABOVE = "above"
    HIDDEN = "hidden"
    FILTERED = "filtered"
    TOTAL = "total"
    AGAIN = "again"
    COLUMN = "column"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing that was left out. ``row``: its number in the file, 0 for a column or a sheet; ``words``: what it says."""

    why: Left
    row: int
    words: str


@dataclass(frozen=True, slots=True)
class Options:
    """What a person chose. ``sheet``, ``reading``: "" for what the program finds. ``head_row``: None for the same, 0 for a
    list without headings. ``hidden``: rows, columns and sheets that nobody sees are part of the list."""

    sheet: str = ""
    head_row: int | None = None
    reading: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ListSource:
    """The bytes of a file, or words that were pasted. ``sheets``: of a spreadsheet, once ``with_sheets`` has read it."""

    name: str
    data: bytes
    is_text: bool
    sheets: tuple[ReadSheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A list as words. ``heads``: names of the columns; ``rows``: (row number in the file, cells, as many as heads).

    ``faults``: (row number, index of the column) → what is wrong with that cell. ``head_row``: 0 if there is none.
    ``top``: the first rows, to choose the headings from. ``sheets``: all that may be chosen. ``readings``: (key, names as
    they would read), more than one where the letters of the file can be read in several ways.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    head_row: int = 1
    top: tuple[tuple[int, str], ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    reading: str = ""
    readings: tuple[tuple[str, str], ...] = ()
    all_seen: bool = True


def open_list(path: Path) -> ListSource:
    """A file. Raises AppError: file_missing, file_empty, file_too_big."""
    data = file_bytes(path, LIST)
    return ListSource(path.name, data, is_text(data))


def with_sheets(source: ListSource) -> Job[ListSource]:
    """The same with what is in a spreadsheet, read once, in a process of its own. Raises AppError as ``read_apart`` does."""
    if source.is_text:
        return source
    return replace(source, sheets=(yield from read_apart(source.name, source.data, sheets_in, LIST)))


def pasted(text: str) -> ListSource:
    """Words from the clipboard: cells of a spreadsheet, lines, or the addresses of an e-mail. Raises AppError: file_empty."""
    name = _("The pasted list")
    if not text.strip():
        raise AppError("file_empty", _("There is nothing to paste."), _("Copy the list first, then paste it here."))
    return ListSource(name, text.encode("utf-8", "replace"), is_text=True)


def table(source: ListSource, vocabulary: Iterable[str], options: Options | None = None) -> Table:
    """The list in a file; a spreadsheet has its sheets already. ``vocabulary``: known headings. Raises AppError: not_a_list,
    list_damaged, address_cards, file_empty, nobody_in_list, too_many_rows, too_many_columns.
    """
    options = options or Options()
    known = frozenset(same(word) for word in vocabulary)
    source = _names_of_addresses(source)
    all_ = sheets_in(source.name, source.data, LIST, options.reading) if source.is_text else source.sheets
    filled = [one for one in all_ if one.rows]
    if not filled:
        raise empty_file(source.name, LIST)
    sheet = _chosen(filled, known, options)
    table_ = _table(source, _without_hidden(sheet, options), known, options)
    others = tuple(LeftOut(Left.SHEET, 0, one.name) for one in filled if one.hidden and one is not sheet)
    ways = readings(source.data) if source.is_text else ()
    return replace(
        table_,
        left_out=(*table_.left_out, *others),
        sheet=sheet.name,
        sheets=tuple(one.name for one in filled),
        reading=options.reading or (ways[0].key if ways else ""),
        readings=tuple((one.key, _sample(one.text)) for one in ways) if len(ways) > 1 else (),
        all_seen=sheet.all_seen,
    )


def _names_of_addresses(source: ListSource) -> ListSource:
    """ "Bell, Ruth <ruth@...>; Sam Lee <sam@...>": names only, for an address is nobody's name. No heading holds one."""
    text = next((way.text for way in readings(source.data)), "") if source.is_text else ""
    if not ADDRESS.search(text.lstrip("\n").partition("\n")[0]):
        return source
    names = [part.strip(" \t\"',;") for part in ADDRESS.sub("\n", text).split("\n")]
    return replace(source, data="\n".join(f'"{one}"' for one in names if one).encode())


def notes(table_: Table) -> tuple[str, ...]:
    """What the program decided about the file, and what it left out, as sentences with their places."""
    said = []
    if table_.head_row == 0:
        said.append(_("No row of headings was found. If one row names the columns, choose it."))
    elif table_.head_row > 1:
        said.append(_("The headings are in row {n}.", n=table_.head_row))
    if len(table_.sheets) > 1:
        said.append(_("This is the sheet {name}.", name=table_.sheet))
    rows: dict[Left, list[int]] = {}
    for one in table_.left_out:
        rows.setdefault(one.why, []).append(one.row)
    said += [f"{_left_words(why, len(at))} {_rows(at)}" for why, at in rows.items() if at[0]]
    hidden = {
        Left.COLUMN: lambda name: _("The column {name} is hidden in the file. It was left out.", name=name),
        Left.SHEET: lambda name: _("The sheet {name} is hidden in the file. It was left out.", name=name),
    }
    said += [hidden[one.why](one.words) for one in table_.left_out if one.why in hidden]
    if not table_.all_seen:
        said.append(_("Rows that are hidden in this kind of file are read too. Look through the list."))
    return tuple(said)


def _left_words(why: Left, n: int) -> str:
    if why is Left.HIDDEN:
        return n_(
            "{n} row is hidden in the file. It was left out:", "{n} rows are hidden in the file. They were left out:", n
        )
    if why is Left.FILTERED:
        return n_("{n} row is filtered away in the file. It was left out:",
                  "{n} rows are filtered away in the file. They were left out:", n)  # fmt: skip
    if why is Left.TOTAL:
        return n_("{n} row holds a total. It was left out:", "{n} rows hold a total. They were left out:", n)
    if why is Left.AGAIN:
        return n_("{n} row says the headings again. It was left out:",
                  "{n} rows say the headings again. They were left out:", n)  # fmt: skip
    return n_("{n} row stands above the headings. It was left out:",
              "{n} rows stand above the headings. They were left out:", n)  # fmt: skip


def guess(heads: Sequence[str], guesses: Mapping[Use, Sequence[str]], order: Sequence[Use]) -> dict[str, int]:
    """Which column is for what, by its heading: first by all of its words, then by one of them. Indexes from 0."""
    tidy = [_heading(head) for head in heads]
    columns: dict[str, int] = {}
    for whole in (True, False):
        for column in guesses if whole else order:
            for word in guesses[column]:
                for index, head in enumerate(tidy):
                    fits = head == word if whole else word in head.split() and not NO_HEADING & set(head.split())
                    if fits and index not in columns.values() and column not in columns:
                        columns[column] = index
    return columns


def looks_like_formula(words: str) -> bool:
    """True for what a spreadsheet would work out. A telephone number or @home is no formula."""
    return FORMULA.match(words) is not None


def cell_of(cells: Sequence[str], index: int) -> str:
    """The words at an index; "" where the row has none, or the index is -1."""
    return cells[index] if 0 <= index < len(cells) else ""


def _heading(words: str) -> str:
    return " ".join(re.sub(r"[_:;,*()]+", " ", same(words)).split())


def _weight(cells: Sequence[str], known: frozenset[str]) -> int:
    """How much a row looks like headings: 2 for each that is known, 1 for each that holds a known word."""
    weight = 0
    for cell in cells:
        head = _heading(cell)
        if head in known:
            weight += 2
        elif len(head.split()) <= 3 and known & set(head.split()):
            weight += 1
    return weight


def _head_row(rows: Sequence[tuple[int, tuple[str, ...]]], known: frozenset[str]) -> tuple[int, int]:
    """Number of the row of headings, 0 for none, and how much speaks for it."""
    weights = [(_weight(cells, known), -number) for number, cells in rows[:HEADS_WITHIN]]
    weight, number = max(weights, default=(0, 0))
    if weight < SURE and rows and all(len(cell) <= 2 for cell in rows[0][1]):  # "A", "B": no names, so headings
        return rows[0][0], weight
    return (-number, weight) if weight >= SURE else (0, weight)


def _chosen(sheets: Sequence[ReadSheet], known: frozenset[str], options: Options) -> ReadSheet:
    """The sheet a person chose, else the one that people see with the best headings and the most rows."""
    for one in sheets:
        if one.name == options.sheet:
            return one
    shown = [one for one in sheets if not one.hidden] or sheets
    return max(shown, key=lambda one: (min(_head_row(one.rows, known)[1], 2 * SURE), len(one.rows) > 1))


def _without_hidden(sheet: ReadSheet, options: Options) -> ReadSheet:
    return replace(sheet, hidden_rows=frozenset(), hidden_columns=frozenset()) if options.hidden else sheet


def _table(source: ListSource, sheet: ReadSheet, known: frozenset[str], options: Options) -> Table:
    rows = _without_bullets(_filled_down(sheet))
    number = options.head_row if options.head_row is not None else _head_row(rows, known)[0]
    heads_cells = next((cells for at, cells in rows if at == number), ())
    above = tuple(LeftOut(Left.ABOVE, at, _line(cells)) for at, cells in rows if at < number)
    below = [(at, cells) for at, cells in rows if at > number]
    if not below:
        words = _("{name} has a row of headings and nothing below it.", name=source.name)
        raise AppError("nobody_in_list", words, _("Write the list below the headings, one row for each."))
    if source.is_text and len(heads_cells) == 1:  # "Bell, Ruth" without quotes is one name, not two columns
        below = [(at, (", ".join(cell for cell in cells if cell),)) for at, cells in below]
    kept, out = _sorted_out(sheet, below, heads_cells)
    if len(kept) > MOST_ROWS:
        words = n_("The list has more than {n} row.", "The list has more than {n} rows.", MOST_ROWS)
        raise AppError("too_many_rows", words, _("Make a shorter list, or several."))
    wide = _width(heads_cells, kept)
    visible_columns = [index for index in range(wide) if index + 1 not in sheet.hidden_columns]
    names = [cell_of(heads_cells, index) or _("Column {n}", n=index + 1) for index in range(wide)]
    columns = tuple(
        LeftOut(Left.COLUMN, 0, names[index])
        for index in range(wide)
        if index not in visible_columns and any(c[1][index:] for c in kept)
    )
    return Table(
        tuple(names[index] for index in visible_columns),
        tuple((at, tuple(cell_of(cells, index) for index in visible_columns)) for at, cells in kept),
        _faults(sheet, kept, names, visible_columns, wide),
        (*above, *out, *columns),
        number,
        tuple((at, _line(cells)) for at, cells in rows[:HEADS_WITHIN]),
    )


def _filled_down(sheet: ReadSheet) -> list[tuple[int, tuple[str, ...]]]:
    """The rows as a person sees them: cells merged downwards say the same in each of their rows."""
    rows = {at: [seen(cell) for cell in cells] for at, cells in sheet.rows}
    for area in sheet.merged:
        if not (match := re.fullmatch(r"([A-Z]+)(\d+):[A-Z]+(\d+)", area)):
            continue
        index, first, last = column_number(match[1]) - 1, int(match[2]), int(match[3])
        words = cell_of(rows.get(first, ()), index)
        for at in range(first + 1, last + 1):
            if words and at in rows:
                rows[at] += [""] * (index + 1 - len(rows[at]))
                rows[at][index] = words
    return [(at, tuple(cells)) for at, cells in sorted(rows.items()) if any(cells) or _has_error(sheet, at)]


def _without_bullets(rows: list[tuple[int, tuple[str, ...]]]) -> list[tuple[int, tuple[str, ...]]]:
    """What stands before most lines, as in "- Ruth Bell" or "2. Sam Lee", is part of no name."""
    if sum(bool(cells and BULLET.match(cells[0])) for _at, cells in rows) * 2 <= len(rows):
        return rows
    return [
        (at, (BULLET.sub("", cells[0], count=1) if BULLET.match(cells[0]) else cells[0], *cells[1:]))
        for at, cells in rows
    ]


def _has_error(sheet: ReadSheet, at: int) -> bool:
    return any(row == at and kind is not Odd.DATE for row, _column, kind in sheet.odd)


def _sorted_out(
    sheet: ReadSheet, rows: Sequence[tuple[int, tuple[str, ...]]], heads: Sequence[str]
) -> tuple[list[tuple[int, tuple[str, ...]]], list[LeftOut]]:
    """The rows of the list, and those that only look like it."""
    kept, out = [], []
    again = [_heading(head) for head in heads if head]
    for at, cells in rows:
        words = [cell for cell in cells if cell]
        why = None
        if at in sheet.hidden_rows:
            why = Left.FILTERED if sheet.filtered else Left.HIDDEN
        elif words and TOTAL.fullmatch(words[0]) and all(re.fullmatch(r"[\d.,\s]+", one) for one in words[1:]):
            why = Left.TOTAL
        elif again and [_heading(one) for one in words] == again:
            why = Left.AGAIN
        if why is None:
            kept.append((at, cells))
        else:
            out.append(LeftOut(why, at, _line(cells)))
    return kept, out


def _width(heads: Sequence[str], rows: Sequence[tuple[int, tuple[str, ...]]]) -> int:
    """How many columns the list has: as many as headings, and as many more as half of the rows use."""
    wide = max((number for number, head in enumerate(heads, 1) if head), default=0)
    while rows and sum(bool(cell_of(cells, wide)) for _at, cells in rows) * 2 >= len(rows):
        wide += 1
    if not wide:
        wide = max((len(cells) for _at, cells in rows), default=0)
    return wide


def _faults(
    sheet: ReadSheet,
    rows: Sequence[tuple[int, tuple[str, ...]]],
    names: Sequence[str],
    visible_columns: Sequence[int],
    wide: int,
) -> dict[tuple[int, int], str]:
    shown = {index: number for number, index in enumerate(visible_columns)}
    faults: dict[tuple[int, int], str] = {}
    in_a_table = sum(len([cell for cell in cells if cell]) > 1 for _at, cells in rows) * 2 >= len(rows)
    for at, cells in rows:
        if is_aside([cell for cell in cells if cell], in_a_table):
            faults[at, -1] = _("This looks like a note below the list. Leave it out, or type what it should be.")
        elif len([cell for cell in cells[wide:] if cell]):
            faults[at, -1] = _("This row has more cells than there are headings: {words}.", words=_line(cells[wide:]))
        for index, cell in enumerate(cells[:wide]):
            if LOST in cell and index in shown:
                faults[at, shown[index]] = _("A letter could not be read. Type the words again.")
    numbers = {at for at, _cells in rows}
    for at, column, kind in sheet.odd:
        if at not in numbers or column - 1 not in shown:
            continue
        if kind is Odd.ERROR:
            faults[at, shown[column - 1]] = _("The cell in column {name} holds an error. Type the words here.",
                                              name=names[column - 1])  # fmt: skip
        elif kind is Odd.FORMULA:
            faults[at, shown[column - 1]] = _("The formula in column {name} has no value. Type the words here.",
                                              name=names[column - 1])  # fmt: skip
    return faults


def _line(cells: Sequence[str]) -> str:
    words = ", ".join(cell for cell in cells if cell)
    return words if len(words) <= 80 else f"{words[:80]}…"


def _rows(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:10])
    shown += ", …" if len(numbers) > 10 else ""
    return n_("row {rows}.", "rows {rows}.", len(numbers), rows=shown)


def _sample(text: str) -> str:
    """Some lines with letters beyond plain ones, to tell the readings apart by."""
    lines = [seen(line) for line in text.split("\n") if re.search(r"[^\x00-\x7f]", line)]
    return _line(lines[:3])
