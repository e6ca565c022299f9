"""What a person chose on a page and no file keeps: finding, filters, chart or table, how far it was scrolled.

What a person typed and did not use yet waits as well, and longer: in the encrypted store, until it is used or emptied.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from facilitator_app.ui.widgets.fields import Field
from facilitator_app.ui.widgets.page_area import PageArea

ViewState = dict[str, str]
Box = QLineEdit | QPlainTextEdit | QComboBox | QAbstractButton
SCROLLED = "scrolled"


class KeptView:
    """A page says what it has; the window reads it when the page goes, and shows it when one comes back."""

    def __init__(self, area: PageArea) -> None:
        self._area = area
        self._parts: dict[str, tuple[Callable[[], str], Callable[[str], object]]] = {}
        self._typed: set[str] = set()
        self._coming: ViewState = {}

    def keep(self, name: str, read: Callable[[], str], show: Callable[[str], object]) -> None:
        """``show`` does what a person's choice does. The empty string is what the page opens with."""
        self._parts[name] = (read, show)
        if name in self._coming:
            show(self._coming.pop(name))

    def keep_typed(self, name: str, field: Field[Any]) -> None:
        """Words in a field that are used by a button, or never."""
        self._typed.add(name)
        self.keep_field(name, field)

    def keep_box(self, name: str, box: Box) -> None:
        """A box to find by, a list, or a tick; what hangs on it hears of it as if a person had done it."""
        usual = _read(box)
        self.keep(name, lambda: "" if _read(box) == usual else _read(box), lambda value: _show(box, value))

    def keep_field(self, name: str, field: Field[Any]) -> None:
        self.keep_box(name, field.editor)

    def state(self) -> ViewState:
        """What was chosen other than when the page opened."""
        state = {name: value for name, value in self._read().items() if name not in self._typed}
        if scrolled := self._area.verticalScrollBar().value():
            state[SCROLLED] = str(scrolled)
        return state

    def typed(self) -> ViewState:
        """What is typed and not used yet."""
        return {name: value for name, value in self._read().items() if name in self._typed} | {
            name: value for name, value in self._coming.items() if name in self._typed
        }

    @property
    def may_be_typed(self) -> bool:
        """True if the page has fields whose words wait."""
        return bool(self._typed)

    def show(self, state: ViewState) -> None:
        """The choices at once; what stands in a field that is there only later, then."""
        self._coming = dict(state)
        for name in [name for name in state if name in self._parts]:
            self._parts[name][1](self._coming.pop(name))

    def _read(self) -> ViewState:
        return {name: value for name, (read, _show) in self._parts.items() if (value := read())}

    def scroll(self, state: ViewState) -> None:
        """The page is shown and laid out: go to the place that was left."""
        if SCROLLED in state:
            self._area.come_back(int(state[SCROLLED]))


def _read(box: Box) -> str:
    if not shiboken6.isValid(box):  # its card was built anew
        return ""
    if isinstance(box, QLineEdit):
        return box.text()
    if isinstance(box, QPlainTextEdit):
        return box.toPlainText()
    if isinstance(box, QComboBox):
        return str(box.currentData())
    return "on" if box.isChecked() else "off"


def _show(box: Box, value: str) -> None:
    if isinstance(box, QLineEdit):
        box.setText(value)
        box.textEdited.emit(value)
    elif isinstance(box, QPlainTextEdit):
        box.setPlainText(value)
    elif isinstance(box, QComboBox):
        if (index := box.findData(value)) >= 0:
            box.setCurrentIndex(index)
            box.activated.emit(index)
    elif box.isChecked() != (value == "on"):
        box.click()
