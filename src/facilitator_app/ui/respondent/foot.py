"""The foot of a respondent's page: its buttons, how far the person is, and that more lies below.

It is always in sight, and never takes the page from what is asked.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QWidget

from facilitator_app.domain.language import _, p_
from facilitator_app.ui.theme import RESPONDENT_STEPS, Role, apply, look_of
from facilitator_app.ui.widgets.options import Option
from facilitator_app.ui.widgets.text import TextLabel

MOST = 0.25
"""How much of the height of a page its foot may take."""


class FootBar(QWidget):
    """Buttons side by side in the text size of the page; on a very small screen in a smaller one, rather than wrapped
    into towers that leave no room for an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = 1.0
        """The text size of the buttons."""
        self._bar = QWidget()
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._bar)
        self.row = QHBoxLayout(self._bar)

    def look_changed(self) -> None:
        self.fit()

    def fit(self) -> None:
        """Choose the largest text with which the foot leaves the page its room."""
        page = self.parentWidget()
        if page is None:
            return
        look = look_of(page)
        sizes = [look.scale, *(step for step in reversed(RESPONDENT_STEPS) if step < look.scale)]
        for size in sizes:
            apply(self._bar, replace(look, scale=size))
            self.row.invalidate()
            if self.row.totalHeightForWidth(page.width()) <= page.height() * MOST:
                break
        self.scale = size


LARGEST_NOTE = 2.0
"""Beyond this text size the note grows no more, and has no room beside the buttons."""
_READ_OR_PRESSED = (QAbstractButton, QLabel, QPlainTextEdit)


def further_down(body: QWidget, view: QWidget) -> list[QWidget]:
    """What is to be read or pressed in ``body`` and does not end within ``view``, through which it is seen."""
    below: list[QWidget] = []
    for widget in body.findChildren(QWidget):
        if not isinstance(widget, _READ_OR_PRESSED) or not widget.isVisibleTo(body):
            continue
        if widget.mapTo(view, widget.rect().bottomLeft()).y() > view.height():
            below.append(widget)
    return below


class MoreNote(TextLabel):
    """Says that there is more below; keeps its room so that nothing jumps."""

    def __init__(self) -> None:
        super().__init__("", Role.SMALL, "ink", True)
        self.largest = LARGEST_NOTE
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_below(self, below: list[QWidget], asks: bool) -> None:
        """Say it of these; ``asks``: options among them are answers."""
        words = _("More below") if below else ""
        if asks and any(isinstance(widget, Option) for widget in below):
            words = _("More answers below")
        if self.text() != words:
            self.setText(words)

    def widest(self, asks: bool) -> int:
        """How wide the longest that it may say is, on one line."""
        words = _("More answers below") if asks else _("More below")
        return self.fontMetrics().horizontalAdvance(words) + 2

    def look_changed(self) -> None:
        super().look_changed()
        look = look_of(self)
        if look.scale > self.largest:
            font = look.font(Role.SMALL)
            font.setPixelSize(round(font.pixelSize() * self.largest / look.scale))
            self.setFont(font)


LARGEST_PROGRESS = 1.15
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
        if look.scale > LARGEST_PROGRESS:
            font.setPixelSize(round(font.pixelSize() * LARGEST_PROGRESS / look.scale))
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
