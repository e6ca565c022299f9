"""A line that says when capital letters are locked. Qt does not tell, so it is read from the letters typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.widgets import Notice


class CapsLockNotice(Notice):
    """Shown while capital letters come without Shift in ``editor``, or small ones with it."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(_("Caps Lock is on. In words of your own, capital letters count."), "info")
        self.hide()
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_CapsLock:
                self.hide()
            elif len(event.text()) == 1 and event.text().isalpha():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.setVisible(event.text().isupper() != shifted)
        return super().eventFilter(watched, event)
