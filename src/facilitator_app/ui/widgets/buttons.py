"""Buttons whose words wrap when the text is large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy

from facilitator_app.ui.style import box
from facilitator_app.ui.theme import FINGER, Look, Role
from facilitator_app.ui.widgets.press import IconItem, Press, Room, WordsItem, across


class _ButtonIcon(IconItem):
    def mark(self) -> int:
        return self.look.grow(26 if self.look.respondent else 20)


class Button(Press, QPushButton):
    """A second choice on a page: surface, edge, words in accent. "&" before a letter makes it the key with Alt.

    ``press``: what it does; it may also be connected to ``clicked`` later.
    """

    main = False
    boxed = True
    role = Role.BODY
    side = 16
    gap = 8
    """Units between the icon and the words."""

    def __init__(self, text: str, icon: str = "", *, press: Callable[[], object] | None = None) -> None:
        super().__init__(text)
        self.setAutoDefault(False)
        if press is not None:
            self.clicked.connect(lambda: press())
        self._least = Room()
        self._icon = _ButtonIcon(icon, after=self.gap)
        self._words = WordsItem(text, Role.BODY_BOLD if self.main else self.role, key=True)
        face = across(self._least, self._icon, self._words, wide=2)
        self.compose(face, QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._align()

    def _align(self) -> None:
        centred = self.boxed and not self._icon.shown
        self._words.align = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeading

    def setText(self, text: str) -> None:
        super().setText(text)
        self._words.say(text)
        self.changed()

    def arrange(self, look: Look) -> None:
        side, above = (look.unit(self.side), max(4, look.unit(6))) if self.boxed else (0, 4)
        self.face.setContentsMargins(side, above, side, above)
        self._least.high = (look.target if self.boxed else FINGER) - 2 * above

    def ink(self, _name: str, look: Look, /) -> QColor:
        if not self.isEnabled():
            return look.colour("disabled")
        return look.colour("on_accent" if self.main else "on_selected" if self.is_active else "accent")

    def ground(self, painter: QPainter, look: Look, /) -> None:
        active = self.is_active
        if not self.isEnabled():
            box(painter, self.rect(), look.colour("surface"), look.colour("disabled"))
        elif self.main:
            box(painter, self.rect(), look.colour("accent_hover" if active else "accent"), None)
        else:
            box(painter, self.rect(), look.colour("selected" if active else "surface"), look.colour("border"))


class MainButton(Button):
    """The one main action of a page."""

    main = True
    side = 20


class QuietButton(Button):
    """An action without a box: words in accent, underlined while the pointer is over it."""

    boxed = False

    def ink(self, _name: str, look: Look, /) -> QColor:
        return look.colour("accent" if self.isEnabled() else "disabled")

    def font_for(self, role: Role, look: Look, /) -> QFont:
        font = look.font(role)
        font.setUnderline(self.underMouse() and self.isEnabled())
        return font

    def ground(self, painter: QPainter, look: Look, /) -> None:
        """None: the page is seen."""


class BackLink(QuietButton):
    """The way back, above the title."""

    role = Role.SMALL
    gap = 0

    def __init__(self, text: str) -> None:
        super().__init__(text, "chevron_left")
