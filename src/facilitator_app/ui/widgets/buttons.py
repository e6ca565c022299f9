"""Buttons whose words wrap when the text is large."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from facilitator_app.ui.icons import draw_icon
from facilitator_app.ui.style import box
from facilitator_app.ui.theme import Look, Role, look_of

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextHideMnemonic | Qt.TextFlag.TextDontClip)
_VERY_HIGH = 10_000


def _icon_size(look: Look) -> int:
    return look.grow(26 if look.respondent else 20)


class Button(QPushButton):
    """A second choice on a page: surface, edge, words in accent. "&" before a letter makes it the key with Alt."""

    main = False
    boxed = True
    role = Role.BODY
    side = 16

    def __init__(self, text: str, icon: str = "") -> None:
        super().__init__(text)
        self._icon = icon
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)

    def set_icon(self, name: str) -> None:
        """Show another icon beside the words; "" for none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter presses the button as Space does; outside dialogs Qt would let it pass."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def look_changed(self) -> None:
        self.setFont(self._words_font(look_of(self)))
        self.updateGeometry()

    def _words_font(self, look: Look) -> QFont:
        font = look.font(self.role)
        font.setBold(font.bold() or self.main)
        return font

    def _paddings(self, look: Look) -> tuple[int, int]:
        """Room at each side and above and below the words."""
        if not self.boxed:
            return 0, 4
        return look.unit(self.side), max(4, look.unit(6))

    def _icon_room(self, look: Look) -> int:
        return _icon_size(look) + look.unit(8) if self._icon else 0

    def _words_size(self, width: int) -> QSize:
        metrics = QFontMetrics(self._words_font(look_of(self)))
        return metrics.boundingRect(QRect(0, 0, width, _VERY_HIGH), _WRAP, self.text()).size()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        look = look_of(self)
        side, _ = self._paddings(look)
        width = self._words_size(_VERY_HIGH).width() + 2 * side + self._icon_room(look) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        look = look_of(self)
        side, _ = self._paddings(look)
        metrics = QFontMetrics(self._words_font(look))
        widest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(min(widest + 2 * side + self._icon_room(look) + 2, self.sizeHint().width()), self._least(look))

    def _least(self, look: Look) -> int:
        return look.target if self.boxed or look.respondent else max(24, look.unit(28))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        look = look_of(self)
        side, above = self._paddings(look)
        words = self._words_size(max(1, width - 2 * side - self._icon_room(look)))
        return max(self._least(look), words.height() + 2 * above)

    def _colours(self, look: Look) -> tuple[QColor | None, QColor | None, QColor]:
        """Fill, edge and words."""
        t = look.theme
        if not self.isEnabled():
            return (look.colour("surface"), look.colour("disabled"), look.colour("disabled"))
        active = self.underMouse() or self.isDown()
        if self.main:
            return (QColor(t.accent_hover if active else t.accent), None, QColor(t.on_accent))
        if active:
            return (QColor(t.selected), QColor(t.border), QColor(t.on_selected))
        return (QColor(t.surface), QColor(t.border), QColor(t.accent))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        fill, edge, words = self._colours(look)
        painter = QPainter(self)
        if self.boxed:
            box(painter, self.rect(), fill, edge)
        painter.setPen(words)
        painter.setFont(self._words_font(look))
        side, _ = self._paddings(look)
        room = self._icon_room(look)
        inner = self.rect().adjusted(side, 0, -side, 0)
        if self._icon:
            size = _icon_size(look)
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = inner.right() + 1 - size if mirrored else inner.left()
            draw_icon(painter, self._icon, QRectF(x, (self.height() - size) / 2, size, size), words)
            inner = inner.adjusted(0, 0, -room, 0) if mirrored else inner.adjusted(room, 0, 0, 0)
        across = Qt.AlignmentFlag.AlignHCenter if self.boxed and not self._icon else Qt.AlignmentFlag.AlignLeading
        painter.drawText(inner, _WRAP | int(across | Qt.AlignmentFlag.AlignVCenter), self.text())

    def enterEvent(self, _event: object, /) -> None:
        self.update()

    def leaveEvent(self, _event: object, /) -> None:
        self.update()


class MainButton(Button):
    """The one main action of a page."""

    main = True
    side = 20


class QuietButton(Button):
    """An action without a box: words in accent, underlined while the pointer is over it."""

    boxed = False

    def _words_font(self, look: Look) -> QFont:
        font = super()._words_font(look)
        font.setUnderline(self.underMouse() and self.isEnabled())
        return font

    def _colours(self, look: Look) -> tuple[QColor | None, QColor | None, QColor]:
        return (None, None, look.colour("accent" if self.isEnabled() else "disabled"))


class BackLink(QuietButton):
    """The way back, above the title."""

    role = Role.SMALL

    def __init__(self, text: str) -> None:
        super().__init__(text, "chevron_left")

    def _paddings(self, _look: Look) -> tuple[int, int]:
        return 0, 4

    def _icon_room(self, look: Look) -> int:
        return _icon_size(look)
