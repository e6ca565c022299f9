"""Draws the shape of an answer: boxes and crosses in the ink of the words, lights filled and outlined with it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from facilitator_app.charts.answer_shapes import COLOURED, AnswerShape
from facilitator_app.ui.theme import Look


def draw_answer_shape(painter: QPainter, rect: QRectF, shape: AnswerShape, ink: QColor, look: Look) -> None:
    """One shape, whole inside ``rect``, which is as high as it is wide."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(2.0, rect.width() / 11)
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    inside = rect.adjusted(width, width, -width, -width)
    if shape in COLOURED:
        painter.setBrush(QColor(look.theme.charts.in_place[COLOURED.index(shape)]))
        _light(painter, inside, shape)
    else:
        _box(painter, inside, shape, ink)
    painter.restore()


def _light(painter: QPainter, inside: QRectF, shape: AnswerShape) -> None:
    if shape is AnswerShape.CIRCLE:
        painter.drawEllipse(inside)
    elif shape is AnswerShape.SQUARE:
        painter.drawRect(inside)
    else:
        top = QPointF(inside.center().x(), inside.top())
        painter.drawPolygon(QPolygonF([top, inside.bottomRight(), inside.bottomLeft()]))


def _box(painter: QPainter, inside: QRectF, shape: AnswerShape, ink: QColor) -> None:
    w, h, left, top = inside.width(), inside.height(), inside.left(), inside.top()
    if shape is AnswerShape.CROSS:
        part = inside.adjusted(w / 8, h / 8, -w / 8, -h / 8)
        painter.drawLine(part.topLeft(), part.bottomRight())
        painter.drawLine(part.topRight(), part.bottomLeft())
        return
    painter.drawRoundedRect(inside, w / 8, w / 8)
    if shape is AnswerShape.BOX_HALF:
        triangle = QPolygonF([inside.topLeft(), inside.bottomLeft(), inside.bottomRight()])
        painter.setBrush(ink)
        painter.drawPolygon(triangle)
    elif shape is AnswerShape.BOX_TICK:
        tick = [(0.22, 0.54), (0.42, 0.75), (0.8, 0.28)]
        painter.drawPolyline(QPolygonF([QPointF(left + x * w, top + y * h) for x, y in tick]))
