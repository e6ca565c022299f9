"""From sheets of a spreadsheet to the tables of a questionnaire, with the cell that each location of them comes from."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from facilitator_app.domain.language import _
from facilitator_app.domain.sheets import ReadSheet, column_letters
from facilitator_app.instruments.columns import (
    NONE,
    CellForm,
    SheetColumn,
    SheetForm,
    about,
    about_name,
    forms,
    head_in,
)

WHOLE = re.compile(r"-?[0-9]{1,6}(?:\.0+)?")
NUMBER = re.compile(r"-?[0-9]{1,6}(?:[.,][0-9]{1,6})?")
LANGUAGE_HEAD = re.compile(r"(.*) \(([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)")
YES_WORDS, NO_WORDS = ("yes", "y", "x", "true", "1"), ("no", "n", "false", "0")

Cell = tuple[str, int, int]
"""Sheet, row, column; 0 for none."""


@dataclass
class Gathered:
    """What was found so far. ``cells``: the cell of each location in the file. ``faults``: code, cell, reason."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    where: dict[str, list[dict[str, Cell]]] = field(default_factory=dict)
    head: dict[str, Any] = field(default_factory=dict)
    head_where: dict[str, Cell] = field(default_factory=dict)
    sheets: set[str] = field(default_factory=set)
    faults: list[tuple[str, Cell, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ColumnTarget:
    """A column of a sheet: which key, which number of a list of words, which language."""

    column: SheetColumn
    number: int
    code: str


def cell_words(cell: Cell) -> str:
    """ "Questions, row 7, column C"."""
    sheet, row, column = cell
    if row and column:
        return _("{sheet}, row {row}, column {column}", sheet=sheet, row=row, column=column_letters(column))
    return _("{sheet}, row {row}", sheet=sheet, row=row) if row else sheet


def same(words: str) -> str:
    """Words as they are compared: without regard to capitals, signs and blanks."""
    return " ".join(re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", words).casefold()).split())


def gather(sheets: Sequence[ReadSheet], *, statements_only: bool) -> Gathered:
    """Every row of every sheet. ``statements_only``: a CSV file, whose one table holds the statements."""
    gathered = Gathered()
    code = _first_language(sheets)
    known = {same(form.name): form for form in forms()}
    for sheet in sheets:
        name = same(sheet.name)
        if name == same(_("How to fill this in")):
            continue
        form = next(one for one in forms() if one.key == "items") if statements_only else known.get(name)
        if form is None and name != same(about_name()):
            _strange_sheet(gathered, sheet, known)
            continue
        _odd_cells(gathered, sheet)
        if form is None:
            gathered.sheets.add("about")
            _read_about(gathered, sheet, code)
        else:
            gathered.sheets.add(form.key)
            _read_rows(gathered, sheet, form, code)
    return gathered


def _first_language(sheets: Sequence[ReadSheet]) -> str:
    languages = next(one for one in about() if one.key == "languages").head
    for sheet in sheets:
        if same(sheet.name) == same(about_name()):
            for _number, cells in sheet.rows:
                if same(cells[0]) == same(languages) and len(cells) > 1 and cells[1].strip():
                    return re.split(r"[,;\s]+", cells[1].strip())[0]
    return "en"


def _strange_sheet(gathered: Gathered, sheet: ReadSheet, known: dict[str, SheetForm]) -> None:
    if not sheet.rows:
        return
    names = ", ".join((about_name(), *(form.name for form in known.values())))
    reason = _("This sheet is not known. Call it one of these, or remove it: {names}.", names=names)
    gathered.faults.append(("sheet_unknown", (sheet.name[:31], 0, 0), reason))


def _odd_cells(gathered: Gathered, sheet: ReadSheet) -> None:
    name = sheet.name
    reasons = {
        "formula": _("This is a formula. Put its text or number here instead: copy the cell, then paste values only."),
        "date": _("This is a date. Type it as text."),
        "error": _("The spreadsheet shows an error here. Type the words again."),
    }
    if sheet.hidden:
        gathered.faults.append(("hidden", (name, 0, 0), _("This sheet is hidden. Show it, or remove it.")))
    for row, column, odd in sheet.odd:
        gathered.faults.append((odd, (name, row, column), reasons[odd]))
    for area in sheet.merged:
        start = re.match(r"([A-Z]+)([0-9]+)", area)
        cell = (name, int(start[2]), _column_number(start[1])) if start else (name, 0, 0)
        reason = _("The cells {area} are merged into one. Split them, and write in each what belongs there.", area=area)
        gathered.faults.append(("merged", cell, reason))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _read_about(gathered: Gathered, sheet: ReadSheet, code: str) -> None:
    known = {same(one.head): one for one in about()}
    codes = [code]
    for number, (row, cells) in enumerate(sheet.rows):
        label = cells[0].strip() if cells else ""
        if number == 0 and same(label) == same(_("What")):
            codes = [code, *((m[2] if (m := LANGUAGE_HEAD.fullmatch(head.strip())) else "") for head in cells[2:])]
            continue
        column = known.get(same(label))
        if column is None:
            gathered.faults.append(("row_unknown", (sheet.name, row, 1), _near(label, [one.head for one in about()])))
            continue
        if column.key in gathered.head_where:
            gathered.faults.append(("twice", (sheet.name, row, 1), _("This row is there twice. Remove one of them.")))
            continue
        gathered.head_where[column.key] = (sheet.name, row, 2)
        for index, words in enumerate(cells[1:]):
            text = _words(words)
            cell = (sheet.name, row, index + 2)
            if not text:
                continue
            if column.form is CellForm.WORDS and index < len(codes) and codes[index]:
                gathered.head.setdefault(column.key, {})[codes[index]] = text
                gathered.head_where[f"{column.key}.{codes[index]}"] = cell
            elif column.form is not CellForm.WORDS and index == 0:
                value = _value(gathered, column, text, cell)
                if value is not None:
                    gathered.head[column.key] = value
            else:
                gathered.faults.append(("cell_unknown", cell, _("Nothing belongs here. Remove these words.")))


def _read_rows(gathered: Gathered, sheet: ReadSheet, form: SheetForm, code: str) -> None:
    rows = gathered.rows.setdefault(form.key, [])
    where = gathered.where.setdefault(form.key, [])
    if not sheet.rows:
        return
    first, heads = sheet.rows[0]
    targets = _heads(gathered, sheet.name, form, first, heads, code)
    if not any(targets):
        return
    for row, cells in sheet.rows[1:]:
        table: dict[str, Any] = {}
        spots: dict[str, Cell] = {"": (sheet.name, row, 0)}
        for number, target in enumerate(targets):
            cell = (sheet.name, row, number + 1)
            if target is None:
                continue
            text = _words(cells[number]) if number < len(cells) else ""
            _put(gathered, table, spots, target, text, cell)
        for number, words in enumerate(cells):
            if words.strip() and (number >= len(targets) or targets[number] is None) and _no_head(heads, number):
                reason = _("There is no head above this cell. Write one in row {row}, or remove it.", row=first)
                gathered.faults.append(("cell_unknown", (sheet.name, row, number + 1), reason))
        rows.append(table)
        where.append(spots)


def _no_head(heads: Sequence[str], number: int) -> bool:
    return number >= len(heads) or not heads[number].strip()


def _heads(
    gathered: Gathered, name: str, form: SheetForm, row: int, heads: Sequence[str], code: str
) -> list[ColumnTarget | None]:
    """What each column is for; a fault for each head that is not known or is there twice."""
    known = {same(one.head): one for one in form.columns}
    targets: list[ColumnTarget | None] = []
    for number, head in enumerate(heads):
        if not head.strip():
            targets.append(None)
            continue
        target = _target_of(head.strip(), known, code)
        if target is None:
            reason = _near(head.strip(), [one.head for one in form.columns])
            gathered.faults.append(("head_unknown", (name, row, number + 1), reason))
        elif target in targets:
            reason = _("Two columns have this head. Remove one of them.")
            gathered.faults.append(("twice", (name, row, number + 1), reason))
            target = None
        targets.append(target)
    return targets


def _target_of(head: str, known: dict[str, SheetColumn], code: str) -> ColumnTarget | None:
    language = LANGUAGE_HEAD.fullmatch(head)
    bare, used = (language[1], language[2]) if language else (head, code)
    column, number = known.get(same(bare)), 0
    if column is None and (counted := re.fullmatch(r"(.*\D)\s*([0-9]{1,2})", bare)):
        column, number = known.get(same(counted[1])), int(counted[2])
    if column is None or (column.form is CellForm.MANY) != bool(number):
        return None
    if language and column.form not in (CellForm.WORDS, CellForm.MANY):
        return None
    return ColumnTarget(column, number, used)


def _put(
    gathered: Gathered, table: dict[str, Any], spots: dict[str, Cell], target: ColumnTarget, text: str, cell: Cell
) -> None:
    """One cell into the table of its row; its location is kept even where it is empty."""
    key = target.column.key
    if target.column.form is CellForm.MANY:
        spots.setdefault(key, cell)
        spots.setdefault(f"{key}[{target.number}]", cell)
        spots[f"{key}[{target.number}].{target.code}"] = cell
        if text:
            many = table.setdefault(key, [])
            many.extend({} for _gap in range(target.number - len(many)))
            many[target.number - 1][target.code] = text
        return
    spots.setdefault(key, cell)
    if target.column.form is CellForm.WORDS:
        spots[f"{key}.{target.code}"] = cell
        if text:
            table.setdefault(key, {})[target.code] = text
    elif text:
        value = _value(gathered, target.column, text, cell)
        if value is not None:
            table[key] = value


def _words(cell: str) -> str:
    """The words of a cell; the apostrophe that keeps a CSV cell from being a formula goes."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].lstrip().startswith(tuple("=+-@")) else text


def _value(gathered: Gathered, column: SheetColumn, text: str, cell: Cell) -> Any:
    """The value of a cell that holds no words; None, and a fault, where it cannot be read."""
    reason = ""
    if column.form is CellForm.WHOLE:
        if WHOLE.fullmatch(text):
            return int(text.partition(".")[0])
        reason = _("Type a whole number.")
    elif column.form in (CellForm.NUMBER, CellForm.NUMBERS):
        parts = [text] if column.form is CellForm.NUMBER else [one.strip() for one in re.split(r"[;\s]+|, ", text)]
        if all(NUMBER.fullmatch(one) for one in parts if one):
            numbers = [_number(one) for one in parts if one]
            return numbers[0] if column.form is CellForm.NUMBER else numbers
        reason = _("Type a number such as 2.5.")
    elif column.form is CellForm.YES:
        if same(text) in (*YES_WORDS, *NO_WORDS):
            return same(text) in YES_WORDS
        reason = _("Write yes or no.")
    elif column.form is CellForm.LIST:
        return [] if same(text) == NONE else [one for one in re.split(r"[,;]\s*", text) if one]
    else:
        return text
    gathered.faults.append(("wrong_type", cell, reason))
    return None


def _number(text: str) -> Decimal | int:
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:  # never: the pattern lets digits through only
        return 0
    return int(number) if "." not in str(number) else number


def _near(head: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(head, known, n=1)
    if near:
        return _("This is not known. Perhaps you mean {head}.", head=near[0])
    return _("This is not known. Use one of these, or remove it: {heads}.", heads=", ".join(known))


__all__ = ["Cell", "Gathered", "cell_words", "gather", "head_in", "same"]
