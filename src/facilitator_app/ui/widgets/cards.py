"""Cards that hold things and cards that can be pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from facilitator_app.ui.focus import RADIUS
from facilitator_app.ui.style import box
from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets.layouts import Column, Margins, Part
from facilitator_app.ui.widgets.press import Press, WordsItem, down


def accent_bar(painter: QPainter, widget: QWidget, colour: QColor, width: int = 6) -> None:
    """A bar along the reading side of a box, within its rounded corners."""
    rect = widget.rect()
    path = QPainterPath()
    path.addRoundedRect(rect.x(), rect.y(), rect.width(), rect.height(), RADIUS, RADIUS)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(QStyle.visualRect(widget.layoutDirection(), rect, QRect(0, 0, width, rect.height())))
    painter.fillPath(path, colour)
    painter.restore()


class Card(Column):
    """A box around things that belong together. ``bar``: the one that matters most; ``plain``: page colour inside."""

    def __init__(
        self,
        *parts: Part,
        bar: bool = False,
        plain: bool = False,
        gap: int = 8,
        margins: Margins = (20, 16, 20, 16),
    ) -> None:
        self._bar = bar
        self._plain = plain
        super().__init__(*parts, gap=gap, margins=margins)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        edge = look.colour("border" if self._bar else "divider")
        box(painter, self.rect(), look.colour("window" if self._plain else "surface"), edge)
        if self._bar:
            accent_bar(painter, self, look.colour("accent"))


class PressCard(Press, QPushButton):
    """A card that is one big button: a title, a line about it and small facts."""

    def __init__(self, title: str, detail: str = "", facts: Sequence[str] = (), *, bar: bool = False) -> None:
        super().__init__(title.replace("&", "&&"))
        self._bar = bar
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join([detail, *facts]).strip())
        lines = [WordsItem(title, Role.H2), WordsItem(detail, Role.BODY, "muted")]
        lines += [WordsItem(fact, Role.SMALL, "muted") for fact in facts]
        face = down(*lines)
        face.addStretch(1)
        self.compose(face, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def arrange(self, look: Look) -> None:
        side, above = look.unit(20), look.unit(16)
        self.face.setContentsMargins(side, above, side, above)
        self.face.setSpacing(look.unit(4))

    def ink(self, name: str, look: Look, /) -> QColor:
        return look.colour("disabled" if not self.isEnabled() else "on_selected" if self.is_active else name)

    def ground(self, painter: QPainter, look: Look, /) -> None:
        box(painter, self.rect(), look.colour("selected" if self.is_active else "surface"), look.colour("border"))
        if self._bar:
            accent_bar(painter, self, look.colour("accent"))
