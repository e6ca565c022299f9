"""Boxes for a person's own words: paste works, copy and cut do not, and nothing is learnt from what is typed."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from facilitator_app.ui.theme import look_of

_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class WordsBox(QPlainTextEdit):
    """Several lines of own words; grows with them from ``lines`` to twice as many. Tab leaves it."""

    def __init__(self, name: str, lines: int = 4) -> None:
        super().__init__()
        self._lines = lines
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(_HINTS)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(8)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Nothing of a person's words leaves for the clipboard, not even by selecting them."""
        return QMimeData()

    def look_changed(self) -> None:
        self.setFont(look_of(self).font())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        around = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        wanted = round(self.document().size().height())
        lines = max(2, self._lines - look_of(self).large)  # large text leaves less room for what is asked above it
        height = self.fontMetrics().lineSpacing() * max(lines, min(wanted, 2 * lines)) + around
        return QSize(400, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())


class WordsLine(WordsBox):
    """One line of words, seen while typed. Enter says they are complete."""

    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, lines=1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        around = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        return QSize(400, self.fontMetrics().lineSpacing() + around)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)
