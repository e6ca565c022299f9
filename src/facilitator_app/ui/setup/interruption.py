"""A page before something unusual or final: the consequence in words, and the safe choice first."""

from __future__ import annotations

from PySide6.QtCore import Signal

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Card, text_label


class InterruptionPage(FacilitatorPage):
    """``safe`` keeps things as they are and has the focus; ``act`` does it."""

    safe_chosen = Signal()
    act_chosen = Signal()

    def __init__(self, safe: str, act: str) -> None:
        super().__init__()
        self.presenter: object = None
        self.card = Card(bar=True, gap=10, margins=(28, 20, 28, 20))
        self.body.addWidget(self.card)
        self.safe_button = self.main_button(safe, self.safe_chosen.emit, foot=True)
        self.act_button = self.button(act, self.act_chosen.emit, foot=True)
        self.set_first_focus(self.safe_button)

    def show_interruption(self, title: str, lines: tuple[str, ...]) -> None:
        self.set_title(title)
        self.card.clear()
        self.card.add(*(text_label(line) for line in lines))
