"""The way back on a page: a line with Undo after something was done, and Ctrl+Z wherever on the page one is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage, announce
from facilitator_app.ui.widgets import Button, Notice


class UndoKey(QObject):
    """Ctrl+Z takes back what a page did last, in its text boxes as well, as long as there is something to take back.

    A box in which something was typed since then takes its own letters back; ``whole``: there as well it is the page's.
    """

    def __init__(self, page: FacilitatorPage, undo: Callable[[], object], *, whole: bool = False) -> None:
        super().__init__(page)
        self._page = page
        self._whole = whole
        self._typed_in: set[QObject] = set()
        self._shortcut = page.shortcut(QKeySequence.StandardKey.Undo, undo)
        self._shortcut.setEnabled(False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    def set_possible(self, possible: bool) -> None:
        """Whether there is something to take back."""
        self._shortcut.setEnabled(possible)
        self._typed_in.clear()
        self._watch(None, QApplication.focusWidget())

    def _watch(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._page.isAncestorOf(new):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if not isinstance(event, QKeyEvent) or not self._shortcut.isEnabled():
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        if event.type() == QEvent.Type.KeyPress and event.text() and not undo:
            self._typed_in.add(watched)
        asks = event.type() == QEvent.Type.ShortcutOverride and undo
        if asks and (self._whole or watched not in self._typed_in):
            event.ignore()  # or the box would take the key for itself
            return True
        return False


class UndoBar(Notice):
    """What was done, with a button that takes it back; hidden until then. ``page``: where Ctrl+Z works.

    ``whole``: letters that are typed are taken back by it too.
    """

    def __init__(self, page: FacilitatorPage, *, whole: bool = False) -> None:
        super().__init__("", "info")
        self._undo: Callable[[], object] = lambda: None
        self.button = Button(_("Undo"), press=lambda: self._undo())
        self.add(self.button)
        self.key = UndoKey(page, lambda: self._undo(), whole=whole)

    def bind(self, undo: Callable[[], object]) -> None:
        """What takes it back."""
        self._undo = undo

    def show_done(self, words: str, *, undo: bool = True) -> None:
        """``words``: what was done; empty for nothing. ``undo``: it can be taken back."""
        self.button.setVisible(undo)
        self.say(words, "info")
        self.key.set_possible(bool(words) and undo)
        if words:
            announce(self, words)
