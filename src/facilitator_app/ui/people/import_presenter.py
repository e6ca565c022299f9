"""F6b: bring in a list of people: choose the file, match its columns, look, mend, add. Nothing is overwritten."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import ListedPerson, Partnership
from facilitator_app.domain.words import same
from facilitator_app.ui.shell import Shell, Where

if TYPE_CHECKING:
    from facilitator_app.exchange.lists import Table
    from facilitator_app.exchange.people import Column, PersonRow

FIRST_ROWS = 5
NOT_USED = -1


@dataclass(frozen=True, slots=True)
class Match:
    """One use of a column: its key, its words, and the place of the column used (-1: none)."""

    key: str
    words: str
    place: int


class ImportView(Protocol):
    def show_where(self, back: str, groups: tuple[str, ...]) -> None: ...
    def show_file(
        self, name: str, heads: tuple[str, ...], first: tuple[tuple[str, ...], ...], matches: tuple[Match, ...]
    ) -> None: ...
    def show_preview(
        self, sentence: str, add: str, good: tuple[PersonRow, ...], bad: tuple[PersonRow, ...], twice: bool | None
    ) -> None: ...
    def show_done(self, sentence: str) -> None: ...
    def show_error(self, words: str) -> None: ...
    def clear_errors(self) -> None: ...


class ImportPresenter:
    def __init__(self, view: ImportView, shell: Shell, where: Where) -> None:
        self._view = view
        self._shell = shell
        self._where = where
        self._service = shell.workspace.partnerships
        self._table: Table | None = None
        self._columns: dict[Column, int] = {}
        self._rows: tuple[PersonRow, ...] = ()
        self._twice_allowed = False
        self._before: Partnership | None = None

    @property
    def _partnership(self) -> Partnership:
        return self._service.get(self._where.partnership_id)

    def show(self) -> None:
        self._view.show_where(_("People"), tuple(g.name for g in self._partnership.groups))

    def choose_file(self) -> None:
        """Let the person pick a file, and read it."""
        path = self._shell.ask_open_path(
            _("Choose a list of people"), _("Lists (*.csv *.txt *.tsv *.xlsx *.xlsm *.ods *.xls)")
        )
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file and guess what its columns are for."""
        from facilitator_app.exchange import people

        try:
            self._table = people.read(path)
        except AppError as error:
            self._view.show_error(str(error))
            return
        self._view.clear_errors()
        self._columns = people.guess(self._table.heads)
        words = {
            people.Column.NAME: _("Name"),
            people.Column.FIRST: _("First name"),
            people.Column.LAST: _("Last name"),
            people.Column.ORGANISATION: _("Organisation"),
            people.Column.GROUP: _("Group"),
            people.Column.NEEDS: _("Access needs"),
        }
        matches = tuple(Match(c, words[c], self._columns.get(c, NOT_USED)) for c in people.Column)
        first = tuple(cells for _number, cells in self._table.rows[:FIRST_ROWS])
        self._view.show_file(path.name, self._table.heads, first, matches)
        self._take_rows()

    def match(self, key: str, place: int) -> None:
        """Use another column for something; what was mended by hand before is read anew."""
        from facilitator_app.exchange.people import Column

        self._columns[Column(key)] = place
        self._take_rows()

    def allow_twice(self, allowed: bool) -> None:
        """Names that are on the list already belong to other people: add them too."""
        self._twice_allowed = allowed
        self._check()

    def mend(self, number: int, field: str, words: str) -> None:
        """Change one cell of the row with this number in the file."""
        from facilitator_app.exchange.people import mended

        self._rows = tuple(mended(row, field, words) if row.number == number else row for row in self._rows)
        self._check()

    def add(self) -> None:
        """Add every row without a problem; people who are on the list stay as they are."""
        partnership = self._partnership
        good = tuple(row for row in self._rows if not row.problem)
        if not good:
            return
        people = tuple(ListedPerson(r.name, r.organisation, r.group, r.needs) for r in good)
        try:
            self._service.add_people(partnership.id, people)
        except AppError as error:
            self._view.show_error(str(error))
            return
        self._before = partnership
        self._shell.saved()
        left = len(self._rows) - len(good)
        sentence = n_("{n} person was added.", "{n} people were added.", len(good))
        if left:
            sentence += " " + n_("{n} row was left out.", "{n} rows were left out.", left)
        self._view.show_done(sentence)

    def undo(self) -> None:
        """Take away what was just added."""
        before, self._before = self._before, None
        if before is None:
            return
        self._service.restore_lists(before)
        self._shell.saved()
        self._check()

    def leave(self) -> None:
        self._shell.go("people", self._where, remember=False)

    def _take_rows(self) -> None:
        from facilitator_app.exchange import people

        if self._table is not None:
            self._rows = people.people(self._table, self._columns)
            self._check()

    def _check(self) -> None:
        from facilitator_app.exchange import people

        partnership = self._partnership
        names = [g.name for g in partnership.groups]
        known = frozenset(same(m.name) for m in partnership.members)
        some_known = any(same(row.name) in known for row in self._rows)
        self._rows = people.checked(self._rows, names, frozenset() if self._twice_allowed else known)
        good = tuple(row for row in self._rows if not row.problem)
        bad = tuple(row for row in self._rows if row.problem)
        self._view.show_preview(
            preview_sentence(len(good), len(bad), names_twice(good)),
            n_("Add {n} person", "Add {n} people", len(good)),
            good,
            bad,
            self._twice_allowed if some_known else None,
        )


def preview_sentence(good: int, bad: int, twice: int = 0) -> str:
    """ "38 of 40 rows can be added. 2 have a problem." The counts add up to the rows that were read."""
    words = n_("{good} of {n} row can be added.", "{good} of {n} rows can be added.", good + bad, good=good)
    if bad:
        words += " " + n_("{n} has a problem.", "{n} have a problem.", bad)
    if twice:
        words += " " + n_("{n} name is there twice.", "{n} names are there twice.", twice)
    return words


def names_twice(rows: tuple[PersonRow, ...]) -> int:
    """How many names stand in more than one of these rows. Allowed, for two people can have one name."""
    names = Counter(same(row.name) for row in rows)
    return sum(1 for count in names.values() if count > 1)
