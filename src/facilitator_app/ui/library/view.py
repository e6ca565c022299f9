"""The library as lists: what others have made at the left, what can be used at once at the side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.library.one_view import row_list
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Column, Notice, Row, Wide, combo_field, heading2, small, text_field, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.library.presenter import LibraryPresenter, LibraryRow


class LibraryPage(FacilitatorPage):
    """The library."""

    presenter: LibraryPresenter

    def __init__(self) -> None:
        lead = _("Tools, books and websites that the good practice guide names, in our words. All of it works offline.")
        super().__init__(_("Library"), lead, side=320, side_until=1.0)
        self.find_field = text_field(_("&Find")).set_width(26)
        self._finding = Row(self.find_field, gap=20, fold=True)
        self._try = Notice("", "info", "info")
        self._empty = text_label("", colour="muted")
        self._resources = Column(gap=10)
        self._agendas = Column(gap=10)
        self.add(self._finding, self._try, self._empty, self._resources)
        self.add_beside(self._agendas)

    def bind(self, presenter: LibraryPresenter) -> None:
        self.set_first_focus(self.main_button(_("Help me &choose"), partial(presenter.visit, to.ChooseRoute)))
        self.button(_("Compare &questionnaires"), partial(presenter.visit, to.CompareRoute), icon="table")
        self.find_field.editor.textEdited.connect(presenter.find)
        self.kept_view.keep_field("find", self.find_field)
        super().bind(presenter)

    def show_gaps(self, gaps: Sequence[tuple[str, str]], chosen: str) -> None:
        self.gap_field = combo_field(_("What is your &gap?"), gaps, chosen=chosen, choose=self.presenter.choose_gap)
        self._finding.add(Wide(self.gap_field))
        self.kept_view.keep_field("gap", self.gap_field)

    def show_first(self, words: str) -> None:
        self._try.say(words, "info", "info")

    def show_rows(self, resources: Sequence[LibraryRow], agendas: Sequence[LibraryRow], empty: str) -> None:
        self._empty.say(empty)
        self._fill(self._resources, _("What the guide names"), resources, tagged=True)
        self._fill(self._agendas, _("Workshop agendas"), agendas, tagged=False)
        if agendas:
            self._agendas.add(small(_("Ready to use, on screen, on paper or as pages of the pack.")))
        self.order_tabs()

    def _fill(self, column: Column, title: str, rows: Sequence[LibraryRow], *, tagged: bool) -> None:
        go = self.presenter.shell.go
        column.fill(*([heading2(title), row_list(rows, go, tagged=tagged)] if rows else []))
