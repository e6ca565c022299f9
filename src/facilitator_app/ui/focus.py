"""Two rings around whatever has the keyboard focus: seen on any ground, in any theme."""

from __future__ import annotations

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


class FocusRing(QWidget):
    """Two rings around one control: the dark one inside, the bright one outside, five units in all."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look = look

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
    """Keeps the ring around whatever has the keyboard focus, through scrolling and changes of size."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._target: QWidget | None = None
        self._ring: FocusRing | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if now is None or now.property("no_ring") or now.window().windowType() == Qt.WindowType.Popup:
            return
        proxy = now.parentWidget()
        if isinstance(proxy, (QAbstractSpinBox, QComboBox)):
            now = proxy
        self._target = now
        self._ring = FocusRing(now.window(), look_of(now))
        widget: QWidget | None = now
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()
        self._place()

    def _let_go(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = self._target = None

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        target, ring = self._target, self._ring
        if target is None or ring is None or not shiboken6.isValid(target) or not shiboken6.isValid(ring):
            return
        window = target.window()
        own = target.focus_rect() if hasattr(target, "focus_rect") else target.rect()
        around = QRect(target.mapTo(window, own.topLeft()), own.size()).adjusted(-RING, -RING, RING, RING)
        visible = around.intersected(window.rect())
        for widget in self._watched:
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea) and widget is area.viewport() and area is not target:
                view = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
                visible = visible.intersected(view)
        if visible.isEmpty() or not target.isVisible():
            ring.hide()
            return
        ring.setGeometry(around)
        ring.setMask(QRegion(visible.translated(-around.topLeft())))
        ring.raise_()
        ring.show()
