"""One way to scroll, a title spoken, a focus in view: what both kinds of page share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLayout, QPlainTextEdit, QScrollArea, QWidget

from facilitator_app.ui.after_press import AfterPress
from facilitator_app.ui.second_press import PRESSING
from facilitator_app.ui.widgets.finger import FingerScroll

VIEW_MARGIN = 16


class PageContent(QWidget):
    """What is scrolled. Its height follows from its width alone: the least height Qt guesses is for a narrow page."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class HasStops:
    """A drawing with things to press in it, which stand in no layout: ``stops``, in the order in which one reads."""

    stops: Sequence[QWidget]


@dataclass(frozen=True, slots=True)
class _Together:
    """``rect``: where on the content that lies which is to be seen while ``focus`` has the focus."""

    focus: QWidget
    rect: Callable[[], QRect]
    rather: bool


class PageArea(QScrollArea):
    """Scrolls up and down only, and keeps in view what has the focus, by Tab and by arrows."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        FingerScroll(self)
        self.verticalScrollBar().setProperty("ground", "window")
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self._after_press = AfterPress(self)
        self._opened: QWidget | None = None
        self._first_key = _FirstKey(self)
        self._together: _Together | None = None
        self.verticalScrollBar().valueChanged.connect(self._moved)
        app = QApplication.instance()
        self._back_to: int | None = None
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, _most: self._grown())
        bar.actionTriggered.connect(lambda _action: self._forget_position())
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def come_back(self, scroll_value: int) -> None:
        """Scroll to where one was, also where the page still gets its height, until a person goes elsewhere."""
        self._back_to = scroll_value
        self._go_back_to()

    def _go_back_to(self) -> None:
        if self._back_to is not None:
            self.verticalScrollBar().setValue(self._back_to)

    def _grown(self) -> None:
        """When the page changes its size, as with the text, what has the focus stays in view."""
        self._go_back_to()
        QTimer.singleShot(0, self, self.keep_focus_in_view)

    def _forget_position(self) -> None:
        self._back_to = self._together = None

    def show_with_focus(self, rect: Callable[[], QRect], *, rather: bool = False) -> None:
        """What has the focus now belongs to more than itself: as much as fits of this part of the content is seen with it.

        So it stays while the page gets its height, until the focus or the person goes elsewhere. ``rather``: this part is
        what one is to see, also if what has the focus is larger. An empty ``rect`` is no part.
        """
        focus = QApplication.focusWidget()
        if focus is not None:
            self._together = _Together(focus, rect, rather)
            self._after_press.do(self.keep_focus_in_view)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._forget_position()
        self._after_press.do(self.keep_focus_in_view)  # a button that moves away under the mouse is not pressed

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        self._forget_position()
        super().wheelEvent(event)

    def open_at_top(self) -> None:
        """Show the title first, even where what has the focus is further down: it comes into view with the first key."""
        self._opened = None
        self.verticalScrollBar().setValue(0)
        self._opened = QApplication.focusWidget()
        if self._opened is not None:
            self._opened.installEventFilter(self._first_key)

    def brought_back(self) -> bool:
        """True if what has had the focus since the page opened was out of sight. Now it is not, and a key may press it."""
        opened, view = self._opened, self.viewport()
        if opened is None or opened is not QApplication.focusWidget() or not view.isAncestorOf(opened):
            return False
        if view.rect().contains(opened.mapTo(view, opened.rect().center())):
            return False
        self._opened = None
        self.keep_focus_in_view()
        return True

    def _moved(self, value: int) -> None:
        if value:
            self._opened = None

    def _follow(self, now: QWidget | None) -> None:
        if now is not None and now is self._opened:
            return
        self._opened = None
        content = self.widget()
        if now is not None and content is not None and content.isAncestorOf(now):
            if self._show_together(now, content):
                return
            cut = isinstance(now, QPlainTextEdit) and now.height() > self.viewport().height()
            self.show_part(now, now.cursorRect() if isinstance(now, QPlainTextEdit) and cut else now.rect())

    def _show_together(self, now: QWidget, content: QWidget) -> bool:
        """Show what belongs to the focus; True if that is all that is to be seen."""
        together = self._together
        rect = together.rect() if together is not None and together.focus is now else QRect()
        if together is None or rect.isEmpty():
            return False
        rect.setHeight(min(rect.height(), self.viewport().height() - 2 * VIEW_MARGIN))
        self.show_part(content, rect)
        return together.rather

    def takes_key(self, to: QObject, event: QKeyEvent) -> bool:
        """The first key to what has had the focus since the page opened brings it into view. True if it does no more."""
        if to is not self._opened:
            return False
        if event.key() in PRESSING and isinstance(self._opened, QAbstractButton) and self.brought_back():
            return True
        self._opened = None
        self.keep_focus_in_view()
        return False

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.keep_focus_in_view)

    def keep_focus_in_view(self) -> None:
        """What has the focus is seen; of a box that is taller than the view, the line that is written."""
        if self._back_to is None:
            self._follow(QApplication.focusWidget())

    def show_part(self, widget: QWidget, part: QRect) -> None:
        """Scroll as little as brings ``part`` of ``widget`` wholly into view; a part too tall shows its top.

        Qt's own ``ensureWidgetVisible`` is content with the text cursor.
        """
        view = self.viewport()
        margin = max(0, min(VIEW_MARGIN, (view.height() - part.height()) // 2))
        top = widget.mapTo(view, part.topLeft()).y() - margin
        bottom = top + part.height() + 2 * margin
        bar = self.verticalScrollBar()
        if top < 0 or bottom - top > view.height():
            bar.setValue(bar.value() + top)
        elif bottom > view.height():
            bar.setValue(bar.value() + bottom - view.height())


class _FirstKey(QObject):
    """Sees the keys that come to what had the focus as the page opened; all that the page itself gets passes it by."""

    def __init__(self, area: PageArea) -> None:
        super().__init__(area)
        self._area = area

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._area.takes_key(watched, event)
        return False


def area_around(widget: QWidget) -> PageArea | None:
    """What scrolls ``widget``, if anything does."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, PageArea):
        around = around.parentWidget()
    return around


