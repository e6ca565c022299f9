"""Where one is in a row of steps, and tabs between views of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QStyle

from facilitator_app.domain.language import _
from facilitator_app.ui.icons import draw_icon
from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets.layouts import Column, Flow
from facilitator_app.ui.widgets.options import ARROWS, one_stop
from facilitator_app.ui.widgets.press import Press, Room, WordsItem, across
from facilitator_app.ui.widgets.sides import as_one_reads, beside_reading
from facilitator_app.ui.widgets.text import TextLabel, small, text_label

_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)


def draw_step(painter: QPainter, look: Look, rect: QRectF, number: int, state: str) -> None:
    """A circle with its number, or a tick when done. ``state``: done, now or later."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent = look.colour("accent")
    painter.setPen(QPen(accent if state != "later" else look.colour("border"), 2))
    painter.setBrush(accent if state == "now" else look.colour("surface"))
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    if state == "done":
        inset = rect.width() * 0.22
        draw_icon(painter, "check", rect.adjusted(inset, inset, -inset, -inset), accent)
    else:
        painter.setPen(look.colour("on_accent" if state == "now" else "ink"))
        painter.setFont(look.font(Role.SMALL_BOLD))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


def _state(index: int, current: int) -> str:
    return "done" if index < current else "now" if index == current else "later"


