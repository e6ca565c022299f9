"""A keyboard on the screen, inside the window: for those who have a finger or a pointer and no keys.

The whole window belongs to one person, so the system's own on-screen keyboard would lie behind it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from facilitator_app.domain.language import p_
from facilitator_app.ui.style import box
from facilitator_app.ui.theme import look_of

LETTERS = ("qwertyuiop", "asdfghjkl'", "zxcvbnm")
SIGNS = ("1234567890", "-/:;()&@\"'", ",.?!%+=")
DIGITS = ("12345", "67890")
MORE_LETTERS = {"cy": "âêîôûŵŷáé", "pl": "ąćęłńóśźż", "fr": "àâçéèêîôùû"}
"""Letters that a language has besides."""

GAP = 6
LEAST = 44
SHARE = 0.46
"""How much of the height of the window the keyboard may take."""


class _Key(QAbstractButton):
    """One key: its words in its middle, as large as fits."""

    def __init__(self, words: str, name: str = "") -> None:
        super().__init__()
        self.setText(words)
        self.setAccessibleName(name or words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(LEAST, LEAST)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, LEAST)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        on = self.isDown() or self.isChecked()
        box(
            painter,
            self.rect(),
            look.colour("selected" if on else "surface"),
            look.colour("accent" if on else "border"),
            2,
        )
        font = look.font()
        font.setPixelSize(min(font.pixelSize(), round(self.height() * 0.6)))
        while font.pixelSize() > 12 and QFontMetrics(font).horizontalAdvance(self.text()) > self.width() - 8:
            font.setPixelSize(font.pixelSize() - 1)
        painter.setFont(font)
        painter.setPen(QColor(look.theme.on_selected if on else look.theme.ink))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())


class ScreenKeyboard(QWidget):
    """Types into whatever has the focus. ``done`` is emitted when it is to go away."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(p_("respondent", "Keyboard"))
        self._shift = self._signs = False
        self._digits_only = False
        self._language = "en"
        self._keys: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def open_for(self, target: QWidget, language: str) -> None:
        """Show the keys that this field takes, with the letters of this language."""
        self._digits_only = isinstance(target, QLineEdit)
        self._language = language
        self._shift = self._signs = False
        self._lay_out()
        self.show()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        window = self.window().height()
        wanted = self._rows() * (round(LEAST * min(look_of(self).scale, 1.5)) + GAP) + 16
        least = self._rows() * (LEAST + GAP) + 16
        return QSize(400, max(least, min(wanted, round(window * SHARE))))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def look_changed(self) -> None:
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("window"))
        painter.fillRect(QRect(0, 0, self.width(), 1), look.colour("border"))

    def _rows(self) -> int:
        if self._digits_only:
            return 3
        return 5 if MORE_LETTERS.get(self._language) and not self._signs else 4

    def _lay_out(self) -> None:
        if self._keys is not None:
            self._column.removeWidget(self._keys)
            self._keys.hide()
            self._keys.deleteLater()
        self._keys = QWidget()
        grid = QGridLayout(self._keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        if self._digits_only:
            self._lay_out_digits(grid)
        else:
            self._lay_out_letters(grid)
        self._column.addWidget(self._keys)

    def _lay_out_digits(self, grid: QGridLayout) -> None:
        for row, keys in enumerate(DIGITS):
            for column, key in enumerate(keys):
                grid.addWidget(self._typing(key), row, column * 4, 1, 4)
        grid.addWidget(self._deleting(), 2, 0, 1, 10)
        grid.addWidget(self._ending(), 2, 10, 1, 10)

    def _lay_out_letters(self, grid: QGridLayout) -> None:
        rows = SIGNS if self._signs else LETTERS
        more = "" if self._signs else MORE_LETTERS.get(self._language, "")
        row = 0
        if more:
            for column, key in enumerate(more):
                grid.addWidget(self._typing(key), 0, column * 2, 1, 2)
            row = 1
        for line in rows[:2]:
            for column, key in enumerate(line):
                grid.addWidget(self._typing(key), row, column * 2, 1, 2)
            row += 1
        shift = self._acting("abc" if self._shift else "ABC", self._turn_shift, p_("respondent", "Big letters"))
        shift.setCheckable(True)
        shift.setChecked(self._shift)
        shift.setEnabled(not self._signs)
        grid.addWidget(shift, row, 0, 1, 3)
        for column, key in enumerate(rows[2]):
            grid.addWidget(self._typing(key), row, 3 + column * 2, 1, 2)
        grid.addWidget(self._deleting(), row, 17, 1, 3)
        row += 1
        signs = p_("respondent", "Letters") if self._signs else "123 ?"
        name = p_("respondent", "Letters") if self._signs else p_("respondent", "Numbers")
        grid.addWidget(self._acting(signs, self._turn_signs, name), row, 0, 1, 3)
        grid.addWidget(self._typing(","), row, 3, 1, 2)
        grid.addWidget(self._typing(" ", p_("respondent", "Space")), row, 5, 1, 8)
        grid.addWidget(self._typing("."), row, 13, 1, 2)
        grid.addWidget(self._ending(), row, 15, 1, 5)
        for column in range(20):
            grid.setColumnStretch(column, 1)

    def _typing(self, letter: str, words: str = "") -> _Key:
        shown = letter.upper() if self._shift else letter
        key = _Key(words or shown, words)
        key.clicked.connect(lambda: self._type(shown))
        return key

    def _acting(self, words: str, act: Callable[[], None], name: str = "") -> _Key:
        key = _Key(words, name)
        key.clicked.connect(lambda: act())
        return key

    def _deleting(self) -> _Key:
        return self._acting(p_("respondent", "Rub out"), lambda: self._press(Qt.Key.Key_Backspace, ""))

    def _ending(self) -> _Key:
        return self._acting(p_("respondent", "Done"), self.done.emit)

    def _type(self, text: str) -> None:
        self._press(Qt.Key.Key_Space if text == " " else Qt.Key.Key_unknown, text)
        if self._shift:
            self._turn_shift()

    def _press(self, key: Qt.Key, text: str) -> None:
        """A key goes down and up in the field, as if it were one of a real keyboard."""
        target = QApplication.focusWidget()
        if target is None:
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _turn_shift(self) -> None:
        self._shift = not self._shift
        self._lay_out()

    def _turn_signs(self) -> None:
        self._signs, self._shift = not self._signs, False
        self._lay_out()
        self.updateGeometry()