def announce(page: QWidget, words: str) -> None:
    """Let a screen reader say these words."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(page, words))


def key_anywhere(owner: QWidget, keys: str | QKeySequence.StandardKey, slot: Callable[[], object]) -> QShortcut:
    """A key that works in the whole window of ``owner``. Held, it is one press."""
    shortcut = QShortcut(QKeySequence(keys), owner)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(lambda: slot() and None)
    return shortcut


def key_inside(widget: QWidget, keys: str | QKeySequence.StandardKey, slot: Callable[[], object]) -> QShortcut:
    """A key that works only while the focus is in ``widget``. (Given to the constructor, Qt ignores the context.)"""
    shortcut = QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: slot() and None)
    return shortcut


def order_tabs(layout: QLayout | None) -> list[QWidget]:
    """Make Tab follow the order of the layouts, which is the reading order; gives the controls in that order."""
    controls = _in_reading_order(layout)
    for before, after in pairwise(controls):
        QWidget.setTabOrder(before, after)
    return controls


def _in_reading_order(layout: QLayout | None) -> list[QWidget]:
    if layout is None:
        return []
    controls: list[QWidget] = []
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if inner is not None:
            controls += _in_reading_order(inner)
        if widget is None:
            continue
        if isinstance(widget, QScrollArea):
            content = widget.widget()
            controls += _in_reading_order(content.layout()) if content is not None else []
            continue
        # Also those that Tab passes now: in a set of answers the stop moves to whichever is chosen.
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
            controls.append(widget)
        if isinstance(widget, HasStops):
            controls += widget.stops
        controls += _in_reading_order(widget.layout())
    return controls
