"""A facilitator with a finger and no keys can write in every kind of field; who has keys or a mouse sees none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from facilitator_app.ui.frame import Frame
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import Look, apply, load_themes
from facilitator_app.ui.widgets import PassphraseField, area_field, number_field, text_field
from facilitator_app.ui.widgets.keyboard import _Key
from person import Beat
from ui.checks import clipped


class FieldsPage(FacilitatorPage):
    """Long enough to scroll, with something of each kind to type into."""

    def __init__(self) -> None:
        super().__init__("Fields")
        self.words = PassphraseField("Words")
        self.number = number_field("People", 4, 1, 400)
        self.names = [text_field(f"Name {n}") for n in range(8)]
        self.pin = text_field("PIN")
        self.pin.editor.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.notes = area_field("Notes")
        for field in (self.words, self.number, *self.names, self.pin, self.notes):
            self.body.addWidget(field)
        self.go_on = self.main_button("Continue", lambda: None, foot=True)
        self.add_one = self.button("Add a name", self.names[0].editor.setFocus, foot=True)


class Hand:
    def __init__(self, frame: Frame, settle: Callable[[], None]) -> None:
        self.frame, self.settle = frame, settle
        self.screen = QTest.createTouchDevice()

    def tap(self, widget: QWidget, at: QPoint | None = None) -> None:
        place = widget.mapTo(self.frame, at or widget.rect().center())
        assert widget.isVisible()
        assert self.frame.rect().contains(place)
        handle = self.frame.windowHandle()
        QTest.touchEvent(handle, self.screen).press(0, place, handle).commit()
        QTest.touchEvent(handle, self.screen).release(0, place, handle).commit()
        self.settle()

    def keys(self) -> dict[str, _Key]:
        return {key.accessibleName(): key for key in self.frame.keyboard.findChildren(_Key) if key.isVisible()}

    def type(self, *names: str) -> None:
        for name in names:
            self.tap(self.keys()[name])


@pytest.fixture
def hand(qtbot: Any, settle: Callable[[], None]) -> Callable[[float], tuple[Hand, FieldsPage]]:
    def make(scale: float) -> tuple[Hand, FieldsPage]:
        beat = Beat()
        frame = Frame(beat)
        qtbot.addWidget(frame)
        apply(frame, Look(load_themes()["light"], scale))
        frame.resize(1366, 768)
        frame.show()
        frame.activateWindow()
        qtbot.waitUntil(frame.isActiveWindow)
        page = FieldsPage()
        frame.show_page(page, {})
        beat.tick()
        settle()
        return Hand(frame, settle), page

    return make


def in_sight(page: FacilitatorPage, box: QWidget, part: QRect) -> bool:
    view = page.area.viewport()
    return view.rect().contains(QRect(box.mapTo(view, part.topLeft()), part.size()))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_each_kind_of_field_is_filled_by_taps_alone(hand: Callable[..., tuple[Hand, FieldsPage]], scale: float) -> None:
    finger, page = hand(scale)
    keyboard = finger.frame.keyboard
    assert keyboard.isHidden(), "the first field has the focus, and nobody touched it"
    edited: list[str] = []
    page.words.line.textEdited.connect(edited.append)
    finger.tap(page.words.line)
    assert keyboard.isVisible()
    finger.type("a", "a", "Big letters", "B", "Numbers", "£", "Letters with marks", "é", "Letters", "Rub out", "c")
    assert page.words.line.text() == "aaB£c"
    assert edited == ["a", "aa", "aaB", "aaB£", "aaB£é", "aaB£", "aaB£c"], "each key once"
    assert clipped(finger.frame) == []
    assert all(key.height() >= 44 and key.width() >= 44 for key in finger.keys().values())
    finger.type("Done")
    assert keyboard.isHidden()
    for field in (page.names[-1], page.pin):
        page.area.show_part(field, field.rect())
        finger.settle()
        finger.tap(field.editor)
        assert in_sight(page, field.editor, field.editor.rect()), "the page makes room and scrolls"
        finger.type("1") if field is page.pin else finger.type("Numbers", "1", "Letters with marks", "Letters")
        assert field.text() == "1"
    assert finger.keys().keys() == {*"1234567890", "Rub out", "Done"}


def test_all_words_are_marked_with_a_key(hand: Callable[..., tuple[Hand, FieldsPage]]) -> None:
    """A finger that moves over words drags the page."""
    finger, page = hand(1.0)
    for field in (page.names[0], page.notes):
        field.show_text("what was there")
        page.area.show_part(field, field.rect())
        finger.settle()
        finger.tap(field.editor)
        finger.type("Mark all", "h", "i")
        assert field.text() == "hi"


def test_a_figure_that_is_touched_is_typed_anew(hand: Callable[..., tuple[Hand, FieldsPage]]) -> None:
    finger, page = hand(1.0)
    page.pin.show_text("29")
    page.area.show_part(page.pin, page.pin.rect())
    finger.settle()
    finger.tap(page.pin.editor, QPoint(12, 12))
    finger.type("7")
    assert page.pin.text() == "7"


def test_the_keys_come_with_the_field_that_a_button_opens(hand: Callable[..., tuple[Hand, FieldsPage]]) -> None:
    person, page = hand(1.0)
    person.tap(page.add_one)
    person.type("a", "Done")
    assert page.names[0].text() == "a"
    person.tap(page.go_on)
    assert not person.keys()
    page.add_one.setFocus()
    QTest.keyClick(page.add_one, Qt.Key.Key_Space)
    QTest.mouseClick(
        page.window().windowHandle(), Qt.MouseButton.LeftButton, pos=page.add_one.mapTo(page.window(), QPoint(9, 9))
    )
    assert page.names[0].editor.hasFocus()
    assert not person.keys(), "who has keys or a mouse sees none"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_many_lines_stay_in_sight(hand: Callable[..., tuple[Hand, FieldsPage]], scale: float) -> None:
    finger, page = hand(scale)
    box = page.notes.editor
    page.area.show_part(page.notes, page.notes.rect())
    finger.settle()
    finger.tap(box)
    for _line in range(14):
        finger.type("y", "New line")
        finger.settle()
        assert in_sight(page, box.viewport(), box.cursorRect())
    assert box.toPlainText() == "y\n" * 14


def test_a_number_is_typed_and_its_plus_asks_for_no_keys(
    hand: Callable[..., tuple[Hand, FieldsPage]], settle: Callable[[], None]
) -> None:
    finger, page = hand(1.0)
    box, keyboard = page.number.editor, finger.frame.keyboard
    inside = box.findChild(QLineEdit)
    assert inside is not None
    finger.tap(box, QPoint(box.width() - 8, box.height() // 2))
    assert box.value() == 5
    assert keyboard.isHidden()
    finger.tap(inside)
    assert finger.keys().keys() == {*"1234567890", "Rub out", "Done"}
    finger.type("7")
    assert box.value() == 7, "what is typed takes the place of what was there"
    page.go_on.setFocus()
    settle()
    assert keyboard.isHidden(), "a button takes no letters"


def test_a_mouse_brings_no_keys_and_they_go_with_their_page(
    hand: Callable[..., tuple[Hand, FieldsPage]], settle: Callable[[], None]
) -> None:
    finger, page = hand(1.0)
    frame, field = finger.frame, page.names[0].editor
    place = field.mapTo(frame, field.rect().center())
    finger.tap(field)
    finger.type("Done")
    QTest.mouseClick(frame.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    settle()
    assert QApplication.focusWidget() is field
    assert frame.keyboard.isHidden()
    finger.tap(field)
    assert frame.keyboard.isVisible()
    frame.remove_page(page)
    assert frame.keyboard.isHidden()
