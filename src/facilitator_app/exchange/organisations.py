"""A list of organisations: one column, and each row checked. A list of people will do: each organisation counts once.

Nothing here changes anything. Every row ends in exactly one place: it can be added, it is there already, or it has a
problem, so that the counts on the screen add up.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator_app.domain.language import _
from facilitator_app.domain.words import same, seen
from facilitator_app.exchange import lists, people
from facilitator_app.exchange.lists import MOST_LETTERS, ListSource, Options, Table, cell_of, looks_like_formula

NAME = "name"
ORGANISATION = people.GUESSES[people.PeopleColumn.ORGANISATION]
GUESSES = {NAME: (*ORGANISATION, "organisations", "organizations", "partner", "partners", "name", "names", "full name")}


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One row. ``number``: its row in the file. ``already``: it is on the list, or stands further up in the file.
    ``problem``: why it cannot be added. ``fault``: what was wrong with its cells when they were read."""

    number: int
    name: str
    already: bool = False
    problem: str = ""
    fault: str = ""


def table(source: ListSource, options: Options | None = None) -> Table:
    """The list in a file or from the clipboard, with the sheet, headings and letters a person chose."""
    return lists.table(source, (*people.VOCABULARY, *GUESSES[NAME]), options)


def guess(heads: Sequence[str]) -> dict[str, int]:
    """Which column names the organisations; the first one where nothing tells."""
    return lists.guess(heads, GUESSES, (NAME,)) or {NAME: 0}


def rows_of(table: Table, columns: Mapping[str, int]) -> tuple[OrganisationRow, ...]:
    """Each row of the table, not yet checked. ``columns``: index of the column that is used."""
    at = columns.get(NAME, -1)
    return tuple(
        OrganisationRow(
            number,
            seen(cell_of(cells, at)),
            fault=" ".join(table.faults[number, index] for index in (-1, at) if (number, index) in table.faults),
        )
        for number, cells in table.rows
    )


def mended(row: OrganisationRow, _key: str, words: str) -> OrganisationRow:
    """The row with its name typed anew; somebody has looked at it, so what was wrong with its cells is over."""
    return replace(row, name=seen(words), fault="")


def checked(rows: Sequence[OrganisationRow], known: Collection[str]) -> tuple[OrganisationRow, ...]:
    """The rows, each with its problem, or that it is there. ``known``: names on the list already."""
    there = {same(name) for name in known}
    checked_rows = []
    for row in rows:
        problem = row.fault or _problem(row.name)
        checked_rows.append(replace(row, problem=problem, already=not problem and same(row.name) in there))
        if not problem:
            there.add(same(row.name))
    return tuple(checked_rows)


def _problem(name: str) -> str:
    if not name:
        return _("There is no name.")
    if not any(sign.isalnum() for sign in name):
        return _("There is no letter in this name. Is it the right column?")
    if len(name) > MOST_LETTERS:
        return _("This is longer than {n} letters.", n=MOST_LETTERS)
    if looks_like_formula(name):
        return _("This looks like a formula. Type plain words.")
    return ""
