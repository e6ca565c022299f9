"""What happens while a list is brought in. Nothing is kept before Add, and every row ends in exactly one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Generic

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.steps import while_wanted
from facilitator_app.exchange.lists import Left, notes, open_list, pasted, with_sheets
from facilitator_app.ui.list_editor import Form
from facilitator_app.ui.list_import.contents import WITH_A_PROBLEM, ImportContents, Row
from facilitator_app.ui.list_import.view import ImportPage
from facilitator_app.ui.list_import.waiting import Begun, begun_from
from facilitator_app.ui.presenter import Doing
from facilitator_app.ui.shell import Shell

if TYPE_CHECKING:
    from facilitator_app.exchange.lists import ListSource, Table

FIRST_ROWS = 5
MOST_SHOWN = 100
"""Rows that are listed; more would only be slow to look at. All are counted and added."""
NOT_USED = -1
MOST_LETTERS = 80
"""Very long cells would push the rest off the page."""


@dataclass(frozen=True, slots=True)
class Match:
    """One use of a column: its key, its words, and the place of the column used (-1: none)."""

    key: str
    words: str
    column: int


@dataclass(frozen=True, slots=True)
class FileShown:
    """What is known of the file. ``choices``: (key, words, what can be chosen, what is chosen) of how it was read.

    ``hidden``: whether what nobody sees in the file is part of the list; None where all is seen. ``again``: it is a file.
    """

    name: str
    heads: tuple[str, ...]
    first: tuple[tuple[str, ...], ...]
    matches: tuple[Match, ...]
    notes: tuple[str, ...]
    choices: tuple[tuple[str, str, tuple[tuple[str, str], ...], str], ...]
    hidden: bool | None
    again: bool


@dataclass(frozen=True, slots=True)
class RowsShown:
    """What can be added and what has a problem, as rows of the two tables; ``colour``: of the sentence."""

    sentence: str
    colour: str
    add: str
    bad: tuple[tuple[str, ...], ...]
    good: tuple[tuple[str, ...], ...]
    tick: bool | None


class ListImport(Doing[ImportPage], Generic[Row]):
    def __init__(self, view: ImportPage, contents: ImportContents[Row], shell: Shell) -> None:
        self.view = contents.view = view
        self._contents = contents
        self.shell = shell
        self.buttons = contents.buttons()
        """What else can be done on the page: words, and what they do."""
        self._begun: Begun | None = None
        self._table: Table | None = None
        self._rows: tuple[Row, ...] = ()
        self._open = 0
        """The row that is being mended, by its number; 0 for none."""
        self._undo_step: Callable[[], object] | None = None
        self._is_here = True

    def show(self) -> None:
        """The list that was being mended when one left, if there is one."""
        waiting = self.workspace.unfinished.of(*self._contents.draft_key())
        if waiting:
            self._begun = begun_from(waiting)  # it goes on waiting until it is read
            self._take(self._begun)

    def end(self) -> None:
        """What is still being read is wanted no more."""
        self._is_here = False

    def save_pending(self) -> None:
        """Rows that were mended or left out are not done again."""
        unfinished, key = self.workspace.unfinished, self._contents.draft_key()
        begun = self._begun.as_words() if self._begun is not None and self._undo_step is None else {}
        if begun != unfinished.of(*key):
            unfinished.keep(begun, *key)

    # --- reading

    def choose_file(self) -> None:
        """Let the person pick a file, and read it."""
        path = self.shell.ask_open_path(
            self._contents.chooser_title, _("Lists (*.csv *.txt *.tsv *.xlsx *.xlsm *.ods *.xls)")
        )
        if path is not None:
            self.read(path)

    def read_again(self) -> None:
        """The same file, after it was mended."""
        if self._begun is not None and self._begun.path is not None:
            self.read(self._begun.path)

    def read(self, path: Path) -> None:
        """A file that was chosen or dropped here. If it cannot be read, the one before stays on the page."""
        source = self.tried(lambda: open_list(path))
        if source is not None:
            self._take(Begun(source, path))

    def paste(self, text: str) -> None:
        """A list from the clipboard; it lies nowhere else, so it is kept at once."""
        source = self.tried(lambda: pasted(text))
        if source is not None:
            self._take(Begun(source, None))
            self.save_pending()

    def choose(self, key: str, value: str) -> None:
        """Read it another way: another sheet, another row of headings, other letters."""
        changed: dict[str, object] = {key: int(value) if key == "head_row" else value}
        if key == "sheet":
            changed["head_row"] = None
        self._read_as(**changed)

    def take_hidden(self, on: bool) -> None:
        """What nobody sees in the file is part of the list, or is not."""
        self._read_as(hidden=on)

    # --- looking and mending

    def match(self, key: str, column: int) -> None:
        """Use another column for something; what was mended by hand before is read anew."""
        if self._begun is not None:
            self._begun.columns[key] = column
            self._begun.mends, self._begun.dropped = [], []
            self._take_rows()

    def open_bad(self, index: int) -> None:
        """Put a row with a problem into the form."""
        self._open_row(self._bad()[index].number)

    def open_good(self, index: int) -> None:
        """Put a row that can be added into the form."""
        self._open_row(self._good()[index].number)

    def mend(self, key: str, words: str) -> None:
        """Something was typed or chosen for the open row; the file stays as it is."""
        if self._begun is not None:
            self._begun.mend(self._open, key, words)
            self._rows = self._mended(self._rows, [(self._open, key, words)])
            self._check()

    def drop(self, number: int = 0) -> None:
        """Leave a row out, the open one without a number."""
        if self._begun is None:
            return
        self._begun.dropped.append(number or self._open)
        self._open = 0
        self._check()
        self._show_dropped()
        self.view.show_row(None, "")
        self.view.focus_rows()

    def take_back(self) -> None:
        """The row that was left out last is part of the list again; then the one before it can be."""
        if self._begun is not None and self._begun.dropped:
            self._begun.dropped.pop()
            self._check()
            self.view.focus_rows()
            self._show_dropped()

    def drop_bad(self, index: int) -> None:
        self.drop(self._bad()[index].number)

    def drop_good(self, index: int) -> None:
        self.drop(self._good()[index].number)

    def set_tick(self, on: bool) -> None:
        """The choice for all rows was made."""
        self._contents.set_tick(on)
        self._check()

    # --- adding

    def add(self) -> None:
        """Add every row without a problem; what is there stays as it is."""
        good = self._good()
        if not good:
            return
        try:
            self._undo_step = self._contents.add(good)
        except AppError as error:
            self.view.show_error(str(error))
            return
        self.view.clear_errors()
        self.shell.saved()
        sentence = self._contents.added_words(len(good))
        left = len(self._bad()) + len(self._dropped)
        if left:
            sentence += " " + n_("{n} row was left out.", "{n} rows were left out.", left)
        self.view.show_added(sentence)

    def undo(self) -> None:
        """Take away what was just added."""
        undo_step, self._undo_step = self._undo_step, None
        if undo_step is None:
            return
        try:
            undo_step()
        except AppError as error:
            self._undo_step = undo_step  # the button is still there: it can be tried again
            self.view.show_error(str(error))
            return
        self.shell.saved()
        self._check()
        self._show_dropped()

    def undo_last(self) -> None:
        """Take back what was done last: the adding, else the row that was left out last."""
        self.undo() if self._undo_step is not None else self.take_back()

    def leave(self) -> None:
        self._contents.leave()

    # ---

    def _take(self, begun: Begun) -> None:
        """Read what is new here: plain text at once, a spreadsheet in the background; meanwhile the page stays as it is."""
        if begun.source.is_text:
            self._read(begun)
            return

        def read(source: ListSource) -> None:
            self._read(replace(begun, source=source))

        label = _("Reading {name}", name=begun.source.name)
        self.shell.run(
            while_wanted(with_sheets(begun.source), lambda: self._is_here), label, read, self.view.show_error
        )

    def _read_as(self, **changed: object) -> None:
        if self._begun is not None:
            options = replace(self._begun.options, **changed)  # type: ignore[arg-type]
            self._read(Begun(self._begun.source, self._begun.path, options))

    def _read(self, begun: Begun) -> None:
        """Read it so. If that cannot be done, what was there before stays on the page."""
        try:
            table = self._contents.kind.table(begun.source, begun.options)
        except AppError as error:
            self.view.show_error(str(error))
            return
        self._begun, self._table, self._undo_step = begun, table, None
        if not begun.columns:
            begun.columns = dict(self._contents.kind.guess(table.heads))
        self.view.clear_errors()
        self._show_file(begun, table)
        self._take_rows()

    def _show_file(self, begun: Begun, table: Table) -> None:
        unseen = {Left.HIDDEN, Left.FILTERED, Left.COLUMN, Left.SHEET}
        some = any(one.why in unseen for one in table.left_out)
        self.view.show_file(
            FileShown(
                begun.source.name,
                table.heads,
                tuple(cells for _number, cells in table.rows[:FIRST_ROWS]),
                tuple(Match(k, w, begun.columns.get(k, NOT_USED)) for k, w in self._contents.columns().items()),
                notes(table),
                _choices(table),
                begun.options.hidden if some or begun.options.hidden else None,
                begun.path is not None,
            )
        )

    def _take_rows(self) -> None:
        if self._begun is not None and self._table is not None:
            self._open = 0
            self._rows = self._mended(self._contents.kind.rows_of(self._table, self._begun.columns), self._begun.mends)
            self.view.show_row(None, "")
            self._check()
            self._show_dropped()

    def _mended(self, rows: Sequence[Row], mends: Sequence[tuple[int, str, str]]) -> tuple[Row, ...]:
        by_number = {row.number: row for row in rows}
        for number, key, words in mends:
            if number in by_number:
                by_number[number] = self._contents.kind.mended(by_number[number], key, words)
        return tuple(by_number.values())

    @property
    def _dropped(self) -> list[int]:
        return self._begun.dropped if self._begun is not None else []

    def _show_dropped(self) -> None:
        """The row that was left out last, and the way back."""
        row = next((row for row in self._rows if self._dropped and row.number == self._dropped[-1]), None)
        name = _cut(self._contents.cells(row)[:1])[0] if row is not None else ""
        words = _("Row {n} was left out: {name}.", n=row.number, name=name) if row is not None and name else ""
        if row is not None and not name:
            words = _("Row {n} was left out.", n=row.number)
        self.view.show_dropped(words)

    def _open_row(self, number: int) -> None:
        self._open = number
        row = next(row for row in self._rows if row.number == number)
        title = _("Row {n} of the list", n=number)
        self.view.show_row(Form(title, self._contents.fields(row)), row.problem)
        self.view.focus_row()

    def _bad(self) -> tuple[Row, ...]:
        return tuple(row for row in self._rows if row.problem and row.number not in self._dropped)

    def _good(self) -> tuple[Row, ...]:
        """Those that can be added, with those first that say the same as another."""
        fine = [
            r for r in self._rows if not r.problem and not self._contents.already(r) and r.number not in self._dropped
        ]
        others = self._contents.others(fine)
        return tuple(sorted(fine, key=lambda row: row.number not in others))

    def _check(self) -> None:
        columns = self._begun.columns if self._begun is not None else {}
        if missing := [
            self._contents.columns()[key] for key in self._contents.required() if columns.get(key, NOT_USED) == NOT_USED
        ]:
            self._rows = ()
            words = _("Choose above which column is: {names}.", names=", ".join(missing))
            self.view.show_rows(RowsShown(words, "warning", "", (), (), None))
            return
        kept = [row for row in self._rows if row.number not in self._dropped]
        checked = {row.number: row for row in self._contents.checked(kept)}
        self._rows = tuple(checked.get(row.number, row) for row in self._rows)
        good, bad = self._good(), self._bad()
        others = self._contents.others(good)
        twice = len({frozenset((one, *more)) for one, more in others.items()})
        self.view.show_rows(
            RowsShown(
                self._sentence(len(good), len(bad), twice),
                "warning" if bad or not good else "info" if twice else "success",
                self._contents.add_words(len(good)),
                tuple(
                    (str(row.number), *_cut(self._contents.cells(row)[:WITH_A_PROBLEM]), row.problem)
                    for row in bad[:MOST_SHOWN]
                ),
                tuple(
                    (*_cut(self._contents.cells(row)), _also(others.get(row.number, ()))) for row in good[:MOST_SHOWN]
                ),
                self._contents.tick(kept),
            )
        )
        open_row = next((row for row in self._rows if row.number == self._open), None)
        if open_row is not None:
            self.view.show_problem(open_row.problem)

    def _sentence(self, good: int, bad: int, twice: int) -> str:
        """ "38 of 40 rows can be added. 2 have a problem." The counts add up to the rows that were read."""
        there = sum(self._contents.already(row) and not row.problem for row in self._rows)
        read = good + bad + there + len(self._dropped)
        words = n_("{good} of {n} row can be added.", "{good} of {n} rows can be added.", read, good=good)
        if there:
            words += " " + n_("{n} is there already, or further up.", "{n} are there already, or further up.", there)
        if bad:
            words += " " + n_("{n} has a problem.", "{n} have a problem.", bad)
        if self._dropped:
            words += " " + n_("You left {n} out.", "You left {n} out.", len(self._dropped))
        return f"{words} {self._contents.twice_words(twice)}".strip() if twice else words


def _choices(table: Table) -> tuple[tuple[str, str, tuple[tuple[str, str], ...], str], ...]:
    """How the file was read, where it can be read in more than one way."""
    choices = []
    if len(table.sheets) > 1:
        choices.append(("sheet", _("Sheet"), tuple((name, name) for name in table.sheets), table.sheet))
    rows = tuple((str(number), _("Row {n}: {words}", n=number, words=words)) for number, words in table.top)
    names = (("0", _("None of them")), *rows)
    choices.append(("head_row", _("Which row names the columns?"), names, str(table.head_row)))
    if len(table.readings) > 1:
        choices.append(("reading", _("Which reads right?"), table.readings, table.reading))
    return tuple(choices)


def _also(numbers: tuple[int, ...]) -> str:
    if not numbers:
        return ""
    return n_("Also in row {rows}", "Also in rows {rows}", len(numbers), rows=", ".join(str(n) for n in numbers))


def _cut(cells: Sequence[str]) -> list[str]:
    return [words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS]}…" for words in cells]
