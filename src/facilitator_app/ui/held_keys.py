"""One press of a key is one step: what a held key repeats may type, move and scroll, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from facilitator_app.ui.event_watch import watch

_Key = Qt.Key
_KINDS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
_ENTERS = {_Key.Key_Return, _Key.Key_Enter}
_TABS = {_Key.Key_Tab, _Key.Key_Backtab}
_MOVES = _TABS | {
    _Key.Key_Up,
    _Key.Key_Down,
    _Key.Key_Left,
    _Key.Key_Right,
    _Key.Key_PageUp,
    _Key.Key_PageDown,
    _Key.Key_Home,
    _Key.Key_End,
}


def may_repeat(widget: QWidget, key: int) -> bool:
    """True where a key that is held goes on working in ``widget``: typing, and moving about without choosing."""
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        return True
    if isinstance(widget, (QLineEdit, QAbstractSpinBox)):
        return key not in _ENTERS
    chooses_by_moving = isinstance(widget, QComboBox) or (isinstance(widget, QAbstractButton) and widget.isCheckable())
    return key in (_TABS if chooses_by_moving else _MOVES)


def is_held(widget: QWidget, event: QEvent) -> bool:
    """True for the repeat of a held key that must not count here. An event filter that presses by itself asks first."""
    return isinstance(event, QKeyEvent) and event.isAutoRepeat() and not may_repeat(widget, event.key())


class HeldKeys(QObject):
    """Lets no repeat of a held key press, choose, send or open anything, on any page of the program.

    The keys of shortcuts count as such: none of them is taken twice from one press. On X11 most repeats arrive as a
    release and a new press, because the press still travels when Qt looks for it. Both bear the same time, which no
    finger can do: such a press is sent on as the repeat it is.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._let_go: dict[int, int] = {}
        watch(self, _KINDS)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.KeyRelease:
            self._let_go[event.key()] = event.timestamp()
        unmarked = self._is_unmarked_repeat(event)
        if kind == QEvent.Type.ShortcutOverride and (event.isAutoRepeat() or unmarked):
            event.accept()
            return isinstance(watched, QWidget)
        if kind == QEvent.Type.KeyPress and unmarked and isinstance(watched, QWindow):
            QApplication.sendEvent(watched, _marked(event))
            return True
        return kind == QEvent.Type.KeyPress and isinstance(watched, QWidget) and is_held(watched, event)

    def _is_unmarked_repeat(self, event: QKeyEvent) -> bool:
        return bool(event.timestamp()) and self._let_go.get(event.key()) == event.timestamp()


def _marked(event: QKeyEvent) -> QKeyEvent:
    """The same press, told as the repeat of a held key."""
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        True,
    )
