"""A list of people: what its columns are for, and each row checked.

Nothing here changes anything. Every row that is read ends in exactly one place: it can be added, or it has a problem,
so that the counts on the screen add up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitator_app.domain.language import _
from facilitator_app.domain.words import same, seen
from facilitator_app.exchange import lists, raters
from facilitator_app.exchange.lists import (
    MOST_LETTERS,
    MOST_ROWS,
    ListSource,
    Options,
    Table,
    cell_of,
    looks_like_formula,
)

__all__ = ["MOST_ROWS", "PeopleColumn", "PersonRow", "checked", "guess", "mended", "rows_of", "table", "twice"]


class PeopleColumn(StrEnum):
    """What a column can be for."""

    NAME = "name"
    FIRST = "first"
    LAST = "last"
    ORGANISATION = "organisation"
    TELL_APART = "tell_apart"
    GROUP = "group"
    NEEDS = "needs"


GUESSES: dict[PeopleColumn, tuple[str, ...]] = {
    PeopleColumn.NAME: ("name", "full name", "display name", "file as", "person", "member", "people", "names", "nome", "enw", "naam"),
    PeopleColumn.FIRST: ("first name", "firstname", "forename", "given name", "christian name", "first", "vorname", "prénom",
                   "prenom", "nombre", "imię", "imie", "voornaam", "enw cyntaf"),
    PeopleColumn.LAST: ("last name", "lastname", "surname", "family name", "last", "nachname", "familienname", "nom",
                  "apellidos", "apellido", "nazwisko", "achternaam", "cyfenw"),
    PeopleColumn.ORGANISATION: ("organisation", "organization", "agency", "employer", "company", "service", "org", "firma",
                          "organización", "organizacja", "organisatie", "sefydliad"),
    PeopleColumn.TELL_APART: ("to tell apart", "tell apart", "told apart by"),
    PeopleColumn.GROUP: ("group", "role", "rater group", "sector", "view", "gruppe", "groupe", "grupo", "grupa", "groep", "grŵp"),
    PeopleColumn.NEEDS: ("access needs", "needs", "access", "support", "notes", "note"),
}  # fmt: skip
VOCABULARY = tuple(word for words in GUESSES.values() for word in words)
BY_ONE_WORD = (PeopleColumn.ORGANISATION, PeopleColumn.GROUP, PeopleColumn.NEEDS, PeopleColumn.NAME)
"""The name comes last among the words: "Group name" is a group."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row as a person. ``number``: its row in the file. ``problem`` is empty if it can be added. ``fault``: what was
    wrong with its cells when they were read."""

    number: int
    name: str
    organisation: str = ""
    group: str = ""
    needs: str = ""
    tell_apart: str = ""
    problem: str = ""
    fault: str = ""


def table(source: ListSource, options: Options | None = None) -> Table:
    """The list in a file or from the clipboard, with the sheet, headings and letters a person chose."""
    return lists.table(source, (*VOCABULARY, *raters.VOCABULARY), options)


def guess(heads: Sequence[str]) -> dict[str, int]:
    """Which column is for what, by its name; the first column is the name where nothing tells. Indexes from 0."""
    columns = lists.guess(heads, GUESSES, BY_ONE_WORD)
    if {PeopleColumn.FIRST, PeopleColumn.LAST, PeopleColumn.NAME} <= set(
        columns
    ):  # an address book has the whole name beside its parts
        columns.pop(PeopleColumn.FIRST)
        columns.pop(PeopleColumn.LAST)
    elif PeopleColumn.NAME not in columns and not {PeopleColumn.FIRST, PeopleColumn.LAST} & set(columns):
        columns[PeopleColumn.NAME] = next((n for n in range(len(heads)) if n not in columns.values()), 0)
    return columns


def rows_of(table: Table, columns: Mapping[str, int]) -> tuple[PersonRow, ...]:
    """Each row of the table as a person, not yet checked. ``columns``: index of each column that is used; a name may
    stand in several. One organisation that is written in several ways gets the first of them."""
    used_columns = {column: index for column, index in columns.items() if index >= 0}
    spelling: dict[str, str] = {}

    def row(number: int, cells: tuple[str, ...]) -> PersonRow:
        def words(column: PeopleColumn) -> str:
            return seen(cell_of(cells, used_columns.get(column, -1)))

        name = " ".join(part for part in map(words, (PeopleColumn.FIRST, PeopleColumn.NAME, PeopleColumn.LAST)) if part)
        organisation = words(PeopleColumn.ORGANISATION)
        faults = [
            table.faults[number, index] for index in (-1, *used_columns.values()) if (number, index) in table.faults
        ]
        return PersonRow(
            number,
            name,
            spelling.setdefault(same(organisation), organisation),
            words(PeopleColumn.GROUP),
            words(PeopleColumn.NEEDS),
            words(PeopleColumn.TELL_APART),
            fault=" ".join(faults),
        )

    return tuple(row(number, cells) for number, cells in table.rows)


def mended(row: PersonRow, field: str, words: str) -> PersonRow:
    """The row with one field typed anew; somebody has looked at it, so what was wrong with its cells is over."""
    return replace(row, **{field: seen(words)}, fault="")  # type: ignore[arg-type]


def checked(rows: Sequence[PersonRow], group_names: Sequence[str], known: frozenset[str]) -> tuple[PersonRow, ...]:
    """The rows, each with its problem. ``known``: names on the list already, compared as ``same`` does."""
    groups = {same(name) for name in group_names}
    there = {same(name) for name in known}
    return tuple(replace(row, problem=_problem(row, groups, group_names, there)) for row in rows)


def twice(rows: Sequence[PersonRow]) -> dict[int, tuple[int, ...]]:
    """Row number → the numbers of the other rows with the same name. Allowed, for two people can have one name."""
    by_name: dict[str, list[int]] = {}
    for row in rows:
        if row.name:
            by_name.setdefault(same(row.name), []).append(row.number)
    return {
        number: tuple(other for other in numbers if other != number)
        for numbers in by_name.values()
        if len(numbers) > 1
        for number in numbers
    }


def _problem(row: PersonRow, groups: set[str], group_names: Sequence[str], known: set[str]) -> str:
    cells = (row.name, row.organisation, row.group, row.needs, row.tell_apart)
    if row.fault:
        return row.fault
    if not row.name:
        return _("There is no name.")
    if not any(sign.isalpha() for sign in row.name):
        return _("There is no letter in this name. Is it the right column?")
    if any(len(text) > MOST_LETTERS for text in cells):
        return _("This is longer than {n} letters.", n=MOST_LETTERS)
    if any(looks_like_formula(text) for text in cells):
        return _("This looks like a formula. Type plain words.")
    if row.group and same(row.group) not in groups:
        return _("There is no group called {name}. The groups are: {all}.", name=row.group, all=", ".join(group_names))
    if same(row.name) in known:
        return _("This name is on the list already.")
    return ""
