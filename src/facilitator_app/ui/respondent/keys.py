"""Which keys work while a respondent answers. All others do nothing: no shortcut of the window can be reached."""

from __future__ import annotations

import sys
from enum import Enum, auto

from PySide6.QtCore import Qt

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
        return _alone(key, text, bool(modifiers & _Mod.ShiftModifier), in_text_box)
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


def _alone(key: int, text: str, shift: bool, in_text_box: bool) -> Meaning:
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
