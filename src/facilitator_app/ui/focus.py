"""Two rings around whatever has the keyboard focus: seen on any ground, in any theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from weakref import ref

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QApplication, QComboBox, QWidget

from facilitator_app.ui.theme import Look, look_of

RADIUS = 6
"""Rounding of all boxes."""
RING_INNER = 2
RING_OUTER = 3
RING = RING_INNER + RING_OUTER

_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.PaletteChange}

_W = TypeVar("_W", bound=QWidget)


class FocusRing(QWidget):
    """Two rings around one control: the dark one inside, the bright one outside, five units in all."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look = look

    def take(self, look: Look) -> None:
        """It is drawn for this look from now on."""
        if look != self._look:
            self._look = look
            self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        for name, width, start in (
            ("focus_outer", RING_OUTER, 0.0),
            ("focus_inner", RING_INNER, float(RING_OUTER)),
        ):
            inset = start + width / 2
            painter.setPen(QPen(self._look.colour(name), width))
            radius = RADIUS + RING - inset
            painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


class FocusRings(QObject):
    """Keeps the ring around whatever has the keyboard focus, through scrolling and changes of size.

    It only borrows the widgets: were it to hold them, a page that is given up would die in the midst of Qt's
    own change of focus, which ends the program.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: ref[FocusRing] | None = None
        self._watched: list[ref[QWidget]] = []
        app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        without = now is None or now.property("no_ring") or now.window().windowType() == Qt.WindowType.Popup
        self._let_go(None if now is None or without else now.window())
        if now is None or without:
            return
        proxy = now.parentWidget()
        if isinstance(proxy, (QAbstractSpinBox, QComboBox)):
            now = proxy
        rings = _alive([self._ring] if self._ring is not None else [])
        ring = rings[0] if rings else FocusRing(now.window(), look_of(now))
        self._ring = ref(ring)
        widget: QWidget | None = now
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(ref(widget))
            widget = None if widget.isWindow() else widget.parentWidget()
        self._place_ring()

    def _let_go(self, window: QWidget | None) -> None:
        """The ring stays where the focus goes on in the same ``window``: a new one costs more than the step itself."""
        for widget in _alive(self._watched):
            widget.removeEventFilter(self)
        self._watched.clear()
        for ring in _alive([self._ring] if self._ring is not None else []):
            if ring.parentWidget() is not window:
                ring.hide()
                ring.deleteLater()
                self._ring = None

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _MOVES:
            self._place_ring()
        return False

    def _place_ring(self) -> None:
        watched = _alive(self._watched)
        rings = _alive([self._ring] if self._ring is not None else [])
        if not rings or len(watched) != len(self._watched):
            return
        target, ring = watched[0], rings[0]
        ring.take(look_of(target))
        window = target.window()
        own = target.focus_rect() if hasattr(target, "focus_rect") else target.rect()
        around = QRect(target.mapTo(window, own.topLeft()), own.size()).adjusted(-RING, -RING, RING, RING)
        visible = around.intersected(window.rect())
        for widget in watched[1:]:
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea) and widget is area.viewport():
                view = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
                visible = visible.intersected(view)
        if visible.isEmpty() or not target.isVisible():
            ring.hide()
            return
        ring.setGeometry(around)
        ring.setMask(QRegion(visible.translated(-around.topLeft())))
        ring.raise_()
        ring.show()


def _alive(widgets: Sequence[ref[_W]]) -> list[_W]:
    referents = (borrowed() for borrowed in widgets)
    return [widget for widget in referents if widget is not None and shiboken6.isValid(widget)]


def jump(here: QWidget, there: QWidget | None) -> None:
    """The keys go from one part of a window to the other: out of ``here`` if they are in it, into it if they are not."""
    inside = here.isAncestorOf(here.window().focusWidget() or here.window())
    if target := (there if inside else here):
        target.setFocus()
        target.window().focusNextChild()
