"""What was filled in all at once, and the way back: a line with Undo, and Ctrl+Z on its page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage, announce
from facilitator_app.ui.widgets import Button, Notice


class Undone(Notice):
    """Hidden until something was filled in. ``page``: where Ctrl+Z works."""

    asked = Signal()

    def __init__(self, page: FacilitatorPage) -> None:
        super().__init__("", "info")
        self.button = Button(_("Undo"))
        self.button.clicked.connect(lambda: self.asked.emit())
        self.add(self.button)
        self.hide()
        page.shortcut(QKeySequence.StandardKey.Undo, self.asked.emit)

    def show_filled(self, words: str, *, undo: bool) -> None:
        """``words``: what was filled in; empty for nothing. ``undo``: it can be taken back."""
        self.button.setVisible(undo)
        self.setVisible(bool(words))
        if words:
            self.set_words(words, "info")
            announce(self, words)
