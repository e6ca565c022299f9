"""A page before something unusual or final: the consequence in words, and the safe choice first."""

from __future__ import annotations

from PySide6.QtCore import Signal

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Button, Card, Column, Flow, MainButton, text_label


class InterruptionPage(FacilitatorPage):
    """``safe`` keeps things as they are and has the focus; ``act`` does it."""

    safe_chosen = Signal()
    act_chosen = Signal()

    def __init__(self, safe: str, act: str) -> None:
        super().__init__()
        self.presenter: object = None
        self.card = Card(bar=True, gap=10, margins=(28, 20, 28, 20))
        self.safe_button = MainButton(safe)
        self.safe_button.clicked.connect(lambda: self.safe_chosen.emit())
        self.act_button = Button(act)
        self.act_button.clicked.connect(lambda: self.act_chosen.emit())
        self.body.addWidget(Column(self.card, Flow(self.safe_button, self.act_button), gap=18))
        self.set_first_focus(self.safe_button)

    def show_interruption(self, title: str, lines: tuple[str, ...]) -> None:
        self.set_title(title)
        self.card.clear()
        self.card.add(*(text_label(line) for line in lines))
