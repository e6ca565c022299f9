"""States in words with a drawn shape: never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle

from facilitator_app.ui.icons import draw_icon
from facilitator_app.ui.style import box
from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets.press import VERY_HIGH, DrawnItem, Press
from facilitator_app.ui.widgets.sides import as_one_reads, high_as_wide
from facilitator_app.ui.widgets.text import TextLabel

SHAPES = {"success": "check", "warning": "warning", "error": "error", "info": "half", "neutral": "circle"}
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip)


def tag_colours(look: Look, kind: str) -> tuple[QColor, QColor]:
    """Words and ground of a kind of tag: success, warning, error, info or neutral."""
    if kind == "neutral":
        return look.colour("muted"), look.colour("window")
    if kind == "info":
        on_selected = look.theme.on_selected != look.theme.ink
        return look.colour("on_selected" if on_selected else "accent"), look.colour("selected")
    return look.colour(kind), look.colour(f"{kind}_bg")


def _sides(look: Look) -> tuple[int, int, int]:
    """Room at a side, the shape, and the gap after the shape."""
    return look.unit(9), look.grow(14), look.unit(6)


def tag_size(look: Look, words: str, room: int = VERY_HIGH) -> QSize:
    """Room a tag with these words takes when at most ``room`` wide."""
    side, shape, gap = _sides(look)
    metrics = QFontMetrics(look.font(Role.SMALL_BOLD))
    around = 2 * side + shape + gap
    text = metrics.boundingRect(QRect(0, 0, max(1, room - around), VERY_HIGH), _WRAP, words)
    return QSize(text.width() + around + 2, max(look.unit(26), text.height() + 6))


def least_tag_size(look: Look, words: str) -> QSize:
    """Room below which a word of the tag would be cut."""
    metrics = QFontMetrics(look.font(Role.SMALL_BOLD))
    return tag_size(look, max(words.split() or [""], key=metrics.horizontalAdvance))


def draw_tag(painter: QPainter, rect: QRect, look: Look, kind: str, words: str, shape: str = "") -> None:
    """Paint a tag into ``rect``."""
    colour, ground = tag_colours(look, kind)
    side, size, gap = _sides(look)
    box(painter, rect, ground, colour)
    direction = painter.layoutDirection()
    icon = QRect(rect.left() + side, rect.center().y() - size // 2 + 1, size, size)
    draw_icon(painter, shape or SHAPES[kind], QRectF(QStyle.visualRect(direction, rect, icon)), colour)
    painter.setPen(colour)
    painter.setFont(look.font(Role.SMALL_BOLD))
    text = QStyle.visualRect(direction, rect, rect.adjusted(side + size + gap, 0, -side, 0))
    painter.drawText(text, _WRAP | int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), words)


class TagItem(DrawnItem):
    """A tag as a part of a button."""

    wraps = True

    def __init__(self) -> None:
        super().__init__()
        self.say("", "neutral", "")

    def say(self, words: str, kind: str, shape: str) -> None:
        """Another state; "" takes no room."""
        self.words, self._kind, self._shape = words, kind, shape
        self.shown = bool(words)

    def size(self) -> QSize:
        return tag_size(self.look, self.words)

    def least(self) -> QSize:
        return least_tag_size(self.look, self.words)

    def height(self, width: int) -> int:
        return tag_size(self.look, self.words, width).height()

    def draw(self, painter: QPainter, button: Press) -> None:
        rect = self.leading_rect(button, tag_size(self.look, self.words, self.rect.width()))
        draw_tag(painter, rect, self.look, self._kind, self.words, self._shape)


class StatusTag(TextLabel):
    """A state in words. ``kind``: success, warning, error, info or neutral; ``shape``: another icon's name."""

    def __init__(self, words: str, kind: str = "neutral", shape: str = "") -> None:
        super().__init__(words, Role.SMALL_BOLD, "ink", True)
        self._kind = kind
        self._shape = shape
        high_as_wide(self, QSizePolicy.Policy.Maximum)

    @property
    def kind(self) -> str:
        """What kind of state this is."""
        return self._kind

    def set_state(self, words: str, kind: str, shape: str = "") -> None:
        """Show another state."""
        self._kind, self._shape = kind, shape
        self.setText(words)
        self.look_changed()

    def look_changed(self) -> None:
        super().look_changed()
        look = look_of(self)
        side, size, gap = _sides(look)
        self.setContentsMargins(as_one_reads(self, side + size + gap, 3, side, 3))
        self.setMinimumHeight(look.unit(26))

    def ink(self, look: Look) -> QColor:
        return tag_colours(look, self._kind)[0]

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        draw_tag(painter, self.rect(), look_of(self), self._kind, "", self._shape)
        painter.end()
        super().paintEvent(event)
