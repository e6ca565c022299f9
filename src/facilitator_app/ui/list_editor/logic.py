"""What happens in a list with a form: choosing, finding, adding, typing, removing and taking back. Plain Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import n_
from facilitator_app.domain.words import tidy
from facilitator_app.ui.list_editor.contents import Item, ListActions, ListContents

if TYPE_CHECKING:
    from facilitator_app.ui.list_editor.view import ListEditor
    from facilitator_app.ui.shell import Shell
    from facilitator_app.ui.widgets import TableCell

WHICH = ""
"""Under this key what is unfinished says which one it is about; empty for a new one."""
MOST_SHOWN = 100
"""Rows in the table at once, so that it follows typing; the others are found by their words."""


class ListLogic(ListActions, Generic[Item]):
    """Everything is kept as it is typed. What cannot be kept yet stays in the form, and is said before one goes on.

    ``place``: what the page is about and its name, for what is still unfinished when one leaves. ``always_open``: one row
    is in the form from the start on.
    """

    def __init__(
        self,
        view: ListEditor,
        contents: ListContents[Item],
        shell: Shell,
        *unfinished_key: str,
        always_open: bool = False,
    ) -> None:
        self._view = view
        self._contents = contents
        self._saved = shell.saved
        self._unfinished = shell.workspace.unfinished
        self._unfinished_key = unfinished_key
        self._always_open = always_open
        self._chosen = ""
        self._made: Item | None = None
        """The new one as it was made, until it is kept."""
        self._typed: Item | None = None
        """The one in the form as typed, while it cannot be kept."""
        self._fault = ""
        self._fault_at = contents.named
        """The field that is to be mended."""
        self._find = ""
        self._undo_step: Callable[[], object] | None = None

    @property
    def chosen(self) -> Item | None:
        """The one in the form, with what was typed."""
        return self._typed or next((one for one in self._contents.items() if one.id == self._chosen), None)

    def show(self) -> None:
        """Fill the list and the form, with what was typed there last and could not be kept."""
        self._open_first()
        waiting = self._unfinished.of(*self._unfinished_key)
        if waiting:
            self._go_on_with(waiting)
        self._show_all()

    def save_pending(self) -> None:
        """What is in the form and cannot be kept yet waits for one to come back."""
        values: dict[str, str] = {}
        if self._typed is not None and not self._is_blank:
            form = self._contents.form(self._typed, self._made is not None)
            values = {spec.key: spec.value for spec in form.fields} if form is not None else {}
            values[WHICH] = "" if self._made is not None else self._typed.id
        if values or self._unfinished.of(*self._unfinished_key):
            self._unfinished.keep(values, *self._unfinished_key)

    # --- what a person does

    def find(self, words: str) -> None:
        self._find = tidy(words).casefold()
        self.show_rows()

    def choose(self, row: int) -> None:
        shown = self._shown()
        if self.stopped() or not 0 <= row < len(shown):
            return
        self._open(shown[row][0].id)
        self._show_all()
        self._view.focus_form()

    def add(self) -> None:
        if self.stopped():
            return
        made = self._contents.new()
        if made is None:
            return
        if self._contents.fault(made):
            self._open(made.id)
            self._made = self._typed = made
        elif self.keep((*self._contents.items(), made)):
            self._open(made.id)
        self._show_all()
        self._view.focus_form()

    def write(self, key: str, value: str) -> None:
        old = self.chosen
        if old is None:
            return
        typed = self._contents.changed(old, key, value)
        fault = self._contents.fault(typed)
        if not fault:
            try:
                self._keep(self._with(typed))
            except AppError as error:
                fault = str(error)
        if fault:
            self._cannot_keep(typed, key, value, fault)
            return
        self._made = self._typed = None
        self._fault = ""
        self._after_change()
        if (form := self._contents.form(typed, False)) is not None:
            self._view.show_others(form, key)

    def rename(self, row: int, words: str) -> None:
        old = self._shown()[row][0]
        typed = self._contents.changed(old, self._contents.named, words)
        if fault := self._contents.fault(typed):
            self._view.say(fault)
        elif self.keep(self._with(typed)):
            self._show_all()

    def remove(self, row: int | None = None) -> None:
        shown = self._shown()
        if row is not None and not 0 <= row < len(shown):
            return
        id_ = self._chosen if row is None else shown[row][0].id
        items = self._contents.items()
        gone = next((one for one in items if one.id == id_), None)
        if gone is None:  # a new one that was never kept
            self._close()
            self._show_all()
            return
        if why := self._contents.must_stay(gone):
            self._view.say(why)
            return
        index = next((n for n, (one, _cells) in enumerate(shown) if one.id == id_), 0)
        undo_step = self._contents.undo_step()
        if not self.keep(self._contents.without(items, gone)):
            return
        if id_ == self._chosen:
            self._close()
        self._undo_step = undo_step
        self._show_all()
        self._view.undo_bar.show_done(self._contents.removed(gone))
        self._view.focus_list(index)

    def undo(self) -> None:
        undo_step, self._undo_step = self._undo_step, None
        if undo_step is None:
            return
        there = {one.id for one in self._contents.items()}
        try:
            undo_step()
        except AppError as error:
            self._undo_step = undo_step  # the button is still there: it can be tried again
            self._view.say(str(error))
            return
        self._saved()
        self._show_all()
        back = next((n for n, (one, _cells) in enumerate(self._shown()) if one.id not in there), 0)
        self._view.show_undone(back)

    # --- what the page may ask

    def keep(self, items: tuple[Item, ...]) -> bool:
        """Keep these; False if that failed, which was said then."""
        try:
            self._keep(items)
        except AppError as error:
            self._view.say(str(error))
            return False
        self._view.clear_faults()
        return True

    def stopped(self) -> bool:
        """True if the form holds what cannot be kept; then it is said."""
        if not self._fault or self._is_blank:
            return False
        self._view.show_fault(self._fault_at, self._fault)
        return True

    def show_rows(self) -> None:
        """Show the table anew; the form stays."""
        items, shown = self._contents.items(), self._shown()
        index = next((n for n, (one, _cells) in enumerate(shown) if one.id == self._chosen), -1)
        words = self._contents.counted(len(items))
        if words and len(shown) != len(items):
            words += " " + n_("{n} is shown.", "{n} are shown.", len(shown))
        empty = not items and not self._chosen
        self._view.show_rows([cells for _one, cells in shown], index, words, empty)
        self._contents.shown()

    # ---

    @property
    def _is_blank(self) -> bool:
        """True for a new one in which nothing was typed."""
        return self._made is not None and self._typed == self._made

    def _go_on_with(self, waiting: dict[str, str]) -> None:
        which = waiting.pop(WHICH, "")
        if which:
            self._open(which)
        elif (made := self._contents.new()) is not None:
            self._open(made.id)
            self._made = self._typed = made
        old = self.chosen
        if old is None:  # it was removed meanwhile
            self._open("")
            return
        form = self._contents.form(old, self._made is not None)
        for spec in form.fields if form is not None else ():
            value = waiting.get(spec.key, spec.value)
            if value != spec.value and (not spec.choices or value in dict(spec.choices)):
                self.write(spec.key, value)

    def _keep(self, items: tuple[Item, ...]) -> None:
        self._contents.keep(items)
        self._undo_step = None
        self._view.undo_bar.show_done("")
        self._saved()

    def _with(self, item: Item) -> tuple[Item, ...]:
        items = self._contents.items()
        if any(one.id == item.id for one in items):
            return tuple(item if one.id == item.id else one for one in items)
        return (*items, item)

    def _cannot_keep(self, typed: Item, key: str, value: str, fault: str) -> None:
        """Hold on to what was typed; what else was changed in one that is kept already is kept all the same."""
        at = self._contents.fault_at(typed)
        if self._contents.fault(typed):
            self._fault_at = at
        elif not self._fault:
            self._fault_at = key
        self._typed, self._fault = typed, fault
        stored = next((one for one in self._contents.items() if one.id == typed.id), None)
        if key == at or stored is None:
            return
        try:
            self._keep(self._with(self._contents.changed(stored, key, value)))
        except AppError as error:
            self._view.show_fault(key, str(error))
            return
        self._after_change()

    def _after_change(self) -> None:
        self._view.clear_faults()
        self.show_rows()

    def _open(self, id_: str) -> None:
        self._chosen, self._fault = id_, ""
        self._made = self._typed = None

    def _close(self) -> None:
        self._open("")
        self._open_first()

    def _open_first(self) -> None:
        items = self._contents.items()
        if self._always_open and items and not self._chosen:
            self._open(items[0].id)

    def _shown(self) -> list[tuple[Item, Sequence[str | TableCell]]]:
        """Those that fit what is looked for, each with its row; the one in the form is always there."""
        items = self._contents.items()
        rows = zip(items, self._contents.rows(items), strict=True)
        fitting = [(one, cells) for one, cells in rows if one.id == self._chosen or self._fits(cells)]
        beyond = [pair for pair in fitting[MOST_SHOWN:] if pair[0].id == self._chosen]
        return [*fitting[:MOST_SHOWN], *beyond]

    def _fits(self, cells: Sequence[str | TableCell]) -> bool:
        text = " ".join(cell if isinstance(cell, str) else f"{cell.words} {cell.detail}" for cell in cells).casefold()
        return all(word in text for word in self._find.split())

    def _show_all(self) -> None:
        self.show_rows()
        item = self.chosen
        self._view.show_form(self._contents.form(item, self._made is not None) if item is not None else None)
