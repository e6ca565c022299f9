"""What a group says, on the projector while it is typed: the theme or statement, what is said, what the group agrees."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.room.window import BLACK, FACILITATOR_POINTS, LIGHT, LINES, POINTS
from facilitator_app.ui.shell import TypedTalk
from facilitator_app.ui.theme import Look, Role, apply, load_themes
from facilitator_app.ui.widgets import REST, Card, Column, heading2, text_label

SIZES = (1.0, 0.9, 0.8, 0.72, 0.65, 0.58, 0.52)
"""Letters as parts of the usual size, which is 4 % of the picture's height; the largest with which all fits."""


class TalkWindow(QWidget):
    """Nothing can be typed here: the keys stay with the laptop. Esc takes it away."""

    left = Signal()
    """It was closed with Esc, or in another way."""

    def __init__(self, talk: TypedTalk, *, black: bool = False) -> None:
        super().__init__()
        self._theme = load_themes()[BLACK if black else LIGHT]
        self._said, self._size = "", SIZES[0]
        self.setWindowTitle(_("Projector"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAutoFillBackground(True)
        self._words = text_label("", Role.H1)
        self.said = text_label("")
        self.agreed = text_label("", Role.BODY_BOLD)
        self._agreed_card = Card(heading2(_("What the group agrees")), self.agreed, bar=True)
        self._layout = QVBoxLayout(self)
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._parts = Column(self._words, self.said, REST, self._agreed_card, gap=16)
        self._layout.addWidget(self._parts, 1)
        self.show_talk(talk)

    def show_talk(self, talk: TypedTalk) -> None:
        """What is typed by now."""
        self._words.setText(talk.words)
        self._said = talk.said.strip()
        self.agreed.say(talk.agreed)
        self._agreed_card.setVisible(bool(talk.agreed))
        self._fit()

    def look(self) -> Look:
        return Look(self._theme, POINTS / FACILITATOR_POINTS * self.height() / LINES * self._size)

    def _fit(self) -> None:
        """The largest letters with which all fits; where the smallest do not, what was said first goes, for what is typed now
        is at the end."""
        self.said.say(self._said)
        for self._size in SIZES:
            apply(self, self.look())
            if self._fits():
                return
        shown = self._said
        while len(shown) > 1 and not self._fits():
            shown = shown[len(shown) // 8 + 1 :]
            self.said.say("…" + shown.partition(" ")[2])

    def _fits(self) -> bool:
        margins = self._layout.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        return self._parts.heightForWidth(width) <= self.height() - margins.top() - margins.bottom()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F5) and not event.isAutoRepeat():
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        self.left.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        side = round(self.width() * 0.045)
        self._layout.setContentsMargins(side, round(self.height() * 0.04), side, round(self.height() * 0.04))
        self._fit()
