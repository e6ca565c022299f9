"""Everything that can be reached from an object of the program: through Python, and through Qt's own tree."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from types import FrameType, ModuleType
from typing import Any

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget


def reachable(start: object) -> Iterator[object]:
    """Not through modules and their names: what only the code itself holds is not the program's memory of anything."""
    modules = {id(vars(module)) for module in list(sys.modules.values()) if isinstance(module, ModuleType)}
    seen, waiting = set[int](), [start]
    kept: list[object] = []  # an object that goes while we look could lend its id to another
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, (ModuleType, FrameType, type)):
            continue
        seen.add(id(one))
        if id(one) in modules:
            continue
        kept.append(one)
        yield one
        waiting += gc.get_referents(one)
        if isinstance(one, QObject) and shiboken6.isValid(one):
            waiting += one.children()


def remembered(start: object) -> Iterator[str]:
    """Every text that is kept, shown or typed in what can be reached."""
    for one in reachable(start):
        if isinstance(one, str):
            yield one
        elif isinstance(one, (bytes, bytearray)):
            yield bytes(one).decode("utf-8", "ignore")
        elif isinstance(one, QWidget) and shiboken6.isValid(one):
            yield from _said(one)
    clipboard = QApplication.clipboard()
    yield clipboard.text()


def _said(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
    if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
        yield widget.text()
        if isinstance(widget, QLineEdit) and widget.isUndoAvailable():
            yield _undone(widget)
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()


def _undone(line: Any) -> str:
    """What Ctrl+Z would bring back."""
    before = line.text()
    line.undo()
    found: str = line.text()
    line.redo()
    assert line.text() == before
    return found
