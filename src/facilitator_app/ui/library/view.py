"""The library as lists: what others have made at the left, what can be used at once at the side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.library.presenter import LibraryRow
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.routes import ResourceRoute
from facilitator_app.ui.widgets import (
    Column,
    Notice,
    Row,
    TaskList,
    TaskRow,
    combo_field,
    heading2,
    small,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.library.presenter import LibraryPresenter


class LibraryPage(FacilitatorPage):
    """The library."""

    presenter: LibraryPresenter

    def __init__(self) -> None:
        lead = _("Tools, books and websites that the good practice guide names, in our words. All of it works offline.")
        super().__init__(_("Library"), lead, side=320, side_until=1.0)
        self.find_field = text_field(_("&Find")).set_width(26)
        self._finding = Row(self.find_field, gap=20, fold=True)
        self._try = Notice("", "info", "info")
        self._try.hide()
        self._empty = text_label("", colour="muted")
        self._resources = Column(gap=10)
        self._agendas = Column(gap=10)
        for widget in (self._finding, self._try, self._empty, self._resources):
            self.body.addWidget(widget)
        self.side.addWidget(self._agendas)

    def bind(self, presenter: LibraryPresenter) -> None:
        """Connect to the presenter and show the lists."""
        self.set_first_focus(self.main_button(_("Help me &choose"), presenter.help_me_choose))
        self.button(_("Compare &questionnaires"), presenter.compare, icon="table")
        self.find_field.editor.textEdited.connect(presenter.find)
        self.kept_view.keep_field("find", self.find_field)
        super().bind(presenter)

    def show_gaps(self, gaps: Sequence[tuple[str, str]], chosen: str) -> None:
        self.gap_field = combo_field(_("What is your &gap?"), gaps, chosen=chosen, choose=self.presenter.choose_gap)
        self._finding.add(self.gap_field, stretch=1)
        self.kept_view.keep_field("gap", self.gap_field)

    def show_first(self, words: str) -> None:
        self._try.set_words(words, "info", "info")
        self._try.setVisible(bool(words))

    def show_rows(self, resources: Sequence[LibraryRow], agendas: Sequence[LibraryRow], empty: str) -> None:
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))
        self._fill(self._resources, _("What the guide names"), resources)
        self._fill(self._agendas, _("Workshop agendas"), agendas)
        if agendas:
            self._agendas.add(small(_("Ready to use, on screen, on paper or as pages of the pack.")))
        if self.isVisible():
            self.order_tabs()

    def _fill(self, place: Column, title: str, rows: Sequence[LibraryRow]) -> None:
        place.clear()
        place.setVisible(bool(rows))
        if not rows:
            return
        made = []
        for row in rows:
            tag = _("Can be used here") if row.here and isinstance(row.route, ResourceRoute) else ""
            line = TaskRow(row.title, row.detail, tag, "success", two_lines=True)
            line.clicked.connect(partial(self._open, row))
            made.append(line)
        place.add(heading2(title), TaskList(made))

    def _open(self, row: LibraryRow, _checked: bool = False) -> None:
        self.presenter.open(row.route)
