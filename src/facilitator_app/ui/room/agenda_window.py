"""An agenda on the projector: the present item, large, and how much time there is for it. Nobody's answers are in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from facilitator_app.domain.agendas import AgendaClock, left_words
from facilitator_app.domain.language import _
from facilitator_app.ui.page import announce
from facilitator_app.ui.room.window import BACK, BLACK, FACILITATOR_POINTS, LIGHT, LINES, POINTS
from facilitator_app.ui.theme import Look, Role, apply, load_themes
from facilitator_app.ui.widgets import REST, Column, Flow, QuietButton, text_label

FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_PageDown)
SECOND = 1000
FITTING, SMALLEST = 240, 0.55
"""So many letters of an item fit in the usual size; the least part of it that more of them get."""


class _FootButton(QuietButton):
    """Takes no more room than it must."""

    role = Role.SMALL


class AgendaWindow(QWidget):
    """Right and Left go from item to item, Space pauses the clock, Esc leaves. ``time`` goes on when the window has gone."""

    left = Signal()
    """It was closed with Esc, or in another way."""

    def __init__(self, time: AgendaClock, *, black: bool = False) -> None:
        super().__init__()
        self.time = time
        self._theme = load_themes()[BLACK if black else LIGHT]
        self.setWindowTitle(_("Projector"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self._kicker = text_label("", Role.BODY, colour="muted")
        self._title = text_label("", Role.H1)
        self._what = text_label("", Role.BODY)
        self._next = text_label("", Role.SMALL, colour="muted")
        self._left = text_label("", Role.H1, colour="accent")
        self._calm = text_label("", Role.SMALL, colour="muted")
        self._pause = _FootButton("", press=self.turn)
        buttons = [
            _FootButton(_("&Back"), "chevron_left", press=lambda: self.go(-1)),
            _FootButton(_("&Next"), "chevron_right", press=lambda: self.go(1)),
            self._pause,
            _FootButton(_("Begin &again"), press=self.begin_again),
            _FootButton(_("&Leave"), "cross", press=self.close),
        ]
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout = QVBoxLayout(self)
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        parts = Column(self._kicker, self._title, self._what, REST, self._left, self._calm, self._next, gap=16)
        self._layout.addWidget(parts, 1)
        self._layout.addWidget(Flow(*buttons, gap=12))
        self._ticks = QTimer(self)
        self._ticks.setInterval(SECOND)
        self._ticks.timeout.connect(self.tell_time)
        self._ticks.start()
        self.show_item()

    def go(self, by: int) -> None:
        """The item before or after; the clock goes on or stays paused as it was."""
        self.time.go_to(self.time.number + by)
        self.show_item()

    def turn(self) -> None:
        """Pause the clock, or let it go on."""
        self.time.pause() if self.time.runs else self.time.go_on()
        self.tell_time()
        announce(self, self._left.text())

    def begin_again(self) -> None:
        """The first item, with all of its time; the clock waits."""
        self.time.begin_again()
        self.show_item()

    def show_item(self) -> None:
        """The present item, and what comes after it."""
        steps, number = self.time.agenda.steps, self.time.number
        step = steps[number]
        position = _("{n} of {total}", n=number + 1, total=len(steps))
        self._kicker.setText(_("{agenda}: {place}", agenda=self.time.agenda.title, place=position))
        self._title.setText(step.title)
        self._what.say(step.what)
        after = steps[number + 1].title if number + 1 < len(steps) else ""
        self._next.say(_("Next: {item}", item=after) if after else _("This is the last item."))
        self.tell_time()
        apply(self, self.look())
        announce(self, " ".join([step.title, step.what, self._left.text()]))

    def tell_time(self) -> None:
        """How much time there is now."""
        words = left_words(self.time)
        used = self.time.left < self.time.step.minutes * 60
        if not self.time.runs:
            words = _("Paused. {time}", time=words) if used else words
        self._left.setText(words)
        over = self.time.left <= 0
        self._calm.say(_("Take the time you need, or go on when you are ready.") if over else "")
        self._pause.setText(_("&Pause") if self.time.runs else _("&Go on") if used else _("&Start"))

    def look(self) -> Look:
        """Letters that are read from the back row; smaller where an item has so many words that they need the room."""
        step = self.time.step
        fitting = max(SMALLEST, min(1.0, (FITTING / max(1, len(step.title) + len(step.what))) ** 0.5))
        return Look(self._theme, POINTS / FACILITATOR_POINTS * self.height() / LINES * fitting)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """A key that is held counts once."""
        if event.isAutoRepeat():
            return
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.close()
        elif key in FORWARD:
            self.go(1)
        elif key in BACK:
            self.go(-1)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.turn()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        self._ticks.stop()
        self.left.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        apply(self, self.look())
        side = round(self.width() * 0.045)
        self._layout.setContentsMargins(side, round(self.height() * 0.04), side, round(self.height() * 0.02))
