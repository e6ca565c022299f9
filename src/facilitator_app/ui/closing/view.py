"""Closing a round as an interruption page: numbers, what could be shown, and the safe choice first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.analysis.publishability import Publishability
from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Card, Column, DataTable, Head, Notice, TableCell, heading2, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.closing.presenter import ClosingPresenter


class ClosingPage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__(_("Close the round?"), back=_("Round"))

    def bind(self, presenter: ClosingPresenter) -> None:
        """Connect to the presenter and show what it finds."""
        self.presenter = presenter
        self.back_asked.connect(presenter.not_yet)
        presenter.show()

    def show_closing(
        self,
        title: str,
        back: str,
        lines: tuple[str, ...],
        warning: str,
        groups: tuple[tuple[str, Publishability], ...],
    ) -> None:
        """``groups``: each group, or each person a round is about, with what can be shown of them."""
        self.set_title(title)
        self.set_back(back)
        if warning:
            self.body.addWidget(Notice(warning))
        self.body.addWidget(Card(*(text_label(line) for line in lines), bar=True, gap=8, margins=(28, 18, 28, 18)))
        if groups and not warning:
            table = DataTable(
                [Head(_("Whose"), stretch=1), Head(_("Can it be shown?"), stretch=2)],
                name=_("What can be shown if you close now"),
            )
            table.show_rows([[name, TableCell(s.words, kind=s.kind)] for name, s in groups])
            part = Column(heading2(_("What can be shown if you close now")), table, gap=8)
            part.add(*(Notice(s.sentence) for _name, s in groups if s.sentence))
            self.body.addWidget(part)
        safe = self.main_button(_("Not yet"), self.presenter.not_yet, foot=True)
        self.button(_("Close the round"), self.presenter.close, foot=True)
        self.set_first_focus(safe)

    def show_not_open(self, words: str) -> None:
        self.body.addWidget(text_label(words))
        self.main_button(_("Back to the round"), self.presenter.not_yet)
