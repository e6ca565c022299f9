"""Things worth knowing, said in place: notices and the quiet line about the last save."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from facilitator_app.ui.icons import draw_icon
from facilitator_app.ui.style import box
from facilitator_app.ui.theme import Role, look_of
from facilitator_app.ui.widgets.cards import accent_bar
from facilitator_app.ui.widgets.layouts import Column
from facilitator_app.ui.widgets.sides import as_one_reads, beside_reading
from facilitator_app.ui.widgets.tags import SHAPES, tag_colours
from facilitator_app.ui.widgets.text import TextLabel, text_label


class Notice(Column):
    """One thing worth knowing, with an icon and perhaps buttons below: ``notice.add(Button(...))``.

    Without words it is not there.
    """

    def __init__(self, words: str, kind: str = "warning", icon: str = "") -> None:
        self._kind, self._icon = kind, icon
        self.label = text_label(words)
        super().__init__(self.label, gap=8, margins=(20, 11, 16, 11))
        if not words:
            self.hide()

    def say(self, words: str, kind: str = "warning", icon: str = "") -> None:
        """Show these words; "" takes the notice away."""
        self._kind, self._icon = kind, icon
        self.label.setText(words)
        self.look_changed()
        self.setVisible(bool(words))

    def look_changed(self) -> None:
        super().look_changed()
        look = look_of(self)
        names = {"neutral": "ink", "info": "on_selected"}
        self.label.set_colour(names.get(self._kind, self._kind))
        beside = look.unit(20) + look.grow(20) + look.unit(12)
        self.box.setContentsMargins(as_one_reads(self, beside, look.unit(11), look.unit(16), look.unit(11)))
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        colour, ground = tag_colours(look, self._kind)
        painter = QPainter(self)
        box(painter, self.rect(), ground, colour)
        bar = look.colour("on_selected") if self._kind == "info" and look.theme.name in ("black", "white") else colour
        accent_bar(painter, self, bar)
        size = look.grow(20)
        top = self.label.y() + (self.label.fontMetrics().lineSpacing() - size) // 2
        rect = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(look.unit(20), top, size, size))
        draw_icon(painter, self._icon or SHAPES[self._kind], QRectF(rect), colour)


class SavedLine(TextLabel):
    """The quiet sentence that says when the last change was saved, with a tick."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words, Role.SMALL, "muted", True)

    def set_words(self, words: str) -> None:
        """Say something else; "" for nothing."""
        self.setText(words)

    def look_changed(self) -> None:
        super().look_changed()
        self.setContentsMargins(as_one_reads(self, look_of(self).grow(24), 0, 0, 0))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self.text():
            look = look_of(self)
            mark = QRectF(beside_reading(self, look.grow(18)))
            draw_icon(QPainter(self), "check", mark, look.colour("success"))


class Icon(QWidget):
    """One of our icons beside words. Decoration: the words say it all."""

    def __init__(self, name: str, colour: str = "accent", size: int = 24) -> None:
        super().__init__()
        self._name, self._colour, self._size = name, colour, size

    def look_changed(self) -> None:
        size = look_of(self).grow(self._size)
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        draw_icon(QPainter(self), self._name, QRectF(self.rect()), look_of(self).colour(self._colour))
