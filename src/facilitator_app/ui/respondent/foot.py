"""The foot of a respondent's page: its buttons are always in sight, and never take the page from what is asked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator_app.ui.theme import RESPONDENT_STEPS, apply, look_of

MOST = 0.25
"""How much of the height of a page its foot may take."""


class FootBar(QWidget):
    """Buttons side by side in the text size of the page; on a very small screen in a smaller one, rather than wrapped
    into towers that leave no room for an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = 1.0
        """The text size of the buttons."""
        self._bar = QWidget()
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._bar)
        self.row = QHBoxLayout(self._bar)

    def look_changed(self) -> None:
        self.fit()

    def fit(self) -> None:
        """Choose the largest text with which the foot leaves the page its room."""
        page = self.parentWidget()
        if page is None:
            return
        look = look_of(page)
        sizes = [look.scale, *(step for step in reversed(RESPONDENT_STEPS) if step < look.scale)]
        for size in sizes:
            apply(self._bar, replace(look, scale=size))
            self.row.invalidate()
            if self.row.totalHeightForWidth(page.width()) <= page.height() * MOST:
                break
        self.scale = size
