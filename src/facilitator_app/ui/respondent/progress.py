"""How far a person is: "7 of 36" and a bar, in sight on every page where something is asked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator_app.domain.language import p_
from facilitator_app.ui.theme import Role, look_of

LARGEST = 1.15
"""Beyond this text size the line grows no more: the questions need the room, and large words above say the same."""
WIDTH = 420
BAR = 8
GAP = 12


class ProgressLine(QWidget):
    """One line across the page. The words say all that the bar shows, to a screen reader as well."""

    def __init__(self) -> None:
        super().__init__()
        self._at, self._of = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def words(self) -> str:
        return p_("respondent", "{n} of {total}", n=self._at, total=self._of)

    def show_progress(self, at: int, of: int) -> None:
        """At the ``at``-th of ``of`` questions."""
        self._at, self._of = at, of
        self.setAccessibleName(self.words)
        self.setVisible(of > 0)
        self.update()

    def look_changed(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, QFontMetrics(self._font()).height())

    def minimumSizeHint(self) -> QSize:
        return QSize(QFontMetrics(self._font()).horizontalAdvance(self.words) + 60, self.sizeHint().height())

    def _font(self) -> QFont:
        look = look_of(self)
        font = look.font(Role.SMALL_BOLD)
        if look.scale > LARGEST:
            font.setPixelSize(round(font.pixelSize() * LARGEST / look.scale))
        return font

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        words = QFontMetrics(self._font()).horizontalAdvance(self.words) + 2
        text = QRectF(0 if not mirrored else self.width() - words, 0, words, self.height())
        painter.setPen(look.colour("ink"))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignCenter), self.words)
        track = QRectF(words + GAP, (self.height() - BAR) / 2, max(0, self.width() - words - GAP), BAR)
        if mirrored:
            track.moveLeft(0)
        painter.setPen(look.colour("border"))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), BAR / 2, BAR / 2)
        done = QRectF(track)
        done.setWidth(track.width() * self._at / max(1, self._of))
        if mirrored:
            done.moveRight(track.right())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        if self._at:
            painter.drawRoundedRect(done, BAR / 2, BAR / 2)
