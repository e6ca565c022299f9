"""What went wrong, on top of the page, with a way to each field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.style import box
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets.buttons import QuietButton
from facilitator_app.ui.widgets.layouts import Column
from facilitator_app.ui.widgets.text import TextLabel, heading2, text_label

_ABOVE = 8
_LONG_RUN = re.compile(r"\S{31,}")
_BREAKS = re.compile(r"[/\\](?=.)|[^/\\]{30}(?=.)")


class ErrorPanel(Column):
    """Hidden until there is an error; then it takes the focus so that it is read first."""

    def __init__(self) -> None:
        super().__init__(gap=4, margins=(20, 14 + _ABOVE, 20, 14))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

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
        self.setFocus(Qt.FocusReason.OtherFocusReason)

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
