"""The respondents' own sentences, with the words that the facilitator decides marked in them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption

from facilitator_app.ui.theme import Role, look_of
from facilitator_app.ui.widgets import TextLabel


class MarkedText(TextLabel):
    """Plain text in which the words of ``marks`` stand on a tint and in bold."""

    def __init__(self, words: str, marks: tuple[str, ...] = ()) -> None:
        super().__init__(words, Role.BODY, "ink", True)
        self._marks = marks

    def heightForWidth(self, width: int, /) -> int:
        return self._laid_out(width)[1]

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 8 * len(self._marks), hint.height())

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        layout, _height = self._laid_out(self.width())
        painter = QPainter(self)
        painter.setPen(look_of(self).colour("ink"))
        layout.draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        look = look_of(self)
        layout = QTextLayout(self.text(), look.font(Role.BODY))
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setTextDirection(self.layoutDirection())
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, int(height) + 1

    def _formats(self) -> list[QTextLayout.FormatRange]:
        look = look_of(self)
        formats, start = [], 0
        for mark in self._marks:
            index = self.text().find(mark, start)
            if index < 0:
                continue
            shape = QTextCharFormat()
            shape.setFontWeight(QFont.Weight.Bold)
            shape.setBackground(look.colour("selected"))
            shape.setForeground(look.colour("on_selected"))
            marked = QTextLayout.FormatRange()
            marked.start, marked.length, marked.format = index, len(mark), shape
            formats.append(marked)
            start = index + len(mark)
        return formats
