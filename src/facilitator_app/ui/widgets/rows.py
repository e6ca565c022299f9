"""Rows that open something: the whole row is the button."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy

from facilitator_app.ui.theme import Look, Role
from facilitator_app.ui.widgets.cards import Card
from facilitator_app.ui.widgets.layouts import Divider
from facilitator_app.ui.widgets.press import IconItem, Press, Room, WordsItem, across, middle
from facilitator_app.ui.widgets.tags import TagItem

_SIDE_BY_SIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TaskRow(Press, QPushButton):
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
        super().__init__()
        self._two_lines = two_lines
        self._name = WordsItem("", Role.BODY_BOLD, "accent")
        self._detail = WordsItem("", Role.SMALL if self._two_lines else Role.BODY, "muted")
        self._tag = TagItem()
        self._least, self._between = Room(), Room()
        self._chevron = IconItem("chevron_right", 18, mirrored="chevron_left")
        self._texts = across(self._name, self._between, self._detail)
        self._line = across(middle(self._texts), self._tag, wide=0)
        face = across(self._least, Room(20), self._line, Room(20), self._chevron, Room(16), wide=2)
        self.compose(face, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.show_row(name, detail, tag, kind, shape=shape)

    def show_row(self, name: str, detail: str = "", tag: str = "", kind: str = "neutral", *, shape: str = "") -> None:
        """Show other words in this row."""
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(", ".join(part for part in (name, detail, tag) if part))
        self._name.say(name)
        self._detail.say(detail)
        self._tag.say(tag, kind, shape)
        self.arrange(self._name.look)
        self.changed()

    def arrange(self, look: Look) -> None:
        """Name and detail in two columns or below one another; the tag moves below them at large text."""
        columns = not self._two_lines and not look.large and self._detail.shown
        self._texts.setDirection(_SIDE_BY_SIDE if columns else _BELOW)
        self._texts.setStretch(2, int(columns))
        self._name.wide = look.unit(178) if columns else 0
        self._between.shown = columns
        self._between.wide = 8
        self._line.setDirection(_BELOW if look.large else _SIDE_BY_SIDE)
        self._line.setSpacing(look.unit(6 if look.large else 16))
        above = look.unit(10)
        self.face.setContentsMargins(0, above, 0, above)
        self._least.high = look.unit(66 if self._two_lines or look.large else 54) - 2 * above

    def ink(self, name: str, look: Look, /) -> QColor:
        return look.colour("muted" if not self.isEnabled() else "on_selected" if self.is_active else name)

    def ground(self, painter: QPainter, look: Look, /) -> None:
        if self.is_active:
            painter.fillRect(self.rect().adjusted(1, 0, -1, 0), look.colour("selected"))


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
