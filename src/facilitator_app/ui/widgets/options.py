"""Answers and choices: real radio buttons and tick boxes whose words wrap."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QRadioButton, QSizePolicy

from facilitator_app.charts.answer_shapes import AnswerShape
from facilitator_app.domain.language import _
from facilitator_app.ui.style import box, draw_radio, draw_tick_box
from facilitator_app.ui.theme import FINGER, Look, Role
from facilitator_app.ui.widgets.answer_shape import draw_answer_shape
from facilitator_app.ui.widgets.press import DrawnItem, MarkItem, Press, Room, WordsItem, across, middle

ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_GAP = 12
_AS_WIDE, _MINIMUM = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum


def _mark_size(look: Look) -> QSize:
    size = look.grow(30 if look.respondent else 24)
    return QSize(size, size)


class _ShapeItem(DrawnItem):
    """The shape of an answer, as on its charts, with room after it."""

    def __init__(self, shape: AnswerShape) -> None:
        super().__init__()
        self._shape = shape

    def size(self) -> QSize:
        return _mark_size(self.look) + QSize(self.look.unit(_GAP), 0)

    def draw(self, painter: QPainter, button: Press) -> None:
        rect = QRectF(self.leading_rect(button, _mark_size(self.look)))
        draw_answer_shape(painter, rect, self._shape, button.ink("ink", self.look), self.look)


class Option(Press, QRadioButton):
    """One answer of a set. As a card its whole area is the target; compact for staff screens.

    Enter chooses it; Enter on a chosen one emits ``go_on``.
    """

    go_on = Signal()

    def __init__(
        self,
        words: str,
        *,
        detail: str = "",
        card: bool = True,
        shape: AnswerShape | None = None,
    ) -> None:
        super().__init__(words.replace("&", "&&"))
        self.words, self.detail, self.shape = words, detail, shape
        self._card = card
        self._lit = False
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self._least = Room()
        # Bold words are wider: measured so that choosing an answer never moves the page.
        self._said = WordsItem(words, Role.BODY_BOLD if card else Role.BODY)
        self._more = WordsItem(detail, Role.SMALL, "muted")
        parts: list[DrawnItem] = [self._least, MarkItem(_mark_size, _draw_radio), Room(_GAP if card else 10)]
        if shape is not None:
            parts.append(_ShapeItem(shape))
        face = across(*parts, _lines(self._said, self._more), wide=len(parts))
        self.compose(face, _AS_WIDE if card else QSizePolicy.Policy.Maximum, _MINIMUM)

    def set_lit(self, lit: bool) -> None:
        """Mark this answer while it is being read aloud."""
        self._lit = lit
        self.update()

    @property
    def is_on(self) -> bool:
        """True for the chosen one of the cards."""
        return self.isChecked() and self._card

    def arrange(self, look: Look) -> None:
        side, above, least = 0, look.unit(4), FINGER
        if self._card:
            side, above = (look.unit(14), look.unit(10)) if look.respondent else (look.unit(16), look.unit(12))
            least = 52 if look.respondent else look.unit(44)
        self.face.setContentsMargins(side, above, side, above)
        self._least.high = least - 2 * above

    def ink(self, name: str, look: Look, /) -> QColor:
        if not self.isEnabled():
            return look.colour("disabled")
        return look.colour("on_selected" if self.is_on else name)

    def font_for(self, role: Role, look: Look, /) -> QFont:
        return look.font(Role.BODY if role is Role.BODY_BOLD and not self.is_on else role)

    def ground(self, painter: QPainter, look: Look, /) -> None:
        if not self._card:
            return
        on = self.is_on
        edge = look.colour("accent" if on else "border")
        thick = on or self._lit or self.underMouse()
        box(painter, self.rect(), look.colour("selected" if on else "surface"), edge, 3 if thick else 1)
        if self._lit:
            box(painter, self.rect().adjusted(5, 5, -5, -5), None, self.ink("ink", look), 2)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        super().keyPressEvent(event)
        if event.key() in ARROWS:
            # Past the last answer an arrow does nothing; let go, it would scroll the page away under the focus.
            event.accept()

    def enter_pressed(self) -> None:
        if self.isChecked():
            self.go_on.emit()
        else:
            self.click()


def _lines(said: WordsItem, more: WordsItem) -> QBoxLayout:
    """Words and a smaller line below them."""
    lines = middle(said, more)
    lines.setSpacing(2)
    return lines


def _draw_radio(painter: QPainter, rect: QRect, button: Press, look: Look) -> None:
    on = isinstance(button, Option) and button.is_on
    ink = button.ink("accent" if button.isChecked() else "border", look)
    draw_radio(painter, QRectF(rect), button.isChecked(), ink, look.colour("selected" if on else "surface"))


def one_stop(buttons: Sequence[QRadioButton]) -> None:
    """Let Tab stop once in a set: at the chosen button, else at the first. Qt sees to it only when one has the focus."""
    stop = next((button for button in buttons if button.isChecked()), buttons[0])
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)


class TickBox(Press, QCheckBox):
    """Yes or no for one thing, with wrapping words. ``turned`` is told when a person turns it."""

    def __init__(
        self, words: str, *, detail: str = "", on: bool = False, turned: Callable[[bool], object] | None = None
    ) -> None:
        super().__init__(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self._least, self._more = Room(), WordsItem("", Role.SMALL, "muted")
        mark = MarkItem(_mark_size, _draw_tick)
        face = across(self._least, mark, Room(10), _lines(WordsItem(words), self._more), wide=3)
        self.compose(face, QSizePolicy.Policy.Maximum, _MINIMUM)
        self.set_detail(detail)
        self.setChecked(on)
        if turned is not None:
            self.clicked.connect(lambda is_on: turned(is_on))

    def set_detail(self, detail: str) -> None:
        """Other words for the second line."""
        self._more.say(detail)
        self.setAccessibleDescription(detail)
        self.changed()

    def arrange(self, look: Look) -> None:
        above = look.unit(4)
        self.face.setContentsMargins(0, above, 0, above)
        self._least.high = FINGER - 2 * above


def _draw_tick(painter: QPainter, rect: QRect, button: Press, look: Look) -> None:
    draw_tick_box(painter, QRectF(rect), look, button.isChecked(), button.isEnabled())


class _StateItem(DrawnItem):
    """On or Off: as wide as the longer of the two."""

    def __init__(self, states: tuple[str, str]) -> None:
        super().__init__()
        self._states = states

    def size(self) -> QSize:
        metrics = QFontMetrics(self.look.font(Role.SMALL_BOLD))
        return QSize(max(metrics.horizontalAdvance(state) for state in self._states) + 2, metrics.height())

    def draw(self, painter: QPainter, button: Press) -> None:
        painter.setFont(self.look.font(Role.SMALL_BOLD))
        painter.setPen(button.ink("ink", self.look))
        align = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect, align, self._states[int(button.isChecked())])


class Switch(Press, QCheckBox):
    """On or off at once, with the word On or Off beside it. The words of the thing stand at the left.

    ``turned`` is told when a person turns it.
    """

    def __init__(
        self, words: str, *, detail: str = "", on: bool = False, turned: Callable[[bool], object] | None = None
    ) -> None:
        super().__init__(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self._least = Room()
        lines = _lines(WordsItem(words), WordsItem(detail, Role.SMALL, "muted"))
        state, track = _StateItem((_("Off"), _("On"))), MarkItem(_track_size, _draw_track)
        face = across(self._least, lines, Room(_GAP), state, Room(8), track, wide=1)
        self.compose(face, _AS_WIDE, _MINIMUM)
        self.setChecked(on)
        if turned is not None:
            self.clicked.connect(lambda is_on: turned(is_on))

    def arrange(self, look: Look) -> None:
        above = look.unit(6)
        self.face.setContentsMargins(0, above, 0, above)
        self._least.high = (look.target if look.respondent else look.unit(44)) - 2 * above


def _track_size(look: Look) -> QSize:
    return QSize(look.grow(44), look.grow(24))


def _draw_track(painter: QPainter, rect: QRect, button: Press, look: Look) -> None:
    """A track with a knob: at the right for on in any script, as on a real switch."""
    track, on = QRectF(rect), button.isChecked()
    strong = look.colour(("accent" if on else "border") if button.isEnabled() else "disabled")
    width = max(1.5, track.height() / 16)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(strong)
    painter.setBrush(strong if on else look.colour("surface"))
    painter.drawRoundedRect(track.adjusted(width, width, -width, -width), track.height() / 2, track.height() / 2)
    inset = track.height() * 0.2
    size = track.height() - 2 * inset
    knob = QRectF(track.right() - inset - size if on else track.left() + inset, track.top() + inset, size, size)
    painter.setBrush(look.colour("on_accent" if on else "surface"))
    painter.drawEllipse(knob)
    painter.restore()
