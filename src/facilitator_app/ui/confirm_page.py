"""A page before something unusual or final: the consequence in words, and the safe choice first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Button, Card, Column, Flow, MainButton, text_label


class Confirmation(Protocol):
    """What stands behind such a page."""

    def show(self) -> None:
        """Say what is asked, by ``show_question``."""

    def keep(self) -> None:
        """The safe choice: everything stays as it is."""

    def do_it(self) -> None: ...


class ConfirmPage(FacilitatorPage):
    """``safe`` keeps things as they are and has the focus; ``act`` does it."""

    def __init__(self, safe: str, act: str) -> None:
        super().__init__()
        self._lines = Card(bar=True, gap=10, margins=(28, 20, 28, 20))
        self.safe_button, self.act_button = MainButton(safe), Button(act)
        self.body.addWidget(Column(self._lines, Flow(self.safe_button, self.act_button), gap=18))
        self.set_first_focus(self.safe_button)

    def bind(self, presenter: Confirmation) -> None:
        """Connect to the presenter and ask."""
        self._presenter = presenter
        self.safe_button.clicked.connect(lambda: presenter.keep())
        self.act_button.clicked.connect(lambda: presenter.do_it())
        presenter.show()

    def show_question(self, title: str, lines: Sequence[str]) -> None:
        """``title`` asks; ``lines`` say what follows from it."""
        self.set_title(title)
        self._lines.clear()
        self._lines.add(*(text_label(line) for line in lines))
