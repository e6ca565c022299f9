"""Who answers about whom as one picture: a row for each person, a column for each subject, a dot where they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets.sides import high_as_wide

if TYPE_CHECKING:
    from facilitator_app.ui.setup.raters_presenter import LoadLine

PITCH, DOT = 30, 16
"""Units from column to column, and across a dot, where there is room."""
NAME, WORDS = 190, 230
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)


class LoadPicture(QWidget):
    """Read only. The words at the end of each row say the same as its dots; large text puts them below the name."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[LoadLine, ...] = ()
        high_as_wide(self)

    def show_rows(self, rows: tuple[LoadLine, ...]) -> None:
        self._rows = rows
        said = [f"{row.name} {row.words}" for row in rows]
        self.setAccessibleName(_("Picture of who answers about whom. {rows}.", rows="; ".join(said)))
        self.updateGeometry()
        self.update()

    def look_changed(self) -> None:
        self.updateGeometry()

    def _high(self, look: Look) -> int:
        line = QFontMetrics(look.font(Role.SMALL)).height()
        return max(look.unit(28), (2 * line if look.large else line) + look.unit(6))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, _width: int, /) -> int:
        look = look_of(self)
        return self._high(look) * (len(self._rows) + 1) + look.unit(8)

    def sizeHint(self) -> QSize:
        look = look_of(self)
        return QSize(look.unit(420), self.heightForWidth(0))

    def minimumSizeHint(self) -> QSize:
        return QSize(look_of(self).unit(200), self.heightForWidth(0))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look, painter = look_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._rows:
            return
        columns = len(self._rows[0].marks)
        words = 0 if look.large else look.unit(WORDS)
        name = self._name_width(look, self.width() - words - columns * look.unit(PITCH))
        pitch = min(look.unit(PITCH), max(6, (self.width() - name - words) // max(1, columns)))
        high = self._high(look)
        painter.setFont(look.font(Role.SMALL_BOLD))
        painter.setPen(look.colour("muted"))
        for column in range(columns):
            if pitch >= look.unit(18) or column % 5 == 4:
                box = self._at(QRect(name + column * pitch - pitch, 0, 3 * pitch, high))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(column + 1))
        for number, row in enumerate(self._rows, 1):
            self._paint_row(painter, look, row, QRect(0, number * high, self.width(), high), (name, pitch))

    def _name_width(self, look: Look, free: int) -> int:
        """As wide as the longest name where the dots leave so much ``free``; a name that is cut is no name."""
        metrics = QFontMetrics(look.font(Role.SMALL))
        longest = max(metrics.horizontalAdvance(row.name) for row in self._rows) + look.unit(12)
        return min(longest, max(free, min(look.unit(NAME), self.width() // 2)))

    def _paint_row(self, painter: QPainter, look: Look, row: LoadLine, rect: QRect, sizes: tuple[int, int]) -> None:
        name, pitch = sizes
        painter.fillRect(QRect(0, rect.top(), rect.width(), 1), look.colour("divider"))
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font(Role.SMALL))
        room = name - look.unit(10)
        metrics = QFontMetrics(look.font(Role.SMALL))
        line = rect.height() // 2 if look.large else rect.height()
        upper = QRect(0, rect.top(), room, line)
        painter.drawText(self._at(upper), _MIDDLE, metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room))
        dot = min(look.unit(DOT), pitch - 2)
        for column, mark in enumerate(row.marks):
            x = name + column * pitch + (pitch - dot) / 2
            box = QRectF(self._at(QRect(round(x), upper.center().y() - dot // 2, dot, dot)))
            _draw_mark(painter, look, box, mark)
        painter.setPen(look.colour("muted"))
        painter.setFont(look.font(Role.SMALL))
        if look.large:
            painter.drawText(self._at(QRect(0, rect.top() + line, rect.width(), line)), _MIDDLE, row.words)
        else:
            left = name + len(row.marks) * pitch + look.unit(10)
            painter.drawText(self._at(QRect(left, rect.top(), rect.width() - left, rect.height())), _MIDDLE, row.words)

    def _at(self, rect: QRect) -> QRect:
        """The place as it lies when one reads from the right."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rect.moveRight(self.width() - 1 - rect.left())
        return rect


def _draw_mark(painter: QPainter, look: Look, box: QRectF, mark: str) -> None:
    """A full dot for one of the others, a square for the chair or lead partner, a ring for the own view."""
    accent = look.colour("accent")
    if not mark:
        painter.fillRect(QRectF(box.center().x() - 1, box.center().y() - 1, 2, 2), look.colour("border"))
        return
    painter.setPen(QPen(accent, 2))
    painter.setBrush(look.colour("surface") if mark == "self" else accent)
    if mark == "named":
        painter.drawRect(box.adjusted(1, 1, -1, -1))
    else:
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
