"""Bringing in a list on one page: the file, its columns, what can be added, and rows to mend in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from facilitator_app.domain.language import _, n_
from facilitator_app.ui.list_editor import Form, FormCard, UndoBar
from facilitator_app.ui.list_import.contents import WITH_A_PROBLEM
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    ComboBox,
    DataTable,
    Field,
    Flow,
    Head,
    MainButton,
    Notice,
    QuietButton,
    TableCell,
    TickBox,
    combo_field,
    heading2,
    small,
    text_label,
)
from facilitator_app.ui.widgets.list_table import ListTable

if TYPE_CHECKING:
    from facilitator_app.ui.list_import.logic import FileShown, ListImport, RowsShown

MOST_COLUMNS = 6


class ImportPage(FacilitatorPage):
    """``heads``: columns of a row; ``example``: what a list may look like, for those who have to make one first: rows with
    as many cells as there is room for, and ``explained`` what it has to say.

    ``tick``: a choice for all rows at once; ``to_list``: words of the button that leads to what was added.
    """

    presenter: ListImport[Any]

    def __init__(
        self,
        title: str,
        lead: str,
        heads: Sequence[Head],
        example: Sequence[Sequence[str]],
        explained: Sequence[str],
        *,
        tick: str = "",
        to_list: str,
        back: str,
    ) -> None:
        super().__init__(title, lead, back=back)
        self._new_file = False
        self._heads = tuple(heads)
        self.example = _example(heads, example, explained)
        self.file = Column(gap=10)
        self.added = Card(gap=14)
        self._build_rows(tick)
        self._build_added(to_list)
        for part in (self.example, self.added, self.file, self.looked_at):
            self.add(part)
        for part in (self.added, self.file, self.looked_at):
            part.hide()
        self.setAcceptDrops(True)

    def _build_rows(self, tick: str) -> None:
        self.sentence = Notice("")
        self.dropped = UndoBar(self)
        self.bad_table = ListTable(
            [Head(_("Row"), right=True, stretch=0), *self._heads[:WITH_A_PROBLEM], Head(_("What is wrong"), stretch=4)],
            name=_("Rows with a problem"),
            chooser=True,
        )
        how = _("Click a row, or press Enter on it, to mend it or leave it out. Your own list stays as it is.")
        self.bad = Column(self.bad_table, small(how), gap=6)
        self.mending = FormCard(bar=True, gap=10, letters=36)
        self.mending.hide()
        self.drop_button = QuietButton(_("Leave this row out"), "bin")
        self.mending.show_foot(self.drop_button)
        self.tick = TickBox(tick)
        self.add_button = MainButton("")
        self.good_table = ListTable(self._heads, name=_("Rows that can be added"), chooser=True)
        change = small(_("Click a row, or press Enter on it, to change it or leave it out."))
        self.good = Column(
            self.add_button, text_label(_("These can be added"), "body_bold"), change, self.good_table, gap=10
        )
        self.looked_at = Column(
            heading2(_("2  Look before you add")), self.sentence, self.dropped, self.bad, self.mending, self.tick,
            self.good, gap=10
        )  # fmt: skip

    def _build_added(self, to_list: str) -> None:
        self.added_words = Notice("", "success")
        self.to_list = Button(to_list)
        self.undo_button = Button(_("Undo: take them off again"))
        self.added.add(self.added_words, Flow(self.to_list, self.undo_button))

    def bind(self, presenter: ListImport[Any]) -> None:
        self.choose_button = self.main_button(_("Choose a file"), presenter.choose_file)
        self.paste_button = self.button(_("Paste a list"), self._paste)
        for words, do in presenter.buttons:
            self.button(words, do)
        self.shortcut("Ctrl+V", self._paste)
        self.dropped.bind(presenter.undo_last)
        self.bad_table.chosen.connect(presenter.open_bad)
        self.bad_table.edit_asked.connect(presenter.open_bad)
        self.bad_table.remove_asked.connect(presenter.drop_bad)
        self.good_table.chosen.connect(presenter.open_good)
        self.good_table.edit_asked.connect(presenter.open_good)
        self.good_table.remove_asked.connect(presenter.drop_good)
        self.mending.write = presenter.mend
        self.drop_button.clicked.connect(lambda: presenter.drop())
        self.tick.clicked.connect(lambda: presenter.set_tick(self.tick.isChecked()))
        self.add_button.clicked.connect(presenter.add)
        self.to_list.clicked.connect(presenter.leave)
        self.undo_button.clicked.connect(presenter.undo)
        super().bind(presenter)

    def save_pending(self) -> None:
        self.presenter.save_pending()

    # --- the file

    def show_file(self, shown: FileShown) -> None:
        for part in (self.buttons, self.example, self.added):
            part.hide()
        self.file.clear()
        table = DataTable([Head(head) for head in shown.heads[:MOST_COLUMNS]], name=_("The first rows of the list"))
        table.show_rows([list(cells[:MOST_COLUMNS]) for cells in shown.first])
        self.file.add(self._file_row(shown))
        if shown.notes:
            notice = Notice(shown.notes[0], "info")
            notice.add(*(small(words, "ink") for words in shown.notes[1:]))
            self.file.add(notice)
        self.file.add(
            heading2(_("1  Which column is what?")),
            Flow(
                *(self._match_field(match.key, match.words, match.column, shown.heads) for match in shown.matches),
                gap=16,
            ),
            small(n_("The first row of the list:", "The first {n} rows of the list:", len(shown.first))),
            table,
            self._how_read(shown),
        )
        self.file.show()

    def _file_row(self, shown: FileShown) -> Flow:
        self.another = QuietButton(_("Choose another file"), "open", press=self.presenter.choose_file)
        self._new_file = True
        row = Flow(text_label(shown.name, "body_bold"), gap=20)
        if shown.again:
            again = QuietButton(_("Read it again"), "round", press=self.presenter.read_again)
            row.add(again)
        row.add(self.another, QuietButton(_("Paste another list"), "paper", press=self._paste))
        return row

    def _match_field(self, key: str, words: str, column: int, heads: Sequence[str]) -> Field[ComboBox]:
        columns = [(str(n), head) for n, head in enumerate(heads)]
        choices = [("-1", _("Not in this list")), *columns]
        return combo_field(
            words, choices, chosen=str(column), choose=lambda picked: self.presenter.match(key, int(picked))
        )

    def _how_read(self, shown: FileShown) -> Flow:
        """How the file was read, to be changed where that was wrong."""
        row = Flow(gap=16)
        for key, words, choices, chosen in shown.choices:
            row.add(self._choice_field(key, words, choices, chosen))
        if shown.hidden is not None:
            words = _("Take what is hidden in the file as well")
            row.add(TickBox(words, on=shown.hidden, turned=self.presenter.take_hidden))
        return row

    def _choice_field(self, key: str, words: str, choices: Sequence[tuple[str, str]], chosen: str) -> Field[ComboBox]:
        return combo_field(words, choices, chosen=chosen, choose=partial(self.presenter.choose, key))

    # --- its rows

    def show_rows(self, shown: RowsShown) -> None:
        self.added.hide()
        self.file.show()
        self.sentence.say(shown.sentence, shown.colour)
        self.bad_table.show_rows(shown.bad)
        self.good_table.show_rows([_with_detail(row) for row in shown.good])
        self.bad.setVisible(bool(shown.bad))
        self.good.setVisible(bool(shown.good))
        self.add_button.setText(shown.add)
        self.add_button.updateGeometry()
        self.tick.setVisible(shown.tick is not None)
        self.tick.setChecked(bool(shown.tick))
        self.looked_at.show()
        if self.isVisible():
            self.order_tabs()
            if self._new_file:  # the button that was pressed has gone; one reads from the top
                (self.add_button if shown.good else self.another).setFocus()
                self.area.open_at_top()
        self._new_file = False

    def show_row(self, form: Form | None, problem: str) -> None:
        """One row in the form, with what is wrong with it; None for none."""
        self.mending.setVisible(form is not None)
        self.mending.show_form(form or Form("", ()))
        self.show_problem(problem)
        self.order_tabs()

    def show_problem(self, problem: str) -> None:
        """What is still wrong with the row in the form."""
        self.mending.show_state(problem or _("This row can be added now."), "warning" if problem else "success")

    def show_dropped(self, words: str) -> None:
        """Which row was left out last, with Undo; empty for none."""
        self.dropped.show_done(words)
        self.order_tabs()

    def focus_row(self) -> None:
        self.mending.take_focus()

    def focus_rows(self) -> None:
        """A row was left out: the next one can be at once."""
        (self.bad_table if self.bad_table.rowCount() else self.good_table).setFocus()

    # --- what came of it

    def show_added(self, words: str) -> None:
        for part in (self.buttons, self.example, self.file, self.looked_at):
            part.hide()
        self.added_words.say(words, "success")
        self.added.show()
        self.dropped.show_done("")
        self.dropped.key.set_possible(True)  # Ctrl+Z takes off what was added, which the button here does as well
        self.order_tabs()
        self.to_list.setFocus()

    # --- paste and drop

    def _paste(self) -> None:
        clipboard = QGuiApplication.clipboard()
        self.presenter.paste(clipboard.text() if clipboard else "")

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        data = event.mimeData()
        local = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if local:
            self.presenter.read(Path(local[0]))
        elif data.hasText():
            self.presenter.paste(data.text())
        event.acceptProposedAction()


def _example(heads: Sequence[Head], rows: Sequence[Sequence[str]], explained: Sequence[str]) -> Column:
    table = DataTable([replace(head, stretch=2) for head in heads[: len(rows[0])]], name=_("An example of a list"))
    table.show_rows(rows)
    return Column(heading2(_("What a list may look like")), table, *explained, gap=10)


def _with_detail(row: Sequence[str]) -> list[str | TableCell]:
    """The last of the words stands below the first cell."""
    *cells, detail = row
    return [TableCell(cells[0], detail=detail), *cells[1:]]
