"""Which keys work while a respondent answers. All others do nothing: no shortcut of the window can be reached."""

from __future__ import annotations

import sys
import unicodedata
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

Key = Qt.Key
_Mod = Qt.KeyboardModifier


class Meaning(Enum):
    """What a key does here."""

    NOTHING = auto()
    PASS_ON = auto()
    STOP = auto()
    BACK = auto()
    LARGER = auto()
    SMALLER = auto()
    LISTEN = auto()


_PLAIN = {
    Key.Key_Tab,
    Key.Key_Backtab,
    Key.Key_Return,
    Key.Key_Enter,
    Key.Key_Space,
    Key.Key_Up,
    Key.Key_Down,
    Key.Key_Left,
    Key.Key_Right,
    Key.Key_Home,
    Key.Key_End,
    Key.Key_PageUp,
    Key.Key_PageDown,
    Key.Key_Backspace,
    Key.Key_Delete,
    Key.Key_Select,
}
# In a text box: paste stays on for people who dictate or use aids; copy and cut are off.
_EDIT = {
    Key.Key_V,
    Key.Key_A,
    Key.Key_Z,
    Key.Key_Y,
    Key.Key_Left,
    Key.Key_Right,
    Key.Key_Home,
    Key.Key_End,
    Key.Key_Backspace,
    Key.Key_Delete,
}

# With what the third letters of a keyboard arrive: Option on macOS, Ctrl and Alt on Windows.
_THIRD_LEVEL = _Mod.AltModifier if sys.platform == "darwin" else _Mod.ControlModifier | _Mod.AltModifier


def meaning(key: int, modifiers: Qt.KeyboardModifier, text: str, in_text_box: bool) -> Meaning:
    """What this key does. ``text``: what it types; ``in_text_box``: a box for own words has the focus."""
    held = modifiers & (_Mod.ControlModifier | _Mod.AltModifier | _Mod.MetaModifier)
    if held == _Mod.NoModifier:
        return _without_modifiers(key, text, bool(modifiers & _Mod.ShiftModifier), in_text_box)
    if held == _Mod.ControlModifier:
        if key in (Key.Key_Plus, Key.Key_Equal):
            return Meaning.LARGER
        if key == Key.Key_Minus:
            return Meaning.SMALLER
        return Meaning.PASS_ON if in_text_box and key in _EDIT else Meaning.NOTHING
    if held == _Mod.AltModifier and key == Key.Key_Left:
        return Meaning.BACK
    typed = held == _THIRD_LEVEL and in_text_box and text.isprintable() and bool(text)
    return Meaning.PASS_ON if typed else Meaning.NOTHING


def _without_modifiers(key: int, text: str, shift: bool, in_text_box: bool) -> Meaning:
    if key == Key.Key_Escape:
        return Meaning.STOP
    if key == Key.Key_F2:
        return Meaning.LISTEN
    if shift and key == Key.Key_Delete:
        return Meaning.NOTHING  # cuts
    if key in _PLAIN:
        return Meaning.PASS_ON
    if key == Key.Key_Insert and shift and in_text_box:
        return Meaning.PASS_ON
    accent = Key.Key_Dead_Grave <= key <= Key.Key_Dead_Longsolidusoverlay
    return Meaning.PASS_ON if in_text_box and (accent or (text and text.isprintable())) else Meaning.NOTHING


_SCROLLING = {Key.Key_PageUp, Key.Key_PageDown, Key.Key_Up, Key.Key_Down}
_LEAVING = {Key.Key_Tab, Key.Key_Backtab, Key.Key_Escape}


class Held:
    """Tells a press from the repeats of a key that is held down, which do nothing but type, delete and scroll."""

    def __init__(self) -> None:
        self._went_down_in: dict[int, QWidget | None] = {}

    def is_one_press(self, event: QKeyEvent, focus: QWidget | None, in_text_box: bool) -> bool:
        """False for a repeat that would be a second step, and for every repeat where the key did not go down."""
        key = event.key()
        if not event.isAutoRepeat():
            self._went_down_in[key] = focus
            return True
        with_others = event.modifiers() & (_Mod.ControlModifier | _Mod.AltModifier | _Mod.MetaModifier)
        if self._went_down_in.get(key) is not focus or key in _LEAVING or with_others:
            return False
        if in_text_box:
            return key not in (Key.Key_Return, Key.Key_Enter) or isinstance(focus, QPlainTextEdit)
        return key in _SCROLLING and not isinstance(focus, QAbstractButton)

    def forget(self) -> None:
        """The page or the window was left: what is held down now was pressed for something else."""
        self._went_down_in.clear()


_UNSHIFTED = frozenset("&é\"'(-è_çà§!ěščřžýáíľťėęąįųū+")
"""What the upper row types without Shift where its digits need Shift: French, Belgian, Czech, Slovak, Lithuanian."""
_FRENCH = {"&": 1, "é": 2, '"': 3, "'": 4, "(": 5, "è": 7, "ç": 9}
_MAC_ROW = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9}


def number_meant(event: QKeyEvent) -> int | None:
    """The number from 0 to 9 that this key stands for: a digit of any script, or its place in the row of digits where
    digits need Shift. A character that only looks like a digit (a small raised 2, a 1 in a ring) is none."""
    if event.modifiers() & (_Mod.ControlModifier | _Mod.AltModifier | _Mod.MetaModifier):
        return None
    text = event.text()
    if len(text) != 1:
        return None
    digit = unicodedata.decimal(text, None)
    if digit is not None:
        return digit
    if event.modifiers() & _Mod.ShiftModifier or text.casefold() not in _UNSHIFTED:
        return None
    return _digit_in_row(event, text)


def _digit_in_row(event: QKeyEvent, text: str) -> int | None:
    if sys.platform == "darwin" and event.nativeVirtualKey():
        return _MAC_ROW.get(event.nativeVirtualKey())
    code = event.nativeScanCode()
    if not code:  # typed by a program, an on-screen keyboard perhaps
        return _FRENCH.get(text)
    digit = code - (1 if sys.platform == "win32" else 9)
    return digit if 1 <= digit <= 9 else None
