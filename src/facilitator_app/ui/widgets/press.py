"""Buttons made of parts: Qt's layouts wrap them, give them their height and mirror them; each part draws itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLayoutItem, QSizePolicy, QStyle

from facilitator_app.ui.alt_keys import alt_keys_shown
from facilitator_app.ui.icons import draw_icon
from facilitator_app.ui.theme import Look, Role, default_look, look_of
from facilitator_app.ui.widgets.sides import high_as_wide

VERY_HIGH = 10_000
_WIDEST = 16_777_215
_LEAST = -1
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip)
_KEY = re.compile("&(.)")
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class DrawnItem(QLayoutItem):
    """A part of a button: a layout places it, the button has it drawn. Subclasses give ``size`` and ``draw``."""

    wraps = False

    def __init__(self) -> None:
        super().__init__()
        self.look = default_look()
        self.shown = True
        self.rect = QRect()

    def take(self, look: Look) -> None:
        """Its sizes follow this look from now on."""
        self.look = look

    def size(self) -> QSize:
        """The room it would like."""
        return QSize()

    def least(self) -> QSize:
        """The room it cannot do without."""
        return self.size()

    def height(self, _width: int) -> int:
        """Its height when it is so wide."""
        return self.size().height()

    def draw(self, painter: QPainter, button: Press) -> None:
        """Paint it where the layout has put it."""

    def leading_rect(self, button: Press, size: QSize) -> QRect:
        """A box of this size at the reading side of the room, in its middle from top to bottom."""
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return QStyle.alignedRect(button.layoutDirection(), middle, size, self.rect)

    # --- as Qt asks for it

    def sizeHint(self) -> QSize:
        return self.size() if self.shown else QSize(0, 0)

    def minimumSize(self) -> QSize:
        return self.least() if self.shown else QSize(0, 0)

    def maximumSize(self) -> QSize:
        return QSize(_WIDEST, _WIDEST)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def isEmpty(self) -> bool:
        return not self.shown

    def geometry(self) -> QRect:
        return self.rect

    def setGeometry(self, rect: QRect, /) -> None:
        self.rect = QRect(rect)

    def hasHeightForWidth(self) -> bool:
        return self.wraps and self.shown

    def heightForWidth(self, width: int, /) -> int:
        return self.height(width) if self.wraps and self.shown else 0


class Room(DrawnItem):
    """Nothing but room: so many units wide, and ``high`` pixels at least, below which a button does not go."""

    def __init__(self, wide: float = 0) -> None:
        super().__init__()
        self.wide = wide
        self.high = 0

    def size(self) -> QSize:
        return QSize(self.look.unit(self.wide), self.high)


class WordsItem(DrawnItem):
    """Wrapping words. ``role`` is the size that is measured: a button may draw lighter ones and never moves by it."""

    wraps = True

    def __init__(
        self,
        words: str,
        role: Role = Role.BODY,
        ink: str = "ink",
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        key: bool = False,
    ) -> None:
        """``key``: "&" before a letter makes it the key with Alt; it is underlined while Alt is held."""
        super().__init__()
        self.role, self.ink, self.align = role, ink, align
        self.wide = 0
        """No wider than this, as a column is; 0 for as wide as there is room."""
        self._key = key
        self._flags = _WRAP | (int(Qt.TextFlag.TextHideMnemonic) if key else 0)
        self.say(words)

    def say(self, words: str) -> None:
        """Other words; "" takes no room."""
        self.words = words
        self.shown = bool(words)
        self._known: dict[int, QSize] = {}

    def take(self, look: Look) -> None:
        if not self.look.as_large_as(look):
            self._known = {}
        super().take(look)

    @property
    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.look.font(self.role))

    def _bounds(self, width: int) -> QSize:
        """Room the words take in this width. Layouts ask again and again, and breaking lines takes long."""
        if width not in self._known:
            room = QRect(0, 0, max(1, width), VERY_HIGH)
            self._known[width] = self._metrics.boundingRect(room, self._flags, self.words).size()
        return self._known[width]

    def size(self) -> QSize:
        if self.wide:
            return QSize(max(self.wide, self.least().width()), self.height(self.wide))
        return self._bounds(VERY_HIGH).grownBy(QMargins(0, 0, 2, 0))

    def _widest(self) -> int:
        words, metrics = _KEY.sub(r"\1", self.words) if self._key else self.words, self._metrics
        return max((metrics.horizontalAdvance(word) for word in words.split()), default=0) + 2

    def least(self) -> QSize:
        if _LEAST not in self._known:
            self._known[_LEAST] = QSize(self._widest(), self._metrics.height())
        return self._known[_LEAST]

    def maximumSize(self) -> QSize:
        return QSize(self.size().width() if self.wide else _WIDEST, _WIDEST)

    def height(self, width: int) -> int:
        return self._bounds(width).height()

    def draw(self, painter: QPainter, button: Press) -> None:
        painter.setFont(button.font_for(self.role, self.look))
        painter.setPen(button.ink(self.ink, self.look))
        flags = self._flags
        if self._key and alt_keys_shown(button):
            flags = _WRAP | int(Qt.TextFlag.TextShowMnemonic)
        painter.drawText(self.rect, flags | int(self.align | Qt.AlignmentFlag.AlignVCenter), self.words)


class IconItem(DrawnItem):
    """One of our icons, with room after it. ``mirrored``: its name where one reads from the right."""

    def __init__(self, name: str, size: int = 20, *, after: float = 0, ink: str = "accent", mirrored: str = "") -> None:
        super().__init__()
        self.name, self.units, self.after, self.ink = name, size, after, ink
        self._mirrored = mirrored
        self.shown = bool(name)

    def mark(self) -> int:
        """How large the icon itself is."""
        return self.look.grow(self.units)

    def size(self) -> QSize:
        """Its height follows the words beside it."""
        return QSize(self.mark() + self.look.unit(self.after), 0)

    def draw(self, painter: QPainter, button: Press) -> None:
        from_right = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
        name = self._mirrored if from_right and self._mirrored else self.name
        rect = self.leading_rect(button, QSize(self.mark(), self.mark()))
        draw_icon(painter, name, QRectF(rect), button.ink(self.ink, self.look))


class Press(_Button):
    """What every button of ours shares; stands before one of Qt's buttons, which gives the role and the state.

    Enter presses as Space does, sliding off lets go. ``arrange`` sets room and margins, ``ground`` paints what lies
    under the parts, ``ink`` and ``font_for`` say how they are drawn now.
    """

    _parts: tuple[DrawnItem, ...] = ()
    _fitted: Look | None = None

    def compose(self, layout: QBoxLayout, across: QSizePolicy.Policy, up: QSizePolicy.Policy) -> None:
        """Make the button of this layout and all parts in it."""
        self.face = layout
        self._parts = tuple(_parts_in(layout))
        self.setLayout(layout)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        high_as_wide(self, across, up)

    def arrange(self, look: Look) -> None:
        """Room and margins for this look."""

    def ground(self, painter: QPainter, look: Look, /) -> None:
        """What lies under the parts."""

    def ink(self, name: str, look: Look, /) -> QColor:
        """The colour a part is drawn in that asks for this one."""
        return look.colour(name if self.isEnabled() else "disabled")

    def font_for(self, role: Role, look: Look, /) -> QFont:
        """The font words of this role are drawn in."""
        return look.font(role)

    @property
    def is_active(self) -> bool:
        """True while the pointer is over it, or it is held down."""
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def changed(self) -> None:
        """Other words or parts: ask for the room they need."""
        self.face.invalidate()
        self.updateGeometry()
        self.update()

    def look_changed(self) -> None:
        """Take the sizes from the page's look. Where only colours are others nothing moves."""
        before = self._fitted
        if before is not None and before.as_large_as(self._fit()):
            self.update()
        else:
            self._fit()
            self.changed()

    def _fit(self) -> Look:
        look, before = look_of(self), self._fitted
        if look != before:
            self._fitted = look
            for part in self._parts:
                part.take(look)
            if before is None or not before.as_large_as(look):
                self.setFont(look.font())
                self.arrange(look)
                self.face.invalidate()
        return look

    # --- as Qt asks for it

    def sizeHint(self) -> QSize:
        self._fit()
        return self.face.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        self._fit()
        return self.face.totalMinimumSize()

    def hasHeightForWidth(self) -> bool:
        """False where nothing in it wraps, as in a button of an icon alone: Qt would then give it no height at all.

        Layouts ask for it more than for anything else, and no look changes it: so none is looked for.
        """
        return self.face.hasHeightForWidth()

    def heightForWidth(self, width: int, /) -> int:
        self._fit()
        return self.face.totalHeightForWidth(width)

    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _ENTERS and not event.isAutoRepeat():
            self.enter_pressed()
        else:
            super().keyPressEvent(event)

    def enter_pressed(self) -> None:
        """Enter presses the button as Space does; outside dialogs Qt would let it pass."""
        self.click()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = self._fit()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        self.ground(painter, look)
        for part in self._parts:
            if part.shown:
                part.draw(painter, self)


