"""What would move a page waits until nobody presses anything on it: a press lands where it was aimed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.ui.event_watch import unwatch, watch

OVER = (QEvent.Type.MouseButtonRelease, QEvent.Type.WindowDeactivate, QEvent.Type.KeyPress)
"""A press is over when its button is let go; where that is seen by another window, with the next key at the latest."""


class AfterPress(QObject):
    """Does a thing at once, or after the mouse button that is down now has been let go and has done its work.

    Only the newest thing is done. Nothing is done for a page that is gone.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._waiting: Callable[[], object] | None = None

    def do(self, act: Callable[[], object]) -> None:
        if QApplication.instance() is None or QApplication.mouseButtons().value == 0:
            self._waiting = None
            act()
            return
        self._waiting = act
        watch(self, OVER)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        if event.type() in OVER:
            QTimer.singleShot(0, self, self._let_go)
        return False

    def _let_go(self) -> None:
        unwatch(self)
        act, self._waiting = self._waiting, None
        if act is not None:
            act()
