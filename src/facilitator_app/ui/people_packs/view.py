"""Packs of people as a page: one table; each row opens the pages of that person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Column, DataTable, Head, Notice, TableCell, TickBox, small, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.people_packs.presenter import PeoplePacksPresenter


class PeoplePacksPage(FacilitatorPage):
    presenter: PeoplePacksPresenter

    def __init__(self) -> None:
        super().__init__()
        self._left_out = Column(gap=4)
        self.done.add(self._left_out)
        self._summary = text_label("", "body_bold")
        self._waiting = Notice("", "warning")
        self._large = TickBox(_("In large print"))
        heads = [
            Head(_("Name"), stretch=2),
            Head(_("Answered"), right=True),
            Head(_("Comments")),
            Head(_("Pack")),
            Head(_("Issue and day"), stretch=2),
        ]
        self.table = DataTable(heads, name=_("People and their packs"), chooser=True)
        self._how = small(_("Open a row to see the pages, to print them, or to talk them through together."))
        self._parts: tuple[QWidget, ...] = (self._summary, self._large, self.table, self._how)
        self.add(self._waiting)
        for widget in self._parts:
            self.add(widget)
            widget.hide()
        self._buttons_made = False

    def bind(self, presenter: PeoplePacksPresenter) -> None:
        self.table.chosen.connect(presenter.open_row)
        super().bind(presenter)

    def show_waiting(self, words: str) -> None:
        """How many comments wait to be read; "" for none."""
        self._waiting.say(words)

    def show_rows(self, rows: Sequence[Sequence[str | TableCell]], summary: str, receipts: bool) -> None:
        presenter = self.presenter
        if not self._buttons_made:
            self._buttons_made = True
            self.main_button(_("&All packs into a folder"), lambda: presenter.write_all(self._large.isChecked()))
            self._receipts = self.button(_("&Receipt list"), partial(presenter.visit, to.ReceiptsRoute))
            self.button(_("Group rep&ort"), partial(presenter.visit, to.PersonPackRoute))
        self._receipts.setEnabled(receipts)
        self._summary.setText(summary)
        self.table.show_rows(rows)
        for widget in self._parts:
            widget.show()

    def show_done(self, words: str, left_out: Sequence[str] = ()) -> None:
        """``left_out``: a sentence for each pack that was not written."""
        super().show_done(words)
        self._left_out.fill(*left_out)
