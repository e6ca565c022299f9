"""A form on a page: fields as they are told, each of which says at once what was typed or chosen in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLayout, QLineEdit, QPlainTextEdit, QWidget

from facilitator_app.ui.list_editor.forms import YES, Form, Input, Spec
from facilitator_app.ui.widgets import (
    Card,
    ComboBox,
    DateField,
    Field,
    Notice,
    NumberBox,
    Switch,
    TickBox,
    area_field,
    combo_field,
    heading2,
    number_field,
    text_field,
    text_label,
)


class FormCard(Card):
    """``write``: told the key of a field and its new value; ``enter``: told of Enter in a line. Both are bound later.

    ``letters``: how wide a line is, 0 for as wide as the card.
    """

    def __init__(self, *, bar: bool = False, gap: int = 12, letters: int = 0) -> None:
        super().__init__(bar=bar, gap=gap)
        self.fields: dict[str, Field[Any]] = {}
        self.boxes: dict[str, TickBox | Switch] = {}
        self.write: Callable[[str, str], object] = lambda _key, _value: None
        self.enter: Callable[[], object] = lambda: None
        self._letters = letters
        self._notes: dict[str, Notice] = {}
        self._shape: tuple[tuple[str, ...], ...] = ()
        self.head = heading2()
        self.state = text_label("", "body_bold")
        self.fault = Notice("")
        self._foot: tuple[QWidget, ...] = ()
        self.add(self.head, self.state, self.fault)
        self.state.hide()

    def show_form(self, form: Form) -> None:
        """Show these fields. Fields that stand already keep their place and the focus, and show their new values."""
        self.head.say(form.title)
        shape = tuple(spec.shape for spec in form.fields)
        if shape != self._shape:
            self._shape = shape
            self._build(form)
        for spec in form.fields:
            self._show_value(spec)
            self.show_note(spec.key, spec.note)
        self.show_faults({})

    def show_others(self, form: Form, typed: str) -> None:
        """What was typed in one field may have changed others that stand here; that one is left as it is typed."""
        standing = {key for key, *_rest in self._shape}
        for spec in form.fields:
            if spec.key in standing and spec.key != typed and self._value(spec.key) != spec.value:
                self._show_value(spec)
            if spec.key in self.fields:
                self.show_note(spec.key, spec.note)

    def show_foot(self, *widgets: QWidget) -> None:
        """Buttons below the fields, in place of those before."""
        _take_out(self.box, self._foot)
        self._foot = widgets
        self.add(*widgets)

    def show_state(self, words: str, colour: str) -> None:
        """How it stands with the whole form, in bold under its title."""
        self.state.set_colour(colour)
        self.state.say(words)

    def show_note(self, key: str, words: str) -> None:
        """Something worth knowing below a field; "" for nothing."""
        if words and key not in self._notes:
            note = self._notes[key] = Notice(words, "warning")
            self.box.insertWidget(self.box.indexOf(self.fields[key]) + 1, note)
        if key in self._notes:
            self._notes[key].say(words)

    def show_faults(self, by_key: Mapping[str, str], whole: str = "") -> None:
        """What is wrong in each field, and with the whole form; the others are right."""
        for key, field in self.fields.items():
            if key in by_key:
                field.show_error(by_key[key])
            else:
                field.clear_error()
        self.fault.say(whole)

    def focused(self) -> str:
        """The key of the field that has the focus; "" for none."""
        focus = self.focusWidget()
        return next((key for key, field in self.fields.items() if field.editor is focus), "")

    def take_focus(self, key: str = "", *, mark: bool = True) -> None:
        """Go to a field, the first without a key; ``mark``: typing replaces what stands there."""
        field = self.fields.get(key) or next(iter(self.fields.values()), None)
        if field is None:
            return
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field.editor, QLineEdit):
            field.editor.selectAll() if mark else field.editor.end(False)

    # ---

    def _build(self, form: Form) -> None:
        _take_out(self.box, (*self.fields.values(), *self.boxes.values(), *self._notes.values()))
        self.fields, self.boxes, self._notes = {}, {}, {}
        for widget in self._foot:
            self.box.removeWidget(widget)
        self.add(*(self._made(spec) for spec in form.fields), *self._foot)

    def _made(self, spec: Spec) -> QWidget:
        if spec.input is Input.TICK:
            return self._box(spec, TickBox(spec.label, detail=spec.hint))
        if spec.input is Input.SWITCH:
            return self._box(spec, Switch(spec.label, detail=spec.hint))
        self.fields[spec.key] = field = self._field(spec)
        return field

    def _box(self, spec: Spec, box: TickBox | Switch) -> QWidget:
        box.clicked.connect(lambda: self.write(spec.key, YES if box.isChecked() else ""))
        self.boxes[spec.key] = box
        return box

    def _field(self, spec: Spec) -> Field[Any]:
        write = partial(self._written, spec.key)
        if spec.input is Input.AREA:
            area = area_field(spec.label, spec.hint, 2)
            area.editor.written.connect(write)
            return area
        if spec.input is Input.DATE:
            date = DateField(spec.label, spec.hint)
            date.written.connect(write)
            return date
        if spec.input is Input.CHOICE:
            return combo_field(spec.label, spec.choices, spec.hint, choose=write)
        if spec.input is Input.NUMBER:
            number = number_field(spec.label, 0, 0, spec.most, spec.hint)
            number.editor.chosen.connect(lambda n: write(str(n)))
            return number
        line = text_field(spec.label, spec.hint)
        if self._letters:
            line.set_width(self._letters)
        line.editor.textEdited.connect(write)
        line.editor.returnPressed.connect(lambda: self.enter() and None)
        return line

    def _written(self, key: str, value: str) -> None:
        self.write(key, value)

    def _value(self, key: str) -> str:
        if key in self.boxes:
            return YES if self.boxes[key].isChecked() else ""
        return self.fields[key].text()

    def _show_value(self, spec: Spec) -> None:
        if spec.key in self.boxes:
            with QSignalBlocker(self.boxes[spec.key]):
                self.boxes[spec.key].setChecked(spec.ticked)
            return
        field = self.fields[spec.key]
        if isinstance(field.editor, ComboBox):
            field.editor.show_choices(spec.choices, spec.value)
        elif isinstance(field.editor, NumberBox):
            field.editor.show_value(int(spec.value))
        elif not isinstance(field.editor, QPlainTextEdit) or field.text() != spec.value:
            field.show_text(spec.value)  # a text that is shown anew goes to its beginning


def _take_out(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    for widget in widgets:
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
