"""A page whose every part takes the window's look when it is shown, and on which Enter presses a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import refresh


class FreshPage(FacilitatorPage):
    """Qt polishes a label once, perhaps before it stands in the window; so sizes and colours are taken again here."""

    def showEvent(self, event: QShowEvent, /) -> None:
        refresh(self)
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Outside a dialog Qt presses a button with the space bar only."""
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def show_errors(self, errors: Sequence[tuple[str, QWidget | None]]) -> None:
        """As in every page; the links of the panel also get their place in the order of Tab."""
        super().show_errors(errors)
        self.order_tabs()
