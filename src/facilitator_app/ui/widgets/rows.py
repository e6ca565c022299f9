"""Rows that open something: the whole row is the button."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from facilitator_app.ui.icons import draw_icon
from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets.buttons import Button
from facilitator_app.ui.widgets.cards import Card
from facilitator_app.ui.widgets.layouts import Divider
from facilitator_app.ui.widgets.tags import draw_tag, tag_size

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip)
_VERY_HIGH = 10_000


class TaskRow(Button):
    """Name, detail, state and a chevron. ``two_lines`` puts the detail below the name, as on Home."""

    def __init__(
        self,
        name: str,
        detail: str = "",
        tag: str = "",
        kind: str = "neutral",
        *,
        shape: str = "",
        two_lines: bool = False,
    ) -> None:
        super().__init__(name.replace("&", "&&"))
        self._two_lines = two_lines
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_row(name, detail, tag, kind, shape=shape)

    def show_row(self, name: str, detail: str = "", tag: str = "", kind: str = "neutral", *, shape: str = "") -> None:
        """Show other words in this row."""
        self._name, self._detail, self._tag, self._kind, self._shape = name, detail, tag, kind, shape
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(", ".join(part for part in (name, detail, tag) if part))
        self.updateGeometry()
        self.update()

    def _rects(self, look: Look, width: int) -> tuple[QRect, QRect, QRect, int]:
        """Name, detail, tag, and the height of the whole row."""
        side, above = look.unit(20), look.unit(10)
        chevron = look.unit(16) + look.grow(18)
        right = width - side - chevron
        stacked = look.large
        tag = (
            tag_size(look, self._tag, (right - side) if stacked else max(right - side, 1) // 2)
            if self._tag
            else QSize()
        )
        end = right if stacked or not self._tag else right - tag.width() - look.unit(16)
        bold, second = look.font(Role.BODY_BOLD), look.font(Role.SMALL if self._two_lines else Role.BODY)
        in_column = not self._two_lines and not stacked
        name_room = look.unit(178) if in_column and self._detail else end - side
        name = _bounds(bold, self._name, side, above, name_room)
        if in_column:
            detail = _bounds(second, self._detail, side + name_room + look.unit(8), above, end - side - name_room - 8)
            height = max(look.unit(54), name.height() + 2 * above, detail.height() + 2 * above)
            _centre((name, detail), height)
        else:
            detail = _bounds(second, self._detail, side, name.bottom() + 1, end - side)
            text = name.height() + (detail.height() if self._detail else 0)
            height = max(look.unit(66), text + 2 * above)
            shift = (height - text) // 2 - above if not stacked else 0
            name.translate(0, shift)
            detail.translate(0, shift)
        place = QRect(right - tag.width(), (height - tag.height()) // 2, tag.width(), tag.height())
        if stacked and self._tag:
            below = max(name.bottom(), detail.bottom() if self._detail else 0) + look.unit(6)
            place.moveTo(side, below)
            height = max(height, place.bottom() + 1 + above)
        return name, detail, place, height

    def sizeHint(self) -> QSize:
        width = look_of(self).unit(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        look = look_of(self)
        metrics = QFontMetrics(look.font(Role.BODY_BOLD))
        widest = max((metrics.horizontalAdvance(word) for word in self._name.split()), default=0)
        return QSize(widest + 2 * look.unit(20) + look.unit(16) + look.grow(18), look.unit(54))

    def heightForWidth(self, width: int, /) -> int:
        return self._rects(look_of(self), width)[3]

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        active = self.isEnabled() and (self.underMouse() or self.isDown())
        if active:
            painter.fillRect(self.rect().adjusted(1, 0, -1, 0), look.colour("selected"))
        usual = "on_selected" if active else "accent" if self.isEnabled() else "muted"
        name, detail, tag, _ = self._rects(look, self.width())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            for rect in (name, detail, tag):
                rect.moveRight(self.width() - 1 - rect.left())
        flags = _WRAP | int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        painter.setFont(look.font(Role.BODY_BOLD))
        painter.setPen(look.colour(usual))
        painter.drawText(name, flags, self._name)
        if self._detail:
            painter.setFont(look.font(Role.SMALL if self._two_lines else Role.BODY))
            painter.setPen(look.colour("on_selected" if active else "muted"))
            painter.drawText(detail, flags, self._detail)
        if self._tag:
            draw_tag(painter, tag, look, self._kind, self._tag, self._shape)
        if self.isEnabled():
            self._draw_chevron(painter, look, usual)

    def _draw_chevron(self, painter: QPainter, look: Look, colour: str) -> None:
        size, side = look.grow(18), look.unit(16)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = side if mirrored else self.width() - side - size
        name = "chevron_left" if mirrored else "chevron_right"
        draw_icon(painter, name, QRectF(x, (self.height() - size) / 2, size, size), look.colour(colour))


def _bounds(font: QFont, words: str, x: int, y: int, width: int) -> QRect:
    rect = QFontMetrics(font).boundingRect(QRect(x, y, max(1, width), _VERY_HIGH), _WRAP, words)
    return QRect(x, y, max(1, width), rect.height() if words else 0)


def _centre(rects: Iterable[QRect], height: int) -> None:
    for rect in rects:
        rect.moveTop((height - rect.height()) // 2)


class TaskList(Card):
    """Rows in one card, a thin line between them."""

    def __init__(self, rows: Iterable[TaskRow] = ()) -> None:
        super().__init__(gap=0, margins=(1, 1, 1, 1))
        for row in rows:
            self.add_row(row)

    def add_row(self, row: TaskRow) -> TaskRow:
        """Add one row at the end and give it back."""
        if self.box.count():
            self.add(Divider())
        self.add(row)
        return row