def across(*parts: DrawnItem | QBoxLayout, wide: int | None = None) -> QBoxLayout:
    """Parts side by side; the one with this index takes the room that is left."""
    return _fill(QBoxLayout(QBoxLayout.Direction.LeftToRight), parts, wide)


def down(*parts: DrawnItem | QBoxLayout) -> QBoxLayout:
    """Parts below one another."""
    return _fill(QBoxLayout(QBoxLayout.Direction.TopToBottom), parts, None)


def middle(*parts: DrawnItem | QBoxLayout) -> QBoxLayout:
    """Parts below one another, in the middle from top to bottom."""
    box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
    box.addStretch(1)
    _fill(box, parts, None)
    box.addStretch(1)
    return box


def _fill(box: QBoxLayout, parts: tuple[DrawnItem | QBoxLayout, ...], wide: int | None) -> QBoxLayout:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for index, part in enumerate(parts):
        if isinstance(part, QBoxLayout):
            box.addLayout(part)
        else:
            box.addItem(part)
        if index == wide:
            box.setStretch(box.count() - 1, 1)
    return box


def _parts_in(layout: QBoxLayout) -> Iterator[DrawnItem]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if isinstance(item, DrawnItem):
            yield item
        elif isinstance(item, QBoxLayout):
            yield from _parts_in(item)


class MarkItem(DrawnItem):
    """A mark that shows the state of its button, such as a tick box."""

    def __init__(self, mark: Callable[[Look], QSize], paint: Callable[[QPainter, QRect, Press, Look], None]) -> None:
        super().__init__()
        self._mark, self._paint = mark, paint

    def size(self) -> QSize:
        return self._mark(self.look)

    def draw(self, painter: QPainter, button: Press) -> None:
        self._paint(painter, self.leading_rect(button, self._mark(self.look)), button, self.look)
