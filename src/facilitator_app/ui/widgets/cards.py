"""Cards that hold things and cards that can be pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator_app.ui.focus import RADIUS
from facilitator_app.ui.style import box
from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets.buttons import Button
from facilitator_app.ui.widgets.layouts import Column, Margins

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip)
_VERY_HIGH = 10_000


def accent_bar(painter: QPainter, rect: QRect, colour: QColor, width: int, at_right: bool = False) -> None:
    """A bar along the reading side of a box, within its rounded corners."""
    path = QPainterPath()
    path.addRoundedRect(rect.x(), rect.y(), rect.width(), rect.height(), RADIUS, RADIUS)
    bar = QRect(rect.right() + 1 - width if at_right else rect.left(), rect.top(), width, rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(bar)
    painter.fillPath(path, colour)
    painter.restore()


class Card(Column):
    """A box around things that belong together. ``bar``: the one that matters most; ``plain``: page colour inside."""

    def __init__(
        self,
        *widgets: QWidget,
        bar: bool = False,
        plain: bool = False,
        gap: int = 8,
        margins: Margins = (20, 16, 20, 16),
    ) -> None:
        self._bar = bar
        self._plain = plain
        super().__init__(*widgets, gap=gap, margins=margins)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        edge = look.colour("border" if self._bar else "divider")
        box(painter, self.rect(), look.colour("window" if self._plain else "surface"), edge)
        if self._bar:
            at_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            accent_bar(painter, self.rect(), look.colour("accent"), 6, at_right)


class PressCard(Button):
    """A card that is one big button: a title, a line about it and small facts."""

    def __init__(self, title: str, detail: str = "", facts: Sequence[str] = (), *, bar: bool = False) -> None:
        super().__init__(title.replace("&", "&&"))
        self._parts = [(Role.H2, "ink", title)]
        if detail:
            self._parts.append((Role.BODY, "muted", detail))
        self._parts += [(Role.SMALL, "muted", fact) for fact in facts]
        self._bar = bar
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join([detail, *facts]).strip())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _rects(self, look: Look, width: int) -> list[QRect]:
        side, y = look.unit(20), look.unit(16)
        rects = []
        for role, _, words in self._parts:
            metrics = QFontMetrics(look.font(role))
            room = QRect(side, y, max(1, width - 2 * side), _VERY_HIGH)
            rect = metrics.boundingRect(room, _WRAP, words)
            rects.append(QRect(side, y, room.width(), rect.height()))
            y += rect.height() + look.unit(4)
        return rects

    def sizeHint(self) -> QSize:
        look = look_of(self)
        width = max(QFontMetrics(look.font(role)).horizontalAdvance(words) for role, _, words in self._parts)
        return QSize(width + 2 * look.unit(20) + 2, self.heightForWidth(width + 2 * look.unit(20) + 2))

    def minimumSizeHint(self) -> QSize:
        look = look_of(self)
        widest = max(
            QFontMetrics(look.font(role)).horizontalAdvance(word)
            for role, _, words in self._parts
            for word in words.split() or [""]
        )
        return QSize(widest + 2 * look.unit(20) + 2, look.target)

    def heightForWidth(self, width: int, /) -> int:
        look = look_of(self)
        return max(look.target, self._rects(look, width)[-1].bottom() + 1 + look.unit(16))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        active = self.isEnabled() and (self.underMouse() or self.isDown())
        box(painter, self.rect(), look.colour("selected" if active else "surface"), look.colour("border"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._bar:
            accent_bar(painter, self.rect(), look.colour("accent"), 6, mirrored)
        painter.setLayoutDirection(self.layoutDirection())
        for (role, colour, words), rect in zip(self._parts, self._rects(look, self.width()), strict=True):
            painter.setFont(look.font(role))
            painter.setPen(look.colour("on_selected" if active else colour if self.isEnabled() else "disabled"))
            painter.drawText(rect, _WRAP | int(Qt.AlignmentFlag.AlignLeading), words)
