"""What a person chose on a page and no file keeps: finding, filters, chart or table, how far it was scrolled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from facilitator_app.ui.widgets.fields import Field
from facilitator_app.ui.widgets.page_area import PageArea

ViewState = dict[str, str]
SCROLLED = "scrolled"


class KeptView:
    """A page says what it has; the window reads it when the page goes, and shows it when one comes back."""

    def __init__(self, area: PageArea) -> None:
        self._area = area
        self._parts: dict[str, tuple[Callable[[], str], Callable[[str], object]]] = {}

    def keep(self, name: str, read: Callable[[], str], show: Callable[[str], object]) -> None:
        """``show`` does what a person's choice does. The empty string is what the page opens with."""
        self._parts[name] = (read, show)

    def keep_box(self, name: str, box: QLineEdit | QComboBox | QAbstractButton) -> None:
        """A box to find by, a list, or a tick; what hangs on it hears of it as if a person had done it."""
        usual = _read(box)
        self.keep(name, lambda: "" if _read(box) == usual else _read(box), lambda value: _show(box, value))

    def keep_field(self, name: str, field: Field[Any]) -> None:
        self.keep_box(name, field.editor)

    def state(self) -> ViewState:
        """What is other than when the page opened."""
        state = {name: value for name, (read, _show) in self._parts.items() if (value := read())}
        if scrolled := self._area.verticalScrollBar().value():
            state[SCROLLED] = str(scrolled)
        return state

    def show(self, state: ViewState) -> None:
        """The choices at once. What they open, such as another field, may bring more of them."""
        for name, value in state.items():
            if name in self._parts:
                self._parts[name][1](value)

    def scroll(self, state: ViewState) -> None:
        """The page is shown and laid out: go to the place that was left."""
        if SCROLLED in state:
            self._area.come_back(int(state[SCROLLED]))


def _read(box: QLineEdit | QComboBox | QAbstractButton) -> str:
    if isinstance(box, QLineEdit):
        return box.text()
    if isinstance(box, QComboBox):
        return str(box.currentData())
    return "on" if box.isChecked() else "off"


def _show(box: QLineEdit | QComboBox | QAbstractButton, value: str) -> None:
    if isinstance(box, QLineEdit):
        box.setText(value)
        box.textEdited.emit(value)
    elif isinstance(box, QComboBox):
        if (place := box.findData(value)) >= 0:
            box.setCurrentIndex(place)
            box.activated.emit(place)
    elif box.isChecked() != (value == "on"):
        box.click()
