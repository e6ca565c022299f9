"""An interruption page: numbers, and the safe choice first."""

from __future__ import annotations

from PySide6.QtCore import Signal

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Card, Notice, text_label


class ReopeningPage(FacilitatorPage):
    not_now_chosen = Signal()
    open_chosen = Signal()

    def __init__(self) -> None:
        super().__init__(_("Open the round again?"), back=_("Round"))
        self.presenter: object = None

    def show_reopening(self, title: str, back: str, lines: tuple[str, ...], warning: str) -> None:
        self.set_title(title)
        self.set_back(back)
        if warning:
            self.body.addWidget(Notice(warning))
        self.body.addWidget(Card(*(text_label(line) for line in lines), bar=True, gap=8, margins=(28, 18, 28, 18)))
        safe = self.main_button(_("Not now"), self.not_now_chosen.emit, foot=True)
        self.button(_("Open the round again"), self.open_chosen.emit, foot=True)
        self.set_first_focus(safe)

    def show_not_closed(self, words: str) -> None:
        self.body.addWidget(text_label(words))
        self.main_button(_("Back to the round"), self.not_now_chosen.emit)