class Stepper(TextLabel):
    """All steps in one line; where they do not fit, "Step 4 of 5: Promise". ``current`` counts from 0."""

    def __init__(self, steps: Sequence[str], current: int) -> None:
        self._steps = tuple(steps)
        self._current = current
        words = _("Step {n} of {all}: {name}", n=current + 1, all=len(steps), name=steps[current])
        super().__init__(words, Role.BODY_BOLD, "ink", True)

    def _parts(self, look: Look) -> tuple[int, int, list[int], int]:
        """Circle, line, widths of the words, and the width of the whole."""
        circle, line, gap = look.grow(26), look.unit(36), look.unit(10)
        metrics = QFontMetrics(look.font(Role.BODY_BOLD))
        widths = [metrics.horizontalAdvance(step) for step in self._steps]
        whole = sum(circle + gap + width for width in widths) + (len(widths) - 1) * (line + 2 * look.unit(14))
        return circle, line, widths, whole

    def _in_line(self) -> bool:
        return self._parts(look_of(self))[3] <= self.width()

    def heightForWidth(self, width: int, /) -> int:
        look = look_of(self)
        if self._parts(look)[3] <= width:
            return look.unit(40)
        return super().heightForWidth(width)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        if not self._in_line():
            super().paintEvent(event)
            return
        look = look_of(self)
        painter = QPainter(self)
        circle, line, widths, _whole = self._parts(look)
        gap, pad = look.unit(10), look.unit(14)
        x = 0
        for index, (step, width) in enumerate(zip(self._steps, widths, strict=True)):
            state = _state(index, self._current)
            draw_step(painter, look, QRectF(self._at(x, circle, circle)), index + 1, state)
            x += circle + gap
            painter.setFont(look.font(Role.BODY_BOLD if state == "now" else Role.BODY))
            painter.setPen(look.colour("ink"))
            painter.drawText(self._at(x, width + 2, self.height()), _MIDDLE, step)
            x += QFontMetrics(painter.font()).horizontalAdvance(step) + pad
            if index < len(widths) - 1:
                painter.fillRect(self._at(x, line, 2), look.colour("accent" if index < self._current else "border"))
                x += line + pad

    def _at(self, x: int, width: int, height: int) -> QRect:
        """A box so far from the reading side, in the middle from top to bottom."""
        rect = QRect(x, (self.height() - height) // 2, width, height)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)


@dataclass(frozen=True, slots=True)
class StepMark:
    """One step of a longer way, with a small line about it."""

    words: str
    detail: str = ""


class UprightSteps(Column):
    """Steps below one another, with what is known of each. ``current`` counts from 0."""

    def __init__(self, steps: Sequence[StepMark], current: int) -> None:
        super().__init__(gap=0)
        for index, step in enumerate(steps):
            self.add(_StepRow(step, index, current, index == len(steps) - 1))


class _StepRow(Column):
    """A step with its circle and the line to the next one painted at its side."""

    def __init__(self, step: StepMark, index: int, current: int, last: bool) -> None:
        self._index, self._current, self._last = index, current, last
        words = text_label(step.words, Role.BODY_BOLD if index == current else Role.BODY)
        state = {"done": _("Done."), "now": _("You are here."), "later": _("Later.")}[_state(index, current)]
        words.setAccessibleName(f"{step.words}. {state}")
        super().__init__(words, gap=0)
        if step.detail:
            self.add(small(step.detail))
        self.box.insertStretch(0, 1)  # an alignment of the whole would give it too little height for two lines
        self.box.addStretch(1)

    def look_changed(self) -> None:
        look = look_of(self)
        self.setMinimumHeight(look.unit(48))
        self.box.setSpacing(0)
        self.box.setContentsMargins(as_one_reads(self, look.grow(24) + look.unit(14), look.unit(2), 0, look.unit(2)))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        rect = QRectF(beside_reading(self, look.grow(24)))
        done, reached = look.colour("accent"), look.colour("divider")
        x = round(rect.center().x() - 1)
        if self._index:
            painter.fillRect(QRectF(x, 0, 2, rect.top()), done if self._index <= self._current else reached)
        if not self._last:
            below = QRectF(x, rect.bottom(), 2, self.height() - rect.bottom())
            painter.fillRect(below, done if self._index < self._current else reached)
        draw_step(painter, look, rect, self._index + 1, _state(self._index, self._current))


class _Tab(Press, QRadioButton):
    """One view of a thing; a radio button, so that arrows move and the state is spoken."""

    def __init__(self, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._least = Room()
        said = WordsItem(words, Role.BODY_BOLD, "accent", align=Qt.AlignmentFlag.AlignHCenter)
        face = across(self._least, Room(4), said, Room(4), wide=2)
        self.compose(face, QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)

    def arrange(self, look: Look) -> None:
        self.face.setContentsMargins(0, 4, 0, 8)
        self._least.high = look.target - 12

    def font_for(self, role: Role, look: Look, /) -> QFont:
        return look.font(role if self.isChecked() else Role.BODY)

    def ink(self, name: str, look: Look, /) -> QColor:
        return look.colour("ink" if self.isChecked() else name)

    def ground(self, painter: QPainter, look: Look, /) -> None:
        if self.isChecked():
            painter.fillRect(QRect(0, self.height() - 5, self.width(), 5), look.colour("accent"))
        elif self.underMouse():
            painter.fillRect(QRect(0, self.height() - 3, self.width(), 3), look.colour("border"))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in ARROWS:
            event.accept()
            self._move(event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down))
        else:
            super().keyPressEvent(event)

    def _move(self, on: bool) -> None:
        """To the tab after or before in reading order, also where they stand in two lines: Qt goes by their places."""
        tabs = self.group().buttons()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            on = not on
        index = tabs.index(self) + (1 if on else -1)
        if 0 <= index < len(tabs):
            tabs[index].setFocus()
            tabs[index].click()


class Tabs(Flow):
    """Views of one thing in a line. Arrows move, one Tab stop; they wrap where there is little room."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], current: str) -> None:
        super().__init__(gap=28, line_gap=4)
        self._group = QButtonGroup(self)
        self._tabs: dict[str, _Tab] = {}
        for key, words in tabs:
            tab = _Tab(words)
            tab.setAccessibleDescription(_("View"))
            self._group.addButton(tab)
            self._tabs[key] = tab
            self.add(tab)
        self.show_current(current)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def current(self) -> str:
        """The key of the view that is shown."""
        return next(key for key, tab in self._tabs.items() if tab.isChecked())

    def show_current(self, key: str) -> None:
        """Mark this view as shown, without telling anybody."""
        with QSignalBlocker(self._group):
            self._tabs[key].setChecked(True)
        one_stop(tuple(self._tabs.values()))

    def _clicked(self, button: _Tab) -> None:
        self.chosen.emit(next(key for key, tab in self._tabs.items() if tab is button))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), look_of(self).colour("border"))
