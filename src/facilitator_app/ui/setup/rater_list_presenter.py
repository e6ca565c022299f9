"""Bring in a list of who answers about whom: choose the file, match its columns, look, add. Nothing is overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.subjects import Assignment
from facilitator_app.ui.people.import_presenter import NOT_USED, Match
from facilitator_app.ui.saving import ask_path
from facilitator_app.ui.shell import Shell, Where

if TYPE_CHECKING:
    from facilitator_app.exchange.lists import Table
    from facilitator_app.exchange.raters import Column, RaterRow

LIST = "list"
"""The page of F8c on which a list is brought in."""


class RaterListView(Protocol):
    def show_where(self, back: str) -> None: ...
    def show_file(self, name: str, heads: tuple[str, ...], matches: tuple[Match, ...]) -> None: ...
    def show_preview(self, sentence: str, add: str, good: tuple[RaterRow, ...], bad: tuple[RaterRow, ...]) -> None: ...
    def show_done(self, sentence: str, *, undo: bool) -> None: ...
    def show_error(self, words: str) -> None: ...
    def clear_errors(self) -> None: ...


class RaterListPresenter:
    def __init__(self, view: RaterListView, shell: Shell, where: Where) -> None:
        self._view = view
        self._shell = shell
        self._where = where
        self._lists = shell.workspace.rater_lists
        self._path: Path | None = None
        self._table: Table | None = None
        self._columns: dict[Column, int] = {}
        self._words: dict[Column, str] = {}
        self._rows: tuple[RaterRow, ...] = ()
        self._before: tuple[Assignment, ...] | None = None

    def show(self) -> None:
        self._view.show_where(_("Who answers about whom?"))

    def choose_file(self) -> None:
        """Let the person pick a file, and read it."""
        path = self._shell.ask_open_path(_("Choose a list"), _("Lists (*.csv *.txt *.tsv *.xlsx *.xlsm *.ods *.xls)"))
        if path is not None:
            self._read(path)

    def read(self) -> None:
        """Read the file again after it was mended."""
        if self._path is not None:
            self._read(self._path)

    def _read(self, path: Path) -> None:
        """Read a file and guess what its columns are for; if it cannot be read, the file before stays on the page."""
        from facilitator_app.exchange import raters

        try:
            self._table = raters.read(path)
        except AppError as error:
            self._view.show_error(str(error))
            return
        self._path = path
        self._view.clear_errors()
        self._columns = raters.guess(self._table.heads)
        words = {
            raters.Column.RATER: _("Who answers"),
            raters.Column.ORGANISATION: _("Organisation"),
            raters.Column.SUBJECT: _("About whom"),
            raters.Column.GROUP: _("As"),
            raters.Column.MONTHS: _("Months worked together"),
        }
        self._words = words
        matches = tuple(Match(c, words[c], self._columns.get(c, NOT_USED)) for c in raters.Column)
        self._view.show_file(path.name, self._table.heads, matches)
        self._check()

    def match(self, key: str, place: int) -> None:
        """Use another column for something."""
        from facilitator_app.exchange.raters import Column

        self._columns[Column(key)] = place
        self._check()

    def add(self) -> None:
        """Add every row without a problem; what is there stays as it is."""
        made = tuple(row.made for row in self._rows if row.made is not None)
        if not made:
            return
        before = tuple(self._lists.known(self._where.round_id).there)
        try:
            self._shell.workspace.people_rounds.add_assignments(self._where.round_id, made)
        except AppError as error:
            self._view.show_error(str(error))
            return
        self._before = before
        self._view.clear_errors()
        self._shell.saved()
        left = sum(1 for row in self._rows if row.problem)
        sentence = n_("{n} row was added.", "{n} rows were added.", len(made))
        if left:
            sentence += " " + n_("{n} row was left out.", "{n} rows were left out.", left)
        self._view.show_done(sentence, undo=True)

    def undo(self) -> None:
        """Back to what was there before the list was added."""
        before, self._before = self._before, None
        if before is None:
            return
        self._shell.workspace.people_rounds.set_assignments(self._where.round_id, before)
        self._shell.saved()
        self._check()

    def save_list(self, ending: str) -> None:
        """A file to fill in, with what is there already and the names that can be used."""
        path = ask_path(self._shell, _("Save a list to fill in"), _("who answers about whom") + ending)
        if path is None:
            return
        try:
            self._lists.save(self._where.round_id, path)
        except AppError as error:
            self._view.show_error(str(error))
            return
        self._view.clear_errors()
        self._view.show_done(
            _(
                "Saved as {name}. Fill it in, then choose it here. Keep it safe: this file is not locked.",
                name=path.name,
            ),
            undo=False,
        )

    def leave(self) -> None:
        self._shell.go("setup_raters", Where(self._where.partnership_id, self._where.round_id), remember=False)

    def _check(self) -> None:
        from facilitator_app.exchange import raters

        if self._table is None:
            return
        if missing := [self._words[c] for c in raters.REQUIRED if self._columns.get(c, NOT_USED) == NOT_USED]:
            self._rows = ()
            words = _("Choose above which column is: {names}.", names=", ".join(missing))
            self._view.show_preview(words, "", (), ())
            return
        rows = raters.rows_of(self._table, self._columns)
        self._rows = raters.checked(rows, self._lists.known(self._where.round_id))
        good = tuple(row for row in self._rows if row.made is not None)
        bad = tuple(row for row in self._rows if row.problem)
        there = sum(row.already for row in self._rows)
        self._view.show_preview(
            preview_sentence(len(good), there, len(bad)), n_("Add {n} row", "Add {n} rows", len(good)), good, bad
        )


def preview_sentence(good: int, there: int, bad: int) -> str:
    """The counts add up to the rows that were read."""
    words = n_("{good} of {n} row can be added.", "{good} of {n} rows can be added.", good + there + bad, good=good)
    if there:
        words += " " + n_("{n} is there already.", "{n} are there already.", there)
    if bad:
        words += " " + n_("{n} has a problem.", "{n} have a problem.", bad)
    return words
