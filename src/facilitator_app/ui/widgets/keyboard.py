"""A keyboard on the screen, inside the window: for those who have a finger or a pointer and no keys.

For respondents the whole window belongs to one person: the system's own on-screen keyboard would lie behind it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QInputDevice, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator_app.domain.language import _, p_
from facilitator_app.ui.after_press import AfterPress
from facilitator_app.ui.event_watch import unwatch, watch
from facilitator_app.ui.style import box
from facilitator_app.ui.theme import look_of, refresh
from facilitator_app.ui.widgets.fields import TYPED_IN

LETTERS = ("qwertyuiop", "asdfghjkl'", "zxcvbnm")
SIGNS = ("1234567890", "-/:;()&@\"'", ",.?!%+=")
DIGITS = ("12345", "67890")
MORE_LETTERS = {"cy": "âêîôûŵŷáé", "pl": "ąćęłńóśźż", "fr": "àâçéèêîôùû"}
"""Letters that a language has besides."""
MORE_SIGNS = ("#£$€*_~^|\\", "[]{}<>`°§¬")
MARKED = ("áàâäãåæąçć", "čéèêëęíîïł", "ñńóôöøœśšß", "úùûüŵŷýžźż", "ðþřťďňě")
"""Letters of names from all over Europe."""

_TOUCHED = QInputDevice.DeviceType.TouchScreen
_KINDS = (
    QEvent.Type.TouchBegin,
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
)
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
    """Types into whatever has the focus within ``home``; comes when a finger touches a field there, or a button after which
    something is to be typed on the same page; goes when the field is left.

    It sees what is touched once it is told to ``watch``. ``everything``: it also has the signs and letters that
    passphrases and names need, and a key for a new line.
    """

    turned = Signal(bool)
    """It is there now, or it is not."""

    def __init__(self, home: QWidget, *, everything: bool = False) -> None:
        super().__init__()
        self._home, self._everything = home, everything
        self.language = "en"
        self.by_finger = False
        """The last press was made with a finger, and no key since."""
        self._after_press = AfterPress(self)
        self._target: QWidget | None = None
        self._page, self._shift = 0, False
        self._keys: QWidget | None = None
        self.setAccessibleName(p_("respondent", "Keyboard"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def watch(self, on: bool = True) -> None:
        """See what is touched anywhere in the program, or no more."""
        if on:
            watch(self, _KINDS)
        else:
            unwatch(self)

    def open_for(self, target: QWidget) -> None:
        """Show the keys that this field takes."""
        target.setFocus()
        self._target, self._page, self._shift = target, 0, False
        hidden = isinstance(target, QLineEdit) and target.echoMode() != QLineEdit.EchoMode.Normal
        if self._digits_only and isinstance(target, (QAbstractSpinBox, QLineEdit)) and not hidden:
            target.selectAll()  # a finger cannot aim behind the digit: 5 typed before a 0 would be 50
        self._lay_out()
        refresh(self)
        self.show()
        self.turned.emit(True)

    def put_away(self) -> None:
        """Until a field is touched again."""
        if not self.isHidden():
            self.hide()
            self.turned.emit(False)

    def turn(self, target: QWidget) -> None:
        """Show the keys for this field; put them away if they are there."""
        if self.isHidden():
            self.open_for(target)
        else:
            self.put_away()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        kind = event.type()
        if kind == QEvent.Type.TouchBegin:
            self.by_finger = True
        elif kind == QEvent.Type.KeyPress and event.spontaneous():
            self.by_finger = False
        elif isinstance(event, QMouseEvent):
            # What the page makes of a tap comes to the window from within the program.
            if isinstance(watched, QWindow) and event.spontaneous() and event.device().type() != _TOUCHED:
                self.by_finger = False
            elif kind == QEvent.Type.MouseButtonRelease and self.by_finger and self.isHidden():
                self._tapped(watched)
                self._pressed(watched)
        return False

    def _tapped(self, watched: QObject) -> None:
        """What a finger touched is a field, or the inside of one: a click has given it the focus by now."""
        focus = QApplication.focusWidget()
        inside = (
            isinstance(watched, QWidget)
            and not isinstance(watched, QAbstractSpinBox)
            and self._home.isAncestorOf(watched)
        )
        if not inside or not isinstance(focus, TYPED_IN):
            return
        in_table = isinstance(watched.parent(), QAbstractItemView) and focus.parent() is watched
        if in_table or focus in (watched, watched.parent()):
            self._after_press.do(lambda: self.open_for(focus))

    def _pressed(self, watched: QObject) -> None:
        """A finger has touched a button; it does its work after this. "Add a person" leaves the text cursor in a field."""
        if isinstance(watched, QAbstractButton) and self._home.isAncestorOf(watched):
            before = QApplication.focusWidget()
            QTimer.singleShot(0, watched, lambda: self._open_if_asked(watched, before))

    def _open_if_asked(self, button: QAbstractButton, before: QWidget | None) -> None:
        """``before``: what had the focus when the button was let go. Plus and minus belong to a field, and ask for nothing."""
        focus = QApplication.focusWidget()
        if not isinstance(focus, TYPED_IN) or focus is before or not self._home.isAncestorOf(focus):
            return
        if self.isHidden() and self.by_finger and button.isVisible() and focus.parent() is not button.parent():
            self.open_for(focus)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isHidden() or now is None or not self._home.isAncestorOf(now):
            return
        if not isinstance(now, TYPED_IN):
            self._after_press.do(self._put_away_if_left)
        elif now is not self._target:
            self._after_press.do(lambda: self.open_for(now))

    def _put_away_if_left(self) -> None:
        if not isinstance(QApplication.focusWidget(), TYPED_IN):
            self.put_away()

    def sizeHint(self) -> QSize:
        rows = len(DIGITS) + 1 if self._digits_only else len(self._pages[self._page]) + 1
        wanted = rows * (round(LEAST * min(look_of(self).scale, 1.5)) + GAP) + 16
        least = rows * (LEAST + GAP) + 16
        return QSize(400, max(least, min(wanted, round(self.window().height() * SHARE))))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def look_changed(self) -> None:
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("window"))
        painter.fillRect(QRect(0, 0, self.width(), 1), look.colour("border"))

    @property
    def _digits_only(self) -> bool:
        hints = Qt.InputMethodHint.ImhDigitsOnly
        return isinstance(self._target, QAbstractSpinBox) or bool(
            self._target and self._target.inputMethodHints() & hints
        )

    @property
    def _pages(self) -> tuple[tuple[str, ...], ...]:
        """Rows of ten keys and one of seven, for each page."""
        if self._everything:
            return LETTERS, (*MORE_SIGNS, *SIGNS), MARKED
        more = MORE_LETTERS.get(self.language)
        return (more, *LETTERS) if more else LETTERS, SIGNS

    def _lay_out(self) -> None:
        if self._keys is not None:
            self._column.removeWidget(self._keys)
            self._keys.hide()
            self._keys.deleteLater()
        self._keys = QWidget()
        grid = QGridLayout(self._keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for column in range(20):
            grid.setColumnStretch(column, 1)
        if self._digits_only:
            self._lay_out_digits(grid)
        else:
            self._lay_out_letters(grid)
        self._column.addWidget(self._keys)
        self.updateGeometry()

    def _lay_out_digits(self, grid: QGridLayout) -> None:
        for row, keys in enumerate(DIGITS):
            for column, key in enumerate(keys):
                grid.addWidget(self._typing(key), row, column * 4, 1, 4)
        grid.addWidget(self._deleting(), 2, 0, 1, 10)
        grid.addWidget(self._ending(), 2, 10, 1, 10)

    def _lay_out_letters(self, grid: QGridLayout) -> None:
        *rows, last = self._pages[self._page]
        for row, line in enumerate(rows):
            for column, key in enumerate(line):
                grid.addWidget(self._typing(key), row, column * 2, 1, 2)
        row = len(rows)
        shift = self._acting("abc" if self._shift else "ABC", self._turn_shift, p_("respondent", "Big letters"))
        shift.setCheckable(True)
        shift.setChecked(self._shift)
        shift.setEnabled(self._page != 1)
        grid.addWidget(shift, row, 0, 1, 3)
        for column, key in enumerate(last):
            grid.addWidget(self._typing(key), row, 3 + column * 2, 1, 2)
        grid.addWidget(self._deleting(), row, 17, 1, 3)
        row += 1
        pages = [("123 ?", p_("respondent", "Numbers")), ("á ñ ł", p_("respondent", "Letters with marks"))]
        back = p_("respondent", "Letters")
        words, name = pages[self._page] if self._page + 1 < len(self._pages) else (back, back)
        grid.addWidget(self._acting(words, self._turn_page, name), row, 0, 1, 3)
        grid.addWidget(self._typing(","), row, 3, 1, 2)
        lines = self._everything and isinstance(self._target, QPlainTextEdit)
        space = self._typing(" ", p_("respondent", "Space"))
        if not self._everything:
            grid.addWidget(space, row, 5, 1, 8)
            grid.addWidget(self._typing("."), row, 13, 1, 2)
            grid.addWidget(self._ending(), row, 15, 1, 5)
            return
        grid.addWidget(space, row, 5, 1, 4 if lines else 7)
        grid.addWidget(self._typing("."), row, 9 if lines else 12, 1, 2)
        grid.addWidget(self._acting(_("Mark all"), self._mark_all), row, 11 if lines else 14, 1, 3)
        if lines:
            new = self._acting(p_("respondent", "New line"), lambda: self._press(Qt.Key.Key_Return, ""))
            grid.addWidget(new, row, 14, 1, 3)
        grid.addWidget(self._ending(), row, 17, 1, 3)

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
        return self._acting(p_("respondent", "Done"), self.put_away)

    def _type(self, text: str) -> None:
        self._press(Qt.Key.Key_Space if text == " " else Qt.Key.Key_unknown, text)
        if self._shift:
            self._turn_shift()

    def _press(self, key: Qt.Key, text: str) -> None:
        """A key goes down and up in the field, as if it were one of a real keyboard."""
        target = QApplication.focusWidget()
        if target is None or not self._home.isAncestorOf(target):
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _mark_all(self) -> None:
        """A finger cannot drag over words to mark them: what is typed next takes the place of all of them."""
        target = QApplication.focusWidget()
        if isinstance(target, (QLineEdit, QPlainTextEdit)) and self._home.isAncestorOf(target):
            target.selectAll()

    def _turn_shift(self) -> None:
        self._shift = not self._shift
        self._lay_out()

    def _turn_page(self) -> None:
        self._page, self._shift = (self._page + 1) % len(self._pages), False
        self._lay_out()
