"""Things to type or pick, each with its own name, a hint and room for what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, Self, TypeVar

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from facilitator_app.domain.language import _
from facilitator_app.domain.words import plain_digits
from facilitator_app.ui.after_press import AfterPress
from facilitator_app.ui.style import PAD
from facilitator_app.ui.theme import Role, look_of
from facilitator_app.ui.widgets.buttons import Button
from facilitator_app.ui.widgets.finger import FingerScroll
from facilitator_app.ui.widgets.layouts import Column
from facilitator_app.ui.widgets.page_area import area_around
from facilitator_app.ui.widgets.text import small, text_label

OF_QT = 2
"""Room that Qt itself keeps beside the words of a line."""
_LEAST = 50
TYPED_IN = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
"""What takes letters or digits."""
COMING_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Ways to a box in which somebody was typing a moment ago."""

Editor = TypeVar("Editor", bound=QWidget, covariant=True)


class Field(Column, Generic[Editor]):
    """A label, a hint, what is wrong, and the editor the label belongs to."""

    def __init__(self, label: str, editor: Editor, hint: str = "", *, beside: QWidget | None = None) -> None:
        super().__init__(gap=4)
        self.editor = editor
        self._characters = 0
        self._after_press = AfterPress(self)
        self.label = text_label(label, Role.BODY_BOLD, buddy=editor)
        self.hint = small(hint)
        if not hint:
            self.hint.hide()
        self.error = text_label("", Role.BODY_BOLD, colour="error")
        self.error.hide()
        editor.setAccessibleName(label.replace("&", ""))
        editor.setAccessibleDescription(hint)
        self.add(self.label, self.hint, self.error)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(editor, 100)
        if beside is not None:
            row.addWidget(beside)
        if editor.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Maximum:
            row.addStretch(1)
        self._row = row
        self.box.addLayout(row)

    def look_changed(self) -> None:
        super().look_changed()
        look = look_of(self)
        if isinstance(self.editor, QLineEdit):
            pad = look.unit(PAD) - OF_QT
            self.editor.setTextMargins(pad, 0, pad, 0)
        if isinstance(self.editor, QPlainTextEdit):
            self.editor.document().setDocumentMargin(look.unit(PAD))
        self._fit()

    def set_width(self, characters: int) -> Self:
        """Make the box as wide as about this many letters; gives the field back."""
        if not self._characters:
            # The stretch takes what a short box leaves over, so that boxes begin at the reading side.
            self._row.addStretch(1)
        self._characters = characters
        self._fit()
        return self

    def _fit(self) -> None:
        if not self._characters:
            return
        look = look_of(self)
        width = round(look.px(Role.BODY) * 0.62 * self._characters) + 2 * look.unit(PAD) + 12
        self.editor.setMaximumWidth(width)

    def show_error(self, words: str) -> None:
        """Say what is wrong and how to mend it, above the box; the same words as in the page's panel."""
        self._after_press.do(partial(self._show_error, words))

    def _show_error(self, words: str) -> None:
        self.error.setText(_("Error: {words}", words=words))
        self.error.show()
        self.editor.setAccessibleDescription(" ".join([self.error.text(), self.hint.text()]).strip())
        self._mark(True)

    def clear_error(self) -> None:
        """Nothing is wrong here any more."""
        self._after_press.do(self._clear_error)

    def _clear_error(self) -> None:
        self.error.hide()
        self.editor.setAccessibleDescription(self.hint.text())
        self._mark(False)

    def _mark(self, wrong: bool) -> None:
        self.editor.setProperty("wrong", wrong)
        self.editor.update()

    def text(self) -> str:
        """What is in the box; the chosen key of a combo box; the number as text."""
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData())
        if isinstance(self.editor, (QLineEdit, QSpinBox)):
            return self.editor.text()
        raise TypeError("this field holds no text")

    def show_text(self, words: str) -> None:
        """Show these words (or the choice with this key) without telling anybody."""
        with QSignalBlocker(self.editor):
            if isinstance(self.editor, AreaBox):
                self.editor.show_text(words)
            elif isinstance(self.editor, QComboBox):
                self.editor.setCurrentIndex(self.editor.findData(words))
            elif isinstance(self.editor, QLineEdit):
                self.editor.setText(words)
            else:
                raise TypeError("this field holds no text")


class LineBox(QLineEdit):
    """One line to type; the page's look gives it its height."""


