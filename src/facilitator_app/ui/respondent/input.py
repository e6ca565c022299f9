"""What reaches a respondent's page of keys, mouse and finger: one press is one step, and nothing reaches the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from facilitator_app.ui.event_watch import unwatch, watch
from facilitator_app.ui.respondent.keys import Held, Meaning, meaning, number_meant
from facilitator_app.ui.second_press import PRESSING, DoublePressGuard
from facilitator_app.ui.widgets import Option
from facilitator_app.ui.widgets.fields import TYPED_IN
from facilitator_app.ui.widgets.options import ARROWS
from facilitator_app.ui.widgets.page_area import area_around

if TYPE_CHECKING:
    from facilitator_app.ui.respondent.mode import RespondentMode

_SEEN = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}
_REFUSED = {QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease}
_WATCHED = _SEEN | _REFUSED | _PRESSES | {QEvent.Type.ShortcutOverride}


class RespondentInput(QObject):
    """Sees every event before the program does, while ``person`` is on the screen. ``last_seen``: by ``clock``, when
    somebody last did anything. ``by_arrow``: the last press was one of an arrow. ``acts``: what keys ask for wherever the
    focus is; ``choose_number``: what a number asks for on an answer."""

    def __init__(
        self,
        person: RespondentMode,
        clock: Callable[[], float],
        guard: DoublePressGuard,
        acts: Mapping[Meaning, Callable[[], object]],
        choose_number: Callable[[int], None],
    ) -> None:
        super().__init__(person)
        self._person, self._clock, self._guard = person, clock, guard
        self._acts, self._choose_number = acts, choose_number
        self.last_seen = clock()
        self.by_arrow = False
        self.held = Held()

    def watch(self, on: bool = True) -> None:
        """See what is done anywhere in the program, or no more."""
        if on:
            watch(self, _WATCHED)
        else:
            unwatch(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Let through what answers need; keep everything else from the program and its shortcuts."""
        kind = event.type()
        if not self._is_mine(watched):
            return False
        repeats = isinstance(event, QKeyEvent) and event.isAutoRepeat()  # a book on the keys is nobody
        if kind in _SEEN and not repeats:
            self.last_seen = self._clock()
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if kind in _PRESSES and isinstance(event, QMouseEvent):
            return self._pointer(event)
        return kind in _REFUSED

    def _is_mine(self, watched: QObject) -> bool:
        if not self._person.blocks_close() or not isinstance(watched, QWidget):
            return False
        return watched is self._person or self._person.isAncestorOf(watched) or watched is self._person.window()

    def _pointer(self, event: QMouseEvent) -> bool:
        self.by_arrow = False
        pressed = event.type() != QEvent.Type.MouseButtonRelease
        return event.button() != Qt.MouseButton.LeftButton or (pressed and self._guard.page_is_new)

    def _key(self, event: QKeyEvent) -> bool:
        focus = QApplication.focusWidget()
        in_text_box = isinstance(focus, TYPED_IN) and self._person.isAncestorOf(focus)
        if isinstance(focus, Option) and _leads_nowhere(focus, event.key()):
            return True
        if not self.held.is_one_press(event, focus, in_text_box) or self._came_too_soon(event, in_text_box):
            return True
        presses = not in_text_box and (event.key() in PRESSING or number_meant(event) is not None)
        area = area_around(focus) if focus is not None and presses else None
        if area is not None and area.brought_back():
            return True  # nobody chooses what they have not seen
        self.by_arrow = event.key() in ARROWS
        means = meaning(event.key(), event.modifiers(), event.text(), in_text_box)
        if means is Meaning.PASS_ON:
            # Qt presses a button on Space alone; here Enter does it as well, and never another button of the page.
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
                focus.click()
                return True
            return False
        if means is Meaning.NOTHING:
            number = number_meant(event) if isinstance(focus, Option) else None
            if number is not None:
                self._choose_number(number)
        else:
            self._acts[means]()
        return True

    def _came_too_soon(self, event: QKeyEvent, in_text_box: bool) -> bool:
        """A second press of a shaky hand, meant for the page before this one."""
        answers = event.key() in PRESSING and not (in_text_box and event.key() == Qt.Key.Key_Space)
        by_key = event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier
        return self._guard.page_is_new and bool(answers or by_key or (not in_text_box and number_meant(event)))


def _leads_nowhere(option: Option, key: int) -> bool:
    """Down on the last answer or Up on the first: without this the page would scroll away under the focus."""
    group = option.group()
    answers = group.buttons() if group is not None else []
    if not answers:
        return False
    return (key == Qt.Key.Key_Down and option is answers[-1]) or (key == Qt.Key.Key_Up and option is answers[0])
