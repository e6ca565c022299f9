"""What went wrong, on top of the page, with a way to each field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.style import box
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets.buttons import QuietButton
from facilitator_app.ui.widgets.fields import TYPED_IN
from facilitator_app.ui.widgets.layouts import Column
from facilitator_app.ui.widgets.text import TextLabel, heading2, text_label

_ABOVE = 8
_LONG_RUN = re.compile(r"\S{31,}")
_BREAKS = re.compile(r"[/\\](?=.)|[^/\\]{30}(?=.)")


class Leaving(Enum):
    """How a person was leaving a field when it was found to be wrong."""

    NOT = auto()
    BY_KEY = auto()
    BY_PRESS = auto()


class ErrorPanel(Column):
    """Hidden until there is an error."""

    def __init__(self) -> None:
        super().__init__(gap=4, margins=(20, 14 + _ABOVE, 20, 14))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._had_focus: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._know_focus)

    def _know_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._had_focus = now

    def on_the_way(self) -> Leaving:
        """Ask when an error is found. Qt tells of a change of focus after the field has been left."""
        if QApplication.focusWidget() is self._had_focus:
            return Leaving.NOT
        return Leaving.BY_PRESS if QApplication.mouseButtons().value else Leaving.BY_KEY

    def take_focus(self, wrong: Sequence[QWidget | None], leaving: Leaving) -> None:
        """A box one types in keeps the focus or gets it, so that it can be mended at once; else the panel has it.

        Nobody is held: who has gone on to another control by key, or to another box, stays there.
        """
        now = QApplication.focusWidget()
        boxes = [field for field in wrong if isinstance(field, TYPED_IN)]
        if now in boxes or leaving is Leaving.BY_KEY or (leaving is Leaving.BY_PRESS and isinstance(now, TYPED_IN)):
            return
        target = wrong[0] if wrong[0] in boxes else self
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_errors(self, errors: Sequence[tuple[str, QWidget | None]]) -> None:
        """Show these sentences; one with a field becomes a button that leads there. None: hide the panel."""
        self.clear()
        self.setVisible(bool(errors))
        if not errors:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            return
        self.add(heading2(_("There is a problem")))
        for words, field in errors:
            if field is None:
                self.add(_sentence(words))
            else:
                self.add(_ErrorLink(words, field))
        self.setAccessibleName(" ".join([_("There is a problem"), *(words for words, _field in errors)]))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focus_rect(self) -> QRect:
        """The box, without the room above it."""
        return self.rect().adjusted(0, look_of(self).unit(_ABOVE), 0, 0)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        box(QPainter(self), self.focus_rect(), look.colour("surface"), look.colour("error"), 3)


def _sentence(words: str) -> TextLabel:
    """A sentence without a field. The path of a file in it may be one long run: it may break after each part."""
    broken = _LONG_RUN.sub(lambda run: _BREAKS.sub("\\g<0>\u200b", run.group()), words)
    label = text_label(broken, "body_bold", colour="error")
    label.setAccessibleName(words)
    return label


class _ErrorLink(QuietButton):
    """A sentence that leads to its field."""

    def __init__(self, words: str, field: QWidget) -> None:
        super().__init__(words.replace("&", "&&"), "error")
        self._field = field
        self.setAccessibleName(words)
        self.clicked.connect(self._lead)

    def _lead(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