class AreaBox(QPlainTextEdit):
    """Several lines to type. Tab leaves it; it grows with what is typed, so that the page scrolls and not the box.

    ``written``: a person changed the text. (``textChanged`` also comes with another text size.)
    """

    written = Signal(str)

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._before = ""
        self.textChanged.connect(self._look)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._follow)

    def _follow(self) -> None:
        """The line that is written stays in sight, also of a box that is taller than the room for it."""
        if self.hasFocus() and (area := area_around(self)) is not None:
            area.keep_focus_in_view()

    def show_text(self, text: str) -> None:
        """Show this text without telling anybody."""
        self._before = text
        self.setPlainText(text)

    def _look(self) -> None:
        text = self.toPlainText()
        if text != self._before:
            self._before = text
            self.written.emit(text)

    def look_changed(self) -> None:
        self._grow()

    def _grow(self) -> None:
        look = look_of(self)
        line = self.fontMetrics().lineSpacing()
        lines = max(self._lines, min(int(self.document().size().height()), 12))
        self.setFixedHeight(lines * line + 2 * look.unit(PAD) + 8)


class ComboBox(QComboBox):
    """A list to pick from. The wheel scrolls the page and never changes the choice by accident."""

    def __init__(self) -> None:
        super().__init__()
        self._finger = FingerScroll(self.view())

    def showPopup(self) -> None:
        """In a list that has popped up Qt hands touches to its window only."""
        super().showPopup()
        popup = self.view().window()
        popup.windowHandle().installEventFilter(self._finger)

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer these (key, words) from now on, with one of them chosen, without telling anybody."""
        with QSignalBlocker(self):
            self.clear()
            for key, words in choices:
                self.addItem(words, key)
            self.setCurrentIndex(self.findData(chosen))

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest choice where there is room; where there is not, long words are cut with dots."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), look_of(self).unit(_LEAST)), hint.height())

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()


class NumberBox(QSpinBox):
    """A number with minus and plus. ``chosen`` is emitted only when a person changed it.

    It shows the digits that stand everywhere else, not those of the computer's region, and reads all of them.
    """

    chosen = Signal(int)

    def __init__(self, label: str, value: int, least: int, most: int) -> None:
        super().__init__()
        self.setLocale(QLocale.c())
        self.setRange(least, most)
        self.setValue(value)
        self.setAccessibleName(label)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.chosen)

    def look_changed(self) -> None:
        self.setFont(look_of(self).font(Role.BODY_BOLD))
        self.updateGeometry()

    def validate(self, text: str, position: int, /) -> tuple[QValidator.State, str, int]:
        return super().validate(plain_digits(text), position)

    def show_value(self, value: int) -> None:
        """Show this number without telling anybody."""
        with QSignalBlocker(self):
            self.setValue(value)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """What is typed takes the place of the number, however one came here: a 14 before its 0 would be 140."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self, self.selectAll)  # the press itself still sets the cursor
        elif event.reason() not in COMING_BACK:
            self.selectAll()

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()


class PassphraseField(Field[LineBox]):
    """Words that are hidden until Show is pressed; pasting is allowed."""

    def __init__(self, label: str, hint: str = "") -> None:
        self.line = LineBox()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhHiddenText
        )
        self._show = Button(_("Show"), "eye")
        super().__init__(label, self.line, hint, beside=self._show)
        self._show.clicked.connect(self._turn)
        self.set_width(36)

    @property
    def show_button(self) -> Button:
        """The button that shows or hides the words."""
        return self._show

    def _turn(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.setText(_("Hide") if hidden else _("Show"))
        self._show.updateGeometry()


def text_field(label: str, hint: str = "", placeholder: str = "") -> Field[LineBox]:
    """One line to type."""
    editor = LineBox()
    editor.setPlaceholderText(placeholder)
    return Field(label, editor, hint)


def area_field(label: str, hint: str = "", lines: int = 4) -> Field[AreaBox]:
    """Several lines to type; Tab leaves the box."""
    return Field(label, AreaBox(lines), hint)


def combo_field(
    label: str,
    choices: Sequence[tuple[str, str]],
    hint: str = "",
    *,
    chosen: str | None = None,
    choose: Callable[[str], object] | None = None,
    narrow: bool = False,
) -> Field[ComboBox]:
    """A list of (key, words) to pick one from. ``chosen``: the key to begin with, else the first one.

    ``choose`` is told which key a person picks. ``narrow``: it takes the room there is, and a long choice may end in dots; the list shows it whole.
    """
    editor = ComboBox()
    editor.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)  # what is in it may change later
    for key, words in choices:
        editor.addItem(words, key)
    editor.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if narrow:
        editor.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        editor.setMinimumContentsLength(20)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    field = Field(label, editor, hint)
    if chosen is not None:
        field.show_text(chosen)
    if choose is not None:
        editor.activated.connect(lambda _row: choose(field.text()))
    return field


def number_field(label: str, value: int, least: int, most: int, hint: str = "") -> Field[NumberBox]:
    """A number with minus and plus."""
    return Field(label, NumberBox(label, value, least, most), hint)
