"""Somebody's own words with names in them underlined: for the facilitator alone. Typed words are never read as markup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption

from facilitator_app.domain.language import _
from facilitator_app.domain.listed_names import NameMark
from facilitator_app.domain.words import in_a_row
from facilitator_app.ui.theme import Role, look_of
from facilitator_app.ui.widgets.text import QuoteLabel

VERY_WIDE = 100_000


class MarkedQuote(QuoteLabel):
    """What is marked is bold, underlined and on a ground of its own; without marks a ``QuoteLabel``."""

    def __init__(self, text: str, marks: Sequence[NameMark]) -> None:
        super().__init__(text)
        self.marks = tuple(marks)
        if marks:
            names = in_a_row([text[mark.start : mark.end] for mark in marks])
            self.setAccessibleDescription(_("Names in it: {names}", names=names))

    def _lines(self, width: int) -> QTextLayout:
        """The words broken into lines for this width of the words."""
        layout = QTextLayout(self.text().replace("\n", "\u2028"), look_of(self).font(Role.BODY))
        option = QTextOption()
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._format(mark) for mark in self.marks])
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _format(self, mark: NameMark) -> QTextLayout.FormatRange:
        look, text = look_of(self), self.text()
        form = QTextCharFormat()
        form.setFont(look.font(Role.BODY_BOLD))
        form.setFontUnderline(True)
        form.setForeground(look.colour("warning"))
        form.setBackground(look.colour("warning_bg"))
        one = QTextLayout.FormatRange()
        one.start, one.length = _units(text[: mark.start]), _units(text[mark.start : mark.end])
        one.format = form
        return one

    def sizeHint(self) -> QSize:
        if not self.marks:
            return super().sizeHint()
        edges = self.contentsMargins()
        width = round(self._lines(VERY_WIDE).maximumWidth()) + edges.left() + edges.right() + 1
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int, /) -> int:
        if not self.marks:
            return super().heightForWidth(width)
        edges = self.contentsMargins()
        lines = self._lines(width - edges.left() - edges.right())
        return round(lines.boundingRect().height()) + edges.top() + edges.bottom() + 1

    def paintEvent(self, event: QPaintEvent, /) -> None:
        if not self.marks:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(look_of(self).colour("ink"))
        room = self.contentsRect()
        self._lines(room.width()).draw(painter, QPointF(room.topLeft()))
        self.draw_bar(painter)


def _units(words: str) -> int:
    """How Qt counts letters: those beyond the first 65,536 are two."""
    return len(words.encode("utf-16-le")) // 2
