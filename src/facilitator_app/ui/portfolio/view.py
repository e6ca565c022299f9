"""Several partnerships as tables: what was agreed and what came of it, then the themes of each shared questionnaire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from facilitator_app.domain.language import _
from facilitator_app.domain.plan import Status, status_words
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Card, Column, DataTable, Head, TableCell, heading2, small

if TYPE_CHECKING:
    from facilitator_app.ui.portfolio.presenter import PortfolioPresenter


class PortfolioPage(FacilitatorPage):
    presenter: PortfolioPresenter

    def __init__(self) -> None:
        super().__init__(_("All partnerships together"), back=_("Home"))

    def bind(self, presenter: PortfolioPresenter) -> None:
        super().bind(presenter)
        if presenter.paper is None:
            return
        self.set_first_focus(self.button(_("&Print a sheet of counts"), presenter.paper.print_it, icon="print"))
        self.button(_("&Save it as PDF"), presenter.paper.save_it, icon="save")
        self.shortcut(QKeySequence.StandardKey.Print, presenter.paper.print_it)
        self.shortcut(QKeySequence.StandardKey.Save, presenter.paper.save_it)

    def show_work(self, rows: Sequence[Sequence[str | TableCell]]) -> None:
        """What was agreed in each partnership, and what came of it."""
        heads = [
            Head(_("Partnership"), stretch=4),
            Head(_("Rounds closed"), right=True, stretch=1),
            Head(_("Actions agreed"), right=True, stretch=1),
            *(Head(status_words(status), right=True, stretch=1) for status in Status),
        ]
        table = DataTable(heads, name=_("What was agreed, and what came of it"))
        table.show_rows(rows)
        note = small(
            _("By name. Partnerships differ in what they set out to do, so nothing here says which one is better.")
        )
        self.add(Column(heading2(_("What was agreed, and what came of it")), table, note, gap=10))

    def show_themes(self, title: str, lead: str, rows: Sequence[Sequence[str | TableCell]]) -> None:
        """The themes of one questionnaire that come up again; without rows none does."""
        if not rows:
            self.add(Card(heading2(title), lead, gap=8))
            return
        heads = [
            Head(_("Theme"), stretch=4),
            Head(_("Something to talk about in"), right=True, stretch=2),
            Head(_("Actions agreed"), right=True, stretch=1),
            Head(_("Of them done"), right=True, stretch=1),
        ]
        table = DataTable(heads, name=title)
        table.show_rows(rows)
        self.add(Column(heading2(title), small(lead), table, gap=10))

    def show_no_themes(self, what: str, do: str) -> None:
        self.add(Card(heading2(what), do, gap=8))
