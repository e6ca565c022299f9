"""The second press of a shaky hand is no press on the page that the first has brought."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.clock import Seconds, SleepAwareClock
from facilitator_app.ui.event_watch import unwatch, watch
from facilitator_app.ui.held_keys import may_repeat

PAUSE = 0.5
"""Seconds in which a second press of a shaky hand counts as the same one, at least."""
PRESSING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select}
"""Keys that press what has the focus."""
_PRESSES = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}


def press_pause() -> float:
    """The seconds in which two presses are one: half of one, or what this computer takes for a double click."""
    return max(PAUSE, QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000)


def by_finger(event: QEvent) -> bool:
    """True for a click that a page or the system has made of a tap."""
    return isinstance(event, QMouseEvent) and event.device().type() == QInputDevice.DeviceType.TouchScreen


class DoublePressGuard:
    """Lets one press through and none that follows in the same moment. Share one over the pages of a person."""

    def __init__(self, clock: Seconds | None = None) -> None:
        self._clock = clock or SleepAwareClock()
        self._last = self._page_came = float("-inf")

    def allows(self) -> bool:
        """True for a press that counts."""
        now = self._clock()
        if now - self._last < press_pause():
            return False
        self._last = now
        return True

    def page_came(self) -> None:
        """A press has brought another page."""
        self._last = self._page_came = self._clock()

    @property
    def page_is_new(self) -> bool:
        """True in the moment after a press brought a page: a second press was meant for the page before."""
        return self._clock() - self._page_came < press_pause()


class SecondPress(QObject):
    """Many people press twice on everything: Continue twice must not press what has its place on the next page.

    Of the mouse a double click is one press; of keys and fingers, which know none, all that press in the moment after a
    page came. What keys type is typed. What is pressed outside ``frame``, which holds the pages, is no press on them.
    """

    def __init__(self, frame: QWidget, clock: Seconds | None = None) -> None:
        super().__init__(frame)
        self._frame = frame
        self._guard = DoublePressGuard(clock)

    def page_came(self) -> None:
        """Another page stands where the last press was."""
        self._guard.page_came()
        watch(self, _PRESSES)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() not in _PRESSES or not isinstance(watched, QWidget) or not self._frame.isAncestorOf(watched):
            return False
        pressing = event.key() in PRESSING if isinstance(event, QKeyEvent) else by_finger(event)
        again = self._guard.page_is_new and pressing
        if not again:
            unwatch(self)  # also for a letter: who types has seen the page
        if isinstance(event, QKeyEvent):
            return again and not may_repeat(watched, event.key())  # which types there
        return again or event.type() == QEvent.Type.MouseButtonDblClick
