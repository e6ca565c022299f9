"""The note about what lies further down on a respondent's page."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QSizePolicy, QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.theme import Role, look_of
from facilitator_app.ui.widgets.options import Option
from facilitator_app.ui.widgets.text import TextLabel

LARGEST_NOTE = 2.0
"""Beyond this text size the note grows no more, and has no room beside the buttons."""
_READ_OR_PRESSED = (QAbstractButton, QLabel, QPlainTextEdit)


def further_down(body: QWidget, view: QWidget) -> list[QWidget]:
    """What is to be read or pressed in ``body`` and does not end within ``view``, through which it is seen."""
    found: list[QWidget] = []
    for widget in body.findChildren(QWidget):
        if not isinstance(widget, _READ_OR_PRESSED) or not widget.isVisibleTo(body):
            continue
        if widget.mapTo(view, widget.rect().bottomLeft()).y() > view.height():
            found.append(widget)
    return found


class MoreNote(TextLabel):
    """Says that there is more below; keeps its room so that nothing jumps."""

    def __init__(self) -> None:
        super().__init__("", Role.SMALL, "ink", True)
        self.largest = LARGEST_NOTE
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_below(self, below: list[QWidget], asks: bool) -> None:
        """Say it of these; ``asks``: options among them are answers."""
        words = _("More below") if below else ""
        if asks and any(isinstance(widget, Option) for widget in below):
            words = _("More answers below")
        if self.text() != words:
            self.setText(words)

    def widest(self, asks: bool) -> int:
        """How wide the longest that it may say is, on one line."""
        words = _("More answers below") if asks else _("More below")
        return self.fontMetrics().horizontalAdvance(words) + 2

    def look_changed(self) -> None:
        super().look_changed()
        look = look_of(self)
        if look.scale > self.largest:
            font = look.font(Role.SMALL)
            font.setPixelSize(round(font.pixelSize() * self.largest / look.scale))
            self.setFont(font)
