"""An interruption page: numbers, and the safe choice first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Card, Notice, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.reopening.presenter import ReopeningPresenter


class ReopeningPage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__(_("Open the round again?"), back=_("Round"))

    def bind(self, presenter: ReopeningPresenter) -> None:
        """Connect to the presenter and show what it finds."""
        self.presenter = presenter
        self.back_asked.connect(presenter.not_now)
        presenter.show()

    def show_reopening(self, title: str, back: str, lines: tuple[str, ...], warning: str) -> None:
        self.set_title(title)
        self.set_back(back)
        if warning:
            self.body.addWidget(Notice(warning))
        self.body.addWidget(Card(*(text_label(line) for line in lines), bar=True, gap=8, margins=(28, 18, 28, 18)))
        safe = self.main_button(_("Not now"), self.presenter.not_now, foot=True)
        self.button(_("Open the round again"), self.presenter.open, foot=True)
        self.set_first_focus(safe)

    def show_not_closed(self, words: str) -> None:
        self.body.addWidget(text_label(words))
        self.main_button(_("Back to the round"), self.presenter.not_now)
