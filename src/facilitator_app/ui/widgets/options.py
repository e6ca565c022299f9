"""Answers and choices: real radio buttons and tick boxes whose words wrap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy

from facilitator_app.charts.answer_shapes import AnswerShape
from facilitator_app.ui.style import box, draw_radio, draw_tick_box
from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets.answer_shape import draw_answer_shape

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip)
_VERY_HIGH = 10_000
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


def _hfw_policy(policy: QSizePolicy.Policy) -> QSizePolicy:
    found = QSizePolicy(policy, QSizePolicy.Policy.Minimum)
    found.setHeightForWidth(True)
    return found


class _MarkedText:
    """Geometry of a mark with wrapping words, a smaller second line and perhaps a picture."""

    def __init__(self, words: str, detail: str, picture: QPixmap | None, shape: AnswerShape | None = None) -> None:
        self.words = words
        self.detail = detail
        self.picture = picture
        self.shape = shape

    def paddings(self, look: Look, card: bool) -> tuple[int, int, int]:
        """Room at the side, above and below, and between mark and words."""
        if not card:
            return 0, look.unit(4), look.unit(10)
        return (look.unit(14), look.unit(10), look.unit(12)) if look.respondent else (look.unit(16), look.unit(12), 12)

    def mark(self, look: Look) -> int:
        return look.grow(30) if look.respondent else look.grow(24)

    def picture_room(self, look: Look) -> int:
        if self.shape is not None:
            return self.mark(look) + look.unit(12)
        return look.unit(72) + look.unit(12) if self.picture is not None else 0

    def words_font(self, look: Look, bold: bool) -> QFont:
        return look.font(Role.BODY_BOLD if bold else Role.BODY)

    def height(self, look: Look, card: bool, width: int) -> int:
        side, above, gap = self.paddings(look, card)
        room = max(1, width - 2 * side - self.mark(look) - gap - self.picture_room(look))
        # Bold words are wider: measure them so that choosing an answer never moves the page.
        words = _height(self.words_font(look, card), self.words, room)
        if self.detail:
            words += _height(look.font(Role.SMALL), self.detail, room) + look.unit(2)
        least = (
            (52 if look.respondent else look.unit(44)) if card else look.target if look.respondent else look.unit(32)
        )
        picture = look.unit(72) if self.picture is not None else 0
        return max(least, words + 2 * above, self.mark(look) + 2 * above, picture + 2 * above)

    def hint(self, look: Look, card: bool) -> QSize:
        side, _, gap = self.paddings(look, card)
        words = QFontMetrics(self.words_font(look, card)).horizontalAdvance(self.words)
        detail = QFontMetrics(look.font(Role.SMALL)).horizontalAdvance(self.detail)
        width = max(words, detail) + 2 * side + self.mark(look) + gap + self.picture_room(look) + 2
        return QSize(width, self.height(look, card, width))

    def least(self, look: Look, card: bool) -> QSize:
        side, _, gap = self.paddings(look, card)
        metrics = QFontMetrics(self.words_font(look, card))
        widest = max((metrics.horizontalAdvance(word) for word in self.words.split()), default=0)
        small = QFontMetrics(look.font(Role.SMALL))
        widest = max([widest, *(small.horizontalAdvance(word) for word in self.detail.split())])
        return QSize(widest + 2 * side + self.mark(look) + gap + self.picture_room(look) + 2, look.unit(32))

    def rects(self, look: Look, card: bool, rect: QRect, mirrored: bool) -> tuple[QRectF, QRect, QRect]:
        """Where the mark, the words and the picture go."""
        side, _, gap = self.paddings(look, card)
        size = self.mark(look)
        mark = QRectF(rect.left() + side, rect.center().y() + 0.5 - size / 2, size, size)
        left = rect.left() + side + size + gap
        high = look.unit(72) if self.shape is None else size
        picture = QRect(left, rect.center().y() - high // 2, high, high)
        left += self.picture_room(look)
        words = QRect(left, rect.top(), rect.right() + 1 - side - left, rect.height())
        if mirrored:
            mark.moveRight(rect.right() + 1 - side)
            words.moveLeft(rect.left() + side)
            picture.moveRight(round(mark.left()) - gap)
        return mark, words, picture

    def draw(self, painter: QPainter, look: Look, rect: QRect, colours: tuple[QColor, QColor], bold: bool) -> None:
        """Words and second line, in the middle of ``rect``."""
        strong = self.words_font(look, bold)
        small = look.font(Role.SMALL)
        words = _height(strong, self.words, rect.width())
        detail = _height(small, self.detail, rect.width()) + look.unit(2) if self.detail else 0
        top = rect.top() + (rect.height() - words - detail) // 2
        painter.setFont(strong)
        painter.setPen(colours[0])
        flags = _WRAP | int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        painter.drawText(QRect(rect.left(), top, rect.width(), words), flags, self.words)
        if self.detail:
            painter.setFont(small)
            painter.setPen(colours[1])
            lower = QRect(rect.left(), top + words + look.unit(2), rect.width(), detail)
            painter.drawText(lower, flags, self.detail)


def _height(font: QFont, words: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), _VERY_HIGH), _WRAP, words).height()


class Option(QRadioButton):
    """One answer of a set. As a card its whole area is the target; compact for staff screens.

    Enter chooses it; Enter on a chosen one emits ``go_on``.
    """

    go_on = Signal()

    def __init__(
        self,
        words: str,
        *,
        detail: str = "",
        card: bool = True,
        picture: QPixmap | None = None,
        shape: AnswerShape | None = None,
    ) -> None:
        super().__init__(words.replace("&", "&&"))
        self._text = _MarkedText(words, detail, picture, shape)
        self._card = card
        self._lit = False
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(_hfw_policy(QSizePolicy.Policy.Preferred if card else QSizePolicy.Policy.Maximum))

    @property
    def words(self) -> str:
        """The answer as a person reads it."""
        return self._text.words

    @property
    def detail(self) -> str:
        """The smaller line below it."""
        return self._text.detail

    def set_lit(self, lit: bool) -> None:
        """Mark this answer while it is being read aloud."""
        self._lit = lit
        self.update()

    def look_changed(self) -> None:
        self.setFont(look_of(self).font())
        self.updateGeometry()

    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._text.height(look_of(self), self._card, width)

    def sizeHint(self) -> QSize:
        return self._text.hint(look_of(self), self._card)

    def minimumSizeHint(self) -> QSize:
        return self._text.least(look_of(self), self._card)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            if event.key() in ARROWS:
                # Past the last answer an arrow does nothing; let go, it would scroll the page away under the focus.
                event.accept()
        elif self.isChecked():
            self.go_on.emit()
        else:
            self.click()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        t = look.theme
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        chosen = self.isChecked()
        on = chosen and self._card
        words, second, ring = QColor(t.ink), QColor(t.muted), QColor(t.border)
        if on:
            words = second = ring = QColor(t.on_selected)
        elif chosen:
            ring = QColor(t.accent)
        if not self.isEnabled():
            words = second = ring = QColor(t.disabled)
        ground = QColor(t.selected if on else t.surface)
        if self._card:
            edge = QColor(t.accent if on else t.border)
            box(painter, self.rect(), ground, edge, 3 if on or self._lit or self.underMouse() else 1)
            if self._lit:
                box(painter, self.rect().adjusted(5, 5, -5, -5), None, words, 2)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        mark, rect, picture = self._text.rects(look, self._card, self.rect(), mirrored)
        draw_radio(painter, mark, chosen, ring, ground)
        if self._text.picture is not None:
            painter.drawPixmap(picture, self._text.picture)
        if self._text.shape is not None:
            draw_answer_shape(painter, QRectF(picture), self._text.shape, words, look)
        self._text.draw(painter, look, rect, (words, second), on)


def one_stop(buttons: Sequence[QRadioButton]) -> None:
    """Let Tab stop once in a set: at the chosen button, else at the first. Qt sees to it only when one has the focus."""
    stop = next((button for button in buttons if button.isChecked()), buttons[0])
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)


class TickBox(QCheckBox):
    """Yes or no for one thing, with wrapping words."""

    def __init__(self, words: str, *, detail: str = "") -> None:
        super().__init__(words.replace("&", "&&"))
        self._text = _MarkedText(words, detail, None)
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(_hfw_policy(QSizePolicy.Policy.Maximum))

    def set_detail(self, detail: str) -> None:
        """Other words for the second line."""
        self._text.detail = detail
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def look_changed(self) -> None:
        self.setFont(look_of(self).font())
        self.updateGeometry()

    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._text.height(look_of(self), False, width)

    def sizeHint(self) -> QSize:
        return self._text.hint(look_of(self), False)

    def minimumSizeHint(self) -> QSize:
        return self._text.least(look_of(self), False)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        mark, rect, _ = self._text.rects(look, False, self.rect(), mirrored)
        draw_tick_box(painter, mark, look, self.isChecked(), self.isEnabled())
        colours = ("ink", "muted") if self.isEnabled() else ("disabled", "disabled")
        self._text.draw(painter, look, rect, (look.colour(colours[0]), look.colour(colours[1])), False)


class Switch(QCheckBox):
    """On or off at once, with the word On or Off beside it. The words of the thing stand at the left."""

    def __init__(self, words: str, *, on_word: str, off_word: str, detail: str = "") -> None:
        super().__init__(words.replace("&", "&&"))
        self._words, self._detail = words, detail
        self._states = (off_word, on_word)
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(_hfw_policy(QSizePolicy.Policy.Preferred))

    def look_changed(self) -> None:
        self.setFont(look_of(self).font())
        self.updateGeometry()

    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def _right(self, look: Look) -> tuple[int, int]:
        """Room for the state word, and for all at the right."""
        metrics = QFontMetrics(look.font(Role.SMALL_BOLD))
        word = max(metrics.horizontalAdvance(state) for state in self._states)
        return word, word + look.unit(8) + look.grow(44) + look.unit(12)

    def heightForWidth(self, width: int, /) -> int:
        look = look_of(self)
        room = width - self._right(look)[1]
        words = _height(look.font(), self._words, room)
        if self._detail:
            words += _height(look.font(Role.SMALL), self._detail, room)
        return max(look.target if look.respondent else look.unit(44), words + look.unit(12))

    def sizeHint(self) -> QSize:
        look = look_of(self)
        words = QFontMetrics(look.font()).horizontalAdvance(self._words)
        detail = QFontMetrics(look.font(Role.SMALL)).horizontalAdvance(self._detail)
        width = max(words, detail) + self._right(look)[1] + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        look = look_of(self)
        metrics = QFontMetrics(look.font())
        widest = max((metrics.horizontalAdvance(word) for word in self._words.split()), default=0)
        return QSize(widest + self._right(look)[1] + 2, look.unit(44))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        word, right = self._right(look)
        track = QRect(0, 0, look.grow(44), look.grow(24))
        track.moveCenter(self.rect().center())
        track.moveRight(self.width() - 2)
        state = QRect(track.left() - look.unit(8) - word, 0, word + 2, self.height())
        text = QRect(0, 0, self.width() - right, self.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            track.moveLeft(1)
            state.moveLeft(track.right() + look.unit(8))
            text.moveRight(self.width() - 1)
        ink = look.colour("ink" if self.isEnabled() else "disabled")
        _MarkedText(self._words, self._detail, None).draw(painter, look, text, (ink, look.colour("muted")), False)
        painter.setFont(look.font(Role.SMALL_BOLD))
        painter.setPen(ink)
        align = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(state, align, self._states[int(self.isChecked())])
        self._draw_track(painter, look, QRectF(track))

    def _draw_track(self, painter: QPainter, look: Look, track: QRectF) -> None:
        on = self.isChecked()
        strong = look.colour(("accent" if on else "border") if self.isEnabled() else "disabled")
        width = max(1.5, track.height() / 16)
        painter.setPen(strong)
        painter.setBrush(strong if on else look.colour("surface"))
        painter.drawRoundedRect(track.adjusted(width, width, -width, -width), track.height() / 2, track.height() / 2)
        inset = track.height() * 0.2
        size = track.height() - 2 * inset
        knob = QRectF(track.right() - inset - size if on else track.left() + inset, track.top() + inset, size, size)
        painter.setBrush(look.colour("on_accent" if on else "surface"))
        painter.drawEllipse(knob)
