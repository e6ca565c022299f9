"""A day as a person types it: the day, the month by its name, the year."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.days import half_typed
from facilitator_app.domain.language import _, month_names
from facilitator_app.ui.widgets.fields import Field, combo_field, text_field
from facilitator_app.ui.widgets.layouts import Flow


class DateBoxes(Flow):
    """``typed`` says the day, the month from 1 on and the year, each time a person types or chooses."""

    typed = Signal(str, int, str)

    def __init__(self, about: str = "") -> None:
        """``about``: what the day is for, for those who do not see what stands above it."""
        self.day = text_field(_("Day")).set_width(4)
        self.month = combo_field(_("Month"), [(str(n), name) for n, name in enumerate(month_names(), 1)])
        self.year = text_field(_("Year")).set_width(6)
        super().__init__(self.day, self.month, self.year, gap=16)
        for field in (self.day, self.month, self.year):
            field.label.set_role("small")
            if about:
                field.editor.setAccessibleName(_("{about}: {part}", about=about, part=field.label.text()))
        for box in (self.day.editor, self.year.editor):
            box.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            box.textEdited.connect(lambda _words: self._changed())
        self.month.editor.activated.connect(lambda _index: self._changed())

    def show_date(self, day: str, month: str, year: str) -> None:
        for field, words in ((self.day, day), (self.month, month), (self.year, year)):
            field.show_text(words)

    def _changed(self) -> None:
        self.typed.emit(self.day.text().strip(), int(self.month.text()), self.year.text().strip())


class DateField(Field[DateBoxes]):
    """Three boxes under one label. Its text is "30|11|2027", as ``domain.days`` has it; ``written`` gives it when it changes."""

    written = Signal(str)

    def __init__(self, label: str, hint: str = "") -> None:
        boxes = DateBoxes(label.replace("&", ""))
        super().__init__(label, boxes, hint)
        boxes.setFocusProxy(boxes.day.editor)
        boxes.typed.connect(lambda day, month, year: self.written.emit(f"{day}|{month}|{year}"))

    def text(self) -> str:
        boxes = self.editor
        return "|".join(field.text().strip() for field in (boxes.day, boxes.month, boxes.year))

    def show_text(self, words: str) -> None:
        self.editor.show_date(*words.split("|"))

    def show_error(self, words: str) -> None:
        """Nobody is told of a fault while they are still on the way to the last digit of the year: the page says it when they
        want to leave."""
        day, _month, year = self.text().split("|")
        at_it = QApplication.focusWidget()
        if half_typed(day, year) and at_it is not None and self.editor.isAncestorOf(at_it):
            self.clear_error()
            return
        super().show_error(words)

    def _mark(self, wrong: bool) -> None:
        for field in (self.editor.day, self.editor.month, self.editor.year):
            field.editor.setProperty("wrong", wrong)
            field.editor.setAccessibleDescription(self.error.text() if wrong else self.hint.text())
            field.editor.update()
