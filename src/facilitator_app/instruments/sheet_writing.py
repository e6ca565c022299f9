"""From the tables of a questionnaire to sheets of a spreadsheet. Read again, they give the same questionnaire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from facilitator_app.domain.language import _
from facilitator_app.instruments.columns import (
    MAIN,
    NONE,
    CellForm,
    SheetColumn,
    SheetForm,
    about,
    about_name,
    forms,
    head_in,
    questions,
)

Tables = Mapping[str, Any]
Written = tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]
"""A sheet: its name, its heads, its rows."""


def sheets_of(tables: Tables) -> tuple[Written, ...]:
    """All sheets; those that would be empty are left out."""
    codes = _codes(tables)
    rows = _rows(tables)
    lists = (_sheet(form, rows[form.key], codes) for form in forms() if rows[form.key])
    return (_about(tables, codes), *lists)


def questions_of(tables: Tables) -> Written:
    """The statements alone, for a CSV file."""
    return _sheet(questions(), _rows(tables)["items"], _codes(tables))


def _codes(tables: Tables) -> list[str]:
    return [str(code) for code in tables.get("languages") or ["en"]]


def _rows(tables: Tables) -> dict[str, list[dict[str, Any]]]:
    """The rows of each sheet, by its key."""
    scales = [(MAIN, tables.get("scale") or {}), *(tables.get("scales") or {}).items()]
    sections = tables.get("sections") or []
    code = _codes(tables)[0]
    return {
        "points": [{**point, "scale": name} for name, scale in scales for point in scale.get("points", [])],
        "scales": [{**scale, "scale": name} for name, scale in scales],
        "sections": list(sections),
        "items": [{**item, "section": _name(one, sections, code)} for one in sections for item in one.get("items", [])],
        "aspects": list(tables.get("aspects") or []),
        "open_questions": list(tables.get("open_questions") or []),
        "bands": list(tables.get("bands") or []),
    }


def _name(section: Tables, sections: Sequence[Tables], code: str) -> str:
    """What a statement names its section by: the title, or the id where two have one title."""
    titles = [str(one.get("title", {}).get(code, "")) for one in sections]
    title = str(section.get("title", {}).get(code, ""))
    return title if titles.count(title) == 1 else str(section.get("id", ""))


def _about(tables: Tables, codes: list[str]) -> Written:
    heads = [_("What"), _("Words"), *(head_in(_("Words"), code=code) for code in codes[1:])]
    rows = []
    for column in about():
        value = value_at(tables, column.key)
        if value is None:
            continue
        cells = [value.get(code, "") for code in codes] if column.form is CellForm.WORDS else [cell_of(value)]
        rows.append((column.head, *cells))
    return about_name(), tuple(heads), tuple(rows)


def _sheet(form: SheetForm, rows: Sequence[Tables], codes: list[str]) -> Written:
    heads: list[str] = []
    columns: list[list[str]] = []
    for column in form.columns:
        values = [row.get(column.key) for row in rows]
        if all(value is None for value in values):
            continue
        for head, cells in _columns(column, values, codes):
            heads.append(head)
            columns.append(cells)
    return form.name, tuple(heads), tuple(zip(*columns, strict=True))


def _columns(column: SheetColumn, values: list[Any], codes: list[str]) -> list[tuple[str, list[str]]]:
    """The columns of a spreadsheet that one key needs: more for several languages, and for lists of words."""
    if column.form is CellForm.WORDS:
        return [
            (head_in(column.head, code=code if n else ""), [(value or {}).get(code, "") for value in values])
            for n, code in enumerate(codes)
        ]
    if column.form is CellForm.MANY:
        most = max(len(value or []) for value in values)
        return [
            (head_in(column.head, number + 1, code if n else ""), [_of_many(value, number, code) for value in values])
            for number in range(most)
            for n, code in enumerate(codes)
        ]
    return [(column.head, ["" if value is None else cell_of(value) for value in values])]


def _of_many(value: Any, number: int, code: str) -> str:
    return str(value[number].get(code, "")) if value and number < len(value) else ""


def value_at(tables: Tables, key: str) -> Any:
    """What stands at a key with dots; None for nothing."""
    value: Any = tables
    for step in key.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def cell_of(value: Any) -> str:
    """A value that is no words, as a cell."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(cell_of(one) for one in value) or NONE
    return format(value, "f") if isinstance(value, Decimal) else str(value)
