"""The picture on the first pages: two rings that overlap, with people of four groups in them. Decoration only."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.theme import look_of

WIDTH, HEIGHT = 252, 180
RING = 84
RINGS = ((88.0, 90.0), (164.0, 90.0))
SIZE = 20
# Left edge at 100 %, middle height, and which of the four groups.
PEOPLE = (
    (66, 38, 2), (38, 62, 0), (32, 110, 1), (68, 142, 0),
    (126, 66, 0), (126, 96, 2), (126, 124, 3),
    (186, 38, 1), (214, 62, 3), (220, 112, 0), (184, 142, 2),
)  # fmt: skip


class PartnershipPicture(QWidget):
    """Left out at large text, where the words need the room."""

    def look_changed(self) -> None:
        look = look_of(self)
        self.setVisible(not look.large)
        self.setFixedSize(look.unit(WIDTH), look.unit(HEIGHT))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / WIDTH, self.height() / HEIGHT)
        painter.setPen(QPen(look.colour("accent"), 5))
        for x, y in RINGS:
            painter.drawEllipse(QPointF(x, y), RING, RING)
        painter.setPen(QPen(QColor(look.theme.charts.edge), 1.2))
        for x, y, group in PEOPLE:
            painter.setBrush(QColor(look.theme.charts.groups[group]))
            draw_person(painter, QPointF(x, y), group)


def draw_person(painter: QPainter, middle: QPointF, group: int) -> None:
    """A circle, triangle, diamond or square, by the number of the group."""
    half = SIZE / 2
    x, y = middle.x(), middle.y()
    if group == 0:
        painter.drawEllipse(middle, half, half)
    elif group == 1:
        up = SIZE / sqrt(3)
        painter.drawPolygon(
            QPolygonF([QPointF(x, y - up), QPointF(x + half, y + up / 2), QPointF(x - half, y + up / 2)])
        )
    elif group == 2:
        reach = half * 1.2
        corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    else:
        painter.drawRect(QRectF(x - half * 0.9, y - half * 0.9, SIZE * 0.9, SIZE * 0.9))
