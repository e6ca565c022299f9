"""A finger on a page: dragging scrolls with momentum, a tap presses, and nothing is both."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTouchEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QWidget

WOBBLE = 20
"""Units a finger may move and still tap; as much as Qt's own scroller allows, five millimetres."""
GLIDE = 800
"""Milliseconds in which a page that was let go comes to rest."""
_RECENT = 100
"""Milliseconds before letting go that say how fast the finger was."""

_TOUCHES = {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}


class FingerScroll(QObject):
    """Takes the touches on what ``area`` shows. What is in it gets a press of the mouse when the finger has tapped.

    Left to itself Qt presses at the first touch: a page that is dragged would answer with whatever lay under the finger.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._moved: QAbstractScrollArea | None = None
        """What scrolls under the finger while it is down."""
        self._began = QPointF()
        self._aimed: QWidget = area.viewport()
        """What lay under the finger when it came."""
        self._from = 0
        """Where the scroll bar stood when the finger came."""
        self._tap = self._drags = False
        self._path: deque[tuple[int, float]] = deque(maxlen=16)
        area.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        area.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        if event.type() not in _TOUCHES or not isinstance(event, QTouchEvent):
            return False
        event.accept()
        if event.type() == QEvent.Type.TouchCancel or event.pointCount() != 1:
            self._moved = None  # a second finger is neither a drag nor a tap
        elif event.type() == QEvent.Type.TouchBegin:
            self._begin(event)
        elif self._moved is not None:
            self._move(event)
            if event.type() == QEvent.Type.TouchEnd:
                self._end(event)
        return True

    def _begin(self, event: QTouchEvent) -> None:
        self._began = event.points()[0].globalPosition()
        self._moved = self._area_at(self._began)
        self._aimed = self._under(self._began)
        scroller = QScroller.scroller(self._moved.viewport())
        self._tap = scroller.state() != QScroller.State.Scrolling  # a finger that stops a gliding page presses nothing
        scroller.stop()
        self._drags = False
        self._from = self._moved.verticalScrollBar().value()
        self._path.clear()

    def _move(self, event: QTouchEvent) -> None:
        at = event.points()[0].globalPosition()
        if not self._drags and (at - self._began).manhattanLength() > WOBBLE:
            self._tap, self._drags = False, True
        if self._drags and self._moved is not None:
            up = self._began.y() - at.y()
            self._moved.verticalScrollBar().setValue(round(self._from + up * _step_of(self._moved)))
        self._path.append((event.timestamp(), at.y()))

    def _end(self, event: QTouchEvent) -> None:
        moved, self._moved = self._moved, None
        if self._drags and moved is not None:
            self._glide(moved)
        elif self._tap and self._under(self._began) is self._aimed:  # else the page has moved under the finger
            aimed, began, ended = self._aimed, self._began, event.points()[0].globalPosition()
            screen = event.pointingDevice()
            # In a turn of its own: what is pressed may open a box that stays, while the touch is not over yet.
            QTimer.singleShot(0, aimed, lambda: _press_mouse(aimed, began, ended, screen))

    def _glide(self, area: QAbstractScrollArea) -> None:
        """Go on as fast as the finger was, and slower and slower."""
        now, last = self._path[-1]
        then, first = next(seen for seen in self._path if now - seen[0] <= _RECENT)
        if now == then:
            return
        across, bar = area.horizontalScrollBar().value(), area.verticalScrollBar()
        far = (first - last) / (now - then) * GLIDE / 2 * _step_of(area)
        to = max(bar.minimum(), min(bar.maximum(), round(bar.value() + far)))
        QScroller.scroller(area.viewport()).scrollTo(QPointF(across, to), GLIDE)

    def _under(self, point: QPointF) -> QWidget:
        window = self._area.window()
        return window.childAt(window.mapFromGlobal(point).toPoint()) or window

    def _area_at(self, point: QPointF) -> QAbstractScrollArea:
        """The innermost area under the finger that has something to scroll to."""
        view = self._area.viewport()
        widget = view.childAt(view.mapFromGlobal(point).toPoint())
        while widget is not None and widget is not view:
            if isinstance(widget, QAbstractScrollArea) and widget.verticalScrollBar().maximum() > 0:
                return widget
            widget = widget.parentWidget()
        return self._area


def _step_of(area: QAbstractScrollArea) -> float:
    """What the scroll bar of ``area`` counts for a unit of the screen: some boxes count lines."""
    return area.verticalScrollBar().pageStep() / max(1, area.viewport().height())


def _press_mouse(aimed: QWidget, began: QPointF, ended: QPointF, screen: QPointingDevice) -> None:
    """A click on ``aimed`` through its window, so that focus and grabbing are Qt's own; a finger that slid off lets go."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    window, inside, slid = aimed.window(), aimed.mapFromGlobal(began), ended - began
    for kind, further, button, held in (
        (QEvent.Type.MouseButtonPress, QPointF(), left, left),
        (QEvent.Type.MouseMove, slid, none, left),
        (QEvent.Type.MouseButtonRelease, slid, left, none),
    ):
        # The press may have moved the page, for the focus comes into sight: what was pressed is let go where it is now.
        point = aimed.mapToGlobal(inside) + further
        here = QPointF(window.mapFromGlobal(point))
        click = QMouseEvent(kind, here, point, button, held, Qt.KeyboardModifier.NoModifier, screen)
        QCoreApplication.sendEvent(window.windowHandle(), click)
