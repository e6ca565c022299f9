"""The list of a page with all that belongs to it: what was taken off, Find, how many there are, the table, the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.list_editor.contents import ListActions
from facilitator_app.ui.list_editor.form_card import FormCard
from facilitator_app.ui.list_editor.forms import Form
from facilitator_app.ui.list_editor.undo import UndoBar
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Column, Head, QuietButton, TableCell, text_field, text_label
from facilitator_app.ui.widgets.list_table import ListTable
from facilitator_app.ui.widgets.page_area import VIEW_MARGIN


class ListEditor(Column):
    """Stands in the body of a page; ``form`` goes where the page puts it, most often at the side.

    Keys: Ctrl+N one more, Ctrl+F find, Ctrl+Z take back, and in the table Enter, Space or F2 open a row, Del removes it.
    Where a head is ``editable`` there is no form: words are typed into the table itself.
    ``find``: name of the field for finding; ``remove``: words of the button in the form. "" for none.
    ``empty``: stands there while there is nothing at all. ``enter_adds``: Enter in a line of the form begins the next one.
    ``undo_whole``: Ctrl+Z takes back what is typed as well.
    """

    def __init__(
        self,
        page: FacilitatorPage,
        heads: Sequence[Head],
        *,
        name: str,
        find: str = "",
        remove: str = "",
        empty: QWidget | None = None,
        enter_adds: bool = False,
        gap: int = 14,
        undo_whole: bool = False,
    ) -> None:
        self._page = page
        self._acts = ListActions()
        self.undo_bar = UndoBar(page, whole=undo_whole)
        self.find_field = text_field(find or " ").set_width(28)
        self.find_field.editor.textEdited.connect(lambda words: self._acts.find(words))
        self.summary = text_label("", "body_bold")
        self.table = self._table(heads, name)
        self.empty = empty
        self.form = FormCard(bar=True)
        self.form.write = lambda key, value: self._acts.write(key, value)
        if enter_adds:
            self.form.enter = lambda: self._acts.add()
        if remove:
            self.form.show_foot(self._remove_button(remove))
        super().__init__(self.undo_bar, self.find_field, self.summary, self.table, gap=gap)
        if empty is not None:
            self.add(empty)
        self._has_find = bool(find)
        for widget in (self.find_field, self.summary, self.form):
            widget.hide()
        self._keys(page)
        page.kept_view.keep_field(f"find {name}", self.find_field)

    def bind(self, acts: ListActions) -> None:
        """Who is told what a person does."""
        self._acts = acts
        self.undo_bar.bind(acts.undo)

    def show_heads(self, heads: Sequence[Head], name: str) -> None:
        """A list of something else from now on; its rows follow."""
        if self.table.heads != tuple(heads):
            self.table.show_rows([])
            self.table.heads = tuple(heads)
        self.table.setAccessibleName(name)

    def show_rows(
        self, rows: Sequence[Sequence[str | TableCell]], chosen: int, summary: str = "", empty: bool = False
    ) -> None:
        """The table, with the row that is in the form in bold."""
        self.summary.say(summary)
        self.find_field.setVisible(self._has_find and not empty)
        if self.empty is not None:
            self.empty.setVisible(empty)
        self.table.show_rows([_bold(row) if index == chosen else row for index, row in enumerate(rows)])
        self.table.setVisible(bool(rows))

    def show_form(self, form: Form | None) -> None:
        """The fields of the chosen row; None hides them."""
        self.form.setVisible(form is not None)
        self.form.show_form(form or Form("", ()))
        self._page.order_tabs()

    def show_others(self, form: Form, typed: str) -> None:
        """While one types in one field: what the others hold now, and what is worth knowing at each."""
        self.form.show_others(form, typed)

    def show_fault(self, key: str, words: str) -> None:
        """What is wrong with a field, there and on top of the page; where there is no such field only on top."""
        field = self.form.fields.get(key)
        if field is not None:
            self.form.show_faults({key: words})
        self._page.show_error(words, field.editor if field is not None else None)

    def say(self, words: str) -> None:
        """What could not be done."""
        self._page.show_error(words)

    def clear_faults(self) -> None:
        self.form.show_faults({})
        self._page.clear_errors()

    def focus_form(self) -> None:
        """The first field, marked, so that typing replaces it. A form below the list comes into view as a whole."""
        self.form.take_focus()
        self._page.area.show_with_focus(self._form_below)

    def focus_list(self, row: int) -> None:
        """This row or the last one, so that the next can be removed at once; Undo where none is left.

        What was done is seen with it. Where the row is too far from that, one who was in the list sees the row.
        """
        rows, was_here = self.table.rowCount(), self.table.hasFocus()
        (self.table if rows else self.undo_bar.button).setFocus(Qt.FocusReason.OtherFocusReason)
        if rows:
            self.table.setCurrentCell(min(row, rows - 1), 0)
        self._page.area.show_with_focus(partial(self._done_and_row, was_here), rather=True)

    def show_undone(self, row: int) -> None:
        """A row is back. Where Undo was pressed the focus goes to it, for the button goes away."""
        if self.undo_bar.button.hasFocus():
            self.focus_list(row)
        self.undo_bar.show_done("")

    # ---

    def _form_below(self) -> QRect:
        """Where the form lies on the page, if it stands below the list; a page may have none."""
        content = self._content()
        if not content.isAncestorOf(self.form):
            return QRect()
        form = QRect(self.form.mapTo(content, QPoint()), self.form.size())
        return form if form.top() >= self.mapTo(content, self.rect().bottomLeft()).y() else QRect()

    def _done_and_row(self, row_first: bool) -> QRect:
        """What was done and the current row, from the head of the page on if that fits; else one of the two."""
        content, room = self._content(), self._page.area.viewport().height() - 2 * VIEW_MARGIN
        row = self.table.row_rect(content) if self.table.isVisible() else QRect()
        if self.undo_bar.isHidden():
            return row
        done = QRect(self.undo_bar.mapTo(content, QPoint()), self.undo_bar.size())
        both = done | row
        return next(
            (rect for rect in (both | QRect(0, 0, 1, 1), both) if rect.height() <= room), row if row_first else done
        )

    def _content(self) -> QWidget:
        return self._page.area.widget() or self

    def _table(self, heads: Sequence[Head], name: str) -> ListTable:
        table = ListTable(heads, name=name, chooser=not any(head.editable for head in heads))
        table.edited.connect(lambda row, _column, words: self._acts.rename(row, words))
        table.chosen.connect(lambda row: self._acts.choose(row))
        table.edit_asked.connect(lambda row: self._acts.choose(row))
        table.remove_asked.connect(lambda row: self._acts.remove(row))
        return table

    def _remove_button(self, words: str) -> QuietButton:
        self.remove_button = QuietButton(words, "bin", press=lambda: self._acts.remove())
        return self.remove_button

    def _keys(self, page: FacilitatorPage) -> None:
        page.shortcut("Ctrl+N", lambda: self._acts.add())
        if self._has_find:
            page.shortcut("Ctrl+F", self.find_field.editor.setFocus)


def _bold(row: Sequence[str | TableCell]) -> list[str | TableCell]:
    first = row[0] if isinstance(row[0], TableCell) else TableCell(row[0])
    return [replace(first, bold=True), *row[1:]]
