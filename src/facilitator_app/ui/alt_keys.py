"""The letters that press a button together with Alt are underlined while Alt is held."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.ui.event_watch import watch

_SHOWN = "alt_keys_shown"
_KINDS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.WindowDeactivate)


def alt_keys_shown(widget: QWidget) -> bool:
    """True while Alt is held in the window of ``widget``."""
    return bool(widget.window().property(_SHOWN))


class AltKeys(QObject):
    """Watches Alt for every window of the program."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        watch(self, _KINDS)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if not isinstance(watched, QWidget):
            return False
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Alt:
                _show(watched.window(), event.type() == QEvent.Type.KeyPress)
        elif event.type() == QEvent.Type.WindowDeactivate:  # Alt and Tab: the release is never told
            _show(watched.window(), False)
        return False


def _show(window: QWidget, shown: bool) -> None:
    if bool(window.property(_SHOWN)) != shown:
        window.setProperty(_SHOWN, shown)
        for widget in window.findChildren(QWidget):
            widget.update()
